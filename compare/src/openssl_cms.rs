//! OpenSSL by the crate openssl: CMS_verify with a store of anchors.

use openssl::cms::{CMSOptions, CmsContentInfo};
use openssl::hash::{MessageDigest, hash};
use openssl::pkey::{PKey, Public};
use openssl::x509::store::{X509Store, X509StoreBuilder};
use openssl::x509::verify::X509VerifyParam;
use openssl::x509::{X509, X509PurposeId};
use workloads::{Card, NOW};

use crate::algorithms::Hash;
use crate::entry::text;
use crate::rustcrypto::security_object;
use crate::signed::{check_hashes, content};

pub(crate) fn certificate(file: &[u8]) -> Result<X509, String> {
    X509::from_der(file).map_err(text)
}

pub(crate) fn public_key(dg15: &[u8]) -> Result<PKey<Public>, String> {
    PKey::public_key_from_der(content(dg15)?).map_err(text)
}

pub(crate) fn cms(file: &[u8]) -> Result<CmsContentInfo, String> {
    CmsContentInfo::from_der(file).map_err(text)
}

/// The signed bytes; their signature is verified, and the signer's certificate is not.
pub(crate) fn encapsulated(cms: &mut CmsContentInfo) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    let flags = CMSOptions::NO_SIGNER_CERT_VERIFY | CMSOptions::BINARY;
    cms.verify(None, None, None, Some(&mut out), flags).map_err(text)?;
    Ok(out)
}

pub(crate) fn store(anchors: &[Vec<u8>]) -> Result<X509Store, String> {
    let mut store = X509StoreBuilder::new().map_err(text)?;
    let mut parameters = X509VerifyParam::new().map_err(text)?;
    parameters.set_time(NOW.0);
    parameters.set_purpose(X509PurposeId::ANY).map_err(text)?;
    store.set_param(&parameters).map_err(text)?;
    for anchor in anchors {
        store.add_cert(certificate(anchor)?).map_err(text)?;
    }
    Ok(store.build())
}

/// The security object is decoded by der: OpenSSL has no type for it.
pub(crate) fn authenticate(card: &Card, store: &X509Store) -> Result<(), String> {
    let mut cms = cms(content(&card.sod)?)?;
    let mut object = Vec::new();
    cms.verify(None, Some(store), None, Some(&mut object), CMSOptions::BINARY).map_err(text)?;
    check_hashes(&security_object(&object)?, card, |algorithm, file| {
        let algorithm = match algorithm {
            Hash::Sha256 => MessageDigest::sha256(),
            Hash::Sha384 => MessageDigest::sha384(),
            Hash::Sha512 => MessageDigest::sha512(),
        };
        hash(algorithm, file).map_or_else(|_| Vec::new(), |digest| digest.to_vec())
    })
}

/// A master list: CMS_verify, without a look at its certificates.
pub(crate) fn verify_list(list: &[u8], store: &X509Store) -> Result<(), String> {
    let mut out = Vec::new();
    cms(list)?.verify(None, Some(store), None, Some(&mut out), CMSOptions::BINARY).map_err(text)
}
