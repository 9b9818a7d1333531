//! EF.SODs of other applications than the LDS, under the same content type and the same CSCA. Only the
//! numbers of their files tell them from a travel document.

use crate::card::Card;
use crate::case::{Expect, Kind, Suite, Verdict, malformed, undetermined};
use crate::der::Bytes;
use crate::faults::lds::unread_dg1;
use crate::hash::Hash;
use crate::lds::SecurityObject;

pub(crate) fn describe(suite: &mut Suite) {
    readable(suite);
    faults(suite);
}

fn readable(suite: &mut Suite) {
    suite.variant(
        "td3_passport",
        Kind::Quirk,
        [
            "other_application_italy",
            "quirks 3.35: IT",
            "the IAS application of an identity card: files A1 to A5 and 1B, SHA-512, version 1",
        ],
        italian,
        of_another_application_of_utopia(),
    );
    suite.variant(
        "td3_passport",
        Kind::Quirk,
        [
            "other_application_with_dg1",
            "quirks 3.35: IT",
            "EF.SOD of the IAS application beside EF.DG1 of the LDS",
        ],
        |card| {
            let dg1 = card.files["EF.DG1"].clone();
            italian(card);
            card.put("EF.DG1", dg1);
        },
        unread_dg1(undetermined("data_groups", "not_an_lds_card"))
            .and("com_vs_sod", "not supported", "not_given")
            .and("document_type", "undetermined", "data_group_not_verified")
            .and("card_access", "not supported", "not_given")
            .and("active_authentication", "not supported", "not_given")
            .without("specimen_state"),
    );
    suite.variant(
        "td3_passport",
        Kind::Quirk,
        [
            "other_application_with_com",
            "quirks 3.35: IT",
            "EF.SOD of the IAS application beside EF.COM of the LDS",
        ],
        |card| {
            let com = card.files["EF.COM"].clone();
            italian(card);
            card.put("EF.COM", com);
        },
        of_another_application_of_utopia().and("com_vs_sod", "undetermined", "not_an_lds_card"),
    );
    suite.quirk(
        [
            "other_application_united_states",
            "quirks 3.35: US, NIST SP 800-73-4 §3.1.7",
            "a PIV card: one container, its number 00 05, no certificate in EF.SOD",
        ],
        |card| {
            forget_files(card);
            card.sod.content_type = "1.3.27.1.1.1";
            card.sod.lds.bend_hashes =
                |hashes| *hashes = vec![container(Hash::Sha256, &[0x00, 0x05])];
            card.sod.certificates.clear();
            card.document_signers = vec![card.ds.clone()];
        },
        of_another_application().finding("content_type_tolerated").finding("integer_not_minimal"),
    );
    suite.quirk(
        [
            "other_application_17_and_18",
            "Doc 9303-10 §4.6.2.3: 1..16",
            "the numbers 17 and 18, which no LDS has",
        ],
        |card| {
            forget_files(card);
            card.sod.lds.bend_hashes = |hashes| {
                *hashes = vec![container(Hash::Sha256, &[17]), container(Hash::Sha256, &[18])]
            };
        },
        of_another_application(),
    );
}

fn faults(suite: &mut Suite) {
    let signature = undetermined("data_groups", "not_an_lds_card");
    suite.variant(
        "other_application_united_states",
        Kind::Fault,
        [
            "other_application_signature_altered",
            "quirks 3.35",
            "EF.SOD of another application, and one bit of s is wrong",
        ],
        |card| {
            card.sod.signer.bend = |mut signature| {
                let last = signature.len() - 1;
                signature[last] ^= 0x01;
                signature
            };
        },
        Expect {
            verdict: Verdict::Rejected,
            ..signature.and("sod_signature", "failed", "signature_invalid")
        }
        .finding("content_type_tolerated")
        .finding("integer_not_minimal"),
    );
    let mut refused = |about: [&'static str; 3], bend: fn(&mut Vec<(Bytes, Bytes)>)| {
        let change = |card: &mut Card| card.sod.lds.bend_hashes = bend;
        suite.variant("other_application_italy", Kind::Fault, about, change, malformed());
    };
    refused(
        [
            "other_application_and_dg1",
            "Doc 9303-10 §4.6.2.3: 1..16",
            "the numbers of the IAS application, and DG1 behind them",
        ],
        |hashes| {
            *hashes = ITALIAN.map(|number| container(Hash::Sha512, &[number])).to_vec();
            hashes.push(container(Hash::Sha512, &[1]));
        },
    );
    refused(
        [
            "other_application_number_twice",
            "quirks 2 F",
            "the number A1 of the IAS application stands twice, the second time padded",
        ],
        |hashes| {
            *hashes = ITALIAN.map(|number| container(Hash::Sha512, &[number])).to_vec();
            hashes.push(container(Hash::Sha512, &[0xFF, 0xA1]));
        },
    );
    refused(
        [
            "other_application_seventeen_listed",
            "Doc 9303-10 §4.6.2.3: SIZE(2..16)",
            "seventeen numbers of another application",
        ],
        |hashes| *hashes = (17..34).map(|number| container(Hash::Sha512, &[number])).collect(),
    );
}

/// Signature and chain hold, and there is no data group that could be verified.
fn of_another_application() -> Expect {
    undetermined("data_groups", "not_an_lds_card")
        .and("com_vs_sod", "not supported", "not_given")
        .and("issuing_state", "undetermined", "data_group_not_read")
        .and("document_expiry", "undetermined", "data_group_not_read")
        .and("card_access", "not supported", "not_given")
        .and("active_authentication", "not supported", "not_given")
}

/// The same of a passport of the specimen state, whose signer may sign documents of some types.
pub(super) fn of_another_application_of_utopia() -> Expect {
    of_another_application()
        .and("document_type", "undetermined", "data_group_not_read")
        .without("specimen_state")
}

/// The numbers of the files: A0 and the short file identifier, and that of the Diffie-Hellman key.
const ITALIAN: [u8; 6] = [0xA4, 0x1B, 0xA5, 0xA1, 0xA2, 0xA3];

/// Makes the card one of the IAS application.
fn italian(card: &mut Card) {
    forget_files(card);
    card.sod.lds = SecurityObject::v1(Hash::Sha512);
    card.sod.lds.bend_hashes =
        |hashes| *hashes = ITALIAN.map(|number| container(Hash::Sha512, &[number])).to_vec();
}

/// A number and a hash: of what, the card does not say.
fn container(hash: Hash, number: &[u8]) -> (Bytes, Bytes) {
    (number.to_vec(), hash.of(number))
}

pub(super) fn forget_files(card: &mut Card) {
    card.files.clear();
    card.sod.lds.unreadable.clear();
}
