//! The structures that are read as tables, each as it is written where its type is.

use super::{Content, Field, Presence};
use crate::cms::{MAX_ATTRIBUTES, MAX_CERTIFICATES, MAX_DIGEST_ALGORITHMS};
use crate::error::Structure;
use crate::tlv::{Reader, Tag};

macro_rules! structures {
    ($($name:ident { $($field:expr,)+ })+) => {
        /// The fields that stand in a SEQUENCE or SET, or under an explicit tag.
        #[derive(Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Fields { $($name),+ }

        /// The fields of one structure after those of the other.
        pub(super) static ROWS: [Field; 0 $(+ [$(stringify!($field)),+].len())+] = [$($($field,)+)+];

        /// Where the fields of each structure end in [`ROWS`], and before them where the first start.
        static ENDS: [u8; 1 + [$(stringify!($name)),+].len()] =
            ends(&[$([$(stringify!($field)),+].len()),+]);
    };
}

impl Fields {
    /// The rows, from the first on to the one before the last.
    #[expect(clippy::as_conversions, reason = "the discriminant of a field-less enum")]
    pub(super) fn rows(self) -> (u8, u8) {
        match ENDS.get(self as usize..) {
            Some([start, end, ..]) => (*start, *end),
            _ => (0, 0),
        }
    }

    /// Names the structure in errors, where it has a name there, and returns the one before.
    pub(super) fn enter(self, reader: &mut Reader<'_>) -> Structure {
        reader.enter(match self {
            Self::AlgorithmIdentifier => Structure::AlgorithmIdentifier,
            Self::SignedAttributes => Structure::SignedAttributes,
            Self::SubjectPublicKeyInfo => Structure::SubjectPublicKeyInfo,
            _ => reader.within(),
        })
    }
}

const fn ends<const N: usize>(mut counts: &[usize]) -> [u8; N] {
    let mut ends = [0; N];
    let (mut rest, mut sum): (&mut [u8], usize) = (&mut ends, 0);
    while let [end, after @ ..] = rest {
        [*end, ..] = sum.to_le_bytes();
        if let [count, others @ ..] = counts {
            sum = sum.saturating_add(*count);
            counts = others;
        }
        rest = after;
    }
    ends
}

const _: () = assert!(MAX_CERTIFICATES == 8 && MAX_DIGEST_ALGORITHMS == 8 && MAX_ATTRIBUTES == 16);

structures! {
    // The values of extensions, each under its name.
    ExtensionInformationAccess {
        sequence(Fields::AccessDescriptions),
    }
    ExtensionAuthorityKeyIdentifier {
        sequence(Fields::AuthorityKeyIdentifier),
    }
    ExtensionBasicConstraints {
        sequence(Fields::BasicConstraints),
    }
    ExtensionCertificatePolicies {
        sequence(Fields::CertificatePolicies),
    }
    ExtensionCrlDistributionPoints {
        sequence(Fields::DistributionPoints),
    }
    ExtensionDocumentTypeList {
        Field::new(Content::DocumentTypeList),
    }
    ExtensionDocumentTypeListOld {
        Field::new(Content::DocumentTypeList),
    }
    ExtensionExtendedKeyUsage {
        sequence(Fields::ExtendedKeyUsage),
    }
    // RFC 5280 §4.2: the value of each extension is DER.
    ExtensionForbidden {
        Field::new(Content::Any),
    }
    ExtensionAltNames {
        sequence(Fields::GeneralNames),
    }
    ExtensionKeyUsage {
        Field::new(Content::KeyUsage),
    }
    ExtensionNameChange {
        any(Tag::NULL),
    }
    ExtensionPrivateKeyUsagePeriod {
        Field::new(Content::PrivateKeyUsagePeriod),
    }
    ExtensionSubjectKeyIdentifier {
        Field::new(Content::SubjectKeyIdentifier),
    }
    ExtensionUnknown {
        Field::new(Content::Any),
    }

    AccessDescription {
        OBJECT_IDENTIFIER,
        GENERAL_NAME,
    }
    AccessDescriptions {
        sequence(Fields::AccessDescription).once_or_more(),
    }
    AlgorithmIdentifier {
        OBJECT_IDENTIFIER,
        Field::new(Content::Any).if_more(),
    }
    Attribute {
        OBJECT_IDENTIFIER,
        any(Tag::SET),
    }
    AuthorityKeyIdentifier {
        any(Tag::context(0)).if_next().at(0),
        any(Tag::context_constructed(1)).if_next().at(1),
        any(Tag::context(2)).if_next().at(2),
    }
    BasicConstraints {
        Field::tagged(Tag::BOOLEAN, Content::CertificateAuthority).if_next().at(0),
        SMALL_INTEGER.if_more().at(1),
    }
    CertificatePolicies {
        sequence(Fields::PolicyInformation).once_or_more(),
    }
    CertificateSet {
        Field::new(Content::Certificate).up_to_8(),
    }
    CertificateSignature {
        sequence(Fields::AlgorithmIdentifier).at(8),
        bits(Tag::BIT_STRING).at(9),
    }
    DigestAlgorithms {
        sequence(Fields::AlgorithmIdentifier).up_to_8(),
    }
    DistributionPoint {
        explicit(0, Fields::DistributionPointName).if_next(),
        any(Tag::context(1)).if_next(),
        any(Tag::context_constructed(2)).if_next(),
    }
    DistributionPointName {
        any(Tag::context_constructed(1)).if_next(),
        explicit(0, Fields::GeneralNames).otherwise(),
    }
    DistributionPoints {
        sequence(Fields::DistributionPoint).once_or_more(),
    }
    EncapsulatedContent {
        OCTET_STRING.at(3),
    }
    EncapsulatedContentInfo {
        OBJECT_IDENTIFIER.at(2),
        explicit(0, Fields::EncapsulatedContent),
    }
    ExtendedKeyUsage {
        OBJECT_IDENTIFIER.once_or_more(),
    }
    GeneralNames {
        GENERAL_NAME.once_or_more(),
    }
    IssuerAndSerialNumber {
        NAME.at(2),
        SERIAL_NUMBER.at(3),
    }
    OneAlgorithmIdentifier {
        sequence(Fields::AlgorithmIdentifier),
    }
    OneSubjectPublicKeyInfo {
        sequence(Fields::SubjectPublicKeyInfo),
    }
    PolicyInformation {
        OBJECT_IDENTIFIER,
        any(Tag::SEQUENCE).if_next(),
    }
    PrivateKeyUsagePeriod {
        Field::tagged(Tag::context(0), Content::GeneralizedTime).if_next().at(0),
        Field::tagged(Tag::context(1), Content::GeneralizedTime).if_next().at(1),
    }
    SignedAttributes {
        sequence(Fields::Attribute).up_to_16(),
    }
    // Without the signers.
    SignedData {
        SMALL_INTEGER.at(0),
        Field::tagged(Tag::SET, Content::Fields(Fields::DigestAlgorithms)).at(1),
        sequence(Fields::EncapsulatedContentInfo),
        explicit(0, Fields::CertificateSet).if_next().at(4),
        any(Tag::context_constructed(1)).if_next().at(5),
    }
    SignerIdentifier {
        SMALL_INTEGER.at(0),
        any(Tag::context(0)).if_next().at(1),
        sequence(Fields::IssuerAndSerialNumber).otherwise(),
    }
    // After the identifier.
    SignerInfo {
        sequence(Fields::AlgorithmIdentifier).at(4),
        explicit(0, Fields::SignedAttributes).if_next().at(5),
        sequence(Fields::AlgorithmIdentifier).at(6),
        OCTET_STRING.at(7),
        // Anybody can add unsigned attributes: they are not looked at.
        any(Tag::context_constructed(1)).if_next().at(8),
    }
    SubjectPublicKeyInfo {
        sequence(Fields::AlgorithmIdentifier),
        bits(Tag::BIT_STRING),
    }
    // Without the extensions.
    TbsCertificate {
        explicit(0, Fields::Version).if_next().at(0),
        SERIAL_NUMBER.at(1),
        sequence(Fields::AlgorithmIdentifier).at(2),
        NAME.at(3),
        sequence(Fields::Validity).at(4),
        NAME.at(5),
        sequence(Fields::SubjectPublicKeyInfo).at(6),
        bits(Tag::context(1)).if_next().at(7),
        bits(Tag::context(2)).if_next().at(7),
    }
    Validity {
        TIME,
        TIME,
    }
    Version {
        Field::new(Content::Version),
    }
}

const GENERAL_NAME: Field = Field::new(Content::GeneralName);
const NAME: Field = Field::new(Content::Name);
const OBJECT_IDENTIFIER: Field = Field::new(Content::ObjectIdentifier);
const OCTET_STRING: Field = Field::new(Content::OctetString);
const SERIAL_NUMBER: Field = Field::tagged(Tag::INTEGER, Content::SerialNumber);
const SMALL_INTEGER: Field = Field::tagged(Tag::INTEGER, Content::SmallInteger);
const TIME: Field = Field::new(Content::Time);

/// An element with this tag, whatever it holds.
const fn any(tag: Tag) -> Field {
    Field::tagged(tag, Content::Tagged)
}

const fn sequence(fields: Fields) -> Field {
    Field::tagged(Tag::SEQUENCE, Content::Fields(fields))
}

/// Under this context-specific tag.
const fn explicit(number: u8, fields: Fields) -> Field {
    Field::tagged(Tag::context_constructed(number), Content::Fields(fields))
}

/// A BIT STRING under this tag.
const fn bits(tag: Tag) -> Field {
    Field::tagged(tag, Content::BitString)
}

impl Field {
    /// An element that stands once, and is read by its content.
    const fn new(content: Content) -> Self {
        Self::tagged(Tag::SEQUENCE, content)
    }

    /// An element that stands once, under a tag of one octet.
    const fn tagged(tag: Tag, content: Content) -> Self {
        Self { tag: tag.first_octet(), presence: Presence::Once, content, place: u8::MAX }
    }

    const fn present(mut self, presence: Presence) -> Self {
        self.presence = presence;
        self
    }

    const fn if_next(self) -> Self {
        self.present(Presence::IfNext)
    }

    const fn if_more(self) -> Self {
        self.present(Presence::IfMore)
    }

    const fn otherwise(self) -> Self {
        self.present(Presence::Otherwise)
    }

    const fn once_or_more(self) -> Self {
        self.present(Presence::OnceOrMore)
    }

    const fn up_to_8(self) -> Self {
        self.present(Presence::UpTo8)
    }

    const fn up_to_16(self) -> Self {
        self.present(Presence::UpTo16)
    }

    /// Kept at this place.
    const fn at(mut self, place: u8) -> Self {
        self.place = place;
        self
    }
}
