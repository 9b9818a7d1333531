//! Tables of Parquet as a source of cards, and for the results.
#![cfg(feature = "parquet")]

mod common;

use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::{
    Array, ArrayRef, BinaryArray, Date32Array, Int64Array, RecordBatch, StringArray,
};
use common::{AT, SECRETS, data, idchip, vn_anchor};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::Value;

const NAMES: [&str; 3] = ["good", "altered", "cut"];

/// The bytes of a file of the three cards.
fn files(name: &str) -> Vec<Option<Vec<u8>>> {
    let good = fs::read(data(&format!("cards/vn_good/{name}.bin"))).unwrap();
    let altered = fs::read(data(&format!("cards/dg2_altered/{name}.bin"))).unwrap();
    let cut = match name {
        "EF.SOD" => good[..1000].to_vec(),
        _ => good.clone(),
    };
    vec![Some(good), Some(altered), Some(cut)]
}

/// Writes the cards many times, some rows in a group.
fn write_table(path: &Path, repeat: usize) {
    let columns = [
        ("sod", "EF.SOD"),
        ("com", "EF.COM"),
        ("card_access", "EF.CardAccess"),
        ("dg1", "EF.DG1"),
        ("dg2", "EF.DG2"),
        ("dg13", "EF.DG13"),
        ("dg14", "EF.DG14"),
        ("dg15", "EF.DG15"),
    ];
    let mut table: Vec<(&str, ArrayRef)> =
        vec![("id", Arc::new(StringArray::from(NAMES.to_vec())))];
    for (column, file) in columns {
        let files = files(file);
        let bytes: BinaryArray = files.iter().map(Option::as_deref).collect();
        table.push((column, Arc::new(bytes)));
    }
    table.push(("note", Arc::new(StringArray::from(vec!["passed over"; 3]))));
    let batch = RecordBatch::try_from_iter(table).unwrap();
    let mut writer =
        ArrowWriter::try_new(File::create(path).unwrap(), batch.schema(), None).unwrap();
    for _ in 0..repeat {
        writer.write(&batch).unwrap();
        writer.flush().unwrap();
    }
    writer.close().unwrap();
}

fn verify(path: &Path, more: &[&str]) -> common::Run {
    let anchor = vn_anchor();
    let arguments = ["verify", path.to_str().unwrap(), "--anchors", &anchor, "--at", AT];
    idchip(&[&arguments[..], more].concat())
}

#[test]
fn rows_are_judged_as_directories_are() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("cards.parquet");
    write_table(&path, 12);
    let run = verify(&path, &["--json"]);
    run.exits(3).hides(SECRETS);
    let cards = run.json();
    assert_eq!(cards.len(), 36);
    for (card, (name, verdict)) in
        cards.iter().zip(NAMES.iter().zip(["accepted", "rejected", "malformed"]).cycle())
    {
        let (expected, verdict): (String, &str) = (path.join(name).display().to_string(), verdict);
        assert_eq!((&card["path"], &card["verdict"]), (&Value::from(expected), &verdict.into()));
    }
    let of_directory = verify(data("cards/vn_good").as_ref(), &["--json"]).json();
    for member in ["checks", "data_groups", "signer", "anchor", "findings", "warnings"] {
        assert_eq!(cards[0][member], of_directory[0][member], "{member}");
    }
}

#[test]
fn the_table_of_results_agrees_with_the_objects() {
    let directory = tempfile::tempdir().unwrap();
    let (cards, rows) =
        (directory.path().join("cards.parquet"), directory.path().join("rows.parquet"));
    write_table(&cards, 500);
    verify(&cards, &["--parquet", "--output", rows.to_str().unwrap()]).exits(3);
    let objects = verify(&cards, &["--json"]).json();
    let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(&rows).unwrap()).unwrap();
    let mut found = 0;
    for batch in reader.build().unwrap().map(Result::unwrap) {
        let column = |name: &str| batch.column_by_name(name).unwrap().as_string::<i32>().clone();
        let [paths, verdicts, decided_by] = ["path", "verdict", "decided_by"].map(column);
        let text = |column: &StringArray, row| match column.is_null(row) {
            true => Value::Null,
            false => column.value(row).into(),
        };
        for row in 0..batch.num_rows() {
            let object = &objects[found];
            assert_eq!(text(&paths, row), object["path"]);
            assert_eq!(text(&verdicts, row), object["verdict"]);
            assert_eq!(text(&decided_by, row), *object.get("decided_by").unwrap_or(&Value::Null));
            found += 1;
        }
    }
    assert_eq!(found, objects.len());
}

#[test]
fn a_row_has_a_time_of_its_own() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("cards.parquet");
    let good = files("EF.SOD").swap_remove(0).unwrap();
    let day: ArrayRef = Arc::new(Date32Array::from(vec![Some(29_220), None]));
    let sods: ArrayRef = Arc::new(BinaryArray::from(vec![good.as_slice(), &good]));
    let batch = RecordBatch::try_from_iter([("sod", sods), ("at", day)]).unwrap();
    let mut writer =
        ArrowWriter::try_new(File::create(&path).unwrap(), batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    let cards = verify(&path, &["--json"]).json();
    let times: Vec<_> = cards.iter().map(|card| card["at"].clone()).collect();
    assert_eq!(times, ["2050-01-01T00:00:00Z", "2026-11-01T00:00:00Z"]);
    // Without a column of names a row has its number.
    assert_eq!(cards[1]["path"], path.join("1").display().to_string());
}

#[test]
fn a_file_that_is_cut_off_or_has_no_cards_is_malformed() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("cards.parquet");
    write_table(&path, 3);
    let whole = fs::read(&path).unwrap();
    for length in [4, 100, whole.len() / 2, whole.len() - 1] {
        fs::write(&path, &whole[..length]).unwrap();
        let run = verify(&path, &["--json"]);
        assert_eq!(run.exits(3).json().last().unwrap()["verdict"], "malformed");
    }
    let notes: ArrayRef = Arc::new(StringArray::from(vec!["no card"]));
    let batch = RecordBatch::try_from_iter([("note", notes)]).unwrap();
    let mut writer =
        ArrowWriter::try_new(File::create(&path).unwrap(), batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    let cards = verify(&path, &["--json"]).exits(3).json();
    assert_eq!(cards.len(), 1);
    assert!(cards[0]["error"]["message"].as_str().unwrap().contains("no column is called sod"));
}

/// The reader of the format has assertions that a file may break.
#[test]
fn a_file_that_is_broken_anywhere_shows_no_message_of_a_panic() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("cards.parquet");
    let sods: ArrayRef = Arc::new(BinaryArray::from(vec![&b"no SOD"[..]; 20]));
    let numbers: ArrayRef = Arc::new(Int64Array::from_iter_values(0..20));
    let batch = RecordBatch::try_from_iter([("id", numbers), ("sod", sods)]).unwrap();
    let mut writer =
        ArrowWriter::try_new(File::create(&path).unwrap(), batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    let whole = fs::read(&path).unwrap();
    for place in (4..whole.len()).step_by(3) {
        let mut broken = whole.clone();
        broken[place] ^= 0xFF;
        fs::write(&path, broken).unwrap();
        let run = verify(&path, &["--json"]);
        assert!(!run.stderr.contains("panicked"), "{place}: {}", run.stderr);
        run.exits(3);
    }
}
