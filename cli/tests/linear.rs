//! The work grows as the input does: instructions are counted, for time says little on a machine
//! that does other things too.

mod common;

use common::{command, data, tlv, vn_anchor, vn_good};
use std::path::Path;
use std::process::Command;

/// How many instructions the command takes; none where nothing here counts them.
fn instructions(arguments: &[&str]) -> Option<u64> {
    let output = Command::new("valgrind")
        .args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"])
        .arg(command().get_program())
        .args(arguments)
        .output()
        .ok()?;
    let said = String::from_utf8(output.stderr).unwrap();
    let code = output.status.code();
    assert!(matches!(code, Some(0..=3)), "{arguments:?}: {said}");
    let line = said.lines().find_map(|line| line.split(" refs:").nth(1));
    Some(line.unwrap().trim().replace(',', "").parse().unwrap())
}

/// Checks that the second and the third hundred add as much work as each other. What the command
/// takes before it looks at its input does not count.
fn is_linear(name: &str, size: usize, arguments: impl Fn(&Path, usize) -> Vec<String>) {
    let directory = tempfile::tempdir().unwrap();
    let work = [1, 2, 4].map(|times| {
        let arguments = arguments(directory.path(), size * times);
        instructions(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
    });
    let [Some(once), Some(twice), Some(four_times)] = work else {
        println!("skipped: {name}: no valgrind here");
        return;
    };
    let (small, large) = (twice.abs_diff(once), four_times.abs_diff(twice));
    println!("{name}: {once}, {twice}, {four_times}");
    // Twice the input, a fifth more, and what hardly depends on it.
    assert!(large <= small / 10 * 24 + once / 10, "{name}: {once}, {twice}, {four_times}");
}

fn written(folder: &Path, name: &str, content: &[u8]) -> String {
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

/// The certificate of a document signer, which the command does not find signed by itself.
fn certificate() -> Vec<u8> {
    let signers = std::fs::read_dir(data("signers")).unwrap();
    let mut signers: Vec<_> = signers.map(|entry| entry.unwrap().path()).collect();
    signers.sort();
    std::fs::read(&signers[0]).unwrap()
}

/// `count` certificates that differ in their signature.
fn certificates(count: usize) -> Vec<Vec<u8>> {
    let certificate = certificate();
    let altered = |number: usize| {
        let mut certificate = certificate.clone();
        let end = certificate.len();
        let number = u32::try_from(number).unwrap().to_be_bytes();
        certificate[end - 4..].copy_from_slice(&number);
        certificate
    };
    (0..count).map(altered).collect()
}

/// A CscaMasterList of these certificates.
fn master_list(certificates: &[Vec<u8>]) -> Vec<u8> {
    let set = tlv(&[0x31], &certificates.concat());
    tlv(&[0x30], &[tlv(&[2], &[0]), set].concat())
}

#[test]
fn dump_is_linear() {
    type Make = fn(usize) -> Vec<u8>;
    let makes: [(&str, Make); 8] = [
        ("almost padding", |n| [&[0x30, 0][..], &vec![0; 2 * n], &[1]].concat()),
        ("empty sequences", |n| [0x30, 0].repeat(n)),
        ("open ends that end", |n| [0x30, 0x80, 0, 0].repeat(n)),
        ("octet strings", |n| [4, 3, 0x30, 1, 5].repeat(n)),
        ("strings in strings", |n| {
            let tags = [0x30, 4].iter().cycle().take(30);
            tags.fold([5, 0].repeat(n), |content, tag| tlv(&[*tag], &content))
        }),
        ("a tag without an end", |n| [&[0x1F][..], &vec![0xFF; 8 * n]].concat()),
        ("begins of PEM", |n| b"-----BEGIN CERTIFICATE-----\n".repeat(n / 8)),
        ("text", |n| tlv(&[0x0C], "x".repeat(16 * n).as_bytes())),
    ];
    for (name, make) in makes {
        is_linear(name, 800, |folder, size| {
            vec!["dump".to_owned(), written(folder, "file", &make(size))]
        });
    }
}

#[test]
fn anchors_are_linear() {
    is_linear("a master list", 40, |folder, count| {
        let list = written(folder, "list.ml", &master_list(&certificates(count)));
        vec!["anchors".to_owned(), "--json".to_owned(), list]
    });
    is_linear("a master list of one certificate", 40, |folder, count| {
        let list = written(folder, "list.ml", &master_list(&vec![certificate(); count]));
        vec!["anchors".to_owned(), "--summary".to_owned(), list]
    });
    is_linear("a folder", 20, |folder, count| {
        for (number, certificate) in certificates(count).iter().enumerate() {
            written(folder, &format!("{number:04}.der"), certificate);
        }
        vec!["anchors".to_owned(), "--summary".to_owned(), folder.to_str().unwrap().to_owned()]
    });
}

#[test]
fn verify_is_linear_in_the_anchors_and_in_the_card() {
    let with_anchors = |name: &str, make: fn(usize) -> Vec<Vec<u8>>| {
        is_linear(name, 40, |folder, count| {
            let list = written(folder, "list.ml", &master_list(&make(count)));
            let anchors = ["--anchors", &list, "--anchors", &vn_anchor()];
            [&["verify", &vn_good()], &anchors[..]]
                .concat()
                .into_iter()
                .map(str::to_owned)
                .collect()
        });
    };
    with_anchors("anchors that differ", certificates);
    with_anchors("one anchor, again and again", |count| vec![certificate(); count]);
    is_linear("a large data group", 10_000, |folder, size| {
        let card = folder.join("card");
        let _ = std::fs::create_dir(&card);
        std::fs::copy(data("cards/vn_good/EF.SOD.bin"), card.join("EF.SOD")).unwrap();
        written(&card, "EF.DG2", &tlv(&[0x75], &vec![0x30; size]));
        written(&card, "EF.DG14", &tlv(&[0x6E], &tlv(&[0x31], &vec![0x30; size])));
        let card = card.to_str().unwrap();
        ["verify", card, "--anchors", &vn_anchor()].map(str::to_owned).into()
    });
}
