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
use crate::tlv::{Element, Integer, Malformed, Reader, Rules, Tag};

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
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SecurityInfos<'a> {
    set: Element<'a>,
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

    /// Reads the next element.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::TooMany`]; as [`SecurityInfo`] says; an encoding error.
    #[inline(never)]
    pub fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let set = reader.expect(Tag::SET)?;
        let level = reader.descend_into(&set)?;
        let mut len = 0_u32;
        let mut previous: &[u8] = &[];
        while !reader.is_empty() {
            len = len.saturating_add(1);
            if len > MAX_SECURITY_INFOS {
                return Err(reader.fail(ParseErrorKind::TooMany(MAX_SECURITY_INFOS)));
            }
            let before = reader.remaining();
            SecurityInfo::read(reader)?;
            let encoding = encoding(before, reader.remaining());
            // X.690 §11.6: ascending order. None is the beginning of another.
            if encoding < previous {
                reader.note(Finding::SecurityInfosUnsorted);
            }
            previous = encoding;
        }
        reader.ascend(level)?;
        let mut infos = Self { set, len, findings: reader.findings() };
        if infos.has_key_without_info() {
            infos.findings.insert(Finding::ChipAuthenticationInfoMissing);
        }
        Ok(infos)
    }

    /// The infos, in the order of the encoding.
    #[must_use]
    pub const fn iter(&self) -> SecurityInfoIter<'a> {
        SecurityInfoIter { reader: Reader::of(&self.set, Rules::Der, Structure::SecurityInfo) }
    }

    /// The encodings of the infos, with tag and length, in the same order.
    pub fn encodings(&self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let mut infos = self.iter();
        core::iter::from_fn(move || {
            let before = infos.reader.remaining();
            infos.next()?;
            Some(encoding(before, infos.reader.remaining()))
        })
    }

    /// The set as it stands in the input, with tag and length.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.set.whole
    }

    /// The number of infos.
    #[must_use]
    pub const fn len(&self) -> u32 {
        self.len
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether each info of `other` stands in this set too, octet for octet, in whatever order.
    ///
    /// EF.CardAccess is not signed: what it said is believed only once EF.DG14 or EF.CardSecurity,
    /// which are, contain all of it (Doc 9303-11 §9.2).
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

    /// What deviates in the set and was tolerated.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }

    /// Whether there is a key that is neither for chip authentication nor for PACE with its mapping.
    fn has_key_without_info(&self) -> bool {
        self.chip_authentication_keys().any(|key| {
            !self.iter().any(|info| match info {
                SecurityInfo::ChipAuthentication(info) => info.is_for(&key),
                SecurityInfo::Pace(info) => info.is_for(&key),
                _ => false,
            })
        })
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

/// Iterator over [`SecurityInfos`].
#[derive(Clone, Debug)]
pub struct SecurityInfoIter<'a> {
    reader: Reader<'a>,
}

impl<'a> Iterator for SecurityInfoIter<'a> {
    type Item = SecurityInfo<'a>;

    fn next(&mut self) -> Option<SecurityInfo<'a>> {
        if self.reader.is_empty() {
            return None;
        }
        // Each was checked when the set was read: an error cannot occur, and would end the
        // iteration.
        let info = SecurityInfo::read(&mut self.reader).ok();
        if info.is_none() {
            self.reader = Reader::der(&[], Structure::SecurityInfo);
        }
        info
    }
}

impl core::iter::FusedIterator for SecurityInfoIter<'_> {}

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
    /// Reads the next element.
    #[inline(never)]
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let level = reader.descend(Tag::SEQUENCE)?;
        reader.enter(Structure::SecurityInfo);
        let protocol = reader.oid()?;
        let info = Self::of(protocol, reader)?;
        reader.ascend(level)?;
        Ok(info)
    }

    fn of(protocol: Oid<'a>, reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        if let Some(protocol) = PaceProtocol::from_oid(protocol) {
            return PaceInfo::read(protocol, reader).map(Self::Pace);
        }
        if let Some(protocol) = ChipAuthenticationProtocol::from_oid(protocol) {
            return ChipAuthenticationInfo::read(protocol, reader).map(Self::ChipAuthentication);
        }
        if let Some((key_agreement, mapping)) = protocol::pace_arc(protocol) {
            return PaceDomainParameterInfo::read(key_agreement, mapping, reader)
                .map(Self::PaceDomainParameters);
        }
        if let Some(key_agreement) = protocol::chip_authentication_arc(protocol) {
            return ChipAuthenticationDomainParameterInfo::read(key_agreement, reader)
                .map(Self::ChipAuthenticationDomainParameters);
        }
        let public_key = |key_agreement, reader| {
            ChipAuthenticationPublicKeyInfo::read(key_agreement, reader)
                .map(Self::ChipAuthenticationPublicKey)
        };
        match protocol {
            oid::PK_DH => public_key(KeyAgreement::Dh, reader),
            oid::PK_ECDH => public_key(KeyAgreement::Ecdh, reader),
            oid::ACTIVE_AUTHENTICATION => {
                ActiveAuthenticationInfo::read(reader).map(Self::ActiveAuthentication)
            }
            oid::EF_DIR => EfDirInfo::read(reader).map(Self::EfDir),
            oid::TERMINAL_AUTHENTICATION => {
                TerminalAuthenticationInfo::read(reader).map(Self::TerminalAuthentication)
            }
            _ => {
                if protocol.is_under(oid::PACE) || protocol.is_under(oid::CHIP_AUTHENTICATION) {
                    reader.note(Finding::SecurityProtocolUnknown);
                }
                while !reader.is_empty() {
                    reader.element()?;
                }
                Ok(Self::Unknown(protocol))
            }
        }
    }
}

/// A version, which must be one of those known: from 1 on.
#[inline(never)]
fn version(reader: &mut Reader<'_>, last: u8) -> Result<u8, Malformed> {
    let at = reader.position();
    let version = reader.integer()?.to_u32().and_then(|version| u8::try_from(version).ok());
    match version.filter(|version| *version >= 1 && *version <= last) {
        Some(version) => Ok(version),
        None => Err(reader.fail_at(ParseErrorKind::Version, at)),
    }
}

/// An identifier of a key or of parameters, if one stands there. Negative ones are known.
#[inline(never)]
fn identifier<'a>(reader: &mut Reader<'a>) -> Result<Option<Integer<'a>>, Malformed> {
    if !reader.is_next(Tag::INTEGER) {
        return Ok(None);
    }
    let identifier = reader.integer()?;
    if identifier.is_negative() {
        reader.note(Finding::KeyIdNegative);
    }
    Ok(Some(identifier))
}

/// The octets that were read between two states of a reader.
fn encoding<'a>(before: &'a [u8], after: &[u8]) -> &'a [u8] {
    let octets = before.len().saturating_sub(after.len());
    before.get(..octets).unwrap_or_default()
}
