//! EF.DG14: the signed list of the protocols that the chip supports.

use core::fmt;
use core::ops::Deref;

use super::{DataGroup, DgNumber, OuterElement};
use crate::biometrics::skip_padding;
use crate::error::{ParseError, Structure};
use crate::finding::FindingSet;
use crate::lds::security_info::SecurityInfos;
use crate::tlv::Rules;

/// The security options (Doc 9303-10 §4.7.14, Doc 9303-11 §9.2).
///
/// ```text
/// 6E L   SecurityInfos ::= SET OF SecurityInfo
/// ```
///
/// Checked: the outer tag and length, that nothing follows the set, and everything that
/// [`SecurityInfos`] checks. [`LenientDg14`] also reads files with a malformed info. **Not** checked: that
/// EF.CardAccess has the same infos
/// ([`CardAccess::difference_from`](super::card_access::CardAccess::difference_from) compares them). Trust
/// the keys only after the data group has been checked against a verified EF.SOD. They prove a chip
/// genuine only if the chip answers with the private keys.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Dg14<'a> {
    whole: &'a [u8],
    infos: SecurityInfos<'a>,
    findings: FindingSet,
}

impl<'a> Dg14<'a> {
    /// Returns the bytes of the data group from its outer tag on. The hash in EF.SOD covers these bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.whole
    }

    /// Returns the infos.
    #[must_use]
    pub const fn security_infos(&self) -> SecurityInfos<'a> {
        self.infos
    }

    /// Parses the whole file like [`DataGroup::parse`], but reports a malformed info and bytes after the
    /// set as findings.
    ///
    /// # Errors
    ///
    /// Returns an error if the outer element is malformed, and the errors of
    /// [`SecurityInfos::parse_lenient`].
    pub fn parse_lenient(file: &'a [u8]) -> Result<Self, ParseError> {
        Self::read(file, true)
    }

    fn read(file: &'a [u8], is_lenient: bool) -> Result<Self, ParseError> {
        let file = OuterElement::read(file, Rules::Lds, Self::NUMBER.tag(), Structure::EfDg14)?;
        let mut content = file.content(Rules::Der);
        let infos = content.all(|reader| {
            if !is_lenient {
                return SecurityInfos::read(reader);
            }
            let infos = SecurityInfos::read_lenient(reader)?;
            skip_padding(reader);
            Ok(infos)
        })?;
        Ok(Self { whole: file.whole, infos, findings: content.findings() })
    }
}

impl<'a> DataGroup<'a> for Dg14<'a> {
    const NUMBER: DgNumber = DgNumber::Dg14;

    fn parse(file: &'a [u8]) -> Result<Self, ParseError> {
        Self::read(file, false)
    }

    fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// EF.DG14, read leniently ([`Dg14::parse_lenient`]).
///
/// Under the strict rules, a single info of an unknown version makes the whole file unreadable. The
/// lenient parser guesses nothing: it leaves out an info that cannot be read, and notes
/// [`Finding::SecurityInfoMalformed`](crate::Finding::SecurityInfoMalformed).
///
/// ```
/// use idchip::lds::{DataGroup, dg14::{Dg14, LenientDg14}};
///
/// // Terminal authentication of version 9, and active authentication.
/// let file = [
///     0x6E, 0x28, 0x31, 0x26, 0x30, 0x0D, 0x06, 0x08, 0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02,
///     0x02, 0x02, 0x01, 0x09, 0x30, 0x15, 0x06, 0x06, 0x67, 0x81, 0x08, 0x01, 0x01, 0x05, 0x02,
///     0x01, 0x01, 0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02,
/// ];
/// assert!(Dg14::parse(&file).is_err());
/// let dg14 = LenientDg14::parse(&file)?;
/// let infos = dg14.security_infos();
/// assert!(infos.active_authentication().is_some());
/// assert!(infos.results().next().is_some_and(|info| info.is_err()));
/// # Ok::<(), idchip::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a wrapper")]
pub struct LenientDg14<'a>(pub Dg14<'a>);

impl<'a> Deref for LenientDg14<'a> {
    type Target = Dg14<'a>;

    fn deref(&self) -> &Dg14<'a> {
        &self.0
    }
}

impl<'a> DataGroup<'a> for LenientDg14<'a> {
    const NUMBER: DgNumber = DgNumber::Dg14;

    fn parse(file: &'a [u8]) -> Result<Self, ParseError> {
        Dg14::parse_lenient(file).map(Self)
    }

    fn findings(&self) -> FindingSet {
        self.0.findings()
    }
}

/// Shows the length in place of the bytes.
impl fmt::Debug for Dg14<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dg14")
            .field("length", &self.whole.len())
            .field("infos", &self.infos)
            .field("findings", &self.findings)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseErrorKind;
    use crate::finding::Finding;

    #[test]
    fn reads_the_set_within_the_outer_tag() {
        let file = [0x6E, 8, 0x31, 6, 0x30, 4, 6, 2, 0x2A, 3, 0];
        let dg14 = Dg14::parse(&file).unwrap();
        assert_eq!(dg14.security_infos().len(), 1);
        assert_eq!(dg14.security_infos().as_bytes(), &file[2..10]);
        assert_eq!(dg14.as_bytes(), &file[..10]);
        assert_eq!(dg14.findings(), FindingSet::of(&[Finding::TrailingPadding]));
        for end in 0..10 {
            assert!(Dg14::parse(&file[..end]).is_err());
        }
    }

    #[test]
    fn refuses_other_tags_and_lengths() {
        assert!(Dg14::parse(&[0x6F, 2, 0x31, 0]).is_err());
        assert!(Dg14::parse(&[0x6E, 3, 0x31, 0]).is_err());
        let error = Dg14::parse(&[0x6E, 3, 0x31, 0, 0]).unwrap_err();
        assert_eq!((error.kind, error.at), (ParseErrorKind::TrailingData(1), 4));
        assert_eq!(error.within, Structure::EfDg14);
        // The set is DER, although the outer length need not be minimal.
        let error = Dg14::parse(&[0x6E, 0x81, 3, 0x31, 0x81, 0]).unwrap_err();
        assert_eq!(error.kind, ParseErrorKind::LengthNotMinimal);
    }

    #[test]
    fn read_leniently_bytes_after_the_set_are_a_finding() {
        for file in [&[0x6E, 3, 0x31, 0, 0][..], &[0x6E, 4, 0x31, 0, 0x31, 0]] {
            assert!(Dg14::parse(file).is_err());
            let LenientDg14(dg14) = LenientDg14::parse(file).unwrap();
            assert_eq!(dg14.findings(), FindingSet::of(&[Finding::TrailingPadding]));
            assert!(dg14.security_infos().is_empty());
        }
        for file in [&[0x6F, 2, 0x31, 0][..], &[0x6E, 3, 0x31, 0], &[0x6E, 2, 0x30, 0], &[0x6E, 0]]
        {
            assert!(Dg14::parse_lenient(file).is_err());
        }
    }

    #[test]
    fn read_leniently_a_good_file_is_what_it_is() {
        let file = [0x6E, 8, 0x31, 6, 0x30, 4, 6, 2, 0x2A, 3];
        assert_eq!(Dg14::parse_lenient(&file), Dg14::parse(&file));
    }
}
