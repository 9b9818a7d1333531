//! Enumerations of coded fields, and the `Debug` of values that describe a person.

/// Defines an enumeration for each coded field: a variant for each code that the standard defines, and
/// `Undefined` for every other code.
macro_rules! codes {
    ($(
        $(#[$doc:meta])*
        $name:ident: $code:ty { $($(#[$variant_doc:meta])* $variant:ident = $value:literal,)* }
    )*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(clippy::exhaustive_enums, reason = "every other code is `Undefined`")]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
            /// A code that the standard does not define.
            Undefined($code),
        }

        impl $name {
            /// Returns the value with this code.
            #[must_use]
            pub const fn new(code: $code) -> Self {
                match code {
                    $($value => Self::$variant,)*
                    code => Self::Undefined(code),
                }
            }

            /// Returns the code.
            #[must_use]
            pub const fn code(self) -> $code {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Undefined(code) => code,
                }
            }

            /// True if the standard defines the code.
            #[must_use]
            pub const fn is_defined(self) -> bool {
                !matches!(self, Self::Undefined(_))
            }
        }
    )*};
}

/// Implements `Debug` for types with data about a person: shows the name of the type only.
macro_rules! hidden {
    ($($name:ident $(<$lifetime:lifetime>)?),* $(,)?) => {$(
        /// Shows the name of the type only: the values describe a person.
        impl core::fmt::Debug for $name $(<$lifetime>)? {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    )*};
}

pub(super) use {codes, hidden};
