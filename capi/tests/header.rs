//! The header says what the library does: its numbers, its version, its sizes; C and C++ compilers
//! take it without a warning; and the example in C verifies a card.

mod common;
#[allow(dead_code, reason = "it is a program")]
#[path = "../examples/vocabulary.rs"]
mod vocabulary;

use core::ffi::CStr;
use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use common::{AT, Named, advised, files, manifest, named, root};
use idchip::verify::{
    CheckId, CheckResult, DataGroupStatus, ListCheckId, Reason, TrCheck, Verdict,
};
use idchip::vietnam::CrossCheck;
use idchip::{Finding, ParseErrorKind, Structure};
use idchip_capi::*;

fn header() -> String {
    fs::read_to_string(root().join("include/idchip.h")).unwrap()
}

/// The constants whose names start so, by the rest of their names; each has a comment.
fn constants(prefix: &str) -> BTreeMap<String, u32> {
    let header = header();
    let mut before = "";
    let mut found = BTreeMap::new();
    for line in header.lines() {
        let constant = line.strip_prefix("#define ").and_then(|line| line.strip_prefix(prefix));
        if let Some((name, number)) = constant.and_then(|constant| constant.split_once(' ')) {
            assert!(before.starts_with("///"), "{prefix}{name} has no comment");
            let number = number.parse().unwrap();
            assert!(found.insert(name.to_owned(), number).is_none(), "{prefix}{name} stands twice");
        }
        before = line;
    }
    let numbers: BTreeSet<_> = found.values().collect();
    assert_eq!(numbers.len(), found.len(), "each number of {prefix} stands for one thing");
    found
}

/// The words of the core as constants have them: "not identical" is NOT_IDENTICAL.
fn words<T: Copy>(
    all: &[T],
    code: impl Fn(T) -> u16,
    name: impl Fn(T) -> &'static str,
) -> BTreeMap<String, u32> {
    let word = |word: &T| (name(*word).to_uppercase().replace(' ', "_"), code(*word).into());
    all.iter().map(word).collect()
}

#[test]
fn the_constants_of_words_are_what_xtask_writes() {
    let there = fs::read_to_string(root().join("capi/src/vocabulary.rs")).unwrap();
    assert!(there == vocabulary::source(), "run `cargo xtask header`");
}

#[test]
fn each_error_of_the_core_has_a_status_of_its_own() {
    let mut expected = BTreeMap::new();
    let mut expect = |family: &str, offset: u32, words: BTreeMap<String, u32>| {
        let words = words.into_iter();
        expected.extend(words.map(|(name, number)| (format!("{family}_{name}"), offset + number)));
    };
    let kinds = words(ParseErrorKind::ALL, ParseErrorKind::code, ParseErrorKind::name);
    expect("PARSE", 200, kinds);
    let mut statuses = words(DataGroupStatus::ALL, DataGroupStatus::code, DataGroupStatus::name);
    statuses.remove("IDENTICAL").expect("that a data group is identical is a success");
    expect("DATA_GROUP", 300, statuses);
    let mut reasons = words(Reason::ALL, Reason::code, Reason::name);
    reasons.remove("OK").expect("it is a success");
    expect("REASON", 400, reasons);
    let statuses = constants("IDCHIP_STATUS_");
    for (name, number) in &expected {
        assert_eq!(statuses.get(name), Some(number), "{name}");
    }
    // The others are the C API's own, in ranges of their own.
    for (name, number) in statuses.iter().filter(|(name, _)| !expected.contains_key(*name)) {
        assert!(
            matches!(number, 0 | 100..200 | 350..400 | 600..700 | 900..1000),
            "{name} is {number}"
        );
    }
}

#[test]
fn each_status_has_its_name_and_a_message() {
    let statuses = constants("IDCHIP_STATUS_");
    let mut messages = BTreeSet::new();
    for (name, number) in &statuses {
        assert_eq!(named(idchip_status_name, *number).unwrap(), name.to_lowercase());
        let message = named(idchip_status_message, *number).unwrap();
        assert!(message.len() > 5 && messages.insert(message), "{name}");
    }
    for number in (0..2000).filter(|number| !statuses.values().any(|known| known == number)) {
        assert_eq!(named(idchip_status_name, number), Err(IDCHIP_STATUS_UNKNOWN_NUMBER));
        assert_eq!(named(idchip_status_message, number), Err(IDCHIP_STATUS_UNKNOWN_NUMBER));
    }
}

#[test]
fn each_status_and_each_finding_has_advice_or_needs_none() {
    for (name, number) in constants("IDCHIP_STATUS_") {
        let needs_none = matches!(name.as_str(), "OK" | "REASON_NO_EXPIRY");
        let advice = advised(idchip_status_advice, number);
        assert_eq!(advice.as_ref().err(), needs_none.then_some(&IDCHIP_STATUS_ABSENT), "{name}");
        assert!(advice.is_err() || advice.unwrap().ends_with('.'), "{name}");
    }
    for (name, number) in constants("IDCHIP_FINDING_") {
        assert!(advised(idchip_finding_advice, number).unwrap().ends_with('.'), "{name}");
    }
    let unknown = advised(idchip_status_advice, 1999);
    assert_eq!(unknown, Err(IDCHIP_STATUS_UNKNOWN_NUMBER));
}

/// Asserts that the constants of this prefix are the words of the core, and that the function tells their
/// names.
fn assert_words<T: Copy>(
    prefix: &str,
    tell: Named,
    all: &[T],
    code: impl Fn(T) -> u16,
    name: impl Fn(T) -> &'static str,
) {
    assert_eq!(constants(prefix), words(all, &code, &name), "{prefix}");
    for word in all {
        assert_eq!(named(tell, code(*word).into()).unwrap(), name(*word));
    }
    for number in (0..200).filter(|number| all.iter().all(|word| u32::from(code(*word)) != *number))
    {
        assert_eq!(named(tell, number), Err(IDCHIP_STATUS_UNKNOWN_NUMBER), "{prefix}{number}");
    }
}

#[test]
fn the_words_of_the_core_have_constants_and_names() {
    macro_rules! assert_words {
        ($prefix:literal, $tell:ident, $Word:ident) => {
            assert_words($prefix, $tell, $Word::ALL, $Word::code, $Word::name)
        };
    }
    assert_words!("IDCHIP_CHECK_", idchip_check_name, CheckId);
    assert_words!("IDCHIP_LIST_CHECK_", idchip_list_check_name, ListCheckId);
    assert_words!("IDCHIP_TR03135_", idchip_tr03135_name, TrCheck);
    assert_words!("IDCHIP_RESULT_", idchip_result_name, CheckResult);
    assert_words!("IDCHIP_DATA_GROUP_", idchip_data_group_status_name, DataGroupStatus);
    assert_words!("IDCHIP_VERDICT_", idchip_verdict_name, Verdict);
    assert_words!("IDCHIP_FINDING_", idchip_finding_name, Finding);
    assert_words!("IDCHIP_CROSS_CHECK_", idchip_cross_check_name, CrossCheck);
    for finding in Finding::ALL {
        let message = named(idchip_finding_message, finding.code().into()).unwrap();
        assert_eq!(message, finding.to_string());
    }
}

/// Their names are those of the standard, as "EF.SOD": a constant is named as the variant is.
#[test]
fn each_structure_has_a_constant_and_a_name() {
    let constants = constants("IDCHIP_STRUCTURE_");
    assert_eq!(constants.len(), Structure::ALL.len());
    for structure in Structure::ALL {
        let constant = constants.iter().find(|(_, number)| **number == u32::from(structure.code()));
        let (name, number) = constant.unwrap();
        assert_eq!(name.replace('_', ""), format!("{structure:?}").to_uppercase());
        assert_eq!(named(idchip_structure_name, *number).unwrap(), structure.to_string());
    }
}

#[test]
fn the_version_of_the_header_is_that_of_the_library_and_of_cargo() {
    let version = env!("CARGO_PKG_VERSION");
    let linked = unsafe { CStr::from_ptr(idchip_version()) };
    assert_eq!(linked.to_str().unwrap(), version);
    let header = header();
    assert!(header.contains(&format!("#define IDCHIP_VERSION \"{version}\"\n")));
    let parts = ["MAJOR", "MINOR", "PATCH"].into_iter().zip(version.split('.'));
    for (name, number) in parts {
        assert!(header.contains(&format!("#define IDCHIP_VERSION_{name} {number}\n")));
    }
}

/// A compiler, where there is one; the test says where there is none.
fn compiler(names: [&'static str; 2]) -> Vec<&'static str> {
    let is_there = |name: &&str| Command::new(name).arg("--version").output().is_ok();
    let there: Vec<_> = names.into_iter().filter(is_there).collect();
    for name in names.iter().filter(|name| !there.contains(name)) {
        println!("skipped: {name} is not there");
    }
    there
}

fn run(command: &mut Command) -> Output {
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{command:?}\n{text}");
    output
}

const STRICT: [&str; 6] =
    ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wc++-compat", "-Werror"];

/// Uses what compilers could disagree about: sizes, alignment, every macro that is an expression.
const PROBE: &str = r#"
#include <idchip.h>
#include <idchip.h>
#include <string.h>

int main(void) {
  static idchip_context_memory context;
  static idchip_anchors_memory anchors;
  if (sizeof context < idchip_context_size() || sizeof anchors < idchip_anchors_size(8)) return 1;
  if (IDCHIP_ALIGNMENT != idchip_context_alignment()) return 2;
  if (IDCHIP_SIGNERS_SIZE(3) < idchip_signers_size(3)) return 3;
  if (IDCHIP_LINKS_SIZE(3) < idchip_links_size(3)) return 7;
  if (IDCHIP_KNOWN_SIGNERS_SIZE(3) < idchip_known_signers_size(3)) return 8;
  if (strcmp(IDCHIP_VERSION, idchip_version()) != 0) return 4;
  if (IDCHIP_CONTEXT_SIZE < idchip_context_size()) return 5;
  if (idchip_context_close((idchip_context *)(void *)&context) != IDCHIP_STATUS_NOT_OPEN) return 6;
  return 0;
}
"#;

/// Where the static library stands that was built together with this test.
fn library() -> PathBuf {
    let executable = env::current_exe().unwrap();
    let library = executable.with_file_name("libidchip_capi.a");
    assert!(library.exists(), "{}", library.display());
    library
}

/// What a static library of Rust's needs on Linux.
const NATIVE: [&str; 4] = ["-lpthread", "-ldl", "-lm", "-lc"];

fn scratch(name: &str) -> PathBuf {
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("header");
    fs::create_dir_all(&directory).unwrap();
    directory.join(name)
}

#[test]
fn compilers_of_c_and_cplusplus_take_the_header_without_a_warning() {
    let include = format!("-I{}", root().join("include").display());
    let source = scratch("probe.c");
    fs::write(&source, PROBE).unwrap();
    for name in compiler(["gcc", "clang"]) {
        let program = scratch(&format!("probe_{name}"));
        let mut command = Command::new(name);
        command.arg("-std=c99").args(STRICT).arg(&include).arg(&source).arg(library());
        run(command.args(NATIVE).arg("-o").arg(&program));
        run(&mut Command::new(&program));
        println!("{name}: C99");
    }
    for name in compiler(["g++", "clang++"]) {
        let program = scratch(&format!("probe_{name}"));
        let mut command = Command::new(name);
        let options = STRICT.iter().filter(|option| **option != "-Wc++-compat");
        command.args(["-std=c++11", "-x", "c++"]).args(options).arg(&include).arg(&source);
        run(command.args(["-x", "none"]).arg(library()).args(NATIVE).arg("-o").arg(&program));
        run(&mut Command::new(&program));
        println!("{name}: C++11");
    }
}

/// Whoever builds on the example gets no card accepted that the library refuses, and none refused that
/// it accepts; and nothing of the holder of a refused one.
#[test]
fn the_example_in_c_judges_each_card_as_the_manifest_says() {
    let source = root().join("examples/c/verify.c");
    let lines = fs::read_to_string(&source).unwrap().lines().count();
    assert!(lines <= 50, "the README says fifty lines; it has {lines}");
    let include = format!("-I{}", root().join("include").display());
    let directory = scratch("card");
    for name in compiler(["gcc", "clang"]) {
        let program = scratch(&format!("verify_{name}"));
        let mut command = Command::new(name);
        command.arg("-std=c99").args(STRICT).arg(&include).arg(&source).arg(library());
        run(command.args(NATIVE).arg("-o").arg(&program));
        let verify = |anchor: &str| {
            let mut command = Command::new(&program);
            command.arg(root().join("testdata").join(anchor)).arg(AT.to_string()).arg(&directory);
            let output = command.output().unwrap();
            (output.status.code(), String::from_utf8(output.stdout).unwrap())
        };
        let (mut accepted, mut refused) = (0, 0);
        for card in manifest()["cards"].as_array().unwrap() {
            // The example takes the card and one file of anchors.
            let [anchor] = card["anchors"].as_array().unwrap().as_slice() else { continue };
            let is_empty = |member: &str| card[member].as_array().unwrap().is_empty();
            if !is_empty("document_signers") || !is_empty("crls") {
                continue;
            }
            let _ = fs::remove_dir_all(&directory);
            fs::create_dir_all(&directory).unwrap();
            for (file, bytes) in files(card) {
                fs::write(directory.join(format!("{file}.bin")), bytes).unwrap();
            }
            let (code, text) = verify(anchor.as_str().unwrap());
            let name = &card["name"];
            if card["expect"]["verdict"] == "accepted" {
                assert_eq!(code, Some(0), "{name}: {text}");
                assert!(text.ends_with("accepted: success\n"), "{name}: {text}");
                accepted += 1;
            } else {
                assert_eq!(code, Some(1), "{name}: {text}");
                assert!(text.starts_with("refused: "), "{name}: {text}");
                refused += 1;
            }
            if name == "vn_good" {
                assert_eq!(text, "001099012345 accepted: success\n");
            }
        }
        assert!(accepted > 180 && refused > 230, "{accepted} are accepted, {refused} are not");
    }
}

/// A compiler warns where a status is passed over; `scripts/c-api suite` sees that it does.
#[test]
fn each_function_that_returns_a_status_must_be_used() {
    let header = header();
    let mut before = "";
    let mut functions = 0;
    for line in header.lines() {
        if line.starts_with("idchip_status ") {
            assert_eq!(before, "IDCHIP_MUST_USE", "{line}");
            functions += 1;
        }
        before = line;
    }
    assert!(functions > 40, "{functions} functions");
}

/// Joining bits joins demands: no constant of a policy is made of others, and the numbers 1 to 15,
/// which looked like bits and were none, do not come back.
#[test]
fn each_demand_of_a_policy_is_a_bit_of_its_own() {
    let families = ["IDCHIP_REQUIRE_", "IDCHIP_TOLERATE_", "IDCHIP_IGNORE_"];
    let bits: Vec<_> = families.into_iter().flat_map(constants).map(|(_, bit)| bit).collect();
    assert_eq!(bits.len(), 4);
    let joined = bits.iter().fold(0, |joined, bit| {
        assert!(bit.is_power_of_two() && *bit > 15 && joined & bit == 0, "{bit}");
        joined | bit
    });
    assert_eq!(joined, 0xF0);
    assert_eq!(constants("IDCHIP_POLICY_"), BTreeMap::from([("DEFAULT".to_owned(), 0)]));
}

/// What docs/c-api.md takes for given.
const AROUND: [&str; 2] = [
    r#"
#include <idchip.h>

size_t read_binary(uint8_t *chunk, size_t size);
void use(const idchip_mrz *mrz, const idchip_citizen *citizen);
void tell(const idchip_verdict *why);
idchip_status verify(const uint8_t *csca, size_t csca_len, int64_t now, const uint8_t *sod,
                     size_t sod_len, const uint8_t *com, size_t com_len, const uint8_t *dg1,
                     size_t dg1_len, const uint8_t *dg13, size_t dg13_len);
idchip_status verify(const uint8_t *csca, size_t csca_len, int64_t now, const uint8_t *sod,
                     size_t sod_len, const uint8_t *com, size_t com_len, const uint8_t *dg1,
                     size_t dg1_len, const uint8_t *dg13, size_t dg13_len) {
uint8_t chunk[256];
size_t chunk_len;
"#,
    "return s;\n}\n",
];

#[test]
fn the_main_job_on_the_page_of_the_contract_compiles() {
    let page = fs::read_to_string(root().join("docs/c-api.md")).unwrap();
    let (_, rest) = page.split_once("```c\n").unwrap();
    let (job, _) = rest.split_once("```").unwrap();
    let source = scratch("page.c");
    fs::write(&source, [AROUND[0], job, AROUND[1]].concat()).unwrap();
    let include = format!("-I{}", root().join("include").display());
    for name in compiler(["gcc", "clang"]) {
        let mut command = Command::new(name);
        run(command.args(["-std=c99", "-fsyntax-only"]).args(STRICT).arg(&include).arg(&source));
    }
}

/// A program that was compiled against this header must find the same in every later one of this
/// version: members are not added, moved or widened.
#[cfg(target_pointer_width = "64")]
#[test]
fn structures_keep_their_layout() {
    use core::mem::offset_of;
    assert_eq!(size_of::<idchip_slice>(), 16);
    assert_eq!(size_of::<idchip_date>(), 4);
    assert_eq!(size_of::<idchip_parse_error>(), 20);
    assert_eq!((size_of::<idchip_check>(), offset_of!(idchip_check, error)), (48, 24));
    // This field takes the place of padding: an older program does not see it.
    assert_eq!(offset_of!(idchip_check, expected), 44);
    assert_eq!((size_of::<idchip_verdict>(), offset_of!(idchip_verdict, check)), (56, 8));
    let outcome = (size_of::<idchip_tr03135_outcome>(), offset_of!(idchip_tr03135_outcome, check));
    assert_eq!(outcome, (16, 12));
    assert_eq!(size_of::<idchip_partial_date>(), 10);
    assert_eq!((size_of::<idchip_mrz>(), offset_of!(idchip_mrz, expiry)), (256, 250));
    assert_eq!((size_of::<idchip_face_image>(), offset_of!(idchip_face_image, height)), (32, 26));
    assert_eq!(size_of::<idchip_face_image_extent>(), 12);
    assert_eq!(size_of::<idchip_security_info>(), 96);
    assert_eq!(size_of::<idchip_active_authentication_key>(), 88);
    assert_eq!(size_of::<idchip_full_date>(), 8);
    assert_eq!(size_of::<idchip_displayed_image>(), 24);
    assert_eq!(size_of::<idchip_biometric_instances>(), 32);
    let image = (size_of::<idchip_biometric_image>(), offset_of!(idchip_biometric_image, height));
    assert_eq!(image, (48, 42));
    assert_eq!((size_of::<idchip_atr_info>(), size_of::<idchip_cvca>()), (12, 32));
    let security = (size_of::<idchip_card_security>(), offset_of!(idchip_card_security, dir));
    assert_eq!(security, (344, 296));
    let report = (size_of::<idchip_list_report>(), offset_of!(idchip_list_report, revocation));
    assert_eq!(report, (256, 208));
    let file = (size_of::<idchip_anchor_file>(), offset_of!(idchip_anchor_file, as_master_list));
    assert_eq!(file, (104, 80));
    let certificate =
        (size_of::<idchip_certificate>(), offset_of!(idchip_certificate, fingerprint));
    assert_eq!(certificate, (128, 96));
    assert_eq!(size_of::<idchip_missing_anchor>(), 32);
    let failed = (size_of::<idchip_failed_check>(), offset_of!(idchip_failed_check, check));
    assert_eq!(failed, (56, 8));
    let event = (size_of::<idchip_log_event>(), offset_of!(idchip_log_event, text));
    assert_eq!(event, (24, 16));
    let limits = (size_of::<idchip_limits>(), offset_of!(idchip_limits, challenge_length));
    assert_eq!(limits, (96, 92));
    assert_eq!(size_of::<idchip_text>(), 24);
    assert_eq!((size_of::<idchip_citizen>(), offset_of!(idchip_citizen, expiry)), (424, 416));
    assert_eq!((size_of::<idchip_qr>(), offset_of!(idchip_qr, issue)), (120, 116));
    assert_eq!(size_of::<idchip_cross_checks>(), 12);
    let repaired = (size_of::<idchip_repaired>(), offset_of!(idchip_repaired, is_repaired));
    assert_eq!(repaired, (24, 16));
}

#[cfg(target_os = "linux")]
#[test]
fn the_shared_library_exports_the_functions_of_the_header_and_nothing_else() {
    let library = library().with_file_name("libidchip_capi.so");
    let mut command = Command::new("nm");
    let Ok(output) = command.args(["-D", "--defined-only"]).arg(library).output() else {
        println!("skipped: nm is not there");
        return;
    };
    let listed = String::from_utf8(output.stdout).unwrap();
    let exported: BTreeSet<_> =
        listed.lines().filter_map(|line| line.split_whitespace().last()).collect();
    let header = header();
    let declared: BTreeSet<_> = header
        .lines()
        .filter(|line| !line.starts_with(['#', '/', ' ']) && !line.starts_with("typedef"))
        .filter_map(|line| line.split_once('(')?.0.rsplit([' ', '*']).next())
        .collect();
    assert!(declared.len() > 40);
    assert_eq!(exported, declared);
}

/// Functions are declared unsafe where they stand; unsafe operations stand in `ffi`.
#[test]
fn pointers_are_handled_in_one_module() {
    let sources = root().join("capi/src");
    let mut directories = vec![sources.clone()];
    let mut seen = 0;
    while let Some(directory) = directories.pop() {
        for entry in fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                directories.push(path);
                continue;
            }
            let source = fs::read_to_string(&path).unwrap();
            let is_there = path == sources.join("ffi.rs") || path.starts_with(sources.join("ffi"));
            assert_eq!(source.contains("unsafe {"), is_there, "{}", path.display());
            seen += usize::from(is_there);
        }
    }
    assert_eq!(seen, 6);
}
