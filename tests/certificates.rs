//! Certificates of real and mock states, where the reference data is there: each parses with the
//! finding that it is kept for, says what another parser says, and breaks without a panic.

mod common {
    pub(crate) mod corpus;
    pub(crate) mod files;
}

use core::fmt::Write as _;
use std::path::{Path, PathBuf};

use common::corpus::corpus;
use common::files::files_below;
use idchip::verify::Anchors;
use idchip::x509::{Certificate, EcParameters, GeneralName, PublicKey};
use idchip::{Finding, oid};

/// A certificate file of the reference data.
struct Sample {
    /// The path from the folder of certificates on.
    path: String,
    der: Vec<u8>,
}

impl Sample {
    fn read(root: &Path, path: &Path) -> Self {
        let bytes = std::fs::read(path).unwrap();
        let der = match path.extension() {
            Some(extension) if extension == "pem" => pem_rfc7468::decode_vec(&bytes).unwrap().1,
            _ => bytes,
        };
        let path = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        Self { path, der }
    }

    fn certificate(&self) -> Certificate<'_> {
        Certificate::parse(&self.der).unwrap_or_else(|error| panic!("{}: {error}", self.path))
    }
}

/// The certificates in these folders; none, with a line that says so, where the data is absent.
fn samples(folders: &[&str]) -> Vec<Sample> {
    let Some(root) = corpus("certs") else { return Vec::new() };
    let paths = folders.iter().flat_map(|folder| files_below(&root.join(folder)));
    let is_certificate = |path: &PathBuf| {
        matches!(path.extension().and_then(|extension| extension.to_str()), Some("der" | "pem"))
    };
    let mut samples: Vec<_> =
        paths.filter(is_certificate).map(|path| Sample::read(&root, &path)).collect();
    assert!(!samples.is_empty());
    samples.sort_by(|a, b| a.path.cmp(&b.path));
    samples
}

const ALL: [&str; 3] = ["vietnam", "quirks", "mock-openpassport"];

/// The findings for which certificates are kept in a folder, as any certificate and as a CSCA's.
fn findings_of(folder: &str) -> (&'static [Finding], &'static [Finding]) {
    match folder {
        "basicConstraints-empty" => (&[], &[Finding::BasicConstraintsNotCa]),
        "basicConstraints-not-critical" => (&[], &[Finding::BasicConstraintsNotCritical]),
        "country-len3" => (&[Finding::CountryNotTwoLetters], &[]),
        "ecdsa-sigalg-params_0500" => (&[Finding::EcdsaParametersPresent], &[]),
        "ext-der_boolean-not-FF_01_2.5.29.19" => (&[Finding::BooleanNotDer], &[]),
        "ext-der_truncated_1.2.840.113549.1.9.21" => (&[Finding::ExtensionMalformed], &[]),
        "ext-der_truncated_2.5.29.14" => (&[Finding::SubjectKeyIdentifierNotWrapped], &[]),
        "gentime-before-2050" => (&[Finding::GeneralizedTimeBefore2050], &[]),
        "lowercase-country" => (&[Finding::CountryLowerCase], &[]),
        "negative-serial" => (&[Finding::NegativeSerialNumber], &[]),
        "no-basicConstraints" => (&[], &[Finding::BasicConstraintsMissing]),
        "no-country" => (&[Finding::CountryMissing], &[]),
        "no-keyUsage" => (&[], &[Finding::KeyUsageMissing]),
        "rsa-sigalg-params_None" | "rsa-spki-params_" => (&[Finding::RsaParametersMissing], &[]),
        "zero-serial" => (&[Finding::ZeroSerialNumber], &[]),
        // Deviations that are none of the encoding.
        "SELF-ISSUED-SIGNATURE-UNVERIFIED"
        | "critical-ext_2.23.136.1.1.6.1"
        | "explicit-ec-short-a-b"
        | "explicit-ec-with-seed"
        | "rsa-odd-exponent" => (&[], &[]),
        other => panic!("{other}: no expectation"),
    }
}

#[test]
fn each_quirk_is_a_finding_of_the_certificates_kept_for_it() {
    for sample in samples(&["quirks"]) {
        let certificate = sample.certificate();
        let folder = sample.path.split('/').nth(1).unwrap();
        let (of_all, of_csca) = findings_of(folder);
        for finding in of_all {
            assert!(certificate.findings().contains(*finding), "{}: {finding}", sample.path);
        }
        for finding in of_csca {
            assert!(certificate.csca_findings().contains(*finding), "{}: {finding}", sample.path);
        }
    }
}

#[test]
fn a_critical_name_change_is_known() {
    for sample in samples(&["quirks/critical-ext_2.23.136.1.1.6.1"]) {
        let certificate = sample.certificate();
        assert!(certificate.extension(oid::NAME_CHANGE).unwrap().critical);
        assert!(certificate.name_change());
        assert_eq!(certificate.unknown_critical_extension(), None);
    }
}

#[test]
fn odd_exponents_are_read_as_they_are() {
    for sample in samples(&["quirks/rsa-odd-exponent"]) {
        let Ok(PublicKey::Rsa(key)) = sample.certificate().subject_public_key_info().public_key()
        else {
            panic!("{}: no RSA key", sample.path);
        };
        // As in "AT_e38129_1c125bb1.der".
        let expected: u64 =
            sample.path.split("_e").nth(1).unwrap().split('_').next().unwrap().parse().unwrap();
        let exponent = key.exponent.iter().fold(0, |value, octet| value << 8 | u64::from(*octet));
        assert_eq!(exponent, expected, "{}", sample.path);
    }
}

#[test]
fn coefficients_of_curves_may_be_shorter_than_the_field() {
    let samples = samples(&["quirks/explicit-ec-short-a-b"]);
    let is_short = |sample: &Sample| {
        let key = sample.certificate().subject_public_key_info().public_key().unwrap();
        let PublicKey::Ec(key) = key else { panic!("{}: no EC key", sample.path) };
        let EcParameters::Explicit { p, a, b, .. } = key.parameters else {
            panic!("{}: no explicit parameters", sample.path);
        };
        assert!(a.len() <= p.len() && b.len() <= p.len(), "{}", sample.path);
        a.len() < p.len() || b.len() < p.len()
    };
    assert!(samples.is_empty() || samples.iter().any(is_short));
}

#[test]
fn the_certificates_of_vietnam_keep_to_the_standard() {
    let samples = samples(&["vietnam"]);
    for sample in &samples {
        let certificate = sample.certificate();
        assert!(certificate.findings().is_empty(), "{}", sample.path);
        assert!(certificate.csca_findings().is_empty(), "{}", sample.path);
        assert_eq!(certificate.unknown_critical_extension(), None);
        assert!(certificate.is_self_issued());
        assert_eq!(certificate.subject().country(), Some("VN"));
        let authority = certificate.authority_key_identifier().unwrap();
        assert_eq!(authority.key_identifier, certificate.subject_key_identifier());
    }
    if let [card, passport] = &samples[..] {
        let names = [card, passport].map(|sample| sample.certificate().subject().to_string());
        let [card_name, passport_name] = names;
        assert!(card_name.ends_with("CN=CSCA Vietnam"), "{card_name}");
        assert!(passport_name.ends_with("CN=CSCA ePassport Vietnam"), "{passport_name}");
    }
}

#[test]
fn every_key_is_read() {
    for sample in samples(&ALL) {
        let key = sample.certificate().subject_public_key_info().public_key();
        assert!(
            matches!(key, Ok(PublicKey::Ec(_) | PublicKey::Rsa(_))),
            "{}: {key:?}",
            sample.path
        );
    }
}

#[test]
fn another_parser_reads_the_same() {
    for sample in samples(&ALL) {
        let own = sample.certificate();
        let (rest, other) = x509_parser::parse_x509_certificate(&sample.der).unwrap();
        let tbs = &other.tbs_certificate;
        let path = &sample.path;
        assert!(rest.is_empty(), "{path}");
        assert_eq!(own.tbs(), tbs.as_ref(), "{path}");
        assert_eq!(u32::from(own.version()), tbs.version().0 + 1, "{path}");
        assert_eq!(own.serial_number().as_bytes(), tbs.raw_serial(), "{path}");
        assert_eq!(own.issuer().as_bytes(), tbs.issuer().as_raw(), "{path}");
        assert_eq!(own.subject().as_bytes(), tbs.subject().as_raw(), "{path}");
        let validity = own.validity();
        assert_eq!(validity.not_before.0, tbs.validity().not_before.timestamp(), "{path}");
        assert_eq!(validity.not_after.0, tbs.validity().not_after.timestamp(), "{path}");
        assert_eq!(own.subject_public_key_info().as_bytes(), tbs.public_key().raw, "{path}");
        assert_eq!(own.signature().oid().as_bytes(), tbs.signature.algorithm.as_bytes(), "{path}");
        let algorithm = other.signature_algorithm.algorithm.as_bytes();
        assert_eq!(own.signature_algorithm().oid().as_bytes(), algorithm, "{path}");
        assert_eq!(own.signature_value(), other.signature_value.as_ref(), "{path}");
        assert_eq!(own.extensions().count(), tbs.extensions().len(), "{path}");
        for (own, other) in own.extensions().zip(tbs.extensions()) {
            assert_eq!(own.oid.as_bytes(), other.oid.as_bytes(), "{path}");
            assert_eq!((own.critical, own.value), (other.critical, other.value), "{path}");
        }
        assert_eq!(own.key_usage().is_some(), tbs.key_usage().unwrap().is_some(), "{path}");
        if let (Some(own), Some(other)) = (own.key_usage(), tbs.key_usage().unwrap()) {
            assert_eq!(own.key_cert_sign(), other.value.key_cert_sign(), "{path}");
            assert_eq!(own.crl_sign(), other.value.crl_sign(), "{path}");
            assert_eq!(own.digital_signature(), other.value.digital_signature(), "{path}");
        }
        if let (Some(own), Some(other)) =
            (own.basic_constraints(), tbs.basic_constraints().unwrap())
        {
            let expected = (other.value.ca, other.value.path_len_constraint);
            assert_eq!((own.ca, own.path_length), expected, "{path}");
        }
    }
}

#[test]
fn no_prefix_of_a_certificate_parses() {
    for sample in samples(&ALL) {
        for end in 0..sample.der.len() {
            assert!(Certificate::parse(&sample.der[..end]).is_err(), "{}: {end}", sample.path);
        }
    }
}

#[test]
fn no_flipped_bit_makes_a_panic() {
    const FLIPS_OF_EACH: u32 = 100;
    // A linear congruential generator (Knuth, MMIX): the same flips in each run.
    let mut state = 0x1D_C41B_u64;
    for mut sample in samples(&ALL) {
        for _ in 0..FLIPS_OF_EACH {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let number = usize::try_from(state >> 33).unwrap();
            let at = number / 8 % sample.der.len();
            sample.der[at] ^= 1 << (number % 8);
            if let Ok(certificate) = Certificate::parse(&sample.der) {
                look_at_all_of(&certificate);
            }
            sample.der[at] ^= 1 << (number % 8);
        }
    }
}

/// Calls everything that reads from the certificate after it was parsed.
fn look_at_all_of(certificate: &Certificate<'_>) {
    let mut text = String::new();
    write!(
        text,
        "{certificate:?} {} {}",
        certificate.csca_findings().is_empty(),
        certificate.document_signer_findings().is_empty()
    )
    .unwrap();
    write!(text, "{:?}", certificate.subject_public_key_info().public_key()).unwrap();
    write!(text, "{:?}", certificate.key_usage()).unwrap();
    write!(text, "{:?} {:?}", certificate.certificate_policies(), certificate.document_types())
        .unwrap();
    write!(text, "{:?}", certificate.authority_information_access()).unwrap();
    write!(text, "{:?}", certificate.subject_information_access()).unwrap();
    write!(text, "{:?}", certificate.extended_key_usage()).unwrap();
    for name in [certificate.issuer(), certificate.subject()] {
        write!(text, "{name} {:?} {:?}", name.country(), name.common_name()).unwrap();
        assert!(name.is(&name) && name.is_permutation_of(&name));
    }
    for names in [certificate.subject_alt_names(), certificate.issuer_alt_names()] {
        for name in names.into_iter().flat_map(|names| names.iter()) {
            write!(text, "{name:?}").unwrap();
            if let GeneralName::DirectoryName(name) = name {
                assert!(name.is_permutation_of(&name));
            }
        }
    }
    for point in certificate.crl_distribution_points().into_iter().flat_map(|it| it.iter()) {
        point.uris().for_each(|uri| write!(text, "{uri}").unwrap());
    }
    for extension in certificate.extensions() {
        write!(text, "{extension:?} {}", extension.is_known()).unwrap();
    }
}

/// Each certificate that five states and ICAO list as a CSCA's.
fn listed() -> std::collections::BTreeSet<Vec<u8>> {
    let mut listed: std::collections::BTreeSet<_> =
        samples(&["vietnam"]).into_iter().map(|sample| sample.der).collect();
    let Some(lists) = corpus("masterlists") else { return listed };
    for entry in std::fs::read_dir(lists).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file()
            && let Ok(list) = Anchors::from_master_list(&std::fs::read(&path).unwrap())
        {
            listed.extend(list.iter().map(<[u8]>::to_vec));
        }
    }
    assert!(listed.len() > 700, "{}", listed.len());
    listed
}

#[test]
fn each_listed_certificate_but_one_of_a_signer_can_be_a_csca() {
    for der in listed() {
        let Ok(certificate) = Certificate::parse(&der) else { continue };
        let subject = certificate.subject().to_string();
        // The Italian list of 2023 holds a document signer of Ukraine beside its CSCA: cA FALSE,
        // digitalSignature, issued by another.
        let is_signer = subject.contains("serialNumber=UA-16286441-0002");
        assert_eq!(certificate.can_be_csca(), !is_signer, "{subject}");
    }
}
