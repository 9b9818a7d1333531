//! Every seed of the fuzz target `forms`, and every input that once failed, replayed.

#[expect(unreachable_pub, reason = "it is a part of the fuzzer's crate")]
#[path = "../../fuzz/src/forms.rs"]
mod forms;

use idchip_forms::{Form, Objects, load};
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/seeds/forms")
}

#[test]
fn seeds_reach_each_form() {
    for (name, form, cscas) in [
        ("certificate", Form::Binary, 1),
        ("bundle", Form::Binary, 1),
        ("pem", Form::Pem, 2),
        ("pem_trusted", Form::Pem, 1),
        ("ldif", Form::Ldif, 1),
        ("ldif_of_signers", Form::Ldif, 0),
        ("base64", Form::Base64, 1),
        ("hexadecimal", Form::Hexadecimal, 1),
    ] {
        let file = fs::read(folder().join(name)).unwrap();
        let mut scratch = vec![0; Objects::of(&file).scratch_size()];
        let loaded = load(&file, &mut scratch).unwrap();
        assert_eq!((loaded.tally.form, loaded.tally.cscas), (Some(form), cscas), "{name}");
    }
}

#[test]
fn every_seed_holds_also_cut_off() {
    let mut seeds: Vec<_> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(!seeds.is_empty());
    seeds.sort();
    for seed in seeds {
        println!("{}", seed.display());
        let file = fs::read(seed).unwrap();
        for end in (0..=file.len()).step_by(7).chain([file.len()]) {
            forms::run(&file[..end]);
        }
    }
}
