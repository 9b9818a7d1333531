//! The results of cards as rows of CSV.

use std::io;

use idchip::verify::CheckId;
use idchip_batch::{CertificateName, Row};

use crate::outcome::Failure;
use crate::path_record::PathRecord;

/// Returns the first line: the names of the columns.
pub(crate) fn header() -> Result<Vec<u8>, Failure> {
    let mut columns: Vec<String> = FIRST.map(str::to_owned).to_vec();
    for id in CheckId::ALL {
        columns.extend([id.name().to_owned(), format!("{}_reason", id.name())]);
    }
    columns.extend(LAST.map(str::to_owned));
    record(&columns)
}

/// The columns before and behind those of the checks.
const FIRST: [&str; 7] = ["path", "path_base64", "at", "verdict", "decided_by", "reason", "failed"];
const LAST: [&str; 13] = [
    "card_security",
    "findings",
    "anchor_findings",
    "state",
    "signer_sha256",
    "signer_issuer",
    "signer_serial_number",
    "anchor_sha256",
    "anchor_subject",
    "anchor_serial_number",
    "error_kind",
    "error_offset",
    "error_message",
];

/// Returns the line of a card. Several names in a column are separated by blanks.
pub(crate) fn line(path: &PathRecord, row: &Row) -> Result<Vec<u8>, Failure> {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let mut columns = vec![
        path.text.clone(),
        text(path.exact()),
        row.at.to_string(),
        row.verdict().to_owned(),
        text(row.decided_by),
        text(row.reason()),
        row.failed.join(" "),
    ];
    for id in CheckId::ALL {
        let check = row.checks.iter().find(|check| check.name == id.name());
        columns.extend([check.map(|it| it.result), check.map(|it| it.reason)].map(text));
    }
    let signer = row.signer.as_ref();
    let anchor = row.anchor.as_ref();
    let of = |certificate: Option<&CertificateName>, of: fn(&CertificateName) -> &str| {
        text(certificate.map(of))
    };
    let error = row.error.as_ref();
    columns.extend([
        text(row.card_security),
        row.findings.join(" "),
        row.anchor_findings.join(" "),
        text(row.state.as_deref()),
        of(signer, |it| &it.fingerprint_sha256),
        of(signer, |it| &it.issuer),
        of(signer, |it| &it.serial_number),
        of(anchor, |it| &it.fingerprint_sha256),
        of(anchor, |it| &it.subject),
        of(anchor, |it| &it.serial_number),
        text(error.map(|it| it.kind)),
        error.and_then(|it| it.offset).map(|offset| offset.to_string()).unwrap_or_default(),
        text(error.map(|it| it.message.as_str())),
    ]);
    record(&columns)
}

fn record(columns: &[String]) -> Result<Vec<u8>, Failure> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(columns).map_err(io::Error::from)?;
    writer.into_inner().map_err(|error| Failure::Output(error.into_error()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_each_column() {
        let row = Row::unreadable("no_sod", None, "a, \"b\"".to_owned(), idchip::time::UnixTime(0));
        let mut text = header().unwrap();
        text.extend(line(&PathRecord::new("x\n=y".as_ref()), &row).unwrap());
        let mut reader = csv::Reader::from_reader(text.as_slice());
        let columns = reader.headers().unwrap().clone();
        let records: Vec<_> = reader.records().map(Result::unwrap).collect();
        let [record] = records.as_slice() else { panic!("{} records", records.len()) };
        assert_eq!(record.len(), columns.len());
        let column = |name| record.get(columns.iter().position(|it| it == name).unwrap()).unwrap();
        assert_eq!(column("path"), "x\u{FFFD}=y");
        assert_eq!(column("path_base64"), "eAo9eQ==");
        assert_eq!(column("verdict"), "malformed");
        assert_eq!(column("error_message"), "a, \"b\"");
    }
}
