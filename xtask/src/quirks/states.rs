//! States that write another code into certificates than the table has, that act for others, and that
//! are no more.

use crate::case::{Kind, Suite, accepted};
use crate::faults::states::issue;
use crate::x509::{Extension, SUBJECT_ALT_NAME};

pub(crate) fn describe(suite: &mut Suite) {
    let mut state = |about: [&'static str; 3],
                     country: &'static str,
                     code_and_state: &'static str,
                     expect: crate::case::Expect| {
        let change = |card: &mut crate::card::Card| issue(card, country, code_and_state);
        suite.variant("rsa_e3_card", Kind::Quirk, about, change, expect);
    };
    state(
        [
            "quirk_state_zz_of_united_nations",
            "public master lists: C=ZZ, O=United Nations",
            "the CSCA says ZZ, and UNO in its subjectAltName",
        ],
        "ZZ",
        "IDUNO",
        accepted(),
    );
    state(
        ["quirk_state_un_agency", "Doc 9303-3 §5", "a document of UNA under the CSCA of UN"],
        "UN",
        "IDUNA",
        accepted(),
    );
    state(
        ["quirk_state_ks", "public master lists", "Kosovo: KS in the CSCA, RKS in DG1"],
        "KS",
        "IDRKS",
        accepted(),
    );
    state(
        ["quirk_state_xk", "quirks 3.34", "Kosovo: XK in the CSCA, RKS in DG1"],
        "XK",
        "IDRKS",
        accepted(),
    );
    state(
        ["quirk_state_uk", "quirks 3.34", "the United Kingdom: UK in the CSCA, GBR in DG1"],
        "UK",
        "IDGBR",
        accepted(),
    );
    state(
        ["quirk_state_el", "quirks 3.34", "Greece: EL in the CSCA, GRC in DG1"],
        "EL",
        "IDGRC",
        accepted(),
    );
    state(
        ["quirk_state_gbd_of_territory", "Doc 9303-3 §5", "the CSCA of Bermuda signs for GBD"],
        "BM",
        "IDGBD",
        accepted(),
    );
    state(
        ["quirk_state_hong_kong", "Doc 9303-12 §7.1.1.2", "a CSCA of CN signs for HKG"],
        "CN",
        "IDHKG",
        accepted(),
    );
    state(
        ["quirk_state_withdrawn_scg", "ISO 3166-3", "the CSCA of Serbia signs for SCG"],
        "RS",
        "IDSCG",
        accepted().finding("state_withdrawn"),
    );
    state(
        ["quirk_state_withdrawn_ant", "ISO 3166-3", "the CSCA of the Netherlands signs for ANT"],
        "NL",
        "IDANT",
        accepted().finding("state_withdrawn"),
    );
    suite.variant(
        "rsa_e3_card",
        Kind::Quirk,
        [
            "quirk_state_without_country",
            "Doc 9303-12 §7.1.1.2",
            "the CSCA names no country; its subjectAltName says VNM, and DG1",
        ],
        |card| {
            issue(card, "VN", "IDVNM");
            card.csca.subject.0.remove(0);
            card.csca.issuer.0.remove(0);
            card.ds.issuer.0.remove(0);
            card.csca.put(Extension::alternative_name(SUBJECT_ALT_NAME, "VNM"));
        },
        accepted().finding("country_missing").anchor_finding("country_missing"),
    );
}
