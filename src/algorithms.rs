//! The library's algorithms, one object each, and ready sets of them.
//!
//! A set is a slice of references; the linker drops algorithms that a firmware does not name.
//!
//! ```
//! # #[cfg(all(feature = "sha", feature = "ecdsa-nist"))] {
//! use idchip::algorithms::{ECDSA_P256, SHA256};
//! use idchip::crypto::Algorithms;
//!
//! const MINE: Algorithms<'_> = Algorithms { digests: &[&SHA256], signatures: &[&ECDSA_P256] };
//! # }
//! ```
//!
//! Any object that implements [`DigestAlgorithm`](crate::crypto::DigestAlgorithm) or
//! [`SignatureAlgorithm`](crate::crypto::SignatureAlgorithm) can be in a set. Hardware needs only
//! the operation itself, as [`RsaEngine`](crate::crypto::RsaEngine) or
//! [`EcdsaEngine`](crate::crypto::EcdsaEngine).

/// Declares the algorithms of an engine that has every curve, and the sets of them. The hash functions must be in
/// scope.
#[cfg(any(feature = "compact", all(feature = "wide", feature = "sha")))]
macro_rules! algorithms_of_engine {
    ($Ecdsa:ident, $Rsa:ident) => {
        /// ECDSA on P-224. Compressed points are not supported.
        pub static ECDSA_P224: Ecdsa<$Ecdsa> = Ecdsa($Ecdsa::P224);

        /// ECDSA on P-256.
        pub static ECDSA_P256: Ecdsa<$Ecdsa> = Ecdsa($Ecdsa::P256);

        /// ECDSA on P-384.
        pub static ECDSA_P384: Ecdsa<$Ecdsa> = Ecdsa($Ecdsa::P384);

        /// ECDSA on P-521.
        pub static ECDSA_P521: Ecdsa<$Ecdsa> = Ecdsa($Ecdsa::P521);

        /// ECDSA on brainpoolP224r1.
        pub static ECDSA_BRAINPOOL_P224R1: Ecdsa<$Ecdsa> = Ecdsa($Ecdsa::BRAINPOOL_P224R1);

        /// ECDSA on brainpoolP224t1.
        pub static ECDSA_BRAINPOOL_P224T1: Ecdsa<$Ecdsa> = Ecdsa($Ecdsa::BRAINPOOL_P224T1);

        /// ECDSA on brainpoolP256r1.
        pub static ECDSA_BRAINPOOL_P256R1: Ecdsa<$Ecdsa> = Ecdsa($Ecdsa::BRAINPOOL_P256R1);

        /// ECDSA on brainpoolP256t1.
        pub static ECDSA_BRAINPOOL_P256T1: Ecdsa<$Ecdsa> = Ecdsa($Ecdsa::BRAINPOOL_P256T1);

        /// ECDSA on brainpoolP320r1.
        pub static ECDSA_BRAINPOOL_P320R1: Ecdsa<$Ecdsa> = Ecdsa($Ecdsa::BRAINPOOL_P320R1);

        /// ECDSA on brainpoolP320t1.
        pub static ECDSA_BRAINPOOL_P320T1: Ecdsa<$Ecdsa> = Ecdsa($Ecdsa::BRAINPOOL_P320T1);

        /// ECDSA on brainpoolP384r1.
        pub static ECDSA_BRAINPOOL_P384R1: Ecdsa<$Ecdsa> = Ecdsa($Ecdsa::BRAINPOOL_P384R1);

        /// ECDSA on brainpoolP384t1.
        pub static ECDSA_BRAINPOOL_P384T1: Ecdsa<$Ecdsa> = Ecdsa($Ecdsa::BRAINPOOL_P384T1);

        /// ECDSA on brainpoolP512r1.
        pub static ECDSA_BRAINPOOL_P512R1: Ecdsa<$Ecdsa> = Ecdsa($Ecdsa::BRAINPOOL_P512R1);

        /// ECDSA on brainpoolP512t1.
        pub static ECDSA_BRAINPOOL_P512T1: Ecdsa<$Ecdsa> = Ecdsa($Ecdsa::BRAINPOOL_P512T1);

        /// RSASSA-PKCS1-v1_5 and RSASSA-PSS, and the recovery that Active Authentication needs.
        pub static RSA: Rsa<$Rsa> = Rsa($Rsa);

        /// The algorithms of Vietnamese documents and of the certificates that issue them.
        pub const VIETNAM: Algorithms<'static> = Algorithms {
            digests: &[&SHA1, &SHA256, &SHA384, &SHA512],
            signatures: &[
                &ECDSA_BRAINPOOL_P384R1,
                &ECDSA_BRAINPOOL_P512R1,
                &ECDSA_BRAINPOOL_P256R1,
                &ECDSA_P384,
                &RSA,
            ],
        };

        /// All algorithms of the engine, and the hash functions.
        pub const ALL: Algorithms<'static> = Algorithms {
            digests: &[&SHA1, &SHA224, &SHA256, &SHA384, &SHA512],
            signatures: &[
                &ECDSA_P224,
                &ECDSA_P256,
                &ECDSA_P384,
                &ECDSA_P521,
                &ECDSA_BRAINPOOL_P224R1,
                &ECDSA_BRAINPOOL_P256R1,
                &ECDSA_BRAINPOOL_P320R1,
                &ECDSA_BRAINPOOL_P384R1,
                &ECDSA_BRAINPOOL_P512R1,
                &ECDSA_BRAINPOOL_P224T1,
                &ECDSA_BRAINPOOL_P256T1,
                &ECDSA_BRAINPOOL_P320T1,
                &ECDSA_BRAINPOOL_P384T1,
                &ECDSA_BRAINPOOL_P512T1,
                &RSA,
            ],
        };
    };
}

#[cfg(feature = "compact")]
pub mod compact;
#[cfg(all(feature = "wide", feature = "sha"))]
pub mod wide;

#[cfg(all(
    feature = "sha",
    feature = "ecdsa-nist",
    feature = "ecdsa-brainpool",
    feature = "rsa"
))]
use crate::crypto::Algorithms;
#[cfg(any(feature = "ecdsa-nist", feature = "ecdsa-brainpool"))]
use crate::crypto::Ecdsa;
#[cfg(feature = "ml-dsa")]
use crate::crypto::{MlDsa44, MlDsa65, MlDsa87};
#[cfg(feature = "rsa")]
use crate::crypto::{Rsa, SoftwareRsa};
#[cfg(feature = "sha")]
use crate::crypto::{Sha1, Sha224, Sha256, Sha384, Sha512};
#[cfg(feature = "ecdsa-brainpool")]
use crate::crypto::{SoftwareBrainpoolP256r1, SoftwareBrainpoolP384r1, SoftwareBrainpoolP512r1};
#[cfg(feature = "ecdsa-nist")]
use crate::crypto::{SoftwareP256, SoftwareP384, SoftwareP521};

/// SHA-1: old documents, and Active Authentication.
#[cfg(feature = "sha")]
pub static SHA1: Sha1 = Sha1;

/// SHA-224.
#[cfg(feature = "sha")]
pub static SHA224: Sha224 = Sha224;

/// SHA-256.
#[cfg(feature = "sha")]
pub static SHA256: Sha256 = Sha256;

/// SHA-384.
#[cfg(feature = "sha")]
pub static SHA384: Sha384 = Sha384;

/// SHA-512.
#[cfg(feature = "sha")]
pub static SHA512: Sha512 = Sha512;

/// ECDSA on P-256.
#[cfg(feature = "ecdsa-nist")]
pub static ECDSA_P256: Ecdsa<SoftwareP256> = Ecdsa(SoftwareP256);

/// ECDSA on P-384.
#[cfg(feature = "ecdsa-nist")]
pub static ECDSA_P384: Ecdsa<SoftwareP384> = Ecdsa(SoftwareP384);

/// ECDSA on P-521.
#[cfg(feature = "ecdsa-nist")]
pub static ECDSA_P521: Ecdsa<SoftwareP521> = Ecdsa(SoftwareP521);

/// ECDSA on brainpoolP256r1.
#[cfg(feature = "ecdsa-brainpool")]
pub static ECDSA_BRAINPOOL_P256R1: Ecdsa<SoftwareBrainpoolP256r1> = Ecdsa(SoftwareBrainpoolP256r1);

/// ECDSA on brainpoolP384r1.
#[cfg(feature = "ecdsa-brainpool")]
pub static ECDSA_BRAINPOOL_P384R1: Ecdsa<SoftwareBrainpoolP384r1> = Ecdsa(SoftwareBrainpoolP384r1);

/// ECDSA on brainpoolP512r1.
#[cfg(feature = "ecdsa-brainpool")]
pub static ECDSA_BRAINPOOL_P512R1: Ecdsa<SoftwareBrainpoolP512r1> = Ecdsa(SoftwareBrainpoolP512r1);

/// RSASSA-PKCS1-v1_5 and RSASSA-PSS, and the recovery that Active Authentication needs.
#[cfg(feature = "rsa")]
pub static RSA: Rsa<SoftwareRsa> = Rsa(SoftwareRsa);

/// ML-DSA-44.
#[cfg(feature = "ml-dsa")]
pub static ML_DSA_44: MlDsa44 = MlDsa44;

/// ML-DSA-65.
#[cfg(feature = "ml-dsa")]
pub static ML_DSA_65: MlDsa65 = MlDsa65;

/// ML-DSA-87.
#[cfg(feature = "ml-dsa")]
pub static ML_DSA_87: MlDsa87 = MlDsa87;

/// The algorithms of Vietnamese documents and of the certificates that issue them.
#[cfg(all(feature = "sha", feature = "ecdsa-nist", feature = "ecdsa-brainpool", feature = "rsa"))]
pub const VIETNAM: Algorithms<'static> = Algorithms {
    digests: &[&SHA1, &SHA256, &SHA384, &SHA512],
    signatures: &[
        &ECDSA_BRAINPOOL_P384R1,
        &ECDSA_BRAINPOOL_P512R1,
        &ECDSA_BRAINPOOL_P256R1,
        &ECDSA_P384,
        &RSA,
    ],
};

/// All algorithms of the library; the compact engine provides the curves that RustCrypto lacks.
#[cfg(all(
    feature = "sha",
    feature = "ecdsa-nist",
    feature = "ecdsa-brainpool",
    feature = "rsa",
    feature = "compact"
))]
pub const ALL: Algorithms<'static> = Algorithms {
    digests: &[&SHA1, &SHA224, &SHA256, &SHA384, &SHA512],
    signatures: &[
        &ECDSA_P256,
        &ECDSA_P384,
        &ECDSA_P521,
        &ECDSA_BRAINPOOL_P256R1,
        &ECDSA_BRAINPOOL_P384R1,
        &ECDSA_BRAINPOOL_P512R1,
        &compact::ECDSA_P224,
        &compact::ECDSA_BRAINPOOL_P224R1,
        &compact::ECDSA_BRAINPOOL_P320R1,
        &compact::ECDSA_BRAINPOOL_P224T1,
        &compact::ECDSA_BRAINPOOL_P256T1,
        &compact::ECDSA_BRAINPOOL_P320T1,
        &compact::ECDSA_BRAINPOOL_P384T1,
        &compact::ECDSA_BRAINPOOL_P512T1,
        &RSA,
    ],
};

/// [`ALL`], and ML-DSA, which Doc 9303 does not have yet.
///
/// Apart from [`ALL`], so that a feature does not change which documents are accepted.
#[cfg(all(
    feature = "sha",
    feature = "ecdsa-nist",
    feature = "ecdsa-brainpool",
    feature = "rsa",
    feature = "compact",
    feature = "ml-dsa"
))]
pub const POST_QUANTUM: Algorithms<'static> =
    Algorithms { digests: ALL.digests, signatures: &and_ml_dsa::<18>(ALL.signatures) };

/// Returns these signature algorithms and those of ML-DSA, `N` in all.
#[cfg(all(
    feature = "sha",
    feature = "ml-dsa",
    any(
        feature = "wide",
        all(
            feature = "ecdsa-nist",
            feature = "ecdsa-brainpool",
            feature = "rsa",
            feature = "compact"
        )
    )
))]
#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, and refuses a wrong N")]
const fn and_ml_dsa<const N: usize>(
    signatures: &[&'static dyn crate::crypto::SignatureAlgorithm],
) -> [&'static dyn crate::crypto::SignatureAlgorithm; N] {
    let ml_dsa: [&dyn crate::crypto::SignatureAlgorithm; 3] = [&ML_DSA_44, &ML_DSA_65, &ML_DSA_87];
    let mut all: [&dyn crate::crypto::SignatureAlgorithm; N] = [&ML_DSA_44; N];
    let mut index = 0;
    while index < N {
        all[index] = match index.checked_sub(signatures.len()) {
            Some(further) => ml_dsa[further],
            None => signatures[index],
        };
        index = index.wrapping_add(1);
    }
    all
}
