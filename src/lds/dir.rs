//! EF.DIR: the applications on the chip.

use super::ApplicationIdentifier;
use super::interindustry::Objects;
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::FindingSet;
use crate::tlv::{Malformed, Reader, Rules, Tag, offset, validated};

/// The maximum number of applications. The largest known file, of a German identity card, lists four.
pub const MAX_APPLICATIONS: u32 = 32;

/// The list of the applications on the chip (Doc 9303-10 §3.11.2).
///
/// ```text
/// 61 L            application template, one for each application, in any order
///    4F L   AID   identifier of the application
/// ```
///
/// **This file is not signed**, and anybody can read it. If the chip has more applications than the
/// travel document application, the signed EF.CardSecurity has a copy of the file in an
/// [`EfDirInfo`](super::security_info::EfDirInfo);
/// [`SignedInfos::check_ef_dir`](crate::verify::SignedInfos::check_ef_dir) compares the two.
///
/// Checked: that the file consists of elements; that each application template has one identifier of 5 to
/// 16 bytes; that there is at least one template and at most [`MAX_APPLICATIONS`]. Noted: bytes after the
/// last object, which are padding of the elementary file. **Not** checked: other objects, in the file and
/// in a template (labels, paths), which are skipped.
///
/// ```
/// use idchip::lds::{ApplicationIdentifier, dir::EfDir};
///
/// let file = [
///     0x61, 0x09, 0x4F, 0x07, 0xA0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01, 0x61, 0x09, 0x4F, 0x07, 0xA0,
///     0x00, 0x00, 0x02, 0x47, 0x20, 0x01,
/// ];
/// let dir = EfDir::parse(&file)?;
/// let applications = [ApplicationIdentifier::EMRTD, ApplicationIdentifier::TRAVEL_RECORDS];
/// assert!(dir.applications().eq(applications));
/// # Ok::<(), idchip::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EfDir<'a> {
    objects: Objects<'a>,
    findings: FindingSet,
}

impl<'a> EfDir<'a> {
    /// Parses the whole file.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::TooFew`] if there is no application template,
    /// [`ParseErrorKind::TooMany`] if there are more than [`MAX_APPLICATIONS`], and an error if an element
    /// or an application template is malformed.
    pub fn parse(file: &'a [u8]) -> Result<Self, ParseError> {
        Reader::new(Rules::Lds, file, Structure::EfDir).all(Self::read)
    }

    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let start = reader.position();
        let mut count = 0_u32;
        let objects = Objects::read(reader, |reader, object| {
            if object.tag != APPLICATION_TEMPLATE {
                return Ok(());
            }
            reader.inside(object, read_template)?;
            count = count.saturating_add(1);
            if count > MAX_APPLICATIONS {
                return Err(reader.fail_at(ParseErrorKind::TooMany(MAX_APPLICATIONS), object.at));
            }
            Ok(())
        })?;
        if count == 0 {
            return Err(reader.fail_at(ParseErrorKind::TooFew(1), start));
        }
        Ok(Self { objects, findings: reader.findings() })
    }

    /// Returns the identifiers of the applications in the order of the file.
    pub fn applications(&self) -> impl Iterator<Item = ApplicationIdentifier<'a>> + use<'a> {
        let objects = self.objects.iter(Structure::EfDir);
        let templates = objects.filter(|object| object.tag == APPLICATION_TEMPLATE);
        templates.filter_map(|template| {
            let mut content = Reader::new(Rules::Lds, template.content, Structure::EfDir);
            validated(read_template(&mut content))
        })
    }

    /// Returns the bytes of the objects, without padding.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.objects.as_bytes()
    }

    /// Returns the tolerated deviations from the standard.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// Reads the content of an application template.
fn read_template<'a>(reader: &mut Reader<'a>) -> Result<ApplicationIdentifier<'a>, Malformed> {
    let mut identifier = None;
    while !reader.is_empty() {
        let object = reader.element()?;
        if object.tag != APPLICATION_IDENTIFIER {
            continue;
        }
        if identifier.is_some() {
            return Err(reader.fail_at(ParseErrorKind::Duplicate(object.tag.0), object.at));
        }
        if object.content.len() < RID_LENGTH || object.content.len() > MAX_IDENTIFIER_LENGTH {
            let kind = ParseErrorKind::WrongLength(offset(object.content.len()));
            return Err(reader.fail_at(kind, object.content_at()));
        }
        identifier = Some(ApplicationIdentifier(object.content));
    }
    identifier.ok_or_else(|| reader.fail(ParseErrorKind::Missing(APPLICATION_IDENTIFIER)))
}

const APPLICATION_TEMPLATE: Tag = Tag(0x61);
const APPLICATION_IDENTIFIER: Tag = Tag(0x4F);

/// The number of bytes that name the provider; the rest of an identifier may be absent.
const RID_LENGTH: usize = 5;

/// The length of the longest identifier (ISO/IEC 7816-4).
const MAX_IDENTIFIER_LENGTH: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Finding;
    use crate::tlv::build::tlv;
    use std::vec::Vec;

    const EMRTD: &[u8] = ApplicationIdentifier::EMRTD.0;
    const VISA_RECORDS: &[u8] = ApplicationIdentifier::VISA_RECORDS.0;

    /// Returns a template with this identifier.
    fn template(identifier: &[u8]) -> Vec<u8> {
        tlv(0x61, &[&tlv(0x4F, &[identifier])])
    }

    fn applications(file: &[u8]) -> Vec<ApplicationIdentifier<'_>> {
        EfDir::parse(file).unwrap().applications().collect()
    }

    fn error(file: &[u8]) -> (ParseErrorKind, u32) {
        let error = EfDir::parse(file).unwrap_err();
        assert_eq!(error.within, Structure::EfDir);
        (error.kind, error.at)
    }

    #[test]
    fn applications_are_listed_in_the_order_of_the_file() {
        let file = [template(VISA_RECORDS), template(EMRTD)].concat();
        let expected = [ApplicationIdentifier::VISA_RECORDS, ApplicationIdentifier::EMRTD];
        assert_eq!(applications(&file), expected);
        assert!(EfDir::parse(&file).unwrap().findings().is_empty());
    }

    #[test]
    fn other_objects_are_skipped() {
        let (label, path) = (tlv(0x50, &[b"CIA"]), tlv(0x51, &[&[0x3F, 0]]));
        let identifier = tlv(0x4F, &[EMRTD]);
        // The label may stand before or after, also in a template of its own with its own identifier.
        let discretionary = tlv(0x73, &[&tlv(0x4F, &[VISA_RECORDS])]);
        let file = [
            tlv(0x53, &[&[1, 2]]),
            tlv(0x61, &[&label, &identifier, &path, &discretionary]),
            tlv(0x5F50, &[b"x"]),
        ]
        .concat();
        assert_eq!(applications(&file), [ApplicationIdentifier::EMRTD]);
        assert!(EfDir::parse(&file).unwrap().findings().is_empty());
    }

    #[test]
    fn padding_is_a_finding() {
        for filler in [0x00, 0xFF] {
            let file = [&template(EMRTD)[..], &[filler; 40]].concat();
            assert_eq!(applications(&file), [ApplicationIdentifier::EMRTD]);
            assert_eq!(EfDir::parse(&file).unwrap().as_bytes(), template(EMRTD));
            let findings = EfDir::parse(&file).unwrap().findings();
            assert_eq!(findings, FindingSet::of(&[Finding::TrailingPadding]));
        }
        let file = [&template(EMRTD)[..], &[0, 0], &template(EMRTD)].concat();
        assert_eq!(error(&file), (ParseErrorKind::TrailingData(13), 11));
    }

    #[test]
    fn identifiers_have_five_to_sixteen_bytes_and_are_there_once() {
        for length in 0_u8..20 {
            let identifier = [7].repeat(usize::from(length));
            let file = template(&identifier);
            if (5..=16).contains(&length) {
                assert_eq!(applications(&file), [ApplicationIdentifier(&identifier)]);
            } else {
                assert_eq!(error(&file), (ParseErrorKind::WrongLength(length.into()), 4));
            }
        }
        let identifier = tlv(0x4F, &[EMRTD]);
        let twice = tlv(0x61, &[&identifier, &identifier]);
        assert_eq!(error(&twice), (ParseErrorKind::Duplicate(0x4F), 11));
        let missing = ParseErrorKind::Missing(APPLICATION_IDENTIFIER);
        assert_eq!(error(&tlv(0x61, &[&tlv(0x50, &[b"CIA"])])), (missing, 7));
    }

    #[test]
    fn files_without_an_application_are_refused() {
        for file in [&[][..], &[0, 0, 0], &[0xFF], &tlv(0x53, &[&[1]])] {
            assert_eq!(error(file), (ParseErrorKind::TooFew(1), 0));
        }
        // An identifier outside a template.
        assert_eq!(error(&tlv(0x4F, &[EMRTD])), (ParseErrorKind::TooFew(1), 0));
        assert!(EfDir::parse(include_bytes!("../../testdata/cards/vn_good/EF.DG1.bin")).is_err());
    }

    #[test]
    fn refuses_more_applications_than_the_budget() {
        let budget = usize::try_from(MAX_APPLICATIONS).unwrap();
        let file = template(EMRTD).repeat(budget);
        assert_eq!(applications(&file).len(), budget);
        let file = template(EMRTD).repeat(budget + 1);
        assert_eq!(error(&file).0, ParseErrorKind::TooMany(MAX_APPLICATIONS));
    }

    #[test]
    fn each_cut_is_an_error_or_ends_between_two_templates() {
        let file = template(EMRTD).repeat(3);
        for end in 0..file.len() {
            assert_eq!(EfDir::parse(&file[..end]).is_ok(), end % 11 == 0 && end > 0);
        }
    }
}
