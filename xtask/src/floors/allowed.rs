//! Uses that close a circle among neighbours and are still allowed, as `user -> used`. One that closes
//! no circle any more has to go from here.

pub(super) const LIBRARY: &[&str] = &[
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
];

pub(super) const CAPI: &[&str] = &["session -> ffi", "source -> ffi", "text -> messages"];

pub(super) const CLI: &[&str] = &[
    "console -> outcome",
    "dump::exposure -> dump::element",
    "dump::tree -> dump::element",
    "dump::value -> dump::element",
];

pub(super) const XTASK: &[&str] = &["faults -> quirks"];
