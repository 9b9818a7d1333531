//! Codes of the issuing state that no issuer has, and states that the anchor is not of.

use crate::card::{Card, authority};
use crate::case::{Suite, rejected, undetermined};
use crate::good::{GERMAN, VIETNAM};
use crate::mrz::{self, Mrz};
use crate::x509::{Extension, ISSUER_ALT_NAME, SUBJECT_ALT_NAME};

pub(crate) fn describe(suite: &mut Suite) {
    codes(suite);
    anchors(suite);
}

fn codes(suite: &mut Suite) {
    let invalid = || rejected("issuing_state", "state_code_invalid");
    let unusual = || invalid().finding("mrz_character_unusual");
    let mut code = |[name, property]: [&'static str; 2], code_and_state: &'static str, expect| {
        suite.fault(
            [name, "Doc 9303-3 §5", property],
            |card| card.put("EF.DG1", mrz::dg1(&Mrz { code_and_state, ..mrz::VIETNAM }.td1())),
            expect,
        );
    };
    code(
        ["state_code_of_two_letters", "DG1 has the two letters of a certificate: VN<"],
        "IDVN<",
        invalid(),
    );
    code(
        ["state_code_of_one_letter", "DG1 has one letter, which is not Germany's: V<<"],
        "IDV<<",
        invalid(),
    );
    code(
        ["state_code_unassigned", "DG1 has three letters that no state has: VNN"],
        "IDVNN",
        invalid(),
    );
    code(["state_code_blank", "DG1 names no state: <<<"], "ID<<<", unusual());
    code(
        ["state_code_of_nationality", "DG1 is issued by XXA, which is a nationality only"],
        "IDXXA",
        invalid(),
    );
    code(
        ["state_code_after_filler", "a filler stands before the letters of the state: <VN"],
        "ID<VN",
        unusual(),
    );
    suite.fault(
        [
            "state_code_unassigned_of_another_signer",
            "quirks 2 K",
            "a signer under the CSCA of Laos, which the reader trusts, writes a code that no table knows",
        ],
        |card| {
            under_laos(card);
            card.put("EF.DG1", mrz::dg1(&Mrz { code_and_state: "IDVNN", ..mrz::VIETNAM }.td1()));
        },
        rejected("issuing_state", "state_code_invalid"),
    );
}

fn anchors(suite: &mut Suite) {
    suite.fault(
        [
            "state_of_anchor_alternative_name",
            "quirks 2 G",
            "the CSCA of Laos, which the reader trusts, names VNM in its subjectAltName",
        ],
        |card| {
            under_laos(card);
            card.csca.put(Extension::alternative_name(SUBJECT_ALT_NAME, VIETNAM.code));
        },
        rejected("issuing_state", "state_differs"),
    );
    let mut german = |[name, source, property]: [&'static str; 3],
                      country: &'static str,
                      code_and_state: &'static str| {
        suite.variant(
            "rsa_e3_card",
            crate::case::Kind::Fault,
            [name, source, property],
            |card| issue(card, country, code_and_state),
            rejected("issuing_state", "state_differs"),
        );
    };
    german(
        ["state_of_territory_differs", "Doc 9303-3 §5", "the CSCA of Bermuda signs for GBR"],
        "BM",
        "IDGBR",
    );
    german(
        ["state_of_successor_differs", "ISO 3166-3", "the CSCA of Croatia signs for SCG"],
        "HR",
        "IDSCG",
    );
    german(
        ["state_of_organization_differs", "Doc 9303-3 §5", "a Swiss CSCA signs for UNO"],
        "CH",
        "IDUNO",
    );
    german(
        ["state_of_kosovo_differs", "quirks 3.34", "the CSCA of Kosovo, as XK, signs for SRB"],
        "XK",
        "IDSRB",
    );
    suite.variant(
        "rsa_e3_card",
        crate::case::Kind::Fault,
        [
            "state_of_anchor_user_assigned",
            "ISO 3166-1 §8.1.3",
            "the CSCA's country is XX, which its user assigned: it contradicts nothing",
        ],
        |card| {
            issue(card, "XX", "IDVNM");
            card.csca.remove(SUBJECT_ALT_NAME);
        },
        undetermined("issuing_state", "state_unknown"),
    );
    suite.variant(
        "rsa_e3_card",
        crate::case::Kind::Fault,
        [
            "state_of_anchor_missing",
            "public master lists: San Marino",
            "the CSCA names no country at all",
        ],
        |card| {
            card.csca.remove(SUBJECT_ALT_NAME);
            card.csca.subject.0.remove(0);
            card.csca.issuer.0.remove(0);
            card.ds.issuer.0.remove(0);
        },
        undetermined("issuing_state", "state_unknown")
            .finding("country_missing")
            .anchor_finding("country_missing"),
    );
    suite.variant(
        "rsa_e3_card",
        crate::case::Kind::Fault,
        [
            "state_of_anchor_zz",
            "ISO 3166-1 §8.1.3",
            "a document of the United Nations under a CSCA of ZZ that does not say whose it is",
        ],
        |card| {
            issue(card, "ZZ", "IDUNO");
            card.csca.remove(SUBJECT_ALT_NAME);
        },
        undetermined("issuing_state", "state_unknown").anchor_finding("test_state"),
    );
}

/// Puts a card under the CSCA of Laos.
fn under_laos(card: &mut Card) {
    let laos = crate::card::State { country: "LA", code: "LAO", ..VIETNAM };
    let signer = card.csca.signer.clone();
    card.csca = authority(laos, "Test CSCA Laos", signer, ["20210119030000Z", "20460413030000Z"]);
    card.ds.issuer = card.csca.subject.clone();
    card.ds.subject.set_country("LA");
}

/// Gives the certificates of the German card a country, and its DG1 and their other names a state.
pub(crate) fn issue(card: &mut Card, country: &str, code_and_state: &'static str) {
    let state = code_and_state[2..].trim_end_matches('<');
    let names = [&mut card.csca.subject, &mut card.csca.issuer];
    let names = names.into_iter().chain([&mut card.ds.issuer, &mut card.ds.subject]);
    names.for_each(|name| name.set_country(country));
    for certificate in [&mut card.csca, &mut card.ds] {
        for names in [SUBJECT_ALT_NAME, ISSUER_ALT_NAME] {
            certificate.put(Extension::alternative_name(names, state));
        }
    }
    card.put("EF.DG1", mrz::dg1(&Mrz { code_and_state, ..GERMAN }.td1()));
}
