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
    for command in ["verify", "inspect", "photo", "qr", "aa", "anchors", "dump", "export"] {
        idchip(&["man", command]).exits(0).says(&format!(".TH idchip-{command} 1"));
    }
    idchip(&["man", "no-such-command"]).exits(64);
}
