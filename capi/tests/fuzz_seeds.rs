//! Every seed of the fuzz target `c_api`, and every input that once failed, replayed.

#[expect(unreachable_pub, reason = "it is a part of the fuzzer's crate")]
#[path = "../../fuzz/src/c_api.rs"]
mod c_api;

use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/seeds/c_api")
}

#[test]
fn seeds_reach_acceptance() {
    for name in [
        "active_authentication_0",
        "active_authentication_1",
        "checked",
        "examined",
        "opened",
        "passport",
        "quirk_ber_constructed_content",
        "read",
        "shared_anchors",
        "signer_in_store",
        "streamed_0",
        "streamed_1",
    ] {
        assert!(c_api::is_accepted(&fs::read(folder().join(name)).unwrap()), "{name}");
    }
    for name in ["no_anchor", "no_context", "strict", "dg1_mrz_one_character_short"] {
        assert!(!c_api::is_accepted(&fs::read(folder().join(name)).unwrap()), "{name}");
    }
}

#[test]
fn every_seed_holds() {
    let mut seeds: Vec<_> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(!seeds.is_empty());
    seeds.sort();
    for seed in seeds {
        println!("{}", seed.display());
        c_api::run(&fs::read(seed).unwrap());
    }
}
