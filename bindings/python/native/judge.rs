//! The judge of many cards, as Python has it.

use core::num::NonZeroUsize;
use std::collections::HashMap;
use std::sync::Arc;

use idchip::time::UnixTime;
use idchip_batch::{CardFiles, file_of_column, judge};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3_arrow::{PyRecordBatch, PyRecordBatchReader};

use crate::batches::{BatchJudge, Results};
use crate::memory::Memories;
use crate::policy::policy;
use crate::terms::OwnTerms;
use crate::verification::Verification;

/// Verifies cards. Any number of threads may use it at a time.
#[pyclass(frozen, module = "idchip._native")]
pub(crate) struct Judge(Arc<OwnTerms>);

#[pymethods]
impl Judge {
    /// Certificates and lists are in DER; `at` is in seconds since 1970, UTC.
    #[new]
    #[pyo3(signature = (*, anchors, crls, signers, policy, tolerate, refuse, require, at))]
    #[expect(clippy::too_many_arguments, reason = "each is named in Python")]
    fn new(
        anchors: Vec<PyBackedBytes>,
        crls: Vec<PyBackedBytes>,
        signers: Vec<PyBackedBytes>,
        policy: &str,
        tolerate: Vec<String>,
        refuse: Vec<String>,
        require: Vec<String>,
        at: i64,
    ) -> PyResult<Self> {
        Ok(Self(Arc::new(OwnTerms {
            anchors,
            revocation_lists: crls,
            signers,
            policy: self::policy(policy, &tolerate, &refuse, &require)?,
            at: UnixTime(at),
            memories: Memories::default(),
        })))
    }

    /// Verifies a card: its files by the names of their columns.
    fn verify(
        &self,
        py: Python<'_>,
        files: HashMap<String, PyBackedBytes>,
        at: Option<i64>,
    ) -> PyResult<Verification> {
        let mut card = CardFiles::default();
        for (name, bytes) in &files {
            let unknown = || PyValueError::new_err(format!("no file of a card is called {name:?}"));
            card.set(file_of_column(name).ok_or_else(unknown)?, bytes);
        }
        let row = py.detach(|| {
            self.0.with(|terms| {
                let mut terms = *terms;
                terms.at = at.map_or(terms.at, UnixTime);
                self.0.memories.with(|known| judge(&card, &terms, known))
            })
        });
        Ok(row.into())
    }

    /// Verifies the cards of a record batch, one in each row.
    fn verify_batch(
        &self,
        py: Python<'_>,
        batch: PyRecordBatch,
        identifier: Option<String>,
        threads: NonZeroUsize,
    ) -> PyResult<PyRecordBatch> {
        let batch = batch.into_inner();
        let judge = self.batch_judge(identifier, threads);
        py.detach(|| judge.verify(&batch)).map(PyRecordBatch::new).map_err(value_error)
    }

    /// Verifies the cards of a stream of record batches, when the results are asked for.
    fn verify_stream(
        &self,
        batches: PyRecordBatchReader,
        identifier: Option<String>,
        threads: NonZeroUsize,
    ) -> PyResult<PyRecordBatchReader> {
        let judge = self.batch_judge(identifier, threads);
        let results = Results::new(judge, batches.into_reader()?).map_err(value_error)?;
        Ok(PyRecordBatchReader::new(Box::new(results)))
    }
}

impl Judge {
    fn batch_judge(&self, identifier: Option<String>, threads: NonZeroUsize) -> BatchJudge {
        BatchJudge { terms: Arc::clone(&self.0), identifier, threads }
    }
}

fn value_error(error: impl core::fmt::Display) -> PyErr {
    PyValueError::new_err(error.to_string())
}
