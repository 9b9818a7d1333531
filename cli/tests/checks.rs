//! Each check of the library reaches whoever reads the command's output: the table, the JSON, and the
//! document that describes it. A check that is added to the library is here without a change.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use common::{verify, vn_anchor, vn_good};
use idchip::verify::CheckId;

fn page(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)).unwrap()
}

#[test]
fn the_json_has_a_member_for_each_check_and_no_other() {
    let run = verify(&vn_good(), &vn_anchor(), &["--json"]);
    let [record] = run.json().try_into().unwrap();
    let members: BTreeSet<&str> =
        record["checks"].as_object().unwrap().keys().map(String::as_str).collect();
    let checks: BTreeSet<&str> = CheckId::ALL.iter().map(|check| check.name()).collect();
    assert_eq!(members, checks);
    for check in record["checks"].as_object().unwrap().values() {
        assert!(!check["text"].as_str().unwrap().is_empty(), "{check}");
    }
}

#[test]
fn the_table_has_a_line_for_each_check() {
    let run = verify(&vn_good(), &vn_anchor(), &[]);
    for check in CheckId::ALL {
        // A title may be broken over two lines of its column.
        let first_word = check.title().split(' ').next().unwrap();
        run.says(first_word);
    }
    assert!(!run.stdout.contains("Other"), "a check falls to a default");
}

#[test]
fn each_check_is_described() {
    for check in CheckId::ALL {
        let name = format!("`{}`", check.name());
        assert!(page("docs/json.md").contains(&name), "docs/json.md lacks {name}");
        let number = format!("IDCHIP_CHECK_{} {}", check.name().to_uppercase(), check.code());
        assert!(page("include/idchip.h").contains(&number), "include/idchip.h lacks {number}");
    }
}
