//! Can panic: an index that nobody bounds. It must not link.
#![no_std]
#![no_main]

link_gate::probe!(|input| {
    core::hint::black_box(input[core::hint::black_box(1)]);
});
