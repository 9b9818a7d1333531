//! `idchip dump`.

mod common;
#[path = "../../tests/common/corpus.rs"]
mod corpus;

use common::{SECRETS, data, idchip, tlv};
use corpus::corpus;

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

/// EF.DG1, EF.DG2, EF.DG11, EF.DG12 and EF.DG13, each with values of the holder in it.
fn personal_files() -> Vec<(&'static str, Vec<u8>)> {
    let read = |name: &str| std::fs::read(data(&format!("cards/vn_good/{name}.bin"))).unwrap();
    let of_names = |tag: u8| {
        let list = tlv(&[0x5C], &[0x5F, 0x0E, 0x5F, 0x2B, 0x5F, 0x10]);
        let name = tlv(&[0x5F, 0x0E], b"NGUYEN<<VAN<A");
        let date = tlv(&[0x5F, 0x2B], b"19990101");
        let number = tlv(&[0x5F, 0x10], b"001099012345");
        tlv(&[tag], &[list, name, date, number].concat())
    };
    vec![
        ("EF.DG1", read("EF.DG1")),
        ("EF.DG2", read("EF.DG2")),
        ("EF.DG11", of_names(0x6B)),
        ("EF.DG12", of_names(0x6C)),
        ("EF.DG13", read("EF.DG13")),
    ]
}

/// Dumps these bytes from a file of this name.
fn dump(name: &str, octets: &[u8], more: &[&str]) -> common::Run {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join(name);
    std::fs::write(&path, octets).unwrap();
    idchip(&[&["dump", path.to_str().unwrap()][..], more].concat())
}

/// No value of the data group, as text or in hexadecimal: no four bytes of its values in a row.
#[track_caller]
fn shows_nothing_of(run: &common::Run, file: &[u8]) {
    run.hides(SECRETS);
    // The values begin behind the tags and lengths of the outer elements, which are shown.
    for window in file.windows(6).skip(120) {
        let text: String = window.iter().map(|octet| format!("{octet:02X}")).collect();
        assert!(!run.stdout.contains(&text), "bytes of the file are in the output");
    }
}

#[test]
fn a_data_group_is_hidden_whatever_its_file_is_called() {
    for (own_name, octets) in personal_files() {
        for name in
            [own_name, "x.bin", "EF.SOD", "EF.COM", "EF.CardAccess", "011D", "a.der", "a.pem"]
        {
            let run = dump(name, &octets, &[]);
            shows_nothing_of(run.exits(0).complains("--reveal"), &octets);
        }
    }
}

#[test]
fn a_data_group_is_hidden_in_whatever_it_is_put() {
    let sod = std::fs::read(data("cards/vn_good/EF.SOD.bin")).unwrap();
    let com = std::fs::read(data("cards/vn_good/EF.COM.bin")).unwrap();
    let anchor = std::fs::read(common::vn_anchor()).unwrap();
    let id_data = tlv(&[6], &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 1]);
    let signed_data = tlv(&[6], &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 2]);
    let lds = tlv(&[6], &[0x67, 0x81, 8, 1, 1, 1]);
    let master_list = tlv(&[6], &[0x67, 0x81, 8, 1, 1, 2]);
    let cms = |kind: &[u8], content: &[u8]| {
        let content = tlv(&[0x30], &[kind, &tlv(&[0xA0], content)].concat());
        let version = tlv(&[2], &[3]);
        let signed = tlv(&[0x30], &[version, tlv(&[0x31], &[]), content].concat());
        tlv(&[0x30], &[&signed_data[..], &tlv(&[0xA0], &signed)].concat())
    };
    for (name, file) in personal_files() {
        // With its outer tag, and what is in it, without.
        let header = if file[1] & 0x80 == 0 { 2 } else { 2 + usize::from(file[1] & 0x7F) };
        for octets in [&file[..], &file[header..]] {
            let string = tlv(&[4], octets);
            for (place, octets) in [
                ("alone", octets.to_vec()),
                ("in a sequence", tlv(&[0x30], octets)),
                ("in a set", tlv(&[0x31], octets)),
                ("in a tag of another file", tlv(&[0x77], octets)),
                ("in EF.COM", tlv(&[0x60], octets)),
                ("in a private tag", tlv(&[0xFF, 0x21], octets)),
                ("in an octet string", string.clone()),
                ("in strings and sequences", tlv(&[0x30], &tlv(&[4], &tlv(&[0x30], &string)))),
                ("in a bit string", tlv(&[3], &[&[0], octets].concat())),
                ("behind EF.COM", [&com, octets].concat()),
                ("behind EF.SOD", [&sod, octets].concat()),
                ("behind a certificate", [&anchor, octets].concat()),
                ("signed as data", cms(&id_data, &string)),
                ("signed as a security object", cms(&lds, &string)),
                ("signed as itself", cms(&lds, octets)),
            ] {
                let run = dump("x.bin", &octets, &[]);
                assert!(matches!(run.code, 0 | 3), "{name} {place}");
                assert!(run.stdout.contains("•••••"), "{name} {place}: {}", run.stdout);
                shows_nothing_of(&run, &file);
            }
        }
        // Where certificates belong, a data group with its tag is seen.
        for octets in [&file[..], &tlv(&[4], &file), &tlv(&[0x30], &file)] {
            let octets = cms(&master_list, &tlv(&[4], &tlv(&[0x30], octets)));
            shows_nothing_of(&dump("list.ml", &octets, &[]), &file);
        }
    }
}

#[test]
fn the_hashes_of_data_groups_are_hidden_and_the_signer_is_not() {
    let path = data("cards/vn_good/EF.SOD.bin");
    let revealed = idchip(&["dump", "--reveal", &path]);
    let hidden = idchip(&["dump", &path]);
    hidden.exits(0).complains("--reveal").says("UTF8String \"Test CSCA Vietnam\"");
    let signed = revealed.stdout.split("lds-security-object").nth(1).unwrap();
    let hashes: Vec<_> = signed
        .lines()
        .filter_map(|line| line.split("OCTET STRING ").nth(1))
        .filter(|value| value.len() == 64)
        .take(6)
        .collect();
    assert_eq!(hashes.len(), 6);
    hidden.hides(&hashes);
    // Under every name, in segments, and as the object alone.
    let sod = std::fs::read(&path).unwrap();
    let at = sod.windows(3).position(|window| window == [2, 1, 0]).unwrap();
    let object = tlv(&[0x30], &sod[at..at + 253]);
    for octets in [&sod[..], &sod[4..], &object, &tlv(&[0x30], &sod)] {
        for name in ["EF.SOD", "EF.DG1", "EF.COM", "x"] {
            dump(name, octets, &[]).hides(&hashes);
        }
    }
    for card in ["quirk_ber_constructed_content", "quirk_ber_indefinite"] {
        let sod = std::fs::read(data(&format!("cards/{card}/EF.SOD.bin"))).unwrap();
        // The strings between the content's type and the first name in the certificate.
        let strings = |more: &[&str]| -> Vec<String> {
            let run = dump("EF.SOD", &sod, more);
            let signed = run.stdout.split("lds-security-object").nth(1).unwrap();
            let object = signed.split("country-name").next().unwrap();
            let strings = object.lines().filter_map(|line| line.split("OCTET STRING ").nth(1));
            strings.map(str::to_owned).collect()
        };
        assert!(
            strings(&["--reveal"]).iter().any(|it| it.starts_with(|c: char| c.is_ascii_hexdigit()))
        );
        let hidden = strings(&[]);
        assert!(
            hidden.len() > 1 && hidden.iter().all(|it| it.starts_with("•••••") || it == "holds")
        );
    }
}

#[test]
fn what_is_about_the_chip_and_its_signer_is_shown() {
    let access = dump("x", &std::fs::read(data("cards/vn_good/EF.CardAccess.bin")).unwrap(), &[]);
    access.exits(0).says("id-PACE-ECDH-GM-AES-CBC-CMAC-128");
    assert!(!access.stdout.contains("•••••") && access.stderr.is_empty(), "{}", access.stdout);
    let anchor = dump("x", &std::fs::read(common::vn_anchor()).unwrap(), &[]);
    anchor.exits(0).says("\"VN\"");
    assert!(!anchor.stdout.contains("•••••") && anchor.stderr.is_empty(), "{}", anchor.stdout);
    let Some(list) = corpus("masterlists/DE_ML_2024-04-10.ml") else { return };
    let run = idchip(&["dump", list.to_str().unwrap()]);
    run.exits(0);
    assert!(!run.stdout.contains("•••••"));
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
