//! The cards of a record batch.

use core::fmt;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType,
};
use arrow_array::{
    Array, BinaryArray, BinaryViewArray, FixedSizeBinaryArray, LargeBinaryArray, PrimitiveArray,
    RecordBatch,
};
use arrow_schema::{DataType, TimeUnit};
use idchip::lds::ElementaryFile;
use idchip::time::UnixTime;

use crate::{CardFiles, file_of_column};

/// The name of the column with the time for which a card is verified.
pub const AT: &str = "at";

/// The cards of a record batch, one in each row. A column that is neither a file nor the time is passed over.
#[derive(Debug)]
pub struct Columns<'a> {
    files: Vec<(ElementaryFile, Files<'a>)>,
    at: Option<Times<'a>>,
}

/// The reason why the cards of a record batch cannot be read. It is that of the whole table, never that of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ColumnError {
    /// No column is called `sod`.
    NoSod,
    /// The column of a file, with this name, has this type, which is none of bytes.
    NotBinary(String, DataType),
    /// The column `at` has this type, which is neither a date nor a timestamp.
    NotATime(DataType),
    /// Two columns have this name.
    Twice(String),
}

impl fmt::Display for ColumnError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSod => f.write_str("no column is called sod"),
            Self::NotBinary(name, found) => {
                write!(f, "the column {name} is of type {found}, and should be binary")
            }
            Self::NotATime(found) => {
                write!(f, "the column {AT} is of type {found}, and should be a date or a timestamp")
            }
            Self::Twice(name) => write!(f, "two columns are called {name}"),
        }
    }
}

impl core::error::Error for ColumnError {}

impl<'a> Columns<'a> {
    /// Finds the columns of the files, and that of the time, if there is one.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no column of EF.SOD, or if a column has another type than it should.
    pub fn of(batch: &'a RecordBatch) -> Result<Self, ColumnError> {
        let mut columns = Self { files: Vec::new(), at: None };
        for (field, column) in batch.schema_ref().fields().iter().zip(batch.columns()) {
            let twice = || ColumnError::Twice(field.name().clone());
            if let Some(file) = file_of_column(field.name()) {
                if columns.files.iter().any(|(other, _)| *other == file) {
                    return Err(twice());
                }
                let files = Files::of(column.as_ref()).ok_or_else(|| {
                    ColumnError::NotBinary(field.name().clone(), field.data_type().clone())
                })?;
                columns.files.push((file, files));
            } else if field.name() == AT {
                if columns.at.is_some() {
                    return Err(twice());
                }
                let times = Times::of(column.as_ref());
                columns.at =
                    Some(times.ok_or_else(|| ColumnError::NotATime(field.data_type().clone()))?);
            }
        }
        let has_sod = columns.files.iter().any(|(file, _)| *file == ElementaryFile::Sod);
        if has_sod { Ok(columns) } else { Err(ColumnError::NoSod) }
    }

    /// Returns the files of the card in this row; a null is a file that is not there. A row that does not exist
    /// has no files.
    #[must_use]
    pub fn card(&self, row: usize) -> CardFiles<'a> {
        let mut card = CardFiles::default();
        for (file, files) in &self.files {
            if let Some(bytes) = files.get(row) {
                card.set(*file, bytes);
            }
        }
        card
    }

    /// Returns the time of the column `at`, in whole seconds; `None` if there is none, or if it is null.
    #[must_use]
    pub fn at(&self, row: usize) -> Option<UnixTime> {
        self.at.as_ref()?.get(row)
    }
}

/// A column of bytes.
#[derive(Debug)]
enum Files<'a> {
    Binary(&'a BinaryArray),
    Fixed(&'a FixedSizeBinaryArray),
    Large(&'a LargeBinaryArray),
    View(&'a BinaryViewArray),
    /// Of the type that a column has in which all is null.
    Null,
}

impl<'a> Files<'a> {
    fn of(column: &'a dyn Array) -> Option<Self> {
        Some(match column.data_type() {
            DataType::Binary => Self::Binary(column.as_binary_opt()?),
            DataType::BinaryView => Self::View(column.as_binary_view_opt()?),
            DataType::FixedSizeBinary(_) => Self::Fixed(column.as_fixed_size_binary_opt()?),
            DataType::LargeBinary => Self::Large(column.as_binary_opt()?),
            DataType::Null => Self::Null,
            _ => return None,
        })
    }

    fn get(&self, row: usize) -> Option<&'a [u8]> {
        match self {
            Self::Binary(column) => is_there(*column, row).then(|| column.value(row)),
            Self::Fixed(column) => is_there(*column, row).then(|| column.value(row)),
            Self::Large(column) => is_there(*column, row).then(|| column.value(row)),
            Self::View(column) => is_there(*column, row).then(|| column.value(row)),
            Self::Null => None,
        }
    }
}

/// A column of times.
#[derive(Debug)]
enum Times<'a> {
    Days(&'a PrimitiveArray<Date32Type>),
    Seconds(&'a PrimitiveArray<TimestampSecondType>),
    Milliseconds(&'a PrimitiveArray<TimestampMillisecondType>),
    Microseconds(&'a PrimitiveArray<TimestampMicrosecondType>),
    Nanoseconds(&'a PrimitiveArray<TimestampNanosecondType>),
}

impl<'a> Times<'a> {
    fn of(column: &'a dyn Array) -> Option<Self> {
        Some(match column.data_type() {
            DataType::Date32 => Self::Days(column.as_primitive_opt()?),
            DataType::Timestamp(TimeUnit::Second, _) => Self::Seconds(column.as_primitive_opt()?),
            DataType::Timestamp(TimeUnit::Millisecond, _) => {
                Self::Milliseconds(column.as_primitive_opt()?)
            }
            DataType::Timestamp(TimeUnit::Microsecond, _) => {
                Self::Microseconds(column.as_primitive_opt()?)
            }
            DataType::Timestamp(TimeUnit::Nanosecond, _) => {
                Self::Nanoseconds(column.as_primitive_opt()?)
            }
            _ => return None,
        })
    }

    /// A timestamp counts from 1970 in UTC, whatever its time zone; without a zone it is in UTC.
    fn get(&self, row: usize) -> Option<UnixTime> {
        const DAY: i64 = 86_400;
        let seconds = match self {
            Self::Days(days) => {
                let day = is_there(*days, row).then(|| days.value(row))?;
                i64::from(day).saturating_mul(DAY)
            }
            Self::Seconds(times) => is_there(*times, row).then(|| times.value(row))?,
            Self::Milliseconds(times) => {
                is_there(*times, row).then(|| times.value(row))?.div_euclid(1_000)
            }
            Self::Microseconds(times) => {
                is_there(*times, row).then(|| times.value(row))?.div_euclid(1_000_000)
            }
            Self::Nanoseconds(times) => {
                is_there(*times, row).then(|| times.value(row))?.div_euclid(1_000_000_000)
            }
        };
        Some(UnixTime(seconds))
    }
}

/// True if there is such a row, and it is not null.
fn is_there(column: &dyn Array, row: usize) -> bool {
    row < column.len() && column.is_valid(row)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow_array::{
        ArrayRef, Date32Array, Int64Array, NullArray, TimestampMicrosecondArray,
        TimestampMillisecondArray, TimestampNanosecondArray, TimestampSecondArray,
    };
    use idchip::lds::DgNumber;

    use super::*;

    const SOD: [Option<&[u8]>; 2] = [Some(b"sod"), None];

    fn batch<'n>(columns: impl IntoIterator<Item = (&'n str, ArrayRef)>) -> RecordBatch {
        RecordBatch::try_from_iter_with_nullable(
            columns.into_iter().map(|(name, column)| (name, column, true)),
        )
        .unwrap()
    }

    fn sods() -> ArrayRef {
        Arc::new(BinaryArray::from_iter(SOD))
    }

    #[test]
    fn each_type_of_bytes_is_read_where_it_stands() {
        let fixed =
            FixedSizeBinaryArray::try_from_sparse_iter_with_size(SOD.into_iter(), 3).unwrap();
        let columns: [ArrayRef; 4] = [
            sods(),
            Arc::new(LargeBinaryArray::from_iter(SOD)),
            Arc::new(BinaryViewArray::from_iter(SOD)),
            Arc::new(fixed),
        ];
        for column in columns {
            let batch = batch([("sod", column), ("dg2", Arc::new(NullArray::new(2)) as ArrayRef)]);
            let columns = Columns::of(&batch).unwrap();
            assert_eq!(columns.card(0).sod, Some(b"sod".as_slice()));
            assert_eq!(columns.card(0).data_group(DgNumber::Dg2), None);
            assert_eq!((columns.card(1).sod, columns.card(2).sod), (None, None));
            assert_eq!(columns.at(0), None);
        }
    }

    #[test]
    fn every_file_has_its_column() {
        let names = ["sod", "com", "card_access", "card_security", "dir"].map(str::to_owned);
        let names: Vec<_> = names.into_iter().chain((1..=16).map(|it| format!("dg{it}"))).collect();
        let columns = names.iter().map(|name| {
            let column = BinaryArray::from_iter_values([name.as_bytes()]);
            (name.as_str(), Arc::new(column) as ArrayRef)
        });
        let batch = batch(columns);
        let card = Columns::of(&batch).unwrap().card(0);
        let own = [card.sod, card.com, card.card_access, card.card_security, card.dir];
        let found: Vec<_> = own.into_iter().chain(card.data_groups).flatten().collect();
        assert_eq!(found, names.iter().map(String::as_bytes).collect::<Vec<_>>());
    }

    #[test]
    fn each_unit_of_time_gives_whole_seconds() {
        let days: ArrayRef = Arc::new(Date32Array::from(vec![Some(1), None]));
        let seconds: ArrayRef = Arc::new(TimestampSecondArray::from(vec![Some(86_400), None]));
        let milli: ArrayRef =
            Arc::new(TimestampMillisecondArray::from(vec![Some(86_400_999), None]));
        let micro = TimestampMicrosecondArray::from(vec![Some(86_400_000_001), None]);
        let micro: ArrayRef = Arc::new(micro.with_timezone("+07:00"));
        let nano = TimestampNanosecondArray::from(vec![Some(86_400_000_000_009), None]);
        for column in [days, seconds, milli, micro, Arc::new(nano)] {
            let batch = batch([("sod", sods()), ("at", column)]);
            let columns = Columns::of(&batch).unwrap();
            assert_eq!(columns.at(0), Some(UnixTime(86_400)));
            assert_eq!((columns.at(1), columns.at(2)), (None, None));
        }
        let before: ArrayRef = Arc::new(TimestampMillisecondArray::from(vec![-1, 0]));
        let batch = batch([("sod", sods()), ("at", before)]);
        assert_eq!(Columns::of(&batch).unwrap().at(0), Some(UnixTime(-1)));
    }

    #[test]
    fn a_column_of_another_type_is_an_error_of_the_table() {
        let numbers = || -> ArrayRef { Arc::new(Int64Array::from(vec![1, 2])) };
        let fault = |columns: Vec<(&str, ArrayRef)>| Columns::of(&batch(columns)).unwrap_err();
        assert_eq!(fault(vec![("dg1", sods())]), ColumnError::NoSod);
        let not_binary = ColumnError::NotBinary("dg1".to_owned(), DataType::Int64);
        assert_eq!(fault(vec![("sod", sods()), ("dg1", numbers())]), not_binary);
        let not_a_time = ColumnError::NotATime(DataType::Int64);
        assert_eq!(fault(vec![("sod", sods()), ("at", numbers())]), not_a_time);
        let twice = ColumnError::Twice("sod".to_owned());
        assert_eq!(fault(vec![("sod", sods()), ("sod", sods())]), twice);
        assert!(Columns::of(&batch([("sod", sods()), ("note", numbers())])).is_ok());
    }
}
