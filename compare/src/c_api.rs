//! idchip called as C calls it: pointers, lengths, and memory of the caller.

use core::ffi::c_void;
use core::ptr;

use idchip_capi::*;
use workloads::{Card, NOW};

/// Memory aligned as that of malloc.
struct Memory(Vec<u128>);

impl Memory {
    fn new(bytes: usize) -> Self {
        Self(vec![0; bytes.div_ceil(16)])
    }

    fn pointer(&mut self) -> *mut c_void {
        self.0.as_mut_ptr().cast()
    }

    fn len(&self) -> usize {
        self.0.len() * 16
    }
}

/// Anchors in C, and the memory of a context.
pub(crate) struct Verifier {
    anchors: *mut idchip_anchors,
    context: Memory,
    /// The pointer points into it.
    _memory: Memory,
}

/// An error is the status.
fn ok(status: u32) -> Result<(), u32> {
    if status == IDCHIP_STATUS_OK { Ok(()) } else { Err(status) }
}

impl Verifier {
    pub(crate) fn new(certificates: &'static [Vec<u8>]) -> Result<Self, u32> {
        let mut memory = Memory::new(idchip_anchors_size(certificates.len()));
        let mut anchors = ptr::null_mut();
        // SAFETY: the memory is valid for its length, and so is each certificate; both outlive the anchors.
        unsafe {
            ok(idchip_anchors_open(memory.pointer(), memory.len(), &raw mut anchors))?;
            for der in certificates {
                ok(idchip_anchors_add_certificate(anchors, der.as_ptr(), der.len()))?;
            }
        }
        Ok(Self { anchors, context: Memory::new(idchip_context_size()), _memory: memory })
    }

    pub(crate) fn authenticate(&mut self, card: &Card) -> Result<(), u32> {
        let (memory, size) = (self.context.pointer(), self.context.len());
        let mut context = ptr::null_mut();
        // SAFETY: the memory, the anchors and the files are valid, and outlive the context.
        unsafe {
            ok(idchip_context_open(
                memory,
                size,
                self.anchors,
                NOW.0,
                IDCHIP_POLICY_DEFAULT,
                &raw mut context,
            ))?;
            let result = judge(context, card);
            ok(idchip_context_close(context))?;
            result
        }
    }
}

/// # Safety
///
/// The context is open.
unsafe fn judge(context: *mut idchip_context, card: &Card) -> Result<(), u32> {
    // SAFETY: the caller's promise, and slices.
    unsafe {
        ok(idchip_sod_verify(context, card.sod.as_ptr(), card.sod.len(), ptr::null_mut(), 0))?;
        for (number, file) in &card.data_groups {
            let number = u32::from(number.number());
            ok(idchip_data_group_check(context, number, file.as_ptr(), file.len()))?;
        }
        ok(idchip_context_conclude(context))
    }
}
