//! CertificateList (RFC 5280 §5): certificate revocation lists.

use core::fmt;

use super::extensions::last_bytes;
use super::sequence_of::{Item, SequenceOf};
use super::{AlgorithmIdentifier, AuthorityKeyIdentifier, Extension, GeneralNames, Name};
use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::oid::{self, Oid};
use crate::time::UnixTime;
use crate::tlv::{BitString, Element, Integer, Malformed, Reader, Rules, Tag};

/// The most extensions that are read of a list or an entry.
const MAX_LIST_EXTENSIONS: u32 = 16;

/// A certificate revocation list (RFC 5280 §5.1), as Doc 9303-12 §7.1.4 profiles it.
///
/// ```text
/// CertificateList ::= SEQUENCE {
///     tbsCertList         SEQUENCE {
///         version              INTEGER { v2(1) } OPTIONAL,
///         signature            AlgorithmIdentifier,
///         issuer               Name,
///         thisUpdate           Time,
///         nextUpdate           Time OPTIONAL,
///         revokedCertificates  SEQUENCE OF SEQUENCE {
///             userCertificate     INTEGER,
///             revocationDate      Time,
///             crlEntryExtensions  Extensions OPTIONAL } OPTIONAL,
///         crlExtensions        [0] EXPLICIT Extensions OPTIONAL },
///     signatureAlgorithm  AlgorithmIdentifier,
///     signatureValue      BIT STRING }
/// ```
///
/// Checked: the encoding of everything but the entries, which is DER. The entries are checked when
/// [`CertificateList::entries`] reads them: a national list has up to a hundred thousand, and each is
/// read once.
///
/// Not checked: the signature, who issued the list, and whether it is in force.
#[derive(Clone, Copy)]
pub struct CertificateList<'a> {
    tbs: &'a [u8],
    signature: AlgorithmIdentifier<'a>,
    issuer: Name<'a>,
    this_update: UnixTime,
    next_update: Option<UnixTime>,
    revoked: Option<Element<'a>>,
    extensions: ListExtensions<'a>,
    signature_algorithm: AlgorithmIdentifier<'a>,
    signature_value: &'a [u8],
    findings: FindingSet,
}

impl<'a> CertificateList<'a> {
    /// Reads a list from DER, to the end, without its entries.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not a revocation list.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Reader::new(Rules::Der, input, Structure::CertificateList).all(Self::read)
    }

    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            let tbs = reader.expect(Tag::SEQUENCE)?;
            let list = reader.inside(&tbs, |reader| Self::read_tbs(reader, tbs.whole))?;
            let signature_algorithm = AlgorithmIdentifier::read(reader)?;
            reader.note_all(signature_algorithm.findings());
            let at = reader.position();
            let signature: BitString<'_> = reader.read()?;
            if signature.unused_bits != 0 {
                return Err(reader.fail_at(ParseErrorKind::BitString, at));
            }
            let findings = reader.findings();
            Ok(Self { signature_algorithm, signature_value: signature.bytes, findings, ..list })
        })
    }

    /// Reads the fields of the signed part. The signature of the result is still missing.
    fn read_tbs(reader: &mut Reader<'a>, tbs: &'a [u8]) -> Result<Self, Malformed> {
        if reader.is_next(Tag::INTEGER) {
            reader.version(1, 1)?;
        } else {
            reader.note(Finding::CrlVersion);
        }
        let signature = AlgorithmIdentifier::read(reader)?;
        let issuer = Name::read(reader)?;
        let this_update = UnixTime::read(reader)?;
        let has_next = reader.is_next(Tag::UTC_TIME) || reader.is_next(Tag::GENERALIZED_TIME);
        let next_update = if has_next { Some(UnixTime::read(reader)?) } else { None };
        if next_update.is_none() {
            reader.note(Finding::CrlNextUpdateMissing);
        }
        let revoked = reader.optional(Tag::SEQUENCE)?;
        let extensions = reader
            .optional_nested(Tag::context_constructed(0), ListExtensions::read)?
            .unwrap_or_default();
        if extensions.crl_number.is_none() {
            reader.note(Finding::CrlNumberMissing);
        }
        if extensions.authority_key_identifier.is_none() {
            reader.note(Finding::AuthorityKeyIdentifierMissing);
        }
        Ok(Self {
            tbs,
            signature,
            issuer,
            this_update,
            next_update,
            revoked,
            extensions,
            signature_algorithm: signature,
            signature_value: &[],
            findings: FindingSet::EMPTY,
        })
    }

    /// Returns the bytes of the TBSCertList, with tag and length: the signed bytes.
    #[must_use]
    pub const fn tbs(&self) -> &'a [u8] {
        self.tbs
    }

    /// Returns the algorithm of the signature, as the signed part names it.
    #[must_use]
    pub const fn signature(&self) -> AlgorithmIdentifier<'a> {
        self.signature
    }

    /// Returns the algorithm of the signature, as it is named beside the signature.
    #[must_use]
    pub const fn signature_algorithm(&self) -> AlgorithmIdentifier<'a> {
        self.signature_algorithm
    }

    /// Returns the bytes of the signature.
    #[must_use]
    pub const fn signature_value(&self) -> &'a [u8] {
        self.signature_value
    }

    /// Returns the name of the issuer. A state has one list for all names and keys of its CSCA.
    #[must_use]
    pub const fn issuer(&self) -> Name<'a> {
        self.issuer
    }

    /// Returns the time at which the list was issued.
    #[must_use]
    pub const fn this_update(&self) -> UnixTime {
        self.this_update
    }

    /// Returns the time by which the next list is issued.
    #[must_use]
    pub const fn next_update(&self) -> Option<UnixTime> {
        self.next_update
    }

    /// Returns a hint to the key that signed the list.
    #[must_use]
    pub const fn authority_key_identifier(&self) -> Option<AuthorityKeyIdentifier<'a>> {
        self.extensions.authority_key_identifier
    }

    /// Returns the number of the list, which grows from list to list.
    #[must_use]
    pub const fn crl_number(&self) -> Option<Integer<'a>> {
        self.extensions.crl_number
    }

    /// Returns the earlier names of the issuer.
    #[must_use]
    pub const fn issuer_alt_names(&self) -> Option<GeneralNames<'a>> {
        self.extensions.issuer_alt_names
    }

    /// Returns the first extension that keeps the list from being used: a critical one that is not
    /// known, or one of a list that is not complete (delta lists, and lists for a part of the
    /// certificates).
    #[must_use]
    pub const fn unsupported_extension(&self) -> Option<Oid<'a>> {
        self.extensions.unsupported
    }

    /// Returns the entries, in the order of the list. The first that does not parse ends them.
    pub fn entries(
        &self,
    ) -> impl Iterator<Item = Result<RevokedCertificate<'a>, ParseError>> + use<'a> {
        let (content, at) =
            self.revoked.map_or((&[][..], 0), |element| (element.content, element.content_at()));
        let mut reader =
            Reader::new(Rules::Der, content, Structure::CertificateList).starting_at(at);
        let mut has_failed = false;
        core::iter::from_fn(move || {
            if has_failed || reader.is_empty() {
                return None;
            }
            let entry = reader.prefix(RevokedCertificate::read);
            has_failed = entry.is_err();
            Some(entry)
        })
    }

    /// Returns the entry of the certificate with this serial number. Reads each entry once, up to the one
    /// that is found.
    ///
    /// The issuer of the certificate is not compared: a state has one list for all names and keys of its
    /// CSCA, whose serial numbers are all different (Doc 9303-12 §7.1.4).
    ///
    /// # Errors
    ///
    /// Returns an error if an entry before it does not parse.
    pub fn find(
        &self,
        serial_number: Integer<'_>,
    ) -> Result<Option<RevokedCertificate<'a>>, ParseError> {
        for entry in self.entries() {
            let entry = entry?;
            if entry.serial_number.minimal() == serial_number.minimal() {
                return Ok(Some(entry));
            }
        }
        Ok(None)
    }

    /// Returns the tolerated deviations from RFC 5280 and Doc 9303-12, without those of the entries.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

/// Shows the issuer and the times.
impl fmt::Debug for CertificateList<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CertificateList")
            .field("issuer", &self.issuer)
            .field("this_update", &self.this_update)
            .field("next_update", &self.next_update)
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}

/// The extensions of a list that the library knows (RFC 5280 §5.2).
#[derive(Clone, Copy, Default)]
struct ListExtensions<'a> {
    authority_key_identifier: Option<AuthorityKeyIdentifier<'a>>,
    crl_number: Option<Integer<'a>>,
    issuer_alt_names: Option<GeneralNames<'a>>,
    unsupported: Option<Oid<'a>>,
}

impl<'a> ListExtensions<'a> {
    /// Reads the next element.
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            let mut extensions = Self::default();
            reader.repeat(MAX_LIST_EXTENSIONS, |reader| {
                let at = reader.position();
                let extension = Extension::read(reader)?;
                extensions.add(&extension, at, reader)
            })?;
            Ok(extensions)
        })
    }

    /// Reads the value of an extension that stands at this offset.
    fn add(
        &mut self,
        extension: &Extension<'a>,
        at: u32,
        reader: &mut Reader<'a>,
    ) -> Result<(), Malformed> {
        let mut value = extension.value_reader();
        let is_duplicate = match extension.oid {
            oid::AUTHORITY_KEY_IDENTIFIER => self.authority_key_identifier.is_some(),
            oid::CRL_NUMBER => self.crl_number.is_some(),
            oid::ISSUER_ALT_NAME => self.issuer_alt_names.is_some(),
            _ => false,
        };
        if is_duplicate {
            return Err(reader.fail_at(ParseErrorKind::Duplicate(last_bytes(extension.oid)), at));
        }
        let read = match extension.oid {
            oid::AUTHORITY_KEY_IDENTIFIER => value
                .all(AuthorityKeyIdentifier::read)
                .map(|identifier| self.authority_key_identifier = Some(identifier)),
            oid::CRL_NUMBER => {
                value.all(Reader::padded_integer).map(|number| self.crl_number = Some(number))
            }
            oid::ISSUER_ALT_NAME => {
                value.all(SequenceOf::read).map(|names| self.issuer_alt_names = Some(names))
            }
            oid => {
                // RFC 5280 §5.2.4 and §5.2.5: both lists are critical, and neither is complete.
                let is_partial =
                    [oid::DELTA_CRL_INDICATOR, oid::ISSUING_DISTRIBUTION_POINT].contains(&oid);
                if extension.critical || is_partial {
                    self.unsupported.get_or_insert(oid);
                } else {
                    reader.note(Finding::UnknownExtension);
                }
                Ok(())
            }
        };
        reader.note_all(value.findings());
        read.map_err(|error| reader.fail_as(error))
    }
}

/// An entry of a revocation list (RFC 5280 §5.1.2.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RevokedCertificate<'a> {
    /// The serial number of the certificate.
    pub serial_number: Integer<'a>,
    /// The time at which the issuer revoked it.
    pub revocation_date: UnixTime,
    /// The reason, if the issuer gave one (RFC 5280 §5.3.1).
    pub reason: Option<RevocationReason>,
    /// True if an extension of the entry is critical and not known, as in the list of an issuer for
    /// others (an indirect list).
    pub has_unknown_critical_extension: bool,
}

impl<'a> RevokedCertificate<'a> {
    /// Reads the next element.
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            let serial_number = reader.padded_integer()?;
            let revocation_date = UnixTime::read(reader)?;
            let mut entry = Self {
                serial_number,
                revocation_date,
                reason: None,
                has_unknown_critical_extension: false,
            };
            if !reader.is_empty() {
                reader.nested(Tag::SEQUENCE, |reader| {
                    reader.repeat(MAX_LIST_EXTENSIONS, |reader| entry.add_extension(reader))
                })?;
            }
            Ok(entry)
        })
    }

    fn add_extension(&mut self, reader: &mut Reader<'a>) -> Result<(), Malformed> {
        let extension = Extension::read(reader)?;
        if extension.oid == oid::CRL_REASON {
            // An entry with an odd reason revokes the certificate all the same.
            let code = match extension.value {
                [0x0A, 1, code] => Some(*code),
                _ => None,
            };
            self.reason = code.and_then(RevocationReason::new);
        } else if extension.critical {
            self.has_unknown_critical_extension = true;
        }
        Ok(())
    }
}

/// The reason of a revocation (RFC 5280 §5.3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum RevocationReason {
    /// The key of the subject is known or suspected to be in the wrong hands.
    KeyCompromise,
    /// The key of the issuer is.
    CaCompromise,
    /// The name or other data of the subject changed.
    AffiliationChanged,
    /// A new certificate replaces it.
    Superseded,
    /// It is no longer needed.
    CessationOfOperation,
    /// It is suspended.
    CertificateHold,
    /// A right in it was withdrawn.
    PrivilegeWithdrawn,
    /// The key of the attribute authority is known or suspected to be in the wrong hands.
    AaCompromise,
    /// None was given.
    Unspecified,
}

impl RevocationReason {
    /// Returns the reason of this code, if the standard has it for a complete list.
    #[must_use]
    pub const fn new(code: u8) -> Option<Self> {
        Some(match code {
            0 => Self::Unspecified,
            1 => Self::KeyCompromise,
            2 => Self::CaCompromise,
            3 => Self::AffiliationChanged,
            4 => Self::Superseded,
            5 => Self::CessationOfOperation,
            6 => Self::CertificateHold,
            9 => Self::PrivilegeWithdrawn,
            10 => Self::AaCompromise,
            _ => return None,
        })
    }

    /// Returns the name in the standard, for example "keyCompromise".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unspecified => "unspecified",
            Self::KeyCompromise => "keyCompromise",
            Self::CaCompromise => "cACompromise",
            Self::AffiliationChanged => "affiliationChanged",
            Self::Superseded => "superseded",
            Self::CessationOfOperation => "cessationOfOperation",
            Self::CertificateHold => "certificateHold",
            Self::PrivilegeWithdrawn => "privilegeWithdrawn",
            Self::AaCompromise => "aACompromise",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tlv::count::{elements_in, elements_read_by};
    use crate::x509::testing::{
        algorithm, assert_no_prefix_parses, bit_string, critical_extension, extension, integer,
        null, octet_string, sequence, state, tlv, utc_time,
    };
    use std::vec::Vec;

    /// The fields of a list, each as DER.
    #[derive(Clone)]
    struct ListBuilder {
        version: Vec<u8>,
        updates: Vec<u8>,
        /// The content of revokedCertificates.
        revoked: Option<Vec<u8>>,
        extensions: Vec<Vec<u8>>,
        /// The bytes after the signature.
        trailer: Vec<u8>,
    }

    impl ListBuilder {
        fn new() -> Self {
            let updates = [utc_time("260101000000Z"), utc_time("260401000000Z")].concat();
            let identifier = sequence(&[&tlv(0x80, &[&[7; 20]])]);
            let extensions = [
                extension(oid::AUTHORITY_KEY_IDENTIFIER, &identifier),
                extension(oid::CRL_NUMBER, &integer(&[0x2A])),
            ];
            Self {
                version: integer(&[1]),
                updates,
                revoked: None,
                extensions: extensions.to_vec(),
                trailer: Vec::new(),
            }
        }

        fn build(&self) -> Vec<u8> {
            let algorithm = algorithm(oid::ECDSA_WITH_SHA256, &[]);
            let issuer = state("UT", "Test CSCA");
            let revoked = self.revoked.as_ref().map(|entries| sequence(&[entries]));
            let extensions = self.extensions.concat();
            let extensions = if extensions.is_empty() {
                Vec::new()
            } else {
                tlv(0xA0, &[&sequence(&[&extensions])])
            };
            let tbs = sequence(&[
                &self.version,
                &algorithm,
                &issuer,
                &self.updates,
                &revoked.unwrap_or_default(),
                &extensions,
            ]);
            sequence(&[&tbs, &algorithm, &bit_string(&[0x30, 0]), &self.trailer])
        }
    }

    fn entry(serial_number: &[u8], extensions: &[&[u8]]) -> Vec<u8> {
        let extensions = if extensions.is_empty() { Vec::new() } else { sequence(extensions) };
        sequence(&[&integer(serial_number), &utc_time("250607080910Z"), &extensions])
    }

    fn reason(code: u8) -> Vec<u8> {
        extension(oid::CRL_REASON, &tlv(0x0A, &[&[code]]))
    }

    fn findings(builder: &ListBuilder) -> Vec<Finding> {
        CertificateList::parse(&builder.build()).unwrap().findings().iter().collect()
    }

    fn kind(builder: &ListBuilder) -> ParseErrorKind {
        CertificateList::parse(&builder.build()).unwrap_err().kind
    }

    #[test]
    fn gives_back_what_was_put_in() {
        let entries = [entry(&[0x12, 0x34], &[]), entry(&[0x56], &[&reason(4)])].concat();
        let builder = ListBuilder { revoked: Some(entries), ..ListBuilder::new() };
        let bytes = builder.build();
        let list = CertificateList::parse(&bytes).unwrap();
        assert!(bytes[3..].starts_with(list.tbs()) || bytes[4..].starts_with(list.tbs()));
        assert_eq!(list.issuer().country(), Some("UT"));
        assert_eq!(list.this_update(), UnixTime(1_767_225_600));
        assert_eq!(list.next_update(), Some(UnixTime(1_775_001_600)));
        assert_eq!(list.crl_number().and_then(|number| number.to_u32()), Some(0x2A));
        let identifier = list.authority_key_identifier().unwrap().key_identifier;
        assert_eq!(identifier, Some(&[7; 20][..]));
        assert_eq!(list.signature().as_bytes(), list.signature_algorithm().as_bytes());
        assert_eq!(list.signature_value(), [0x30, 0]);
        assert_eq!(list.unsupported_extension(), None);
        assert!(list.findings().is_empty());
        let entries: Vec<_> = list.entries().map(|entry| entry.unwrap()).collect();
        assert_eq!(entries.len(), 2);
        assert_eq!(entries[0].serial_number.as_bytes(), [0x12, 0x34]);
        assert_eq!(entries[0].revocation_date, UnixTime(1_749_283_750));
        assert_eq!(entries[0].reason, None);
        assert_eq!(entries[1].reason, Some(RevocationReason::Superseded));
        assert_no_prefix_parses(&bytes, |input| CertificateList::parse(input).map(drop));
    }

    #[test]
    fn a_serial_number_is_found_however_it_is_padded() {
        let entries = [entry(&[0x12, 0x34], &[]), entry(&[0, 0x56], &[])].concat();
        let bytes = ListBuilder { revoked: Some(entries), ..ListBuilder::new() }.build();
        let list = CertificateList::parse(&bytes).unwrap();
        let find = |serial: &[u8]| list.find(Integer::from_content(serial)).unwrap().is_some();
        assert!(find(&[0x12, 0x34]) && find(&[0, 0x12, 0x34]) && find(&[0x56]));
        assert!(!find(&[0x34]) && !find(&[0x12]) && !find(&[0x12, 0x34, 0x56]));
        let none = ListBuilder::new().build();
        let list = CertificateList::parse(&none).unwrap();
        assert_eq!(list.find(Integer::from_content(&[1])), Ok(None));
    }

    #[test]
    fn deviations_of_a_list_are_noted() {
        let base = ListBuilder::new;
        let [identifier, number] = base().extensions.try_into().unwrap();
        for (builder, expected) in [
            (ListBuilder { version: Vec::new(), ..base() }, Finding::CrlVersion),
            (
                ListBuilder { updates: utc_time("260101000000Z"), ..base() },
                Finding::CrlNextUpdateMissing,
            ),
            (
                ListBuilder { extensions: [identifier].to_vec(), ..base() },
                Finding::CrlNumberMissing,
            ),
            (
                ListBuilder { extensions: [number].to_vec(), ..base() },
                Finding::AuthorityKeyIdentifierMissing,
            ),
        ] {
            assert_eq!(findings(&builder), [expected]);
        }
    }

    #[test]
    fn a_list_that_is_not_complete_is_not_used() {
        let with = |extension: Vec<u8>| {
            let mut builder = ListBuilder::new();
            builder.extensions.push(extension);
            builder
        };
        let unknown = Oid::from_content(&[0x2A, 0x03, 0x04]);
        for (extension, expected) in [
            (critical_extension(oid::DELTA_CRL_INDICATOR, &integer(&[1])), true),
            (extension(oid::DELTA_CRL_INDICATOR, &integer(&[1])), true),
            (critical_extension(oid::ISSUING_DISTRIBUTION_POINT, &sequence(&[])), true),
            (critical_extension(unknown, &null()), true),
            (extension(unknown, &null()), false),
        ] {
            let bytes = with(extension).build();
            let list = CertificateList::parse(&bytes).unwrap();
            assert_eq!(list.unsupported_extension().is_some(), expected);
        }
        assert_eq!(findings(&with(extension(unknown, &null()))), [Finding::UnknownExtension]);
    }

    #[test]
    fn an_odd_reason_revokes_all_the_same() {
        for (extensions, reason, has_unknown) in [
            (reason(1), Some(RevocationReason::KeyCompromise), false),
            (reason(7), None, false),
            (extension(oid::CRL_REASON, &null()), None, false),
            (critical_extension(oid::ISSUER_ALT_NAME, &null()), None, true),
        ] {
            let entries = entry(&[1], &[&extensions]);
            let bytes = ListBuilder { revoked: Some(entries), ..ListBuilder::new() }.build();
            let list = CertificateList::parse(&bytes).unwrap();
            let found = list.find(Integer::from_content(&[1])).unwrap().unwrap();
            assert_eq!((found.reason, found.has_unknown_critical_extension), (reason, has_unknown));
        }
        for code in 0..=255 {
            let is_known = matches!(code, 0..=6 | 9 | 10);
            assert_eq!(RevocationReason::new(code).is_some(), is_known, "{code}");
        }
    }

    #[test]
    fn a_malformed_entry_ends_the_entries_with_its_place() {
        let broken = sequence(&[&integer(&[2])]);
        let entries = [entry(&[1], &[]), broken, entry(&[3], &[])].concat();
        let bytes = ListBuilder { revoked: Some(entries), ..ListBuilder::new() }.build();
        let list = CertificateList::parse(&bytes).unwrap();
        let read: Vec<_> = list.entries().collect();
        assert_eq!(read.len(), 2);
        let error = read[1].unwrap_err();
        assert_eq!(error.within, Structure::CertificateList);
        let place = bytes.windows(3).position(|bytes| bytes == [0x02, 1, 2]).unwrap() + 3;
        assert_eq!(usize::try_from(error.at), Ok(place));
        assert!(list.find(Integer::from_content(&[1])).is_ok());
        assert!(list.find(Integer::from_content(&[3])).is_err());
    }

    #[test]
    fn rejects_what_is_not_a_list() {
        let base = ListBuilder::new;
        let twice = |which: usize| {
            let mut builder = base();
            builder.extensions.push(builder.extensions[which].clone());
            builder
        };
        for builder in [twice(0), twice(1)] {
            assert!(matches!(kind(&builder), ParseErrorKind::Duplicate(_)));
        }
        let version = ListBuilder { version: integer(&[0]), ..base() };
        assert_eq!(kind(&version), ParseErrorKind::Version);
        let number = extension(oid::CRL_NUMBER, &octet_string(&[1]));
        let number = ListBuilder { extensions: [number].to_vec(), ..base() };
        assert!(matches!(kind(&number), ParseErrorKind::UnexpectedTag { .. }));
        let trailer = ListBuilder { trailer: null(), ..base() };
        assert!(matches!(kind(&trailer), ParseErrorKind::TrailingData(_)));
        let without_updates = ListBuilder { updates: Vec::new(), ..base() };
        assert!(CertificateList::parse(&without_updates.build()).is_err());
    }

    #[test]
    fn a_hundred_thousand_entries_are_read_once() {
        let entries: Vec<_> = (0..100_000_u32)
            .flat_map(|number| entry(&[&[1], &number.to_be_bytes()[..]].concat(), &[]))
            .collect();
        let count = elements_in(&entries);
        let bytes = ListBuilder { revoked: Some(entries), ..ListBuilder::new() }.build();
        // The entries are skipped as one element.
        let read = elements_read_by(|| assert!(CertificateList::parse(&bytes).is_ok()));
        assert!(read < 60, "{read}");
        let list = CertificateList::parse(&bytes).unwrap();
        let missing = Integer::from_content(&[2]);
        let read = elements_read_by(|| assert_eq!(list.find(missing), Ok(None)));
        assert_eq!(read, count);
    }
}
