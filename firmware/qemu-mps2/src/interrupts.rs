//! The interrupts of the board, all unused. A chip's own crate has this table; without one
//! cortex-m-rt provides for the 240 that an architecture can have.

use cortex_m_rt as _;

unsafe extern "C" {
    fn DefaultHandler();
}

/// Both boards have 32 interrupts.
#[unsafe(link_section = ".vector_table.interrupts")]
#[unsafe(no_mangle)]
#[used]
static __INTERRUPTS: [unsafe extern "C" fn(); 32] = [DefaultHandler; 32];
