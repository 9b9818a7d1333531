//! The firmware to copy, and the documentation that leads to it, say the same.

mod common {
    pub(crate) mod testdata;
}

use std::fs;
use std::path::{Path, PathBuf};

use common::testdata;
use idchip::lds::FileLength;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Returns the lines of a section of a manifest, which ends at the next section or empty line.
fn section(text: &str, title: &str) -> Vec<String> {
    let lines = text.lines().skip_while(|line| *line != title).skip(1);
    lines
        .take_while(|line| !line.is_empty() && !line.starts_with(['[', '`']))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_manifest_is_that_of_the_documentation() {
    let (manifest, page) = (text("examples/firmware/Cargo.toml"), text("docs/firmware.md"));
    let dependency = section(&page, "[dependencies]");
    assert_eq!(dependency.len(), 1, "one line to copy");
    assert!(section(&manifest, "[dependencies]").contains(&dependency[0]), "{}", dependency[0]);
    let profile = section(&page, "[profile.release]");
    assert!(!profile.is_empty());
    assert_eq!(section(&manifest, "[profile.release]"), profile);
}

#[test]
fn the_dependency_is_on_the_version_in_this_repository() {
    let dependency = section(&text("docs/firmware.md"), "[dependencies]").concat();
    let [major, minor] = [env!("CARGO_PKG_VERSION_MAJOR"), env!("CARGO_PKG_VERSION_MINOR")];
    let version = format!("version = \"{major}.{minor}\"");
    assert!(dependency.contains(&version), "{dependency} has not {version}");
}

#[test]
fn the_card_is_the_good_one_of_the_test_data() {
    let mut count = 0;
    for entry in fs::read_dir(root().join("examples/firmware/card")).unwrap() {
        let path: PathBuf = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let original = match name {
            "csca.der" => "anchors/vn_good.der".to_owned(),
            _ => format!("cards/vn_good/{name}"),
        };
        assert!(fs::read(&path).unwrap() == testdata::read(&original), "{name} is not {original}");
        count += 1;
    }
    assert_eq!(count, 8);
}

#[test]
fn one_number_of_first_bytes_is_told_everywhere() {
    let first = format!("first {} bytes", FileLength::MAX_FIRST_BYTES);
    for page in ["docs/firmware.md", "examples/README.md"] {
        let text = text(page);
        assert!(text.contains(&first), "{page} does not say {first}");
    }
    let constant = format!("#define IDCHIP_MAX_FIRST_BYTES {}\n", FileLength::MAX_FIRST_BYTES);
    assert!(text("include/idchip.h").contains(&constant));
    // A program that reads files has the constant and no number.
    for program in [
        "examples/c/kiosk.c",
        "examples/cpp/kiosk.cpp",
        "examples/firmware/src/card.rs",
        "firmware/c-mps2/reader.c",
        "firmware/session/src/card.rs",
    ] {
        assert!(text(program).contains("MAX_FIRST_BYTES"), "{program}");
    }
}
