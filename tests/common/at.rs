//! The moment for which the manifest's expectations hold.

use idchip::time::UnixTime;

/// 2026-11-01T00:00:00Z, the manifest's `at`.
pub(crate) const AT: UnixTime = UnixTime(1_793_491_200);
