//! SecurityInfos: the protocols that a chip supports (Doc 9303-11 §9.2, TR-03110-3 §A.1).

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
use crate::tlv::{Integer, Malformed, Reader, Rules, Tag, validated};

/// The maximum number of infos in a set. The largest known sets, on cards with pseudonymous signatures,
/// have a dozen infos. The time to compare two sets grows with the product of their sizes.
pub const MAX_SECURITY_INFOS: u32 = 64;

/// The set of infos in EF.CardAccess, EF.CardSecurity and EF.DG14 (Doc 9303-11 §9.2).
///
/// ```text
/// SecurityInfos ::= SET OF SecurityInfo
/// ```
///
/// Checked: DER, and each info as described at [`SecurityInfo`]. Noted: an order other than that of DER,
/// an info of an unassigned protocol, a key without a ChipAuthenticationInfo, and the findings of the
/// infos. **Not** checked: that the infos are genuine, and that the protocols that they offer are secure.
///
/// [`SecurityInfos::parse`] refuses a set with a malformed info, as TR-03105-5.1 LDS_F_06 and LDS_F_07
/// require. [`SecurityInfos::parse_lenient`] notes the malformed info and gives access to the others:
/// [`SecurityInfos::results`] returns each info or the error in it, and all other methods skip the infos
/// that cannot be read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SecurityInfos<'a> {
    set: &'a [u8],
    at: u32,
    len: u32,
    findings: FindingSet,
}

impl<'a> SecurityInfos<'a> {
    /// Parses the set from DER; it must be all of the input.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::TooMany`] if the set has more than [`MAX_SECURITY_INFOS`] infos,
    /// [`ParseErrorKind::TrailingData`] if bytes follow the set, and an error if the encoding or an info is
    /// malformed.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Reader::new(Rules::Der, input, Structure::SecurityInfo).all(Self::read)
    }

    /// Parses the set like [`SecurityInfos::parse`], but reports a malformed info as a finding.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::TooMany`] if the set has more than [`MAX_SECURITY_INFOS`] infos,
    /// [`ParseErrorKind::TrailingData`] if bytes follow the set, and an error if the set itself is
    /// malformed.
    pub fn parse_lenient(input: &'a [u8]) -> Result<Self, ParseError> {
        Reader::new(Rules::Der, input, Structure::SecurityInfo).all(Self::read_lenient)
    }

    /// Reads the next element.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::TooMany`] if the set has more than [`MAX_SECURITY_INFOS`] infos, and an
    /// error if the encoding or an info is malformed.
    pub(crate) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        Self::read_set(reader, false)
    }

    /// Reads the next element like [`SecurityInfos::read`], but reports a malformed info as a finding.
    ///
    /// # Errors
    ///
    /// Returns [`ParseErrorKind::TooMany`] if the set has more than [`MAX_SECURITY_INFOS`] infos, and an
    /// error if the set itself is malformed.
    pub(crate) fn read_lenient(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        Self::read_set(reader, true)
    }

    fn read_set(reader: &mut Reader<'a>, is_lenient: bool) -> Result<Self, Malformed> {
        let (infos, findings) =
            reader.with_findings(|reader| Self::read_infos(reader, is_lenient))?;
        Ok(Self { findings, ..infos })
    }

    fn read_infos(reader: &mut Reader<'a>, is_lenient: bool) -> Result<Self, Malformed> {
        let set = reader.expect(Tag::SET)?;
        let (mut len, mut has_key) = (0_u32, false);
        let mut previous: &[u8] = &[];
        reader.inside(&set, |reader| {
            while !reader.is_empty() {
                len = len.saturating_add(1);
                if len > MAX_SECURITY_INFOS {
                    return Err(reader.fail(ParseErrorKind::TooMany(MAX_SECURITY_INFOS)));
                }
                let before = reader.remaining();
                let info = if is_lenient {
                    SecurityInfo::read_or_skip(reader)
                } else {
                    Ok(SecurityInfo::read(reader)?)
                };
                match info {
                    Ok(info) => {
                        has_key |= matches!(info, SecurityInfo::ChipAuthenticationPublicKey(_))
                    }
                    Err(_) => reader.note(Finding::SecurityInfoMalformed),
                }
                let encoding = reader.since(before);
                // X.690 §11.6: ascending order. No encoding is a prefix of another.
                if encoding < previous {
                    reader.note(Finding::SecurityInfosUnsorted);
                }
                previous = encoding;
            }
            Ok(())
        })?;
        let infos = Self { set: set.whole, at: set.at, len, findings: FindingSet::EMPTY };
        if has_key && infos.has_key_without_info() {
            reader.note(Finding::ChipAuthenticationInfoMissing);
        }
        Ok(infos)
    }

    /// True if there is a key that neither a ChipAuthenticationInfo nor a PACEInfo with chip
    /// authentication mapping refers to.
    fn has_key_without_info(&self) -> bool {
        !self.chip_authentication_keys().all(|key| {
            self.iter().any(|info| match info {
                SecurityInfo::ChipAuthentication(info) => info.is_for(&key),
                SecurityInfo::Pace(info) => info.is_for(&key),
                _ => false,
            })
        })
    }

    /// Returns the readable infos, in the order of the encoding.
    pub fn iter(&self) -> impl Iterator<Item = SecurityInfo<'a>> + Clone + use<'a> {
        self.results().filter_map(Result::ok)
    }

    /// Returns each info, or the error in it, in the order of the encoding. An info whose end cannot be
    /// found is the last.
    pub fn results(
        &self,
    ) -> impl Iterator<Item = Result<SecurityInfo<'a>, ParseError>> + Clone + use<'a> {
        let mut reader = self.reader();
        core::iter::from_fn(move || {
            if reader.is_empty() { None } else { Some(SecurityInfo::read_or_skip(&mut reader)) }
        })
    }

    /// Returns a reader of the infos.
    fn reader(&self) -> Reader<'a> {
        let mut reader = Reader::new(Rules::Der, self.set, Structure::SecurityInfo);
        let set = validated(reader.expect(Tag::SET));
        let (content, at) = set.map_or((&[][..], 0), |set| (set.content, set.content_at()));
        let reader = Reader::new(Rules::Der, content, Structure::SecurityInfo);
        reader.starting_at(self.at.wrapping_add(at))
    }

    /// Returns the encodings of all infos, with tag and length, in the same order as
    /// [`results`](SecurityInfos::results).
    pub fn encodings(&self) -> impl Iterator<Item = &'a [u8]> + Clone + use<'a> {
        let mut reader = self.reader();
        core::iter::from_fn(
            move || {
                if reader.is_empty() { None } else { Some(skip_element(&mut reader)) }
            },
        )
    }

    /// Returns the bytes of the set, with tag and length.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.set
    }

    /// Returns the number of infos, including those that cannot be read.
    #[must_use]
    pub const fn len(&self) -> u32 {
        self.len
    }

    /// True if there are no infos.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// True if this set contains each info of `other`, byte for byte, in any order.
    ///
    /// EF.CardAccess is not signed. Its infos are trusted only after EF.DG14 or EF.CardSecurity, which are
    /// signed, have been found to contain all of them (Doc 9303-11 §9.2). This function compares in one
    /// direction; [`CardAccess::difference_from`](super::card_access::CardAccess::difference_from)
    /// compares in both.
    #[must_use]
    pub fn contains_all_of(&self, other: &SecurityInfos<'_>) -> bool {
        other.encodings().all(|info| self.encodings().any(|own| own == info))
    }

    /// Returns the infos about PACE.
    pub fn pace_infos(&self) -> impl Iterator<Item = PaceInfo<'a>> + use<'a> {
        self.iter().filter_map(|info| match info {
            SecurityInfo::Pace(info) => Some(info),
            _ => None,
        })
    }

    /// Returns the keys for chip authentication.
    pub fn chip_authentication_keys(
        &self,
    ) -> impl Iterator<Item = ChipAuthenticationPublicKeyInfo<'a>> + use<'a> {
        self.iter().filter_map(|info| match info {
            SecurityInfo::ChipAuthenticationPublicKey(info) => Some(info),
            _ => None,
        })
    }

    /// Returns the infos about chip authentication with `key`.
    ///
    /// Documents of some states have no such info. Their chips then use 3DES; the caller decides whether to
    /// assume that.
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

    /// Returns the info about active authentication, which names the signature algorithm of a key on an
    /// elliptic curve.
    #[must_use]
    pub fn active_authentication(&self) -> Option<ActiveAuthenticationInfo<'a>> {
        self.iter().find_map(|info| match info {
            SecurityInfo::ActiveAuthentication(info) => Some(info),
            _ => None,
        })
    }

    /// Returns the info about active authentication like [`SecurityInfos::active_authentication`], or the
    /// error in it: the signature algorithm of the key is then unknown.
    #[must_use]
    pub fn active_authentication_result(
        &self,
    ) -> Option<Result<ActiveAuthenticationInfo<'a>, ParseError>> {
        self.results().zip(self.encodings()).find_map(|(info, encoding)| match info {
            Ok(SecurityInfo::ActiveAuthentication(info)) => Some(Ok(info)),
            Err(error)
                if SecurityInfo::protocol_of(encoding) == Some(oid::ACTIVE_AUTHENTICATION) =>
            {
                Some(Err(error))
            }
            _ => None,
        })
    }

    /// Returns the tolerated deviations from the standard.
    #[must_use]
    pub const fn findings(&self) -> FindingSet {
        self.findings
    }
}

impl fmt::Debug for SecurityInfos<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// The chip's info about one protocol (Doc 9303-11 §9.2).
///
/// ```text
/// SecurityInfo ::= SEQUENCE {
///     protocol      OBJECT IDENTIFIER,
///     requiredData  ANY DEFINED BY protocol,
///     optionalData  ANY DEFINED BY protocol OPTIONAL }
/// ```
///
/// The protocol determines the kind of info. Checked: the structure and the version of the info, for
/// each protocol named here. An unknown protocol is not an error: the standard requires that it be
/// ignored. Under the arcs of chip authentication and PACE, where all existing protocols are known, an
/// unknown protocol is noted.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum SecurityInfo<'a> {
    /// The signature algorithm of active authentication.
    ActiveAuthentication(ActiveAuthenticationInfo<'a>),
    /// A variant of chip authentication.
    ChipAuthentication(ChipAuthenticationInfo<'a>),
    /// The group of a key for chip authentication (TR-03110-3; not in Doc 9303).
    ChipAuthenticationDomainParameters(ChipAuthenticationDomainParameterInfo<'a>),
    /// A key for chip authentication.
    ChipAuthenticationPublicKey(ChipAuthenticationPublicKeyInfo<'a>),
    /// A copy of EF.DIR.
    EfDir(EfDirInfo<'a>),
    /// A variant of PACE.
    Pace(PaceInfo<'a>),
    /// A group for PACE, given by its parameters or by its number.
    PaceDomainParameters(PaceDomainParameterInfo<'a>),
    /// Support of terminal authentication.
    TerminalAuthentication(TerminalAuthenticationInfo),
    /// An info of another protocol, named by its object identifier.
    Unknown(Oid<'a>),
}

impl<'a> SecurityInfo<'a> {
    /// Reads the next element.
    ///
    /// # Errors
    ///
    /// Returns an error if the next element is not a SecurityInfo, or if it does not have the structure or
    /// the version of its protocol.
    pub(crate) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.structure(Tag::SEQUENCE, Structure::SecurityInfo, |reader, _| {
            let oid = reader.read()?;
            Self::read_data(oid, reader)
        })
    }

    /// Returns the protocol of an info, also if the rest of the info is malformed.
    #[must_use]
    pub fn protocol_of(encoding: &[u8]) -> Option<Oid<'_>> {
        let within = Structure::SecurityInfo;
        let content = Reader::new(Rules::Der, encoding, within).value(Tag::SEQUENCE).ok()?;
        Reader::new(Rules::Der, content, within).read().ok()
    }

    /// Reads the data of the protocol with this object identifier.
    fn read_data(oid: Oid<'a>, reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        if let Some(protocol) = PaceProtocol::from_oid(oid) {
            return PaceInfo::read(protocol, reader).map(Self::Pace);
        }
        if let Some((key_agreement, mapping)) = protocol::pace_arc(oid) {
            let info = PaceDomainParameterInfo::read(key_agreement, mapping, reader);
            return info.map(Self::PaceDomainParameters);
        }
        if let Some(protocol) = ChipAuthenticationProtocol::from_oid(oid) {
            return ChipAuthenticationInfo::read(protocol, reader).map(Self::ChipAuthentication);
        }
        if let Some(key_agreement) = protocol::chip_authentication_arc(oid) {
            let info = ChipAuthenticationDomainParameterInfo::read(key_agreement, reader);
            return info.map(Self::ChipAuthenticationDomainParameters);
        }
        if let Some(key_agreement) = protocol::public_key_arc(oid) {
            let info = ChipAuthenticationPublicKeyInfo::read(key_agreement, reader);
            return info.map(Self::ChipAuthenticationPublicKey);
        }
        match oid {
            oid::ACTIVE_AUTHENTICATION => {
                ActiveAuthenticationInfo::read(reader).map(Self::ActiveAuthentication)
            }
            oid::EF_DIR => EfDirInfo::read(reader).map(Self::EfDir),
            oid::TERMINAL_AUTHENTICATION => {
                TerminalAuthenticationInfo::read(reader).map(Self::TerminalAuthentication)
            }
            _ => {
                // Under these arcs all protocols are known.
                if oid.is_under(oid::PACE) || oid.is_under(oid::CHIP_AUTHENTICATION) {
                    reader.note(Finding::SecurityProtocolUnknown);
                }
                while !reader.is_empty() {
                    reader.element()?;
                }
                Ok(Self::Unknown(oid))
            }
        }
    }

    /// Reads the next element, and skips it if it is malformed.
    fn read_or_skip(reader: &mut Reader<'a>) -> Result<Self, ParseError> {
        // After an error the position of a reader is unspecified.
        let before = reader.clone();
        reader.prefix(Self::read).inspect_err(|_| {
            *reader = before;
            skip_element(reader);
        })
    }
}

/// Skips the next element, or the rest if the end of the element cannot be found; returns the bytes.
fn skip_element<'a>(reader: &mut Reader<'a>) -> &'a [u8] {
    let rest = reader.remaining();
    match reader.element() {
        Ok(element) => element.whole,
        Err(Malformed) => reader.bytes(rest.len()).unwrap_or_default(),
    }
}

/// Reads a version from 1 to `last`, the last known version.
fn read_version(reader: &mut Reader<'_>, last: u8) -> Result<u8, Malformed> {
    let at = reader.position();
    let version = reader.read::<Integer<'_>>()?.to_u32();
    match version.and_then(|version| u8::try_from(version).ok()) {
        Some(version) if version >= 1 && version <= last => Ok(version),
        _ => Err(reader.fail_at(ParseErrorKind::Version, at)),
    }
}

/// Reads the identifier of a key or of parameters, if it is present.
fn read_identifier<'a>(reader: &mut Reader<'a>) -> Result<Option<Integer<'a>>, Malformed> {
    if !reader.is_next(Tag::INTEGER) {
        return Ok(None);
    }
    let identifier = reader.read::<Integer<'_>>()?;
    // There are chips with negative identifiers.
    if identifier.is_negative() {
        reader.note(Finding::KeyIdNegative);
    }
    Ok(Some(identifier))
}
