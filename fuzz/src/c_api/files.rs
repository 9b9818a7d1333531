//! The data of programs: files of cards, certificates, and a time.

macro_rules! testdata {
    ($path:literal) => {
        include_bytes!(concat!("../../../testdata/", $path))
    };
}

/// EF.SODs: of good cards, without a signer certificate, in segments, and over data groups that do
/// not parse.
pub(super) const SODS: [&[u8]; 10] = [
    testdata!("cards/alg_only_p256_sha256/EF.SOD.bin"),
    testdata!("cards/vn_good/EF.SOD.bin"),
    testdata!("cards/td3_passport/EF.SOD.bin"),
    testdata!("cards/sod_certificate_in_store/EF.SOD.bin"),
    testdata!("cards/quirk_ber_constructed_content/EF.SOD.bin"),
    testdata!("cards/dg1_mrz_one_character_short/EF.SOD.bin"),
    testdata!("cards/dg13_overrun/EF.SOD.bin"),
    testdata!("cards/dg2_block_length_overrun/EF.SOD.bin"),
    testdata!("cards/details_and_displayed_images/EF.SOD.bin"),
    testdata!("cards/td3_fingers/EF.SOD.bin"),
];

/// Data groups of these cards, and EF.COM as the data group 0.
pub(super) const FILES: [(u32, &[u8]); 30] = [
    (0, testdata!("cards/td2_card/EF.COM.bin")),
    (1, testdata!("cards/td2_card/EF.DG1.bin")),
    (2, testdata!("cards/td2_card/EF.DG2.bin")),
    (0, testdata!("cards/vn_good/EF.COM.bin")),
    (1, testdata!("cards/vn_good/EF.DG1.bin")),
    (2, testdata!("cards/vn_good/EF.DG2.bin")),
    (13, testdata!("cards/vn_good/EF.DG13.bin")),
    (14, testdata!("cards/vn_good/EF.DG14.bin")),
    (15, testdata!("cards/vn_good/EF.DG15.bin")),
    (0, testdata!("cards/td3_passport/EF.COM.bin")),
    (1, testdata!("cards/td3_passport/EF.DG1.bin")),
    (2, testdata!("cards/td3_passport/EF.DG2.bin")),
    (14, testdata!("cards/td3_passport/EF.DG14.bin")),
    (15, testdata!("cards/td3_passport/EF.DG15.bin")),
    (1, testdata!("cards/vn_2024/EF.DG1.bin")),
    (2, testdata!("cards/vn_2024/EF.DG2.bin")),
    (13, testdata!("cards/vn_2024/EF.DG13.bin")),
    (14, testdata!("cards/vn_2024/EF.DG14.bin")),
    (15, testdata!("cards/vn_2024/EF.DG15.bin")),
    (1, testdata!("cards/dg1_mrz_one_character_short/EF.DG1.bin")),
    (13, testdata!("cards/dg13_overrun/EF.DG13.bin")),
    (2, testdata!("cards/dg2_block_length_overrun/EF.DG2.bin")),
    (0, testdata!("cards/vn_2024/EF.COM.bin")),
    (5, testdata!("cards/details_and_displayed_images/EF.DG5.bin")),
    (7, testdata!("cards/details_and_displayed_images/EF.DG7.bin")),
    (11, testdata!("cards/details_and_displayed_images/EF.DG11.bin")),
    (12, testdata!("cards/details_and_displayed_images/EF.DG12.bin")),
    (16, testdata!("cards/details_and_displayed_images/EF.DG16.bin")),
    (3, testdata!("cards/td3_fingers/EF.DG3.bin")),
    (4, testdata!("cards/td3_fingers/EF.DG4.bin")),
];

/// Files of the master file.
pub(super) const MASTER_FILE: [&[u8]; 4] = [
    testdata!("cards/td3_master_file/EF.DIR.bin"),
    testdata!("cards/td3_master_file/EF.ATR_INFO.bin"),
    testdata!("cards/td3_master_file/EF.CVCA.bin"),
    testdata!("cards/td3_master_file/EF.CardAccess.bin"),
];

/// EF.CardSecurity under the anchor of `td3_passport`.
pub(super) const CARD_SECURITY: [&[u8]; 2] = [
    testdata!("cards/td3_master_file/EF.CardSecurity.bin"),
    testdata!("cards/card_security_differs_from_dg14/EF.CardSecurity.bin"),
];

/// Master lists.
pub(super) const LISTS: [&[u8]; 1] = [testdata!("lists/list_good.ml")];

pub(super) const CERTIFICATES: [&[u8]; 8] = [
    testdata!("anchors/alg_only_p256_sha256.der"),
    testdata!("anchors/vn_good.der"),
    testdata!("anchors/td3_passport.der"),
    testdata!("anchors/td2_card.der"),
    testdata!("signers/sod_certificate_in_store.der"),
    testdata!("lists/list_good.pinned_1.der"),
    testdata!("lists/link_new_keys.pinned_1.der"),
    testdata!("lists/link_new_keys.candidate_4.der"),
];

/// Challenges and the responses to them, by the keys of `vn_good` and `td3_passport`.
pub(super) const RESPONSES: [(&[u8], &[u8]); 2] = [
    (testdata!("aa/rsa_sha1.challenge.bin"), testdata!("aa/rsa_sha1.response.bin")),
    (testdata!("aa/ecdsa_p256_plain.challenge.bin"), testdata!("aa/ecdsa_p256_plain.response.bin")),
];

/// 2026-11-01, the time for which the files were made.
pub(super) const AT: i64 = 1_793_491_200;
