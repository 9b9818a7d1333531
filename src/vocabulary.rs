//! The words of the library: findings, reasons, checks, and whatever else has a stable name and number.

/// Makes an enumeration of one row for each variant: its number, its name and its text, then one value
/// for each function that is declared after the rows.
///
/// ```text
/// vocabulary! {
///     /// Why a check has its result.
///     pub enum Reason { NoAnchor = 31, "no_anchor", "the anchor … was not given", Some("Get it …"); }
///     /// Returns advice.
///     pub fn advice(self) -> Option<&'static str>;
/// }
///
/// pub enum Reason { /** the anchor … was not given. */ NoAnchor }
/// // and in impl Reason, beside ALL, name and text:
/// pub const fn code(self) -> u16 { match self { Self::NoAnchor { .. } => 31 } }
/// pub const fn advice(self) -> Option<&'static str> { match self { Self::NoAnchor { .. } => Some("Get it …") } }
/// ```
///
/// A number never changes its meaning and is never used again. A row that goes leaves a comment with its
/// number; two rows of one number do not compile. A variant may have values, whose types are [`Blank`].
macro_rules! vocabulary {
    (
        $(#[$attribute:meta])*
        pub enum $Name:ident {$(
            $(#[$of_variant:meta])*
            $variant:ident
            $(($($value:ident: $value_type:ty),*))?
            $({$($(#[$of_field:meta])* $field:ident: $field_type:ty),* $(,)?})?
            = $code:literal, $name:literal, $text:literal $(, $further:expr)*;
        )*}
        $($(#[$of_function:meta])* pub fn $function:ident(self) -> $result:ty;)*
        $(with $values:ident!;)?
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[cfg_attr(feature = "defmt", derive(defmt::Format))]
        pub enum $Name {$(
            #[doc = concat!($text, ".")]
            $(#[$of_variant])*
            $variant
            $(($($value_type),*))?
            $({$($(#[$of_field])* $field: $field_type),*})?,
        )*}

        impl $Name {
            /// Every variant, in the order of the declaration; values that one has are zero or empty.
            pub const ALL: &'static [Self] = &[$(
                Self::$variant
                $(($(<$value_type as $crate::vocabulary::Blank>::BLANK),*))?
                $({$($field: <$field_type as $crate::vocabulary::Blank>::BLANK),*})?,
            )*];

            /// Returns the number that stands for it outside of Rust: in the C API, in a log, on a wire.
            /// It never changes its meaning and is never used again.
            #[must_use]
            pub const fn code(self) -> u16 {
                match self {$(Self::$variant { .. } => $code,)*}
            }

            /// Returns its name, which never changes.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {$(Self::$variant { .. } => $name,)*}
            }

            /// Returns its meaning, in English, without a full stop.
            #[must_use]
            pub const fn text(self) -> &'static str {
                match self {$(Self::$variant { .. } => $text,)*}
            }
        }

        vocabulary! {
            @functions $Name [$($variant [$($further),*])*]
            $($(#[$of_function])* $function: $result;)*
        }

        vocabulary! {
            @with [$($values)?] $Name [$($variant $(($($value),*))? $({$($field),*})?;)*]
        }

        // The compiler refuses an enumeration in which two variants have one number.
        const _: () = {
            #[allow(dead_code, reason = "it is there to be compiled")]
            #[repr(u16)]
            enum Numbers {$($variant = $code),*}
        };
    };

    // One function of the first value of each row, then those of the values after it.
    (@functions $Name:ident [$($variant:ident [$first:expr $(, $further:expr)*])*]
        $(#[$of_function:meta])* $function:ident: $result:ty; $($rest:tt)*
    ) => {
        impl $Name {
            $(#[$of_function])*
            #[must_use]
            pub const fn $function(self) -> $result {
                match self {$(Self::$variant { .. } => $first,)*}
            }
        }
        vocabulary! { @functions $Name [$($variant [$($further),*])*] $($rest)* }
    };
    (@functions $Name:ident [$($variant:ident [])*]) => {};

    // A macro that takes each variant with the names of its values.
    (@with [] $($rows:tt)*) => {};
    (@with [$values:ident] $($rows:tt)*) => { $values! { $($rows)* } };
}

pub(crate) use vocabulary;

/// A value with nothing in it, for the variants that have values.
pub(crate) trait Blank {
    /// The blank value.
    const BLANK: Self;
}

impl Blank for u32 {
    const BLANK: Self = 0;
}

#[cfg(test)]
mod tests {
    #![allow(unreachable_pub, reason = "the macro makes what others see")]

    use crate::error::{ParseErrorKind, Structure};
    use crate::finding::Finding;
    use crate::tlv::Tag;
    use crate::verify::{CheckId, CheckResult, DataGroupStatus, Reason, Verdict};
    use crate::vietnam::CrossCheck;

    vocabulary! {
        /// A meal.
        pub enum Meal {
            Soup = 7, "soup", "a soup", 1, "bowl";
            Rice(grains: u32) = 3, "rice", "rice, grain by grain", 2, "plate";
            Tea { cups: u32, tag: Tag } = 0, "tea", "tea", 3, "cup";
        }

        /// Returns its place.
        pub fn place(self) -> u8;

        /// Returns its dish.
        pub fn dish(self) -> &'static str;
    }

    #[test]
    fn a_row_is_all_that_a_variant_needs() {
        let all = [Meal::Soup, Meal::Rice(0), Meal::Tea { cups: 0, tag: Tag(0) }];
        assert_eq!(Meal::ALL, all);
        let of = |meal: Meal| (meal.code(), meal.name(), meal.text(), meal.place(), meal.dish());
        assert_eq!(of(Meal::Soup), (7, "soup", "a soup", 1, "bowl"));
        assert_eq!(of(Meal::Rice(9)), (3, "rice", "rice, grain by grain", 2, "plate"));
        assert_eq!(of(Meal::Tea { cups: 1, tag: Tag(2) }), (0, "tea", "tea", 3, "cup"));
    }

    /// The names and numbers that the first version gave out, as a witness of each table.
    #[test]
    fn numbers_stay_as_they_were_given() {
        assert_eq!(Reason::Ok.code(), 0);
        assert_eq!(Reason::AnchorExpired.code(), 1);
        assert_eq!(Finding::AuthorityKeyIdentifierMissing.code(), 1);
        assert_eq!(ParseErrorKind::LengthExceedsInput { length: 1, remaining: 0 }.code(), 6);
        assert_eq!(CheckId::ActiveAuthentication.code(), 10);
        assert_eq!(CheckResult::Successful.code(), 1);
        assert_eq!(CrossCheck::SexOfNumber.code(), 13);
        assert_eq!(DataGroupStatus::Identical.code(), 1);
        assert_eq!(Structure::Tlv.code(), 26);
        assert_eq!(Verdict::Accepted.code(), 1);
    }
}
