//! The results of cards as a record batch have what the rows have.

#![cfg(feature = "arrow")]

use arrow_array::cast::AsArray;
use arrow_array::types::{Int64Type, TimestampMicrosecondType};
use arrow_array::{Array, ArrayRef};
use idchip::time::UnixTime;
use idchip::verify::{Anchors, KnownSigners};
use idchip_batch::arrow::record_batch;
use idchip_batch::{CardFiles, CheckRow, Row, Terms, judge};

const SOD: &[u8] = include_bytes!("../../testdata/cards/vn_good/EF.SOD.bin");
const ANCHOR: &[u8] = include_bytes!("../../testdata/anchors/vn_good.der");

fn rows() -> Vec<Row> {
    let anchors = Anchors::from_certificate(ANCHOR).unwrap();
    let terms = Terms::new(anchors, UnixTime(1_793_491_200));
    let sods = [Some(SOD), None, Some(&SOD[..9]), Some(SOD)];
    let mut known = KnownSigners::new(&mut []);
    let cards = sods.map(|sod| CardFiles { sod, ..CardFiles::default() });
    cards.iter().map(|card| judge(card, &terms, &mut known)).collect()
}

fn texts_of(column: &ArrayRef) -> Vec<Option<&str>> {
    column.as_string::<i32>().iter().collect()
}

#[test]
fn each_column_has_what_the_rows_have() {
    let rows = rows();
    let batch = record_batch(&rows).unwrap();
    let column = |name| batch.column_by_name(name).unwrap();
    assert_eq!(
        texts_of(column("verdict")),
        rows.iter().map(|row| Some(row.verdict())).collect::<Vec<_>>()
    );
    for (name, of) in [
        ("decided_by", (|row| row.decided_by) as fn(&Row) -> Option<&str>),
        ("reason", Row::reason),
        ("card_security", |row| row.card_security),
        ("state", |row| row.state.as_deref()),
    ] {
        assert_eq!(texts_of(column(name)), rows.iter().map(of).collect::<Vec<_>>(), "{name}");
    }
    let times = column("at").as_primitive::<TimestampMicrosecondType>();
    assert!(times.iter().all(|time| time == Some(1_793_491_200_000_000)));
    for (index, row) in rows.iter().enumerate() {
        let checks = column("checks").as_list::<i32>().value(index);
        let checks = checks.as_struct();
        let told = |of: fn(&CheckRow) -> &str| row.checks.iter().map(of).map(Some).collect();
        let (names, reasons): (Vec<_>, Vec<_>) = (told(|it| it.name), told(|it| it.reason));
        assert_eq!(texts_of(checks.column_by_name("name").unwrap()), names);
        assert_eq!(texts_of(checks.column_by_name("reason").unwrap()), reasons);
        let groups = column("data_groups").as_list::<i32>().value(index);
        assert_eq!(groups.len(), row.data_groups.len());
        let findings = column("findings").as_list::<i32>().value(index);
        assert_eq!(
            texts_of(&findings),
            row.findings.iter().map(|name| Some(*name)).collect::<Vec<_>>()
        );
        for (name, certificate) in [("signer", &row.signer), ("anchor", &row.anchor)] {
            let found = column(name).as_struct();
            assert_eq!(found.is_valid(index), certificate.is_some());
            let Some(certificate) = certificate else { continue };
            let digests = found.column_by_name("fingerprint_sha256").unwrap();
            assert_eq!(texts_of(digests)[index], Some(certificate.fingerprint_sha256.as_str()));
        }
        let errors = column("error").as_struct();
        assert_eq!(errors.is_valid(index), row.error.is_some());
        let Some(error) = &row.error else { continue };
        assert_eq!(texts_of(errors.column_by_name("kind").unwrap())[index], Some(error.kind));
        let offsets = errors.column_by_name("offset").unwrap().as_primitive::<Int64Type>();
        let offset = offsets.is_valid(index).then(|| offsets.value(index));
        assert_eq!(offset, error.offset.map(i64::from));
    }
}
