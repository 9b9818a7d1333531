//! The time that this thread computed, and the memory that it asked for.

use core::cell::Cell;
use std::alloc::{GlobalAlloc, Layout, System};
use std::time::Duration;

/// Returns the processor time of this thread: waiting for others on a loaded machine does not count.
pub(crate) fn thread_time() -> Duration {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: `time` is valid for writing.
    let status = unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &raw mut time) };
    assert_eq!(status, 0, "this system has a clock for each thread");
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).expect("below a second"))
}

/// Counts what Rust code allocates. The libraries in C call malloc themselves.
pub(crate) struct Counting;

thread_local! {
    static ALLOCATIONS: Cell<(u64, u64)> = const { Cell::new((0, 0)) };
}

/// Returns the number of allocations during `run`, and their bytes.
pub(crate) fn allocations(run: &dyn Fn()) -> (u64, u64) {
    let (count, bytes) = ALLOCATIONS.get();
    run();
    let (count_after, bytes_after) = ALLOCATIONS.get();
    (count_after - count, bytes_after - bytes)
}

fn note(bytes: usize) {
    // A thread that ends has no counter any more.
    let _ = ALLOCATIONS.try_with(|it| {
        let (count, sum) = it.get();
        it.set((count + 1, sum + bytes as u64));
    });
}

// SAFETY: everything is left to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        note(layout.size());
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        note(size);
        // SAFETY: the caller's promise.
        unsafe { System.realloc(pointer, layout, size) }
    }
}
