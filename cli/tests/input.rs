//! What stands in a file's place and is no file, given to every command that reads files.

mod common;

use common::{Run, command, data, run, vn_anchor, vn_good};
use std::path::Path;
use std::process::Command;

/// Arguments of each command that reads a file, with the place of that file.
fn readers(file: &str) -> Vec<Vec<String>> {
    let (anchor, card) = (vn_anchor(), vn_good());
    let response = "00".repeat(256);
    let dg15 = data("cards/vn_good/EF.DG15.bin");
    let aa = ["--challenge", "0001020304050607", "--response", &response];
    let lists: [&[&str]; 12] = [
        &["dump", file],
        &["inspect", file],
        &["verify", file, "--anchors", &anchor],
        &["verify", &card, "--anchors", file],
        &["verify", &card, "--anchors", &anchor, "--signers", file],
        &["photo", file, "--unverified", "-o", "/dev/null", "--force"],
        &["photo", file, "--anchors", &anchor, "-o", "/dev/null", "--force"],
        &["qr", QR, "--card", file, "--anchors", &anchor],
        &["qr", QR, "--card", &card, "--anchors", file],
        &[&["aa", "--dg15", file][..], &aa].concat(),
        &[&["aa", "--dg15", &dg15, "--dg14", file][..], &aa].concat(),
        &["anchors", file],
    ];
    lists.map(|list| list.iter().map(|it| (*it).to_owned()).collect()).into()
}

const QR: &str = "001099012345||Nguyễn Văn A|01011999|Nam|Hà Nội|28052021";

/// Runs the command; one that waits is ended, and exits with 124.
fn run_in_time(arguments: &[String]) -> Run {
    let mut timeout = Command::new("timeout");
    let environment = command();
    for (name, value) in environment.get_envs() {
        match value {
            Some(value) => timeout.env(name, value),
            None => timeout.env_remove(name),
        };
    }
    run(timeout.arg("60").arg(environment.get_program()).args(arguments))
}

/// Every command says what stands there, and reads nothing of it.
#[track_caller]
fn is_refused(path: &Path, what: &str) {
    for arguments in readers(path.to_str().unwrap()) {
        let run = run_in_time(&arguments);
        assert_eq!(run.code, 3, "{arguments:?}\n{}\n{}", run.stdout, run.stderr);
        let text = format!("this is {what}, and only regular files are read");
        let said = format!("{}{}", run.stdout, run.stderr).replace(['\n', ' '], "");
        assert!(said.contains(&text.replace(' ', "")), "{arguments:?}\n{}", run.stderr);
    }
}

#[test]
fn a_pipe_is_refused_and_not_waited_for() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("EF.SOD");
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    is_refused(&path, "a pipe");
    let link = directory.path().join("link");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    is_refused(&link, "a pipe");
}

#[test]
fn a_socket_is_refused() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("EF.SOD");
    let _listener = std::os::unix::net::UnixListener::bind(&path).unwrap();
    is_refused(&path, "a socket");
}

#[test]
fn a_device_without_an_end_is_refused() {
    for device in ["/dev/zero", "/dev/null", "/dev/urandom"] {
        is_refused(Path::new(device), "a device");
    }
}

#[test]
fn a_pipe_among_the_files_of_a_card_is_refused_by_its_name() {
    let card = common::assemble("vn_good");
    let path = card.path().join("EF.DG14");
    let _ = std::fs::remove_file(&path);
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    let place = card.path().to_str().unwrap().to_owned();
    for arguments in [
        vec!["verify".to_owned(), place.clone(), "--anchors".to_owned(), vn_anchor()],
        vec!["inspect".to_owned(), place],
    ] {
        let run = run_in_time(&arguments);
        run.exits(3);
        let said = format!("{}{}", run.stdout, run.stderr).replace(['\n', ' '], "");
        assert!(said.contains("EF.DG14:thisisapipe"), "{said}");
    }
}

#[test]
fn a_pipe_among_anchors_is_passed_over_with_a_warning() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("a-pipe");
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    std::fs::copy(vn_anchor(), directory.path().join("anchor.der")).unwrap();
    std::fs::create_dir(directory.path().join("folder")).unwrap();
    let place = directory.path().to_str().unwrap();
    let run = run_in_time(&["anchors".to_owned(), "--json".to_owned(), place.to_owned()]);
    run.exits(0).complains("a-pipe: this is a pipe, and only regular files are read; skipped");
    assert_eq!(run.json().len(), 1);
    assert!(!run.stderr.contains("folder"), "{}", run.stderr);
}

#[test]
fn a_link_to_a_file_and_standard_input_from_a_file_are_read() {
    let directory = tempfile::tempdir().unwrap();
    let link = directory.path().join("EF.SOD");
    std::os::unix::fs::symlink(data("cards/vn_good/EF.SOD.bin"), &link).unwrap();
    run(command().arg("dump").arg(&link)).exits(0).says("77 EF.SOD");
    let sod = std::fs::File::open(data("cards/vn_good/EF.SOD.bin")).unwrap();
    run(command().args(["dump", "/dev/stdin"]).stdin(sod)).exits(0).says("77 EF.SOD");
}

#[test]
fn a_link_that_leads_nowhere_is_an_error_and_no_missing_file() {
    let card = common::assemble("vn_good");
    let path = card.path().join("EF.DG14");
    let _ = std::fs::remove_file(&path);
    std::os::unix::fs::symlink("/does/not/exist", &path).unwrap();
    run(command().arg("inspect").arg(card.path())).exits(3).complains("cannot be read");
}
