//! The types of deviations.

use crate::oid::{self, Oid};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// The type of a deviation (Doc 9303-3 §7.3.5; Doc 9303-12 §10.2).
    #[derive(Hash)]
    #[non_exhaustive]
    pub enum DeviationType {
        CertOrKey = 1, "cert_or_key", "a certificate or key deviates",
            &[1];
        CertOrKeyAaKeyCompromised = 2, "cert_or_key_aa_key_compromised", "the key for Active Authentication may be compromised, and should not be relied upon",
            &[1, 4];
        CertOrKeyCscaEncoding = 3, "cert_or_key_csca_encoding", "the CSCA certificate has an error in its encoding",
            &[1, 3];
        CertOrKeyDsEncoding = 4, "cert_or_key_ds_encoding", "the document signer's certificate has an error in its encoding",
            &[1, 2];
        CertOrKeyDsSignature = 5, "cert_or_key_ds_signature", "the signature of the document signer's certificate is wrong",
            &[1, 1];
        Chip = 6, "chip", "the chip is not usable",
            &[4];
        Lds = 7, "lds", "the logical data structure deviates",
            &[2];
        LdsComInconsistent = 8, "lds_com_inconsistent", "EF.COM and EF.SOD are inconsistent",
            &[2, 4];
        LdsDgHashWrong = 9, "lds_dg_hash_wrong", "the hash of a data group in EF.SOD is wrong",
            &[2, 2];
        LdsDgMalformed = 10, "lds_dg_malformed", "the encoding of a data group is corrupted",
            &[2, 1];
        LdsSodSignatureWrong = 11, "lds_sod_signature_wrong", "the signature in EF.SOD is wrong",
            &[2, 3];
        Mrz = 12, "mrz", "the machine-readable zone deviates",
            &[3];
        MrzWrongCheckDigit = 13, "mrz_wrong_check_digit", "the check digit of a field of the machine-readable zone is wrong",
            &[3, 2];
        MrzWrongData = 14, "mrz_wrong_data", "a field of the machine-readable zone has wrong data",
            &[3, 1];
        NationalUse = 15, "national_use", "the deviation is one that the state defines",
            &[5];
    }

    /// Returns the arcs of its identifier below that of a deviation list, 2.23.136.1.1.7. Each is below 128, and
    /// so is a byte of the encoding.
    pub fn arcs(self) -> &'static [u8];
}

impl DeviationType {
    /// Returns the type with this identifier.
    #[must_use]
    pub fn of(identifier: Oid<'_>) -> Option<Self> {
        let arcs = identifier.below(oid::DEVIATION_LIST)?;
        Self::ALL.iter().copied().find(|known| known.arcs() == arcs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_type_has_an_identifier_of_its_own() {
        assert!(DeviationType::ALL.windows(2).all(|pair| pair[0].name() < pair[1].name()));
        for known in DeviationType::ALL {
            let bytes = [oid::DEVIATION_LIST.as_bytes(), known.arcs()].concat();
            assert_eq!(DeviationType::of(Oid::from_bytes(&bytes).unwrap()), Some(*known));
        }
        // The identifier of the list itself, one below a type, and one of another arc.
        for other in [
            &[0x67, 0x81, 0x08, 0x01, 0x01, 0x07][..],
            &[0x67, 0x81, 0x08, 0x01, 0x01, 0x07, 2, 2, 1],
            &[0x2A, 3],
        ] {
            assert_eq!(DeviationType::of(Oid::from_bytes(other).unwrap()), None);
        }
    }
}
