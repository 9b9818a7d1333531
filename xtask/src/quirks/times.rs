//! Times that do not fit each other: of signing, of certificates, and of the use of their keys.

use crate::case::{Kind, Suite, accepted};
use crate::cms::Attribute;
use crate::x509::{Extension, PRIVATE_KEY_USAGE_PERIOD, time};

pub(crate) fn describe(suite: &mut Suite) {
    let mut signed = |about: [&'static str; 3], time: &'static str, findings: &[&'static str]| {
        let expect = findings.iter().fold(accepted(), |expect, it| expect.finding(it));
        let attributes =
            vec![Attribute::ContentType, Attribute::SigningTime(time), Attribute::MessageDigest];
        let change = |card: &mut crate::card::Card| card.sod.attributes = Some(attributes);
        suite.variant("vn_good", Kind::Quirk, about, change, expect);
    };
    signed(
        [
            "quirk_signing_time_after_key_usage",
            "Doc 9303-11 §5.1.1",
            "signed one second after the private key usage period of the DS",
        ],
        "210828030001Z",
        &["signing_time_outside_key_usage"],
    );
    signed(
        [
            "signing_time_at_end_of_key_usage",
            "Doc 9303-11 §5.1.1",
            "signed in the last second of the private key usage period of the DS",
        ],
        "210828030000Z",
        &[],
    );
    signed(
        [
            "quirk_signing_time_before_certificate",
            "Doc 9303-11 §5.1.1",
            "signed one second before the DS certificate and the use of its key began",
        ],
        "210528025959Z",
        &["signing_time_before_certificate", "signing_time_outside_key_usage"],
    );
    suite.variant(
        "vn_good",
        Kind::Quirk,
        [
            "quirk_signing_time_after_certificate",
            "RFC 3280 §4.2.1.4",
            "signed after the DS certificate, which has no private key usage period, ended",
        ],
        |card| {
            card.ds.remove(PRIVATE_KEY_USAGE_PERIOD);
            card.sod.attributes = Some(vec![
                Attribute::ContentType,
                Attribute::SigningTime("430821030001Z"),
                Attribute::MessageDigest,
            ]);
        },
        accepted()
            .finding("private_key_usage_period_missing")
            .finding("signing_time_outside_key_usage"),
    );
    suite.variant(
        "vn_good",
        Kind::Quirk,
        [
            "quirk_ds_after_key_usage_of_csca",
            "quirks 3.40",
            "the DS certificate begins one second after the private key usage period of its CSCA",
        ],
        |card| {
            card.ds.not_before = time("20260119030001Z");
            card.ds.put(Extension::private_key_usage_period("20260119030001Z", "20260419030001Z"));
            card.sod.attributes = Some(vec![
                Attribute::ContentType,
                Attribute::SigningTime("260201000000Z"),
                Attribute::MessageDigest,
            ]);
        },
        accepted().finding("signer_after_anchor_key_usage"),
    );
    suite.variant(
        "vn_good",
        Kind::Good,
        [
            "ds_at_end_of_key_usage_of_csca",
            "RFC 3280 §4.2.1.4",
            "the DS certificate begins in the last second of the private key usage period of its CSCA",
        ],
        |card| {
            card.ds.not_before = time("20260119030000Z");
            card.ds.put(Extension::private_key_usage_period("20260119030000Z", "20260419030000Z"));
            card.sod.attributes = Some(vec![
                Attribute::ContentType,
                Attribute::SigningTime("260201000000Z"),
                Attribute::MessageDigest,
            ]);
        },
        accepted(),
    );
}
