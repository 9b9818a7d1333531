//! The extensions that the library reads, each looked at once.

use super::sequence_of::{Item, SequenceOf};
use super::{
    AccessDescription, AuthorityKeyIdentifier, BasicConstraints, DistributionPoint,
    DocumentTypeList, Extension, GeneralNames, KeyUsage, MAX_EXTENSIONS, PolicyInformation,
    PrivateKeyUsagePeriod,
};
use crate::error::{ParseError, ParseErrorKind};
use crate::finding::{Finding, FindingSet};
use crate::oid::{self, Oid};
use crate::tlv::{Reader, Tag};

/// What the extensions of a certificate say, as far as the library reads it.
#[derive(Clone, Copy, Default)]
pub(super) struct KnownExtensions<'a> {
    pub(super) authority_information_access: Option<SequenceOf<'a, AccessDescription<'a>>>,
    pub(super) authority_key_identifier: Option<AuthorityKeyIdentifier<'a>>,
    pub(super) basic_constraints: Option<BasicConstraints>,
    pub(super) certificate_policies: Option<SequenceOf<'a, PolicyInformation<'a>>>,
    pub(super) crl_distribution_points: Option<SequenceOf<'a, DistributionPoint<'a>>>,
    pub(super) document_types: Option<DocumentTypeList<'a>>,
    pub(super) extended_key_usage: Option<SequenceOf<'a, Oid<'a>>>,
    pub(super) issuer_alt_names: Option<GeneralNames<'a>>,
    pub(super) key_usage: Option<KeyUsage>,
    pub(super) name_change: bool,
    pub(super) private_key_usage_period: Option<PrivateKeyUsagePeriod>,
    pub(super) subject_alt_names: Option<GeneralNames<'a>>,
    pub(super) subject_information_access: Option<SequenceOf<'a, AccessDescription<'a>>>,
    pub(super) subject_key_identifier: Option<&'a [u8]>,
    /// The first critical extension whose meaning was not taken in.
    pub(super) unknown_critical: Option<Oid<'a>>,
}

impl<'a> KnownExtensions<'a> {
    /// Reads Extensions: the list, and the value of each that is known.
    pub(super) fn read(
        reader: &mut Reader<'a>,
    ) -> Result<(SequenceOf<'a, Extension<'a>>, Self), ParseError> {
        let mut known = Self::default();
        let mut findings = FindingSet::EMPTY;
        let all = reader.nested(Tag::SEQUENCE, |reader| {
            let all = SequenceOf::from_content(reader.remaining());
            for index in 0..MAX_EXTENSIONS {
                let repeated = reader.position();
                let extension = Extension::read_item(reader)?;
                let mut before = all.iter().take(usize::from(index));
                if before.any(|other: Extension<'_>| other.oid == extension.oid) {
                    let mut error =
                        reader.error(ParseErrorKind::Duplicate(last_octets(extension.oid)));
                    error.at = repeated;
                    return Err(error);
                }
                known.add(&extension, &mut findings)?;
                if reader.is_empty() {
                    return Ok(all);
                }
            }
            Err(reader.error(ParseErrorKind::TooMany(u32::from(MAX_EXTENSIONS))))
        })?;
        findings.iter().for_each(|finding| reader.note(finding));
        Ok((all, known))
    }

    /// Takes in one extension. One that decides must be well formed; another one is passed over.
    fn add(
        &mut self,
        extension: &Extension<'a>,
        findings: &mut FindingSet,
    ) -> Result<(), ParseError> {
        match extension.oid {
            oid::AUTHORITY_KEY_IDENTIFIER => {
                let value = extension.read_value(findings, AuthorityKeyIdentifier::read)?;
                self.authority_key_identifier = Some(value);
                return Ok(());
            }
            oid::BASIC_CONSTRAINTS => {
                let value = extension.read_value(findings, BasicConstraints::read)?;
                self.basic_constraints = Some(value);
                return Ok(());
            }
            oid::EXTENDED_KEY_USAGE => {
                let value = extension.read_value(findings, SequenceOf::read)?;
                self.extended_key_usage = Some(value);
                return Ok(());
            }
            oid::KEY_USAGE => {
                let value = extension.read_value(findings, KeyUsage::read)?;
                self.key_usage = Some(value);
                return Ok(());
            }
            _ => {}
        }
        let is_well_formed = self.add_descriptive(extension, findings).is_ok();
        if !is_well_formed {
            findings.insert(Finding::ExtensionMalformed);
        }
        if extension.is_forbidden() {
            findings.insert(Finding::ForbiddenExtension);
        } else if !extension.is_known() {
            findings.insert(Finding::UnknownExtension);
        }
        if extension.critical && !(extension.is_processed() && is_well_formed) {
            // RFC 5280 §4.2: also one "that contains information that it cannot process".
            self.unknown_critical = self.unknown_critical.or(Some(extension.oid));
        }
        Ok(())
    }

    /// Takes in one of the extensions that do not decide whether a certificate is accepted.
    fn add_descriptive(
        &mut self,
        extension: &Extension<'a>,
        findings: &mut FindingSet,
    ) -> Result<(), ParseError> {
        match extension.oid {
            oid::AUTHORITY_INFORMATION_ACCESS => {
                let value = extension.read_value(findings, SequenceOf::read)?;
                self.authority_information_access = Some(value);
            }
            oid::CERTIFICATE_POLICIES => {
                let value = extension.read_value(findings, SequenceOf::read)?;
                self.certificate_policies = Some(value);
            }
            oid::CRL_DISTRIBUTION_POINTS => {
                let value = extension.read_value(findings, SequenceOf::read)?;
                self.crl_distribution_points = Some(value);
            }
            oid::DOCUMENT_TYPE_LIST => {
                let value = extension.read_value(findings, DocumentTypeList::read)?;
                self.document_types = Some(value);
            }
            oid::DOCUMENT_TYPE_LIST_OLD => {
                let value = extension.read_value(findings, DocumentTypeList::read)?;
                findings.insert(Finding::DocumentTypeListUnusual);
                self.document_types = self.document_types.or(Some(value));
            }
            oid::ISSUER_ALT_NAME => {
                let value = extension.read_value(findings, SequenceOf::read)?;
                self.issuer_alt_names = Some(value);
            }
            oid::NAME_CHANGE => {
                self.name_change = true;
                extension.read_value(findings, |reader| reader.expect(Tag::NULL))?;
            }
            oid::PRIVATE_KEY_USAGE_PERIOD => {
                let value = extension.read_value(findings, PrivateKeyUsagePeriod::read)?;
                self.private_key_usage_period = Some(value);
            }
            oid::SUBJECT_ALT_NAME => {
                let value = extension.read_value(findings, SequenceOf::read)?;
                self.subject_alt_names = Some(value);
            }
            oid::SUBJECT_INFORMATION_ACCESS => {
                let value = extension.read_value(findings, SequenceOf::read)?;
                self.subject_information_access = Some(value);
            }
            oid::SUBJECT_KEY_IDENTIFIER => {
                let value = subject_key_identifier(extension, findings)?;
                self.subject_key_identifier = Some(value);
            }
            // RFC 5280 §4.2: the value of each extension is DER.
            _ => extension.read_value(findings, |reader| reader.element().map(drop))?,
        }
        Ok(())
    }
}

/// KeyIdentifier ::= OCTET STRING; or its 20 octets themselves, as one state has them.
fn subject_key_identifier<'a>(
    extension: &Extension<'a>,
    findings: &mut FindingSet,
) -> Result<&'a [u8], ParseError> {
    let wrapped = extension.read_value(findings, |reader| reader.expect(Tag::OCTET_STRING));
    match wrapped {
        Ok(octets) => Ok(octets.content),
        Err(_) if extension.value.len() == 20 => {
            findings.insert(Finding::SubjectKeyIdentifierNotWrapped);
            Ok(extension.value)
        }
        Err(error) => Err(error),
    }
}

/// An identifier as far as it goes into a number: its last four octets.
fn last_octets(oid: Oid<'_>) -> u32 {
    oid.as_bytes().iter().fold(0, |number, octet| (number << 8) | u32::from(*octet))
}
