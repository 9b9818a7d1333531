//! Revocation lists as recipes (RFC 5280 §5, profiled by Doc 9303-12 §7.1.4).

use crate::der::{Bytes, bit_string, context, integer, sequence, tlv};
use crate::signer::Signer;
use crate::x509::{Certificate, Extension, Name, time};

pub(crate) const CRL_NUMBER: &str = "2.5.29.20";
pub(crate) const CRL_REASON: &str = "2.5.29.21";
pub(crate) const DELTA_CRL_INDICATOR: &str = "2.5.29.27";
pub(crate) const ISSUING_DISTRIBUTION_POINT: &str = "2.5.29.28";
pub(crate) const CERTIFICATE_ISSUER: &str = "2.5.29.29";

#[derive(Clone)]
pub(crate) struct RevocationList {
    pub(crate) issuer: Name,
    /// The two times, each with its tag.
    pub(crate) this_update: Bytes,
    pub(crate) next_update: Option<Bytes>,
    pub(crate) entries: Vec<Entry>,
    pub(crate) extensions: Vec<Extension>,
    pub(crate) signer: Signer,
    /// Changes the bytes of the whole list.
    pub(crate) bend: fn(&mut Bytes),
}

#[derive(Clone)]
pub(crate) struct Entry {
    /// The content bytes of the serial number.
    pub(crate) serial: Bytes,
    pub(crate) extensions: Vec<Extension>,
}

impl RevocationList {
    /// A list of this CSCA that names nobody; the times are `YYYYMMDDHHMMSSZ`.
    pub(crate) fn of(csca: &Certificate, [this_update, next_update]: [&str; 2]) -> Self {
        let identifier = csca.signer.key.identifier();
        Self {
            issuer: csca.subject.clone(),
            this_update: time(this_update),
            next_update: Some(time(next_update)),
            entries: Vec::new(),
            extensions: vec![
                Extension::authority_key_identifier(&identifier),
                Extension::new(CRL_NUMBER, integer(7)),
            ],
            signer: csca.signer.clone(),
            bend: |_| {},
        }
    }

    /// Adds an entry with this reason.
    pub(crate) fn revoke(mut self, certificate: &Certificate, reason: Option<u8>) -> Self {
        let reason = reason.map(|code| Extension::new(CRL_REASON, tlv(0x0A, [code])));
        self.entries.push(Entry {
            serial: certificate.serial.clone(),
            extensions: reason.into_iter().collect(),
        });
        self
    }

    pub(crate) fn encode(&self) -> Bytes {
        let algorithm = self.signer.algorithm();
        let entries = self.entries.iter().map(Entry::encode);
        let revoked = if self.entries.is_empty() { Vec::new() } else { sequence(entries) };
        let tbs = sequence([
            integer(1),
            algorithm.clone(),
            self.issuer.encode(),
            self.this_update.clone(),
            self.next_update.clone().unwrap_or_default(),
            revoked,
            context(0, sequence(self.extensions.iter().map(Extension::encode))),
        ]);
        let signature = bit_string(self.signer.sign(&tbs));
        let mut list = sequence([tbs, algorithm, signature]);
        (self.bend)(&mut list);
        list
    }
}

impl Entry {
    fn encode(&self) -> Bytes {
        let extensions = if self.extensions.is_empty() {
            Vec::new()
        } else {
            sequence(self.extensions.iter().map(Extension::encode))
        };
        sequence([tlv(0x02, &self.serial), time("20250607080910Z"), extensions])
    }
}
