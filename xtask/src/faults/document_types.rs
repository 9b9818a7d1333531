//! Signers that may not sign documents of the type that DG1 names.

use crate::case::{Kind, Suite, accepted, rejected, undetermined};
use crate::der::{integer, printable, sequence, set};
use crate::good::UTOPIAN;
use crate::mrz::{self, Mrz};
use crate::x509::{DOCUMENT_TYPE_LIST, Extension};

pub(crate) fn describe(suite: &mut Suite) {
    listed(suite);
    not_listed(suite);
    malformed(suite);
}

fn listed(suite: &mut Suite) {
    suite.variant(
        "td3_passport",
        Kind::Good,
        [
            "ds_document_type_covers_pp",
            "pymrtd #9: Netherlands 2025",
            "the DS certificate lists P and I, the document code is PP",
        ],
        |card| {
            card.ds.put(Extension::document_types(&["P", "I"]));
            card.put("EF.DG1", mrz::dg1(&Mrz { code_and_state: "PPUTO", ..UTOPIAN }.td3()));
        },
        accepted(),
    );
    suite.variant(
        "vn_2024",
        Kind::Good,
        [
            "ds_document_type_of_two_letters",
            "Doc 9303-12 §7.1.1.6",
            "the DS certificate lists ID, as the document says",
        ],
        |card| card.ds.put(Extension::document_types(&["P", "ID"])),
        accepted().and("document_type", "successful", "ok"),
    );
    suite.variant(
        "td3_passport",
        Kind::Fault,
        [
            "ds_document_type_dg1_not_given",
            "Doc 9303-11 §5.1.1",
            "the DS certificate lists types, and DG1 was not read",
        ],
        |card| card.bend_files = |files| drop(files.remove("EF.DG1")),
        undetermined("data_groups", "data_group_not_read")
            .and("issuing_state", "undetermined", "data_group_not_read")
            .and("document_type", "undetermined", "data_group_not_read")
            .and("document_expiry", "undetermined", "data_group_not_read")
            .without("specimen_state"),
    );
}

fn not_listed(suite: &mut Suite) {
    let not_listed = || rejected("document_type", "document_type_not_listed");
    suite.fault(
        [
            "ds_document_type_of_passports",
            "Doc 9303-12 §7.1.1.6",
            "a signer for passports signed an ID card",
        ],
        |card| card.ds.put(Extension::document_types(&["P"])),
        not_listed(),
    );
    suite.variant(
        "td3_passport",
        Kind::Fault,
        [
            "ds_document_type_longer_than_code",
            "Doc 9303-11 §5.1.1",
            "the DS certificate lists PP, the document code is P",
        ],
        |card| card.ds.put(Extension::document_types(&["PP"])),
        not_listed(),
    );
    suite.fault(
        [
            "ds_document_type_under_old_identifier",
            "Doc 9303-12 §7.10: FR",
            "the list is under its old identifier, and lists P and V for an ID card",
        ],
        |card| {
            let list = Extension::document_types(&["P", "V"]);
            card.ds.put(Extension { oid: "2.23.136.1.1.4", ..list });
        },
        not_listed().finding("document_type_list_unusual"),
    );
}

fn malformed(suite: &mut Suite) {
    let is_malformed = || accepted().finding("document_type_list_malformed");
    suite.quirk(
        [
            "quirk_document_type_of_three_letters",
            "Doc 9303-12 §7.1.1.6",
            "the DS certificate lists PAS, which is no document code: it limits nothing",
        ],
        |card| card.ds.put(Extension::document_types(&["PAS"])),
        is_malformed(),
    );
    suite.quirk(
        [
            "quirk_document_types_malformed_and_critical",
            "Doc 9303-12 §7.1.1.6",
            "the list is of another version, and critical: it limits nothing",
        ],
        |card| {
            let list = sequence([integer(1), set([printable("P")])]);
            card.ds.put(Extension::critical(DOCUMENT_TYPE_LIST, list));
        },
        is_malformed(),
    );
}
