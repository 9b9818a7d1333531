//! ZIP archives that are not what they say.

mod common;

use common::{Run, assemble, data, verify, vn_anchor};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const CENTRAL: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";

fn stored() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored)
}

fn deflated() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated)
}

/// An archive of these files.
fn archive(files: &[(&str, &[u8])], options: SimpleFileOptions) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        archive.start_file(*name, options).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The files of a good card.
fn card() -> Vec<(String, Vec<u8>)> {
    let card = assemble("vn_good");
    let files = card.path().read_dir().unwrap().map(|entry| {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        (name, std::fs::read(entry.path()).unwrap())
    });
    files.collect()
}

fn card_archive(options: SimpleFileOptions) -> Vec<u8> {
    let card = card();
    let files: Vec<_> = card.iter().map(|(name, it)| (name.as_str(), it.as_slice())).collect();
    archive(&files, options)
}

/// The places at which `needle` stands.
fn places(octets: &[u8], needle: &[u8]) -> Vec<usize> {
    let windows = octets.windows(needle.len()).enumerate();
    windows.filter(|(_, window)| *window == needle).map(|(at, _)| at).collect()
}

fn judge(octets: &[u8]) -> Run {
    let file = tempfile::Builder::new().suffix(".zip").tempfile().unwrap();
    std::fs::write(file.path(), octets).unwrap();
    verify(file.path().to_str().unwrap(), &vn_anchor(), &[])
}

/// The size that the index gives for the first entry, unpacked.
fn set_size(octets: &mut [u8], size: u32) {
    let at = places(octets, CENTRAL)[0];
    octets[at + 24..at + 28].copy_from_slice(&size.to_le_bytes());
}

#[test]
fn a_good_card_is_read_however_it_is_packed() {
    judge(&card_archive(stored())).exits(0);
    judge(&card_archive(deflated())).exits(0);
}

#[test]
fn a_comment_as_long_as_it_can_be_changes_nothing() {
    let mut octets = card_archive(deflated());
    let end = places(&octets, END)[0];
    octets[end + 20..end + 22].copy_from_slice(&u16::MAX.to_le_bytes());
    octets.extend([b'-'; 65_535]);
    judge(&octets).exits(0);
}

#[test]
fn an_entry_is_as_long_as_the_index_says() {
    let sod = std::fs::read(data("cards/vn_good/EF.SOD.bin")).unwrap();
    let length = u32::try_from(sod.len()).unwrap();
    for options in [stored(), deflated()] {
        let good = archive(&[("EF.SOD", &sod)], options);
        judge(&good).exits(2);
        for (size, text) in [
            (length - 1, "EF.SOD: File is larger than its declared"),
            (0, "EF.SOD: File is larger than its declared"),
            (length + 1, "EF.SOD: it is shorter than its declared"),
            (16 * 1024 * 1024, "EF.SOD: it is shorter than its declared"),
            (16 * 1024 * 1024 + 1, "larger than 16 MiB"),
            (u32::MAX - 1, "larger than 16 MiB"),
        ] {
            let mut octets = good.clone();
            set_size(&mut octets, size);
            judge(&octets).exits(3).says(text);
        }
    }
}

#[test]
fn a_bomb_is_refused_by_what_the_index_says() {
    let zeros = vec![0; 16 * 1024 * 1024];
    let names = ["EF.SOD", "EF.DG1", "EF.DG2", "EF.DG3", "EF.DG4"];
    let files = names.map(|name| (name, zeros.as_slice()));
    let octets = archive(&files, deflated());
    assert!(octets.len() < 1024 * 1024);
    judge(&octets).exits(3).says("larger than 64 MiB");
    // The same content five times over: each entry of the index leads to the first one.
    let mut octets = archive(&files.map(|(name, _)| (name, &zeros[..1024])), deflated());
    for at in places(&octets, CENTRAL) {
        octets[at + 24..at + 28].copy_from_slice(&(16_u32 * 1024 * 1024).to_le_bytes());
        octets[at + 42..at + 46].copy_from_slice(&0_u32.to_le_bytes());
    }
    judge(&octets).exits(3).says("larger than 64 MiB");
}

#[test]
fn a_bomb_of_several_cards_is_refused_as_a_whole() {
    let zeros = vec![0; 13 * 1024 * 1024];
    let names = ["a/EF.SOD", "b/EF.SOD", "c/EF.SOD", "d/EF.SOD", "e/EF.SOD"];
    let octets = archive(&names.map(|name| (name, zeros.as_slice())), deflated());
    let run = judge(&octets);
    run.exits(3).says("larger than 64 MiB");
    assert!(!run.stdout.contains("/EF.SOD"), "{}", run.stdout);
}

#[test]
fn the_index_says_how_many_files_there_are_and_is_not_believed() {
    let files: Vec<_> = (0..257).map(|number| format!("note-{number}.txt")).collect();
    let files: Vec<_> = files.iter().map(|name| (name.as_str(), &b""[..])).collect();
    judge(&archive(&files, stored())).exits(3).says("it lists 257 files");
    judge(&archive(&files[1..], stored())).exits(3).says("no file of a card");
    // More than there are, up to what asks for gigabytes.
    for count in [9_u16, 255, 60_000] {
        let mut octets = card_archive(deflated());
        let end = places(&octets, END)[0];
        octets[end + 8..end + 10].copy_from_slice(&count.to_le_bytes());
        octets[end + 10..end + 12].copy_from_slice(&count.to_le_bytes());
        judge(&octets).exits(3).says("not a readable ZIP archive");
    }
}

#[test]
fn an_encrypted_entry_is_named() {
    // Bit 0 of the flags; the content need not be encrypted for it to be refused.
    let mut octets = card_archive(stored());
    let at = places(&octets, CENTRAL)[0];
    let name = String::from_utf8(octets[at + 46..at + 52].to_vec()).unwrap();
    octets[at + 8] |= 1;
    judge(&octets).exits(3).says(&name).says("is encrypted; unpack the archive first");
}

#[test]
fn a_file_that_is_there_twice_is_refused_whatever_its_names() {
    let sod = std::fs::read(data("cards/vn_good/EF.SOD.bin")).unwrap();
    let mut octets = archive(&[("a/EF.SOD", &sod), ("b/EF.SOD", &sod)], stored());
    // In two folders they are two cards.
    judge(&octets).exits(2).says("2 cards");
    for at in places(&octets, b"b/EF.SOD") {
        octets[at] = b'a';
    }
    judge(&octets).exits(3).says("EF.SOD is there twice: a/EF.SOD and a/EF.SOD");
}

#[test]
fn an_archive_that_is_cut_or_altered_is_no_crash() {
    let good = card_archive(deflated());
    for length in (0..good.len()).step_by(good.len() / 40) {
        let run = judge(&good[..length]);
        assert_eq!(run.code, 3, "cut to {length}: {}", run.stdout);
    }
    let index = places(&good, CENTRAL)[0];
    for at in (index..good.len()).step_by(7) {
        let mut octets = good.clone();
        octets[at] ^= 0xFF;
        let run = judge(&octets);
        assert!(matches!(run.code, 0..=3), "altered at {at}: {}", run.stderr);
    }
}

#[test]
fn a_name_does_not_reach_the_terminal_as_it_is() {
    let name = "\u{1B}[2J\u{202E}/EF.SOD";
    for (other, said) in [("\u{1B}[2J\u{202E}/SOD.bin", "is there twice"), ("b/EF.SOD", "2 cards")]
    {
        let files: &[(&str, &[u8])] = &[(name, b"x"), (other, b"x")];
        let run = judge(&archive(files, stored()));
        run.exits(3).says(said);
        for text in [&run.stdout, &run.stderr] {
            assert!(!text.contains(['\u{1B}', '\u{202E}']), "{text:?}");
        }
    }
}
