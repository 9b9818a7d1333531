//! A case, and the implementations that run it.

use std::time::Duration;

/// Work that several implementations do. The first entry is the one that the others are compared with.
pub(crate) struct Case {
    pub(crate) group: &'static str,
    pub(crate) name: String,
    pub(crate) entries: Vec<Entry>,
    /// True if instructions are counted too.
    pub(crate) is_counted: bool,
    /// The number of cards in one run, if the result is a rate.
    pub(crate) cards: Option<u32>,
}

/// One run, which panics if its result is wrong.
pub(crate) type Run = Box<dyn Fn()>;

pub(crate) enum Work {
    Here(Run),
    /// A number of runs in another process, and the processor time of its thread.
    Child(Box<dyn Fn(u32) -> Duration>),
}

/// An implementation of a case.
pub(crate) struct Entry {
    pub(crate) who: &'static str,
    /// Shows that the results are right, and returns the work; or says why the implementation cannot do it, as it was
    /// seen when it was tried.
    pub(crate) prepare: Box<dyn Fn() -> Result<Work, String>>,
}

impl Case {
    pub(crate) fn new(group: &'static str, name: impl Into<String>, entries: Vec<Entry>) -> Self {
        Self { group, name: name.into(), entries, is_counted: false, cards: None }
    }

    pub(crate) fn counted(self) -> Self {
        Self { is_counted: true, ..self }
    }
}

impl Entry {
    pub(crate) fn new(
        who: &'static str,
        prepare: impl Fn() -> Result<Run, String> + 'static,
    ) -> Self {
        Self { who, prepare: Box::new(move || prepare().map(Work::Here)) }
    }
}

/// Inputs live as long as the program.
pub(crate) fn kept<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

/// The message of an error.
pub(crate) fn text(error: impl core::fmt::Display) -> String {
    error.to_string()
}
