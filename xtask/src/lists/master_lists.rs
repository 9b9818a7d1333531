//! CSCA master lists and deviation lists.

use super::Outcome;
use crate::card::{authority, document_signer};
use crate::cms::{Attribute, Embedded, Sid, Sod, signed_data, signer_info};
use crate::crl::RevocationList;
use crate::curves::{P256, P384};
use crate::der::{Bytes, context_primitive, integer, oid, sequence, set_of};
use crate::good::{GERMANY, VIETNAM};
use crate::hash::Hash;
use crate::keys;
use crate::lds::SecurityObject;
use crate::rsa::Pss;
use crate::signer::{Key, Scheme, Signer};
use crate::x509::{
    AUTHORITY_KEY_IDENTIFIER, Certificate, EXTENDED_KEY_USAGE, Extension, SUBJECT_KEY_IDENTIFIER,
    time,
};
use alloc::collections::BTreeMap;

const MASTER_LIST: &str = "2.23.136.1.1.2";
const DEVIATION_LIST: &str = "2.23.136.1.1.7";
const MASTER_LIST_SIGNER: &str = "2.23.136.1.1.3";
const DEVIATION_LIST_SIGNER: &str = "2.23.136.1.1.8";

/// A master list as a recipe, and the expected result of each check.
#[derive(Clone)]
pub(super) struct MasterListCase {
    pub(super) name: &'static str,
    pub(super) property: &'static str,
    /// The certificates in the list.
    pub(super) certificates: Vec<Bytes>,
    /// The deviations, if it is a deviation list.
    pub(super) deviations: Option<Vec<Bytes>>,
    pub(super) pinned: Vec<Certificate>,
    /// Certificates of list signers that the reader has from elsewhere.
    pub(super) signers: Vec<Certificate>,
    pub(super) crls: Vec<RevocationList>,
    pub(super) expect: Expect,
    csca: Certificate,
    signer: Certificate,
    cms: Sod,
    /// Changes the file after the signature was made.
    bend_file: fn(Bytes) -> Bytes,
}

#[derive(Clone, Default)]
pub(super) struct Expect {
    pub(super) checks: BTreeMap<&'static str, Outcome>,
    pub(super) findings: Vec<&'static str>,
    pub(super) anchor_findings: Vec<&'static str>,
}

impl MasterListCase {
    pub(super) fn encode(&self) -> Bytes {
        let items = self.deviations.as_ref().unwrap_or(&self.certificates);
        let content = sequence([integer(0), set_of(items.iter().cloned())]);
        (self.bend_file)(self.cms.content_info(&content, &self.signer, &self.csca))
    }

    fn expect(&mut self, check: &'static str, outcome: Outcome) {
        self.expect.checks.insert(check, outcome);
    }

    /// Expects that the signer's certificate is refused, and that no anchor is looked for.
    fn expect_no_signer(&mut self, reason: &'static str) {
        self.expect("list_signer", Outcome::failed(reason));
        self.expect("validity", Outcome::undetermined(reason));
    }

    /// Gives the signer another key, in the certificate and for the signature.
    fn set_signer(&mut self, signer: Signer) {
        let identifier = signer.key.identifier();
        self.signer.public_key = signer.key.public();
        self.signer.put(Extension::subject_key_identifier(&identifier));
        self.cms.sid = Sid::KeyIdentifier(identifier);
        self.cms.signer = signer;
    }
}

/// A list of three certificates as German and Dutch ones are made: the signer is named by its key identifier,
/// and its certificate and that of its CSCA are embedded.
fn good() -> MasterListCase {
    let csca = csca("CSCA of the list", "Test CSCA of the List");
    let key = Key::Ec(keys::ec("Master list signer", &P256));
    let validity = ["20250101000000Z", "20290101000000Z"];
    let mut signer = document_signer(GERMANY, "Test Master List Signer", &key, &csca, validity);
    signer.put(Extension::extended_key_usage(MASTER_LIST_SIGNER));
    let identifier = key.identifier();
    let mut cms =
        Sod::new(SecurityObject::v0(Hash::Sha256), Signer::new(key, Scheme::Ecdsa(Hash::Sha256)));
    cms.content_type = MASTER_LIST;
    cms.certificates = vec![Embedded::Signer, Embedded::Authority];
    cms.sid = Sid::KeyIdentifier(identifier);
    cms.signer_version = 3;
    cms.attributes = Some(attributes("250201083000Z"));
    let vietnam = authority(
        VIETNAM,
        "Test CSCA in the List",
        Signer::ecdsa(keys::ec("CSCA in the list", &P256), Hash::Sha256),
        VALIDITY,
    );
    let other = authority(
        VIETNAM,
        "Test CSCA in the List",
        Signer::ecdsa(keys::ec("Second CSCA in the list", &P256), Hash::Sha256),
        VALIDITY,
    );
    MasterListCase {
        name: "list_good",
        property: "a master list that conforms",
        certificates: vec![csca.encode(), vietnam.encode(), other.encode()],
        deviations: None,
        pinned: vec![csca.clone()],
        signers: Vec::new(),
        crls: Vec::new(),
        expect: Expect {
            checks: BTreeMap::from([("revocation", Outcome::undetermined("no_crl"))]),
            ..Expect::default()
        },
        csca,
        signer,
        cms,
        bend_file: |file| file,
    }
}

/// A list that conforms, with these certificates beside that of its CSCA.
pub(super) fn good_with(certificates: impl IntoIterator<Item = Bytes>) -> MasterListCase {
    let mut case = good();
    case.certificates.extend(certificates);
    case
}

/// Replaces the certificates by a deviation of the documents of one signer.
fn become_deviation_list(case: &mut MasterListCase) {
    let documents = sequence([context_primitive(2, [7; 20])]);
    // The library reads the kind of deviation, and does not interpret it.
    let description = sequence([oid("2.23.136.1.1.7.1.1")]);
    case.deviations = Some(vec![sequence([documents, set_of([description])])]);
    case.certificates = Vec::new();
    case.cms.content_type = DEVIATION_LIST;
}

const VALIDITY: [&str; 2] = ["20240101000000Z", "20390101000000Z"];

fn csca(key: &str, name: &str) -> Certificate {
    let signer = Signer::ecdsa(keys::ec(key, &P384), Hash::Sha384);
    authority(GERMANY, name, signer, VALIDITY)
}

fn attributes(signing_time: &'static str) -> Vec<Attribute> {
    vec![Attribute::ContentType, Attribute::SigningTime(signing_time), Attribute::MessageDigest]
}

pub(super) fn all() -> Vec<MasterListCase> {
    let mut cases = vec![good()];
    let mut case = |name, property, bend: fn(&mut MasterListCase)| {
        let mut case = MasterListCase { name, property, ..good() };
        bend(&mut case);
        cases.push(case);
    };
    case(
        "list_issuer_and_serial_number",
        "the signer is named by issuer and serial number",
        |case| {
            case.cms.sid = Sid::IssuerAndSerial;
            case.cms.signer_version = 1;
            case.cms.certificates = vec![Embedded::Signer];
        },
    );
    case("list_pss", "the signature is RSASSA-PSS with SHA-512", |case| {
        let pss = Pss::new(Hash::Sha512);
        case.set_signer(Signer::pss(keys::rsa("ds_rsa_2048"), pss));
        case.cms.set_digest(Hash::Sha512);
    });
    case("list_certificate_malformed", "a certificate in the list does not parse", |case| {
        case.certificates.push(sequence([integer(7)]));
    });
    case("list_signer_absent", "the signer's certificate is nowhere", |case| {
        case.cms.certificates = vec![Embedded::Authority];
        for check in ["list_signature", "list_signer", "validity"] {
            case.expect(check, Outcome::undetermined("signer_certificate_missing"));
        }
    });
    case("list_signer_given", "the signer's certificate is given beside the list", |case| {
        case.cms.certificates = Vec::new();
        case.signers = vec![case.signer.clone()];
    });
    case("list_csca_not_pinned", "the CSCA is in the file, and another is pinned", |case| {
        case.pinned = vec![csca("Another CSCA", "Test CSCA of Another")];
        case.expect("list_signer", Outcome::undetermined("no_anchor"));
        case.expect("validity", Outcome::undetermined("no_anchor"));
    });
    case(
        "list_csca_forged",
        "the pinned certificate has name and key identifier, and another key",
        |case| {
            let mut forged = csca("Another CSCA", "Test CSCA of the List");
            forged.put(Extension::subject_key_identifier(&case.csca.signer.key.identifier()));
            case.pinned = vec![forged];
            case.expect("list_signer", Outcome::failed("issuer_signature_invalid"));
            case.expect("validity", Outcome::undetermined("issuer_signature_invalid"));
        },
    );
    case("list_content_altered", "a certificate in the list was exchanged", |case| {
        case.bend_file = |file| replaced(&file, b"Test CSCA in the List", b"Best CSCA in the List");
        case.expect("message_digest", Outcome::failed("digest_differs"));
    });
    case("list_signature_altered", "the signature was altered", |case| {
        case.cms.signer.bend = |mut signature| {
            *signature.last_mut().expect("a signature") ^= 1;
            signature
        };
        case.expect("list_signature", Outcome::failed("signature_invalid"));
    });
    case("list_content_type_attribute_differs", "the signed content type is another", |case| {
        let content_type = crate::cms::attribute_of(
            crate::cms::CONTENT_TYPE,
            [oid(crate::cms::LDS_SECURITY_OBJECT)],
        );
        case.cms.attributes = Some(vec![
            Attribute::Raw(content_type),
            Attribute::SigningTime("250201083000Z"),
            Attribute::MessageDigest,
        ]);
        case.expect("message_digest", Outcome::failed("content_type_attribute_differs"));
    });
    case("list_by_document_signer", "a document signer signed the list", |case| {
        case.signer.remove(EXTENDED_KEY_USAGE);
        case.expect_no_signer("not_a_list_signer");
    });
    case("list_by_deviation_list_signer", "a signer of deviation lists signed the list", |case| {
        case.signer.put(Extension::extended_key_usage(DEVIATION_LIST_SIGNER));
        case.expect_no_signer("not_a_list_signer");
    });
    case("deviation_list_good", "a deviation list that conforms", |case| {
        become_deviation_list(case);
        case.signer.put(Extension::extended_key_usage(DEVIATION_LIST_SIGNER));
    });
    case("deviation_list_by_master_list_signer", "a signer of master lists signed it", |case| {
        become_deviation_list(case);
        case.expect_no_signer("not_a_list_signer");
    });
    case("list_by_csca", "the CSCA signed the list itself", |case| {
        let signer = case.csca.signer.clone();
        case.signer = case.csca.clone();
        case.set_signer(signer);
        case.cms.set_digest(Hash::Sha384);
        case.cms.certificates = vec![Embedded::Authority];
        case.expect_no_signer("is_ca_certificate");
        case.expect.findings = vec!["basic_constraints_in_end_entity", "extra_key_usage"];
    });
    case("list_signer_key_usage", "the signer's key is for key agreement", |case| {
        case.signer.put(Extension::key_usage(&[4]));
        case.expect_no_signer("key_usage_without_digital_signature");
        case.expect.findings = vec!["extra_key_usage"];
    });
    case("list_purpose_not_critical", "the extended key usage is not critical", |case| {
        case.signer.extension(EXTENDED_KEY_USAGE).critical = false;
        case.expect.findings = vec!["extended_key_usage_not_critical"];
    });
    case("list_signer_expired", "the signer's certificate has expired", |case| {
        case.signer.not_after = time("20261031235959Z");
        case.expect("validity", Outcome::failed("expired"));
    });
    case("list_csca_expired", "the pinned certificate has expired", |case| {
        case.pinned[0].not_after = time("20261031235959Z");
        case.expect("validity", Outcome::failed("anchor_expired"));
    });
    case("list_signer_revoked", "the CSCA has revoked the signer's certificate", |case| {
        case.crls = vec![crl(&case.csca, IN_FORCE).revoke(&case.signer, Some(1))];
        case.expect("revocation", Outcome::failed("signer_revoked"));
    });
    case("list_signer_not_revoked", "a revocation list in force names another", |case| {
        let mut other = case.signer.clone();
        other.serial = vec![0x2A, 0x52];
        case.crls = vec![crl(&case.csca, IN_FORCE).revoke(&other, Some(1))];
        case.expect.checks.clear();
    });
    case("list_csca_revoked", "the CSCA has revoked its own certificate", |case| {
        case.crls = vec![crl(&case.csca, IN_FORCE).revoke(&case.csca, None)];
        case.expect("revocation", Outcome::failed("anchor_revoked"));
    });
    case("list_crl_expired", "the revocation list is no longer in force", |case| {
        case.crls = vec![crl(&case.csca, ["20250101000000Z", "20261031235959Z"])];
        case.expect("revocation", Outcome::undetermined("crl_expired"));
    });
    case("list_crl_of_another", "the revocation list is of another CSCA", |case| {
        let other = csca("Another CSCA", "Test CSCA of Another");
        case.crls = vec![crl(&other, IN_FORCE).revoke(&case.signer, None)];
    });
    case("list_signing_time_missing", "there is no signing time", |case| {
        case.cms.attributes = Some(vec![Attribute::ContentType, Attribute::MessageDigest]);
        case.expect.findings = vec!["signing_time_missing"];
    });
    case(
        "list_signed_before_the_certificate",
        "the signing time is before the signer's certificate",
        |case| {
            case.cms.attributes = Some(attributes("241231235959Z"));
            case.expect.findings =
                vec!["signing_time_before_certificate", "signing_time_outside_key_usage"];
        },
    );
    case("list_without_signed_attributes", "there are no signed attributes", |case| {
        case.cms.attributes = None;
        for check in ["message_digest", "list_signature"] {
            case.expect(check, Outcome::failed("signed_attributes_missing"));
        }
        case.expect.findings = vec!["signing_time_missing"];
    });
    case("list_without_signer", "nobody signed the list", |case| {
        case.cms.bend_signed_data = |fields| fields[signed_data::SIGNER_INFOS] = set_of([]);
        for check in ["message_digest", "list_signature"] {
            case.expect(check, Outcome::failed("signer_info_count"));
        }
        for check in ["list_signer", "validity"] {
            case.expect(check, Outcome::undetermined("signer_info_count"));
        }
    });
    case("list_several_signers", "the list has two SignerInfos", |case| {
        case.cms.signers = 2;
        case.expect.findings = vec!["several_signers"];
    });
    case("list_csca_findings", "the pinned certificate deviates from the profile", |case| {
        case.pinned[0].remove(SUBJECT_KEY_IDENTIFIER);
        case.signer.remove(AUTHORITY_KEY_IDENTIFIER);
        case.expect.findings = vec!["authority_key_identifier_missing"];
        case.expect.anchor_findings = vec!["subject_key_identifier_missing"];
    });
    case(
        "list_signer_version",
        "the version of the SignerInfo is 1, with a key identifier",
        |case| {
            case.cms.bend_signer_info = |fields| fields[signer_info::VERSION] = integer(1);
            case.expect.findings = vec!["signer_version_mismatch"];
        },
    );
    cases
}

const IN_FORCE: [&str; 2] = ["20261001000000Z", "20270101000000Z"];

fn crl(csca: &Certificate, times: [&str; 2]) -> RevocationList {
    RevocationList::of(csca, times)
}

/// The file with the first occurrence of `from` replaced.
pub(super) fn replaced(file: &[u8], from: &[u8], to: &[u8]) -> Bytes {
    let mut file = file.to_vec();
    let at = file.windows(from.len()).position(|window| window == from);
    let at = at.expect("the file holds these bytes");
    file[at..at + to.len()].copy_from_slice(to);
    file
}
