//! The results as a record batch.

use std::sync::Arc;

use arrow_array::{
    ArrayRef, Int64Array, ListArray, RecordBatch, StringArray, StructArray,
    TimestampMicrosecondArray,
};
use arrow_buffer::OffsetBuffer;
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema, SchemaRef, TimeUnit};

use crate::{CertificateName, CheckRow, Row};

/// Returns the schema of the results. The names are those of the JSON of the command.
#[must_use]
pub fn schema() -> SchemaRef {
    let certificate = || DataType::Struct(certificate_fields());
    Arc::new(Schema::new(vec![
        Field::new("verdict", DataType::Utf8, false),
        Field::new("at", instant(), true),
        Field::new("decided_by", DataType::Utf8, true),
        Field::new("reason", DataType::Utf8, true),
        Field::new("failed", list(text_item()), false),
        Field::new("checks", list(struct_item(check_fields())), false),
        Field::new("data_groups", list(struct_item(data_group_fields())), false),
        Field::new("card_security", DataType::Utf8, true),
        Field::new("findings", list(text_item()), false),
        Field::new("anchor_findings", list(text_item()), false),
        Field::new("state", DataType::Utf8, true),
        Field::new("signer", certificate(), true),
        Field::new("anchor", certificate(), true),
        Field::new("error", DataType::Struct(error_fields()), true),
    ]))
}

/// Returns the results as a record batch with the columns of [`schema`].
///
/// # Errors
///
/// Returns an error if a column has more than 2³¹ bytes of text or items.
pub fn record_batch(rows: &[Row]) -> Result<RecordBatch, ArrowError> {
    let at = rows.iter().map(|row| row.at.0.checked_mul(1_000_000));
    let columns: Vec<ArrayRef> = vec![
        names(rows.iter().map(Row::verdict))?,
        Arc::new(at.collect::<TimestampMicrosecondArray>().with_timezone(UTC)),
        texts(rows.iter().map(|row| row.decided_by))?,
        texts(rows.iter().map(Row::reason))?,
        text_lists(rows, |row| &row.failed)?,
        checks(rows)?,
        data_groups(rows)?,
        texts(rows.iter().map(|row| row.card_security))?,
        text_lists(rows, |row| &row.findings)?,
        text_lists(rows, |row| &row.anchor_findings)?,
        texts(rows.iter().map(|row| row.state.as_deref()))?,
        certificates(rows.iter().map(|row| row.signer.as_ref()))?,
        certificates(rows.iter().map(|row| row.anchor.as_ref()))?,
        errors(rows)?,
    ];
    RecordBatch::try_new(schema(), columns)
}

/// A column of text of which some may be null.
fn texts<'r>(texts: impl Iterator<Item = Option<&'r str>> + Clone) -> Result<ArrayRef, ArrowError> {
    must_fit(texts.clone().flatten().map(str::len))?;
    Ok(Arc::new(texts.collect::<StringArray>()))
}

/// A column of text of which none is null.
fn names<'r>(names: impl Iterator<Item = &'r str>) -> Result<ArrayRef, ArrowError> {
    let names: Vec<_> = names.collect();
    must_fit(names.iter().map(|name| name.len()))?;
    Ok(Arc::new(StringArray::from_iter_values(names)))
}

fn text_lists(
    rows: &[Row],
    of: impl Fn(&Row) -> &[&'static str] + Clone,
) -> Result<ArrayRef, ArrowError> {
    let items = names(rows.iter().flat_map(|row| of(row).iter().copied()))?;
    lists(text_item(), rows.iter().map(|row| of(row).len()), items)
}

fn checks(rows: &[Row]) -> Result<ArrayRef, ArrowError> {
    let column = |of: fn(&CheckRow) -> &'static str| {
        names(rows.iter().flat_map(|row| row.checks.iter()).map(of))
    };
    let columns = vec![column(|it| it.name)?, column(|it| it.result)?, column(|it| it.reason)?];
    let items = StructArray::try_new(check_fields(), columns, None)?;
    let item = struct_item(check_fields());
    lists(item, rows.iter().map(|row| row.checks.len()), Arc::new(items))
}

fn data_groups(rows: &[Row]) -> Result<ArrayRef, ArrowError> {
    let all = || rows.iter().flat_map(|row| row.data_groups.iter());
    let numbers: Vec<_> = all().map(|(number, _)| number.to_string()).collect();
    let statuses = names(all().map(|(_, status)| *status))?;
    let columns = vec![names(numbers.iter().map(String::as_str))?, statuses];
    let items = StructArray::try_new(data_group_fields(), columns, None)?;
    let item = struct_item(data_group_fields());
    lists(item, rows.iter().map(|row| row.data_groups.len()), Arc::new(items))
}

fn lists(
    item: Field,
    lengths: impl Iterator<Item = usize> + Clone,
    items: ArrayRef,
) -> Result<ArrayRef, ArrowError> {
    must_fit(lengths.clone())?;
    let offsets = OffsetBuffer::from_lengths(lengths);
    Ok(Arc::new(ListArray::try_new(Arc::new(item), offsets, items, None)?))
}

/// Returns an error unless 32 bits count the sum, as the offsets of a column do: without it a builder panics.
fn must_fit(mut lengths: impl Iterator<Item = usize>) -> Result<(), ArrowError> {
    let sum = lengths.try_fold(0_usize, usize::checked_add).unwrap_or(usize::MAX);
    i32::try_from(sum).map(drop).map_err(|_| ArrowError::OffsetOverflowError(sum))
}

fn certificates<'r>(
    certificates: impl Iterator<Item = Option<&'r CertificateName>> + Clone,
) -> Result<ArrayRef, ArrowError> {
    let column = |of: fn(&CertificateName) -> Option<&str>| {
        texts(certificates.clone().map(move |certificate| certificate.and_then(of)))
    };
    let columns = vec![
        column(|it| Some(&it.subject))?,
        column(|it| Some(&it.issuer))?,
        column(|it| it.country.as_deref())?,
        column(|it| Some(&it.serial_number))?,
        column(|it| Some(&it.fingerprint_sha256))?,
        column(|it| it.subject_key_identifier.as_deref())?,
        column(|it| it.authority_key_identifier.as_deref())?,
    ];
    let is_there: Vec<_> = certificates.map(|certificate| certificate.is_some()).collect();
    let certificates = StructArray::try_new(certificate_fields(), columns, Some(is_there.into()))?;
    Ok(Arc::new(certificates))
}

fn errors(rows: &[Row]) -> Result<ArrayRef, ArrowError> {
    let errors = || rows.iter().map(|row| row.error.as_ref());
    let offsets = errors().map(|error| error.and_then(|it| it.offset).map(i64::from));
    let columns = vec![
        texts(errors().map(|error| error.map(|it| it.kind)))?,
        Arc::new(offsets.collect::<Int64Array>()),
        texts(errors().map(|error| error.map(|it| it.message.as_str())))?,
    ];
    let is_there: Vec<_> = errors().map(|error| error.is_some()).collect();
    Ok(Arc::new(StructArray::try_new(error_fields(), columns, Some(is_there.into()))?))
}

/// The time zone of the column `at`.
const UTC: &str = "UTC";

fn instant() -> DataType {
    DataType::Timestamp(TimeUnit::Microsecond, Some(UTC.into()))
}

fn check_fields() -> Fields {
    ["name", "result", "reason"]
        .map(|name| Field::new(name, DataType::Utf8, false))
        .into_iter()
        .collect()
}

fn data_group_fields() -> Fields {
    ["name", "status"].map(|name| Field::new(name, DataType::Utf8, false)).into_iter().collect()
}

/// All may be null, because a reader may look at them where the certificate itself is null.
fn certificate_fields() -> Fields {
    let names = [
        "subject",
        "issuer",
        "country",
        "serial_number",
        "fingerprint_sha256",
        "subject_key_identifier",
        "authority_key_identifier",
    ];
    names.map(|name| Field::new(name, DataType::Utf8, true)).into_iter().collect()
}

fn error_fields() -> Fields {
    Fields::from(vec![
        Field::new("kind", DataType::Utf8, true),
        Field::new("offset", DataType::Int64, true),
        Field::new("message", DataType::Utf8, true),
    ])
}

fn text_item() -> Field {
    Field::new_list_field(DataType::Utf8, false)
}

fn struct_item(fields: Fields) -> Field {
    Field::new_list_field(DataType::Struct(fields), false)
}

fn list(item: Field) -> DataType {
    DataType::List(Arc::new(item))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_rows_have_the_same_columns() {
        let batch = record_batch(&[]).unwrap();
        assert_eq!((batch.num_rows(), batch.schema()), (0, schema()));
    }

    #[test]
    fn a_column_that_is_too_long_is_an_error() {
        assert!(must_fit([i32::MAX as usize].into_iter()).is_ok());
        for lengths in [[i32::MAX as usize, 1], [usize::MAX, 1]] {
            assert!(must_fit(lengths.into_iter()).is_err());
        }
    }
}
