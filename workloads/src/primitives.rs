//! The bare cryptography of Passive Authentication: two signatures, and the digests.

use idchip::algorithms;
use idchip::crypto::{Algorithms, Digest, HashId, SignatureScheme};
use idchip::lds::sod::Sod;
use idchip::x509::{Certificate, PublicKey};

use crate::Card;

/// All that Passive Authentication of a card computes, with nothing left to read: the keys are parsed, and the bytes of
/// each digest lie in one piece.
pub struct Primitives<'a> {
    signatures: [Signed<'a>; 2],
    content: Digested<'a>,
    data_groups: Vec<Digested<'a>>,
}

/// A message, and the signature over it.
struct Signed<'a> {
    key: PublicKey<'a>,
    scheme: SignatureScheme,
    message: Vec<u8>,
    signature: &'a [u8],
}

/// Bytes, and their digest.
struct Digested<'a> {
    hash: HashId,
    bytes: &'a [u8],
    expected: Vec<u8>,
}

impl<'a> Primitives<'a> {
    /// Takes a good card apart.
    ///
    /// # Panics
    ///
    /// If it is not a good card.
    pub fn of(card: &'a Card) -> Self {
        let csca = Certificate::parse(&card.anchor).unwrap();
        let sod = Sod::parse(&card.sod).unwrap();
        let certificate = sod.signed_data().certificates().iter().next().unwrap();
        let certificate = Certificate::parse(certificate).unwrap();
        let signer = sod.signed_data().signer().unwrap();
        let digest_algorithm = HashId::from_algorithm(&signer.digest_algorithm()).unwrap();
        let scheme = |algorithm| {
            SignatureScheme::from_algorithm(&algorithm, Some(digest_algorithm)).unwrap().0
        };
        let attributes = signer.signed_attributes().unwrap();
        let mut message = Vec::new();
        attributes.signed_bytes(|part| message.extend_from_slice(part));
        let content = sod.signed_data().content().contiguous().unwrap();
        let message_digest = digest(&algorithms::compact::ALL, digest_algorithm, content);
        let message_digest = message_digest.as_bytes().to_vec();
        let is_signed = message.windows(message_digest.len()).any(|it| it == message_digest);
        assert!(is_signed, "it is among the signed attributes");
        let signatures = [
            Signed {
                key: certificate.subject_public_key_info().public_key().unwrap(),
                scheme: scheme(signer.signature_algorithm()),
                message,
                signature: signer.signature().contiguous().unwrap(),
            },
            Signed {
                key: csca.subject_public_key_info().public_key().unwrap(),
                scheme: scheme(certificate.signature_algorithm()),
                message: certificate.tbs().to_vec(),
                signature: certificate.signature_value(),
            },
        ];
        let object = sod.security_object();
        let hash = HashId::from_algorithm(&object.hash_algorithm()).unwrap();
        let data_groups = card.data_groups.iter().map(|(number, file)| Digested {
            hash,
            bytes: file,
            expected: object.hash(*number).unwrap().to_vec(),
        });
        let content = Digested { hash: digest_algorithm, bytes: content, expected: message_digest };
        Self { signatures, content, data_groups: data_groups.collect() }
    }

    /// Computes everything; true if all of it is valid.
    pub fn verify(&self, algorithms: &Algorithms<'_>) -> bool {
        self.signatures.iter().all(|it| it.verify(algorithms))
            && self.content.verify(algorithms)
            && self.data_groups.iter().all(|it| it.verify(algorithms))
    }
}

impl Signed<'_> {
    fn verify(&self, algorithms: &Algorithms<'_>) -> bool {
        let digest = digest(algorithms, self.scheme.hash(), &self.message);
        let Some(algorithm) = algorithms.signature(&self.key, &self.scheme) else { return false };
        algorithm.verify(&self.key, &self.scheme, &digest, self.signature, algorithms).is_ok()
    }
}

impl Digested<'_> {
    fn verify(&self, algorithms: &Algorithms<'_>) -> bool {
        digest(algorithms, self.hash, self.bytes).ct_eq(&self.expected)
    }
}

fn digest(algorithms: &Algorithms<'_>, hash: HashId, message: &[u8]) -> Digest {
    let mut hasher = algorithms.hasher(hash).expect("an algorithm of the card");
    hasher.update(message);
    hasher.finish().expect("a message of bounded length")
}
