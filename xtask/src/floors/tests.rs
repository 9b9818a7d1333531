use super::*;

const LIB: &str = "#![no_std]
#![forbid(unsafe_code)]
#[cfg(test)]
extern crate std;
pub mod error;
pub mod lds;
pub mod tlv;
pub mod verify;
pub mod x509;
pub use error::{Kind, ParseError};
";

/// A library without a violation.
const GOOD: [(&str, &str); 8] = [
    ("lib.rs", LIB),
    ("error.rs", "pub struct ParseError;\npub enum Kind { A }\n"),
    (
        "tlv.rs",
        "//! See [`crate::verify`].\nuse crate::ParseError;\n/* crate::lds /* nested */ */\n\
         pub struct Reader;\nfn f() { super::error::Kind::A.verify.lds(0..1) }\n",
    ),
    (
        "lds/sod.rs",
        "use super::com::Com;\nuse crate::tlv::{self, Reader};\nconst A: &str = \"crate::verify\";\n\
         pub struct Sod;\n#[cfg(test)]\nuse crate::verify::{Policy, Report};\n\
         /// Documented.\n#[cfg(test)]\nmod tests {\n    use crate::verify::Policy;\n    use std::vec::Vec;\n}\n",
    ),
    ("lds/com.rs", "use super::Group;\npub struct Com;\n"),
    (
        "lds.rs",
        "pub mod com;\nmod sod;\npub use sod::Sod;\npub struct Group(com::Com);\n\
         #[cfg(test)]\nmod fixtures;\n\
         #[cfg(all(test, feature = \"sha\"))]\nfn helper() { crate::verify::judge(); }\n",
    ),
    ("x509.rs", "use crate::tlv::Reader;\npub struct Certificate;\n"),
    ("verify.rs", "use crate::{lds::Sod, x509};\npub struct Policy;\n"),
];

/// A file in place of one of the good ones, the line of its violation, and words of that.
const BAD: [(&str, &str, usize, &str); 21] = [
    ("tlv.rs", "\nuse crate::lds::Sod;\n", 2, "`tlv` uses `lds`"),
    ("x509.rs", "use crate::{tlv, verify::{A, B}};\n", 1, "uses `verify`"),
    ("x509.rs", "use crate::{\n    tlv,\n    verify,\n};\n", 3, "uses `verify`"),
    ("lds/com.rs", "use super::super::verify::Policy;\n", 1, "`lds::com` uses `verify`"),
    ("x509.rs", "fn f() { crate::verify::check() }\n", 1, "uses `verify`"),
    ("x509.rs", "fn f() {\n    use crate::{tlv, verify::A};\n}\n", 2, "uses `verify`"),
    ("x509.rs", "mod a {\n    use super::super::verify;\n}\n", 2, "uses `verify`"),
    ("x509.rs", "macro_rules! m { () => { $crate::verify::X } }\n", 1, "uses `verify`"),
    ("x509.rs", "fn f() { assert!(1 == crate::verify::X) }\n", 1, "uses `verify`"),
    ("x509.rs", "#[cfg(not(test))]\nuse crate::verify;\n", 2, "uses `verify`"),
    ("verify.rs", "fn f() -> alloc::vec::Vec<u8> {}\n", 1, "uses `alloc`"),
    ("verify.rs", "use std::vec::Vec;\n", 1, "uses `std`"),
    ("verify.rs", "extern crate alloc;\n", 1, "uses `alloc`"),
    ("tlv.rs", "fn f() { unsafe { g() } }\n", 1, "uses `unsafe`"),
    ("attic.rs", "fn f() {}\n", 1, "`attic` stands on no floor"),
    ("lib.rs", "#![no_std]\n", 1, "lacks #![forbid(unsafe_code)]"),
    // Circles: by the module's name, through re-exports, through a glob, over two modules.
    ("lds/com.rs", "\nuse super::sod::Sod;\n", 2, "lds::com -> lds::sod -> lds::com"),
    ("lds/com.rs", "\nuse super::Sod;\n", 2, "lds::com -> lds::sod -> lds::com"),
    (
        "lds/com.rs",
        "\nuse crate::lds::*;\nfn f(_: Sod) {}\n",
        3,
        "lds::com -> lds::sod -> lds::com",
    ),
    ("error.rs", "use crate::tlv;\npub struct ParseError;\n", 1, "error -> tlv -> error"),
    (
        "error.rs",
        "fn f() { crate::tlv::f() }\npub struct ParseError;\n",
        1,
        "error -> tlv -> error",
    ),
];

fn tree(changed: Option<(&str, &str)>) -> Tree {
    let files =
        GOOD.into_iter().chain(changed).map(|(name, text)| (PathBuf::from(name), text.to_owned()));
    let mut files: BTreeMap<PathBuf, String> = files.collect();
    if changed.is_some_and(|(name, _)| name == "attic.rs") {
        files.insert(PathBuf::from("lib.rs"), format!("{LIB}mod attic;\n"));
    }
    Tree::of(&files, Path::new("lib.rs")).unwrap()
}

fn violations(tree: &Tree) -> Vec<Violation> {
    let mut found = Circles::of(tree).violations();
    found.extend(violations_of_floors(tree));
    found.extend(violations_of_no_std(tree));
    found
}

#[test]
fn a_good_tree_has_no_violation() {
    assert_eq!(violations(&tree(None)), []);
}

#[test]
fn each_kind_of_violation_is_found_where_it_stands() {
    for (name, text, line, what) in BAD {
        let found = violations(&tree(Some((name, text))));
        // A use of a higher floor closes a circle, too.
        let is_it = |it: &Violation| {
            (it.file.as_path(), it.line) == (Path::new(name), line) && it.what.contains(what)
        };
        assert_eq!(found.iter().filter(|it| is_it(it)).count(), 1, "{name}: {text}: {found:?}");
        let is_circle = |it: &Violation| it.what.starts_with("a circle");
        assert!(found.iter().all(|it| is_it(it) || is_circle(it)), "{name}: {text}: {found:?}");
    }
}
