//! EF.CardSecurity: who signed it, its infos, and the files that it must agree with.

use idchip::lds::card_security::CardSecurity;
use idchip::lds::dg14::LenientDg14;
use idchip::verify::{Check, CheckId, Verdict};

use crate::ffi::{bytes, idchip_context, out, session_mut};
use crate::log::logged;
use crate::report::{NO_CHECK, check_of, idchip_check};
use crate::security::{idchip_security_info, info_of};
use crate::status::{IDCHIP_STATUS_NO_MORE, idchip_status};
use crate::vocabulary::{IDCHIP_RESULT_NOT_SUPPORTED, IDCHIP_STATUS_REASON_NOT_GIVEN};

/// The checks of EF.CardSecurity under the context's policy. The first five are those of EF.SOD, made for
/// EF.CardSecurity; its signer's certificate must be in the file.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_card_security {
    /// One of the IDCHIP_VERDICT_ constants: the verdict on the first five checks. Only
    /// IDCHIP_VERDICT_ACCEPTED says that the infos are authentic.
    pub verdict: u32,
    /// The check that decides the verdict, one of the IDCHIP_CHECK_ constants; 0 if it is accepted.
    pub decided_by: u32,
    /// The digest of the infos is the signed one.
    pub message_digest: idchip_check,
    /// The signature was made with the signer's key.
    pub signature: idchip_check,
    /// The signer's certificate was issued by one of the anchors.
    pub ds_signature: idchip_check,
    /// Both certificates are valid at the context's time.
    pub validity: idchip_check,
    /// EF.CardAccess offers the PACE that is signed, and nothing else.
    pub card_access: idchip_check,
    /// DG14 lists the same PACE.
    pub dg14: idchip_check,
    /// EF.DIR is the file whose copy is signed.
    pub dir: idchip_check,
}

/// Verifies EF.CardSecurity with the context's anchors, policy and time, as idchip_sod_verify does EF.SOD, and
/// gives the info of this index. `index` counts from 0 until NO_MORE. The slices hold as long as the file
/// stays. A terminal needs it before it relies on a key in the file, as for chip authentication mapping
/// (Doc 9303-11 §5.1).
///
/// Each call verifies the bytes that stand in the buffer now, with both signatures. The context needs no
/// EF.SOD, and keeps nothing of the file: no check of the document depends on it. Another genuine document's
/// file verifies as well; the chip must prove that it has the private key of an info. Under
/// IDCHIP_REQUIRE_REVOCATION the status is REASON_NO_CRL, because no revocation list is applied to the file.
///
/// Statuses: NO_MORE; REASON_ of the check that decides; PARSE_ if the file, or this info, does not parse;
/// NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_card_security_info_open(
    context: *mut idchip_context,
    security: *const u8,
    security_len: usize,
    index: usize,
    info: *mut idchip_security_info,
) -> idchip_status {
    logged(context, c"idchip_card_security_info_open", || {
        let session = session_mut!(context);
        let file = bytes!(security, security_len);
        let place = out!(info);
        let file = CardSecurity::parse_lenient(file).map_err(|error| session.malformed(error))?;
        let infos = session.verified_infos(&file)?;
        let mut both = infos.results().zip(infos.encodings());
        let (info, encoding) = both.nth(index).ok_or(IDCHIP_STATUS_NO_MORE)?;
        let info = info.map_err(|error| session.malformed(error))?;
        place.write(info_of(&info, encoding));
        Ok(())
    })
}

/// Makes every check of EF.CardSecurity, whatever the results, and compares EF.CardAccess, DG14 and EF.DIR with
/// its infos, whoever signed them. Give NULL with a length of 0 for a file that the chip does not hand out: its
/// check then has the reason REASON_NOT_GIVEN. DG14 is first hashed and compared with its signed hash, which
/// needs an EF.SOD in the context. A comparison that fails has the reason REASON_CARD_SECURITY_DIFFERS: then
/// the files of the chip contradict each other, and the caller should refuse it. Of these files the report of the
/// context has only the status of DG14, as idchip_data_group_read leaves it.
///
/// OK says only that the file could be read; `verdict` and the checks tell the rest.
///
/// Statuses: PARSE_ if EF.CardSecurity or DG14 does not parse; DATA_GROUP_ if DG14 is not the signed one;
/// NOT_EXAMINED and SOD_CHANGED with DG14; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_card_security_examine(
    context: *mut idchip_context,
    security: *const u8,
    security_len: usize,
    access: *const u8,
    access_len: usize,
    dg14: *const u8,
    dg14_len: usize,
    dir: *const u8,
    dir_len: usize,
    checks: *mut idchip_card_security,
) -> idchip_status {
    logged(context, c"idchip_card_security_examine", || {
        let session = session_mut!(context);
        let file = bytes!(security, security_len);
        let access = given(bytes!(access, access_len));
        let dg14 = given(bytes!(dg14, dg14_len));
        let dir = given(bytes!(dir, dir_len));
        let place = out!(checks);
        let file = CardSecurity::parse_lenient(file).map_err(|error| session.malformed(error))?;
        let dg14 = match dg14 {
            Some(file) => Some(session.compared::<LenientDg14<'_>>(file)?),
            None => None,
        };
        let infos = session.examine_card_security(&file);
        let verdict = infos.verified().map_or_else(|it| it.verdict, |_| Verdict::Accepted);
        let decided_by = match verdict {
            Verdict::Accepted => 0,
            Verdict::Rejected(id, _) | Verdict::Undetermined(id, _) => id.code().into(),
        };
        let of = |id| check_of(&infos.report().check_with_policy(id, session.policy()));
        let compared = |check: Option<Check>| check.map_or(NOT_GIVEN, |check| check_of(&check));
        place.write(idchip_card_security {
            verdict: verdict.code().into(),
            decided_by,
            message_digest: of(CheckId::MessageDigest),
            signature: of(CheckId::SodSignature),
            ds_signature: of(CheckId::DsSignature),
            validity: of(CheckId::Validity),
            card_access: compared(access.map(|file| infos.check_card_access(file))),
            dg14: compared(dg14.map(|dg14| infos.check_dg14(&dg14.unverified().security_infos()))),
            dir: compared(dir.map(|file| infos.check_ef_dir(file))),
        });
        Ok(())
    })
}

/// The check of a file that the caller did not give.
const NOT_GIVEN: idchip_check = idchip_check {
    result: IDCHIP_RESULT_NOT_SUPPORTED,
    reason: IDCHIP_STATUS_REASON_NOT_GIVEN,
    ..NO_CHECK
};

/// A file that the chip does not hand out has no bytes.
fn given(file: &'static [u8]) -> Option<&'static [u8]> {
    Some(file).filter(|file| !file.is_empty())
}
