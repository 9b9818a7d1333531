//! Active Authentication, with the responses of `testdata/aa/`.

use super::group::{Accept, Group, Reject, Specification};
use crate::authentication::Authentication;
use crate::card::Files;
use crate::case::Suite;
use crate::lds;

/// The identifier of SHA-256: not a signature algorithm.
const SHA_256: &str = "2.16.840.1.101.3.4.2.1";

pub(super) fn group(suite: &Suite, authentications: &[Authentication]) -> Group {
    let source = "Doc 9303-11 §6.1";
    let title = "Active Authentication: ISO7816_E";
    let mut group = Group::new(Specification::Icao4, title, source);
    for (case, subject, name, standard, expected) in [
        ("ISO7816_E_01", "RSA and SHA-1", "rsa_sha1", Accept, "accepted, with weak_hash"),
        ("ISO7816_E_02", "ECDSA", "ecdsa_p256_plain", Accept, "accepted"),
        ("ISO7816_E_03", "RSA and SHA-224", "rsa_sha224", Accept, "accepted"),
        ("ISO7816_E_04", "RSA and SHA-256", "rsa_sha256", Accept, "accepted"),
        ("ISO7816_E_05", "RSA and SHA-384", "rsa_sha384", Accept, "accepted"),
        ("ISO7816_E_06", "RSA and SHA-512", "rsa_sha512", Accept, "accepted"),
        (
            "ISO7816_E_07",
            "wrong trailer",
            "rsa_wrong_trailer",
            Reject,
            "rejected: active_authentication failed response_invalid",
        ),
        (
            "ISO7816_E_07-hash",
            "trailer of an unknown hash function",
            "rsa_unknown_hash_trailer",
            Reject,
            "rejected: active_authentication failed response_invalid",
        ),
    ] {
        let it = of(authentications, name);
        let about = [case, subject, it.property];
        group.response(about, files(suite, it, it.algorithm), standard, expected);
    }
    let about = [
        "ISO7816_E_08",
        "signature algorithm is none",
        "the ActiveAuthenticationInfo names SHA-256 in place of a signature algorithm",
    ];
    let it = of(authentications, "ecdsa_p256_plain");
    group.response(
        about,
        files(suite, it, Some(SHA_256)),
        Reject,
        "undetermined: active_authentication undetermined signature_algorithm_unsupported",
    );
    group
}

fn of<'a>(authentications: &'a [Authentication], name: &str) -> &'a Authentication {
    let mut all = authentications.iter();
    all.find(|it| it.name == name).expect("a response of testdata/aa")
}

/// The files of a chip, challenge and response; EF.DG14 names the algorithm of an elliptic curve.
fn files(suite: &Suite, it: &Authentication, algorithm: Option<&str>) -> Files {
    let [challenge, response] = it.contents.clone();
    let of_card = || {
        let card = it.card.expect("a response is of a card or has a key of its own");
        suite.find(card).card.files["EF.DG15"].clone()
    };
    let mut files = Files::from([
        ("challenge".to_owned(), challenge),
        ("response".to_owned(), response),
        ("EF.DG15".to_owned(), it.public_key.clone().unwrap_or_else(of_card)),
    ]);
    if let Some(algorithm) = algorithm {
        let dg14 = lds::dg14_active_authentication(1, algorithm, 12);
        files.insert("EF.DG14".to_owned(), dg14);
    }
    files
}
