//! DG14, DG15, and the chip's response: Active Authentication.

use idchip::lds::dg14::LenientDg14;
use idchip::lds::dg15::Dg15;
use idchip::lds::security_info::{SecurityInfo, StandardizedDomainParameters};
use idchip::tlv::Integer;
use idchip::verify::ActiveAuthentication;
use idchip::x509::{EcParameters, PublicKey};

use crate::ffi::{bytes, idchip_context, out, session_mut};
use crate::log::logged;
use crate::numbers::{
    IDCHIP_KEY_EC_EXPLICIT, IDCHIP_KEY_EC_NAMED, IDCHIP_KEY_OTHER, IDCHIP_KEY_RSA,
    IDCHIP_SECURITY_INFO_ACTIVE_AUTHENTICATION, IDCHIP_SECURITY_INFO_CHIP_AUTHENTICATION,
    IDCHIP_SECURITY_INFO_CHIP_AUTHENTICATION_DOMAIN_PARAMETERS,
    IDCHIP_SECURITY_INFO_CHIP_AUTHENTICATION_PUBLIC_KEY, IDCHIP_SECURITY_INFO_EF_DIR,
    IDCHIP_SECURITY_INFO_PACE, IDCHIP_SECURITY_INFO_PACE_DOMAIN_PARAMETERS,
    IDCHIP_SECURITY_INFO_TERMINAL_AUTHENTICATION, IDCHIP_SECURITY_INFO_UNKNOWN,
};
use crate::status::{IDCHIP_STATUS_CHALLENGE_LENGTH, IDCHIP_STATUS_NO_MORE, idchip_status};
use crate::types::idchip_slice;

/// The key of Active Authentication in DG15. Numbers are big-endian, without leading zeros. Slices
/// point into the file.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_active_authentication_key {
    /// One of the IDCHIP_KEY_ constants.
    pub kind: u32,
    /// The whole SubjectPublicKeyInfo, in DER.
    pub subject_public_key_info: idchip_slice,
    /// The modulus of an RSA key.
    pub modulus: idchip_slice,
    /// The public exponent of an RSA key.
    pub exponent: idchip_slice,
    /// The object identifier of a named curve, without tag and length.
    pub curve: idchip_slice,
    /// The point of a key on a curve, from its first byte (02, 03 or 04) on.
    pub point: idchip_slice,
}

/// A SecurityInfo of DG14 or EF.CardSecurity: a protocol that the chip supports. Slices point into the file.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_security_info {
    /// One of the IDCHIP_SECURITY_INFO_ constants.
    pub kind: u32,
    /// The version; 0 if this kind has none.
    pub version: u32,
    /// The number of a standardized group; UINT32_MAX if there is none.
    pub domain_parameters: u32,
    /// The whole info, in DER.
    pub encoding: idchip_slice,
    /// The object identifier of the protocol, without tag and length.
    pub protocol: idchip_slice,
    /// The keyId or parameterId, a big-endian integer without tag and length; empty if there is
    /// none.
    pub identifier: idchip_slice,
    /// The SubjectPublicKeyInfo of a key of Chip Authentication, in DER.
    pub subject_public_key_info: idchip_slice,
    /// The object identifier of the algorithm that the key of Active Authentication signs with,
    /// without tag and length.
    pub signature_algorithm: idchip_slice,
}

/// Opens DG14: hashes the file, compares it with the signed hash, reads it, and gives the info of this
/// index. `index` counts from 0 until NO_MORE. The slices hold as long as the file stays. An info that
/// cannot be read has a PARSE_ status at its own index, and IDCHIP_FINDING_SECURITY_INFO_MALFORMED
/// reports it; the others can be read.
///
/// Statuses: NO_MORE; DATA_GROUP_ if it is not the signed one; PARSE_ if it is and the file, or this
/// info, does not parse; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED,
/// NOT_EXAMINED, NOT_VERIFIED, SOD_CHANGED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_security_info_open(
    context: *mut idchip_context,
    dg14: *const u8,
    dg14_len: usize,
    index: usize,
    info: *mut idchip_security_info,
) -> idchip_status {
    logged(context, c"idchip_security_info_open", || {
        let session = session_mut!(context);
        let file = bytes!(dg14, dg14_len);
        let place = out!(info);
        let dg14 = session.open::<LenientDg14<'_>>(file)?;
        let infos = dg14.security_infos();
        let mut both = infos.results().zip(infos.encodings());
        let (info, encoding) = both.nth(index).ok_or(IDCHIP_STATUS_NO_MORE)?;
        let info = info.map_err(|error| session.malformed(error))?;
        let info = info_of(&info, encoding);
        place.write(info);
        Ok(())
    })
}

/// Compares EF.CardAccess with DG14. Nobody signs EF.CardAccess, and the reader chose the protocol of the
/// access by it; DG14 is first hashed and compared with its signed hash. DG14 must hold every info of
/// EF.CardAccess, and EF.CardAccess must offer the PACE that DG14 lists (Doc 9303-11 §5.1, §9.2). If the
/// chip does not hand out DG14, give NULL with a length of 0.
///
/// OK says that the two do not contradict each other. If they cannot be compared (DG14 lists no PACE, or
/// EF.SOD no DG14), IDCHIP_CHECK_CARD_ACCESS in the report says so. Without this call, that check has
/// the reason REASON_NOT_GIVEN.
///
/// Statuses: CARD_ACCESS_DIFFERS; REASON_CARD_ACCESS_MALFORMED if DG14 lists PACE and EF.CardAccess
/// cannot be read; REASON_DATA_GROUP_ if DG14 was not read or is not the signed one; NULL_POINTER,
/// MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED, SOD_CHANGED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_card_access_check(
    context: *mut idchip_context,
    dg14: *const u8,
    dg14_len: usize,
    access: *const u8,
    access_len: usize,
) -> idchip_status {
    logged(context, c"idchip_card_access_check", || {
        let session = session_mut!(context);
        let dg14 = bytes!(dg14, dg14_len);
        let access = bytes!(access, access_len);
        session.check_card_access(access, Some(dg14).filter(|file| !file.is_empty()))
    })
}

/// Opens DG15: hashes the file, compares it with the signed hash, reads it, and gives its key. The
/// slices hold as long as the file stays. Only idchip_active_authentication_verify proves that the chip
/// has the private half.
///
/// Statuses: DATA_GROUP_ if it is not the signed one; PARSE_ if it is and does not parse;
/// NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED,
/// SOD_CHANGED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_active_authentication_key_open(
    context: *mut idchip_context,
    dg15: *const u8,
    dg15_len: usize,
    key: *mut idchip_active_authentication_key,
) -> idchip_status {
    logged(context, c"idchip_active_authentication_key_open", || {
        let session = session_mut!(context);
        let file = bytes!(dg15, dg15_len);
        let place = out!(key);
        let dg15 = session.open::<Dg15<'_>>(file)?;
        let key = dg15.public_key().map_err(|error| session.malformed(error))?;
        place.write(key_of(&key, dg15.subject_public_key_info().as_bytes()));
        Ok(())
    })
}

/// Verifies the chip's response to the caller's challenge, which must be fresh: Active Authentication
/// (Doc 9303-11 §6.1). OK says that the chip holds the private key that belongs to DG15, and so is not a
/// copy. DG14 names the hash function of a key on an elliptic curve. If the chip does not hand out a
/// file, give NULL with a length of 0: the chip has proved nothing then, and the document is not
/// accepted. The report has the result as IDCHIP_CHECK_ACTIVE_AUTHENTICATION.
///
/// Statuses: REASON_ of the check, or of the check of EF.SOD that does not hold; CHALLENGE_LENGTH;
/// NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED, NOT_EXAMINED, SOD_CHANGED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_active_authentication_verify(
    context: *mut idchip_context,
    dg15: *const u8,
    dg15_len: usize,
    dg14: *const u8,
    dg14_len: usize,
    challenge: *const u8,
    challenge_len: usize,
    response: *const u8,
    response_len: usize,
) -> idchip_status {
    logged(context, c"idchip_active_authentication_verify", || {
        let session = session_mut!(context);
        let dg15 = bytes!(dg15, dg15_len);
        let dg14 = bytes!(dg14, dg14_len);
        let challenge = bytes!(challenge, challenge_len);
        let challenge = challenge.try_into().map_err(|_| IDCHIP_STATUS_CHALLENGE_LENGTH)?;
        let response = bytes!(response, response_len);
        // A file that the chip does not hand out has no bytes.
        let given = |file: &'static [u8]| Some(file).filter(|file| !file.is_empty());
        let (dg15, dg14) = (given(dg15), given(dg14));
        session.check_response(&ActiveAuthentication { dg15, dg14, challenge, response })
    })
}

fn key_of(key: &PublicKey<'_>, info: &[u8]) -> idchip_active_authentication_key {
    let none = idchip_active_authentication_key {
        kind: IDCHIP_KEY_OTHER,
        subject_public_key_info: idchip_slice::of(info),
        modulus: idchip_slice::NONE,
        exponent: idchip_slice::NONE,
        curve: idchip_slice::NONE,
        point: idchip_slice::NONE,
    };
    match key {
        PublicKey::Rsa(key) => idchip_active_authentication_key {
            kind: IDCHIP_KEY_RSA,
            modulus: idchip_slice::of(key.modulus),
            exponent: idchip_slice::of(key.exponent),
            ..none
        },
        PublicKey::Ec(key) => {
            let (kind, curve) = match key.parameters {
                EcParameters::Named(curve) => {
                    (IDCHIP_KEY_EC_NAMED, idchip_slice::of(curve.as_bytes()))
                }
                EcParameters::Explicit { .. } => (IDCHIP_KEY_EC_EXPLICIT, idchip_slice::NONE),
            };
            idchip_active_authentication_key {
                kind,
                curve,
                point: idchip_slice::of(key.point),
                ..none
            }
        }
        _ => none,
    }
}

pub(crate) fn info_of(info: &SecurityInfo<'_>, encoding: &[u8]) -> idchip_security_info {
    let protocol = SecurityInfo::protocol_of(encoding);
    let protocol = protocol.map_or(idchip_slice::NONE, |oid| idchip_slice::of(oid.as_bytes()));
    let none = idchip_security_info {
        kind: IDCHIP_SECURITY_INFO_UNKNOWN,
        version: 0,
        domain_parameters: u32::MAX,
        encoding: idchip_slice::of(encoding),
        protocol,
        identifier: idchip_slice::NONE,
        subject_public_key_info: idchip_slice::NONE,
        signature_algorithm: idchip_slice::NONE,
    };
    let identifier = |integer: &Option<Integer<'_>>| {
        integer.map_or(idchip_slice::NONE, |integer| idchip_slice::of(integer.as_bytes()))
    };
    let group = |group: Option<StandardizedDomainParameters>| {
        group.map_or(u32::MAX, |group| group.number().into())
    };
    match info {
        SecurityInfo::ActiveAuthentication(info) => idchip_security_info {
            kind: IDCHIP_SECURITY_INFO_ACTIVE_AUTHENTICATION,
            version: info.version.into(),
            signature_algorithm: idchip_slice::of(info.signature_algorithm.as_bytes()),
            ..none
        },
        SecurityInfo::ChipAuthentication(info) => idchip_security_info {
            kind: IDCHIP_SECURITY_INFO_CHIP_AUTHENTICATION,
            version: info.version.into(),
            identifier: identifier(&info.key_id),
            ..none
        },
        SecurityInfo::ChipAuthenticationDomainParameters(info) => idchip_security_info {
            kind: IDCHIP_SECURITY_INFO_CHIP_AUTHENTICATION_DOMAIN_PARAMETERS,
            domain_parameters: group(StandardizedDomainParameters::from_algorithm(
                &info.domain_parameter,
            )),
            identifier: identifier(&info.key_id),
            ..none
        },
        SecurityInfo::ChipAuthenticationPublicKey(info) => idchip_security_info {
            kind: IDCHIP_SECURITY_INFO_CHIP_AUTHENTICATION_PUBLIC_KEY,
            domain_parameters: group(info.domain_parameters()),
            identifier: identifier(&info.key_id),
            subject_public_key_info: idchip_slice::of(info.subject_public_key_info.as_bytes()),
            ..none
        },
        SecurityInfo::EfDir(_) => {
            idchip_security_info { kind: IDCHIP_SECURITY_INFO_EF_DIR, ..none }
        }
        SecurityInfo::Pace(info) => idchip_security_info {
            kind: IDCHIP_SECURITY_INFO_PACE,
            version: info.version.into(),
            domain_parameters: group(info.domain_parameters()),
            identifier: identifier(&info.parameter_id),
            ..none
        },
        SecurityInfo::PaceDomainParameters(info) => idchip_security_info {
            kind: IDCHIP_SECURITY_INFO_PACE_DOMAIN_PARAMETERS,
            domain_parameters: group(StandardizedDomainParameters::from_algorithm(
                &info.domain_parameter,
            )),
            identifier: identifier(&info.parameter_id),
            ..none
        },
        SecurityInfo::TerminalAuthentication(info) => idchip_security_info {
            kind: IDCHIP_SECURITY_INFO_TERMINAL_AUTHENTICATION,
            version: info.version.into(),
            ..none
        },
        _ => none,
    }
}
