//! Runs the implementations of a case in turn.

use std::time::Duration;

use crate::clock::{allocations, thread_time};
use crate::entry::{Case, Work};

/// The time for which it is measured.
#[derive(Clone, Copy)]
pub(crate) struct Effort {
    /// The processor time for a case.
    pub(crate) case: Duration,
    /// The shortest time between two looks at the clock.
    pub(crate) sample: Duration,
    /// The fewest rounds, whatever time they take.
    pub(crate) least_rounds: usize,
}

/// The rounds of a case that takes no time.
const MOST_ROUNDS: u32 = 200;

/// The result of an implementation, or the reason why there is none.
pub(crate) struct Outcome {
    pub(crate) who: &'static str,
    pub(crate) result: Result<Figures, String>,
}

pub(crate) struct Figures {
    /// Nanoseconds of one run.
    pub(crate) minimum: f64,
    pub(crate) median: f64,
    /// The time by that of the first implementation in the same round: the median, and the tenth and the ninetieth of
    /// a hundred.
    pub(crate) ratio: [f64; 3],
    /// The number of allocations of one run and their bytes, if it runs in this process.
    pub(crate) allocations: Option<(u64, u64)>,
    /// The instructions of one run.
    pub(crate) instructions: Option<u64>,
}

/// An implementation that is under way.
struct Runner {
    work: Work,
    /// Runs between two looks at the clock.
    times: u32,
    /// Nanoseconds of one run, in each round.
    samples: Vec<f64>,
    allocations: Option<(u64, u64)>,
}

impl Runner {
    fn new(work: Work, effort: Effort) -> Self {
        let allocations = match &work {
            Work::Here(run) => Some(allocations(run)),
            Work::Child(_) => None,
        };
        let mut runner = Self { work, times: 1, samples: Vec::new(), allocations };
        while runner.take() < effort.sample && runner.times < 1 << 20 {
            runner.times *= 2;
        }
        runner
    }

    fn take(&self) -> Duration {
        match &self.work {
            Work::Child(run) => run(self.times),
            Work::Here(run) => {
                let start = thread_time();
                for _ in 0..self.times {
                    run();
                }
                thread_time() - start
            }
        }
    }

    fn sample(&mut self) {
        self.samples.push(self.take().as_secs_f64() * 1e9 / f64::from(self.times));
    }
}

/// Measures a case: in each round every implementation runs, and each round begins with another one.
pub(crate) fn measure(case: &Case, effort: Effort) -> Vec<Outcome> {
    let prepared = case
        .entries
        .iter()
        .map(|entry| ((entry.prepare)().map(|work| Runner::new(work, effort)), entry.who));
    let mut runners: Vec<_> = prepared.collect();
    let one_round = runners.iter().filter_map(|(runner, _)| Some(runner.as_ref().ok()?.take()));
    let one_round: Duration = one_round.sum();
    let rounds = (effort.case.as_secs_f64() / one_round.as_secs_f64()).min(f64::from(MOST_ROUNDS));
    let rounds = (rounds as usize).max(effort.least_rounds);
    let count = runners.len();
    for round in 0..rounds {
        for index in 0..count {
            if let Ok(runner) = &mut runners[(round + index) % count].0 {
                runner.sample();
            }
        }
    }
    let first = runners.first().and_then(|(runner, _)| Some(runner.as_ref().ok()?.samples.clone()));
    let first = first.unwrap_or_else(|| panic!("{}: the first implementation cannot", case.name));
    let outcome = |(runner, who): (Result<Runner, String>, _)| Outcome {
        who,
        result: runner.map(|runner| Figures::of(&runner, &first)),
    };
    runners.into_iter().map(outcome).collect()
}

impl Figures {
    fn of(runner: &Runner, first: &[f64]) -> Self {
        let ratios: Vec<f64> = runner.samples.iter().zip(first).map(|(it, one)| it / one).collect();
        let (samples, ratios) = (sorted(runner.samples.clone()), sorted(ratios));
        Self {
            minimum: samples[0],
            median: part(&samples, 50),
            ratio: [50, 10, 90].map(|percent| part(&ratios, percent)),
            allocations: runner.allocations,
            instructions: None,
        }
    }
}

fn sorted(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_by(f64::total_cmp);
    values
}

/// The value below which this part of the others lies.
fn part(sorted: &[f64], percent: usize) -> f64 {
    sorted[(sorted.len() - 1) * percent / 100]
}
