//! All JSON that the command writes: one object a line, and no object with a name twice.

mod common;
#[path = "../../tests/common/corpus.rs"]
mod corpus;

use common::{Run, assemble, data, idchip, testdata, vn_anchor, vn_good};
use corpus::corpus;
use std::path::{Path, PathBuf};

/// Every file under a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in folder.read_dir().unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// Runs inspect on a file or folder, with values hidden and revealed.
fn inspect(path: &Path) -> Run {
    let path = path.to_str().unwrap();
    let run = idchip(&["inspect", "--json", "--reveal", path]);
    let revealed = run.json();
    let hidden = idchip(&["inspect", "--json", path]).json();
    assert_eq!(revealed.len(), hidden.len());
    assert!(run.code == 0 || run.code == 3, "{path}: {}", run.stderr);
    run
}

#[test]
fn the_reader_of_these_tests_finds_names_that_stand_twice() {
    for text in [
        r#"{"a":1,"a":1}"#,
        r#"{"a":1,"b":2,"a":null}"#,
        r#"[{"a":[{"b":{"c":1,"c":2}}]}]"#,
        r#"{"a":1,"\u0061":1}"#,
    ] {
        assert!(serde_json::from_str::<serde_json::Value>(text).is_ok());
        assert!(common::json::parse(text).is_err(), "{text}");
    }
    let text = r#"{"a":[1,-2,0.5,null,true,"x"],"b":{"a":{"b":[]}}}"#;
    let value: serde_json::Value = serde_json::from_str(text).unwrap();
    assert_eq!(common::json::parse(text).unwrap(), value);
}

#[test]
fn inspect_says_no_name_twice_of_any_file() {
    let mut said = 0;
    for path in files(&testdata().join("cards")) {
        said += inspect(&path).json().len();
    }
    assert!(said > 500, "{said}");
    inspect(Path::new(&vn_good()));
}

#[test]
fn inspect_says_no_name_twice_of_any_file_of_the_corpus() {
    let mut said = 0;
    for folder in ["lds", "sod", "reported"] {
        let Some(folder) = corpus(folder) else { return };
        for path in files(&folder) {
            said += inspect(&path).json().len();
        }
    }
    assert!(said > 100, "{said}");
}

#[test]
fn the_other_commands_say_no_name_twice() {
    let anchors = data("anchors");
    let run = idchip(&["anchors", "--json", &anchors]);
    assert!(run.json().len() > 30);
    idchip(&["anchors", "--json", "--summary", &anchors]).json();
    for path in files(&testdata().join("aa")) {
        let path = path.to_str().unwrap();
        if path.ends_with("DG15.bin") {
            let challenge = ["--challenge", "0001020304050607", "--response", "00", "--json"];
            let run = idchip(&[&["aa", "--dg15", path][..], &challenge].concat());
            assert_eq!(run.json().len(), 1, "{path}");
        }
    }
    let text = "001099012345|1|A|01011999|Nam|B|28052021|x|y|z|x";
    let (card, anchor) = (vn_good(), vn_anchor());
    for list in [&["qr", text, "--json"][..], &["qr", text, "--json", "--reveal"]] {
        assert_eq!(idchip(list).json().len(), 1);
        let list = [list, &["--card", &card, "--anchors", &anchor]].concat();
        assert_eq!(idchip(&list).json().len(), 1);
    }
}

#[test]
fn each_card_is_judged_without_a_name_twice() {
    let manifest = std::fs::read(testdata().join("manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
    for card in manifest["cards"].as_array().unwrap().iter().step_by(4) {
        let folder = assemble(card["name"].as_str().unwrap());
        let folder = folder.path().to_str().unwrap();
        let run = idchip(&["verify", folder, "--anchors", &vn_anchor(), "--json"]);
        assert_eq!(run.json().len(), 1, "{}", card["name"]);
    }
}

#[test]
fn several_infos_of_one_kind_are_all_listed() {
    let Some(card) = corpus("reported/cardaccess-several-pace") else { return };
    let card = card.to_str().unwrap();
    let pace = [
        "id-PACE-ECDH-GM-AES-CBC-CMAC-128, version 2, P-256",
        "id-PACE-ECDH-GM-AES-CBC-CMAC-256, version 2, P-384",
        "id-PACE-ECDH-CAM-AES-CBC-CMAC-256, version 2, brainpoolP384r1",
    ];
    let run = idchip(&["inspect", card]);
    pace.iter().fold(run.exits(0), |run, text| run.says(&format!("pace {text}")));
    let [record] = idchip(&["inspect", "--json", card]).json().try_into().unwrap();
    assert_eq!(record["schema"], "idchip.inspect/3");
    assert_eq!(record["files"][0]["content"]["pace"], serde_json::json!(pace));
}

#[test]
fn a_schema_refuses_what_the_command_never_writes() {
    let [record] = common::verify(&vn_good(), &vn_anchor(), &["--json"]).json().try_into().unwrap();
    let changed = |change: fn(&mut serde_json::Value)| {
        let mut record: serde_json::Value = record.clone();
        change(&mut record);
        common::schema::violation(&record)
    };
    assert_eq!(changed(|_| {}), None);
    let changes: [fn(&mut serde_json::Value); 8] = [
        |it| it["checks"]["validity"]["reason"] = "unknown".into(),
        |it| it["checks"]["validity"]["result"] = "passed".into(),
        |it| it["checks"]["unknown"] = it["checks"]["validity"].clone(),
        |it| it["findings"] = serde_json::json!(["unknown"]),
        |it| it["data_groups"]["DG1"] = "good".into(),
        |it| it["verdict"] = "genuine".into(),
        |it| it["failed"] = "validity".into(),
        |it| drop(it.as_object_mut().unwrap().remove("checks")),
    ];
    for (index, change) in changes.into_iter().enumerate() {
        assert!(changed(change).is_some(), "change {index}");
    }
}

#[test]
fn the_manifest_of_evidence_is_as_its_schema_says() {
    let folder = tempfile::tempdir().unwrap();
    let evidence = folder.path().join("evidence");
    let evidence = evidence.to_str().unwrap();
    idchip(&[
        "export",
        &vn_good(),
        "-o",
        evidence,
        "--anchors",
        &vn_anchor(),
        "--at",
        "2026-11-01",
    ])
    .exits(0);
    let manifest = std::fs::read_to_string(Path::new(evidence).join("evidence.json")).unwrap();
    common::schema::validate(&common::json::parse(&manifest).unwrap());
}
