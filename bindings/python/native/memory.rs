//! The signers that were verified before, for each thread.

use std::sync::{Mutex, PoisonError};

use idchip::verify::KnownSigners;
use idchip_batch::Places;
use self_cell::{MutBorrow, self_cell};

self_cell!(
    /// A memory of signers, with its places.
    struct Memory {
        owner: MutBorrow<Places>,

        #[covariant]
        dependent: KnownSigners,
    }
);

impl Memory {
    fn empty() -> Self {
        Self::new(MutBorrow::new(Places::default()), |places| places.borrow_mut().memory())
    }
}

/// The memories that no thread uses. They stay from one call to the next, one for each thread at most.
#[derive(Default)]
pub(crate) struct Memories {
    idle: Mutex<Vec<Memory>>,
}

impl Memories {
    /// Calls `work` with a memory that no other thread uses.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&mut KnownSigners<'_>) -> T) -> T {
        let taken = self.idle().pop();
        let mut memory = taken.unwrap_or_else(Memory::empty);
        let result = memory.with_dependent_mut(|_, known| work(known));
        self.idle().push(memory);
        result
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Memory>> {
        // A list of whole memories is whole, too, if a thread that held it has panicked.
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
