//! cms, x509-cert and der.

use cms::cert::CertificateChoices;
use cms::content_info::ContentInfo;
use cms::signed_data::{SignedData, SignerIdentifier};
use der::asn1::{Any, ObjectIdentifier, OctetString, PrintableString, SetOfVec};
use der::{Decode, Encode, Sequence, ValueOrd};
use x509_cert::Certificate;
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

use crate::algorithms::{Hash, Key, KeyKind, MESSAGE_DIGEST, Scheme};
use crate::entry::text;
use crate::signed::{Issued, Parts, SecurityObject, content};

/// Doc 9303-10 §4.6.2.3.
#[derive(Sequence)]
struct LdsSecurityObject {
    version: u8,
    hash_algorithm: AlgorithmIdentifierOwned,
    hashes: Vec<DataGroupHash>,
    #[asn1(optional = "true")]
    version_info: Option<LdsVersionInfo>,
}

#[derive(Sequence)]
struct DataGroupHash {
    number: u8,
    value: OctetString,
}

#[derive(Sequence)]
struct LdsVersionInfo {
    lds: PrintableString,
    unicode: PrintableString,
}

/// Doc 9303-12 §9.
#[derive(Sequence)]
pub(crate) struct CscaMasterList {
    version: u8,
    pub(crate) certificates: SetOfVec<Certificate>,
}

/// Doc 9303-11 §9.2.
#[derive(Sequence, ValueOrd)]
pub(crate) struct SecurityInfo {
    protocol: ObjectIdentifier,
    required: Any,
    #[asn1(optional = "true")]
    optional: Option<Any>,
}

pub(crate) fn certificate(file: &[u8]) -> Result<Certificate, String> {
    Certificate::from_der(file).map_err(text)
}

pub(crate) fn security_infos(dg14: &[u8]) -> Result<SetOfVec<SecurityInfo>, String> {
    SetOfVec::from_der(content(dg14)?).map_err(text)
}

pub(crate) fn public_key(dg15: &[u8]) -> Result<SubjectPublicKeyInfoOwned, String> {
    SubjectPublicKeyInfoOwned::from_der(content(dg15)?).map_err(text)
}

/// The signed structure in a file.
pub(crate) fn signed_data(file: &[u8]) -> Result<SignedData, String> {
    let content = ContentInfo::from_der(file).map_err(text)?.content;
    content.decode_as::<SignedData>().map_err(text)
}

/// The bytes that are signed.
pub(crate) fn encapsulated(signed: &SignedData) -> Result<&[u8], String> {
    signed.encap_content_info.econtent.as_ref().map(Any::value).ok_or_else(|| "none".to_owned())
}

pub(crate) fn master_list(file: &[u8]) -> Result<CscaMasterList, String> {
    let signed = signed_data(file)?;
    CscaMasterList::from_der(encapsulated(&signed)?).map_err(text)
}

/// EF.SOD with the signer's certificate and the security object.
pub(crate) struct Sod {
    pub(crate) signed: SignedData,
    object: LdsSecurityObject,
}

pub(crate) fn sod(file: &[u8]) -> Result<Sod, String> {
    let signed = signed_data(content(file)?)?;
    let object = LdsSecurityObject::from_der(encapsulated(&signed)?).map_err(text)?;
    Ok(Sod { signed, object })
}

/// The hashes in an encoded security object.
pub(crate) fn security_object(bytes: &[u8]) -> Result<SecurityObject, String> {
    LdsSecurityObject::from_der(bytes).map_err(text)?.summary()
}

impl LdsSecurityObject {
    fn summary(&self) -> Result<SecurityObject, String> {
        let hashes = self.hashes.iter().map(|it| (it.number, it.value.as_bytes().to_vec()));
        Ok(SecurityObject {
            hash: Hash::named(&arcs(&self.hash_algorithm.oid))?,
            hashes: hashes.collect(),
        })
    }
}

impl Sod {
    pub(crate) fn certificate(&self, serial: Option<&[u8]>) -> Option<&Certificate> {
        let certificates = self.signed.certificates.as_ref()?.0.iter();
        let mut certificates = certificates.filter_map(|choice| match choice {
            CertificateChoices::Certificate(it) => Some(it),
            _ => None,
        });
        certificates.find(|it| {
            serial.is_none_or(|serial| it.tbs_certificate().serial_number().as_bytes() == serial)
        })
    }

    pub(crate) fn parts(&self) -> Result<Parts, String> {
        let signer = self.signed.signer_infos.0.iter().next().ok_or("no signer")?;
        let SignerIdentifier::IssuerAndSerialNumber(name) = &signer.sid else {
            return Err("a signer named by its key".to_owned());
        };
        let serial = name.serial_number.as_bytes();
        let certificate = self.certificate(Some(serial)).ok_or("no certificate of the signer")?;
        let attributes = signer.signed_attrs.as_ref().ok_or("no signed attributes")?;
        let digest = attributes.iter().find(|it| arcs(&it.oid) == MESSAGE_DIGEST);
        let digest = digest.and_then(|it| it.values.iter().next()).ok_or("no message digest")?;
        Ok(Parts {
            content: encapsulated(&self.signed)?.to_vec(),
            digest: Hash::named(&arcs(&signer.digest_alg.oid))?,
            attributes: attributes.to_der().map_err(text)?,
            message_digest: digest.value().to_vec(),
            scheme: scheme(&signer.signature_algorithm)?,
            signature: signer.signature.as_bytes().to_vec(),
            signer: issued(certificate)?,
            security_object: self.object.summary()?,
        })
    }
}

pub(crate) fn issued(certificate: &Certificate) -> Result<Issued, String> {
    let tbs = certificate.tbs_certificate();
    let info = tbs.subject_public_key_info();
    let curve = info.algorithm.parameters.as_ref();
    let curve = curve.and_then(|it| it.decode_as::<ObjectIdentifier>().ok()).map(|it| arcs(&it));
    Ok(Issued {
        tbs: tbs.to_der().map_err(text)?,
        issuer: tbs.issuer().to_der().map_err(text)?,
        subject: tbs.subject().to_der().map_err(text)?,
        scheme: scheme(certificate.signature_algorithm())?,
        signature: certificate.signature().raw_bytes().to_vec(),
        key: Key {
            kind: KeyKind::named(&arcs(&info.algorithm.oid), curve.as_deref())?,
            bits: info.subject_public_key.raw_bytes().to_vec(),
        },
    })
}

fn scheme(algorithm: &AlgorithmIdentifierOwned) -> Result<Scheme, String> {
    let parameters = algorithm.parameters.as_ref().map_or(&[][..], Any::value);
    Scheme::named(&arcs(&algorithm.oid), parameters)
}

fn arcs(oid: &ObjectIdentifier) -> Vec<u32> {
    oid.arcs().collect()
}
