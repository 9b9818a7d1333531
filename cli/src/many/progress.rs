//! The progress of a run on a terminal.

use core::time::Duration;
use std::io::{IsTerminal, stderr, stdout};
use std::path::PathBuf;
use std::thread;

use indicatif::{ProgressBar, ProgressStyle};

use super::folders::Folders;

/// A line on standard error with the number of cards, their rate and the time that is left, if it is a terminal on which
/// no cards are shown.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// Begins. The cards at the paths are counted beside the run, unless they come out of a stream.
    pub(crate) fn new(paths: &[PathBuf], shows_cards_on_output: bool) -> Self {
        if !stderr().is_terminal() || (shows_cards_on_output && stdout().is_terminal()) {
            return Self(ProgressBar::hidden());
        }
        let bar = ProgressBar::no_length();
        let style = ProgressStyle::with_template(WITHOUT_LENGTH);
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
        bar.enable_steady_tick(Duration::from_millis(250));
        if paths.iter().all(|path| path.is_dir()) && !paths.is_empty() {
            let (bar, paths) = (bar.clone(), paths.to_vec());
            // It ends with the command.
            thread::spawn(move || {
                let cards = paths.iter().map(|path| Folders::below(path).count().max(1)).sum();
                let cards: usize = cards;
                bar.set_length(u64::try_from(cards).unwrap_or(u64::MAX));
                let style = ProgressStyle::with_template(WITH_LENGTH);
                bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
            });
        }
        Self(bar)
    }

    /// One more card is done.
    pub(crate) fn advance(&self) {
        self.0.inc(1);
    }

    /// Cards that were done before do not count for the rate.
    pub(crate) fn skip(&self, cards: u64) {
        self.0.set_position(cards);
        self.0.reset_eta();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

const WITHOUT_LENGTH: &str = "{spinner} {human_pos} [{elapsed}] {per_sec}";
const WITH_LENGTH: &str = "{wide_bar} {human_pos}/{human_len} [{elapsed}/{eta}] {per_sec}";
