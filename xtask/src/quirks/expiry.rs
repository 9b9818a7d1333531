//! Cards that do not expire, in the way in which their states write it, and dates of expiry that are
//! none.

use crate::card::{Card, State, authority, document_signer};
use crate::case::{Expect, Kind, Suite, accepted, rejected, undetermined};
use crate::cms::Sod;
use crate::curves::{P256, P384};
use crate::good::{UTOPIA, plain_card};
use crate::hash::Hash;
use crate::keys;
use crate::lds::SecurityObject;
use crate::mrz::{self, Mrz};
use crate::signer::{Key, Scheme, Signer};

const ITALY: State =
    State { country: "IT", code: "ITA", organization: "Ministero sintetico per le prove" };
const MOLDOVA: State =
    State { country: "MD", code: "MDA", organization: "Minister sintetic pentru teste" };
const SPAIN: State = State { country: "ES", code: "ESP", organization: "Ministerio de pruebas" };

pub(super) fn describe(suite: &mut Suite) {
    let mut card = |about: [&'static str; 3], state: State, mrz: Mrz, expect: Expect| {
        let change = |card: &mut Card| *card = card_of(state, &mrz);
        suite.variant("td2_card", Kind::Quirk, about, change, expect);
    };
    // The base is of the specimen state; these are of states that there are.
    let never = || {
        let expect = accepted().and("document_expiry", "successful", "no_expiry");
        expect.without("specimen_state")
    };
    let open = |reason| undetermined("document_expiry", reason);
    card(
        [
            "quirk_expiry_never_of_italy",
            "quirks 32: italia/anpr #5393",
            "01.01.9999 on a card of Italy",
        ],
        ITALY,
        holder("CAITA", "ITA", "990101"),
        never(),
    );
    card(
        ["quirk_expiry_never_of_spain", "quirks 32", "01-01-9999 on a card of Spain"],
        SPAIN,
        holder("IDESP", "ESP", "990101"),
        never(),
    );
    card(
        [
            "quirk_expiry_never_of_moldova",
            "quirks 32: MRZCode.NET #3",
            "fillers for the date of expiry on a card of Moldova",
        ],
        MOLDOVA,
        holder("IDMDA", "MDA", "<<<<<<"),
        never().finding("mrz_date_invalid"),
    );
    let mut utopian = |about, expiry, expect| {
        card(about, UTOPIA, holder("IDUTO", "UTO", expiry), expect);
    };
    utopian(
        [
            "expiry_991231_of_another_state",
            "quirks 32",
            "the last day of 99 on a card of a state that is not known to mean no expiry by it",
        ],
        "991231",
        open("expiry_before_issue"),
    );
    utopian(
        [
            "expiry_before_signer",
            "quirks 32: gmrtd #430",
            "the card expired on the day before its signer's certificate began",
        ],
        "230331",
        open("expiry_before_issue"),
    );
    utopian(
        [
            "expiry_on_first_day_of_signer",
            "TR-03135 §5.7.1",
            "the card expired on the day on which its signer's certificate began",
        ],
        "230401",
        rejected("document_expiry", "document_expired"),
    );
    utopian(
        [
            "expiry_fifty_years_after_signer",
            "quirks 32",
            "the card expires in the fiftieth year after its signer's certificate began",
        ],
        "731231",
        accepted(),
    );
    utopian(
        [
            "expiry_beyond_longest_validity",
            "quirks 32",
            "the card expires in the fifty-first year after its signer's certificate began, or fifty years before",
        ],
        "740101",
        open("expiry_before_issue"),
    );
    utopian(
        [
            "expiry_fillers_of_another_state",
            "quirks 32",
            "fillers for the date of expiry on a card of a state that is not known to write them",
        ],
        "<<<<<<",
        open("date_unreadable").finding("mrz_date_invalid"),
    );
    utopian(
        ["expiry_all_nines", "quirks 32", "999999 for the date of expiry"],
        "999999",
        open("date_unreadable").finding("mrz_date_invalid"),
    );
}

fn holder(code_and_state: &'static str, nationality: &'static str, expiry: &'static str) -> Mrz {
    Mrz {
        code_and_state,
        number: "X00000001",
        birth: "410712",
        sex: "F",
        expiry,
        nationality,
        optional: "",
        name: "ROSSI<<MARIA<ESEMPIO",
    }
}

/// A card of this state with nothing but DG1 and DG2, signed since 1 April 2023.
fn card_of(state: State, mrz: &Mrz) -> Card {
    let signer = Signer::ecdsa(keys::ec("CSCA of cards without expiry", &P384), Hash::Sha384);
    let validity = ["20190701000000Z", "20400701000000Z"];
    let csca = authority(state, "Test CSCA of cards without expiry", signer, validity);
    let key = Key::Ec(keys::ec("DS of cards without expiry", &P256));
    let validity = ["20230401000000Z", "20340401000000Z"];
    let ds = document_signer(state, "Test Document Signer 32", &key, &csca, validity);
    let sod =
        Sod::new(SecurityObject::v0(Hash::Sha256), Signer::new(key, Scheme::Ecdsa(Hash::Sha256)));
    plain_card(mrz::dg1(&mrz.td1()), csca, ds, sod)
}
