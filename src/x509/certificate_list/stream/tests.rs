use super::super::CertificateList;
use super::super::tests::{ListBuilder, entry, reason};
use super::*;
use crate::x509::testing::{integer, null, sequence};
use std::vec;
use std::vec::Vec;

/// The content of a list, as it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Read {
    signed: Vec<u8>,
    serial_numbers: Vec<Vec<u8>>,
    key_identifier: Option<Vec<u8>>,
    /// Both algorithms and the value.
    signature: Vec<u8>,
    findings: FindingSet,
}

/// Reads a list in chunks of this length.
fn read(bytes: &[u8], chunk: usize, buffer: usize) -> Result<Read, ParseError> {
    let mut buffer = vec![0; buffer];
    let mut stream = CertificateListStream::new(&mut buffer);
    let mut read = Read::default();
    let mut take = |part: Part<'_>| match part {
        Part::Head { signed, signature } => {
            read.signed.extend(signed);
            read.signature.extend(signature.as_bytes());
        }
        Part::Entry { signed, entry } => {
            read.signed.extend(signed);
            read.serial_numbers.push(entry.serial_number.as_bytes().to_vec());
        }
        Part::Tail { signed } => read.signed.extend(signed),
    };
    for chunk in bytes.chunks(chunk) {
        stream.update(chunk, &mut take)?;
    }
    let list = stream.finish()?;
    read.signature.extend(list.signature_algorithm.as_bytes());
    read.signature.extend(list.signature_value);
    let authority = list.extensions.authority_key_identifier;
    read.key_identifier = authority.and_then(|it| it.key_identifier).map(Vec::from);
    read.findings = list.findings;
    Ok(read)
}

/// Reads a list in one piece.
fn read_whole(bytes: &[u8]) -> Result<Read, ParseError> {
    let list = CertificateList::parse(bytes)?;
    let mut serial_numbers = Vec::new();
    for entry in list.entries() {
        serial_numbers.push(entry?.serial_number.as_bytes().to_vec());
    }
    let identifier = list.authority_key_identifier().and_then(|it| it.key_identifier);
    let algorithms = [list.signature().as_bytes(), list.signature_algorithm().as_bytes()];
    Ok(Read {
        signed: list.tbs().to_vec(),
        serial_numbers,
        key_identifier: identifier.map(Vec::from),
        signature: [algorithms.concat(), list.signature_value().to_vec()].concat(),
        findings: list.findings(),
    })
}

/// Returns lists of every shape that the profile and RFC 5280 know.
fn lists() -> Vec<Vec<u8>> {
    let base = ListBuilder::new;
    let entries = [entry(&[1], &[]), entry(&[2; 20], &[&reason(1)]), entry(&[3], &[])].concat();
    let with_entries = ListBuilder { revoked: Some(entries), ..base() };
    let without_extensions = ListBuilder { extensions: Vec::new(), ..with_entries.clone() };
    let bare = ListBuilder { extensions: Vec::new(), ..base() };
    let empty = ListBuilder { revoked: Some(Vec::new()), ..base() };
    [base(), with_entries, without_extensions, bare, empty].iter().map(ListBuilder::build).collect()
}

#[test]
fn a_stream_reads_what_the_whole_list_says_in_chunks_of_any_size() {
    for list in lists() {
        let whole = read_whole(&list).unwrap();
        for chunk in 1..=list.len() {
            assert_eq!(read(&list, chunk, 512), Ok(whole.clone()), "chunks of {chunk}");
        }
    }
}

#[test]
fn a_stream_that_ends_early_is_truncated() {
    for list in lists() {
        for end in 0..list.len() {
            let error = read(&list[..end], 7, 512).unwrap_err();
            assert_eq!(error.kind, ParseErrorKind::Truncated, "{end} bytes");
        }
    }
}

#[test]
fn bytes_after_the_list_are_refused() {
    for list in lists() {
        let longer = [&list[..], &[0]].concat();
        for chunk in [1, list.len(), longer.len()] {
            let error = read(&longer, chunk, 512).unwrap_err();
            assert_eq!(error.kind, ParseErrorKind::TrailingData(1));
        }
    }
}

#[test]
fn a_buffer_that_holds_no_part_is_too_small() {
    let list = &lists()[1];
    let smallest = (1..).find(|length| read(list, 64, *length).is_ok()).unwrap();
    assert!(smallest < 200, "{smallest}");
    for length in 0..smallest {
        let error = read(list, 64, length).unwrap_err();
        assert!(matches!(error.kind, ParseErrorKind::ScratchTooSmall(needed) if needed > 0));
    }
    assert!((smallest..600).all(|length| read(list, 64, length).is_ok()));
}

#[test]
fn a_stream_refuses_what_the_whole_list_refuses() {
    let base = ListBuilder::new;
    let broken_entry = [entry(&[1], &[]), sequence(&[&integer(&[2])])].concat();
    for builder in [
        ListBuilder { updates: Vec::new(), ..base() },
        ListBuilder { revoked: Some(broken_entry), ..base() },
        ListBuilder { revoked: Some(null()), ..base() },
        ListBuilder { extensions: vec![null()], ..base() },
        ListBuilder { trailer: null(), ..base() },
    ] {
        let bytes = builder.build();
        assert!(read_whole(&bytes).is_err());
        assert!(read(&bytes, 16, 512).is_err());
    }
}

#[test]
fn a_stream_takes_a_changed_list_as_the_whole_does() {
    for list in lists() {
        for place in 0..list.len() {
            for bit in 0..8 {
                let mut changed = list.clone();
                changed[place] ^= 1 << bit;
                let whole = read_whole(&changed);
                let streamed = read(&changed, 33, 512);
                assert_eq!(streamed.is_ok(), whole.is_ok(), "bit {bit} of byte {place}");
                if whole.is_ok() {
                    assert_eq!(streamed, whole);
                }
            }
        }
    }
}
