//! Certificates as recipes: every field can be bent before the issuer signs.

use crate::der::{
    Bytes, bit_string, boolean, context, context_primitive, generalized_time, integer, named_bits,
    null, octets, oid, printable, sequence, set, tlv, utf8,
};
use crate::signer::Signer;

/// The positions of the fields in [`Certificate::bend_tbs`].
pub(crate) mod field {
    pub(crate) const SERIAL_NUMBER: usize = 1;
    pub(crate) const SIGNATURE: usize = 2;
    pub(crate) const ISSUER: usize = 3;
    pub(crate) const VALIDITY: usize = 4;
    pub(crate) const SUBJECT: usize = 5;
    pub(crate) const SUBJECT_PUBLIC_KEY_INFO: usize = 6;
    pub(crate) const EXTENSIONS: usize = 7;
}

pub(crate) const AUTHORITY_KEY_IDENTIFIER: &str = "2.5.29.35";
pub(crate) const SUBJECT_KEY_IDENTIFIER: &str = "2.5.29.14";
pub(crate) const KEY_USAGE: &str = "2.5.29.15";
pub(crate) const PRIVATE_KEY_USAGE_PERIOD: &str = "2.5.29.16";
pub(crate) const SUBJECT_ALT_NAME: &str = "2.5.29.17";
pub(crate) const ISSUER_ALT_NAME: &str = "2.5.29.18";
pub(crate) const BASIC_CONSTRAINTS: &str = "2.5.29.19";
pub(crate) const CRL_DISTRIBUTION_POINTS: &str = "2.5.29.31";
pub(crate) const EXTENDED_KEY_USAGE: &str = "2.5.29.37";
pub(crate) const AUTHORITY_INFORMATION_ACCESS: &str = "1.3.6.1.5.5.7.1.1";
pub(crate) const DOCUMENT_TYPE_LIST: &str = "2.23.136.1.1.6.2";

const COUNTRY: &str = "2.5.4.6";
const LOCALITY: &str = "2.5.4.7";
const ORGANIZATION: &str = "2.5.4.10";
const COMMON_NAME: &str = "2.5.4.3";

#[derive(Clone)]
pub(crate) struct Certificate {
    /// The content octets of the serial number.
    pub(crate) serial: Bytes,
    pub(crate) issuer: Name,
    pub(crate) subject: Name,
    /// The two times, each with its tag.
    pub(crate) not_before: Bytes,
    pub(crate) not_after: Bytes,
    /// SubjectPublicKeyInfo.
    pub(crate) public_key: Bytes,
    pub(crate) extensions: Vec<Extension>,
    pub(crate) signer: Signer,
    /// The AlgorithmIdentifier inside, when it is not the one outside.
    pub(crate) inner_algorithm: Option<Bytes>,
    /// Changes the fields of TBSCertificate before they are signed.
    pub(crate) bend_tbs: fn(&mut Vec<Bytes>),
    /// Changes the three fields of Certificate after that.
    pub(crate) bend: fn(&mut Vec<Bytes>),
}

impl Certificate {
    pub(crate) fn encode(&self) -> Bytes {
        let outer = self.signer.algorithm();
        let mut tbs = vec![
            context(0, integer(2)),
            tlv(0x02, &self.serial),
            self.inner_algorithm.clone().unwrap_or_else(|| outer.clone()),
            self.issuer.encode(),
            sequence([self.not_before.clone(), self.not_after.clone()]),
            self.subject.encode(),
            self.public_key.clone(),
            context(3, sequence(self.extensions.iter().map(Extension::encode))),
        ];
        (self.bend_tbs)(&mut tbs);
        let tbs = sequence(tbs);
        let signature = bit_string(self.signer.sign(&tbs));
        let mut fields = vec![tbs, outer, signature];
        (self.bend)(&mut fields);
        sequence(fields)
    }

    pub(crate) fn extension(&mut self, oid: &str) -> &mut Extension {
        self.extensions.iter_mut().find(|e| e.oid == oid).expect("the recipe has this extension")
    }

    pub(crate) fn remove(&mut self, oid: &str) {
        self.extensions.retain(|extension| extension.oid != oid);
    }

    /// Replaces the extension of the same OID, or adds one.
    pub(crate) fn put(&mut self, extension: Extension) {
        match self.extensions.iter_mut().find(|e| e.oid == extension.oid) {
            Some(old) => *old = extension,
            None => self.extensions.push(extension),
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Extension {
    pub(crate) oid: &'static str,
    pub(crate) critical: bool,
    pub(crate) value: Bytes,
}

impl Extension {
    pub(crate) fn new(oid: &'static str, value: Bytes) -> Self {
        Self { oid, critical: false, value }
    }

    pub(crate) fn critical(oid: &'static str, value: Bytes) -> Self {
        Self { oid, critical: true, value }
    }

    pub(crate) fn authority_key_identifier(identifier: &[u8]) -> Self {
        Self::new(AUTHORITY_KEY_IDENTIFIER, sequence([context_primitive(0, identifier)]))
    }

    pub(crate) fn subject_key_identifier(identifier: &[u8]) -> Self {
        Self::new(SUBJECT_KEY_IDENTIFIER, octets(identifier))
    }

    pub(crate) fn key_usage(bits: &[u8]) -> Self {
        Self::critical(KEY_USAGE, named_bits(bits))
    }

    /// From and until, each `YYYYMMDDHHMMSSZ`.
    pub(crate) fn private_key_usage_period(from: &str, until: &str) -> Self {
        let times = [context_primitive(0, from), context_primitive(1, until)];
        Self::new(PRIVATE_KEY_USAGE_PERIOD, sequence(times))
    }

    /// Path length zero.
    pub(crate) fn authority() -> Self {
        Self::critical(BASIC_CONSTRAINTS, sequence([boolean(true), integer(0)]))
    }

    /// An alternative name with L = the state as the MRZ writes it.
    pub(crate) fn alternative_name(oid: &'static str, state: &str) -> Self {
        let name = Name(vec![(LOCALITY, printable(state))]);
        Self::new(oid, sequence([context(4, name.encode())]))
    }

    pub(crate) fn crl_distribution_point(url: &str) -> Self {
        let point = context(0, context(0, context_primitive(6, url)));
        Self::new(CRL_DISTRIBUTION_POINTS, sequence([sequence([point])]))
    }

    pub(crate) fn issuer_certificate_at(url: &str) -> Self {
        let access = sequence([oid("1.3.6.1.5.5.7.48.2"), context_primitive(6, url)]);
        Self::new(AUTHORITY_INFORMATION_ACCESS, sequence([access]))
    }

    pub(crate) fn extended_key_usage(purpose: &str) -> Self {
        Self::critical(EXTENDED_KEY_USAGE, sequence([oid(purpose)]))
    }

    pub(crate) fn document_types(types: &[&str]) -> Self {
        let types = set(types.iter().map(|document| printable(document)));
        Self::new(DOCUMENT_TYPE_LIST, sequence([integer(0), types]))
    }

    /// The Netscape certificate type: known to nobody who checks travel documents.
    pub(crate) fn netscape_certificate_type() -> Self {
        Self::new("2.16.840.1.113730.1.1", named_bits(&[0]))
    }

    pub(crate) fn name_change() -> Self {
        Self::new("2.23.136.1.1.6.1", null())
    }

    pub(crate) fn encode(&self) -> Bytes {
        let critical = if self.critical { boolean(true) } else { Vec::new() };
        sequence([oid(self.oid), critical, octets(&self.value)])
    }
}

/// A distinguished name: one attribute per RDN, each an OID and an encoded string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name(pub(crate) Vec<(&'static str, Bytes)>);

impl Name {
    pub(crate) fn new(country: &str, organization: &str, common_name: &str) -> Self {
        Self(vec![
            (COUNTRY, printable(country)),
            (ORGANIZATION, utf8(organization)),
            (COMMON_NAME, utf8(common_name)),
        ])
    }

    pub(crate) fn set_country(&mut self, country: &str) {
        self.0[0] = (COUNTRY, printable(country));
    }

    /// The country, where the name begins with one.
    pub(crate) fn country(&self) -> Option<&str> {
        let (COUNTRY, value) = self.0.first()? else { return None };
        core::str::from_utf8(value.get(2..)?).ok()
    }

    /// The same name with every string as a PrintableString.
    pub(crate) fn printable(&self) -> Self {
        let text = |value: &Bytes| tlv(0x13, &value[2..]);
        Self(self.0.iter().map(|(oid, value)| (*oid, text(value))).collect())
    }

    pub(crate) fn encode(&self) -> Bytes {
        sequence(self.0.iter().map(|(kind, value)| set([sequence([oid(kind), value.clone()])])))
    }
}

/// GeneralizedTime for years from 2050, UTCTime before: `YYYYMMDDHHMMSSZ` in.
pub(crate) fn time(text: &str) -> Bytes {
    if text < "2050" { crate::der::utc_time(&text[2..]) } else { generalized_time(text) }
}
