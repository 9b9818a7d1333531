//! The register of the files that the library reads, with one row per file.

use core::fmt;

use super::atr_info::AtrInfo;
use super::card_access::CardAccess;
use super::card_security::CardSecurity;
use super::com::EfCom;
use super::cvca::Cvca;
use super::dg1::Dg1;
use super::dg2::Dg2;
use super::dg3::Dg3;
use super::dg4::Dg4;
use super::dg5::Dg5;
use super::dg7::Dg7;
use super::dg11::Dg11;
use super::dg12::Dg12;
use super::dg13::Dg13;
use super::dg14::Dg14;
use super::dg15::Dg15;
use super::dg16::Dg16;
use super::dir::EfDir;
use super::sod::Sod;
use super::{DataGroup, DgNumber, ElementaryFile};
use crate::error::ParseError;
use crate::finding::FindingSet;

/// Defines [`FileContent`] and its parsers from one row per file, with its type and parse function.
macro_rules! register {
    (
        files { $( $file:ident: $file_type:ident :: $file_parse:ident; )+ }
        data_groups { $( $number:ident: $type:ident :: $parse:ident; )+ }
    ) => {
        /// The parsed content of any file. Nothing in it is verified.
        #[derive(Clone, Copy)]
        #[non_exhaustive]
        pub enum FileContent<'a> {
            $( #[doc = concat!("[`ElementaryFile::", stringify!($file), "`].")] $file($file_type<'a>), )+
            $( #[doc = concat!("[`DgNumber::", stringify!($number), "`].")] $number($type<'a>), )+
            /// The bytes of a file that the library does not parse. DG6 and DG8 to DG10 are always such
            /// files: the standard defines no content for them, and their hashes bind the bytes to the
            /// number of the data group.
            Opaque(&'a [u8]),
        }

        impl<'a> FileContent<'a> {
            /// Parses a whole file. If a part of the file breaks the rules of the standard, the rest is
            /// read with a finding.
            ///
            /// # Errors
            ///
            /// Returns an error if the bytes are not this file, or are an EF.SOD whose content is in
            /// segments; [`FileContent::parse_with_scratch`] reads such a file.
            pub fn parse(file: ElementaryFile, bytes: &'a [u8]) -> Result<Self, ParseError> {
                match file {
                    $( ElementaryFile::$file => $file_type::$file_parse(bytes).map(Self::$file), )+
                    $(
                        ElementaryFile::DataGroup(DgNumber::$number) =>
                            $type::$parse(bytes).map(Self::$number),
                    )+
                    _ => Ok(Self::Opaque(bytes)),
                }
            }

            /// Returns the tolerated deviations from the standard.
            #[must_use]
            pub fn findings(&self) -> FindingSet {
                match self {
                    $( Self::$file(file) => <$file_type<'_>>::findings(file), )+
                    $( Self::$number(file) => <$type<'_>>::findings(file), )+
                    Self::Opaque(_) => FindingSet::EMPTY,
                }
            }
        }

        /// Shows a file as its own type does. Of a file that the library does not parse, shows the length
        /// only: the bytes may be personal data.
        impl fmt::Debug for FileContent<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $( Self::$file(file) => fmt::Debug::fmt(file, f), )+
                    $( Self::$number(file) => fmt::Debug::fmt(file, f), )+
                    Self::Opaque(bytes) => write!(f, "Opaque({} bytes)", bytes.len()),
                }
            }
        }

        /// Returns the findings of a data group's file. A file that the library does not parse has no
        /// findings.
        ///
        /// The function does not use [`FileContent`], which would take the space of its largest variant
        /// on the stack.
        pub(crate) fn findings_in(number: DgNumber, file: &[u8]) -> Result<FindingSet, ParseError> {
            match number {
                $( DgNumber::$number => $type::$parse(file).map(|it| it.findings()), )+
                _ => Ok(FindingSet::EMPTY),
            }
        }
    };
}

register! {
    files {
        AtrInfo: AtrInfo::parse;
        CardAccess: CardAccess::parse_lenient;
        CardSecurity: CardSecurity::parse_lenient;
        Com: EfCom::parse;
        Cvca: Cvca::parse;
        Dir: EfDir::parse;
        Sod: Sod::parse;
    }
    data_groups {
        Dg1: Dg1::parse;
        Dg2: Dg2::parse;
        Dg3: Dg3::parse;
        Dg4: Dg4::parse;
        Dg5: Dg5::parse;
        Dg7: Dg7::parse;
        Dg11: Dg11::parse;
        Dg12: Dg12::parse;
        Dg13: Dg13::parse;
        Dg14: Dg14::parse_lenient;
        Dg15: Dg15::parse;
        Dg16: Dg16::parse;
    }
}

impl<'a> FileContent<'a> {
    /// Parses a whole file like [`FileContent::parse`]. If the content of an EF.SOD is in segments, it is
    /// joined in `scratch` ([`Sod::parse_with_scratch`]).
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not this file, or if `scratch` is too small.
    pub fn parse_with_scratch(
        file: ElementaryFile,
        bytes: &'a [u8],
        scratch: &'a mut [u8],
    ) -> Result<Self, ParseError> {
        match file {
            ElementaryFile::Sod => Sod::parse_with_scratch(bytes, scratch).map(Self::Sod),
            _ => Self::parse(file, bytes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_by_its_row_and_refused_by_the_others() {
        let file = include_bytes!("../../testdata/cards/vn_good/EF.DG1.bin");
        let dg1 = ElementaryFile::DataGroup(DgNumber::Dg1);
        for other in ElementaryFile::all() {
            match FileContent::parse(other, file) {
                Ok(FileContent::Dg1(read)) => {
                    assert_eq!((other, read.mrz().issuing_state()), (dg1, "VNM"));
                }
                Ok(FileContent::Opaque(bytes)) => assert_eq!(bytes, file),
                Ok(read) => panic!("EF.DG1 was read as {read:?}"),
                Err(_) => assert_ne!(other, dg1),
            }
        }
        assert!(FileContent::parse(dg1, &[]).is_err());
    }

    #[test]
    fn the_bytes_of_an_opaque_file_are_not_shown() {
        let content = FileContent::Opaque(b"NGUYEN");
        assert_eq!(std::format!("{content:?}"), "Opaque(6 bytes)");
    }

    #[test]
    fn findings_are_those_of_the_content() {
        let mut file = include_bytes!("../../testdata/cards/vn_good/EF.DG1.bin").to_vec();
        file.push(0);
        let content = FileContent::parse(ElementaryFile::DataGroup(DgNumber::Dg1), &file).unwrap();
        assert!(!content.findings().is_empty());
        assert_eq!(findings_in(DgNumber::Dg1, &file), Ok(content.findings()));
        assert_eq!(findings_in(DgNumber::Dg8, &file), Ok(FindingSet::EMPTY));
        assert!(findings_in(DgNumber::Dg2, &file).is_err());
    }
}
