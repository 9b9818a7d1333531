//! Files of anchors in every form in which states publish them, made anew from the test data.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::path::Path;

/// A file, and its expected result.
pub(crate) struct Sample {
    pub(crate) name: &'static str,
    pub(crate) bytes: Vec<u8>,
    pub(crate) expected: Expected,
}

/// The expected result of a file.
#[derive(Clone, Copy)]
pub(crate) enum Expected {
    /// So many certificates of CSCAs, and that of the card `vn_good` among them.
    Anchors(usize),
    /// So many certificates of other CSCAs.
    Others(usize),
    /// No anchors: the words of the command, and the number of the status in C.
    #[allow(dead_code, reason = "each of the two tests reads one of them")]
    None(&'static str, u32),
}

use Expected::{Anchors, None as Nothing, Others};

const NO_CSCA: u32 = 124;
const NO_CERTIFICATES: u32 = 125;
const UNKNOWN_FORM: u32 = 126;

fn data(path: &str) -> Vec<u8> {
    let testdata = Path::new(env!("CARGO_MANIFEST_DIR")).join("../testdata");
    std::fs::read(testdata.join(path)).unwrap()
}

/// An element with a length in two bytes.
fn tlv(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let value = parts.concat();
    let length = u16::try_from(value.len()).unwrap().to_be_bytes();
    [&[tag, 0x82], &length[..], &value].concat()
}

const SIGNED_DATA: &[u8] = &[6, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 2];
const DATA: &[u8] = &[0x30, 11, 6, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 1];

/// A bundle that nobody signed, as `openssl crl2pkcs7 -nocrl` writes it.
fn bundle(certificates: &[&[u8]]) -> Vec<u8> {
    let certificates = tlv(0xA0, certificates);
    let fields = tlv(0x30, &[&[2, 1, 1, 0x31, 0], DATA, &certificates, &[0xA1, 0, 0x31, 0]]);
    tlv(0x30, &[SIGNED_DATA, &tlv(0xA0, &[&fields])])
}

/// The same with lengths of indefinite form, as some Windows programs write it.
fn bundle_of_indefinite_length(certificates: &[&[u8]]) -> Vec<u8> {
    let open = |tag: u8, parts: &[&[u8]]| [&[tag, 0x80], &parts.concat()[..], &[0, 0]].concat();
    let certificates = open(0xA0, certificates);
    let fields = open(0x30, &[&[2, 1, 1, 0x31, 0], DATA, &certificates, &[0x31, 0]]);
    open(0x30, &[SIGNED_DATA, &open(0xA0, &[&fields])])
}

/// Base64 in lines of this length, which end in `end` and begin with `begin`.
fn folded(bytes: &[u8], length: usize, begin: &str, end: &str) -> String {
    let text = STANDARD.encode(bytes);
    let lines = text.as_bytes().chunks(length).map(|line| core::str::from_utf8(line).unwrap());
    lines.map(|line| format!("{begin}{line}{end}")).collect()
}

fn pem_with(label: &str, bytes: &[u8], length: usize, begin: &str, end: &str) -> String {
    let body = folded(bytes, length, begin, end);
    format!("{begin}-----BEGIN {label}-----{end}{body}{begin}-----END {label}-----{end}")
}

fn pem(label: &str, bytes: &[u8]) -> String {
    pem_with(label, bytes, 64, "", "\n")
}

/// An entry of LDIF with these values in base64, folded at the width of the standard.
fn ldif(values: &[(&str, &[u8])], end: &str) -> String {
    let of_value = |(name, value): &(&str, &[u8])| {
        let line = format!("{name}:: {}", STANDARD.encode(value));
        let (first, rest) = line.split_at(line.len().min(78));
        let mut text = first.to_owned();
        for part in rest.as_bytes().chunks(77) {
            text.push_str(&format!("{end} {}", core::str::from_utf8(part).unwrap()));
        }
        format!(
            "dn: cn=1,o=x,c=UT,dc=data,dc=download,dc=pkd,dc=icao,dc=int{end}pkdVersion: 1{end}\
             sn: Members{end}description:: MS4gVMOqbg=={end}{text}{end}objectClass: top{end}{end}"
        )
    };
    format!("# entries{end}version: 1{end}{end}{}", values.iter().map(of_value).collect::<String>())
}

fn hexadecimal(bytes: &[u8], separator: &str) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect::<Vec<_>>().join(separator)
}

/// Every form.
pub(crate) fn samples() -> Vec<Sample> {
    let csca = data("anchors/vn_good.der");
    let other = data("anchors/td3_passport.der");
    let signer = data("signers/sod_certificate_in_store.der");
    let list = data("lists/list_good.ml");
    let crl = data("crls/crl_in_force.crl");
    let deviations = data("lists/deviation_list_good.ml");
    let sod = data("cards/vn_good/EF.SOD.bin");
    let both = bundle(&[&csca, &other]);
    let bare = tlv(0x30, &[&[2, 1, 0], &tlv(0x31, &[&csca, &other])]);
    let trusted = [&csca[..], &[0x30, 12, 0x30, 10, 6, 8, 43, 6, 1, 5, 5, 7, 3, 2]].concat();
    let certificate = pem("CERTIFICATE", &csca);
    let text = |text: String| text.into_bytes();
    let sample = |name, bytes, expected| Sample { name, bytes, expected };
    vec![
        sample("certificate", csca.clone(), Anchors(1)),
        sample("line end behind", [&csca[..], b"\n"].concat(), Anchors(1)),
        sample("line ends and zero behind", [&csca[..], b"\r\n\r\n\0"].concat(), Anchors(1)),
        sample("certificates in a row", [&csca[..], &other].concat(), Anchors(2)),
        sample("pem", text(certificate.clone()), Anchors(1)),
        sample("pem crlf", text(pem_with("CERTIFICATE", &csca, 64, "", "\r\n")), Anchors(1)),
        sample("pem cr", text(pem_with("CERTIFICATE", &csca, 64, "", "\r")), Anchors(1)),
        sample("pem bom", text(format!("\u{FEFF}{certificate}")), Anchors(1)),
        sample("pem indented", text(pem_with("CERTIFICATE", &csca, 64, "\t  ", "\n")), Anchors(1)),
        sample("pem one line", text(pem_with("CERTIFICATE", &csca, 9999, "", "\n")), Anchors(1)),
        sample("pem narrow", text(pem_with("CERTIFICATE", &csca, 7, "", " \n")), Anchors(1)),
        sample(
            "pem in text",
            text(format!("Chứng thư: 30:82\n subject= CN=X\n{certificate}\nHết.\n{certificate}")),
            Anchors(2),
        ),
        sample("pem x509", text(pem("X509 CERTIFICATE", &csca)), Anchors(1)),
        sample("pem trusted", text(pem("TRUSTED CERTIFICATE", &trusted)), Anchors(1)),
        sample(
            "pem with others",
            text(format!("{}{certificate}{}", pem("X509 CRL", &crl), pem("PRIVATE KEY", b"x"))),
            Anchors(1),
        ),
        sample("bundle", both.clone(), Anchors(2)),
        sample("bundle indefinite", bundle_of_indefinite_length(&[&csca]), Anchors(1)),
        sample("bundle pem", text(pem("PKCS7", &both)), Anchors(2)),
        sample("bundle pem cms", text(pem("CMS", &both)), Anchors(2)),
        sample("bundle pem wrong label", text(pem("CERTIFICATE", &both)), Anchors(2)),
        sample("bundle base64", text(folded(&both, 76, "", "\r\n")), Anchors(2)),
        sample("bare list", bare.clone(), Anchors(2)),
        sample("list pem", text(pem("CMS", &list)), Others(3)),
        sample("list pem own label", text(pem("CSCA MASTER LIST", &bare)), Anchors(2)),
        sample("list base64", text(folded(&bare, 76, "", "\n")), Anchors(2)),
        sample("list", list.clone(), Others(3)),
        sample("base64", text(STANDARD.encode(&csca)), Anchors(1)),
        sample(
            "base64 lines bom",
            text(format!("\u{FEFF}{}", folded(&csca, 64, " ", "\r\n"))),
            Anchors(1),
        ),
        sample(
            "base64 unpadded",
            text(STANDARD.encode(&csca).trim_end_matches('=').to_owned()),
            Anchors(1),
        ),
        sample("hexadecimal", text(hexadecimal(&csca, "")), Anchors(1)),
        sample("hexadecimal colons", text(format!("{}\n", hexadecimal(&csca, ":"))), Anchors(1)),
        sample("hexadecimal spaces", text(format!("0x{}", hexadecimal(&csca, " "))), Anchors(1)),
        sample("ldif list", text(ldif(&[("CscaMasterListData", &bare)], "\n")), Anchors(2)),
        sample(
            "ldif older list",
            text(format!("\u{FEFF}{}", ldif(&[("pkdMasterListContent", &bare)], "\r\n"))),
            Anchors(2),
        ),
        sample("ldif csca", text(ldif(&[("cACertificate;binary", &csca)], "\n")), Anchors(1)),
        sample(
            "ldif folded early",
            text(format!(
                "# filter:\n  (o=ml)\ndn: c=UT\nCscaMasterListData::\n{}",
                folded(&bare, 76, " ", "\n")
            )),
            Anchors(2),
        ),
        sample(
            "ldif of all",
            text(ldif(
                &[
                    ("userCertificate;binary", &signer),
                    ("certificateRevocationList;binary", &crl),
                    ("CscaMasterListData", &list),
                    ("cscamasterlistdata", &bare),
                ],
                "\n",
            )),
            Anchors(5),
        ),
        sample(
            "ldif signers",
            text(ldif(&[("userCertificate;binary", &signer)], "\n")),
            Nothing("LDIF of document signers, no anchors in it", NO_CSCA),
        ),
        sample(
            "ldif revocation",
            text(ldif(&[("certificateRevocationList;binary", &crl)], "\n")),
            Nothing("LDIF of revocation lists, no anchors in it", NO_CERTIFICATES),
        ),
        sample(
            "ldif of names",
            text("version: 1\ndn: c=UT\nsn: x\n".to_owned()),
            Nothing("LDIF without certificates or lists, no anchors in it", NO_CERTIFICATES),
        ),
        sample(
            "pem key",
            text(pem("EC PRIVATE KEY", &[7; 99])),
            Nothing("PEM of private keys", NO_CERTIFICATES),
        ),
        sample(
            "pem revocation",
            text(pem("X509 CRL", &crl)),
            Nothing("PEM of revocation lists, no anchors in it", NO_CERTIFICATES),
        ),
        sample(
            "pem cut off",
            text(certificate.get(..certificate.len() / 2).unwrap().to_owned()),
            Nothing("the line that ends the object is missing", NO_CERTIFICATES),
        ),
        sample(
            "pem not base64",
            text(certificate.replace('M', "*")),
            Nothing("the base64 is not well formed", NO_CERTIFICATES),
        ),
        sample(
            "pem of rubbish",
            text(pem("CERTIFICATE", &[0x30; 200])),
            Nothing("as a bundle of certificates: ", NO_CERTIFICATES),
        ),
        sample("revocation", crl, Nothing("this is a revocation list", NO_CERTIFICATES)),
        sample("deviations", deviations, Nothing("this is a deviation list", NO_CERTIFICATES)),
        sample("sod", sod, Nothing("this is EF.SOD, a file of a card", UNKNOWN_FORM)),
        sample(
            "cut off",
            csca.get(..csca.len() - 1).unwrap().to_vec(),
            Nothing("as a certificate: ", NO_CERTIFICATES),
        ),
        sample(
            "bytes behind",
            [&csca[..], b"\nmore"].concat(),
            Nothing("as a certificate: ", NO_CERTIFICATES),
        ),
        sample(
            "web page",
            b"\n<!DOCTYPE html><html>".to_vec(),
            Nothing("this is a web page", UNKNOWN_FORM),
        ),
        sample("utf-16", b"\xFF\xFE-\0-\0".to_vec(), Nothing("UTF-16", UNKNOWN_FORM)),
        sample("words", b"Members".to_vec(), Nothing("neither DER nor PEM", UNKNOWN_FORM)),
        sample("empty", Vec::new(), Nothing("an empty file", UNKNOWN_FORM)),
    ]
}
