//! Help, manual pages, colours, standard output and paths: what a user expects of any command.

mod common;

use std::fs;

use common::{AT, assemble, command, data, idchip, run, verify, vn_anchor, vn_good};

const COMMANDS: [&str; 11] = [
    "verify",
    "inspect",
    "photo",
    "qr",
    "aa",
    "anchors",
    "dump",
    "export",
    "explain",
    "completions",
    "man",
];

#[test]
fn every_help_and_every_page_has_its_sections() {
    for name in COMMANDS {
        let help = idchip(&[name, "--help"]);
        let page = idchip(&["man", name]);
        for title in ["Examples", "Exit status", "Environment"] {
            assert!(help.stdout.contains(&format!("\n{title}:\n")), "{name}: {}", help.stdout);
            let section = format!(".SH {}\n", title.to_uppercase());
            assert!(page.stdout.replace('"', "").contains(&section), "{name}: {}", page.stdout);
        }
    }
    let whole = idchip(&["man"]);
    assert!(whole.stdout.contains("SUBCOMMANDS") && whole.stdout.contains("EXIT STATUS"));
}

#[test]
fn colour_is_chosen_by_an_option_before_the_environment() {
    let arguments = ["verify", &vn_good(), "--anchors", &vn_anchor(), "--at", AT];
    let coloured = |when: &str, variable: &str| {
        let run = run(command().env(variable, "1").args(arguments).args(["--color", when]));
        run.stdout.contains('\u{1B}')
    };
    assert!(coloured("always", "NO_COLOR"));
    assert!(!coloured("never", "CLICOLOR_FORCE"));
    assert!(!coloured("auto", "NO_COLOR"));
    assert!(coloured("auto", "CLICOLOR_FORCE"));
}

#[test]
fn a_hyphen_is_standard_output() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("face.jpg");
    let (card, anchor) = (vn_good(), vn_anchor());
    let judge = ["--anchors", anchor.as_str(), "--at", AT];
    run(command().args(["photo", &card, "-o", path.to_str().unwrap()]).args(judge)).exits(0);
    let output = command().args(["photo", &card, "-o", "-"]).args(judge).output().unwrap();
    assert!(output.status.success());
    assert_eq!(output.stdout, fs::read(&path).unwrap());

    let path = directory.path().join("evidence.cbor");
    run(command().args(["export", &card, "-o", path.to_str().unwrap()]).args(judge)).exits(0);
    let output = command().args(["export", &card, "-o", "-"]).args(judge).output().unwrap();
    assert!(output.status.success());
    assert_eq!(output.stdout, fs::read(&path).unwrap());

    let other = data("anchors/td2_card.der");
    let refused = idchip(&["photo", &card, "-o", "-", "--anchors", &other, "--at", AT]);
    assert!(refused.exits(2).stdout.is_empty());
}

#[test]
fn a_long_value_may_come_from_a_file() {
    let anchor = vn_anchor();
    let of = |name: &str| format!("@{}", data(&format!("aa/rsa_sha1.{name}.bin")));
    let (challenge, response) = (of("challenge"), of("response"));
    let more = ["--aa-challenge", &challenge, "--aa-response", &response, "--json"];
    let run = verify(&vn_good(), &anchor, &more);
    assert_eq!(run.json()[0]["checks"]["active_authentication"]["result"], "successful");
    let missing = ["--aa-challenge", "@/no/such/file", "--aa-response", &response];
    verify(&vn_good(), &anchor, &missing).exits(64).complains("cannot be read");
}

#[test]
fn a_fingerprint_is_whole_at_every_width() {
    let printed = |columns: &str, arguments: &[&str]| {
        run(command().env("COLUMNS", columns).args(arguments)).stdout
    };
    let fingerprint = "013C25BC8348834AF5AC278C08A4546B9A12977D7FC726F8AEC40353D3D4E9D4";
    for columns in ["40", "60", "79", "80", "100"] {
        let (card, anchor) = (vn_good(), vn_anchor());
        for arguments in
            [&["anchors", &anchor][..], &["verify", &card, "--anchors", &anchor, "--at", AT]]
        {
            let printed = printed(columns, arguments);
            assert!(printed.contains(fingerprint), "{columns}: {printed}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_path_that_is_no_utf_8_is_in_the_json() {
    use std::os::unix::ffi::OsStrExt;
    let card = assemble("vn_good");
    let path = card.path().with_file_name(std::ffi::OsStr::from_bytes(b"card \xFF\xFE"));
    fs::rename(card.path(), &path).unwrap();
    let mut verify = command();
    let (directory, name) = (path.parent().unwrap(), path.file_name().unwrap());
    verify.current_dir(directory).arg("verify").arg(name).args([
        "--json",
        "--anchors",
        &vn_anchor(),
        "--at",
        AT,
    ]);
    let judged = run(&mut verify);
    let record = &judged.exits(0).json()[0];
    let mut inspect = command();
    let inspected = run(inspect.current_dir(directory).arg("inspect").arg(name).arg("--json"));
    for record in [record, &inspected.json()[0]] {
        assert_eq!(record["path"], "card \u{FFFD}\u{FFFD}");
        assert_eq!(record["path_base64"], "Y2FyZCD//g==");
    }
    fs::remove_dir_all(path).unwrap();
    let plain = self::verify(&vn_good(), &vn_anchor(), &["--json"]);
    assert!(plain.json()[0].get("path_base64").is_none());
}
