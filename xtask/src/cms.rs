//! EF.SOD as a recipe: the CMS SignedData around an LDS security object.

use crate::der::{
    Bytes, concat, context, context_primitive, integer, octets, oid, sequence, set, set_of, tlv,
    utc_time,
};
use crate::hash::Hash;
use crate::lds::SecurityObject;
use crate::signer::Signer;
use crate::x509::Certificate;

pub(crate) const LDS_SECURITY_OBJECT: &str = "2.23.136.1.1.1";
pub(crate) const CONTENT_TYPE: &str = "1.2.840.113549.1.9.3";
pub(crate) const MESSAGE_DIGEST: &str = "1.2.840.113549.1.9.4";
pub(crate) const SIGNING_TIME: &str = "1.2.840.113549.1.9.5";

/// The positions of the fields in [`Sod::bend_signed_data`].
pub(crate) mod signed_data {
    pub(crate) const VERSION: usize = 0;
    pub(crate) const DIGEST_ALGORITHMS: usize = 1;
    pub(crate) const ENCAP_CONTENT_INFO: usize = 2;
    pub(crate) const SIGNER_INFOS: usize = 4;
}

/// The positions of the fields in [`Sod::bend_signer_info`].
pub(crate) mod signer_info {
    pub(crate) const VERSION: usize = 0;
    pub(crate) const SID: usize = 1;
    pub(crate) const DIGEST_ALGORITHM: usize = 2;
    pub(crate) const SIGNED_ATTRIBUTES: usize = 3;
    pub(crate) const SIGNATURE: usize = 5;
}

#[derive(Clone)]
pub(crate) struct Sod {
    pub(crate) lds: SecurityObject,
    /// eContentType, and what the content-type attribute repeats.
    pub(crate) content_type: &'static str,
    /// The hash function of `messageDigest`.
    pub(crate) digest: Hash,
    /// The AlgorithmIdentifier that says so.
    pub(crate) digest_algorithm: Bytes,
    pub(crate) certificates: Vec<Embedded>,
    pub(crate) sid: Sid,
    pub(crate) signer_version: u64,
    /// The signed attributes: `None` leaves them out and signs the content itself.
    pub(crate) attributes: Option<Vec<Attribute>>,
    /// True if the attributes are put in DER order.
    pub(crate) sorted: bool,
    pub(crate) unsigned_attributes: Vec<Bytes>,
    pub(crate) signer: Signer,
    /// The number of copies of the SignerInfo.
    pub(crate) signers: usize,
    /// The SignerInfos of others, each over the same content.
    pub(crate) co_signers: Vec<CoSigner>,
    /// True if the SignerInfos of others come first.
    pub(crate) co_signers_first: bool,
    /// True if everything around the content is BER of indefinite length.
    pub(crate) indefinite: bool,
    pub(crate) bend_content: fn(Bytes) -> Bytes,
    pub(crate) bend_signed_data: fn(&mut Vec<Bytes>),
    pub(crate) bend_signer_info: fn(&mut Vec<Bytes>),
    /// Changes the fields of ContentInfo.
    pub(crate) bend_content_info: fn(&mut Vec<Bytes>),
    pub(crate) bend_file: fn(Bytes) -> Bytes,
}

/// Another signer of the same content.
#[derive(Clone)]
pub(crate) struct CoSigner {
    pub(crate) certificate: Certificate,
    pub(crate) signer: Signer,
    /// The signed attributes in place of those of the first signer.
    pub(crate) attributes: Option<Vec<Attribute>>,
}

#[derive(Clone)]
pub(crate) enum Embedded {
    /// The card's own document signer.
    Signer,
    /// The card's own CSCA.
    Authority,
    Other(Box<Certificate>),
    Raw(Bytes),
}

/// The signer identifier.
#[derive(Clone)]
pub(crate) enum Sid {
    IssuerAndSerial,
    KeyIdentifier(Bytes),
    Raw(Bytes),
}

#[derive(Clone)]
pub(crate) enum Attribute {
    ContentType,
    MessageDigest,
    /// `YYMMDDHHMMSSZ`.
    SigningTime(&'static str),
    Raw(Bytes),
}

impl Sod {
    /// A SOD with the three usual attributes, the digest of the LDS hashes used throughout.
    pub(crate) fn new(lds: SecurityObject, signer: Signer) -> Self {
        let digest = lds.hash;
        Self {
            lds,
            content_type: LDS_SECURITY_OBJECT,
            digest,
            digest_algorithm: digest.algorithm(),
            certificates: vec![Embedded::Signer],
            sid: Sid::IssuerAndSerial,
            signer_version: 1,
            attributes: Some(vec![
                Attribute::ContentType,
                Attribute::SigningTime("210615083000Z"),
                Attribute::MessageDigest,
            ]),
            sorted: true,
            unsigned_attributes: Vec::new(),
            signer,
            signers: 1,
            co_signers: Vec::new(),
            co_signers_first: false,
            indefinite: false,
            bend_content: |content| content,
            bend_signed_data: |_| {},
            bend_signer_info: |_| {},
            bend_content_info: |_| {},
            bend_file: |file| file,
        }
    }

    /// Sets the hash of `messageDigest` and the identifier that announces it.
    pub(crate) fn set_digest(&mut self, digest: Hash) {
        self.digest = digest;
        self.digest_algorithm = digest.algorithm();
    }

    /// The whole of EF.SOD; `files` are the data groups by number.
    pub(crate) fn encode(
        &self,
        files: &[(u8, Bytes)],
        signer: &Certificate,
        authority: &Certificate,
    ) -> Bytes {
        let content = (self.bend_content)(self.lds.encode(files));
        let content_info = self.content_info(&content, signer, authority);
        (self.bend_file)(tlv(0x77, content_info))
    }

    /// The ContentInfo around this content.
    pub(crate) fn content_info(
        &self,
        content: &[u8],
        signer: &Certificate,
        authority: &Certificate,
    ) -> Bytes {
        let certificates = self.certificates.iter().map(|embedded| match embedded {
            Embedded::Signer => signer.encode(),
            Embedded::Authority => authority.encode(),
            Embedded::Other(certificate) => certificate.encode(),
            Embedded::Raw(bytes) => bytes.clone(),
        });
        let certificates = match concat(certificates) {
            none if none.is_empty() => none,
            some => context(0, some),
        };
        let mut fields = vec![
            integer(3),
            set([self.digest_algorithm.clone()]),
            self.encapsulated(content),
            certificates,
            set(self.signer_infos(content, signer)),
        ];
        (self.bend_signed_data)(&mut fields);
        let signed_data = self.constructed(0x30, concat(fields));
        let mut fields = vec![oid("1.2.840.113549.1.7.2"), self.constructed(0xA0, signed_data)];
        (self.bend_content_info)(&mut fields);
        self.constructed(0x30, concat(fields))
    }

    fn encapsulated(&self, content: &[u8]) -> Bytes {
        let content = if self.indefinite {
            let half = content.len() / 2;
            let pieces = concat([octets(&content[..half]), octets(&content[half..])]);
            self.constructed(0xA0, self.constructed(0x24, pieces))
        } else {
            context(0, octets(content))
        };
        self.constructed(0x30, concat([oid(self.content_type), content]))
    }

    fn constructed(&self, tag: u16, content: Bytes) -> Bytes {
        if self.indefinite { crate::der::tlv_indefinite(tag, content) } else { tlv(tag, content) }
    }

    fn signer_infos(&self, content: &[u8], signer: &Certificate) -> Vec<Bytes> {
        let own = core::iter::repeat_n(self.signer_info(content, signer), self.signers);
        let others = self.co_signers.iter().map(|other| {
            let attributes = other.attributes.clone().or_else(|| self.attributes.clone());
            let sod = Self { signer: other.signer.clone(), attributes, ..self.clone() };
            sod.signer_info(content, &other.certificate)
        });
        if self.co_signers_first {
            others.chain(own).collect()
        } else {
            own.chain(others).collect()
        }
    }

    fn signer_info(&self, content: &[u8], signer: &Certificate) -> Bytes {
        let sid = match &self.sid {
            Sid::IssuerAndSerial => sequence([signer.issuer.encode(), tlv(0x02, &signer.serial)]),
            Sid::KeyIdentifier(identifier) => context_primitive(0, identifier),
            Sid::Raw(sid) => sid.clone(),
        };
        let (attributes, signature) = match &self.attributes {
            None => (Vec::new(), self.signer.sign(content)),
            Some(attributes) => {
                let attributes = attributes.iter().map(|a| self.attribute(a, content));
                let to_sign = if self.sorted { set_of(attributes) } else { set(attributes) };
                let signature = self.signer.sign(&to_sign);
                (context(0, crate::der::content(&to_sign)), signature)
            }
        };
        let unsigned = match concat(self.unsigned_attributes.iter().cloned()) {
            none if none.is_empty() => none,
            some => context(1, some),
        };
        let mut fields = vec![
            integer(self.signer_version),
            sid,
            self.digest_algorithm.clone(),
            attributes,
            self.signer.algorithm(),
            octets(signature),
            unsigned,
        ];
        (self.bend_signer_info)(&mut fields);
        sequence(fields)
    }

    fn attribute(&self, attribute: &Attribute, content: &[u8]) -> Bytes {
        match attribute {
            Attribute::ContentType => attribute_of(CONTENT_TYPE, [oid(self.content_type)]),
            Attribute::MessageDigest => {
                attribute_of(MESSAGE_DIGEST, [octets(self.digest.of(content))])
            }
            Attribute::SigningTime(time) => attribute_of(SIGNING_TIME, [utc_time(time)]),
            Attribute::Raw(bytes) => bytes.clone(),
        }
    }
}

/// An Attribute with its values.
pub(crate) fn attribute_of(kind: &str, values: impl IntoIterator<Item = Bytes>) -> Bytes {
    sequence([oid(kind), set(values)])
}
