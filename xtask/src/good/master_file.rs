//! A passport with the files of the master file, for PACE with chip authentication mapping.

use crate::card::Card;
use crate::case::{CardSecurity, Kind, Suite, accepted};
use crate::cms::Sod;
use crate::curves::P256;
use crate::der::{Bytes, concat, integer, octets, oid, sequence, set_of, tlv};
use crate::hash::Hash;
use crate::keys;
use crate::lds::{self, SecurityObject};
use crate::signer::Signer;

pub(crate) const SECURITY_OBJECT: &str = "0.4.0.127.0.7.3.2.1";
const PACE_CHIP_AUTHENTICATION: &str = "0.4.0.127.0.7.2.2.4.6.2";
const EF_DIR: &str = "2.23.136.1.1.13";

/// Both the group and the identifier of the chip's key.
pub(crate) const PARAMETER: u64 = 12;

pub(crate) fn describe(suite: &mut Suite) {
    suite.variant(
        "td3_passport",
        Kind::Good,
        [
            "td3_master_file",
            "Doc 9303-10 §3.11",
            "PACE with chip authentication mapping too, a second application, and EF.CVCA: EF.CardSecurity signs what DG14 does not",
        ],
        add_files,
        accepted()
            .and("card_access", "undetermined", "card_access_differs")
            .card_security(CardSecurity::VERIFIED),
    );
}

/// EF.CardSecurity with the infos that `content` returns, before it is signed.
pub(crate) fn card_security(signer: Signer, content: fn(Bytes) -> Bytes) -> Sod {
    let mut file = Sod::new(SecurityObject::v1(Hash::Sha256), signer);
    file.content_type = SECURITY_OBJECT;
    file.bend_content = content;
    // EF.CardSecurity has no outer element of the LDS.
    file.bend_file = |file| crate::der::content(&file).to_vec();
    file
}

fn add_files(card: &mut Card) {
    let file = card_security(card.sod.signer.clone(), |_| infos());
    card.put("EF.CardSecurity", file.encode(&[], &card.ds, &card.csca));
    card.put("EF.CardAccess", set_of(pace()));
    card.put("EF.DIR", applications());
    card.put("EF.ATR_INFO", capabilities());
    card.put("EF.CVCA", authorities());
}

pub(crate) fn pace() -> [Bytes; 2] {
    [PACE_CHIP_AUTHENTICATION, lds::PACE_AES_128].map(|protocol| lds::pace(protocol, 2, PARAMETER))
}

/// The content of EF.CardSecurity.
pub(crate) fn infos() -> Bytes {
    infos_with(pace(), PARAMETER)
}

/// The same with other infos about PACE, and another identifier of the key.
pub(crate) fn infos_with(pace: impl IntoIterator<Item = Bytes>, key_id: u64) -> Bytes {
    let key = keys::ec("chip authentication mapping", &P256).named();
    let key = sequence([oid(lds::CHIP_AUTHENTICATION_KEY), key, integer(key_id)]);
    let copy = sequence([oid(EF_DIR), octets(applications())]);
    set_of(pace.into_iter().chain([key, copy]))
}

/// EF.DIR: the travel document application and the travel records of LDS2.
fn applications() -> Bytes {
    let template = |pix: [u8; 2]| {
        let identifier = [&[0xA0, 0, 0, 2, 0x47][..], &pix].concat();
        tlv(0x61, tlv(0x4F, identifier))
    };
    concat([template([0x10, 1]), template([0x20, 1])])
}

/// EF.ATR/INFO: APDUs of up to 1920 bytes.
pub(crate) fn capabilities() -> Bytes {
    let size = tlv(0x02, [0x07, 0x80]);
    concat([tlv(0x47, [0x86, 0x01, 0xE0]), tlv(0x7F66, concat([size.clone(), size]))])
}

/// EF.CVCA: two references, and zeros to 36 bytes.
pub(crate) fn authorities() -> Bytes {
    let mut file = concat([tlv(0x42, "UTCVCA00002"), tlv(0x42, "UTCVCA00001")]);
    file.resize(36, 0);
    file
}
