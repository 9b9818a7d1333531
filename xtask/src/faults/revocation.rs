//! Revocation lists beside the card of 2024: what they say of the signer and the CSCA, and why some say
//! nothing.

use crate::card::{Card, authority};
use crate::case::{Expect, Kind, Suite, accepted, rejected};
use crate::crl::{
    CERTIFICATE_ISSUER, DELTA_CRL_INDICATOR, Entry, ISSUING_DISTRIBUTION_POINT, RevocationList,
};
use crate::curves::P384;
use crate::der::{boolean, context, context_primitive, integer, sequence};
use crate::good::{UTOPIA, VIETNAM};
use crate::hash::Hash;
use crate::keys;
use crate::signer::Signer;
use crate::x509::{AUTHORITY_KEY_IDENTIFIER, Certificate, Extension, KEY_USAGE};

/// The times of a list that is in force when the card is judged.
const IN_FORCE: [&str; 2] = ["20261015000000Z", "20270113000000Z"];

const EXPIRED: [&str; 2] = ["20260101000000Z", "20260401000000Z"];

const FUTURE: [&str; 2] = ["20261201000000Z", "20270301000000Z"];

const SOURCE: &str = "TR-03135 §5.6.4.3.5";

pub(crate) fn describe(suite: &mut Suite) {
    not_revoked(suite);
    revoked(suite);
    out_of_force(suite);
    unusable(suite);
    not_of_the_state(suite);
}

/// A list of the card's CSCA that revokes certificates of others.
fn list(card: &Card, times: [&str; 2]) -> RevocationList {
    let mut list = RevocationList::of(&card.csca, times);
    for serial in [[0x2A, 0x50], [0x2A, 0x53]] {
        list.entries.push(Entry { serial: serial.to_vec(), extensions: Vec::new() });
    }
    list
}

fn unrevoked() -> Expect {
    accepted().and("revocation", "successful", "ok")
}

fn undetermined(reason: &'static str) -> Expect {
    accepted().and("revocation", "undetermined", reason)
}

fn not_revoked(suite: &mut Suite) {
    suite.variant(
        "vn_2024",
        Kind::Good,
        ["crl_in_force", SOURCE, "a list in force that names two other certificates"],
        |card| card.crls = vec![list(card, IN_FORCE)],
        unrevoked(),
    );
    suite.variant(
        "vn_2024",
        Kind::Good,
        ["crl_empty", "Doc 9303-12 §7.1.4", "a list in force that revokes nothing"],
        |card| card.crls = vec![RevocationList::of(&card.csca, IN_FORCE)],
        unrevoked(),
    );
    suite.variant(
        "vn_2024",
        Kind::Good,
        [
            "crl_of_renamed_csca",
            "Doc 9303-12 §7.1.4",
            "the CSCA, which changed its name, signs its one list with a newer key; a link certificate is an anchor",
        ],
        |card| {
            let newer = newer(card);
            card.crls = vec![list(card, EXPIRED), RevocationList::of(&newer, IN_FORCE)];
            let link = name_change(card, &newer);
            card.anchors = Some(vec![card.csca.clone(), link, newer]);
        },
        unrevoked(),
    );
    suite.quirk(
        [
            "crl_without_key_identifier",
            "Doc 9303-12 §7.1.4",
            "the list names its issuer and not the key",
        ],
        |card| {
            let mut list = list(card, IN_FORCE);
            list.extensions.retain(|extension| extension.oid != AUTHORITY_KEY_IDENTIFIER);
            card.crls = vec![list];
        },
        unrevoked().finding("authority_key_identifier_missing"),
    );
}

/// Another CSCA certificate of the same state.
fn newer(card: &Card) -> Certificate {
    let signer = Signer::ecdsa(keys::ec("CSCA Vietnam of 2026", &P384), Hash::Sha384);
    let mut newer =
        authority(VIETNAM, "Test CSCA Vietnam 2", signer, ["20260101000000Z", "20510401000000Z"]);
    newer.serial = vec![0x02];
    assert_ne!(newer.subject, card.csca.subject);
    newer
}

/// The link certificate in which the card's CSCA names `newer` as its new name and key.
fn name_change(card: &Card, newer: &Certificate) -> Certificate {
    let mut link = newer.clone();
    link.serial = vec![0x03];
    link.issuer = card.csca.subject.clone();
    link.put(Extension::authority_key_identifier(&card.csca.signer.key.identifier()));
    link.put(Extension::name_change());
    link.signer = card.csca.signer.clone();
    link
}

fn revoked(suite: &mut Suite) {
    let signer_revoked = || rejected("revocation", "signer_revoked");
    suite.variant(
        "vn_2024",
        Kind::Fault,
        ["crl_signer_revoked", SOURCE, "the list names the signer: keyCompromise"],
        |card| card.crls = vec![list(card, IN_FORCE).revoke(&card.ds, Some(1))],
        signer_revoked(),
    );
    suite.variant(
        "vn_2024",
        Kind::Fault,
        [
            "crl_signer_revoked_without_reason",
            SOURCE,
            "the list names the signer, without a reason",
        ],
        |card| card.crls = vec![list(card, IN_FORCE).revoke(&card.ds, None)],
        signer_revoked(),
    );
    suite.variant(
        "vn_2024",
        Kind::Fault,
        [
            "crl_signer_revoked_by_expired_list",
            SOURCE,
            "an expired list names the signer, and one in force does not",
        ],
        |card| {
            let old = list(card, EXPIRED).revoke(&card.ds, Some(4));
            card.crls = vec![old, list(card, IN_FORCE)];
        },
        signer_revoked(),
    );
    suite.variant(
        "vn_2024",
        Kind::Fault,
        [
            "crl_signer_revoked_by_renamed_csca",
            "Doc 9303-12 §7.1.4",
            "the list of the CSCA's newer key and name names the signer",
        ],
        |card| {
            let newer = newer(card);
            card.crls = vec![RevocationList::of(&newer, IN_FORCE).revoke(&card.ds, Some(1))];
            let link = name_change(card, &newer);
            card.anchors = Some(vec![card.csca.clone(), link, newer]);
        },
        signer_revoked(),
    );
    suite.variant(
        "vn_2024",
        Kind::Fault,
        [
            "crl_anchor_revoked",
            "Doc 9303-12 §5.4",
            "the list names the CSCA that issued the signer",
        ],
        |card| card.crls = vec![list(card, IN_FORCE).revoke(&card.csca, Some(2))],
        rejected("revocation", "anchor_revoked"),
    );
}

fn out_of_force(suite: &mut Suite) {
    suite.quirk(
        ["crl_expired", SOURCE, "the next list was due before"],
        |card| card.crls = vec![list(card, EXPIRED)],
        undetermined("crl_expired"),
    );
    suite.quirk(
        ["crl_without_next_update", SOURCE, "the list does not say how long it is in force"],
        |card| {
            let mut list = list(card, IN_FORCE);
            list.next_update = None;
            card.crls = vec![list];
        },
        undetermined("crl_expired").finding("crl_next_update_missing"),
    );
    suite.quirk(
        ["crl_not_yet_valid", SOURCE, "the list begins next month"],
        |card| card.crls = vec![list(card, FUTURE)],
        undetermined("crl_not_yet_valid"),
    );
}

fn unusable(suite: &mut Suite) {
    suite.quirk(
        ["crl_truncated", SOURCE, "the last byte of the list is missing"],
        |card| {
            let mut list = list(card, IN_FORCE).revoke(&card.ds, Some(1));
            list.bend = |bytes| bytes.truncate(bytes.len() - 1);
            card.crls = vec![list];
        },
        undetermined("crl_malformed"),
    );
    suite.quirk(
        ["crl_signature_invalid", SOURCE, "a bit of the list's signature is wrong"],
        |card| {
            let mut list = list(card, IN_FORCE).revoke(&card.ds, Some(1));
            list.bend = |bytes| *bytes.last_mut().expect("a signature") ^= 1;
            card.crls = vec![list];
        },
        undetermined("crl_signature_invalid"),
    );
    for (about, extension) in [
        (
            ["crl_delta", "RFC 5280 §5.2.4", "a list of the changes since another list"],
            Extension::critical(DELTA_CRL_INDICATOR, integer(3)),
        ),
        (
            ["crl_of_authorities", "RFC 5280 §5.2.5", "a list of the certificates of authorities"],
            Extension::critical(
                ISSUING_DISTRIBUTION_POINT,
                sequence([context_primitive(2, &boolean(true)[2..])]),
            ),
        ),
    ] {
        suite.quirk(
            about,
            |card| {
                let mut list = list(card, IN_FORCE).revoke(&card.ds, Some(1));
                list.extensions.push(extension);
                card.crls = vec![list];
            },
            undetermined("crl_unsupported"),
        );
    }
    suite.quirk(
        [
            "crl_indirect",
            "RFC 5280 §5.3.3",
            "the serial number of the signer, in an entry for the certificate of another issuer",
        ],
        |card| {
            let mut list = list(card, IN_FORCE).revoke(&card.ds, None);
            let other = authority_of_utopia().subject.encode();
            let issuer = sequence([context(4, other)]);
            let entry = list.entries.last_mut().expect("an entry");
            entry.extensions.push(Extension::critical(CERTIFICATE_ISSUER, issuer));
            card.crls = vec![list];
        },
        undetermined("crl_unsupported"),
    );
}

fn not_of_the_state(suite: &mut Suite) {
    suite.quirk(
        [
            "crl_of_another_state",
            SOURCE,
            "the list of another state has an entry with the signer's serial number",
        ],
        |card| {
            let other = authority_of_utopia();
            card.crls = vec![RevocationList::of(&other, IN_FORCE).revoke(&card.ds, Some(1))];
            card.anchors = Some(vec![card.csca.clone(), other]);
        },
        accepted(),
    );
    // Vietnam has a CSCA for ID cards and one for passports, whose serial numbers are independent.
    suite.quirk(
        [
            "crl_of_other_csca_of_the_state",
            "vietnam.md §5",
            "another CSCA of the state revokes a certificate with the signer's serial number",
        ],
        |card| {
            let passports = newer(card);
            card.crls = vec![RevocationList::of(&passports, IN_FORCE).revoke(&card.ds, Some(1))];
            card.anchors = Some(vec![card.csca.clone(), passports]);
        },
        accepted(),
    );
    suite.quirk(
        [
            "crl_of_other_csca_of_the_state_is_empty",
            "vietnam.md §5",
            "the list of another CSCA of the state is in force and revokes nothing",
        ],
        |card| {
            let passports = newer(card);
            card.crls = vec![RevocationList::of(&passports, IN_FORCE)];
            card.anchors = Some(vec![card.csca.clone(), passports]);
        },
        accepted(),
    );
    suite.quirk(
        [
            "crl_under_the_name_of_the_state",
            "quirks 2 G",
            "a trusted CSCA of another state signs a list in the name of this one",
        ],
        |card| {
            let other = authority_of_utopia();
            let mut list = RevocationList::of(&other, IN_FORCE).revoke(&card.ds, Some(1));
            list.issuer = card.csca.subject.clone();
            card.crls = vec![list];
            card.anchors = Some(vec![card.csca.clone(), other]);
        },
        undetermined("crl_issuer_missing"),
    );
    suite.quirk(
        [
            "crl_of_a_forger",
            "quirks 2 G",
            "a key that no anchor has signs a list in the name of the state",
        ],
        |card| {
            let newer = newer(card);
            let mut list = RevocationList::of(&newer, IN_FORCE).revoke(&card.ds, Some(1));
            list.issuer = card.csca.subject.clone();
            card.crls = vec![list];
        },
        undetermined("crl_issuer_missing"),
    );
    suite.quirk(
        [
            "crl_without_crl_sign",
            "Doc 9303-12 §7.1.1",
            "the key usage of the CSCA that signed the list does not allow it",
        ],
        |card| {
            let mut newer = newer(card);
            newer.subject = card.csca.subject.clone();
            newer.issuer = card.csca.subject.clone();
            newer.put(Extension::critical(KEY_USAGE, crate::der::named_bits(&[5])));
            card.crls = vec![RevocationList::of(&newer, IN_FORCE)];
            card.anchors = Some(vec![card.csca.clone(), newer]);
        },
        undetermined("crl_issuer_missing"),
    );
}

fn authority_of_utopia() -> Certificate {
    let signer = Signer::ecdsa(keys::ec("CSCA Utopia that signs a list", &P384), Hash::Sha384);
    authority(UTOPIA, "Test CSCA Utopia", signer, ["20200101000000Z", "20350401000000Z"])
}
