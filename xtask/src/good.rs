//! The cards that must be accepted, one per way in which states make them.

pub(crate) mod algorithms;
mod fingers;
pub(crate) mod master_file;

use crate::card::{Card, Files, State, authority, document_signer};
use crate::case::{Expect, Suite, accepted};
use crate::cms::Sod;
use crate::curves::{BRAINPOOL_P384R1, BRAINPOOL_P512R1, P256, P384, P521};
use crate::der::{Bytes, sequence};
use crate::face::{self, ImageType};
use crate::hash::Hash;
use crate::keys;
use crate::lds::{self, SecurityObject};
use crate::mrz::{self, Mrz};
use crate::rsa::Pss;
use crate::signer::{Key, Scheme, Signer};
use crate::x509::{Extension, ISSUER_ALT_NAME};

pub(crate) const VIETNAM: State =
    State { country: "VN", code: "VNM", organization: "Synthetic Ministry for Tests" };
pub(crate) const UTOPIA: State =
    State { country: "UT", code: "UTO", organization: "Utopian Office for Tests" };
pub(crate) const GERMANY: State =
    State { country: "DE", code: "D", organization: "Synthetic Bundesamt for Tests" };

/// The suite with nothing but good cards.
pub(crate) fn suite() -> Suite {
    let mut suite = Suite::default();
    let empty_constraints = accepted().finding("basic_constraints_in_end_entity");
    suite.good(
        "vn_good",
        "A Vietnamese ID card of 2021: P-384 over brainpoolP384r1, DS with critical empty BasicConstraints",
        vietnam_2021(),
        empty_constraints.clone(),
    );
    let mut jp2 = vietnam_2021();
    jp2.put("EF.DG2", face::dg2(face::JPEG_2000, ImageType::Jpeg2000));
    suite.good("vn_good_jp2", "The same with the portrait as JPEG 2000", jp2, empty_constraints);
    suite.good(
        "vn_2024",
        "A Vietnamese ID card of 2024: no expiry, DG13 with parents in one SEQUENCE, absent fields and an unknown one",
        vietnam_2024(),
        signed_too_early().and("document_expiry", "successful", "no_expiry"),
    );
    suite.good(
        "td3_passport",
        "A passport: RSASSA-PSS, SOD version 1 of LDS 1.8, Active Authentication by ECDSA on P-256",
        td3_passport(),
        signed_too_early().finding("specimen_state").and("document_type", "successful", "ok"),
    );
    suite.good(
        "vn_passport",
        "A Vietnamese passport: brainpoolP512r1 over brainpoolP384r1, both with explicit parameters",
        vietnam_passport(),
        signed_too_early(),
    );
    suite.good(
        "td2_card",
        "A TD2 card: P-521 over P-256, a document number of twelve characters",
        td2_card(),
        signed_too_early().finding("specimen_state"),
    );
    suite.good(
        "rsa_e3_card",
        "A TD1 card of state D<<: RSA-4096 over RSA-2048, both with exponent 3, PKCS#1 v1.5",
        rsa_e3_card(),
        signed_too_early(),
    );
    suite.good(
        "vn_cloned",
        "The files of vn_good in a chip without its private key: the data are authentic, the chip is not",
        vietnam_2021(),
        accepted().finding("basic_constraints_in_end_entity"),
    );
    master_file::describe(&mut suite);
    fingers::describe(&mut suite);
    algorithms::describe(&mut suite);
    suite
}

/// All cards say to be signed in June 2021; these, before the certificate of their signer began.
fn signed_too_early() -> Expect {
    let expect = accepted().finding("signing_time_before_certificate");
    expect.finding("signing_time_outside_key_usage")
}

/// Section 5 of what is known of the Vietnamese card, with invented names.
pub(crate) fn vietnam_2021() -> Card {
    let csca = vietnam_authority();
    let key = Key::Ec(keys::ec("DS Vietnam 00013", &BRAINPOOL_P384R1));
    let mut ds = document_signer(
        State { code: "VN", ..VIETNAM },
        "Test Document Signer National Identification 00013",
        &key,
        &csca,
        ["20210528030000Z", "20430821030000Z"],
    );
    ds.remove(ISSUER_ALT_NAME);
    ds.put(Extension::critical(crate::x509::BASIC_CONSTRAINTS, sequence([])));
    ds.put(Extension::issuer_certificate_at("http://npkd.invalid/csca-test.cer"));
    ds.put(Extension::crl_distribution_point("http://npkd.invalid/csca-test.crl"));
    let mut security_object = SecurityObject::v0(Hash::Sha256);
    security_object.unreadable = vec![3];
    let sod = Sod::new(security_object, Signer::new(key, Scheme::Ecdsa(Hash::Sha256)));
    let files = vietnam_files(&mrz::VIETNAM, lds::dg13(&lds::citizen_2021()));
    Card::new(files, csca, ds, sod)
}

/// A later card under the same CSCA, whose signer keeps to the profile.
pub(crate) fn vietnam_2024() -> Card {
    let csca = vietnam_authority();
    let key = Key::Ec(keys::ec("DS Vietnam 00042", &BRAINPOOL_P384R1));
    let validity = ["20240802030000Z", "20450821030000Z"];
    let name = "Test Document Signer National Identification 00042";
    let ds = document_signer(VIETNAM, name, &key, &csca, validity);
    let mut security_object = SecurityObject::v0(Hash::Sha256);
    security_object.unreadable = vec![3];
    let sod = Sod::new(security_object, Signer::new(key, Scheme::Ecdsa(Hash::Sha256)));
    let files = vietnam_files(&mrz::VIETNAM_NO_EXPIRY, lds::dg13(&lds::citizen_2024()));
    Card::new(files, csca, ds, sod)
}

fn vietnam_authority() -> crate::x509::Certificate {
    let key = keys::ec("CSCA Vietnam", &P384);
    let validity = ["20210119030000Z", "20460413030000Z"];
    authority(VIETNAM, "Test CSCA Vietnam", Signer::ecdsa(key, Hash::Sha384), validity)
}

fn vietnam_files(mrz: &Mrz, dg13: Bytes) -> Files {
    let dg15 = lds::dg15(keys::rsa("aa_rsa_2048").subject_public_key_info());
    named([
        ("EF.CardAccess", lds::card_access()),
        ("EF.COM", lds::com("0107", &[0x61, 0x75, 0x63, 0x6D, 0x6F, 0x6E])),
        ("EF.DG1", mrz::dg1(&mrz.td1())),
        ("EF.DG2", face::dg2(&face::jpeg(), ImageType::Jpeg)),
        ("EF.DG13", dg13),
        ("EF.DG14", lds::dg14_vietnam()),
        ("EF.DG15", dg15),
    ])
}

fn td3_passport() -> Card {
    let pss = Pss::new(Hash::Sha256);
    let signer = Signer::pss(keys::rsa("csca_rsa_3072"), pss);
    let csca =
        authority(UTOPIA, "Test CSCA Utopia", signer, ["20200101000000Z", "20350401000000Z"]);
    let key = Key::Rsa(keys::rsa("ds_rsa_2048"));
    let validity = ["20220301000000Z", "20320601000000Z"];
    let mut ds = document_signer(UTOPIA, "Test Document Signer 7", &key, &csca, validity);
    ds.put(Extension::document_types(&["P"]));
    let sod = Sod::new(SecurityObject::v1(Hash::Sha256), Signer::new(key, Scheme::Pss(pss)));
    let algorithm = crate::signer::plain_ecdsa_oid(Hash::Sha256);
    let files = named([
        ("EF.CardAccess", lds::card_access_pace(12)),
        ("EF.COM", lds::com("0108", &[0x61, 0x75, 0x6E, 0x6F])),
        ("EF.DG1", mrz::dg1(&UTOPIAN.td3())),
        ("EF.DG2", face::dg2(&face::jpeg(), ImageType::Jpeg)),
        ("EF.DG14", lds::dg14_active_authentication(1, algorithm, 12)),
        ("EF.DG15", lds::dg15(keys::ec("AA P-256", &P256).explicit())),
    ]);
    Card::new(files, csca, ds, sod)
}

fn vietnam_passport() -> Card {
    let key = keys::ec("CSCA ePassport Vietnam", &BRAINPOOL_P512R1);
    let validity = ["20220629030000Z", "20371001030000Z"];
    let signer = Signer::ecdsa(key.clone(), Hash::Sha512);
    let mut csca = authority(VIETNAM, "Test CSCA ePassport Vietnam", signer, validity);
    csca.public_key = key.explicit();
    let signer_key = keys::ec("DS ePassport Vietnam", &BRAINPOOL_P384R1);
    let key = Key::Ec(signer_key.clone());
    let validity = ["20230302030000Z", "20330615030000Z"];
    let mut ds =
        document_signer(VIETNAM, "Test Document Signer ePassport 3", &key, &csca, validity);
    ds.public_key = signer_key.explicit();
    let sod = Sod::new(SecurityObject::v0(Hash::Sha384), Signer::ecdsa(signer_key, Hash::Sha384));
    let mrz = Mrz {
        code_and_state: "P<VNM",
        number: "K00000001",
        birth: "880229",
        sex: "F",
        expiry: "330228",
        optional: "001188099999",
        name: "TRAN<<THI<MAU",
        ..mrz::VIETNAM
    };
    let files = named([
        ("EF.CardAccess", lds::card_access_pace(13)),
        ("EF.COM", lds::com("0107", &[0x61, 0x75, 0x6E])),
        ("EF.DG1", mrz::dg1(&mrz.td3())),
        ("EF.DG2", face::dg2(&face::jpeg(), ImageType::Jpeg)),
        ("EF.DG14", lds::dg14_vietnam()),
    ]);
    Card::new(files, csca, ds, sod)
}

fn td2_card() -> Card {
    let signer = Signer::ecdsa(keys::ec("CSCA TD2", &P521), Hash::Sha512);
    let csca =
        authority(UTOPIA, "Test CSCA Utopia TD2", signer, ["20190701000000Z", "20400701000000Z"]);
    let key = Key::Ec(keys::ec("DS TD2", &P256));
    let validity = ["20230401000000Z", "20340401000000Z"];
    let ds = document_signer(UTOPIA, "Test Document Signer 21", &key, &csca, validity);
    let sod =
        Sod::new(SecurityObject::v0(Hash::Sha256), Signer::new(key, Scheme::Ecdsa(Hash::Sha256)));
    let mrz = Mrz {
        code_and_state: "I<UTO",
        number: "D23145890734",
        birth: "340712",
        sex: "M",
        expiry: "330712",
        nationality: "UTO",
        optional: "",
        name: "STEVENSON<<PETER<JOHN",
    };
    plain_card(mrz::dg1(&mrz.td2()), csca, ds, sod)
}

fn rsa_e3_card() -> Card {
    let signer = Signer::pkcs1(keys::rsa("csca_rsa_4096_e3"), Hash::Sha256);
    let validity = ["20180101000000Z", "20360101000000Z"];
    let csca = authority(GERMANY, "Test CSCA exponent 3", signer, validity);
    let key = Key::Rsa(keys::rsa("ds_rsa_2048_e3"));
    let validity = ["20220101000000Z", "20330101000000Z"];
    let ds = document_signer(GERMANY, "Test Document Signer 3", &key, &csca, validity);
    let sod =
        Sod::new(SecurityObject::v0(Hash::Sha256), Signer::new(key, Scheme::Pkcs1(Hash::Sha256)));
    plain_card(mrz::dg1(&GERMAN.td1()), csca, ds, sod)
}

/// The holder of that card.
pub(crate) const GERMAN: Mrz = Mrz {
    code_and_state: "IDD<<",
    number: "T22000129",
    birth: "640812",
    sex: "<",
    expiry: "321031",
    nationality: "D<<",
    optional: "",
    name: "MUSTERFRAU<<ERIKA",
};

/// The holder of the passport of Utopia.
pub(crate) const UTOPIAN: Mrz = Mrz {
    code_and_state: "P<UTO",
    number: "L898902C3",
    birth: "740812",
    sex: "F",
    expiry: "320415",
    nationality: "UTO",
    optional: "ZE184226B",
    name: "ERIKSSON<<ANNA<MARIA",
};

/// A card with nothing but DG1 and DG2.
pub(crate) fn plain_card(
    dg1: Bytes,
    csca: crate::x509::Certificate,
    ds: crate::x509::Certificate,
    sod: Sod,
) -> Card {
    let files = named([
        ("EF.COM", lds::com("0107", &[0x61, 0x75])),
        ("EF.DG1", dg1),
        ("EF.DG2", face::dg2(&face::jpeg(), ImageType::Jpeg)),
    ]);
    Card::new(files, csca, ds, sod)
}

fn named<const N: usize>(files: [(&str, Bytes); N]) -> Files {
    files.into_iter().map(|(name, file)| (name.to_owned(), file)).collect()
}
