//! Every seed of the fuzz targets, and every input that once failed, replayed.

#[expect(unreachable_pub, reason = "it is a crate of its own for the fuzzer")]
#[path = "../fuzz/src"]
mod shared {
    pub mod fake;
    pub mod targets;
    pub mod walk;
}

mod common {
    pub(crate) mod files;
}

use common::files::files_below;
use shared::{fake, targets, walk};
use std::fs;
use std::path::Path;

/// The targets of other crates, which `capi/tests/fuzz_seeds.rs` and `forms/tests/fuzz_seeds.rs` replay.
const ELSEWHERE: [&str; 2] = ["c_api", "forms"];

#[test]
fn every_seed_holds() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds");
    for (name, run) in targets::ALL {
        let seeds = files_below(&root.join(name));
        assert!(!seeds.is_empty(), "{name} has no seeds");
        for seed in seeds {
            println!("{}", seed.display());
            run(&fs::read(seed).unwrap());
        }
    }
    let folders = fs::read_dir(root).unwrap().filter(|it| {
        let name = it.as_ref().unwrap().file_name();
        ELSEWHERE.iter().all(|elsewhere| name != *elsewhere)
    });
    assert_eq!(folders.count(), targets::ALL.len(), "a folder of seeds belongs to no target");
}

#[test]
fn seeds_of_the_judge_reach_acceptance() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds/verifier");
    for name in ["vn_good", "vn_good_default_anchor", "td3_passport", "td2_card"] {
        assert!(targets::verifier::is_accepted(&fs::read(seeds.join(name)).unwrap()), "{name}");
    }
    assert!(!targets::verifier::is_accepted(
        &fs::read(seeds.join("vn_good_true_digests")).unwrap()
    ));
}

#[test]
fn a_seed_of_the_master_lists_reaches_verification() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds/master_list");
    let verified =
        |name: &str| targets::master_list::is_verified(&fs::read(seeds.join(name)).unwrap());
    assert!(verified("list_good"));
    assert!(!verified("two_certificates"));
}

/// Every target takes any octets: so each gets all of testdata/, whatever is in the file.
#[test]
fn every_target_takes_every_file_of_the_test_data() {
    for file in files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata")) {
        if file.extension().is_some_and(|kind| kind == "bin" || kind == "der") {
            println!("{}", file.display());
            let octets = fs::read(&file).unwrap();
            targets::ALL.iter().for_each(|(_, run)| run(&octets));
        }
    }
}

#[test]
fn every_target_has_its_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/fuzz_targets");
    let files: Vec<String> = files_below(&folder)
        .iter()
        .map(|file| file.file_stem().unwrap().to_str().unwrap().to_owned())
        .filter(|name: &String| !ELSEWHERE.contains(&name.as_str()))
        .collect();
    assert!(files.iter().eq(targets::ALL.iter().map(|(name, _)| *name)));
}
