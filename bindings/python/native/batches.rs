//! The cards of record batches.

use core::num::NonZeroUsize;
use core::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;
use std::thread;

use arrow_array::{ArrayRef, RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, FieldRef, Schema, SchemaRef};
use idchip_batch::arrow::{Columns, record_batch, schema};
use idchip_batch::{Row, Terms, judge};

use crate::terms::OwnTerms;

/// Verifies record batches: the terms, the column that is passed through, and the number of threads.
#[derive(Clone)]
pub(crate) struct BatchJudge {
    pub(crate) terms: Arc<OwnTerms>,
    /// The column that is passed through, in front of the results.
    pub(crate) identifier: Option<String>,
    pub(crate) threads: NonZeroUsize,
}

impl BatchJudge {
    /// Verifies the cards of a batch, one in each row.
    pub(crate) fn verify(&self, batch: &RecordBatch) -> Result<RecordBatch, ArrowError> {
        let columns = Columns::of(batch).map_err(|it| ArrowError::SchemaError(it.to_string()))?;
        let identifier = self.identifier_of(batch.schema_ref())?;
        let count = batch.num_rows();
        let rows = self.terms.with_index(|terms| self.rows(&columns, count, terms))?;
        let (_, results, _) = record_batch(&rows)?.into_parts();
        let of_identifier = identifier.and_then(|(index, _)| batch.columns().get(index).cloned());
        let columns: Vec<ArrayRef> = of_identifier.into_iter().chain(results).collect();
        RecordBatch::try_new(self.schema(batch.schema_ref())?, columns)
    }

    /// Returns the schema of the results for batches of this schema.
    pub(crate) fn schema(&self, of_batch: &SchemaRef) -> Result<SchemaRef, ArrowError> {
        let identifier = self.identifier_of(of_batch)?.map(|(_, field)| field);
        let results = schema();
        let fields = identifier.into_iter().chain(results.fields().iter().cloned());
        Ok(Arc::new(Schema::new(fields.collect::<Vec<_>>())))
    }

    fn identifier_of(&self, schema: &SchemaRef) -> Result<Option<(usize, FieldRef)>, ArrowError> {
        let Some(name) = &self.identifier else { return Ok(None) };
        let index = schema.index_of(name)?;
        Ok(schema.fields().get(index).map(|field| (index, Arc::clone(field))))
    }

    /// Verifies the cards of all rows, in their order.
    fn rows(
        &self,
        columns: &Columns<'_>,
        count: usize,
        terms: &Terms<'_>,
    ) -> Result<Vec<Row>, ArrowError> {
        let next = AtomicUsize::new(0);
        let work = || {
            self.terms.memories.with(|known| {
                let mut done = Vec::new();
                loop {
                    let begin = next.fetch_add(PIECE, Ordering::Relaxed);
                    if begin >= count {
                        return done;
                    }
                    for row in begin..begin.saturating_add(PIECE).min(count) {
                        let mut terms = *terms;
                        terms.at = columns.at(row).unwrap_or(terms.at);
                        done.push((row, judge(&columns.card(row), &terms, known)));
                    }
                }
            })
        };
        // More threads than pieces would have nothing to do.
        let threads = self.threads.get().min(count.div_ceil(PIECE));
        if threads <= 1 {
            return Ok(work().into_iter().map(|(_, row)| row).collect());
        }
        let mut rows = thread::scope(|scope| {
            let start = |_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
            let started: Vec<_> = (0..threads).map(start).collect::<Result<_, _>>()?;
            let mut rows = Vec::with_capacity(count);
            for thread in started {
                let done = thread.join();
                let ended = |_| ArrowError::ComputeError("a thread has ended early".to_owned());
                rows.extend(done.map_err(ended)?);
            }
            Ok::<_, ArrowError>(rows)
        })?;
        rows.sort_unstable_by_key(|(row, _)| *row);
        Ok(rows.into_iter().map(|(_, row)| row).collect())
    }
}

/// The rows that a thread takes at a time.
const PIECE: usize = 16;

/// As much as the main thread of a program has: ML-DSA needs more than a thread of Rust has by itself.
const STACK: usize = 8 * 1024 * 1024;

/// A stream of results, which verifies a batch when it is asked for it.
pub(crate) struct Results {
    judge: BatchJudge,
    batches: Box<dyn RecordBatchReader + Send>,
    schema: SchemaRef,
}

impl Results {
    pub(crate) fn new(
        judge: BatchJudge,
        batches: Box<dyn RecordBatchReader + Send>,
    ) -> Result<Self, ArrowError> {
        let schema = judge.schema(&batches.schema())?;
        Ok(Self { judge, batches, schema })
    }
}

impl Iterator for Results {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let batch = self.batches.next()?;
        Some(batch.and_then(|batch| self.judge.verify(&batch)))
    }
}

impl RecordBatchReader for Results {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
}
