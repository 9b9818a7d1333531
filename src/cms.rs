//! Floor 1: the Cryptographic Message Syntax (RFC 5652) as Doc 9303 uses it, borrowed.
//!
//! CMS may come in BER. An encoding that is not DER is read all the same and noted
//! ([`Finding::BerEncoding`](crate::finding::Finding::BerEncoding)); the signed bytes are
//! never encoded anew.

mod attributes;
mod certificate_bundle;
mod certificate_file;
mod certificates;
mod deviation_list;
mod master_list;
mod signed_data;
mod signer_info;

pub use attributes::{Attribute, MAX_ATTRIBUTES, SetHeader, SignedAttributes};
pub use certificate_bundle::CertificateBundle;
pub use certificate_file::{CertificateFile, CertificateFileError, CertificateFileKind};
pub use certificates::{CertificateSet, MAX_CERTIFICATES};
pub use deviation_list::{
    Deviation, DeviationDescription, DeviationDocuments, DeviationList, DeviationType, Deviations,
    DocumentSignerIdentifier, IssuancePeriod,
};
pub use master_list::{MasterList, MasterListCertificates};
pub use signed_data::{MAX_SIGNERS, SignedData};
pub use signer_info::{SignerIdentifier, SignerInfo};
