//! Anchors from anchors: CSCA master lists, and certificates that are linked to anchors.

use core::ffi::c_void;

use idchip::cms::MasterList;
use idchip::time::UnixTime;
use idchip::verify::{
    Anchors, CheckResult, LinkCandidate, LinkVerifier, ListCheckId, ListReport, ListVerifier,
};

use crate::boundary::boundary;
use crate::context::policy_of;
use crate::ffi::{
    self, admit_links, bytes, entries, idchip_anchors, idchip_links, open_list, out, push_entry,
};
use crate::report::{check_of, idchip_check};
use crate::session::{ALGORITHMS, joined};
use crate::status::{
    IDCHIP_STATUS_NO_MORE, IDCHIP_STATUS_OK, failure, idchip_status, of_parse_error, of_reason,
};
use crate::types::idchip_slice;
use crate::vocabulary::{
    IDCHIP_VERDICT_ACCEPTED, IDCHIP_VERDICT_REJECTED, IDCHIP_VERDICT_UNDETERMINED,
};

/// The report of a master list: its checks under the policy.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_list_report {
    /// One of the IDCHIP_VERDICT_ constants. Only IDCHIP_VERDICT_ACCEPTED says that the publisher vouches for
    /// the certificates of the list.
    pub verdict: u32,
    /// The check that decides, one of the IDCHIP_LIST_CHECK_ constants; 0 if the list is accepted.
    pub decided_by: u32,
    /// The number of certificates in the list.
    pub certificates: usize,
    /// IDCHIP_LIST_CHECK_MESSAGE_DIGEST.
    pub message_digest: idchip_check,
    /// IDCHIP_LIST_CHECK_LIST_SIGNATURE.
    pub list_signature: idchip_check,
    /// IDCHIP_LIST_CHECK_LIST_SIGNER; the evidence is the index of the pinned certificate.
    pub list_signer: idchip_check,
    /// IDCHIP_LIST_CHECK_VALIDITY.
    pub validity: idchip_check,
    /// IDCHIP_LIST_CHECK_REVOCATION, undetermined with REASON_NO_CRL: no revocation list can be given.
    pub revocation: idchip_check,
}

/// Makes every check of a CSCA master list (Doc 9303-12 §9), whatever the results. `pinned` are the CSCA
/// certificates of the publishers of lists, which the caller trusts; a CSCA certificate inside the list proves
/// nothing. `time` and `policy` are those of idchip_context_open; of the policy, only
/// IDCHIP_TOLERATE_NOTHING and IDCHIP_REQUIRE_REVOCATION count. No revocation list is applied: a list that
/// is verified otherwise is undetermined under IDCHIP_REQUIRE_REVOCATION.
///
/// OK says only that the list could be read; `verdict` and the checks tell the rest.
///
/// Threads: any, as long as nobody adds to the anchors.
///
/// Statuses: PARSE_ if it is not a master list; UNKNOWN_POLICY; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE,
/// NOT_OPEN, and CLOSED of a context that was closed there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_master_list_examine(
    pinned: *const idchip_anchors,
    list: *const u8,
    list_len: usize,
    time: i64,
    policy: u32,
    report: *mut idchip_list_report,
) -> idchip_status {
    boundary(|| {
        let pinned = joined(entries!(pinned));
        let list = bytes!(list, list_len);
        let place = out!(report);
        let verifier = ListVerifier::new(&pinned, ALGORITHMS, policy_of(policy)?, UnixTime(time));
        let list = MasterList::parse(list).map_err(|error| of_parse_error(&error))?;
        let report = verifier.examine(&list);
        let (verdict, decided_by) = match report.violation() {
            None => (IDCHIP_VERDICT_ACCEPTED, 0),
            Some((id, check)) if check.result == CheckResult::Failed => {
                (IDCHIP_VERDICT_REJECTED, id.code().into())
            }
            Some((id, _)) => (IDCHIP_VERDICT_UNDETERMINED, id.code().into()),
        };
        let check = |id| check_of(&report.check(id));
        place.write(idchip_list_report {
            verdict,
            decided_by,
            certificates: list.certificates().count(),
            message_digest: check(ListCheckId::MessageDigest),
            list_signature: check(ListCheckId::ListSignature),
            list_signer: check(ListCheckId::ListSigner),
            validity: check(ListCheckId::Validity),
            revocation: check(ListCheckId::Revocation),
        });
        Ok(())
    })
}

/// Verifies a CSCA master list as idchip_master_list_examine does, and only then adds its certificates to
/// `anchors`. The list is not copied and counts as one anchor: its bytes must stay unchanged as long as a
/// context uses the anchors. `pinned` may be the same list of anchors.
///
/// Statuses: REASON_ of the check that decides; LIST_FULL; otherwise as idchip_master_list_examine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_anchors_add_verified_master_list(
    anchors: *mut idchip_anchors,
    pinned: *const idchip_anchors,
    list: *const u8,
    list_len: usize,
    time: i64,
    policy: u32,
) -> idchip_status {
    boundary(|| {
        let pinned = joined(entries!(pinned));
        let list = bytes!(list, list_len);
        let verifier = ListVerifier::new(&pinned, ALGORITHMS, policy_of(policy)?, UnixTime(time));
        let verified = MasterList::parse(list)
            .map_err(|error| of_parse_error(&error))
            .and_then(|list| verifier.verify(&list).map_err(|report| reason_of(&report)));
        push_entry!(anchors, verified.map(|list| list.anchors()))
    })
}

/// Returns the reason of the check that keeps a list from being verified.
fn reason_of(report: &ListReport) -> idchip_status {
    failure(report.violation().map_or(IDCHIP_STATUS_OK, |(_, check)| of_reason(check.reason)))
}

/// Returns the size in bytes of a list of `count` certificates that may be linked to anchors;
/// IDCHIP_LINKS_SIZE(count) is never less.
#[unsafe(no_mangle)]
pub extern "C" fn idchip_links_size(count: usize) -> usize {
    ffi::size_of_object::<idchip_links>(count).unwrap_or(usize::MAX)
}

/// Opens a list of CSCA certificates that may become anchors by a link, in the caller's memory. The memory
/// limits the number of entries. It must stay at its address as long as a context uses anchors that it was
/// added to; there is nothing to close.
///
/// Statuses: NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, MEMORY_TOO_SMALL, MEMORY_MISALIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_links_open(
    memory: *mut c_void,
    memory_len: usize,
    links: *mut *mut idchip_links,
) -> idchip_status {
    boundary(|| {
        let links = out!(links);
        links.write(open_list!(memory, memory_len));
        Ok(())
    })
}

/// Adds a CSCA certificate, in DER: a link certificate, or the root certificate that one leads to. Adding it
/// does not make it trusted, and bytes that do not parse are refused later. It is not copied: its bytes must
/// stay unchanged as long as a context uses anchors that the list was added to.
///
/// Statuses: LIST_FULL, also after the list was added to anchors; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE,
/// NOT_OPEN, and CLOSED of a context that was closed there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_links_add_certificate(
    links: *mut idchip_links,
    der: *const u8,
    der_len: usize,
) -> idchip_status {
    boundary(|| {
        let der = bytes!(der, der_len);
        push_entry!(links, Ok(LinkCandidate::new(der)))
    })
}

/// Admits the certificates whose signature verifies under the key of one of the anchors, or of one that was
/// admitted before, of the same state (Doc 9303-12 §5, §7.1.1), and adds them to the anchors. They count as one
/// anchor, in the order of admission. `admitted` is their number; the first so many entries of
/// idchip_links_report are these, and the others have the reason in their checks. `time` and `policy` are
/// those of idchip_context_open; of the policy, only IDCHIP_TOLERATE_NOTHING counts. OK says that every
/// certificate was judged, and not that one was admitted.
///
/// It takes the list once: with a list that was added already, the status is LINKS_ADDED.
///
/// Statuses: LINKS_ADDED; LIST_FULL of the anchors; UNKNOWN_POLICY; NULL_POINTER, MISALIGNED, NOT_OPEN, and
/// CLOSED of a context that was closed there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_anchors_add_links(
    anchors: *mut idchip_anchors,
    links: *mut idchip_links,
    time: i64,
    policy: u32,
    admitted: *mut usize,
) -> idchip_status {
    boundary(|| {
        let pinned = Anchors::from_several(entries!(anchors));
        let place = out!(admitted);
        let verifier = LinkVerifier::new(&pinned, ALGORITHMS, policy_of(policy)?, UnixTime(time));
        place.write(admit_links!(anchors, links, |candidates| verifier.admit(candidates).len()));
        Ok(())
    })
}

/// Gives a certificate of the list, and the check that the last idchip_anchors_add_links made of it. `index`
/// counts from 0 until NO_MORE: first those that were admitted. A check that is successful says that the
/// certificate is one of the anchors.
///
/// Statuses: NO_MORE; NULL_POINTER, MISALIGNED, NOT_OPEN, and CLOSED of a context that was closed there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_links_report(
    links: *const idchip_links,
    index: usize,
    der: *mut idchip_slice,
    check: *mut idchip_check,
) -> idchip_status {
    boundary(|| {
        let candidates = entries!(links);
        let der = out!(der);
        let check = out!(check);
        let candidate = candidates.get(index).ok_or(IDCHIP_STATUS_NO_MORE)?;
        der.write(idchip_slice::of(candidate.as_bytes()));
        check.write(check_of(&candidate.check()));
        Ok(())
    })
}
