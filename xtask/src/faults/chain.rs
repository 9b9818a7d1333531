//! Faults of the way from the document signer to an anchor, and of what the anchor may say.

use crate::card::{Card, authority};
use crate::case::{Suite, accepted, rejected, undetermined};
use crate::cms::Embedded;
use crate::curves::P384;
use crate::faults::certificate::issuer_signature_invalid;
use crate::good::{UTOPIA, VIETNAM};
use crate::hash::Hash;
use crate::keys;
use crate::mrz::{self, Mrz};
use crate::signer::Signer;
use crate::x509::{AUTHORITY_KEY_IDENTIFIER, Extension, SUBJECT_ALT_NAME, time};

pub(crate) fn describe(suite: &mut Suite) {
    issuer(suite);
    forgers(suite);
    validity(suite);
    state(suite);
}

fn issuer(suite: &mut Suite) {
    let no_anchor =
        || undetermined("ds_signature", "no_anchor").and("validity", "undetermined", "no_anchor");
    suite.fault(
        ["chain_no_anchors", "quirks 2 G", "the reader has no anchor at all"],
        |card| card.anchors = Some(Vec::new()),
        no_anchor(),
    );
    suite.fault(
        [
            "chain_only_passport_csca",
            "vietnam.md §5",
            "the reader has only the CSCA of the passport of the same state",
        ],
        |card| {
            let signer = Signer::ecdsa(keys::ec("CSCA ePassport only", &P384), Hash::Sha384);
            let validity = ["20220629030000Z", "20371001030000Z"];
            card.anchors =
                Some(vec![authority(VIETNAM, "Test CSCA ePassport Vietnam", signer, validity)]);
        },
        no_anchor(),
    );
    suite.fault(
        [
            "chain_other_csca_same_name",
            "quirks 2 G",
            "the anchor has the issuer's name, another key and another key identifier",
        ],
        |card| card.anchors = Some(vec![same_name(card)]),
        no_anchor(),
    );
    suite.fault(
        [
            "chain_other_key_same_name_and_identifier",
            "quirks 2 G",
            "the anchor has the issuer's name and key identifier but another key",
        ],
        |card| {
            let identifier = card.csca.signer.key.identifier();
            let mut other = same_name(card);
            other.put(Extension::subject_key_identifier(&identifier));
            other.put(Extension::authority_key_identifier(&identifier));
            card.anchors = Some(vec![other]);
        },
        issuer_signature_invalid(),
    );
    suite.fault(
        [
            "chain_other_key_same_name_no_identifier",
            "TR-03135 §5.6.4.3.3",
            "the DS has no AKI, the anchor only the issuer's name",
        ],
        |card| {
            card.ds.remove(AUTHORITY_KEY_IDENTIFIER);
            card.anchors = Some(vec![same_name(card)]);
        },
        no_anchor().finding("authority_key_identifier_missing"),
    );
}

/// Another CSCA under the card's CSCA's name.
fn same_name(card: &Card) -> crate::x509::Certificate {
    let signer = Signer::ecdsa(keys::ec("CSCA of the same name", &P384), Hash::Sha384);
    let mut other = authority(VIETNAM, "", signer, ["20210119030000Z", "20460413030000Z"]);
    other.subject = card.csca.subject.clone();
    other.issuer = card.csca.subject.clone();
    other
}

fn forgers(suite: &mut Suite) {
    suite.fault(
        [
            "forged_chain_with_own_csca",
            "quirks 2 G",
            "a forger's DS under a forger's CSCA, which the SOD embeds",
        ],
        |card| {
            let genuine = card.csca.clone();
            let signer = Signer::ecdsa(keys::ec("forger's CSCA", &P384), Hash::Sha384);
            let validity = ["20210119030000Z", "20460413030000Z"];
            card.csca = authority(VIETNAM, "Forged CSCA Vietnam", signer.clone(), validity);
            card.ds.issuer = card.csca.subject.clone();
            card.set_authority(signer);
            card.sod.certificates.push(Embedded::Authority);
            card.anchors = Some(vec![genuine]);
        },
        undetermined("ds_signature", "no_anchor")
            .and("validity", "undetermined", "no_anchor")
            .finding("several_certificates"),
    );
    suite.fault(
        [
            "forged_chain_under_genuine_name",
            "quirks 2 G",
            "the same, the forger's CSCA having the genuine name and key identifier",
        ],
        |card| {
            let genuine = card.csca.clone();
            let signer = Signer::ecdsa(keys::ec("forger's CSCA", &P384), Hash::Sha384);
            card.csca.public_key = signer.key.public();
            card.csca.signer = signer.clone();
            card.ds.signer = signer;
            card.sod.certificates.push(Embedded::Authority);
            card.anchors = Some(vec![genuine]);
        },
        issuer_signature_invalid().finding("several_certificates"),
    );
    suite.fault(
        [
            "forged_chain_by_generator",
            "CVE-2020-0601",
            "the embedded CSCA has the genuine public key on a curve with that key as base point",
        ],
        |card| {
            let genuine = card.csca.clone();
            let key = keys::ec("CSCA Vietnam", &P384);
            let forged = Signer::ecdsa(key.forged_by_generator(), Hash::Sha384);
            card.csca.public_key = key.explicit_but(|fields| fields.g = key.point());
            card.csca.signer = forged.clone();
            card.ds.signer = forged;
            card.sod.certificates.push(Embedded::Authority);
            card.anchors = Some(vec![genuine]);
        },
        issuer_signature_invalid().finding("several_certificates"),
    );
    suite.fault(
        [
            "forged_ds_self_signed",
            "quirks 2 G",
            "the DS certificate is signed by its own key and names itself as issuer",
        ],
        |card| {
            let genuine = card.csca.clone();
            card.ds.signer = card.sod.signer.clone();
            card.ds.issuer = card.ds.subject.clone();
            let identifier = card.sod.signer.key.identifier();
            card.ds.put(Extension::authority_key_identifier(&identifier));
            card.anchors = Some(vec![genuine]);
        },
        undetermined("ds_signature", "no_anchor").and("validity", "undetermined", "no_anchor"),
    );
    suite.fault(
        [
            "forged_ds_by_document_signer",
            "Doc 9303-12 §5: path length one",
            "a DS certificate signed by another document signer, which the SOD embeds",
        ],
        |card| {
            let genuine = card.csca.clone();
            let real = card.ds.clone();
            let real_signer = card.sod.signer.clone();
            card.set_signer(Signer::ecdsa(keys::ec("forger's DS", &P384), Hash::Sha256));
            card.ds.serial = vec![0x66];
            card.ds.issuer = real.subject.clone();
            card.ds.put(Extension::authority_key_identifier(&real_signer.key.identifier()));
            card.ds.signer = real_signer;
            card.sod.certificates.push(Embedded::Other(Box::new(real)));
            card.anchors = Some(vec![genuine]);
        },
        undetermined("ds_signature", "no_anchor")
            .and("validity", "undetermined", "no_anchor")
            .finding("several_certificates"),
    );
}

fn validity(suite: &mut Suite) {
    suite.fault(
        ["csca_expired", "TR-03135 §5.6.4.3.4", "the CSCA certificate has expired"],
        |card| card.csca.not_after = time("20261031235959Z"),
        rejected("validity", "anchor_expired"),
    );
    suite.fault(
        ["csca_not_yet_valid", "TR-03135 §5.6.4.3.4", "the CSCA certificate is not valid yet"],
        |card| card.csca.not_before = time("20261101000001Z"),
        rejected("validity", "anchor_not_yet_valid"),
    );
    suite.fault(
        ["document_expired", "TR-03135 §5.7.1", "the document expired two days before"],
        |card| card.put("EF.DG1", mrz::dg1(&Mrz { expiry: "261030", ..mrz::VIETNAM }.td1())),
        rejected("document_expiry", "document_expired"),
    );
    suite.fault(
        [
            "document_expiry_unreadable",
            "TR-03105-5.1 LDS_B_20",
            "the date of expiry is in the thirteenth month",
        ],
        |card| card.put("EF.DG1", mrz::dg1(&Mrz { expiry: "391301", ..mrz::VIETNAM }.td1())),
        undetermined("document_expiry", "date_unreadable").finding("mrz_date_invalid"),
    );
}

fn state(suite: &mut Suite) {
    suite.fault(
        [
            "state_of_document_differs",
            "TR-03135 §5.6.4.5",
            "DG1 says UTO, the document signer is Vietnamese",
        ],
        |card| {
            let mrz = Mrz { code_and_state: "IDUTO", ..mrz::VIETNAM };
            card.put("EF.DG1", mrz::dg1(&mrz.td1()));
        },
        rejected("issuing_state", "state_differs"),
    );
    suite.fault(
        [
            "state_of_signer_differs",
            "quirks 2 G",
            "a Vietnamese card signed under the CSCA of Utopia, which the reader trusts",
        ],
        |card| {
            let signer = card.csca.signer.clone();
            let validity = ["20210119030000Z", "20460413030000Z"];
            card.csca = authority(UTOPIA, "Test CSCA Utopia", signer, validity);
            card.ds.issuer = card.csca.subject.clone();
            card.ds.subject.set_country("UT");
        },
        rejected("issuing_state", "state_differs"),
    );
    suite.fault(
        [
            "state_of_issuer_name_forged",
            "quirks 2 G",
            "the CSCA of Utopia, which the reader trusts, signed for a signer whose issuer has the Vietnamese name",
        ],
        |card| {
            let signer = card.csca.signer.clone();
            let validity = ["20210119030000Z", "20460413030000Z"];
            card.csca = authority(UTOPIA, "Test CSCA Utopia", signer, validity);
        },
        rejected("issuing_state", "state_differs").finding("issuer_name_differs"),
    );
    suite.fault(
        [
            "state_of_signer_alternative_name",
            "quirks 2 G",
            "a signer under the CSCA of Utopia whose subjectAltName says VNM",
        ],
        |card| {
            let signer = card.csca.signer.clone();
            let validity = ["20210119030000Z", "20460413030000Z"];
            card.csca = authority(UTOPIA, "Test CSCA Utopia", signer, validity);
            card.ds.issuer = card.csca.subject.clone();
            card.ds.subject.set_country("UT");
            card.ds.put(Extension::alternative_name(SUBJECT_ALT_NAME, VIETNAM.code));
        },
        rejected("issuing_state", "state_differs"),
    );
    suite.quirk(
        [
            "quirk_csca_state_in_alternative_name",
            "Doc 9303-12 §7.1.1",
            "the CSCA's name has another country; its subjectAltName says VNM",
        ],
        |card| {
            card.csca.subject.set_country("XX");
            card.csca.issuer.set_country("XX");
            card.ds.issuer.set_country("XX");
            card.ds.subject.set_country("XX");
        },
        accepted(),
    );
}
