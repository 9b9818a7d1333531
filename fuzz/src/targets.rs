//! The targets. Each is a function that returns for any bytes, and asserts its properties.

pub mod certificate;
pub mod certificate_list;
pub mod chunked_equals_whole;
pub mod com;
pub mod dg1;
pub mod dg13;
pub mod dg2;
pub mod engines_agree;
pub mod files;
pub mod iso9796;
pub mod master_list;
pub mod security_infos;
pub mod sod;
pub mod tlv;
pub mod verifier;

/// A target and its name, which is also that of its file and of the folder with its seeds.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const ALL: &[Target] = &[
    ("certificate", certificate::run),
    ("certificate_list", certificate_list::run),
    ("chunked_equals_whole", chunked_equals_whole::run),
    ("com", com::run),
    ("dg1", dg1::run),
    ("dg13", dg13::run),
    ("dg2", dg2::run),
    ("engines_agree", engines_agree::run),
    ("files", files::run),
    ("iso9796", iso9796::run),
    ("master_list", master_list::run),
    ("security_infos", security_infos::run),
    ("sod", sod::run),
    ("tlv", tlv::run),
    ("verifier", verifier::run),
];
