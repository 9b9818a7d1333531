//! A card as a recipe: the data groups, who vouches for them, and whom the reader trusts.

use crate::cms::{Sid, Sod};
use crate::crl::RevocationList;
use crate::der::{Bytes, named_bits, sequence, tlv};
use crate::signer::{Key, Signer};
use crate::x509::{Certificate, Extension, ISSUER_ALT_NAME, Name, SUBJECT_ALT_NAME, time};
use alloc::collections::BTreeMap;

/// The files of a card by their names: `EF.DG1`.
pub(crate) type Files = BTreeMap<String, Bytes>;

#[derive(Clone)]
pub(crate) struct Card {
    /// Everything but EF.SOD, as it is when the SOD is made.
    pub(crate) files: Files,
    pub(crate) csca: Certificate,
    pub(crate) ds: Certificate,
    pub(crate) sod: Sod,
    /// Whom the reader trusts; nothing here means the card's own CSCA.
    pub(crate) anchors: Option<Vec<Certificate>>,
    /// Document signer certificates that the reader has from elsewhere.
    pub(crate) document_signers: Vec<Certificate>,
    /// The revocation lists that the reader has.
    pub(crate) crls: Vec<RevocationList>,
    /// Changes the files after the SOD was made.
    pub(crate) bend_files: fn(&mut Files),
}

impl Card {
    /// Returns the signer identifier with these content bytes as serial number.
    pub(crate) fn signer_identifier(&self, serial: &[u8]) -> Sid {
        Sid::Raw(sequence([self.ds.issuer.encode(), tlv(0x02, serial)]))
    }

    /// A card whose reader trusts its CSCA.
    pub(crate) fn new(files: Files, csca: Certificate, ds: Certificate, sod: Sod) -> Self {
        Self {
            files,
            csca,
            ds,
            sod,
            anchors: None,
            document_signers: Vec::new(),
            crls: Vec::new(),
            bend_files: |_| {},
        }
    }

    pub(crate) fn put(&mut self, name: &str, file: Bytes) {
        self.files.insert(name.to_owned(), file);
    }

    /// Gives the signer another key, in the certificate and for the signature.
    pub(crate) fn set_signer(&mut self, signer: Signer) {
        self.ds.public_key = signer.key.public();
        self.ds.put(Extension::subject_key_identifier(&signer.key.identifier()));
        self.sod.signer = signer;
    }

    /// Gives the CSCA another key, in its certificate, for its own signature and that on the DS.
    pub(crate) fn set_authority(&mut self, signer: Signer) {
        let identifier = signer.key.identifier();
        self.csca.public_key = signer.key.public();
        self.csca.put(Extension::subject_key_identifier(&identifier));
        self.csca.put(Extension::authority_key_identifier(&identifier));
        self.ds.put(Extension::authority_key_identifier(&identifier));
        self.csca.signer = signer.clone();
        self.ds.signer = signer;
    }

    /// The data groups by number.
    pub(crate) fn data_groups(&self) -> Vec<(u8, Bytes)> {
        let number = |name: &str| name.strip_prefix("EF.DG")?.parse().ok();
        self.files.iter().filter_map(|(name, file)| Some((number(name)?, file.clone()))).collect()
    }

    /// All files, EF.SOD among them.
    pub(crate) fn build(&self) -> Files {
        let mut files = self.files.clone();
        let sod = self.sod.encode(&self.data_groups(), &self.ds, &self.csca);
        files.insert("EF.SOD".to_owned(), sod);
        (self.bend_files)(&mut files);
        files
    }

    /// The encoded trust anchors.
    pub(crate) fn build_anchors(&self) -> Vec<Bytes> {
        match &self.anchors {
            None => vec![self.csca.encode()],
            Some(anchors) => anchors.iter().map(Certificate::encode).collect(),
        }
    }
}

/// The properties that a CSCA and its document signers share.
#[derive(Clone, Copy, Debug)]
pub(crate) struct State {
    /// Two letters, as in a certificate.
    pub(crate) country: &'static str,
    /// The code of the MRZ, as in an alternative name.
    pub(crate) code: &'static str,
    pub(crate) organization: &'static str,
}

/// A self-signed CSCA of the profile of Doc 9303-12; the times are `YYYYMMDDHHMMSSZ`.
pub(crate) fn authority(
    state: State,
    name: &str,
    signer: Signer,
    validity: [&str; 2],
) -> Certificate {
    let name = Name::new(state.country, state.organization, name);
    let identifier = signer.key.identifier();
    let [from, until] = validity;
    Certificate {
        serial: vec![0x01],
        issuer: name.clone(),
        subject: name,
        not_before: time(from),
        not_after: time(until),
        public_key: signer.key.public(),
        extensions: vec![
            Extension::authority_key_identifier(&identifier),
            Extension::subject_key_identifier(&identifier),
            Extension::critical(crate::x509::KEY_USAGE, named_bits(&[5, 6])),
            Extension::private_key_usage_period(from, &five_years_after(from)),
            Extension::authority(),
            Extension::alternative_name(SUBJECT_ALT_NAME, state.code),
            Extension::alternative_name(ISSUER_ALT_NAME, state.code),
            Extension::crl_distribution_point("http://crl.invalid/csca.crl"),
        ],
        signer,
        inner_algorithm: None,
        bend_tbs: |_| {},
        bend: |_| {},
    }
}

/// A document signer of the profile of Doc 9303-12 under `csca`.
pub(crate) fn document_signer(
    state: State,
    name: &str,
    key: &Key,
    csca: &Certificate,
    validity: [&str; 2],
) -> Certificate {
    let [from, until] = validity;
    Certificate {
        serial: vec![0x2A, 0x51],
        issuer: csca.subject.clone(),
        subject: Name::new(state.country, state.organization, name),
        not_before: time(from),
        not_after: time(until),
        public_key: key.public(),
        extensions: vec![
            Extension::authority_key_identifier(&csca.signer.key.identifier()),
            Extension::subject_key_identifier(&key.identifier()),
            Extension::key_usage(&[0]),
            Extension::private_key_usage_period(from, &three_months_after(from)),
            Extension::alternative_name(SUBJECT_ALT_NAME, state.code),
            Extension::alternative_name(ISSUER_ALT_NAME, state.code),
            Extension::crl_distribution_point("http://crl.invalid/csca.crl"),
        ],
        signer: csca.signer.clone(),
        inner_algorithm: None,
        bend_tbs: |_| {},
        bend: |_| {},
    }
}

fn five_years_after(time: &str) -> String {
    let year: u16 = time[..4].parse().expect("a year");
    format!("{}{}", year + 5, &time[4..])
}

/// The recipes begin their certificates before October.
fn three_months_after(time: &str) -> String {
    let month: u8 = time[4..6].parse().expect("a month");
    format!("{}{:02}{}", &time[..4], month + 3, &time[6..])
}
