//! The LDS security object and the small files beside it: EF.COM, EF.CardAccess, DG13, DG14.

use crate::curves::BRAINPOOL_P256R1;
use crate::der::{
    Bytes, concat, integer, octets, oid, printable, sequence, set, set_of, tlv, utf8,
};
use crate::hash::Hash;
use crate::keys;

/// `LDSSecurityObject` as a recipe.
#[derive(Clone)]
pub(crate) struct SecurityObject {
    pub(crate) version: u64,
    pub(crate) hash: Hash,
    /// The AlgorithmIdentifier that announces the hash.
    pub(crate) hash_algorithm: Bytes,
    /// LDS version and Unicode version, for version 1.
    pub(crate) version_info: Option<(&'static str, &'static str)>,
    /// Data groups that are listed although the reader does not get them: only DG3 here.
    pub(crate) unreadable: Vec<u8>,
    /// Changes the list of data-group numbers (content octets) and hashes.
    pub(crate) bend_hashes: fn(&mut Vec<(Bytes, Bytes)>),
    /// Changes the fields of the SEQUENCE.
    pub(crate) bend: fn(&mut Vec<Bytes>),
}

impl SecurityObject {
    /// Version 0, nothing but the files at hand.
    pub(crate) fn v0(hash: Hash) -> Self {
        Self {
            version: 0,
            hash,
            hash_algorithm: hash.algorithm(),
            version_info: None,
            unreadable: Vec::new(),
            bend_hashes: |_| {},
            bend: |_| {},
        }
    }

    /// Version 1 of LDS 1.8.
    pub(crate) fn v1(hash: Hash) -> Self {
        Self { version: 1, version_info: Some(("0108", "040000")), ..Self::v0(hash) }
    }

    /// Sets the hash and the identifier that announces it.
    pub(crate) fn set_hash(&mut self, hash: Hash) {
        self.hash = hash;
        self.hash_algorithm = hash.algorithm();
    }

    pub(crate) fn encode(&self, files: &[(u8, Bytes)]) -> Bytes {
        let mut hashes: Vec<(u8, Bytes)> =
            files.iter().map(|(number, file)| (*number, self.hash.of(file))).collect();
        for number in &self.unreadable {
            let locked = format!("the fingerprints in DG{number} stay locked");
            hashes.push((*number, self.hash.of(locked)));
        }
        hashes.sort();
        let mut hashes = hashes.into_iter().map(|(number, hash)| (vec![number], hash)).collect();
        (self.bend_hashes)(&mut hashes);
        let entry = |(number, hash)| sequence([tlv(0x02, number), octets(hash)]);
        let mut fields = vec![
            integer(self.version),
            self.hash_algorithm.clone(),
            sequence(hashes.into_iter().map(entry)),
            self.version_info.map_or_else(Vec::new, |(lds, unicode)| {
                sequence([printable(lds), printable(unicode)])
            }),
        ];
        (self.bend)(&mut fields);
        sequence(fields)
    }
}

/// EF.COM; `tags` in the order given.
pub(crate) fn com(lds_version: &str, tags: &[u8]) -> Bytes {
    tlv(0x60, concat([tlv(0x5F01, lds_version), tlv(0x5F36, "040000"), tlv(0x5C, tags)]))
}

pub(crate) const TERMINAL_AUTHENTICATION: &str = "0.4.0.127.0.7.2.2.2";
pub(crate) const CHIP_AUTHENTICATION_AES_128: &str = "0.4.0.127.0.7.2.2.3.2.2";
pub(crate) const CHIP_AUTHENTICATION_KEY: &str = "0.4.0.127.0.7.2.2.1.2";
pub(crate) const PACE_TRIPLE_DES: &str = "0.4.0.127.0.7.2.2.4.2.1";
pub(crate) const PACE_AES_128: &str = "0.4.0.127.0.7.2.2.4.2.2";
pub(crate) const PACE_AES_256: &str = "0.4.0.127.0.7.2.2.4.2.4";
const ACTIVE_AUTHENTICATION: &str = "2.23.136.1.1.5";

/// EF.CardAccess of the Vietnamese card: 54 bytes.
pub(crate) fn card_access() -> Bytes {
    card_access_of(pace(PACE_AES_128, 2, 13))
}

/// EF.CardAccess of the Vietnamese card with another PACEInfo.
pub(crate) fn card_access_of(pace: Bytes) -> Bytes {
    set([terminal_authentication(1), chip_authentication(1), pace])
}

/// EF.CardAccess with nothing but PACE on the curve of this parameter identifier.
pub(crate) fn card_access_pace(parameter: u64) -> Bytes {
    set([pace(PACE_AES_128, 2, parameter)])
}

/// DG14 of the Vietnamese card: the infos of EF.CardAccess and a key with explicit parameters.
pub(crate) fn dg14_vietnam() -> Bytes {
    tlv(0x6E, set(infos_vietnam()))
}

/// The same with one info more.
pub(crate) fn dg14_vietnam_with(more: Bytes) -> Bytes {
    tlv(0x6E, set_of(infos_vietnam().into_iter().chain([more])))
}

/// In the order of DER.
pub(crate) fn infos_vietnam() -> [Bytes; 4] {
    let key = keys::ec("chip authentication", &BRAINPOOL_P256R1).explicit();
    let key = sequence([oid(CHIP_AUTHENTICATION_KEY), key]);
    [terminal_authentication(1), chip_authentication(1), pace(PACE_AES_128, 2, 13), key]
}

/// DG14 that names the signature algorithm of an elliptic-curve Active Authentication key.
pub(crate) fn dg14_active_authentication(version: u64, algorithm: &str, parameter: u64) -> Bytes {
    let info = sequence([oid(ACTIVE_AUTHENTICATION), integer(version), oid(algorithm)]);
    tlv(0x6E, set_of([info, pace(PACE_AES_128, 2, parameter)]))
}

/// DG15 around a SubjectPublicKeyInfo.
pub(crate) fn dg15(public_key: Bytes) -> Bytes {
    tlv(0x6F, public_key)
}

pub(crate) fn terminal_authentication(version: u64) -> Bytes {
    sequence([oid(TERMINAL_AUTHENTICATION), integer(version)])
}

pub(crate) fn chip_authentication(version: u64) -> Bytes {
    sequence([oid(CHIP_AUTHENTICATION_AES_128), integer(version)])
}

pub(crate) fn pace(protocol: &str, version: u64, parameter: u64) -> Bytes {
    sequence([oid(protocol), integer(version), integer(parameter)])
}

/// The citizen details of DG13: fields in the order given, each a number and encoded values.
pub(crate) fn dg13(fields: &[(u64, Vec<Bytes>)]) -> Bytes {
    let field = |(number, values): &(u64, Vec<Bytes>)| {
        sequence([integer(*number), concat(values.iter().cloned())])
    };
    let body = sequence([integer(1), oid("1.0.10646.1.0.8"), set(fields.iter().map(field))]);
    tlv(0x6D, body)
}

/// The fields of a card of 2021, consistent with [`crate::mrz::VIETNAM`].
pub(crate) fn citizen_2021() -> Vec<(u64, Vec<Bytes>)> {
    vec![
        (1, vec![printable("001099012345")]),
        (2, vec![utf8("Nguyễn Văn A")]),
        (3, vec![printable("01/01/1999")]),
        (4, vec![utf8("Nam")]),
        (5, vec![utf8("Việt Nam")]),
        (6, vec![utf8("Kinh")]),
        (7, vec![utf8("Không")]),
        (8, vec![utf8("Phường X, Quận Y, Hà Nội")]),
        (9, vec![utf8("Số 1, Phường X, Quận Y, Hà Nội")]),
        (10, vec![utf8("Nốt ruồi C: 1cm trước sau mép trái")]),
        (11, vec![printable("01/06/2021")]),
        (12, vec![utf8("01/01/2039")]),
        (13, vec![sequence([utf8("Nguyễn Văn B")]), sequence([utf8("Trần Thị C")])]),
        (14, vec![sequence([])]),
        (15, vec![printable("012345678")]),
        (16, vec![printable("0123456789ABCDEF")]),
    ]
}

/// The fields of a card of 2024: parents in one SEQUENCE, several fields left out, one unknown.
pub(crate) fn citizen_2024() -> Vec<(u64, Vec<Bytes>)> {
    vec![
        (1, vec![printable("079156054321")]),
        (2, vec![utf8("Đỗ Thị Ánh Ngọc")]),
        (3, vec![printable("15/08/1956")]),
        (4, vec![utf8("Nữ")]),
        (5, vec![utf8("Việt Nam")]),
        (8, vec![utf8("Xã Đông Thử, Tỉnh Mẫu")]),
        (9, vec![utf8("Thôn 2, , Xã Đông Thử, Tỉnh Mẫu")]),
        (11, vec![printable("01/10/2024")]),
        (12, vec![utf8("Không thời hạn")]),
        (13, vec![sequence([utf8("Đỗ Văn D"), utf8("Lê Thị E")])]),
        (14, vec![sequence([utf8("Phạm Văn G")])]),
        (16, vec![printable("FEDCBA9876543210")]),
        (17, vec![utf8("?")]),
    ]
}
