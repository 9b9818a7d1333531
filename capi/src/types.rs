//! Small values that many functions give out.

use idchip::time::Date;

/// Bytes in a buffer of the caller's. Without any, `data` is NULL and `len` is 0.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_slice {
    /// The first byte.
    pub data: *const u8,
    /// The number of bytes.
    pub len: usize,
}

impl idchip_slice {
    /// No bytes.
    pub(crate) const NONE: Self = Self { data: core::ptr::null(), len: 0 };

    /// Makes a slice for C of the same bytes.
    pub(crate) const fn of(bytes: &[u8]) -> Self {
        if bytes.is_empty() { Self::NONE } else { Self { data: bytes.as_ptr(), len: bytes.len() } }
    }
}

/// A day. All three members are 0 if it is not known.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct idchip_date {
    /// The year, as in 2026.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day, 1 to 31.
    pub day: u8,
}

impl idchip_date {
    pub(crate) fn of(date: Option<Date>) -> Self {
        date.map_or_else(Self::default, |date| Self {
            year: date.year(),
            month: date.month(),
            day: date.day(),
        })
    }
}
