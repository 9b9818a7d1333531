//! The context: opening, EF.SOD, the conclusion, closing.

use core::ffi::c_void;

use idchip::time::UnixTime;
use idchip::verify::Policy;

use crate::boundary::boundary;
use crate::ffi::{
    self, bytes, bytes_mut, close_session, entries, idchip_anchors, idchip_context, idchip_signers,
    open_session, out, session, session_mut,
};
use crate::numbers::{
    IDCHIP_IGNORE_EXPIRY, IDCHIP_REQUIRE_CHIP, IDCHIP_REQUIRE_REVOCATION, IDCHIP_TOLERATE_NOTHING,
};
use crate::session::Session;
use crate::status::{IDCHIP_STATUS_UNKNOWN_POLICY, idchip_status};

/// The size of a context in bytes; IDCHIP_CONTEXT_SIZE is never less.
#[unsafe(no_mangle)]
pub extern "C" fn idchip_context_size() -> usize {
    ffi::size_of_object::<idchip_context>(1).unwrap_or(usize::MAX)
}

/// The alignment of a context in bytes: that of a pointer, IDCHIP_ALIGNMENT.
#[unsafe(no_mangle)]
pub extern "C" fn idchip_context_alignment() -> usize {
    ffi::ALIGNMENT
}

/// Opens a context in memory of the caller's, of `memory_len` bytes: idchip_context_size() of them or
/// more. What stood there before is overwritten. The memory must stay where it is until
/// idchip_context_close.
///
/// `anchors` is used until then; certificates that are added to it later do not count in this
/// context. Any number of contexts, in any threads, may use the same anchors.
///
/// `time` is the present in seconds since 1970-01-01 00:00 UTC: the library has no clock. `policy` is
/// IDCHIP_POLICY_DEFAULT, or any of IDCHIP_REQUIRE_CHIP, IDCHIP_REQUIRE_REVOCATION,
/// IDCHIP_TOLERATE_NOTHING and IDCHIP_IGNORE_EXPIRY, joined with `|`.
///
/// Threads: any. One thread at a time may use a context.
///
/// Statuses: NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, MEMORY_TOO_SMALL, MEMORY_MISALIGNED,
/// UNKNOWN_POLICY; NOT_OPEN or CLOSED of the anchors.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_context_open(
    memory: *mut c_void,
    memory_len: usize,
    anchors: *const idchip_anchors,
    time: i64,
    policy: u32,
    context: *mut *mut idchip_context,
) -> idchip_status {
    boundary(|| {
        let anchors = entries!(anchors);
        let context = out!(context);
        let policy = policy_of(policy)?;
        let session = Session::new(anchors, policy, UnixTime(time));
        context.write(open_session!(memory, memory_len, session));
        Ok(())
    })
}

/// Gives certificates of document signers, for an EF.SOD that holds none. They are not trusted for
/// being given. `signers` is used until the context is closed; call it before EF.SOD is given.
///
/// Statuses: NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_context_use_signers(
    context: *mut idchip_context,
    signers: *const idchip_signers,
) -> idchip_status {
    boundary(|| {
        let session = session_mut!(context);
        let signers = entries!(signers);
        session.use_signers(signers);
        Ok(())
    })
}

/// Says whether the document is accepted: every check, as the policy weighs it, and at least one data
/// group verified. OK, and nothing else, means yes. Call it after the data groups were opened, checked
/// or streamed; idchip_report_verdict and idchip_report_check tell more.
///
/// Statuses: the reason of the check that decides (REASON_); NOT_EXAMINED; NULL_POINTER, MISALIGNED,
/// NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_context_conclude(context: *const idchip_context) -> idchip_status {
    boundary(|| session!(context).conclude())
}

/// Closes a context: what it knew is overwritten with zeros. Buffers of the caller's are the caller's
/// to wipe. The memory may be opened again.
///
/// Statuses: NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_context_close(context: *mut idchip_context) -> idchip_status {
    boundary(|| close_session!(context))
}

/// Verifies an EF.SOD as far as it can be without data groups: its digest and signature, the
/// certificate of its signer, and who issued it, under the context's policy. A new document begins:
/// what the context knew of another is forgotten.
///
/// `scratch` is needed only where the content stands in segments (BER): then the status is
/// PARSE_SCRATCH_TOO_SMALL, and as many bytes as the file has suffice. Otherwise it may be NULL with a
/// length of 0. Both buffers must stay unchanged until the context is closed or given another EF.SOD. A
/// change of what the document reads again, the signed hashes and the certificate of the signer or the
/// anchor, is SOD_CHANGED of whatever function comes upon it: nothing is opened then.
///
/// With OK, data groups can be opened. With a REASON_ they cannot; the report is there all the same, and
/// data groups can be read into it.
///
/// Statuses: REASON_ of the check that decides; PARSE_ where the bytes are no EF.SOD; NULL_POINTER,
/// MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_sod_verify(
    context: *mut idchip_context,
    sod: *const u8,
    sod_len: usize,
    scratch: *mut u8,
    scratch_len: usize,
) -> idchip_status {
    boundary(|| {
        let session = session_mut!(context);
        let sod = bytes!(sod, sod_len);
        let scratch = bytes_mut!(scratch, scratch_len);
        session.verify(sod, scratch)
    })
}

/// As idchip_sod_verify, for software that shows everything about a document, also a rejected one: OK
/// says only that the file could be read, and idchip_context_conclude whether the document is accepted.
///
/// The document is the same as after idchip_sod_verify, whatever that said: data groups can be checked,
/// read and streamed into the report. Where EF.SOD does not hold, nothing that they say is given out: the
/// functions that compare one return NOT_VERIFIED after it turned out to be as listed.
///
/// Statuses: PARSE_ where the bytes are no EF.SOD; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE,
/// NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_sod_examine(
    context: *mut idchip_context,
    sod: *const u8,
    sod_len: usize,
    scratch: *mut u8,
    scratch_len: usize,
) -> idchip_status {
    boundary(|| {
        let session = session_mut!(context);
        let sod = bytes!(sod, sod_len);
        let scratch = bytes_mut!(scratch, scratch_len);
        session.examine(sod, scratch)
    })
}

/// Compares the data groups that EF.COM and EF.SOD list. OK says that no difference was found. The result
/// stands in the report, too, as IDCHIP_CHECK_COM_VS_SOD; EF.COM is not signed and decides nothing else:
/// one whose list cannot be read is undetermined there, and OK here.
///
/// Statuses: REASON_DATA_GROUPS_DIFFER; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN,
/// CLOSED, NOT_EXAMINED, NOT_VERIFIED, SOD_CHANGED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_com_check(
    context: *mut idchip_context,
    com: *const u8,
    com_len: usize,
) -> idchip_status {
    boundary(|| {
        let session = session_mut!(context);
        let com = bytes!(com, com_len);
        session.check_com(com)
    })
}

/// The default policy with what these bits ask for. A bit that is not known could ask for more than is
/// checked: it is refused.
const fn policy_of(bits: u32) -> Result<Policy, idchip_status> {
    const KNOWN: u32 = IDCHIP_REQUIRE_CHIP
        | IDCHIP_REQUIRE_REVOCATION
        | IDCHIP_TOLERATE_NOTHING
        | IDCHIP_IGNORE_EXPIRY;
    if bits & !KNOWN != 0 {
        return Err(IDCHIP_STATUS_UNKNOWN_POLICY);
    }
    let mut policy = Policy::DEFAULT;
    if bits & IDCHIP_REQUIRE_CHIP != 0 {
        policy.active_authentication = Policy::WITH_CHIP.active_authentication;
    }
    if bits & IDCHIP_REQUIRE_REVOCATION != 0 {
        policy.revocation = Policy::WITH_REVOCATION.revocation;
    }
    if bits & IDCHIP_TOLERATE_NOTHING != 0 {
        policy.tolerated = Policy::STRICT.tolerated;
        policy.tolerated_in_anchor = Policy::STRICT.tolerated_in_anchor;
    }
    if bits & IDCHIP_IGNORE_EXPIRY != 0 {
        policy.validity = Policy::ARCHIVE.validity;
        policy.document_expiry = Policy::ARCHIVE.document_expiry;
    }
    Ok(policy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbers::IDCHIP_POLICY_DEFAULT;

    /// Each preset of the library as bits.
    const PRESETS: [(u32, Policy); 5] = [
        (IDCHIP_POLICY_DEFAULT, Policy::DEFAULT),
        (IDCHIP_REQUIRE_CHIP, Policy::WITH_CHIP),
        (IDCHIP_REQUIRE_REVOCATION, Policy::WITH_REVOCATION),
        (IDCHIP_TOLERATE_NOTHING, Policy::STRICT),
        (IDCHIP_IGNORE_EXPIRY, Policy::ARCHIVE),
    ];

    #[test]
    fn each_bit_is_a_preset_of_the_library() {
        for (bits, policy) in PRESETS {
            assert_eq!(policy_of(bits), Ok(policy), "{bits}");
        }
    }

    #[test]
    fn bits_that_are_joined_each_keep_their_demand() {
        let bits = PRESETS.map(|(bits, _)| bits);
        for joined in (0..256).filter(|joined| joined % 16 == 0) {
            let policy = policy_of(joined).unwrap();
            let has = |bit: u32| joined & bit != 0;
            let [_, chip, revocation, nothing, expiry] = bits.map(has);
            let (bare, default) = (policy, Policy::DEFAULT);
            let of = |is_set: bool, preset: Policy| if is_set { preset } else { default };
            assert_eq!(
                bare.active_authentication,
                of(chip, Policy::WITH_CHIP).active_authentication
            );
            assert_eq!(bare.revocation, of(revocation, Policy::WITH_REVOCATION).revocation);
            assert_eq!(bare.tolerated, of(nothing, Policy::STRICT).tolerated);
            assert_eq!(bare.tolerated_in_anchor, of(nothing, Policy::STRICT).tolerated_in_anchor);
            assert_eq!(bare.validity, of(expiry, Policy::ARCHIVE).validity);
            assert_eq!(bare.document_expiry, of(expiry, Policy::ARCHIVE).document_expiry);
        }
    }

    #[test]
    fn a_number_with_another_bit_is_no_policy() {
        let known = PRESETS.iter().fold(0, |all, (bits, _)| all | bits);
        for bit in (0..32).map(|place| 1 << place).filter(|bit| known & bit == 0) {
            for other in PRESETS.map(|(bits, _)| bits) {
                assert_eq!(policy_of(bit | other), Err(IDCHIP_STATUS_UNKNOWN_POLICY), "{bit}");
            }
        }
        // The whole policies of before, which looked like bits.
        for retired in 1..16 {
            assert_eq!(policy_of(retired), Err(IDCHIP_STATUS_UNKNOWN_POLICY), "{retired}");
        }
    }
}
