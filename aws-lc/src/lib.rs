//! ECDSA on P-256, P-384 and P-521, and RSA, by [AWS-LC](aws_lc_rs), for back offices that verify many documents of
//! states with these algorithms.
//!
//! [`ALL`] joins them with the other curves of the library's engine for hosts,
//! [`algorithms::wide`](idchip::algorithms::wide), and is used in its place:
//!
//! ```
//! use idchip::time::UnixTime;
//! use idchip::verify::{Anchors, PassiveAuthentication, Policy};
//!
//! # fn example(anchors: &Anchors<'_>, now: UnixTime) {
//! let judge = PassiveAuthentication::new(anchors, idchip_aws_lc::ALL, Policy::DEFAULT, now);
//! # let _ = judge;
//! # }
//! ```
//!
//! Every result is that of the library's own engines, which the tests compare: an error of the same kind, the same
//! findings.
//!
//! This is not FIPS mode: the library computes digests itself, and AWS-LC does not count a verification of a digest
//! among its approved services.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod ecdsa;
mod rsa;

pub use ecdsa::AwsLcEcdsa;
pub use rsa::AwsLcRsa;

use idchip::algorithms::wide;
use idchip::crypto::{Algorithms, Ecdsa};

/// ECDSA on P-256.
pub static ECDSA_P256: Ecdsa<AwsLcEcdsa> = Ecdsa(AwsLcEcdsa::P256);

/// ECDSA on P-384.
pub static ECDSA_P384: Ecdsa<AwsLcEcdsa> = Ecdsa(AwsLcEcdsa::P384);

/// ECDSA on P-521.
pub static ECDSA_P521: Ecdsa<AwsLcEcdsa> = Ecdsa(AwsLcEcdsa::P521);

/// RSASSA-PKCS1-v1_5 and RSASSA-PSS, and the recovery that Active Authentication needs.
pub static RSA: AwsLcRsa = AwsLcRsa;

/// All algorithms: those of AWS-LC where it has them, otherwise those of [`wide::ALL`].
pub const ALL: Algorithms<'static> = Algorithms {
    digests: wide::ALL.digests,
    signatures: &[
        &wide::ECDSA_P224,
        &ECDSA_P256,
        &ECDSA_P384,
        &ECDSA_P521,
        &wide::ECDSA_BRAINPOOL_P224R1,
        &wide::ECDSA_BRAINPOOL_P256R1,
        &wide::ECDSA_BRAINPOOL_P320R1,
        &wide::ECDSA_BRAINPOOL_P384R1,
        &wide::ECDSA_BRAINPOOL_P512R1,
        &wide::ECDSA_BRAINPOOL_P224T1,
        &wide::ECDSA_BRAINPOOL_P256T1,
        &wide::ECDSA_BRAINPOOL_P320T1,
        &wide::ECDSA_BRAINPOOL_P384T1,
        &wide::ECDSA_BRAINPOOL_P512T1,
        &RSA,
    ],
};
