//! The choice of a language, and the output in Vietnamese.

mod common;

#[cfg(all(unix, not(target_os = "macos")))]
use common::Run;
use common::{command, idchip, run};
use serde_json::Value;

const ENGLISH: &str = "The signature does not match the signer's key.";
const VIETNAMESE: &str = "Chữ ký không khớp với khóa của bên ký.";

/// `idchip explain signature_invalid` in this environment.
#[cfg(all(unix, not(target_os = "macos")))]
fn in_environment(variables: &[(&str, &str)], arguments: &[&str]) -> Run {
    let mut command = command();
    command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env_remove("LANG");
    run(command
        .envs(variables.iter().copied())
        .args(["explain", "signature_invalid"])
        .args(arguments))
}

#[test]
fn the_option_chooses_the_language() {
    idchip(&["explain", "signature_invalid", "--lang", "vi"]).says(VIETNAMESE).says("Cần làm gì");
    idchip(&["--lang", "vi", "explain", "signature_invalid"]).says(VIETNAMESE);
    idchip(&["explain", "signature_invalid", "--lang", "en"]).says(ENGLISH).says("What to do");
    idchip(&["explain", "signature_invalid"]).says(ENGLISH);
    assert_eq!(idchip(&["explain", "signature_invalid", "--lang", "xx"]).code, 64);
}

#[cfg(all(unix, not(target_os = "macos")))]
#[test]
fn the_system_chooses_the_language_and_the_option_goes_before_it() {
    in_environment(&[("LANG", "vi_VN.UTF-8")], &[]).says(VIETNAMESE);
    in_environment(&[("LC_MESSAGES", "vi_VN"), ("LANG", "en_US.UTF-8")], &[]).says(VIETNAMESE);
    in_environment(&[("LC_ALL", "C.UTF-8"), ("LANG", "vi_VN.UTF-8")], &[]).says(ENGLISH);
    in_environment(&[("LANG", "de_DE.UTF-8")], &[]).says(ENGLISH);
    in_environment(&[("LANG", "vi_VN.UTF-8")], &["--lang", "en"]).says(ENGLISH);
    in_environment(&[("LANG", "en_US.UTF-8")], &["--lang", "vi"]).says(VIETNAMESE);
    in_environment(&[], &[]).says(ENGLISH);
}

/// Names are those of the registers in every language; texts are not.
#[test]
fn json_keeps_names_and_translates_texts() {
    let [english, vietnamese] = ["en", "vi"].map(|language| {
        let run = idchip(&["explain", "--json", "--lang", language]);
        let lines = run.stdout.lines().map(|line| serde_json::from_str(line).unwrap());
        lines.collect::<Vec<Value>>()
    });
    assert_eq!(english.len(), vietnamese.len());
    for (english, vietnamese) in english.iter().zip(&vietnamese) {
        for same in ["schema", "kind", "number", "status", "name", "section"] {
            assert_eq!(english[same], vietnamese[same], "{english}");
        }
        for translated in ["meaning", "is_not", "advice"] {
            assert_eq!(english[translated].is_null(), vietnamese[translated].is_null());
            let is_said = !english[translated].is_null();
            assert!(!is_said || english[translated] != vietnamese[translated], "{english}");
        }
    }
}

/// Each Vietnamese letter is one character of one column, because the texts are in composed form.
#[test]
fn the_lines_fit_the_terminal() {
    for columns in ["60", "100"] {
        let all = run(command().env("COLUMNS", columns).args(["explain", "--lang", "vi"]));
        let names = ["signature_invalid", "no_anchor", "weak_hash", "EF.DG13"];
        let some =
            run(command().env("COLUMNS", columns).args(["explain", "--lang", "vi"]).args(names));
        for line in all.stdout.lines().chain(some.stdout.lines()) {
            // Headings and the last line are not wrapped.
            let is_of_table = line.starts_with(' ') || line.contains("  ");
            let width = line.chars().count();
            assert!(!is_of_table || width <= columns.parse().unwrap(), "{width}: {line}");
        }
    }
}
