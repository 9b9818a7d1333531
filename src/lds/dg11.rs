//! EF.DG11: additional personal details.

use core::fmt;

use super::details::{Details, Kind, TAG_LIST, Table};
use super::encoded_image::EncodedImage;
use super::full_date::FullDate;
use super::text::{FullName, Text};
use super::{DataGroup, DgNumber, OuterElement};
use crate::error::{ParseError, Structure};
use crate::finding::FindingSet;
use crate::tlv::{Rules, Tag};

/// Additional personal details (Doc 9303-10 §4.7.11).
///
/// ```text
/// 6B L
///    5C L …            list of the tags below, without A0
///    5F0E L …          full name of the holder in national characters
///    A0 L
///       02 01 nn       number of other names
///       5F0F L …       other name, nn times
///    5F10 L …          personal number
///    5F2B 08 …         full date of birth
///    5F11 L …          place of birth
///    5F42 L …          permanent address
///    5F12 L …          telephone
///    5F13 L …          profession
///    5F14 L …          title
///    5F15 L …          personal summary
///    5F16 L …          proof of citizenship, an image
///    5F17 L …          numbers of other valid travel documents
///    5F18 L …          custody information
/// ```
///
/// Each element but the tag list is optional. Checked: all tags and lengths, and that no element but other
/// names occurs twice. Everything else is noted, and the file is still read:
///
/// - a tag list that is missing or does not list exactly the elements of the file
///   ([`Finding::TagListDiffers`]); a list that names A0 does not list the other names (documents of Belarus);
/// - other names outside their template (documents of China and Hungary, [`Finding::NamesNotInTemplate`]), and a
///   wrong number of them;
/// - elements that are empty (documents of Belgium and France), and texts that start or end with a filler
///   (documents of France): [`Finding::ElementEmptyOrPadded`];
/// - texts that are not UTF-8 ([`Finding::TextNotUtf8`]), a date of birth that is not eight digits
///   ([`Finding::DateBinaryCoded`], [`Finding::DateUnreadable`]), and an image that is neither JPEG nor JPEG
///   2000 ([`Finding::ImageFormatUnknown`]);
/// - elements that are unknown or out of order.
///
/// **Not** checked: the lengths of the texts, and that DG1 has the same data.
///
/// [`Finding::TagListDiffers`]: crate::Finding::TagListDiffers
/// [`Finding::NamesNotInTemplate`]: crate::Finding::NamesNotInTemplate
/// [`Finding::ElementEmptyOrPadded`]: crate::Finding::ElementEmptyOrPadded
/// [`Finding::TextNotUtf8`]: crate::Finding::TextNotUtf8
/// [`Finding::DateBinaryCoded`]: crate::Finding::DateBinaryCoded
/// [`Finding::DateUnreadable`]: crate::Finding::DateUnreadable
/// [`Finding::ImageFormatUnknown`]: crate::Finding::ImageFormatUnknown
///
/// A function returns `None` if the file has no such element. The text of an empty element is empty.
///
/// # Examples
///
/// ```
/// use idchip::lds::{DataGroup, dg11::Dg11};
///
/// let file = b"\x6B\x11\x5C\x02\x5F\x0E\x5F\x0E\x0AV\xC5\xA8<<TH\xE1\xBB\x8A";
/// let dg11 = Dg11::parse(file)?;
/// assert!(dg11.findings().is_empty());
/// let name = dg11.name_of_holder().unwrap();
/// assert!(name.primary().map(|part| part.as_str()).eq([Some("VŨ")]));
/// assert!(name.secondary().map(|part| part.as_str()).eq([Some("THỊ")]));
/// assert_eq!(dg11.full_date_of_birth()?, None);
/// # Ok::<(), idchip::ParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Dg11<'a> {
    whole: &'a [u8],
    details: Details<'a>,
    findings: FindingSet,
}

impl<'a> Dg11<'a> {
    /// Returns the full name of the holder.
    #[must_use]
    pub fn name_of_holder(&self) -> Option<FullName<'a>> {
        self.details.name(NAME_OF_HOLDER)
    }

    /// Returns the other names, in the order of the file.
    pub fn other_names(&self) -> impl Iterator<Item = FullName<'a>> + Clone + use<'a> {
        self.details.names(OTHER_NAME)
    }

    /// Returns the personal number.
    #[must_use]
    pub fn personal_number(&self) -> Option<Text<'a>> {
        self.details.text(PERSONAL_NUMBER)
    }

    /// Returns the full date of birth; `None` also if its element is empty.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::Time`](crate::ParseErrorKind::Time) if the date is not readable.
    pub fn full_date_of_birth(&self) -> Result<Option<FullDate>, ParseError> {
        self.details.date(FULL_DATE_OF_BIRTH)
    }

    /// Returns the place of birth.
    #[must_use]
    pub fn place_of_birth(&self) -> Option<Text<'a>> {
        self.details.text(PLACE_OF_BIRTH)
    }

    /// Returns the permanent address.
    #[must_use]
    pub fn permanent_address(&self) -> Option<Text<'a>> {
        self.details.text(PERMANENT_ADDRESS)
    }

    /// Returns the telephone number.
    #[must_use]
    pub fn telephone(&self) -> Option<Text<'a>> {
        self.details.text(TELEPHONE)
    }

    /// Returns the profession.
    #[must_use]
    pub fn profession(&self) -> Option<Text<'a>> {
        self.details.text(PROFESSION)
    }

    /// Returns the title.
    #[must_use]
    pub fn title(&self) -> Option<Text<'a>> {
        self.details.text(TITLE)
    }

    /// Returns the personal summary.
    #[must_use]
    pub fn personal_summary(&self) -> Option<Text<'a>> {
        self.details.text(PERSONAL_SUMMARY)
    }

    /// Returns the image of the proof of citizenship.
    #[must_use]
    pub fn proof_of_citizenship(&self) -> Option<EncodedImage<'a>> {
        self.details.image(PROOF_OF_CITIZENSHIP)
    }

    /// Returns the numbers of other valid travel documents, which are the parts of the text.
    #[must_use]
    pub fn other_travel_documents(&self) -> Option<Text<'a>> {
        self.details.text(OTHER_TRAVEL_DOCUMENTS)
    }

    /// Returns the custody information.
    #[must_use]
    pub fn custody_information(&self) -> Option<Text<'a>> {
        self.details.text(CUSTODY_INFORMATION)
    }
}

impl<'a> DataGroup<'a> for Dg11<'a> {
    const NUMBER: DgNumber = DgNumber::Dg11;

    fn parse(file: &'a [u8]) -> Result<Self, ParseError> {
        let file = OuterElement::read(file, Rules::Lds, Self::NUMBER.tag(), Structure::EfDg11)?;
        let mut content = file.content(Rules::Lds);
        let details = content.all(|reader| Details::read(reader, TABLE, Structure::EfDg11))?;
        Ok(Self { whole: file.whole, details, findings: content.findings() })
    }

    fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// Shows the length and the findings only: the elements are personal data.
impl fmt::Debug for Dg11<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dg11")
            .field("length", &self.whole.len())
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}

const NAME_OF_HOLDER: Tag = Tag(0x5F0E);
const OTHER_NAME: Tag = Tag(0x5F0F);
const PERSONAL_NUMBER: Tag = Tag(0x5F10);
const FULL_DATE_OF_BIRTH: Tag = Tag(0x5F2B);
const PLACE_OF_BIRTH: Tag = Tag(0x5F11);
const PERMANENT_ADDRESS: Tag = Tag(0x5F42);
const TELEPHONE: Tag = Tag(0x5F12);
const PROFESSION: Tag = Tag(0x5F13);
const TITLE: Tag = Tag(0x5F14);
const PERSONAL_SUMMARY: Tag = Tag(0x5F15);
const PROOF_OF_CITIZENSHIP: Tag = Tag(0x5F16);
const OTHER_TRAVEL_DOCUMENTS: Tag = Tag(0x5F17);
const CUSTODY_INFORMATION: Tag = Tag(0x5F18);

const TABLE: &Table = &[
    TAG_LIST,
    (NAME_OF_HOLDER, Kind::Text),
    (OTHER_NAME, Kind::Names),
    (PERSONAL_NUMBER, Kind::Text),
    (FULL_DATE_OF_BIRTH, Kind::Date),
    (PLACE_OF_BIRTH, Kind::Text),
    (PERMANENT_ADDRESS, Kind::Text),
    (TELEPHONE, Kind::Text),
    (PROFESSION, Kind::Text),
    (TITLE, Kind::Text),
    (PERSONAL_SUMMARY, Kind::Text),
    (PROOF_OF_CITIZENSHIP, Kind::Image),
    (OTHER_TRAVEL_DOCUMENTS, Kind::Text),
    (CUSTODY_INFORMATION, Kind::Text),
];

#[cfg(test)]
mod tests;
