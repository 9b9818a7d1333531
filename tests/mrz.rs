//! DG1, EF.COM and the MRZ against published specimens and examples.
//!
//! They stand beside the project, and are not part of it.

mod common {
    pub(crate) mod corpus;
    pub(crate) mod manifest;
    pub(crate) mod testdata;
}

use std::fs;
use std::path::Path;

use common::corpus::corpus;
use common::manifest::manifest;
use common::testdata::read;
use idchip::lds::com::EfCom;
use idchip::lds::dg1::Dg1;
use idchip::lds::{DataGroup as _, DgNumber, DgSet};
use idchip::mrz::{Format, Mrz, NameComponents};
use idchip::{Finding, FindingSet, ParseErrorKind};
use serde_json::Value;

#[test]
fn finds_the_wrong_check_digits_of_the_standards_examples() {
    let Some(examples) = items("protocol-vectors/icao9303-mrz-examples.json") else {
        return;
    };
    let mut count = 0;
    for example in &examples {
        // A visa has another layout, and never stands in a DG1.
        if text(&example["format"]).starts_with("MRV") {
            continue;
        }
        let lines = example["mrz"].as_array().unwrap().iter().map(text).collect::<String>();
        let mrz = Mrz::parse(lines.as_bytes()).unwrap();
        assert_eq!(format!("{:?}", mrz.format()).to_uppercase(), text(&example["format"]));
        for (name, finding) in [
            ("doc", Finding::MrzDocumentNumberCheckDigit),
            ("dob", Finding::MrzBirthCheckDigit),
            ("doe", Finding::MrzExpiryCheckDigit),
            ("opt", Finding::MrzOptionalDataCheckDigit),
            ("comp", Finding::MrzCompositeCheckDigit),
        ] {
            let is_wrong = example["check_digits_recomputed"][name] == Value::Bool(false);
            assert_eq!(mrz.findings().contains(finding), is_wrong, "{name} of {lines}");
        }
        count += 1;
    }
    assert_eq!(count, 10);
}

#[test]
fn splits_the_names_of_the_standards_examples() {
    let Some(examples) = items("protocol-vectors/icao9303-mrz-name-examples.json") else {
        return;
    };
    let mut count = 0;
    for example in &examples {
        let line = text(&example["mrz_line"]);
        let (lines, name_at) = match line.len() {
            30 => (format!("{TD1_LINES_1_2}{line}"), 0),
            36 => (format!("{line}{TD2_LINE_2}"), 5),
            44 => (format!("{line}{TD3_LINE_2}"), 5),
            // Three were transcribed with a character more or less.
            _ => continue,
        };
        let mrz = Mrz::parse(lines.as_bytes()).unwrap();
        let field = &line[name_at..];
        let name = mrz.name();
        let join = |components: NameComponents<'_>| components.collect::<Vec<_>>().join("<");
        let mut joined = join(name.primary());
        if name.secondary().next().is_some() {
            joined = format!("{joined}<<{}", join(name.secondary()));
        }
        assert_eq!(joined, field.trim_end_matches('<'));
        assert_eq!(name.is_truncated(), !field.ends_with('<'));
        assert!(!mrz.findings().contains(Finding::MrzNameVoid));
        count += 1;
    }
    assert_eq!(count, 54);
}

#[test]
fn reads_single_dg1_files() {
    let Some(fragments) = corpus("lds/fragments") else { return };
    let index: Vec<Value> = serde_json::from_slice(&read(fragments.join("index.json"))).unwrap();
    for entry in index.iter().filter(|entry| entry["kind"] == "DG1") {
        let name = text(&entry["file"]);
        let file = read(fragments.join(name));
        match Dg1::parse(&file) {
            Ok(dg1) => {
                assert_eq!(dg1.mrz().as_str(), text(&entry["mrz"]));
                assert_eq!(dg1.findings(), single_dg1_findings(name), "{name}");
            }
            Err(error) => {
                assert_eq!(name, "dg1/DG1_196fd00849.bin");
                assert_eq!(error.kind, ParseErrorKind::WrongLength(73));
            }
        }
    }
}

/// Deviations of the single DG1 files.
fn single_dg1_findings(name: &str) -> FindingSet {
    match name {
        // The example of Doc 9303-10, printed with a wrong check digit.
        "dg1/DG1_68629feb5e.bin" => FindingSet::of(&[Finding::MrzCompositeCheckDigit]),
        _ => FindingSet::EMPTY,
    }
}

#[test]
fn reads_single_com_files() {
    let Some(folder) = corpus("lds/fragments/com") else { return };
    for (name, file) in files(&folder) {
        let result = EfCom::parse(&file).map(|com| com.findings()).map_err(|error| error.kind);
        let expected = match name.as_str() {
            // Versions of five digits, and one under another tag.
            "COM_7f71810177.bin" | "COM_9de89eec20.bin" | "COM_abe517be93.bin" => {
                Ok(FindingSet::of(&[Finding::ComMalformed]))
            }
            "COM_74368c9013.bin" => Ok(FindingSet::of(&[Finding::ComTagUnknown])),
            "COM_89d2e9bdc7.bin" | "COM_eb5b2c6bf5.bin" => {
                Ok(FindingSet::of(&[Finding::ComVersionUnknown]))
            }
            "COM_a537e3d9be.bin" | "COM_06468eeb47.bin" => {
                Ok(FindingSet::of(&[Finding::ComDataGroupMissing]))
            }
            _ => Ok(FindingSet::EMPTY),
        };
        assert_eq!(result, expected, "{name}");
    }
}

#[test]
fn reads_the_specimen_cards() {
    let Some(specimens) = corpus("lds") else { return };
    for (folder, groups) in [
        // It has a DG15 that EF.COM does not list.
        ("bsi-tr03105-5-refdata", &[1, 2, 3, 4, 14][..]),
        ("bsi-eac-2008", &[1, 2, 3, 14]),
        ("nl-specimen-2006", &[1, 2, 15]),
    ] {
        let folder = specimens.join(folder);
        let file = read(folder.join("EF.COM.bin"));
        let com = EfCom::parse(&file).unwrap();
        let mut expected = DgSet::EMPTY;
        for number in groups {
            expected.insert(DgNumber::new(*number).unwrap());
        }
        assert_eq!(com.data_groups(), expected, "{folder:?}");
        assert_eq!(com.findings(), FindingSet::EMPTY, "{folder:?}");
        let file = read(folder.join("EF.DG1.bin"));
        let dg1 = Dg1::parse(&file).unwrap();
        assert_eq!(dg1.mrz().format(), Format::Td3);
        assert_eq!(dg1.findings(), FindingSet::EMPTY, "{folder:?}");
    }
}

#[test]
fn reads_the_simulated_german_cards() {
    let Some(profiles) = corpus("lds/persosim") else { return };
    for (profile, file) in files_in_folders(&profiles, "EF.DG1.bin") {
        let findings = Dg1::parse(&file).map(|dg1| dg1.findings()).map_err(|error| error.kind);
        let expected = match profile.as_str() {
            // Its nationality is the word "null".
            "Profile02" => Err(ParseErrorKind::Character),
            // Its nationality is empty.
            "Profile05" => Ok(FindingSet::of(&[Finding::MrzCharacterUnusual])),
            // Its document code is UB.
            name if name.starts_with("ProfileUB") => {
                Ok(FindingSet::of(&[Finding::MrzDocumentCodeUnusual]))
            }
            _ => Ok(FindingSet::EMPTY),
        };
        assert_eq!(findings, expected, "{profile}");
    }
}

#[test]
fn reads_the_synthetic_cards_as_their_manifest_says() {
    for card in manifest()["cards"].as_array().unwrap() {
        let name = text(&card["name"]);
        let listed = |key: &str, item: &str| {
            card["expect"][key].as_array().unwrap().iter().any(|other| other == item)
        };
        // Findings of files that do not parse, and of a SOD that does not, are not in the list.
        let is_told = card["expect"]["verdict"] != "malformed";
        let is_cut = card["expect"]["checks"]["data_groups"]["reason"] == "data_group_incomplete";
        let mut findings = FindingSet::EMPTY;
        let mut parse = |file: &str, parse: fn(&[u8]) -> Option<FindingSet>| {
            let Some(path) = card["files"][file].as_str() else { return };
            let found = parse(&read(path));
            let is_refused = found.is_none();
            assert!(
                is_refused == listed("unparsable", file) || is_cut && is_refused,
                "{name}: {file}"
            );
            findings.merge(found.unwrap_or_default());
        };
        parse("EF.COM", |file| EfCom::parse(file).ok().map(|com| com.findings()));
        parse("EF.DG1", |file| Dg1::parse(file).ok().map(|dg1| dg1.findings()));
        for finding in Finding::ALL.iter().filter(|finding| is_told && is_ours(**finding)) {
            let is_listed = listed("findings", finding.name());
            assert_eq!(findings.contains(*finding), is_listed, "{name}: {finding:?}");
        }
    }
}

/// True if DG1 and EF.COM alone have this finding: that EF.COM has no list, and what differs from
/// EF.SOD, is found by the judge.
fn is_ours(finding: Finding) -> bool {
    let name = finding.name();
    let is_of_the_judge = matches!(finding, Finding::ComMalformed | Finding::ComVersionDiffers);
    name.starts_with("mrz_") || (name.starts_with("com_") && !is_of_the_judge)
}

const TD1_LINES_1_2: &str = "I<UTOD231458907<<<<<<<<<<<<<<<7408122F1204159UTO<<<<<<<<<<<6";
const TD2_LINE_2: &str = "D231458907UTO7408122F1204159<<<<<<<6";
const TD3_LINE_2: &str = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";

/// The items of a list in the corpus.
fn items(path: &str) -> Option<Vec<Value>> {
    corpus(path).map(|path| serde_json::from_slice(&read(path)).unwrap())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect()
}

/// The file of this name in each folder that has one; there must be some.
fn files_in_folders(parent: &Path, name: &str) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(parent).unwrap().map(Result::unwrap);
    let files: Vec<_> = entries
        .filter_map(|entry| {
            let file = fs::read(entry.path().join(name)).ok()?;
            Some((entry.file_name().into_string().unwrap(), file))
        })
        .collect();
    assert!(!files.is_empty());
    files
}
