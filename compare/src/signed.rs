//! Passive Authentication over the parts that a CMS parser gives: what a user of such a parser writes.

use workloads::Card;

use crate::algorithms::{Hash, Key, Primitives, Scheme};

/// The parts of an EF.SOD.
pub(crate) struct Parts {
    /// The encoded security object.
    pub(crate) content: Vec<u8>,
    pub(crate) digest: Hash,
    /// The signed attributes, encoded as SET OF.
    pub(crate) attributes: Vec<u8>,
    pub(crate) message_digest: Vec<u8>,
    pub(crate) scheme: Scheme,
    pub(crate) signature: Vec<u8>,
    pub(crate) signer: Issued,
    pub(crate) security_object: SecurityObject,
}

/// The parts of a certificate.
pub(crate) struct Issued {
    pub(crate) tbs: Vec<u8>,
    pub(crate) issuer: Vec<u8>,
    pub(crate) subject: Vec<u8>,
    pub(crate) scheme: Scheme,
    pub(crate) signature: Vec<u8>,
    pub(crate) key: Key,
}

pub(crate) struct SecurityObject {
    pub(crate) hash: Hash,
    pub(crate) hashes: Vec<(u8, Vec<u8>)>,
}

/// Returns the value of the outermost element of a file: the CMS structure of EF.SOD, the key of EF.DG15.
pub(crate) fn content(file: &[u8]) -> Result<&[u8], String> {
    let length = match *file.get(1).ok_or("too short")? {
        0x81 => 3,
        0x82 => 4,
        0x83 => 5,
        _ => 2,
    };
    file.get(length..).ok_or_else(|| "too short".to_owned())
}

/// Makes the checks that every implementation here makes: the digests, the two signatures, and that the issuer is one of
/// the anchors.
pub(crate) fn authenticate(
    parts: &Parts,
    card: &Card,
    anchors: &[Issued],
    primitives: &dyn Primitives,
) -> Result<(), String> {
    if primitives.digest(parts.digest, &parts.content) != parts.message_digest {
        return Err("the message digest differs".to_owned());
    }
    let signer = &parts.signer;
    primitives.verify(&signer.key, parts.scheme, &parts.attributes, &parts.signature)?;
    let anchor = anchors.iter().find(|anchor| anchor.subject == signer.issuer);
    let anchor = anchor.ok_or("no anchor is the issuer")?;
    primitives.verify(&anchor.key, signer.scheme, &signer.tbs, &signer.signature)?;
    check_hashes(&parts.security_object, card, |hash, file| primitives.digest(hash, file))
}

/// Compares every data group with its hash.
pub(crate) fn check_hashes(
    object: &SecurityObject,
    card: &Card,
    digest: impl Fn(Hash, &[u8]) -> Vec<u8>,
) -> Result<(), String> {
    for (number, file) in &card.data_groups {
        let number = number.number();
        let hash = object.hashes.iter().find(|(it, _)| *it == number);
        let (_, hash) = hash.ok_or("a data group without a hash")?;
        if digest(object.hash, file) != *hash {
            return Err("the hash of a data group differs".to_owned());
        }
    }
    Ok(())
}
