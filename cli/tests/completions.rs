//! `idchip completions` and `idchip man`.

mod common;

use common::idchip;

#[test]
fn completions_know_the_commands() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        idchip(&["completions", shell]).exits(0).says("verify").says("anchors");
    }
    idchip(&["completions", "no-such-shell"]).exits(64);
}

#[test]
fn there_is_a_manual_page_for_each_command() {
    idchip(&["man"]).exits(0).says(".TH idchip 1").says("EXIT STATUS");
    for command in
        ["verify", "inspect", "photo", "qr", "aa", "anchors", "dump", "export", "explain"]
    {
        idchip(&["man", command]).exits(0).says(&format!(".TH idchip-{command} 1"));
    }
    idchip(&["man", "no-such-command"]).exits(64);
}

#[test]
fn all_manual_pages_are_written_into_a_directory() {
    let directory = tempfile::tempdir().unwrap();
    let pages = directory.path().join("man1");
    idchip(&["man", "--directory", pages.to_str().unwrap()]).exits(0);
    for name in ["idchip", "idchip-verify", "idchip-man"] {
        let page = std::fs::read_to_string(pages.join(format!("{name}.1"))).unwrap();
        assert!(page.contains(&format!(".TH {name} 1")), "{page}");
    }
    // One page of many is not a directory of pages.
    idchip(&["man", "verify", "--directory", pages.to_str().unwrap()]).exits(64);
}
