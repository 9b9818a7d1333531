//! Stable names of what the library names in its types only.

use idchip::ParseErrorKind;

/// The stable name of a kind of parse error, for the JSON output.
pub(crate) const fn parse_error_kind(kind: &ParseErrorKind) -> &'static str {
    match kind {
        ParseErrorKind::BitString => "bit_string",
        ParseErrorKind::Boolean => "boolean",
        ParseErrorKind::Character => "character",
        ParseErrorKind::Duplicate(_) => "duplicate",
        ParseErrorKind::Integer => "integer",
        ParseErrorKind::LengthExceedsInput { .. } => "length_exceeds_input",
        ParseErrorKind::LengthIndefinite => "length_indefinite",
        ParseErrorKind::LengthNotMinimal => "length_not_minimal",
        ParseErrorKind::LengthTooLarge => "length_too_large",
        ParseErrorKind::Missing(_) => "missing",
        ParseErrorKind::NestingTooDeep(_) => "nesting_too_deep",
        ParseErrorKind::NumberOutOfRange => "number_out_of_range",
        ParseErrorKind::ObjectIdentifier => "object_identifier",
        ParseErrorKind::ScratchTooSmall(_) => "scratch_too_small",
        ParseErrorKind::TagEncoding => "tag_encoding",
        ParseErrorKind::Time => "time",
        ParseErrorKind::TooFew(_) => "too_few",
        ParseErrorKind::TooMany(_) => "too_many",
        ParseErrorKind::TrailingData(_) => "trailing_data",
        ParseErrorKind::Truncated => "truncated",
        ParseErrorKind::UnexpectedTag { .. } => "unexpected_tag",
        ParseErrorKind::Value => "value",
        ParseErrorKind::Version => "version",
        ParseErrorKind::WrongLength(_) => "wrong_length",
        _ => "malformed",
    }
}
