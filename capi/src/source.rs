//! The bytes in the caller's buffers that a document reads again.

use idchip::crypto::{Algorithms, Digest, HashId};
use idchip::lds::sod::LdsSecurityObject;
use idchip::verify::Document;
use idchip::x509::Certificate;

use crate::status::Outcome;
use crate::status::{IDCHIP_STATUS_INTERNAL, IDCHIP_STATUS_SOD_CHANGED, idchip_status};

/// The signed hashes, the signer's certificate and the anchor, as they were when EF.SOD was judged.
///
/// A reader that has one buffer reads the next file over EF.SOD. The buffer then holds other bytes than
/// were verified, and a card could send a data group together with its hash.
pub(crate) struct Source {
    parts: [&'static [u8]; 3],
    digest: Digest,
}

impl Source {
    /// Takes the digest of the bytes that a document reads again, right after it was judged.
    pub(crate) fn of(
        object: &LdsSecurityObject<'static>,
        document: &Document<'static>,
        algorithms: &Algorithms<'_>,
    ) -> Result<Self, idchip_status> {
        let bytes = |it: Option<Certificate<'static>>| it.map_or(&[][..], |it| it.as_bytes());
        let parts = [object.encoded_hashes(), bytes(document.signer()), bytes(document.anchor())];
        Ok(Self { parts, digest: digest(&parts, algorithms)? })
    }

    /// Fails if a byte was changed.
    pub(crate) fn check(&self, algorithms: &Algorithms<'_>) -> Outcome {
        match digest(&self.parts, algorithms)? {
            now if now.ct_eq(self.digest.as_bytes()) => Ok(()),
            _ => Err(IDCHIP_STATUS_SOD_CHANGED),
        }
    }
}

/// Returns the digest of all parts. Each part keeps its length, so that no part can pass for a piece of
/// another.
fn digest(
    parts: &[&'static [u8]; 3],
    algorithms: &Algorithms<'_>,
) -> Result<Digest, idchip_status> {
    // Every set of algorithms that verifies anything has it.
    let mut hasher = algorithms.hasher(HashId::Sha256).ok_or(IDCHIP_STATUS_INTERNAL)?;
    parts.iter().for_each(|part| hasher.update(part));
    hasher.finish().map_err(|_| IDCHIP_STATUS_INTERNAL)
}
