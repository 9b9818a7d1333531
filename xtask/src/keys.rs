//! The throw-away keys of the test cards, by name.

use crate::curves::Parameters;
use crate::ec::EcKey;
use crate::rsa::RsaKey;
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

static EC_KEYS: LazyLock<Mutex<HashMap<String, EcKey>>> = LazyLock::new(Mutex::default);

/// The key called `name` on `curve`; the same name on another curve is another key.
pub(crate) fn ec(name: &str, curve: &'static Parameters) -> EcKey {
    let full = format!("idchip test key: {name} on {}", curve.name);
    let mut keys = EC_KEYS.lock().expect("no thread panicked");
    keys.entry(full.clone()).or_insert_with(|| EcKey::derive(&full, curve)).clone()
}

/// The key in `xtask/keys/<name>.txt`.
pub(crate) fn rsa(name: &str) -> RsaKey {
    RsaKey::parse(match name {
        "aa_rsa_2048" => include_str!("../keys/aa_rsa_2048.txt"),
        "aa_rsa_2048_clone" => include_str!("../keys/aa_rsa_2048_clone.txt"),
        "csca_rsa_3072" => include_str!("../keys/csca_rsa_3072.txt"),
        "csca_rsa_4096_e3" => include_str!("../keys/csca_rsa_4096_e3.txt"),
        "csca_rsa_6144" => include_str!("../keys/csca_rsa_6144.txt"),
        "ds_rsa_1024" => include_str!("../keys/ds_rsa_1024.txt"),
        "ds_rsa_2048" => include_str!("../keys/ds_rsa_2048.txt"),
        "ds_rsa_2048_e3" => include_str!("../keys/ds_rsa_2048_e3.txt"),
        "ds_rsa_2048_even" => include_str!("../keys/ds_rsa_2048_even.txt"),
        _ => panic!("there is no test key {name}"),
    })
}
