//! Judges cards on several threads, and gives the results in the order of the cards.

use core::any::Any;
use core::num::NonZero;
use core::panic::AssertUnwindSafe;
use std::collections::BTreeMap;
use std::panic::{catch_unwind, resume_unwind};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use idchip::verify::KnownSigners;
use idchip_batch::Places;

use super::Job;
use crate::outcome::Failure;

/// The most cards for each further thread that are read or judged and not yet shown.
const WINDOW: usize = 16;

/// The most bytes of cards out of streams that wait for a thread, unless a single card has more.
const MAX_WAITING: usize = 8 * 1024 * 1024;

/// Calls `judge` for each card, on this number of threads, and `show` with the results, in the order of the cards. Each
/// thread has its memory of signers. A bounded number of cards is in work, so that memory does not grow with the number
/// of cards. The first error of `show` ends the run.
///
/// The thread that has judged the next card shows it: a program that waits for the result of a card before it names the
/// next gets it while this thread still waits for that program.
pub(crate) fn judge_in_order<R: Send>(
    mut jobs: impl Iterator<Item = Job>,
    threads: NonZero<usize>,
    judge: impl Fn(&mut KnownSigners<'_>, u64, Job) -> R + Sync,
    show: impl FnMut(R) -> Result<(), Failure> + Send,
) -> Result<(), Failure> {
    let (to_threads, waiting) = channel::<(u64, Job)>();
    let (judge, waiting) = (&judge, &Mutex::new(waiting));
    // One more card than the further threads have, for this thread: alone, it shows each card before it reads the next.
    let window = threads.get().saturating_sub(1).saturating_mul(WINDOW).saturating_add(1);
    let results = &Results::new(window, show);
    thread::scope(|scope| {
        // This thread judges too: one more would take turns with them on the processors.
        for _ in 1..threads.get() {
            scope.spawn(move || {
                let mut places = Places::default();
                let mut known = places.memory();
                while let Some((number, job)) = next(waiting) {
                    results.add(number, job, |job| judge(&mut known, number, job));
                }
            });
        }
        // Dropped at the end of this closure, whatever the end: then the threads have no more to wait for.
        let to_threads = to_threads;
        let mut places = Places::default();
        let mut known = places.memory();
        let mut is_open = true;
        loop {
            if is_open && results.may_read() {
                match jobs.next() {
                    Some(job) => {
                        let number = results.count(&job);
                        is_open = to_threads.send((number, job)).is_ok();
                    }
                    None => is_open = false,
                }
            } else if let Some((number, job)) = next_if_any(waiting) {
                results.add(number, job, |job| judge(&mut known, number, job));
            } else if !results.wait(is_open) {
                break;
            }
        }
    });
    results.take_end()
}

/// Waits for a card; `None` at the end of the run.
fn next(waiting: &Mutex<Receiver<(u64, Job)>>) -> Option<(u64, Job)> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// Returns a card if one waits. A thread that waits for one has the lock.
fn next_if_any(waiting: &Mutex<Receiver<(u64, Job)>>) -> Option<(u64, Job)> {
    waiting.try_lock().ok()?.try_recv().ok()
}

/// The results of a run, put into order.
struct Results<R, S> {
    /// The most cards that are read and not yet shown.
    window: u64,
    state: Mutex<State<R, S>>,
    /// A card was shown, or the run has ended early.
    has_changed: Condvar,
}

struct State<R, S> {
    /// The results that wait for that of a card before them.
    done: BTreeMap<u64, R>,
    /// The number of cards that were read.
    read: u64,
    /// The number of cards that were shown.
    shown: u64,
    /// The number of bytes of the cards that were read and not judged.
    bytes: usize,
    show: S,
    /// Why the run ends before its last card.
    end: Option<End>,
}

enum End {
    Failed(Failure),
    Panicked(Box<dyn Any + Send>),
}

impl<R, S: FnMut(R) -> Result<(), Failure>> Results<R, S> {
    fn new(window: usize, show: S) -> Self {
        let state = State { done: BTreeMap::new(), read: 0, shown: 0, bytes: 0, show, end: None };
        let window = u64::try_from(window).unwrap_or(u64::MAX);
        Self { window, state: Mutex::new(state), has_changed: Condvar::new() }
    }

    fn state(&self) -> MutexGuard<'_, State<R, S>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// True if a card may be read.
    fn may_read(&self) -> bool {
        self.state().has_room(self.window)
    }

    /// Counts a card that was read, and returns its number, from 0.
    fn count(&self, job: &Job) -> u64 {
        let mut state = self.state();
        let number = state.read;
        state.read = number.saturating_add(1);
        state.bytes = state.bytes.saturating_add(job.weight());
        number
    }

    /// Judges a card, and shows it and those that waited for it, if all cards before it were shown.
    fn add(&self, number: u64, job: Job, judge: impl FnOnce(Job) -> R) {
        if self.state().end.is_some() {
            return;
        }
        let weight = job.weight();
        // A panic must not leave the other threads waiting for this card.
        let added = catch_unwind(AssertUnwindSafe(|| {
            let result = judge(job);
            let mut state = self.state();
            state.bytes = state.bytes.saturating_sub(weight);
            state.done.insert(number, result);
            state.show_next()
        }));
        let end = match added {
            Ok(Ok(())) => None,
            Ok(Err(failure)) => Some(End::Failed(failure)),
            Err(panic) => Some(End::Panicked(panic)),
        };
        if let Some(end) = end {
            self.state().end.get_or_insert(end);
        }
        self.has_changed.notify_one();
    }

    /// Waits until something has changed, unless a card may be read. Returns false at the end of the run.
    fn wait(&self, is_open: bool) -> bool {
        let state = self.state();
        if state.end.is_some() || (!is_open && state.shown == state.read) {
            return false;
        }
        if !is_open || !state.has_room(self.window) {
            drop(self.has_changed.wait(state));
        }
        true
    }

    fn take_end(&self) -> Result<(), Failure> {
        match self.state().end.take() {
            None => Ok(()),
            Some(End::Failed(failure)) => Err(failure),
            Some(End::Panicked(panic)) => resume_unwind(panic),
        }
    }
}

impl<R, S: FnMut(R) -> Result<(), Failure>> State<R, S> {
    const fn has_room(&self, window: u64) -> bool {
        let in_work = self.read.saturating_sub(self.shown);
        self.end.is_none() && in_work < window && self.bytes < MAX_WAITING
    }

    fn show_next(&mut self) -> Result<(), Failure> {
        while let Some(result) = self.done.remove(&self.shown) {
            self.shown = self.shown.saturating_add(1);
            (self.show)(result)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use core::sync::atomic::{AtomicU64, Ordering::SeqCst};
    use core::time::Duration;
    use std::path::PathBuf;

    fn jobs(count: usize) -> impl Iterator<Item = Job> {
        (0..count).map(|number| Job::at_path(PathBuf::from(number.to_string()), None))
    }

    fn threads(count: usize) -> NonZero<usize> {
        NonZero::new(count).unwrap()
    }

    #[test]
    fn results_have_the_order_of_the_cards() {
        for count in [1, 2, 7] {
            let mut shown = Vec::new();
            let judge = |_: &mut KnownSigners<'_>, number: u64, job: Job| {
                // Later cards are often faster.
                thread::sleep(Duration::from_micros((number * 7919) % 300));
                (number, job.path)
            };
            judge_in_order(jobs(500), threads(count), judge, |result| {
                shown.push(result);
                Ok(())
            })
            .unwrap();
            let expected: Vec<_> =
                (0..500).map(|number: u64| (number, PathBuf::from(number.to_string()))).collect();
            assert_eq!(shown, expected);
        }
    }

    #[test]
    fn an_error_of_showing_ends_an_endless_run() {
        for count in [1, 3] {
            let mut shown = 0;
            let endless = core::iter::repeat_with(|| Job::at_path(PathBuf::new(), None));
            let result = judge_in_order(
                endless,
                threads(count),
                |_, number, _| number,
                |_| {
                    shown += 1;
                    if shown < 100 { Ok(()) } else { Err(Failure::Usage("full".to_owned())) }
                },
            );
            assert!(matches!(result, Err(Failure::Usage(_))));
            assert_eq!(shown, 100);
        }
    }

    #[test]
    fn few_cards_wait() {
        let (read, most) = (AtomicU64::new(0), AtomicU64::new(0));
        let counted = jobs(400).inspect(|_| _ = read.fetch_add(1, SeqCst));
        judge_in_order(
            counted,
            threads(2),
            |_, number, _| number,
            |number| {
                most.fetch_max(read.load(SeqCst) - number, SeqCst);
                Ok(())
            },
        )
        .unwrap();
        let most = most.into_inner();
        assert!(most <= WINDOW as u64 + 1, "{most}");
    }

    /// Behind a pipe the next card may come much later.
    #[test]
    fn one_thread_shows_each_card_before_it_reads_the_next() {
        let read = AtomicU64::new(0);
        let counted = jobs(50).inspect(|_| _ = read.fetch_add(1, SeqCst));
        let judge = |_: &mut KnownSigners<'_>, number: u64, _: Job| number;
        judge_in_order(counted, threads(1), judge, |number| {
            assert_eq!(read.load(SeqCst), number + 1);
            Ok(())
        })
        .unwrap();
    }

    /// A program may wait for the result of a card before it names the next.
    #[test]
    fn each_card_is_shown_while_the_next_is_awaited() {
        for count in [1, 2, 4] {
            let (to_program, results) = channel();
            let named = jobs(50).enumerate().map(|(number, job)| {
                if let Some(before) = number.checked_sub(1) {
                    // Long enough for any machine.
                    assert_eq!(results.recv_timeout(Duration::from_secs(60)), Ok(before as u64));
                }
                job
            });
            let judge = |_: &mut KnownSigners<'_>, number: u64, _: Job| number;
            judge_in_order(named, threads(count), judge, |number| {
                to_program.send(number).unwrap();
                Ok(())
            })
            .unwrap();
        }
    }

    #[test]
    #[should_panic(expected = "the fifth")]
    fn a_panic_of_a_thread_is_passed_on() {
        let judge =
            |_: &mut KnownSigners<'_>, number: u64, _: Job| assert_ne!(number, 5, "the fifth");
        let _ = judge_in_order(jobs(100), threads(2), judge, |()| Ok(()));
    }
}
