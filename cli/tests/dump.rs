//! `idchip dump`.

mod common;

use common::{SECRETS, data, idchip};

#[test]
fn shows_offsets_tags_and_names() {
    let run = idchip(&["dump", &data("cards/vn_good/EF.SOD.bin")]);
    run.exits(0)
        .says("0 4 + 1444 77 EF.SOD")
        .says("49 2 + 6 06 OBJECT IDENTIFIER 2.23.136.1.1.1 lds-security-object")
        .says("UTF8String \"Test CSCA Vietnam\"")
        .says("brainpoolP384r1");
    let com = idchip(&["dump", &data("cards/vn_good/EF.COM.bin")]);
    com.exits(0).says("5F01 LDS version \"0107\"").says("5C tag list 6175636D6F6E");
}

#[test]
fn hides_the_values_of_data_groups() {
    for file in ["EF.DG1.bin", "EF.DG2.bin", "EF.DG13.bin"] {
        let run = idchip(&["dump", &data(&format!("cards/vn_good/{file}"))]);
        run.exits(0).hides(SECRETS).says("•••••").complains("--reveal");
    }
    let run = idchip(&["dump", "--reveal", &data("cards/vn_good/EF.DG1.bin")]);
    run.exits(0).says("NGUYEN<<VAN<A");
}

#[test]
fn reads_the_tags_of_the_lds() {
    let run = idchip(&["dump", &data("cards/vn_good/EF.DG2.bin")]);
    run.says("7F61 biometric information group template").says("5F2E biometric data block");
}

#[test]
fn an_unnamed_data_group_is_hidden_too() {
    let directory = tempfile::tempdir().unwrap();
    let dg13 = std::fs::read(data("cards/vn_good/EF.DG13.bin")).unwrap();
    for (name, octets) in [("x.bin", &dg13[..]), ("inner.bin", &dg13[4..])] {
        let path = directory.path().join(name);
        std::fs::write(&path, octets).unwrap();
        idchip(&["dump", path.to_str().unwrap()]).exits(0).hides(SECRETS);
    }
}

#[test]
fn a_file_that_is_cut_is_shown_to_the_cut() {
    let sod = std::fs::read(data("cards/vn_good/EF.SOD.bin")).unwrap();
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("EF.SOD");
    std::fs::write(&path, &sod[..700]).unwrap();
    let run = idchip(&["dump", path.to_str().unwrap()]);
    run.exits(3).says("0 4 + 1444 77 EF.SOD").says("lds-security-object").says("malformed: length");
}

#[test]
fn garbage_is_no_crash() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("garbage");
    let deep = [0x30, 0x80].repeat(5_000);
    for octets in
        [&[][..], &[0xFF; 64], &[0x30], &[0x1F, 0xFF, 0xFF], &[0x30, 0x84, 1, 0, 0, 0], &deep]
    {
        std::fs::write(&path, octets).unwrap();
        let code = idchip(&["dump", path.to_str().unwrap()]).code;
        assert!(code == 3 || octets.is_empty(), "{code}");
    }
}
