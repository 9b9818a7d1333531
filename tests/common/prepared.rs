//! An engine that prepares each key before it verifies by it.

use idchip::crypto::{CryptoError, CurveParameters, EcdsaEngine, PreparedKey};

/// Verifies by the prepared key. A key that cannot be prepared is given to the engine as it is.
pub(crate) struct Prepared<E>(pub(crate) E);

impl<E: EcdsaEngine> EcdsaEngine for Prepared<E> {
    fn curve(&self) -> &CurveParameters {
        self.0.curve()
    }

    fn name(&self) -> &'static str {
        self.0.name()
    }

    fn verify(&self, point: &[u8], digest: &[u8], r: &[u8], s: &[u8]) -> Result<(), CryptoError> {
        let mut prepared = PreparedKey::EMPTY;
        if self.0.prepare(point, &mut prepared) {
            self.0.verify_prepared(&prepared, point, digest, r, s)
        } else {
            self.0.verify(point, digest, r, s)
        }
    }
}
