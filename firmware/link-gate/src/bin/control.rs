//! Can panic, by an unbounded index. It must not link.
#![no_std]
#![no_main]

link_gate::probe!(|input| {
    core::hint::black_box(input[core::hint::black_box(1)]);
});
