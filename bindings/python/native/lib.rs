//! The native module `idchip._native`: the judge of many cards.
//!
//! It has the functions of the C API as well, for `idchip/_abi.py`: a cdylib exports those of its dependencies that are
//! not mangled. So the package has one library.

#![forbid(unsafe_code)]

mod batches;
mod judge;
mod memory;
mod policy;
mod stores;
mod terms;
mod verification;

use idchip_capi as _;
use pyo3::prelude::*;

#[pymodule]
mod _native {
    #[pymodule_export]
    use crate::judge::Judge;
    #[pymodule_export]
    use crate::stores::{certificates, revocation_lists};
    #[pymodule_export]
    use crate::verification::{Certificate, Check, Malformed, Verification};
}
