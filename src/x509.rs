//! Floor 1: X.509 certificates (RFC 5280 §4, profiled by Doc 9303-12 §7), borrowed.
//!
//! [`Certificate::parse`] checks structure and says what is off. Only [`verify`](crate::verify) says whether
//! a certificate is genuine, valid at a time, and fit for a role.

mod access_description;
mod algorithm_identifier;
mod authority_key_identifier;
mod basic_constraints;
mod certificate;
mod certificate_list;
mod certificate_policies;
mod crl_distribution_points;
mod document_type_list;
mod extension;
mod extensions;
mod general_name;
mod key_usage;
mod known_extension;
mod lookup_hash;
mod name;
mod private_key_usage_period;
mod profile;
mod public_key;
pub(crate) mod sequence_of;
mod signature;
mod subject_outline;
mod subject_public_key_info;
mod tbs_certificate;
#[cfg(test)]
pub(crate) mod testing;
mod text;
mod validity;

pub use access_description::AccessDescription;
pub use algorithm_identifier::AlgorithmIdentifier;
pub use authority_key_identifier::AuthorityKeyIdentifier;
pub use basic_constraints::BasicConstraints;
pub use certificate::Certificate;
pub use certificate_list::{CertificateList, RevocationReason, RevokedCertificate};
pub use certificate_policies::PolicyInformation;
pub use crl_distribution_points::DistributionPoint;
pub use document_type_list::DocumentTypeList;
pub use extension::{Extension, MAX_EXTENSIONS};
pub use general_name::{GeneralName, GeneralNames};
pub use key_usage::KeyUsage;
pub use name::{Attribute, Name, RelativeDistinguishedName};
pub use private_key_usage_period::PrivateKeyUsagePeriod;
pub use public_key::{EcKey, EcParameters, PublicKey, RsaKey};
pub use sequence_of::SequenceOf;
pub use subject_public_key_info::SubjectPublicKeyInfo;
pub use text::Text;
pub use validity::Validity;

pub(crate) use certificate_list::{CertificateListStream, Part};
pub(crate) use lookup_hash::LookupHash;
pub(crate) use public_key::without_leading_zeros;
pub(crate) use subject_outline::SubjectOutline;
