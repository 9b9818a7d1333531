//! rasn, rasn-cms and rasn-pkix.

use rasn::prelude::*;
use rasn_cms::{CertificateChoices, ContentInfo, SignedData, SignerIdentifier};
use rasn_pkix::{AlgorithmIdentifier, Certificate, SubjectPublicKeyInfo};

use crate::algorithms::{Hash, Key, KeyKind, MESSAGE_DIGEST, Scheme};
use crate::entry::text;
use crate::signed::{Issued, Parts, SecurityObject, content};

/// Doc 9303-10 §4.6.2.3.
#[derive(AsnType, Decode)]
struct LdsSecurityObject {
    #[allow(dead_code, reason = "it is decoded")]
    version: u8,
    hash_algorithm: AlgorithmIdentifier,
    hashes: SequenceOf<DataGroupHash>,
    #[allow(dead_code, reason = "it is decoded")]
    version_info: Option<LdsVersionInfo>,
}

#[derive(AsnType, Decode)]
struct DataGroupHash {
    number: u8,
    value: OctetString,
}

#[derive(AsnType, Decode)]
struct LdsVersionInfo {
    #[allow(dead_code, reason = "it is decoded")]
    lds: PrintableString,
    #[allow(dead_code, reason = "it is decoded")]
    unicode: PrintableString,
}

/// Doc 9303-12 §9.
#[derive(AsnType, Decode)]
pub(crate) struct CscaMasterList {
    #[allow(dead_code, reason = "it is decoded")]
    version: u8,
    pub(crate) certificates: SetOf<Certificate>,
}

pub(crate) fn certificate(file: &[u8]) -> Result<Certificate, String> {
    rasn::der::decode(file).map_err(text)
}

pub(crate) fn public_key(dg15: &[u8]) -> Result<SubjectPublicKeyInfo, String> {
    rasn::der::decode(content(dg15)?).map_err(text)
}

fn signed_data(file: &[u8]) -> Result<SignedData, String> {
    let content: ContentInfo = rasn::der::decode(file).map_err(text)?;
    rasn::der::decode(content.content.as_bytes()).map_err(text)
}

pub(crate) fn encapsulated(signed: &SignedData) -> Result<&[u8], String> {
    signed.encap_content_info.content.as_deref().ok_or_else(|| "no content".to_owned())
}

pub(crate) fn master_list(file: &[u8]) -> Result<CscaMasterList, String> {
    rasn::der::decode(encapsulated(&signed_data(file)?)?).map_err(text)
}

/// EF.SOD with the signer's certificate and the security object.
pub(crate) struct Sod {
    pub(crate) signed: SignedData,
    object: LdsSecurityObject,
}

pub(crate) fn sod(file: &[u8]) -> Result<Sod, String> {
    let signed = signed_data(content(file)?)?;
    let object = rasn::der::decode(encapsulated(&signed)?).map_err(text)?;
    Ok(Sod { signed, object })
}

impl Sod {
    pub(crate) fn certificate(&self) -> Option<&Certificate> {
        let choice = self.signed.certificates.as_ref()?.to_vec().into_iter().next()?;
        match choice {
            CertificateChoices::Certificate(it) => Some(it),
            _ => None,
        }
    }

    pub(crate) fn parts(&self) -> Result<Parts, String> {
        let signer = self.signed.signer_infos.to_vec().into_iter().next().ok_or("no signer")?;
        let certificate = self.certificate().ok_or("no certificate of the signer")?;
        let SignerIdentifier::IssuerAndSerialNumber(name) = &signer.sid else {
            return Err("a signer named by its key".to_owned());
        };
        if name.serial_number != certificate.tbs_certificate.serial_number {
            return Err("the certificate is of another signer".to_owned());
        }
        let attributes = signer.signed_attrs.as_ref().ok_or("no signed attributes")?;
        let digest = attributes.to_vec().into_iter().find(|it| arcs(&it.r#type) == MESSAGE_DIGEST);
        let digest = digest.and_then(|it| it.values.to_vec().into_iter().next());
        let digest = digest.ok_or("no message digest")?;
        let digest: OctetString = rasn::der::decode(digest.as_bytes()).map_err(text)?;
        let hashes = self.object.hashes.iter().map(|it| (it.number, it.value.to_vec()));
        Ok(Parts {
            content: encapsulated(&self.signed)?.to_vec(),
            digest: Hash::named(arcs(&signer.digest_algorithm.algorithm))?,
            attributes: rasn::der::encode(attributes).map_err(text)?,
            message_digest: digest.to_vec(),
            scheme: scheme(&signer.signature_algorithm)?,
            signature: signer.signature.to_vec(),
            signer: issued(certificate)?,
            security_object: SecurityObject {
                hash: Hash::named(arcs(&self.object.hash_algorithm.algorithm))?,
                hashes: hashes.collect(),
            },
        })
    }
}

pub(crate) fn issued(certificate: &Certificate) -> Result<Issued, String> {
    let tbs = &certificate.tbs_certificate;
    let info = &tbs.subject_public_key_info;
    let curve = info.algorithm.parameters.as_ref();
    let curve = curve.and_then(|it| rasn::der::decode::<ObjectIdentifier>(it.as_bytes()).ok());
    Ok(Issued {
        tbs: rasn::der::encode(tbs).map_err(text)?,
        issuer: rasn::der::encode(&tbs.issuer).map_err(text)?,
        subject: rasn::der::encode(&tbs.subject).map_err(text)?,
        scheme: scheme(&certificate.signature_algorithm)?,
        signature: certificate.signature_value.as_raw_slice().to_vec(),
        key: Key {
            kind: KeyKind::named(arcs(&info.algorithm.algorithm), curve.as_ref().map(arcs))?,
            bits: info.subject_public_key.as_raw_slice().to_vec(),
        },
    })
}

fn scheme(algorithm: &AlgorithmIdentifier) -> Result<Scheme, String> {
    let parameters = algorithm.parameters.as_ref().map_or(&[][..], Any::as_bytes);
    Scheme::named(arcs(&algorithm.algorithm), parameters)
}

fn arcs(oid: &ObjectIdentifier) -> &[u32] {
    oid
}
