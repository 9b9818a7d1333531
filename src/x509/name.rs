//! Distinguished names (RFC 5280 §4.1.2.4).

use core::fmt;

use super::sequence_of::{Item, SequenceOf};
use super::text::{Text, shown};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::oid::{self, Oid};
use crate::tlv::{Malformed, Reader, Rules, Tag, utf8, validated};

/// The name of an issuer or subject (RFC 5280 §4.1.2.4; Doc 9303-12 §7.1.1).
///
/// ```text
/// Name ::= SEQUENCE OF RelativeDistinguishedName
/// RelativeDistinguishedName ::= SET SIZE (1..MAX) OF AttributeTypeAndValue
/// ```
///
/// Checked: the encoding down to the values of the attributes, and that there are at most
/// [`Name::MAX_ATTRIBUTES`]. Not checked: that the characters of a value are allowed in its type and which
/// attributes are present ([`Name::findings`] reports both), and that sets are sorted.
#[derive(Clone, Copy)]
pub struct Name<'a> {
    whole: &'a [u8],
}

impl<'a> Name<'a> {
    /// The maximum number of attributes; names of issuing states have up to nine.
    pub const MAX_ATTRIBUTES: u8 = 16;

    /// Parses a name from DER; it must be all of the input.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not a Name.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Reader::new(Rules::Der, input, Structure::Name).all(Self::read)
    }

    /// Reads the next element, under the rules of the reader.
    ///
    /// # Errors
    ///
    /// Returns an error if the next element is not a Name, and [`ParseErrorKind::TooMany`] if it has more
    /// than [`Name::MAX_ATTRIBUTES`].
    pub(crate) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        Ok(Self::read_with_profile(reader)?.0)
    }

    /// Reads the next element, and collects the properties that Doc 9303-12 requires, in one pass.
    pub(super) fn read_with_profile(
        reader: &mut Reader<'a>,
    ) -> Result<(Self, NameProfile<'a>), Malformed> {
        reader.structure(Tag::SEQUENCE, Structure::Name, |reader, whole| {
            let mut profile = NameProfile::default();
            let mut count = 0_u8;
            while !reader.is_empty() {
                let at = reader.position();
                reader.nested(Tag::SET, |reader| {
                    loop {
                        profile.add(&Attribute::read(reader)?);
                        count = count.saturating_add(1);
                        if reader.is_empty() {
                            return Ok(());
                        }
                    }
                })?;
                if count > Self::MAX_ATTRIBUTES {
                    let kind = ParseErrorKind::TooMany(u32::from(Self::MAX_ATTRIBUTES));
                    return Err(reader.fail_at(kind, at));
                }
            }
            Ok((Self { whole }, profile))
        })
    }

    /// Returns the bytes of the name, with tag and length.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.whole
    }

    /// Returns the parts of the name, in the order of the encoding.
    pub fn rdns(&self) -> impl Iterator<Item = RelativeDistinguishedName<'a>> + Clone + use<'a> {
        let mut reader = Reader::new(Rules::Cms, self.whole, Structure::Name);
        let content = validated(reader.value(Tag::SEQUENCE)).unwrap_or_default();
        SequenceOf::from_content(content).iter()
    }

    /// Returns all attributes, in the order of the encoding.
    pub fn attributes(&self) -> impl Iterator<Item = Attribute<'a>> + Clone + use<'a> {
        self.rdns().flat_map(|rdn| rdn.attributes())
    }

    /// Returns the first attribute of this type.
    #[must_use]
    pub fn attribute(&self, oid: Oid<'_>) -> Option<Attribute<'a>> {
        self.attributes().find(|attribute| attribute.oid == oid)
    }

    /// Returns the country code as it is written. The standard requires two letters in upper case.
    #[must_use]
    pub fn country(&self) -> Option<&'a str> {
        self.attribute(oid::COUNTRY_NAME)?.text().as_str()
    }

    /// Returns the common name.
    #[must_use]
    pub fn common_name(&self) -> Option<Text<'a>> {
        self.attribute(oid::COMMON_NAME).map(|attribute| attribute.text())
    }

    /// True if the names are the same, part by part. Values are the same if their bytes are equal, or if
    /// their characters are equal apart from string type, ASCII case and white space (RFC 5280 §7.1).
    #[must_use]
    pub fn is(&self, other: &Name<'_>) -> bool {
        self.whole == other.whole || {
            let (mut own, mut others) = (elements(self.whole), elements(other.whole));
            loop {
                match (next_element(&mut own), next_element(&mut others)) {
                    (None, None) => return true,
                    (Some(own), Some(other)) if is_same_part(own, other) => {}
                    _ => return false,
                }
            }
        }
    }

    /// True if the names have the same parts, in any order.
    ///
    /// Names that differ in the order of their parts are different names (X.501 §9.2). Some states write
    /// their name in one order in the certificate and in another order in references to it, so a search may
    /// fall back to this function.
    #[must_use]
    pub fn is_permutation_of(&self, other: &Name<'_>) -> bool {
        is_permutation(self.whole, other.whole, is_same_part)
    }

    /// Returns the deviations from Doc 9303-12 §7.1.1 in the country code, the common name and the string
    /// types.
    #[must_use]
    pub fn findings(&self) -> FindingSet {
        let mut profile = NameProfile::default();
        self.attributes().for_each(|attribute| profile.add(&attribute));
        profile.findings()
    }
}

/// The properties of a name that Doc 9303-12 §7.1.1 regulates, collected while its attributes are read.
#[derive(Default)]
pub(super) struct NameProfile<'a> {
    has_unusual_string: bool,
    has_common_name: bool,
    /// The country code as it is written: `None` if there is no country attribute, `Some(None)` if its value
    /// is not text.
    country: Option<Option<&'a [u8]>>,
}

impl<'a> NameProfile<'a> {
    fn add(&mut self, attribute: &Attribute<'a>) {
        self.has_unusual_string |= !attribute.is_usual();
        self.has_common_name |= attribute.oid == oid::COMMON_NAME;
        if attribute.oid == oid::COUNTRY_NAME && self.country.is_none() {
            self.country = Some(attribute.text().as_utf8());
        }
    }

    /// Returns the country code as it is written, if it is text.
    pub(super) fn country(&self) -> Option<&'a [u8]> {
        self.country.flatten()
    }

    /// Returns the findings, as described at [`Name::findings`].
    pub(super) fn findings(&self) -> FindingSet {
        let mut findings = FindingSet::EMPTY;
        if self.has_unusual_string {
            findings.insert(Finding::NameStringUnusual);
        }
        if !self.has_common_name {
            findings.insert(Finding::CommonNameMissing);
        }
        let Some(country) = self.country else {
            findings.insert(Finding::CountryMissing);
            return findings;
        };
        let country = country.unwrap_or_default();
        if country.len() != 2 {
            findings.insert(Finding::CountryNotTwoLetters);
        }
        for letter in country {
            if letter.is_ascii_lowercase() {
                findings.insert(Finding::CountryLowerCase);
            } else if !letter.is_ascii_uppercase() {
                findings.insert(Finding::CountryNotTwoLetters);
            }
        }
        findings
    }
}

/// Writes the attributes in the order of the encoding, for example "C=VN, O=Ministry, CN=CSCA Vietnam".
///
/// Control characters, and characters that reorder text, are replaced. A backslash precedes a comma, a plus
/// sign and a backslash in a value.
impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, rdn) in self.rdns().enumerate() {
            if index != 0 {
                f.write_str(", ")?;
            }
            write!(f, "{rdn}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Name({self})")
    }
}

/// A part of a name: almost always one attribute.
#[derive(Clone, Copy)]
pub struct RelativeDistinguishedName<'a>(SequenceOf<'a, Attribute<'a>>);

impl<'a> RelativeDistinguishedName<'a> {
    /// Returns the attributes of the part, at least one.
    pub fn attributes(&self) -> impl Iterator<Item = Attribute<'a>> + Clone + use<'a> {
        self.0.iter()
    }
}

impl<'a> Item<'a> for RelativeDistinguishedName<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.value(Tag::SET).map(|set| Self(SequenceOf::from_content(set)))
    }
}

/// Writes the attributes, for example "C=VN" or "CN=Signer + serialNumber=7".
impl fmt::Display for RelativeDistinguishedName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, attribute) in self.attributes().enumerate() {
            if index != 0 {
                f.write_str(" + ")?;
            }
            write!(f, "{attribute}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for RelativeDistinguishedName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RelativeDistinguishedName({self})")
    }
}

/// An AttributeTypeAndValue (RFC 5280 §4.1.2.4).
///
/// ```text
/// AttributeTypeAndValue ::= SEQUENCE { type OBJECT IDENTIFIER, value ANY }
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Attribute<'a> {
    /// The type of the attribute.
    pub oid: Oid<'a>,
    /// The tag of the value, usually that of a string type.
    pub tag: Tag,
    /// The bytes of the value, without tag and length.
    pub value: &'a [u8],
}

impl<'a> Attribute<'a> {
    /// Returns the value as text.
    #[must_use]
    pub const fn text(&self) -> Text<'a> {
        Text::new(self.tag, self.value)
    }

    /// True if type and value are the same, in the comparison of [`Name::is`].
    #[must_use]
    pub fn is(&self, other: &Attribute<'_>) -> bool {
        let has_same_bytes = self.tag == other.tag && self.value == other.value;
        self.oid == other.oid && (has_same_bytes || self.text().is(&other.text()))
    }

    /// True if the value has a string type that its attribute allows, and only characters of that type.
    fn is_usual(&self) -> bool {
        match self.tag {
            Tag::PRINTABLE_STRING => self.value.iter().all(|byte| is_printable(*byte)),
            _ if self.oid == oid::COUNTRY_NAME || self.oid == oid::SERIAL_NUMBER => false,
            Tag::IA5_STRING => {
                self.oid == oid::EMAIL_ADDRESS && self.value.iter().all(u8::is_ascii)
            }
            Tag::UTF8_STRING => self.value.is_ascii() || utf8(self.value).is_ok(),
            _ => false,
        }
    }

    /// Returns the short name of the attribute's type, if there is one.
    const fn label(&self) -> Option<&'static str> {
        Some(match self.oid {
            oid::COMMON_NAME => "CN",
            oid::COUNTRY_NAME => "C",
            oid::EMAIL_ADDRESS => "emailAddress",
            oid::LOCALITY_NAME => "L",
            oid::ORGANIZATIONAL_UNIT_NAME => "OU",
            oid::ORGANIZATION_NAME => "O",
            oid::SERIAL_NUMBER => "serialNumber",
            oid::STATE_OR_PROVINCE_NAME => "ST",
            _ => return None,
        })
    }
}

impl<'a> Item<'a> for Attribute<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            let oid = reader.read()?;
            let value = reader.element()?;
            Ok(Self { oid, tag: value.tag, value: value.content })
        })
    }
}

/// Writes type and value, for example "C=VN"; a type without a short name is written in dotted form.
impl fmt::Display for Attribute<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.label() {
            Some(label) => write!(f, "{label}=")?,
            None => write!(f, "{}=", self.oid)?,
        }
        for character in self.text().chars() {
            if matches!(character, ',' | '+' | '\\') {
                f.write_str("\\")?;
            }
            fmt::Write::write_char(f, shown(character))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Attribute<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Attribute({self})")
    }
}

/// True if a PrintableString may contain the character (X.680 §41.4).
const fn is_printable(character: u8) -> bool {
    character.is_ascii_alphanumeric()
        || matches!(character, b' ' | b'\'' | b'(' | b')' | b'+'..=b'/' | b':' | b'=' | b'?')
}

/// True if two parts of names have the same attributes, in any order.
fn is_same_part(own: &[u8], other: &[u8]) -> bool {
    is_permutation(own, other, |own, other| {
        let attribute = |bytes| {
            let mut reader = Reader::new(Rules::Cms, bytes, Structure::Name);
            validated(Attribute::read(&mut reader))
        };
        matches!((attribute(own), attribute(other)), (Some(own), Some(other)) if own.is(&other))
    })
}

/// True if the elements in `own` and the elements in `others` can be paired, such that each pair is the same
/// and no element is left over. False if `others` has more than [`Name::MAX_ATTRIBUTES`] elements.
fn is_permutation(own: &[u8], others: &[u8], is_same: fn(&[u8], &[u8]) -> bool) -> bool {
    // One bit for each element of `others` that is not paired yet.
    let mut free = 0_u16;
    let mut items = elements(others);
    while next_element(&mut items).is_some() {
        if free == u16::MAX {
            return false;
        }
        free = free << 1 | 1;
    }
    let mut items = elements(own);
    while let Some(item) = next_element(&mut items) {
        let mut candidates = elements(others);
        let mut bit = 1_u16;
        loop {
            let Some(candidate) = next_element(&mut candidates) else { return false };
            if free & bit != 0 && is_same(item, candidate) {
                free &= !bit;
                break;
            }
            bit = bit.wrapping_shl(1);
        }
    }
    free == 0
}

/// Returns a reader of the content of an element that was validated before.
fn elements(whole: &[u8]) -> Reader<'_> {
    let content = validated(Reader::new(Rules::Cms, whole, Structure::Name).element());
    let content = content.map_or(&[][..], |element| element.content);
    Reader::new(Rules::Cms, content, Structure::Name)
}

fn next_element<'a>(reader: &mut Reader<'a>) -> Option<&'a [u8]> {
    if reader.is_empty() {
        return None;
    }
    validated(reader.element()).map(|element| element.whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::x509::testing::{
        assert_no_prefix_parses, name, null, oid as oid_of, printable, sequence, set, state, tlv,
        utf8,
    };
    use std::string::ToString;
    use std::vec::Vec;

    fn parse(input: &[u8]) -> Name<'_> {
        Name::parse(input).unwrap()
    }

    #[test]
    fn shows_attributes_in_the_order_of_the_encoding() {
        let dotted = Oid::from_content(&[0x55, 0x04, 0x04]);
        let input = name(&[
            (oid::COUNTRY_NAME, printable("VN")),
            (oid::ORGANIZATION_NAME, utf8("Bộ, Công+An\n")),
            (dotted, printable("1")),
            (oid::COMMON_NAME, utf8("CSCA Vietnam")),
        ]);
        let text = "C=VN, O=Bộ\\, Công\\+An\u{FFFD}, 2.5.4.4=1, CN=CSCA Vietnam";
        assert_eq!(parse(&input).to_string(), text);
        assert_eq!(parse(&input).country(), Some("VN"));
        assert_eq!(parse(&input).common_name().unwrap().as_str(), Some("CSCA Vietnam"));
        assert_eq!(parse(&input).as_bytes(), input);
        assert_eq!(parse(&input).attributes().count(), 4);
    }

    #[test]
    fn a_part_may_have_several_attributes_in_any_order() {
        let one = sequence(&[&oid_of(oid::COMMON_NAME), &utf8("DS")]);
        let other = sequence(&[&oid_of(oid::SERIAL_NUMBER), &printable("7")]);
        let (input, turned) =
            (sequence(&[&set(&[&one, &other])]), sequence(&[&set(&[&other, &one])]));
        assert_eq!(parse(&input).to_string(), "CN=DS + serialNumber=7");
        assert!(parse(&input).is(&parse(&turned)));
        let twice = sequence(&[&set(&[&one, &one])]);
        assert!(!parse(&input).is(&parse(&twice)));
        assert!(!parse(&twice).is(&parse(&input)));
    }

    #[test]
    fn names_are_the_same_whatever_the_string_type_case_and_spaces() {
        let own = state("VN", "CSCA Vietnam");
        for other in [
            name(&[(oid::COUNTRY_NAME, utf8("vn")), (oid::COMMON_NAME, utf8("csca  vietnam "))]),
            name(&[
                (oid::COUNTRY_NAME, printable("VN")),
                (oid::COMMON_NAME, tlv(0x14, &[b"CSCA Vietnam"])),
            ]),
        ] {
            assert!(parse(&own).is(&parse(&other)));
            assert!(parse(&own).is_permutation_of(&parse(&other)));
        }
    }

    #[test]
    fn names_differ_in_each_attribute_in_number_and_in_order() {
        let own = state("VN", "CSCA");
        let in_order = [(oid::COUNTRY_NAME, printable("VN")), (oid::COMMON_NAME, utf8("CSCA"))];
        let more = [&in_order[..], &[(oid::ORGANIZATION_NAME, utf8("O"))]].concat();
        let other_type = [in_order[0].clone(), (oid::ORGANIZATION_NAME, utf8("CSCA"))];
        for other in [
            state("VU", "CSCA"),
            state("VN", "CSCA 2"),
            name(&more),
            name(&in_order[..1]),
            name(&other_type),
            name(&[]),
        ] {
            assert!(!parse(&own).is(&parse(&other)));
            assert!(!parse(&own).is_permutation_of(&parse(&other)));
            assert!(!parse(&other).is_permutation_of(&parse(&own)));
        }
        let turned = name(&[in_order[1].clone(), in_order[0].clone()]);
        assert!(!parse(&own).is(&parse(&turned)));
        assert!(parse(&own).is_permutation_of(&parse(&turned)));
    }

    #[test]
    fn values_without_characters_are_the_same_by_their_bytes() {
        let (own, other) = (
            name(&[(oid::COMMON_NAME, utf8("x")), (oid::ORGANIZATION_NAME, tlv(0x0C, &[b"\xFF"]))]),
            name(&[(oid::COMMON_NAME, utf8("X")), (oid::ORGANIZATION_NAME, tlv(0x0C, &[b"\xFF"]))]),
        );
        assert!(parse(&own).is(&parse(&other)));
        let third =
            name(&[(oid::COMMON_NAME, utf8("x")), (oid::ORGANIZATION_NAME, tlv(0x0C, &[b"\xFE"]))]);
        assert!(!parse(&own).is(&parse(&third)));
    }

    #[test]
    fn rejects_what_is_no_name() {
        let valid = state("VN", "CSCA");
        assert_no_prefix_parses(&valid, Name::parse);
        let attribute = sequence(&[&oid_of(oid::COMMON_NAME), &utf8("x")]);
        for malformed in [
            sequence(&[&set(&[])]),
            sequence(&[&attribute]),
            sequence(&[&set(&[&oid_of(oid::COMMON_NAME)])]),
            sequence(&[&set(&[&sequence(&[&oid_of(oid::COMMON_NAME)])])]),
            sequence(&[&set(&[&sequence(&[&oid_of(oid::COMMON_NAME), &utf8("x"), &null()])])]),
            [&valid[..], &null()].concat(),
        ] {
            assert!(Name::parse(&malformed).is_err());
        }
    }

    #[test]
    fn counts_attributes_up_to_the_budget() {
        let attributes = |count| {
            let all: Vec<_> = (0..count).map(|_| (oid::ORGANIZATION_NAME, utf8("x"))).collect();
            name(&all)
        };
        let (all, one_more) = (attributes(16), attributes(17));
        assert!(parse(&all).is_permutation_of(&parse(&all)));
        let error = Name::parse(&one_more).unwrap_err();
        assert_eq!(error.kind, ParseErrorKind::TooMany(16));
        assert_eq!(error.within, Structure::Name);
    }

    #[test]
    fn notes_what_the_profile_does_not_allow() {
        use Finding::{
            CommonNameMissing, CountryLowerCase, CountryMissing, CountryNotTwoLetters,
            NameStringUnusual,
        };
        let country = |value| name(&[(oid::COUNTRY_NAME, value), (oid::COMMON_NAME, utf8("x"))]);
        let common_name =
            |value| name(&[(oid::COUNTRY_NAME, printable("VN")), (oid::COMMON_NAME, value)]);
        for (input, expected) in [
            (state("VN", "CSCA"), &[][..]),
            (state("vn", "CSCA"), &[CountryLowerCase]),
            (state("LTU", "CSCA"), &[CountryNotTwoLetters]),
            (state("V1", "CSCA"), &[CountryNotTwoLetters]),
            (country(utf8("VN")), &[NameStringUnusual]),
            (country(tlv(0x1E, &[b"\0V\0N"])), &[CountryNotTwoLetters, NameStringUnusual]),
            (common_name(printable("CSCA_VN")), &[NameStringUnusual]),
            (common_name(tlv(0x0C, &[b"\xFF"])), &[NameStringUnusual]),
            (common_name(tlv(0x14, &[b"x"])), &[NameStringUnusual]),
            (name(&[(oid::COMMON_NAME, utf8("x"))]), &[CountryMissing]),
            (name(&[(oid::COUNTRY_NAME, printable("VN"))]), &[CommonNameMissing]),
            (name(&[]), &[CommonNameMissing, CountryMissing]),
        ] {
            let findings = parse(&input).findings();
            assert!(findings.iter().eq(expected.iter().copied()), "{findings:?}");
        }
    }
}
