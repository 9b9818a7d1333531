//! Identifiers of the applications on a chip.

use core::fmt;

/// The identifier of an application, with which a terminal selects it (ISO/IEC 7816-4; Doc 9303-10 §3.3).
///
/// ```text
/// RID   5 bytes         the provider: A0 00 00 02 47 for the applications of Doc 9303
/// PIX   up to 11 bytes  the application of the provider
/// ```
///
/// ```
/// use idchip::lds::ApplicationIdentifier;
///
/// let identifier = ApplicationIdentifier::EMRTD;
/// assert_eq!(identifier.to_string(), "A0000002471001");
/// assert_eq!(identifier.name(), Some("eMRTD application (LDS1)"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_structs, reason = "the bytes")]
pub struct ApplicationIdentifier<'a>(pub &'a [u8]);

impl ApplicationIdentifier<'static> {
    /// The travel document application, with EF.COM, EF.SOD and the data groups (LDS1).
    pub const EMRTD: Self = Self(&[0xA0, 0, 0, 2, 0x47, 0x10, 0x01]);
    /// The travel records application of LDS2, which the library does not read.
    pub const TRAVEL_RECORDS: Self = Self(&[0xA0, 0, 0, 2, 0x47, 0x20, 0x01]);
    /// The visa records application of LDS2, which the library does not read.
    pub const VISA_RECORDS: Self = Self(&[0xA0, 0, 0, 2, 0x47, 0x20, 0x02]);
    /// The additional biometrics application of LDS2, which the library does not read.
    pub const ADDITIONAL_BIOMETRICS: Self = Self(&[0xA0, 0, 0, 2, 0x47, 0x20, 0x03]);
    /// The driving licence of ISO/IEC 18013-2, which the library does not read.
    pub const DRIVING_LICENCE: Self = Self(&[0xA0, 0, 0, 2, 0x48, 0x02, 0x00]);
    /// The driving licence of Regulation (EU) No 383/2012, which the library does not read: "EDL-01" after the
    /// provider.
    pub const EU_DRIVING_LICENCE: Self =
        Self(&[0xA0, 0, 0, 4, 0x56, b'E', b'D', b'L', b'-', b'0', b'1']);
}

impl<'a> ApplicationIdentifier<'a> {
    /// Returns the bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.0
    }

    /// Returns the name of an application of Doc 9303 or of a driving licence, for example "travel records
    /// (LDS2)".
    #[must_use]
    pub fn name(&self) -> Option<&'static str> {
        match *self {
            ApplicationIdentifier::EMRTD => Some("eMRTD application (LDS1)"),
            ApplicationIdentifier::TRAVEL_RECORDS => Some("travel records (LDS2)"),
            ApplicationIdentifier::VISA_RECORDS => Some("visa records (LDS2)"),
            ApplicationIdentifier::ADDITIONAL_BIOMETRICS => Some("additional biometrics (LDS2)"),
            ApplicationIdentifier::DRIVING_LICENCE => Some("driving licence (ISO/IEC 18013-2)"),
            ApplicationIdentifier::EU_DRIVING_LICENCE => Some("driving licence (EU)"),
            _ => None,
        }
    }
}

/// Writes the bytes in hexadecimal, for example "A0000002471001".
impl fmt::Display for ApplicationIdentifier<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02X}"))
    }
}

/// Writes the bytes in hexadecimal: an identifier names an application, not a person.
impl fmt::Debug for ApplicationIdentifier<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ApplicationIdentifier({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::format;

    #[test]
    fn the_applications_of_doc_9303_and_driving_licences_have_names() {
        for (identifier, bytes, name) in [
            (ApplicationIdentifier::EMRTD, "A0000002471001", "eMRTD application (LDS1)"),
            (ApplicationIdentifier::TRAVEL_RECORDS, "A0000002472001", "travel records (LDS2)"),
            (ApplicationIdentifier::VISA_RECORDS, "A0000002472002", "visa records (LDS2)"),
            (
                ApplicationIdentifier::ADDITIONAL_BIOMETRICS,
                "A0000002472003",
                "additional biometrics (LDS2)",
            ),
            (
                ApplicationIdentifier::DRIVING_LICENCE,
                "A0000002480200",
                "driving licence (ISO/IEC 18013-2)",
            ),
            (
                ApplicationIdentifier::EU_DRIVING_LICENCE,
                "A00000045645444C2D3031",
                "driving licence (EU)",
            ),
        ] {
            assert_eq!(format!("{identifier}"), bytes);
            assert_eq!(identifier.name(), Some(name));
        }
        // The identifier of the German electronic identity application.
        let other = ApplicationIdentifier(&[0xE8, 7, 4, 0, 0x7F, 0, 7, 3, 2]);
        assert_eq!(other.name(), None);
        assert_eq!(format!("{other:?}"), "ApplicationIdentifier(E80704007F00070302)");
        // The identifier without its last byte selects nothing.
        assert_eq!(ApplicationIdentifier(&[0xA0, 0, 0, 2, 0x47, 0x10]).name(), None);
    }
}
