//! The context: opening, EF.SOD, the conclusion, closing.

use core::ffi::c_void;

use idchip::time::UnixTime;
use idchip::verify::{CheckId, Policy, Requirement};

use crate::boundary::boundary;
use crate::ffi::{
    self, bytes, bytes_mut, close_session, entries, idchip_anchors, idchip_context, idchip_signers,
    open_session, out, session, session_mut,
};
use crate::log::logged;
use crate::numbers::{
    IDCHIP_IGNORE_EXPIRY, IDCHIP_REQUIRE_CHIP, IDCHIP_REQUIRE_REVOCATION, IDCHIP_TOLERATE_NOTHING,
};
use crate::session::Session;
use crate::status::{IDCHIP_STATUS_UNKNOWN_POLICY, idchip_status};

/// Returns the size of a context in bytes; IDCHIP_CONTEXT_SIZE is never less.
#[unsafe(no_mangle)]
pub extern "C" fn idchip_context_size() -> usize {
    ffi::size_of_object::<idchip_context>(1).unwrap_or(usize::MAX)
}

/// Returns the alignment of a context in bytes: that of a pointer, IDCHIP_ALIGNMENT.
#[unsafe(no_mangle)]
pub extern "C" fn idchip_context_alignment() -> usize {
    ffi::ALIGNMENT
}

/// Opens a context in the caller's memory of `memory_len` bytes, at least idchip_context_size(). The
/// former contents are overwritten. The memory must stay at its address until idchip_context_close.
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

/// Gives certificates of document signers, for an EF.SOD that holds none. Giving them does not make
/// them trusted. `signers` is used until the context is closed; call this before EF.SOD is given.
///
/// Statuses: NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_context_use_signers(
    context: *mut idchip_context,
    signers: *const idchip_signers,
) -> idchip_status {
    logged(context, c"idchip_context_use_signers", || {
        let session = session_mut!(context);
        let signers = entries!(signers);
        session.use_signers(signers);
        Ok(())
    })
}

/// Decides on the document: every check, as the policy weighs it, must hold, and at least one data
/// group must be verified. OK, and nothing else, means that the document is accepted. Call it after the data groups were opened, checked
/// or streamed; idchip_report_verdict and idchip_report_check tell more.
///
/// Statuses: the reason of the check that decides (REASON_); NOT_EXAMINED; NULL_POINTER, MISALIGNED,
/// NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_context_conclude(context: *const idchip_context) -> idchip_status {
    logged(context, c"idchip_context_conclude", || session!(context).conclude())
}

/// Closes a context and overwrites its contents with zeros. The caller wipes its own buffers. The
/// memory may be opened again.
///
/// Statuses: NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_context_close(context: *mut idchip_context) -> idchip_status {
    boundary(|| close_session!(context))
}

/// Verifies an EF.SOD as far as possible without data groups, under the context's policy: its digest
/// and signature, the certificate of its signer, and the issuer. A new document begins, and the context
/// forgets the former one.
///
/// `scratch` is needed only if the content stands in segments (BER): without it the status is
/// PARSE_SCRATCH_TOO_SMALL, and as many bytes as the file has suffice. Otherwise it may be NULL with a
/// length of 0. Both buffers must stay unchanged until the context is closed or given another EF.SOD.
/// The signed hashes and the certificates of the signer and the anchor are read again later: if they
/// were changed, the function that reads them returns SOD_CHANGED and opens nothing.
///
/// After OK, data groups can be opened. After a REASON_ they cannot; the report exists all the same, and
/// data groups can be read into it.
///
/// Statuses: REASON_ of the check that decides; PARSE_ if the bytes are not an EF.SOD; NULL_POINTER,
/// MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_sod_verify(
    context: *mut idchip_context,
    sod: *const u8,
    sod_len: usize,
    scratch: *mut u8,
    scratch_len: usize,
) -> idchip_status {
    logged(context, c"idchip_sod_verify", || {
        let session = session_mut!(context);
        let sod = bytes!(sod, sod_len);
        let scratch = bytes_mut!(scratch, scratch_len);
        session.verify(sod, scratch)
    })
}

/// Reads an EF.SOD for software that shows everything about a document, also a rejected one. OK says
/// only that the file could be read; idchip_context_conclude decides on the document. Otherwise as
/// idchip_sod_verify.
///
/// The document is the same as after idchip_sod_verify, whatever its status: data groups can be checked,
/// read and streamed into the report. If the checks of EF.SOD do not hold, nothing of their contents is
/// given out: a function that compares a data group returns NOT_VERIFIED after its hash proved to be
/// the listed one.
///
/// Statuses: PARSE_ if the bytes are not an EF.SOD; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE,
/// NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_sod_examine(
    context: *mut idchip_context,
    sod: *const u8,
    sod_len: usize,
    scratch: *mut u8,
    scratch_len: usize,
) -> idchip_status {
    logged(context, c"idchip_sod_examine", || {
        let session = session_mut!(context);
        let sod = bytes!(sod, sod_len);
        let scratch = bytes_mut!(scratch, scratch_len);
        session.examine(sod, scratch)
    })
}

/// Tells whether the checks of EF.SOD hold under the context's policy, as idchip_sod_verify does. Call it
/// after idchip_sod_examine and the revocation lists; after OK, data groups can be opened.
///
/// Statuses: REASON_ of the check that decides; NOT_EXAMINED; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_sod_require(context: *const idchip_context) -> idchip_status {
    logged(context, c"idchip_sod_require", || session!(context).require())
}

/// Compares the data groups that EF.COM and EF.SOD list. OK says that no difference was found. The report
/// has the result, too, as IDCHIP_CHECK_COM_VS_SOD. EF.COM is not signed and decides nothing else: if its
/// list cannot be read, the check is undetermined and the status is OK.
///
/// Statuses: REASON_DATA_GROUPS_DIFFER; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN,
/// CLOSED, NOT_EXAMINED, NOT_VERIFIED, SOD_CHANGED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_com_check(
    context: *mut idchip_context,
    com: *const u8,
    com_len: usize,
) -> idchip_status {
    logged(context, c"idchip_com_check", || {
        let session = session_mut!(context);
        let com = bytes!(com, com_len);
        session.check_com(com)
    })
}

/// Returns the default policy with the changes that these bits ask for. An unknown bit is refused: it
/// could ask for more than is checked.
pub(crate) const fn policy_of(bits: u32) -> Result<Policy, idchip_status> {
    const KNOWN: u32 = IDCHIP_REQUIRE_CHIP
        | IDCHIP_REQUIRE_REVOCATION
        | IDCHIP_TOLERATE_NOTHING
        | IDCHIP_IGNORE_EXPIRY;
    if bits & !KNOWN != 0 {
        return Err(IDCHIP_STATUS_UNKNOWN_POLICY);
    }
    let mut policy = Policy::DEFAULT;
    if bits & IDCHIP_REQUIRE_CHIP != 0 {
        policy = policy.with(CheckId::ActiveAuthentication, Requirement::Required);
    }
    if bits & IDCHIP_REQUIRE_REVOCATION != 0 {
        policy = policy.with(CheckId::Revocation, Requirement::Required);
    }
    if bits & IDCHIP_TOLERATE_NOTHING != 0 {
        policy = policy
            .with_tolerated(Policy::STRICT.tolerated())
            .with_tolerated_in_anchor(Policy::STRICT.tolerated_in_anchor());
    }
    if bits & IDCHIP_IGNORE_EXPIRY != 0 {
        policy = policy
            .with(CheckId::Validity, Requirement::Reported)
            .with(CheckId::DocumentExpiry, Requirement::Reported);
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
            let of = |is_set: bool, preset: Policy| if is_set { preset } else { Policy::DEFAULT };
            for check in CheckId::ALL.iter().copied() {
                let preset = match check {
                    CheckId::ActiveAuthentication => of(chip, Policy::WITH_CHIP),
                    CheckId::Revocation => of(revocation, Policy::WITH_REVOCATION),
                    _ => of(expiry, Policy::ARCHIVE),
                };
                assert_eq!(
                    policy.requirement(check),
                    preset.requirement(check),
                    "{joined} {check}"
                );
            }
            let strict = of(nothing, Policy::STRICT);
            assert_eq!(policy.tolerated(), strict.tolerated());
            assert_eq!(policy.tolerated_in_anchor(), strict.tolerated_in_anchor());
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
