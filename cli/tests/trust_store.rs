//! The anchors that stand once: `$IDCHIP_ANCHORS` and the configuration file.

mod common;

use std::fs;

use common::{AT, Run, command, data, run, vn_anchor, vn_good};

/// Runs the command with this environment.
fn with(environment: &[(&str, &str)], arguments: &[&str]) -> Run {
    run(command().envs(environment.iter().copied()).args(arguments))
}

fn verify(environment: &[(&str, &str)], more: &[&str]) -> Run {
    with(environment, &[&["verify", "--at", AT], more, &[&vn_good()]].concat())
}

/// A directory of configuration files with this one.
fn configuration(text: &str) -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    fs::create_dir(directory.path().join("idchip")).unwrap();
    fs::write(directory.path().join("idchip/config.toml"), text).unwrap();
    directory
}

fn place(directory: &tempfile::TempDir) -> [(&'static str, &str); 1] {
    [("XDG_CONFIG_HOME", directory.path().to_str().unwrap())]
}

#[test]
fn a_card_without_anchors_is_undetermined_in_every_form() {
    let run = verify(&[], &[]);
    run.exits(2).says("UNDETERMINED").says("no anchors were given").says("docs/anchors.md");
    run.says("policy default, no anchors").says("no anchor confirms it");
    assert!(!run.stdout.contains("ACCEPTED"));
    let [card] = verify(&[], &["--json"]).exits(2).json().try_into().unwrap();
    assert_eq!(
        (&card["verdict"], &card["decided_by"]),
        (&"undetermined".into(), &"ds_signature".into())
    );
    assert_eq!(card["checks"]["ds_signature"]["reason"], "no_anchor");
    // The other checks are made.
    assert_eq!(card["checks"]["sod_signature"]["result"], "successful");
    assert_eq!(card["checks"]["data_groups"]["result"], "successful");
    assert!(card["anchor"].is_null() && card["anchors_from"].is_null());
    verify(&[], &["--report", "tr03135"]).exits(2).says("UNDETERMINED");
    // A forgery is one without anchors too.
    with(&[], &["verify", "--at", AT, &data("cards/signature_altered/EF.SOD.bin")]).exits(1);
    let photo = ["photo", &vn_good(), "-o", "/dev/null"];
    with(&[], &photo).exits(64).complains("give --anchors to verify the image");
    with(&[], &["anchors"]).exits(64).complains("docs/anchors.md");
}

#[test]
fn the_option_counts_before_the_environment_and_this_before_the_file() {
    let other = data("anchors/td3_passport.der");
    let anchor = vn_anchor();
    let file = configuration(&format!("anchors = [{anchor:?}]\n"));
    let place = place(&file);
    let from = |run: &Run| run.json()[0]["anchors_from"].clone();
    let run = verify(&place, &["--json"]);
    assert_eq!(from(run.exits(0)), "file");
    verify(&place, &[]).exits(0).says("anchors from").says("config.toml");
    let environment = [place[0], ("IDCHIP_ANCHORS", other.as_str())];
    let run = verify(&environment, &["--json"]);
    assert_eq!(from(run.exits(2)), "environment");
    let run = verify(&environment, &["--anchors", &anchor, "--json"]);
    assert_eq!(from(run.exits(0)), "option");
    // An empty variable names nothing.
    verify(&[place[0], ("IDCHIP_ANCHORS", "")], &[]).exits(0);
    let several = std::env::join_paths([&other, &anchor]).unwrap().into_string().unwrap();
    let environment = [("IDCHIP_ANCHORS", several.as_str())];
    verify(&environment, &[]).exits(0).says("anchors from $IDCHIP_ANCHORS");
    assert_eq!(with(&environment, &["anchors", "--json"]).exits(0).json().len(), 2);
}

#[test]
fn paths_in_the_file_start_from_its_directory() {
    let file = configuration("# of the counter\nanchors = [\"csca\"]\n");
    let folder = file.path().join("idchip/csca");
    fs::create_dir(&folder).unwrap();
    fs::copy(vn_anchor(), folder.join("vn.der")).unwrap();
    verify(&place(&file), &[]).exits(0);
}

#[test]
fn a_file_that_cannot_be_used_is_an_error_and_not_silence() {
    for (text, why) in [
        ("anchors = 1\n", "not a configuration file of idchip"),
        ("anchor = [\"x\"]\n", "unknown field `anchor`"),
        ("anchors = [\n", "not a configuration file of idchip"),
    ] {
        let file = configuration(text);
        verify(&place(&file), &[]).exits(3).complains(why).complains("config.toml");
    }
    let file = configuration("anchors = [\"missing\"]\n");
    verify(&place(&file), &[]).exits(64).complains("no such file or directory");
    verify(&[("IDCHIP_ANCHORS", "/no/such/place")], &[]).exits(64).complains("no such file");
    // A file without anchors names none.
    verify(&place(&configuration("")), &[]).exits(2).says("no anchors were given");
}

#[test]
fn an_option_takes_one_value() {
    let anchor = vn_anchor();
    let other = data("anchors/td3_passport.der");
    verify(&[], &["--anchors", &other, "--anchors", &anchor]).exits(0);
    // The second is a card.
    let run = verify(&[], &["--anchors", &anchor, &other]);
    run.exits(3).says("td3_passport.der");
}
