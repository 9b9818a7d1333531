//! The cases of parsing: each implementation is asked for the same fields.

use core::hint::black_box;

use dmrtd::lds::df1::efcom::EfCOM;
use dmrtd::lds::df1::efdg1::EfDG1;
use dmrtd::lds::df1::efdg2::EfDG2;
use dmrtd::lds::df1::efdg14::EfDG14;
use dmrtd::lds::df1::efdg15::EfDG15;
use dmrtd::lds::df1::efsod::EfSOD;
use idchip::cms::MasterList;
use idchip::lds::DataGroup;
use idchip::lds::com::EfCom;
use idchip::lds::dg1::Dg1;
use idchip::lds::dg2::Dg2;
use idchip::lds::dg14::Dg14;
use idchip::lds::dg15::Dg15;
use idchip::lds::sod::Sod;
use idchip::x509::Certificate;
use workloads::{Card, Inputs, WholeCard, place, testdata};
use x509_parser::prelude::{FromDer, X509Certificate};

use crate::entry::{Case, Entry, kept, text};
use crate::signed::content;
use crate::{openssl_cms, python, rasn_parsers, rustcrypto};

const GROUP: &str = "Parsing";
const IDCHIP: &str = "idchip";
const DMRTD: &str = "dmrtd";
const RUSTCRYPTO: &str = "cms, x509-cert, der";
const RASN: &str = "rasn, rasn-cms, rasn-pkix";
const X509_PARSER: &str = "x509-parser";
const OPENSSL: &str = "OpenSSL";

/// Fields by name. Every implementation that has one of them has to have the same.
pub(crate) type Fields = Vec<(&'static str, Vec<u8>)>;

type File = &'static [u8];

/// An implementation: the fields are asked for once, to compare them with those expected, and the parse is measured.
fn parses<T: 'static>(
    who: &'static str,
    file: File,
    expected: &'static Fields,
    parse: impl Fn(File) -> Result<T, String> + Copy + 'static,
    fields: impl Fn(&T) -> Result<Fields, String> + 'static,
) -> Entry {
    Entry::new(who, move || {
        let parsed = parse(file)?;
        let fields = fields(&parsed)?;
        if fields.is_empty() {
            return Err("it shows no field".to_owned());
        }
        for (name, value) in fields {
            if !expected.contains(&(name, value)) {
                return Err(format!("it reads another {name}"));
            }
        }
        let (_, shorter) = file.split_last().ok_or("an empty file")?;
        if parse(shorter).is_ok() {
            return Err("it takes a file that ends too early".to_owned());
        }
        Ok(Box::new(move || {
            drop(black_box(parse(black_box(file)).expect("a well-formed file")));
        }))
    })
}

pub(crate) fn cases(inputs: &Inputs) -> Vec<Case> {
    let file = |name: &str| kept(testdata(&format!("cards/vn_good/EF.{name}.bin"))).as_slice();
    vec![
        certificate(kept(testdata("anchors/vn_good.der"))).counted(),
        sod(kept(Card::of("vn_good").sod)).counted(),
        com(file("COM")),
        dg1(file("DG1")).counted(),
        dg2(file("DG2")).counted(),
        dg14(file("DG14")),
        dg15(file("DG15")),
        Case::new(
            GROUP,
            "whole card",
            vec![Entry::new("idchip", || {
                let card = WholeCard::read();
                assert!(card.parse());
                Ok(Box::new(move || assert!(card.parse(), "every file is well-formed")))
            })],
        )
        .counted(),
        master_list(inputs),
    ]
}

fn digits(bytes: &[u8]) -> Vec<u8> {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    bytes[zeros..].to_vec()
}

fn certificate(file: File) -> Case {
    let fields = |it: &Certificate<'_>| {
        vec![
            ("serial number", digits(it.serial_number().as_bytes())),
            ("end of validity", it.validity().not_after.0.to_be_bytes().to_vec()),
            ("key", it.subject_public_key_info().subject_public_key().bytes.to_vec()),
            ("signature", it.signature_value().to_vec()),
        ]
    };
    let ours = |file: File| Certificate::parse(file).map_err(text);
    let expected = kept(fields(&ours(file).expect("a good certificate")));
    Case::new(
        GROUP,
        "certificate",
        vec![
            parses(IDCHIP, file, expected, ours, move |it| Ok(fields(it))),
            parses(RUSTCRYPTO, file, expected, rustcrypto::certificate, |it| {
                let tbs = it.tbs_certificate();
                let until = tbs.validity().not_after.to_unix_duration().as_secs();
                Ok(vec![
                    ("serial number", digits(tbs.serial_number().as_bytes())),
                    ("end of validity", until.to_be_bytes().to_vec()),
                    ("key", tbs.subject_public_key_info().subject_public_key.raw_bytes().to_vec()),
                    ("signature", it.signature().raw_bytes().to_vec()),
                ])
            }),
            parses(RASN, file, expected, rasn_parsers::certificate, |it| {
                let key = &it.tbs_certificate.subject_public_key_info.subject_public_key;
                Ok(vec![
                    ("key", key.as_raw_slice().to_vec()),
                    ("signature", it.signature_value.as_raw_slice().to_vec()),
                ])
            }),
            parses(
                X509_PARSER,
                file,
                expected,
                |file: File| X509Certificate::from_der(file).map(|(_, it)| it).map_err(text),
                |it| {
                    let until = it.validity().not_after.timestamp();
                    Ok(vec![
                        ("serial number", digits(it.raw_serial())),
                        ("end of validity", until.to_be_bytes().to_vec()),
                        ("key", it.public_key().subject_public_key.data.to_vec()),
                        ("signature", it.signature_value.data.to_vec()),
                    ])
                },
            ),
            parses(OPENSSL, file, expected, openssl_cms::certificate, |it| {
                let serial = it.serial_number().to_bn().map_err(text)?.to_vec();
                Ok(vec![
                    ("serial number", digits(&serial)),
                    ("signature", it.signature().as_slice().to_vec()),
                ])
            }),
            python::parses("certificate", place("anchors/vn_good.der"), expected),
        ],
    )
}

/// EF.SOD with the signer's certificate and the security object, which some implementations read at once.
fn sod(file: File) -> Case {
    type Both = (Sod<'static>, Certificate<'static>);
    let ours = |file: File| -> Result<Both, String> {
        let sod = Sod::parse(file).map_err(text)?;
        let certificate = sod.signed_data().certificates().iter().next().ok_or("no signer")?;
        Ok((sod, Certificate::parse(certificate).map_err(text)?))
    };
    let fields = |(sod, certificate): &Both| -> Result<Fields, String> {
        let signed = sod.signed_data();
        let signer = signed.signer().ok_or("no signer")?;
        Ok(vec![
            ("content", signed.content().contiguous().ok_or("in pieces")?.to_vec()),
            ("signature", signer.signature().contiguous().ok_or("in pieces")?.to_vec()),
            ("signature of the certificate", certificate.signature_value().to_vec()),
        ])
    };
    let expected = kept(fields(&ours(file).expect("a good card")).expect("a good card"));
    Case::new(
        GROUP,
        "EF.SOD with certificate and security object",
        vec![
            parses(IDCHIP, file, expected, ours, fields),
            parses(RUSTCRYPTO, file, expected, rustcrypto::sod, |it| {
                let certificate = it.certificate(None).ok_or("no certificate")?;
                let signer = it.signed.signer_infos.0.iter().next().ok_or("no signer")?;
                Ok(vec![
                    ("content", rustcrypto::encapsulated(&it.signed)?.to_vec()),
                    ("signature", signer.signature.as_bytes().to_vec()),
                    ("signature of the certificate", certificate.signature().raw_bytes().to_vec()),
                ])
            }),
            parses(RASN, file, expected, rasn_parsers::sod, |it| {
                let certificate = it.certificate().ok_or("no certificate")?;
                let signer =
                    it.signed.signer_infos.to_vec().into_iter().next().ok_or("no signer")?;
                let signature = certificate.signature_value.as_raw_slice();
                Ok(vec![
                    ("content", rasn_parsers::encapsulated(&it.signed)?.to_vec()),
                    ("signature", signer.signature.to_vec()),
                    ("signature of the certificate", signature.to_vec()),
                ])
            }),
            // Without the security object, for which it has no type.
            parses(
                "OpenSSL, without the security object",
                file,
                expected,
                |file: File| openssl_cms::cms(content(file)?),
                |_| {
                    let card = Card::of("vn_good");
                    let mut cms = openssl_cms::cms(content(&card.sod)?)?;
                    Ok(vec![("content", openssl_cms::encapsulated(&mut cms)?)])
                },
            ),
            Entry::new(DMRTD, || match EfSOD::from_bytes(vec![0xFF; 3]) {
                Ok(_) => {
                    Err("its EfSOD keeps the bytes and reads nothing: it takes three bytes FF. \
                          Its Passive Authentication reads EF.SOD, by functions of its own"
                        .to_owned())
                }
                Err(error) => Err(text(error)),
            }),
            python::parses("sod", place("cards/vn_good/EF.SOD.bin"), expected),
        ],
    )
}

fn com(file: File) -> Case {
    let ours = |file: File| EfCom::parse(file).map_err(text);
    let fields = |it: &EfCom<'_>| {
        vec![("number of data groups", it.data_groups().len().to_be_bytes().to_vec())]
    };
    let expected = kept(fields(&ours(file).expect("a good card")));
    Case::new(
        GROUP,
        "EF.COM",
        vec![
            parses(IDCHIP, file, expected, ours, move |it| Ok(fields(it))),
            parses(
                DMRTD,
                file,
                expected,
                |file: File| EfCOM::from_bytes(file).map_err(text),
                |it| {
                    let count = u32::try_from(it.dg_tags().len()).map_err(text)?;
                    Ok(vec![("number of data groups", count.to_be_bytes().to_vec())])
                },
            ),
        ],
    )
}

fn dg1(file: File) -> Case {
    let ours = |file: File| Dg1::parse(file).map_err(text);
    let fields = |it: &Dg1<'_>| {
        let number: String = it.mrz().document_number().chars().collect();
        vec![("document number", number.into_bytes())]
    };
    let expected = kept(fields(&ours(file).expect("a good card")));
    Case::new(
        GROUP,
        "EF.DG1",
        vec![
            parses(IDCHIP, file, expected, ours, move |it| Ok(fields(it))),
            parses(
                DMRTD,
                file,
                expected,
                |file: File| EfDG1::from_bytes(file).map_err(text),
                |it| Ok(vec![("document number", it.mrz().document_number().as_bytes().to_vec())]),
            ),
        ],
    )
}

fn dg2(file: File) -> Case {
    let ours = |file: File| Dg2::parse(file).map_err(text);
    let fields = |it: &Dg2<'_>| {
        let image = it.face_image().map_or(&[][..], |it| it.bytes);
        vec![("image", image.to_vec())]
    };
    let expected = kept(fields(&ours(file).expect("a good card")));
    Case::new(
        GROUP,
        "EF.DG2",
        vec![
            parses(IDCHIP, file, expected, ours, move |it| Ok(fields(it))),
            parses(
                DMRTD,
                file,
                expected,
                |file: File| EfDG2::from_bytes(file).map_err(text),
                |it| Ok(vec![("image", it.image_data.clone().ok_or("no image")?)]),
            ),
        ],
    )
}

fn dg14(file: File) -> Case {
    let ours = |file: File| Dg14::parse(file).map_err(text);
    let fields =
        |it: &Dg14<'_>| vec![("number of infos", it.security_infos().len().to_be_bytes().to_vec())];
    let expected = kept(fields(&ours(file).expect("a good card")));
    Case::new(
        GROUP,
        "EF.DG14",
        vec![
            parses(IDCHIP, file, expected, ours, move |it| Ok(fields(it))),
            parses("der, infos not told apart", file, expected, rustcrypto::security_infos, |it| {
                let count = u32::try_from(it.len()).map_err(text)?;
                Ok(vec![("number of infos", count.to_be_bytes().to_vec())])
            }),
            Entry::new(DMRTD, || match EfDG14::from_bytes(vec![0x6E, 0x02, 0xFF, 0xFF]) {
                Ok(_) => Err("it looks at the outer tag only, and takes any content".to_owned()),
                Err(error) => Err(text(error)),
            }),
        ],
    )
}

fn dg15(file: File) -> Case {
    let ours = |file: File| Dg15::parse(file).map_err(text);
    let fields = |it: &Dg15<'_>| {
        let key = it.subject_public_key_info().subject_public_key();
        vec![("key", key.bytes.to_vec())]
    };
    let expected = kept(fields(&ours(file).expect("a good card")));
    Case::new(
        GROUP,
        "EF.DG15",
        vec![
            parses(IDCHIP, file, expected, ours, move |it| Ok(fields(it))),
            parses(
                DMRTD,
                file,
                expected,
                |file: File| EfDG15::from_bytes(file).map_err(text),
                |it| Ok(vec![("key", it.aa_public_key().raw_subject_public_key().to_vec())]),
            ),
            parses("x509-cert", file, expected, rustcrypto::public_key, |it| {
                Ok(vec![("key", it.subject_public_key.raw_bytes().to_vec())])
            }),
            parses("rasn-pkix", file, expected, rasn_parsers::public_key, |it| {
                Ok(vec![("key", it.subject_public_key.as_raw_slice().to_vec())])
            }),
            parses(OPENSSL, file, expected, openssl_cms::public_key, |it| {
                let key = it.rsa().map_err(text)?.public_key_to_der_pkcs1().map_err(text)?;
                Ok(vec![("key", key)])
            }),
        ],
    )
}

fn master_list(inputs: &Inputs) -> Case {
    let file: File = kept(inputs.file("list.ml"));
    let ours = |file: File| -> Result<u32, String> {
        let list = MasterList::parse(file).map_err(text)?;
        let mut count = 0;
        for certificate in list.certificates() {
            black_box(Certificate::parse(certificate).map_err(text)?);
            count += 1;
        }
        Ok(count)
    };
    let fields = |count: u32| vec![("number of certificates", count.to_be_bytes().to_vec())];
    let number = |count: usize| -> Result<Fields, String> {
        Ok(vec![(
            "number of certificates",
            u32::try_from(count).map_err(text)?.to_be_bytes().into(),
        )])
    };
    let expected = kept(fields(958));
    Case::new(
        GROUP,
        "master list of 958 certificates, with each of them",
        vec![
            parses(IDCHIP, file, expected, ours, move |it| Ok(fields(*it))),
            parses(RUSTCRYPTO, file, expected, rustcrypto::master_list, move |it| {
                number(it.certificates.len())
            }),
            parses(RASN, file, expected, rasn_parsers::master_list, move |it| {
                number(it.certificates.len())
            }),
            Entry::new(DMRTD, || {
                let list = testdata("lists/list_good.ml");
                let reads = dmrtd::auth::passive::TrustAnchor::from_certificate(&list);
                Err(match reads {
                    Err(error) => format!("anchors come one certificate at a time ({error})"),
                    Ok(_) => "it takes a list for a certificate".to_owned(),
                })
            }),
            python::parses("list", inputs.place("list.ml"), expected),
        ],
    )
}
