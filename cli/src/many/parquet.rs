//! Parquet: tables of cards, and the rows of results.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type};
use arrow_array::{Array, ArrayRef, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use idchip::lds::ElementaryFile;
use idchip_batch::arrow::{self, AT, Columns};
use idchip_batch::{Row, file_of_column};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::arrow::{ArrowWriter, ProjectionMask};
use parquet::errors::ParquetError;

use super::gathered::{Gathered, Stream};
use crate::card::{Card, CardFile};
use crate::input;
use crate::input::Bytes;
use crate::outcome::{Failure, InputError};
use crate::panics;

/// The columns that name a card; the first that is there counts.
const NAMES: [&str; 2] = ["path", "id"];

/// Cards that are read at a time.
const CARDS: usize = 16;

/// True if these are the first bytes of a Parquet file.
pub(super) fn is_parquet(head: &[u8]) -> bool {
    head.starts_with(b"PAR1")
}

/// The cards of a table: a row for each, with the files in the columns of [`idchip_batch::file_of_column`]. Other columns
/// are not read.
pub(super) fn cards(path: &Path) -> Stream {
    let place = path.to_owned();
    Stream::new(path, move |gathered| {
        // The reader of the format has assertions that a file may break.
        let read = panics::decode(|| read(&place, gathered));
        let broken =
            || Err(InputError::Io(io::Error::other("the file is not as Parquet should be")));
        if let Err(error) = read.unwrap_or_else(broken) {
            gathered.break_off(error);
        }
    })
}

fn read(path: &Path, gathered: &mut Gathered) -> Result<(), InputError> {
    let builder =
        ParquetRecordBatchReaderBuilder::try_new(input::open(path)?).map_err(malformed)?;
    let is_wanted =
        |name: &str| file_of_column(name).is_some() || name == AT || NAMES.contains(&name);
    let wanted = builder.schema().fields().iter().enumerate();
    let wanted: Vec<_> =
        wanted.filter(|(_, field)| is_wanted(field.name())).map(|(index, _)| index).collect();
    let mask = ProjectionMask::roots(builder.parquet_schema(), wanted);
    let reader = builder.with_projection(mask).with_batch_size(CARDS).build().map_err(malformed)?;
    let mut number: u64 = 0;
    for batch in reader {
        let batch = batch.map_err(io::Error::other)?;
        let columns = Columns::of(&batch).map_err(io::Error::other)?;
        let name = NAMES.iter().find_map(|name| batch.column_by_name(name));
        for row in 0..batch.num_rows() {
            let name = name.and_then(|column| text(column, row));
            let path = path.join(name.unwrap_or_else(|| number.to_string()));
            number = number.saturating_add(1);
            let card = Card::of_folder(&path, files(&columns, row));
            if !gathered.add_card(path, columns.at(row), card) {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// The files of a row. Their kinds are those of the columns.
fn files(columns: &Columns<'_>, row: usize) -> Vec<CardFile> {
    let card = columns.card(row);
    let kinds = ElementaryFile::all().filter_map(|kind| Some((kind, card.get(kind)?)));
    let files = kinds.map(|(kind, bytes)| {
        let name = kind.to_string();
        CardFile { kind, name, bytes: Bytes::new(bytes.to_vec()) }
    });
    files.collect()
}

/// The text or number in a column of names.
fn text(column: &ArrayRef, row: usize) -> Option<String> {
    if column.is_null(row) {
        return None;
    }
    match column.data_type() {
        DataType::Utf8 => Some(column.as_string::<i32>().value(row).to_owned()),
        DataType::LargeUtf8 => Some(column.as_string::<i64>().value(row).to_owned()),
        DataType::Utf8View => Some(column.as_string_view().value(row).to_owned()),
        DataType::Int32 => Some(column.as_primitive::<Int32Type>().value(row).to_string()),
        DataType::Int64 => Some(column.as_primitive::<Int64Type>().value(row).to_string()),
        _ => None,
    }
}

fn malformed(error: ParquetError) -> InputError {
    InputError::Io(io::Error::other(error))
}

/// Writes rows of results, some at a time.
pub(crate) struct Rows {
    writer: ArrowWriter<File>,
    schema: SchemaRef,
    paths: Vec<String>,
    rows: Vec<Row>,
}

/// Rows that are held in memory before they are written.
const ROWS: usize = 1024;

impl Rows {
    /// Begins a table: the path of a card, and the columns of [`arrow::schema`].
    pub(crate) fn new(file: File) -> Result<Self, Failure> {
        let mut fields = vec![Arc::new(Field::new("path", DataType::Utf8, false))];
        fields.extend(arrow::schema().fields().iter().cloned());
        let schema: SchemaRef = Arc::new(Schema::new(fields));
        let writer =
            ArrowWriter::try_new(file, Arc::clone(&schema), None).map_err(io::Error::other)?;
        Ok(Self { writer, schema, paths: Vec::new(), rows: Vec::new() })
    }

    pub(crate) fn add(&mut self, path: String, row: Row) -> Result<(), Failure> {
        self.paths.push(path);
        self.rows.push(row);
        if self.rows.len() < ROWS { Ok(()) } else { self.write() }
    }

    fn write(&mut self) -> Result<(), Failure> {
        let paths: ArrayRef = Arc::new(StringArray::from_iter_values(self.paths.drain(..)));
        let results = arrow::record_batch(&self.rows).map_err(io::Error::other)?;
        self.rows.clear();
        let columns = core::iter::once(paths).chain(results.columns().iter().cloned()).collect();
        let batch =
            RecordBatch::try_new(Arc::clone(&self.schema), columns).map_err(io::Error::other)?;
        self.writer.write(&batch).map_err(io::Error::other)?;
        // A group of rows is held in memory until it is written.
        Ok(self.writer.flush().map_err(io::Error::other)?)
    }

    /// Ends the table.
    pub(crate) fn end(mut self) -> Result<(), Failure> {
        self.write()?;
        self.writer.close().map_err(io::Error::other)?;
        Ok(())
    }
}
