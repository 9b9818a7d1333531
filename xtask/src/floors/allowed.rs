//! Uses that close a circle among neighbours and are still allowed, as `user -> used`. One that closes
//! no circle any more has to go from here.

pub(super) const LIBRARY: &[&str] = &[
    "biometrics -> lds",
    "biometrics::face_image_data -> biometrics::face_image",
    "biometrics::facial_record -> biometrics::face_image",
    "crypto::compact::program -> crypto::compact::curve",
    "crypto::digest -> crypto::compact",
    "crypto::digest -> crypto::signature",
    "crypto::signature -> crypto::scheme",
    "error -> tlv",
    "verify::chain -> verify::passive_authentication",
    "verify::document -> verify::passive_authentication",
    "vietnam::misread -> vietnam::qr",
    "x509 -> cms",
    "x509::known_extensions -> x509::extension",
    "x509::schema -> x509::basic_constraints",
    "x509::schema -> x509::general_name",
    "x509::schema -> x509::known_extensions",
    "x509::schema -> x509::name",
    "x509::schema -> x509::private_key_usage_period",
];

pub(super) const CAPI: &[&str] = &["session -> ffi", "source -> ffi", "text -> messages"];

pub(super) const CLI: &[&str] = &[
    "console -> outcome",
    "dump::exposure -> dump::element",
    "dump::tree -> dump::element",
    "dump::value -> dump::element",
];

pub(super) const XTASK: &[&str] = &["faults -> quirks"];
