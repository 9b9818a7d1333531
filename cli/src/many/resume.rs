//! The finished part of an earlier run.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use serde_json::Value;

use super::Job;
use crate::outcome::{ExitOutcome, Failure, console_path};
use crate::path_record::PathRecord;
use crate::texts::say;

/// The most bytes of a line.
const MAX_LINE: u64 = 64 * 1024 * 1024;

/// The cards that an earlier run has finished, as it has written them.
pub(crate) struct Finished {
    file: File,
    /// The number of bytes of whole lines.
    length: u64,
}

impl Finished {
    /// Opens the output of an earlier run, or creates it.
    pub(crate) fn open(path: &Path) -> Result<Self, Failure> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let file = options.open(path)?;
        Ok(Self { file, length: 0 })
    }

    /// Takes the cards that are finished away from those to judge, and calls `then` with the object of each. A run that
    /// does not show all cards has no line for some: they may be missing. Nothing is written.
    pub(crate) fn pass_over(
        &mut self,
        path: &Path,
        jobs: &mut impl Iterator<Item = Job>,
        shows_all: bool,
        mut then: impl FnMut(&Value) -> bool,
    ) -> Result<(), Failure> {
        let other = || {
            let path = console_path(path);
            Failure::Usage(say!("many-resume-other", path = path))
        };
        let mut lines = BufReader::new(&self.file);
        let mut line = Vec::new();
        loop {
            line.clear();
            (&mut lines).take(MAX_LINE).read_until(b'\n', &mut line)?;
            // The rest of a line that was not written to its end is written over.
            if line.last() != Some(&b'\n') {
                return Ok(());
            }
            let object: Value = serde_json::from_slice(&line).map_err(|_| other())?;
            loop {
                let job = jobs.next().ok_or_else(other)?;
                if PathRecord::new(&job.path).is_of(&object) {
                    break;
                }
                if shows_all {
                    return Err(other());
                }
            }
            if !then(&object) {
                return Err(other());
            }
            let length = u64::try_from(line.len()).unwrap_or(u64::MAX);
            self.length = self.length.saturating_add(length);
        }
    }

    /// Returns the file, to write behind its whole lines.
    pub(crate) fn into_file(mut self) -> Result<File, Failure> {
        self.file.set_len(self.length)?;
        self.file.seek(SeekFrom::Start(self.length))?;
        Ok(self.file)
    }
}

/// The outcome in the object of a card.
pub(crate) fn outcome_of(object: &Value) -> Option<ExitOutcome> {
    let verdict = object.get("verdict")?.as_str()?;
    ExitOutcome::ALL.into_iter().find(|outcome| outcome.name() == verdict)
}
