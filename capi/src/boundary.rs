//! The boundary with C: a call comes in, and its status goes out.

use crate::status::Outcome;
use crate::status::{IDCHIP_STATUS_OK, idchip_status};

/// Runs a call and returns its status. A panic, which should not exist, is a status too.
#[cfg(feature = "std")]
pub(crate) fn boundary(call: impl FnOnce() -> Outcome) -> idchip_status {
    // A panic leaves plain data behind, without invariants that memory safety needs.
    let call = core::panic::AssertUnwindSafe(call);
    match std::panic::catch_unwind(call) {
        Ok(Ok(())) => IDCHIP_STATUS_OK,
        Ok(Err(status)) => status,
        Err(_) => crate::status::IDCHIP_STATUS_PANIC,
    }
}

/// Runs a call and returns its status.
#[cfg(not(feature = "std"))]
pub(crate) fn boundary(call: impl FnOnce() -> Outcome) -> idchip_status {
    match call() {
        Ok(()) => IDCHIP_STATUS_OK,
        Err(status) => status,
    }
}

#[cfg(all(test, feature = "std"))]
mod tests {
    use super::*;
    use crate::status::{IDCHIP_STATUS_NO_MORE, IDCHIP_STATUS_PANIC};

    #[test]
    fn a_panic_is_a_status() {
        assert_eq!(boundary(|| panic!("as a defect would")), IDCHIP_STATUS_PANIC);
        assert_eq!(boundary(|| Err(IDCHIP_STATUS_NO_MORE)), IDCHIP_STATUS_NO_MORE);
        assert_eq!(boundary(|| Ok(())), IDCHIP_STATUS_OK);
    }
}
