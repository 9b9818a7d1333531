//! The work of idchip that is measured, each piece with the assertion of its result: `cargo xtask instructions` counts its
//! instructions, and `cargo xtask compare` runs it beside other implementations.

#![expect(missing_debug_implementations, reason = "nothing of it is printed")]

mod card;
mod cases;
mod judging;
mod primitives;

pub use card::{Card, FAMILIES, Inputs, NOW, certificates, place, testdata};
pub use cases::{Case, cases};
pub use judging::{
    COMPACT, ENGINES, Engine, RUSTCRYPTO, WIDE, WholeCard, judge, judge_list, lacks_anchor,
};
pub use primitives::Primitives;
