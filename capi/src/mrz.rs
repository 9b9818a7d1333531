//! The machine readable zone in DG1.

use core::ffi::c_char;

use idchip::lds::dg1::Dg1;
use idchip::mrz::{Expiry, Format, Mrz, PartialDate, Sex};

use crate::ffi::{bytes, idchip_context, out, session_mut};
use crate::log::logged;
use crate::numbers::{IDCHIP_MRZ_TD1, IDCHIP_MRZ_TD2, IDCHIP_MRZ_TD3};
use crate::status::idchip_status;
use crate::types::{idchip_date, idchip_slice};

/// A date of the MRZ, of which any part may be unknown.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_partial_date {
    /// The six characters, YYMMDD, and a NUL.
    pub text: [c_char; 7],
    /// The last two digits of the year, 0 to 99; 255 if unknown.
    pub year: u8,
    /// The month, 1 to 12; 0 if unknown.
    pub month: u8,
    /// The day, 1 to 31; 0 if unknown.
    pub day: u8,
}

/// The fields of an MRZ. Slices point into the file of DG1, and fillers at their ends are left out. A
/// text that the file does not hold in one piece is in the structure, with a NUL at its end.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_mrz {
    /// One of the IDCHIP_MRZ_ constants.
    pub format: u32,
    /// The sex: 'F', 'M', '<' for unspecified, or any other character of the field.
    pub sex: u32,
    /// All lines, one after the other, with their fillers.
    pub lines: idchip_slice,
    /// The document code, one or two letters.
    pub document_code: idchip_slice,
    /// The issuing state or organisation, as in "VNM".
    pub issuing_state: idchip_slice,
    /// The nationality, as in "VNM".
    pub nationality: idchip_slice,
    /// The optional data of the first line of TD1, or those of TD2; of TD3 the personal number.
    pub optional_data_1: idchip_slice,
    /// The optional data of the second line of TD1.
    pub optional_data_2: idchip_slice,
    /// The name field, with its fillers.
    pub name: idchip_slice,
    /// The document number, put together if it is longer than its field.
    pub document_number: [c_char; 23],
    /// The primary identifier, mostly the surname, with a space between its components.
    pub primary_identifier: [c_char; 40],
    /// The secondary identifier, the given names, with a space between its components.
    pub secondary_identifier: [c_char; 40],
    /// 1 if the name fills its field and may have been cut, 0 otherwise.
    pub is_name_truncated: u8,
    /// 1 if the document does not expire, in a way that its state is known to write; 0 otherwise.
    pub is_without_expiry: u8,
    /// The date of birth as it stands.
    pub date_of_birth: idchip_partial_date,
    /// The date of expiry as it stands.
    pub date_of_expiry: idchip_partial_date,
    /// The date of birth: the latest such day that is not after the context's time. For somebody older
    /// than a hundred years it is a hundred years late.
    pub birth: idchip_date,
    /// The last day of validity: the first such day after the certificate of the signer began.
    pub expiry: idchip_date,
}

/// Opens DG1: hashes the file, compares it with the signed hash, reads it, and gives its fields. They
/// hold as long as the file stays. The issuing state and the document's expiry are decided.
///
/// Statuses: DATA_GROUP_ if it is not the signed one; PARSE_ if it is and does not parse;
/// NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED,
/// SOD_CHANGED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_mrz_open(
    context: *mut idchip_context,
    dg1: *const u8,
    dg1_len: usize,
    mrz: *mut idchip_mrz,
) -> idchip_status {
    logged(context, c"idchip_mrz_open", || {
        let session = session_mut!(context);
        let file = bytes!(dg1, dg1_len);
        let place = out!(mrz);
        let now = session.now();
        let longest_validity = session.policy().longest_validity_years();
        let dg1 = session.open::<Dg1<'_>>(file)?;
        let signer = session.signer()?;
        let mrz = dg1.mrz();
        let expiry = signer.and_then(|signer| {
            mrz.date_of_expiry().resolve(signer.validity().not_before, longest_validity)
        });
        let expiry = match expiry {
            Some(Expiry::On(date)) => Some(date),
            _ => None,
        };
        let birth = mrz.date_of_birth().resolve_birth(now);
        let view = view_of(mrz);
        place.write(idchip_mrz {
            birth: idchip_date::of(birth),
            expiry: idchip_date::of(expiry),
            ..view
        });
        Ok(())
    })
}

/// The fields that need no clock.
fn view_of(mrz: &Mrz<'_>) -> idchip_mrz {
    let slice = |text: &str| idchip_slice::of(text.as_bytes());
    let name = mrz.name();
    let expiry = mrz.date_of_expiry();
    idchip_mrz {
        format: match mrz.format() {
            Format::Td1 => IDCHIP_MRZ_TD1,
            Format::Td2 => IDCHIP_MRZ_TD2,
            Format::Td3 => IDCHIP_MRZ_TD3,
        },
        sex: match mrz.sex() {
            Sex::Female => b'F',
            Sex::Male => b'M',
            Sex::Unspecified => b'<',
            Sex::Other(other) => other,
        }
        .into(),
        lines: slice(mrz.as_str()),
        document_code: slice(mrz.document_code()),
        issuing_state: slice(mrz.issuing_state()),
        nationality: slice(mrz.nationality()),
        optional_data_1: slice(mrz.optional_data_1()),
        optional_data_2: slice(mrz.optional_data_2()),
        name: slice(name.as_str()),
        document_number: characters(mrz.document_number().chars()),
        primary_identifier: words(name.primary()),
        secondary_identifier: words(name.secondary()),
        is_name_truncated: name.is_truncated().into(),
        is_without_expiry: expiry.is_no_expiry().into(),
        date_of_birth: date_of(mrz.date_of_birth()),
        date_of_expiry: date_of(expiry.date()),
        birth: idchip_date::default(),
        expiry: idchip_date::default(),
    }
}

fn date_of(date: PartialDate) -> idchip_partial_date {
    idchip_partial_date {
        text: characters(date.as_str().chars()),
        year: date.year().unwrap_or(u8::MAX),
        month: date.month().unwrap_or(0),
        day: date.day().unwrap_or(0),
    }
}

/// Writes the components with a space between them.
fn words<'a, const N: usize>(components: impl Iterator<Item = &'a str>) -> [c_char; N] {
    let spaced = components.flat_map(|word| core::iter::once(' ').chain(word.chars()));
    characters(spaced.skip(1))
}

/// Writes ASCII and a NUL after it. The places are longer than the fields of an MRZ.
pub(crate) fn characters<const N: usize>(text: impl Iterator<Item = char>) -> [c_char; N] {
    let mut place = [0; N];
    let room = N.saturating_sub(1);
    for (place, character) in place.iter_mut().take(room).zip(text) {
        let byte = u8::try_from(character).unwrap_or_default();
        *place = c_char::from_ne_bytes([byte]);
    }
    place
}
