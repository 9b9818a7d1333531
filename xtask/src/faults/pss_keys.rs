//! Keys of RSASSA-PSS whose parameters bind the signatures made with them (RFC 4055 §3.3).

use crate::card::Card;
use crate::case::{Kind, Suite, accepted, rejected};
use crate::der::{Bytes, bit_string, integer, null, oid, sequence};
use crate::hash::Hash;
use crate::rsa::Pss;
use crate::signer::{Key, pss_parameters};
use crate::x509::Certificate;

/// SHA-256 in both places and 32 bytes of salt, as the passport and its CSCA sign.
fn own() -> Pss {
    Pss::new(Hash::Sha256)
}

pub(crate) fn describe(suite: &mut Suite) {
    let mut fits = |about: [&'static str; 2], pss: Pss| {
        let [name, property] = about;
        suite.variant(
            "td3_passport",
            Kind::Good,
            [name, "RFC 4055 §3.3", property],
            |card| bind_signer(card, pss_parameters(pss)),
            accepted(),
        );
    };
    fits(["key_pss_parameters", "the DS key is bound to the parameters of its signature"], own());
    fits(
        ["key_pss_shorter_salt", "the DS key asks for 20 bytes of salt, its signature has 32"],
        Pss { salt: 20, ..own() },
    );
    let mut differs = |about: [&'static str; 2], parameters: Bytes| {
        let [name, property] = about;
        suite.variant(
            "td3_passport",
            Kind::Fault,
            [name, "RFC 4055 §3.3", property],
            |card| bind_signer(card, parameters),
            rejected("sod_signature", "pss_parameters_differ"),
        );
    };
    differs(
        ["key_pss_hash_differs", "the DS key is for SHA-512, its signature is by SHA-256"],
        pss_parameters(Pss { hash: Hash::Sha512, ..own() }),
    );
    differs(
        ["key_pss_mask_differs", "the DS key is for MGF1 by SHA-1, its signature has SHA-256"],
        pss_parameters(Pss { mask: Hash::Sha1, ..own() }),
    );
    differs(
        ["key_pss_longer_salt", "the DS key asks for 33 bytes of salt, its signature has 32"],
        pss_parameters(Pss { salt: 33, ..own() }),
    );
    differs(
        ["key_pss_defaults", "the DS key has an empty SEQUENCE of parameters: SHA-1 and 20 bytes"],
        sequence([]),
    );
    differs(["key_pss_parameters_null", "the DS key has NULL for parameters"], null());
    differs(
        [
            "key_pss_parameters_malformed",
            "the parameters of the DS key are no SEQUENCE of their own",
        ],
        sequence([integer(32)]),
    );
    suite.variant(
        "td3_passport",
        Kind::Good,
        ["csca_key_pss_parameters", "RFC 4055 §3.3", "the CSCA's key is bound to its parameters"],
        |card| bind_authority(card, pss_parameters(own())),
        accepted(),
    );
    suite.variant(
        "td3_passport",
        Kind::Fault,
        [
            "csca_key_pss_hash_differs",
            "RFC 4055 §3.3",
            "the CSCA's key is for SHA-384, it signed the DS by SHA-256",
        ],
        |card| bind_authority(card, pss_parameters(Pss::new(Hash::Sha384))),
        rejected("ds_signature", "pss_parameters_differ").and(
            "validity",
            "undetermined",
            "pss_parameters_differ",
        ),
    );
}

fn bind_signer(card: &mut Card, parameters: Bytes) {
    let key = card.sod.signer.key.clone();
    bind(&mut card.ds, &key, parameters);
}

fn bind_authority(card: &mut Card, parameters: Bytes) {
    let key = card.csca.signer.key.clone();
    bind(&mut card.csca, &key, parameters);
}

/// Makes the key of a certificate one of RSASSA-PSS with these parameters.
fn bind(certificate: &mut Certificate, key: &Key, parameters: Bytes) {
    let Key::Rsa(key) = key else { panic!("the base card signs with RSA") };
    let algorithm = sequence([oid("1.2.840.113549.1.1.10"), parameters]);
    certificate.public_key = sequence([algorithm, bit_string(key.public())]);
}
