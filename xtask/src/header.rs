//! `include/idchip.h`, made from `capi/src` by cbindgen, and `capi/src/vocabulary.rs`, made from the tables
//! of the library.

use core::error::Error;
use std::fs;
use std::process::{Command, ExitCode};

use cbindgen::{Builder, Config, DocumentationLength, DocumentationStyle, Language, Style};

use crate::firmware::{root, run};
use crate::programs::Programs;

/// The constants for the words of the library.
const VOCABULARY: &str = "capi/src/vocabulary.rs";

const HEADER: &str = "include/idchip.h";

/// Writes the constants and the header, or names the file that differs.
pub(crate) fn write(check: bool) -> Result<ExitCode, Box<dyn Error>> {
    // The header is made from the constants: they come first.
    let is_same =
        [write_one(VOCABULARY, &vocabulary()?, check)?, write_one(HEADER, &header()?, check)?];
    Ok(ExitCode::from(u8::from(check && is_same.contains(&false))))
}

/// Writes a file, or only compares it. Returns true if it was the same before.
pub(crate) fn write_one(path: &str, contents: &str, check: bool) -> Result<bool, Box<dyn Error>> {
    let place = root().join(path);
    let is_same = fs::read_to_string(&place).is_ok_and(|there| there == contents);
    match (is_same, check) {
        (true, true) => {}
        (false, true) => println!("differs: {path}"),
        (true, false) => println!("{path}, unchanged"),
        (false, false) => {
            fs::write(place, contents)?;
            println!("{path}, changed");
        }
    }
    Ok(is_same)
}

/// The library is run, and not linked: this crate shares no code with it.
fn vocabulary() -> Result<String, Box<dyn Error>> {
    run(&mut Command::new(Programs::build()?.place("examples/vocabulary")))
}

fn header() -> Result<String, Box<dyn Error>> {
    let config = Config {
        header: Some(include_str!("../assets/idchip_preamble.h").trim_end().to_owned()),
        include_guard: Some("IDCHIP_H".to_owned()),
        after_includes: Some(macros()),
        no_includes: true,
        sys_includes: vec!["stddef.h".to_owned(), "stdint.h".to_owned()],
        language: Language::C,
        cpp_compat: true,
        style: Style::Both,
        usize_is_size_t: true,
        documentation_style: DocumentationStyle::Cxx,
        documentation_length: DocumentationLength::Full,
        line_length: 100,
        ..Config::default()
    };
    let bindings = Builder::new().with_config(config).with_crate(root().join("capi")).generate()?;
    let mut header = Vec::new();
    bindings.write(&mut header);
    Ok(String::from_utf8(header)?.replace(STATUS, MUST_USE))
}

/// The beginning of the declaration of a function that returns a status, without and with the attribute.
/// cbindgen would take it from an attribute of each function, which a new function could lack.
const STATUS: &str = "\nidchip_status idchip_";
const MUST_USE: &str = "\nIDCHIP_MUST_USE\nidchip_status idchip_";

/// The definitions that no Rust constant can express: the version, sizes that depend on the machine, and
/// the attribute that asks a compiler to warn.
fn macros() -> String {
    let [version, major, minor, patch] = [
        env!("CARGO_PKG_VERSION"),
        env!("CARGO_PKG_VERSION_MAJOR"),
        env!("CARGO_PKG_VERSION_MINOR"),
        env!("CARGO_PKG_VERSION_PATCH"),
    ];
    format!(
        "
/// The version of this header; idchip_version() tells that of the library.
#define IDCHIP_VERSION \"{version}\"
#define IDCHIP_VERSION_MAJOR {major}
#define IDCHIP_VERSION_MINOR {minor}
#define IDCHIP_VERSION_PATCH {patch}

/// Makes a compiler warn if a status is ignored: only IDCHIP_STATUS_OK says that a document, or a part
/// of it, is genuine. Define it as nothing before the header to switch the warnings off.
#ifndef IDCHIP_MUST_USE
#if defined(__cplusplus) && __cplusplus >= 201703L
#define IDCHIP_MUST_USE [[nodiscard]]
#elif defined(__STDC_VERSION__) && __STDC_VERSION__ >= 202311L
#define IDCHIP_MUST_USE [[nodiscard]]
#elif defined(__GNUC__)
#define IDCHIP_MUST_USE __attribute__((__warn_unused_result__))
#elif defined(_MSC_VER)
#include <sal.h>
#define IDCHIP_MUST_USE _Check_return_
#else
#define IDCHIP_MUST_USE
#endif
#endif

/// The sizes of objects in bytes, with room for later versions, and their alignment, which is that of a
/// pointer. Memory from malloc has it, and so have the unions below.
#define IDCHIP_CONTEXT_SIZE (1152u + 128u * sizeof(void *))
#define IDCHIP_ANCHORS_SIZE(count) ((8u + 8u * (size_t)(count)) * sizeof(void *))
#define IDCHIP_SIGNERS_SIZE(count) ((8u + 2u * (size_t)(count)) * sizeof(void *))
#define IDCHIP_KNOWN_SIGNERS_SIZE(count) (8u * sizeof(void *) + 64u * (size_t)(count))
#define IDCHIP_ALGORITHMS_SIZE (64u * sizeof(void *))
#define IDCHIP_LINKS_SIZE(count) (8u * sizeof(void *) + (size_t)(count) * (96u + 4u * sizeof(void *)))
#define IDCHIP_ALIGNMENT sizeof(void *)

/// Memory for a context.
typedef union idchip_context_memory {{
  void *alignment;
  unsigned char bytes[IDCHIP_CONTEXT_SIZE];
}} idchip_context_memory;

/// Memory for 8 anchors, certificates or master lists.
typedef union idchip_anchors_memory {{
  void *alignment;
  unsigned char bytes[IDCHIP_ANCHORS_SIZE(8)];
}} idchip_anchors_memory;"
    )
}
