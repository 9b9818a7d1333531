//! Judges cards on several threads, and gives the results in the order of the cards.

use core::num::NonZero;
use core::panic::AssertUnwindSafe;
use std::collections::BTreeMap;
use std::panic::{catch_unwind, resume_unwind};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Mutex, PoisonError};
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
pub(crate) fn judge_in_order<R: Send>(
    jobs: impl Iterator<Item = Job>,
    threads: NonZero<usize>,
    judge: impl Fn(&mut KnownSigners<'_>, u64, Job) -> R + Sync,
    mut show: impl FnMut(R) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut jobs = (0_u64..).zip(jobs);
    let (to_threads, waiting) = channel::<(u64, Job)>();
    let waiting = Mutex::new(waiting);
    let (to_here, results) = channel();
    let judge = &judge;
    let waiting = &waiting;
    thread::scope(|scope| {
        // This thread is one of them: one more would take turns with them on the processors.
        for _ in 1..threads.get() {
            let to_here = to_here.clone();
            scope.spawn(move || {
                let mut places = Places::default();
                let mut known = places.memory();
                while let Some((number, job)) = next(waiting) {
                    let weight = job.weight();
                    // A panic must not leave the others waiting for this result.
                    let result = catch_unwind(AssertUnwindSafe(|| judge(&mut known, number, job)));
                    if to_here.send((number, weight, result)).is_err() {
                        break;
                    }
                }
            });
        }
        // Dropped at the end of this closure, whatever the end: then the threads have no more to wait for.
        let to_threads = to_threads;
        let mut places = Places::default();
        let mut known = places.memory();
        let mut done = BTreeMap::new();
        let (mut sent, mut shown, mut bytes) = (0_u64, 0_u64, 0_usize);
        // And one for this thread: alone, it shows each card before it reads the next.
        let window = threads.get().saturating_sub(1).saturating_mul(WINDOW).saturating_add(1);
        let window = u64::try_from(window).unwrap_or(u64::MAX);
        let mut is_open = true;
        loop {
            while is_open && sent.saturating_sub(shown) < window && bytes < MAX_WAITING {
                match jobs.next() {
                    Some((number, job)) => {
                        bytes = bytes.saturating_add(job.weight());
                        sent = number.saturating_add(1);
                        is_open = to_threads.send((number, job)).is_ok();
                    }
                    None => is_open = false,
                }
            }
            if shown == sent {
                return Ok(());
            }
            let (number, weight, result) = if let Ok(result) = results.try_recv() {
                result
            } else if let Some((number, job)) = next_if_any(waiting) {
                (number, job.weight(), Ok(judge(&mut known, number, job)))
            } else if let Ok(result) = results.recv() {
                result
            } else {
                return Ok(());
            };
            bytes = bytes.saturating_sub(weight);
            done.insert(number, result.unwrap_or_else(|panic| resume_unwind(panic)));
            while let Some(result) = done.remove(&shown) {
                shown = shown.saturating_add(1);
                show(result)?;
            }
        }
    })
}

/// Waits for a card; `None` at the end of the run.
fn next(waiting: &Mutex<Receiver<(u64, Job)>>) -> Option<(u64, Job)> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// Returns a card if one waits. A thread that waits for one has the lock.
fn next_if_any(waiting: &Mutex<Receiver<(u64, Job)>>) -> Option<(u64, Job)> {
    waiting.try_lock().ok()?.try_recv().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
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
        let (read, most) = (core::cell::Cell::new(0_u64), core::cell::Cell::new(0_u64));
        let counted = jobs(400).inspect(|_| read.set(read.get() + 1));
        judge_in_order(
            counted,
            threads(2),
            |_, number, _| number,
            |number| {
                most.set(most.get().max(read.get() - number));
                Ok(())
            },
        )
        .unwrap();
        assert!(most.get() <= WINDOW as u64 + 1, "{}", most.get());
    }

    /// Behind a pipe the next card may come much later.
    #[test]
    fn one_thread_shows_each_card_before_it_reads_the_next() {
        let read = core::cell::Cell::new(0_u64);
        let counted = jobs(50).inspect(|_| read.set(read.get() + 1));
        let judge = |_: &mut KnownSigners<'_>, number: u64, _: Job| number;
        judge_in_order(counted, threads(1), judge, |number| {
            assert_eq!(read.get(), number + 1);
            Ok(())
        })
        .unwrap();
    }

    #[test]
    #[should_panic(expected = "the fifth")]
    fn a_panic_of_a_thread_is_passed_on() {
        let judge =
            |_: &mut KnownSigners<'_>, number: u64, _: Job| assert_ne!(number, 5, "the fifth");
        let _ = judge_in_order(jobs(100), threads(2), judge, |()| Ok(()));
    }
}
