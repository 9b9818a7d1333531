//! SecurityInfos: which protocols a chip supports (Doc 9303-11 §9.2, TR-03110-3 §A.1).

mod active_authentication;
mod chip_authentication;
mod domain_parameters;
mod ef_dir;
mod pace;
mod protocol;
mod terminal_authentication;
#[cfg(test)]
mod tests;

use core::fmt;

pub use active_authentication::ActiveAuthenticationInfo;
pub use chip_authentication::{
    ChipAuthenticationDomainParameterInfo, ChipAuthenticationInfo, ChipAuthenticationPublicKeyInfo,
};
pub use domain_parameters::StandardizedDomainParameters;
pub use ef_dir::EfDirInfo;
pub use pace::{PaceDomainParameterInfo, PaceInfo};
pub use protocol::{ChipAuthenticationProtocol, Cipher, KeyAgreement, Mapping, PaceProtocol};
pub use terminal_authentication::{EfCvca, TerminalAuthenticationInfo};

use crate::error::{ParseError, ParseErrorKind, Structure};
use crate::finding::{Finding, FindingSet};
use crate::oid::{self, Oid};
use crate::tlv::{Integer, Malformed, Reader, Rules, Tag};
use crate::x509::{AlgorithmIdentifier, SubjectPublicKeyInfo};

/// The most infos that a set may hold. The largest sets known, of cards with pseudonymous
/// signatures, have a dozen; comparing two sets takes the product of their sizes.
pub const MAX_SECURITY_INFOS: u32 = 64;

/// The set of infos in EF.CardAccess, EF.CardSecurity and EF.DG14 (Doc 9303-11 §9.2).
///
/// ```text
/// SecurityInfos ::= SET OF SecurityInfo
/// ```
///
/// Checked: DER, and each info as [`SecurityInfo`] says. Noted: an order that is not that of DER, an
/// info of an unassigned protocol, a key without a ChipAuthenticationInfo, and what the infos note.
/// **Not** checked: whether the infos are genuine, and whether a protocol that they offer is wise.
///
/// [`SecurityInfos::parse`] refuses a set with an odd info, as TR-03105-5.1 LDS_F_06 and LDS_F_07
/// want it. [`SecurityInfos::parse_lenient`] notes it and keeps the others within reach:
/// [`SecurityInfos::results`] tells of each info what it is or why it cannot be read, and all other
/// methods pass over those that cannot.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SecurityInfos<'a> {
    set: &'a [u8],
    at: u32,
    len: u32,
    findings: FindingSet,
}

impl<'a> SecurityInfos<'a> {
    /// Reads the set from DER, to the end.
    ///
    /// # Errors
    ///
    /// As [`SecurityInfos::read`]; [`ParseErrorKind::TrailingData`].
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Reader::der(input, Structure::SecurityInfo).all(Self::read)
    }

    /// As [`SecurityInfos::parse`], and an info that cannot be read is a finding.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::TooMany`]; of the set itself; [`ParseErrorKind::TrailingData`].
    pub fn parse_lenient(input: &'a [u8]) -> Result<Self, ParseError> {
        Reader::der(input, Structure::SecurityInfo).all(Self::read_lenient)
    }

    /// Reads the next element.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::TooMany`]; as [`SecurityInfo`] says; an encoding error.
    pub fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        Self::read_set(reader, false)
    }

    /// As [`SecurityInfos::read`], and an info that cannot be read is a finding.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::TooMany`]; of the set itself.
    pub fn read_lenient(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        Self::read_set(reader, true)
    }

    fn read_set(reader: &mut Reader<'a>, is_lenient: bool) -> Result<Self, Malformed> {
        let (infos, findings) =
            reader.with_findings(|reader| Self::read_infos(reader, is_lenient))?;
        Ok(Self { findings, ..infos })
    }

    fn read_infos(reader: &mut Reader<'a>, is_lenient: bool) -> Result<Self, Malformed> {
        let (start, at) = (reader.mark(), reader.position());
        let level = reader.descend(Tag::SET)?;
        let first = reader.mark();
        let mut len = 0_u32;
        let mut previous: &[u8] = &[];
        while !reader.is_empty() {
            len = len.wrapping_add(1);
            if len > MAX_SECURITY_INFOS {
                return Err(reader.fail(ParseErrorKind::TooMany(MAX_SECURITY_INFOS)));
            }
            let start = reader.mark();
            if !is_lenient {
                Outline::read(reader)?;
            } else if Outline::next(reader).is_err() {
                reader.note(Finding::SecurityInfoMalformed);
            }
            let encoding = reader.since(start);
            // X.690 §11.6: ascending order. None is the beginning of another.
            if encoding < previous {
                reader.note(Finding::SecurityInfosUnsorted);
            }
            previous = encoding;
        }
        Self::check_keys(reader, first);
        reader.ascend(level)?;
        Ok(Self { set: reader.since(start), at, len, findings: reader.findings() })
    }

    /// Reads the infos again from the first on, and notes a key that is neither for chip authentication
    /// nor for PACE with its mapping.
    #[inline(never)]
    fn check_keys(reader: &mut Reader<'a>, first: usize) {
        reader.go_back(first);
        while !reader.is_empty() {
            if let Ok(key) = Outline::next(reader)
                && key.kind == Kind::ChipAuthenticationPublicKey
            {
                let next = reader.mark();
                reader.go_back(first);
                let mut has_info = false;
                while !reader.is_empty() {
                    has_info |= Outline::next(reader).is_ok_and(|info| info.is_for(&key));
                }
                if !has_info {
                    reader.note(Finding::ChipAuthenticationInfoMissing);
                }
                reader.go_back(next);
            }
        }
    }

    /// The infos that can be read, in the order of the encoding.
    #[must_use]
    pub fn iter(&self) -> SecurityInfoIter<'a> {
        SecurityInfoIter { results: self.results() }
    }

    /// Of each info what it is, or why it cannot be read, in the order of the encoding. Where not even
    /// the end of an info can be told, it is the last.
    #[must_use]
    pub fn results(&self) -> SecurityInfoResults<'a> {
        SecurityInfoResults { reader: self.reader() }
    }

    fn reader(&self) -> Reader<'a> {
        let mut reader = Reader::der(self.set, Structure::SecurityInfo).starting_at(self.at);
        _ = reader.skip_header();
        reader
    }

    /// The encodings of all infos, with tag and length, in the same order as the
    /// [`results`](SecurityInfos::results).
    pub fn encodings(&self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let mut reader = self.reader();
        core::iter::from_fn(move || {
            if reader.is_empty() {
                return None;
            }
            let start = reader.mark();
            _ = Outline::next(&mut reader);
            Some(reader.since(start))
        })
    }

    /// The set as it stands in the input, with tag and length.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.set
    }

    /// The number of infos, with those that cannot be read.
    #[must_use]
    pub const fn len(&self) -> u32 {
        self.len
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether each info of `other` stands in this set too, byte for byte, in whatever order.
    ///
    /// EF.CardAccess is not signed: what it said is believed only once EF.DG14 or EF.CardSecurity,
    /// which are, contain all of it (Doc 9303-11 §9.2). That is one direction of two:
    /// [`CardAccess::difference_from`](super::card_access::CardAccess::difference_from) knows both.
    #[must_use]
    pub fn contains_all_of(&self, other: &SecurityInfos<'_>) -> bool {
        other.encodings().all(|info| self.encodings().any(|own| own == info))
    }

    /// The infos on PACE.
    pub fn pace_infos(&self) -> impl Iterator<Item = PaceInfo<'a>> + use<'a> {
        self.iter().filter_map(|info| match info {
            SecurityInfo::Pace(info) => Some(info),
            _ => None,
        })
    }

    /// The keys of chip authentication.
    pub fn chip_authentication_keys(
        &self,
    ) -> impl Iterator<Item = ChipAuthenticationPublicKeyInfo<'a>> + use<'a> {
        self.iter().filter_map(|info| match info {
            SecurityInfo::ChipAuthenticationPublicKey(info) => Some(info),
            _ => None,
        })
    }

    /// The ways in which chip authentication can use `key`.
    ///
    /// There are none in documents of some states; 3DES is what those chips then do, but whether to
    /// assume it is for the caller to say.
    pub fn chip_authentication_infos(
        &self,
        key: &ChipAuthenticationPublicKeyInfo<'a>,
    ) -> impl Iterator<Item = ChipAuthenticationInfo<'a>> + use<'a> {
        let key = *key;
        self.iter().filter_map(move |info| match info {
            SecurityInfo::ChipAuthentication(info) if info.is_for(&key) => Some(info),
            _ => None,
        })
    }

    /// The info on active authentication: how a key on an elliptic curve signs.
    #[must_use]
    pub fn active_authentication(&self) -> Option<ActiveAuthenticationInfo<'a>> {
        self.iter().find_map(|info| match info {
            SecurityInfo::ActiveAuthentication(info) => Some(info),
            _ => None,
        })
    }

    /// As [`SecurityInfos::active_authentication`], and the error where the info is there and cannot be
    /// read: then nothing is known of how the key signs.
    #[must_use]
    pub fn active_authentication_result(
        &self,
    ) -> Option<Result<ActiveAuthenticationInfo<'a>, ParseError>> {
        self.results().zip(self.encodings()).find_map(|(info, encoding)| match info {
            Ok(SecurityInfo::ActiveAuthentication(info)) => Some(Ok(info)),
            Err(error) if protocol_of(encoding) == Some(oid::ACTIVE_AUTHENTICATION) => {
                Some(Err(error))
            }
            _ => None,
        })
    }

    /// What deviates in the set and was tolerated.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

impl<'a> IntoIterator for SecurityInfos<'a> {
    type Item = SecurityInfo<'a>;
    type IntoIter = SecurityInfoIter<'a>;

    fn into_iter(self) -> SecurityInfoIter<'a> {
        self.iter()
    }
}

impl<'a> IntoIterator for &SecurityInfos<'a> {
    type Item = SecurityInfo<'a>;
    type IntoIter = SecurityInfoIter<'a>;

    fn into_iter(self) -> SecurityInfoIter<'a> {
        self.iter()
    }
}

impl fmt::Debug for SecurityInfos<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// Iterator over the infos of [`SecurityInfos`] that can be read.
#[derive(Clone, Debug)]
pub struct SecurityInfoIter<'a> {
    results: SecurityInfoResults<'a>,
}

impl<'a> Iterator for SecurityInfoIter<'a> {
    type Item = SecurityInfo<'a>;

    fn next(&mut self) -> Option<SecurityInfo<'a>> {
        self.results.by_ref().find_map(Result::ok)
    }
}

impl core::iter::FusedIterator for SecurityInfoIter<'_> {}

/// Iterator over all infos of [`SecurityInfos`]: a result for each.
#[derive(Clone, Debug)]
pub struct SecurityInfoResults<'a> {
    reader: Reader<'a>,
}

impl<'a> Iterator for SecurityInfoResults<'a> {
    type Item = Result<SecurityInfo<'a>, ParseError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.reader.is_empty() {
            return None;
        }
        Some(Outline::next(&mut self.reader).and_then(|outline| {
            // The outline was checked: an error cannot occur.
            let error =
                ParseError::new(ParseErrorKind::Value, outline.data_at, Structure::SecurityInfo);
            SecurityInfo::of(&outline).ok_or(error)
        }))
    }
}

impl core::iter::FusedIterator for SecurityInfoResults<'_> {}

/// What a chip says of one protocol (Doc 9303-11 §9.2).
///
/// ```text
/// SecurityInfo ::= SEQUENCE {
///     protocol      OBJECT IDENTIFIER,
///     requiredData  ANY DEFINED BY protocol,
///     optionalData  ANY DEFINED BY protocol OPTIONAL }
/// ```
///
/// The protocol decides which info it is. Checked: its structure and its version, of each protocol
/// named here. An unknown protocol is no error, as the standard demands that it be ignored; under
/// the arcs of chip authentication and PACE, where all that exist are known, it is noted.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum SecurityInfo<'a> {
    /// How the key of active authentication signs.
    ActiveAuthentication(ActiveAuthenticationInfo<'a>),
    /// A way to run chip authentication.
    ChipAuthentication(ChipAuthenticationInfo<'a>),
    /// The group of a key of chip authentication (TR-03110-3; not in Doc 9303).
    ChipAuthenticationDomainParameters(ChipAuthenticationDomainParameterInfo<'a>),
    /// A key of chip authentication.
    ChipAuthenticationPublicKey(ChipAuthenticationPublicKeyInfo<'a>),
    /// A copy of EF.DIR.
    EfDir(EfDirInfo<'a>),
    /// A way to run PACE.
    Pace(PaceInfo<'a>),
    /// A group for PACE that is none of the standardized ones.
    PaceDomainParameters(PaceDomainParameterInfo<'a>),
    /// Support of terminal authentication.
    TerminalAuthentication(TerminalAuthenticationInfo),
    /// Something else, by the protocol's name.
    Unknown(Oid<'a>),
}

impl<'a> SecurityInfo<'a> {
    /// What an outline says, in full. It was checked: an error cannot occur.
    fn of(outline: &Outline<'a>) -> Option<Self> {
        let &Outline { protocol, version, id, .. } = outline;
        let reader = Reader::der(outline.data, Structure::SecurityInfo);
        let reader = &mut reader.starting_at(outline.data_at);
        Some(match outline.kind {
            Kind::ActiveAuthentication => Self::ActiveAuthentication(ActiveAuthenticationInfo {
                version,
                signature_algorithm: reader.oid().ok()?,
            }),
            Kind::ChipAuthentication => Self::ChipAuthentication(ChipAuthenticationInfo {
                protocol: ChipAuthenticationProtocol::from_oid(protocol)?,
                version,
                key_id: id,
            }),
            Kind::ChipAuthenticationDomainParameters => {
                Self::ChipAuthenticationDomainParameters(ChipAuthenticationDomainParameterInfo {
                    key_agreement: protocol::chip_authentication_arc(protocol)?,
                    domain_parameter: AlgorithmIdentifier::read(reader).ok()?,
                    key_id: id,
                })
            }
            Kind::ChipAuthenticationPublicKey => {
                Self::ChipAuthenticationPublicKey(ChipAuthenticationPublicKeyInfo {
                    key_agreement: protocol::public_key_arc(protocol)?,
                    subject_public_key_info: SubjectPublicKeyInfo::read(reader).ok()?,
                    key_id: id,
                })
            }
            Kind::EfDir => Self::EfDir(EfDirInfo { ef_dir: reader.value(Tag::OCTET_STRING).ok()? }),
            Kind::Pace => Self::Pace(PaceInfo {
                protocol: PaceProtocol::from_oid(protocol)?,
                version,
                parameter_id: id,
            }),
            Kind::PaceDomainParameters => {
                let (key_agreement, mapping) = protocol::pace_arc(protocol)?;
                Self::PaceDomainParameters(PaceDomainParameterInfo {
                    key_agreement,
                    mapping,
                    domain_parameter: AlgorithmIdentifier::read(reader).ok()?,
                    parameter_id: id,
                })
            }
            Kind::TerminalAuthentication => {
                let ef_cvca = EfCvca::read_if_there(reader).ok()?;
                Self::TerminalAuthentication(TerminalAuthenticationInfo { version, ef_cvca })
            }
            Kind::Unassigned | Kind::Unknown => Self::Unknown(protocol),
        })
    }
}

/// Which info a protocol makes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    ActiveAuthentication,
    ChipAuthentication,
    ChipAuthenticationDomainParameters,
    ChipAuthenticationPublicKey,
    EfDir,
    Pace,
    PaceDomainParameters,
    TerminalAuthentication,
    /// Under the arcs of which all are known, and none of them.
    Unassigned,
    Unknown,
}

/// The protocols that have one identifier.
static KINDS: [(Oid<'_>, Kind); 5] = [
    (oid::PK_DH, Kind::ChipAuthenticationPublicKey),
    (oid::PK_ECDH, Kind::ChipAuthenticationPublicKey),
    (oid::ACTIVE_AUTHENTICATION, Kind::ActiveAuthentication),
    (oid::EF_DIR, Kind::EfDir),
    (oid::TERMINAL_AUTHENTICATION, Kind::TerminalAuthentication),
];

/// The arcs under which all protocols are known: with one arc more, of which there is a bit for each,
/// the parameters, with two a protocol and its cipher.
static ARCS: [(Oid<'_>, u8, Kind, Kind); 2] = [
    (oid::PACE, 0b0101_1110, Kind::PaceDomainParameters, Kind::Pace),
    (
        oid::CHIP_AUTHENTICATION,
        0b0000_0110,
        Kind::ChipAuthenticationDomainParameters,
        Kind::ChipAuthentication,
    ),
];

impl Kind {
    #[inline(never)]
    fn of(protocol: Oid<'_>) -> Self {
        for (above, arcs, parameters, with_cipher) in &ARCS {
            let Some(below) = protocol.below(*above) else { continue };
            let is_known = |arc: &u8| arcs & 1_u8.checked_shl(u32::from(*arc)).unwrap_or(0) != 0;
            return match below {
                [protocol::ECDH_CAM, protocol::TRIPLE_DES] => Self::Unassigned,
                [arc] if is_known(arc) => *parameters,
                [arc, 1..=4] if is_known(arc) => *with_cipher,
                _ => Self::Unassigned,
            };
        }
        let known = KINDS.iter().find(|(known, _)| *known == protocol);
        known.map_or(Self::Unknown, |(_, kind)| *kind)
    }

    /// The last version known, where there is one.
    const fn last_version(self) -> Option<u8> {
        match self {
            Self::ActiveAuthentication => Some(1),
            Self::Pace | Self::TerminalAuthentication => Some(2),
            Self::ChipAuthentication => Some(3),
            _ => None,
        }
    }
}

/// An info that was checked, without what is only there to be handed out: a set is checked, and its
/// infos are held against each other, in little memory.
struct Outline<'a> {
    protocol: Oid<'a>,
    kind: Kind,
    version: u8,
    /// What stands after protocol and version, and before the identifier.
    data: &'a [u8],
    data_at: u32,
    /// Of a key or of parameters.
    id: Option<Integer<'a>>,
}

impl<'a> Outline<'a> {
    /// Reads the next element, and goes over it also where it cannot be read: over all that is left,
    /// where its end cannot be told.
    fn next(reader: &mut Reader<'a>) -> Result<Self, ParseError> {
        // After an error a reader stands anywhere.
        let before = reader.clone();
        Self::read(reader).map_err(|Malformed| {
            let failure = reader.failure();
            *reader = before;
            if reader.any().is_err() {
                reader.skip_rest();
            }
            failure
        })
    }

    /// Reads the next element.
    #[inline(never)]
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let level = reader.descend(Tag::SEQUENCE)?;
        let outer = reader.enter(Structure::SecurityInfo);
        let protocol = reader.oid()?;
        let kind = Kind::of(protocol);
        let version = match kind.last_version() {
            Some(last) => version(reader, last)?,
            None => 0,
        };
        let data_at = reader.position();
        let start = reader.mark();
        let mut has_id = false;
        match kind {
            Kind::ActiveAuthentication => {
                reader.oid()?;
            }
            Kind::EfDir => {
                reader.value(Tag::OCTET_STRING)?;
            }
            Kind::TerminalAuthentication => {
                EfCvca::read_if_there(reader)?;
            }
            Kind::ChipAuthentication | Kind::Pace => has_id = true,
            Kind::ChipAuthenticationDomainParameters | Kind::PaceDomainParameters => {
                AlgorithmIdentifier::read(reader)?;
                has_id = true;
            }
            Kind::ChipAuthenticationPublicKey => {
                SubjectPublicKeyInfo::read(reader)?;
                has_id = true;
            }
            Kind::Unassigned | Kind::Unknown => {
                if kind == Kind::Unassigned {
                    reader.note(Finding::SecurityProtocolUnknown);
                }
                reader.skip_elements()?;
            }
        }
        let data = reader.since(start);
        let mut id = None;
        if has_id && reader.is_next(Tag::INTEGER) {
            let number = reader.integer()?;
            // Negative ones are known.
            if number.is_negative() {
                reader.note(Finding::KeyIdNegative);
            }
            id = Some(number);
        } else if kind == Kind::Pace {
            reader.note(Finding::PaceParameterIdMissing);
        }
        reader.ascend(level)?;
        reader.enter(outer);
        Ok(Self { protocol, kind, version, data, data_at, id })
    }

    /// Whether the info says of this key that it is for chip authentication, or for PACE with its
    /// mapping.
    fn is_for(&self, key: &Outline<'_>) -> bool {
        let ([.., arc, _cipher], [.., key_arc]) =
            (self.protocol.as_bytes(), key.protocol.as_bytes())
        else {
            return false;
        };
        let (is_of_key, without_id) = match self.kind {
            Kind::ChipAuthentication => (arc == key_arc, true),
            Kind::Pace => (*arc == protocol::ECDH_CAM && *key_arc == protocol::ECDH, false),
            _ => (false, false),
        };
        is_of_key
            && match (self.id, key.id) {
                (Some(own), Some(other)) => own == other,
                _ => without_id,
            }
    }
}

/// The protocol of an info that may be unreadable in the rest.
fn protocol_of(encoding: &[u8]) -> Option<Oid<'_>> {
    let mut reader = Reader::der(encoding, Structure::SecurityInfo);
    reader.value(Tag::SEQUENCE).ok()?;
    reader.go_to_content(Rules::Der);
    reader.oid().ok()
}

/// A version, which must be one of those known: from 1 on.
#[inline(never)]
fn version(reader: &mut Reader<'_>, last: u8) -> Result<u8, Malformed> {
    match reader.integer()?.to_u32().unwrap_or_default().to_le_bytes() {
        [version, 0, 0, 0] if version >= 1 && version <= last => Ok(version),
        _ => Err(reader.fail_last(ParseErrorKind::Version)),
    }
}
