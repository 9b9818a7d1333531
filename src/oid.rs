//! Object identifiers: all that the library knows.

use core::fmt;

/// The content bytes of an OBJECT IDENTIFIER, borrowed from the input.
///
/// Two identifiers are equal if their encodings are: X.690 §8.19 allows one encoding for each
/// identifier, and [`Oid::from_bytes`] accepts no other.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Oid<'a>(&'a [u8]);

impl<'a> Oid<'a> {
    /// Wraps content bytes (without tag and length) that are known to be well formed.
    pub(crate) const fn from_content(content: &'a [u8]) -> Self {
        Self(content)
    }

    /// Returns the identifier with this content, if no arc is padded or cut (X.690 §8.19).
    #[must_use]
    pub fn from_bytes(content: &'a [u8]) -> Option<Self> {
        let mut starts_arc = true;
        let mut is_well_formed = !content.is_empty();
        for byte in content {
            is_well_formed &= !(starts_arc && *byte == 0x80);
            starts_arc = byte & 0x80 == 0;
        }
        (is_well_formed && starts_arc).then(|| Self::from_content(content))
    }

    /// Returns the content bytes, without tag and length.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.0
    }

    /// True if this identifier is `arc` or lies under it.
    #[must_use]
    pub fn is_under(&self, arc: Oid<'_>) -> bool {
        self.0.starts_with(arc.0)
    }

    /// Returns the bytes after `arc`, if this identifier lies under it.
    #[must_use]
    pub fn below(&self, arc: Oid<'_>) -> Option<&'a [u8]> {
        self.0.strip_prefix(arc.0)
    }

    /// Returns the name of this identifier in the library's table, if it has one.
    #[must_use]
    pub fn name(&self) -> Option<&'static str> {
        ALL.iter().find(|known| known.1.0 == self.0).map(|known| known.0)
    }
}

/// Writes the dotted form, for example "2.23.136.1.1.1"; arcs over 32 bits are written as "?".
impl fmt::Display for Oid<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut arc: Option<u32> = Some(0);
        let mut first = true;
        for byte in self.0 {
            arc = arc
                .and_then(|arc| arc.checked_mul(0x80))
                .and_then(|arc| arc.checked_add(u32::from(byte & 0x7F)));
            if byte & 0x80 != 0 {
                continue;
            }
            match arc {
                Some(arc) if first => {
                    // X.690 §8.19.4: the first subidentifier holds two arcs, 40 · first + second.
                    let root = (arc / 40).min(2);
                    let second = arc.saturating_sub(root.saturating_mul(40));
                    write!(f, "{root}.{second}")?;
                }
                Some(arc) => write!(f, ".{arc}")?,
                None => f.write_str(".?")?,
            }
            first = false;
            arc = Some(0);
        }
        Ok(())
    }
}

impl fmt::Debug for Oid<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Oid({self})")
    }
}

macro_rules! oids {
    ($($(#[$doc:meta])* $name:ident = $dotted:literal, [$($byte:literal),*];)*) => {
        $(
            $(#[$doc])*
            #[doc = concat!("`", $dotted, "`")]
            pub const $name: Oid<'static> = Oid(&[$($byte),*]);
        )*

        /// The name, the identifier and the dotted form of each.
        pub(crate) const ALL: &[(&str, Oid<'static>, &str)] = &[$((stringify!($name), $name, $dotted)),*];
    };
}

oids! {
    // PKCS #7 / CMS (RFC 5652)
    /// `id-data`, RFC 5652 §4.
    DATA = "1.2.840.113549.1.7.1", [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x01];
    /// `id-signedData`, RFC 5652 §5.1.
    SIGNED_DATA = "1.2.840.113549.1.7.2", [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02];
    /// `id-contentType`, RFC 5652 §11.1.
    CONTENT_TYPE = "1.2.840.113549.1.9.3", [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x03];
    /// `id-messageDigest`, RFC 5652 §11.2.
    MESSAGE_DIGEST = "1.2.840.113549.1.9.4", [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x04];
    /// `id-signingTime`, RFC 5652 §11.3.
    SIGNING_TIME = "1.2.840.113549.1.9.5", [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x05];
    /// `id-aa-signingCertificate`, RFC 5035 §5.
    SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12", [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x02, 0x0C];
    /// `id-aa-signingCertificateV2`, RFC 5035 §3.
    SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47", [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x02, 0x2F];
    /// `id-aa-CMSAlgorithmProtect`, RFC 6211 §2.
    CMS_ALGORITHM_PROTECTION = "1.2.840.113549.1.9.52", [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x34];

    // ICAO (Doc 9303-10, -11 and -12)
    /// `id-icao-mrtd-security-ldsSecurityObject`, Doc 9303-10 §4.6.2.
    LDS_SECURITY_OBJECT = "2.23.136.1.1.1", [0x67, 0x81, 0x08, 0x01, 0x01, 0x01];
    /// `id-icao-cscaMasterList`, Doc 9303-12 §9.
    CSCA_MASTER_LIST = "2.23.136.1.1.2", [0x67, 0x81, 0x08, 0x01, 0x01, 0x02];
    /// `id-icao-cscaMasterListSigningKey`, Doc 9303-12 §9.
    MASTER_LIST_SIGNER = "2.23.136.1.1.3", [0x67, 0x81, 0x08, 0x01, 0x01, 0x03];
    /// The document type list, under the identifier that one state uses.
    DOCUMENT_TYPE_LIST_OLD = "2.23.136.1.1.4", [0x67, 0x81, 0x08, 0x01, 0x01, 0x04];
    /// `id-icao-mrtd-security-aaProtocolObject`, Doc 9303-11 §9.2.
    ACTIVE_AUTHENTICATION = "2.23.136.1.1.5", [0x67, 0x81, 0x08, 0x01, 0x01, 0x05];
    /// `id-icao-mrtd-security-extensions-nameChange`, Doc 9303-12 §7.1.1.
    NAME_CHANGE = "2.23.136.1.1.6.1", [0x67, 0x81, 0x08, 0x01, 0x01, 0x06, 0x01];
    /// `id-icao-mrtd-security-extensions-documentTypeList`, Doc 9303-12 §7.1.1.
    DOCUMENT_TYPE_LIST = "2.23.136.1.1.6.2", [0x67, 0x81, 0x08, 0x01, 0x01, 0x06, 0x02];
    /// `id-icao-DeviationList`, Doc 9303-12 §10.
    DEVIATION_LIST = "2.23.136.1.1.7", [0x67, 0x81, 0x08, 0x01, 0x01, 0x07];
    /// `id-icao-DeviationListSigningKey`, Doc 9303-12 §10.
    DEVIATION_LIST_SIGNER = "2.23.136.1.1.8", [0x67, 0x81, 0x08, 0x01, 0x01, 0x08];
    /// LDS2 time stamp signer, Doc 9303-12 §7.1.1.
    LDS2_TRAVEL_RECORD_SIGNER = "2.23.136.1.1.9.8.1", [0x67, 0x81, 0x08, 0x01, 0x01, 0x09, 0x08, 0x01];
    /// LDS2 visa signer, Doc 9303-12 §7.1.1.
    LDS2_VISA_SIGNER = "2.23.136.1.1.9.8.2", [0x67, 0x81, 0x08, 0x01, 0x01, 0x09, 0x08, 0x02];
    /// LDS2 biometrics signer, Doc 9303-12 §7.1.1.
    LDS2_BIOMETRICS_SIGNER = "2.23.136.1.1.9.8.3", [0x67, 0x81, 0x08, 0x01, 0x01, 0x09, 0x08, 0x03];
    /// Single point of contact, client.
    SPOC_CLIENT = "2.23.136.1.1.10.1", [0x67, 0x81, 0x08, 0x01, 0x01, 0x0A, 0x01];
    /// Single point of contact, server.
    SPOC_SERVER = "2.23.136.1.1.10.2", [0x67, 0x81, 0x08, 0x01, 0x01, 0x0A, 0x02];
    /// Visible digital seal (bar code) signer, Doc 9303-13.
    VISIBLE_DIGITAL_SEAL_SIGNER = "2.23.136.1.1.11.1", [0x67, 0x81, 0x08, 0x01, 0x01, 0x0B, 0x01];
    /// `id-EFDIR`, Doc 9303-11 §9.2.
    EF_DIR = "2.23.136.1.1.13", [0x67, 0x81, 0x08, 0x01, 0x01, 0x0D];
    /// The LDS content type of early Belgian and French documents.
    CONTENT_TYPE_BE_FR = "1.3.27.1.1.1", [0x2B, 0x1B, 0x01, 0x01, 0x01];
    /// The LDS content type of SDU test documents.
    CONTENT_TYPE_SDU = "1.2.528.1.1006.1.20.1", [0x2A, 0x84, 0x10, 0x01, 0x87, 0x6E, 0x01, 0x14, 0x01];

    // NIST (FIPS 201)
    /// `id-PIV-content-signing`, FIPS 201-3, appendix B.
    PIV_CONTENT_SIGNING = "2.16.840.1.101.3.6.7", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x06, 0x07];

    // BSI TR-03110, and TR-03129
    /// `id-SecurityObject`, the content type of EF.CardSecurity.
    SECURITY_OBJECT = "0.4.0.127.0.7.3.2.1", [0x04, 0x00, 0x7F, 0x00, 0x07, 0x03, 0x02, 0x01];
    /// `id-DefectList`, TR-03129-2 §7.
    DEFECT_LIST = "0.4.0.127.0.7.3.1.5", [0x04, 0x00, 0x7F, 0x00, 0x07, 0x03, 0x01, 0x05];
    /// `id-PK-DH`.
    PK_DH = "0.4.0.127.0.7.2.2.1.1", [0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x01, 0x01];
    /// `id-PK-ECDH`.
    PK_ECDH = "0.4.0.127.0.7.2.2.1.2", [0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x01, 0x02];
    /// `id-TA`.
    TERMINAL_AUTHENTICATION = "0.4.0.127.0.7.2.2.2", [0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x02];
    /// `id-CA`, the arc.
    CHIP_AUTHENTICATION = "0.4.0.127.0.7.2.2.3", [0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x03];
    /// `id-PACE`, the arc.
    PACE = "0.4.0.127.0.7.2.2.4", [0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x04];
    /// `standardizedDomainParameters`.
    STANDARDIZED_DOMAIN_PARAMETERS = "0.4.0.127.0.7.1.2", [0x04, 0x00, 0x7F, 0x00, 0x07, 0x01, 0x02];
    /// `ecdsa-plain-SHA1`, TR-03111 §5.2.1.
    ECDSA_PLAIN_SHA1 = "0.4.0.127.0.7.1.1.4.1.1", [0x04, 0x00, 0x7F, 0x00, 0x07, 0x01, 0x01, 0x04, 0x01, 0x01];
    /// `ecdsa-plain-SHA224`, TR-03111 §5.2.1.
    ECDSA_PLAIN_SHA224 = "0.4.0.127.0.7.1.1.4.1.2", [0x04, 0x00, 0x7F, 0x00, 0x07, 0x01, 0x01, 0x04, 0x01, 0x02];
    /// `ecdsa-plain-SHA256`, TR-03111 §5.2.1.
    ECDSA_PLAIN_SHA256 = "0.4.0.127.0.7.1.1.4.1.3", [0x04, 0x00, 0x7F, 0x00, 0x07, 0x01, 0x01, 0x04, 0x01, 0x03];
    /// `ecdsa-plain-SHA384`, TR-03111 §5.2.1.
    ECDSA_PLAIN_SHA384 = "0.4.0.127.0.7.1.1.4.1.4", [0x04, 0x00, 0x7F, 0x00, 0x07, 0x01, 0x01, 0x04, 0x01, 0x04];
    /// `ecdsa-plain-SHA512`, TR-03111 §5.2.1.
    ECDSA_PLAIN_SHA512 = "0.4.0.127.0.7.1.1.4.1.5", [0x04, 0x00, 0x7F, 0x00, 0x07, 0x01, 0x01, 0x04, 0x01, 0x05];
    /// `ecdsa-plain-RIPEMD160`, TR-03111 §5.2.1, not supported.
    ECDSA_PLAIN_RIPEMD160 = "0.4.0.127.0.7.1.1.4.1.6", [0x04, 0x00, 0x7F, 0x00, 0x07, 0x01, 0x01, 0x04, 0x01, 0x06];
    /// `ecdsa-plain-SHA3-224`, TR-03111 §5.2.1, not supported.
    ECDSA_PLAIN_SHA3_224 = "0.4.0.127.0.7.1.1.4.1.8", [0x04, 0x00, 0x7F, 0x00, 0x07, 0x01, 0x01, 0x04, 0x01, 0x08];
    /// `ecdsa-plain-SHA3-256`, TR-03111 §5.2.1, not supported.
    ECDSA_PLAIN_SHA3_256 = "0.4.0.127.0.7.1.1.4.1.9", [0x04, 0x00, 0x7F, 0x00, 0x07, 0x01, 0x01, 0x04, 0x01, 0x09];
    /// `ecdsa-plain-SHA3-384`, TR-03111 §5.2.1, not supported.
    ECDSA_PLAIN_SHA3_384 = "0.4.0.127.0.7.1.1.4.1.10", [0x04, 0x00, 0x7F, 0x00, 0x07, 0x01, 0x01, 0x04, 0x01, 0x0A];
    /// `ecdsa-plain-SHA3-512`, TR-03111 §5.2.1, not supported.
    ECDSA_PLAIN_SHA3_512 = "0.4.0.127.0.7.1.1.4.1.11", [0x04, 0x00, 0x7F, 0x00, 0x07, 0x01, 0x01, 0x04, 0x01, 0x0B];

    // Hashes
    /// `md5`, never accepted.
    MD5 = "1.2.840.113549.2.5", [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x02, 0x05];
    /// `id-sha1`.
    SHA1 = "1.3.14.3.2.26", [0x2B, 0x0E, 0x03, 0x02, 0x1A];
    /// `id-sha224`.
    SHA224 = "2.16.840.1.101.3.4.2.4", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x04];
    /// `id-sha256`.
    SHA256 = "2.16.840.1.101.3.4.2.1", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01];
    /// `id-sha384`.
    SHA384 = "2.16.840.1.101.3.4.2.2", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02];
    /// `id-sha512`.
    SHA512 = "2.16.840.1.101.3.4.2.3", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03];
    /// `id-sha3-224`, not supported.
    SHA3_224 = "2.16.840.1.101.3.4.2.7", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x07];
    /// `id-sha3-256`, not supported.
    SHA3_256 = "2.16.840.1.101.3.4.2.8", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x08];
    /// `id-sha3-384`, not supported.
    SHA3_384 = "2.16.840.1.101.3.4.2.9", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x09];
    /// `id-sha3-512`, not supported.
    SHA3_512 = "2.16.840.1.101.3.4.2.10", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x0A];
    /// `ripemd160` (ISO/IEC 10118-3), not supported.
    RIPEMD160 = "1.3.36.3.2.1", [0x2B, 0x24, 0x03, 0x02, 0x01];

    // RSA (RFC 8017, RFC 4055)
    /// `rsaEncryption`.
    RSA_ENCRYPTION = "1.2.840.113549.1.1.1", [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01];
    /// `md2WithRSAEncryption`, never accepted.
    MD2_WITH_RSA = "1.2.840.113549.1.1.2", [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x02];
    /// `md5WithRSAEncryption`, never accepted.
    MD5_WITH_RSA = "1.2.840.113549.1.1.4", [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x04];
    /// `sha1WithRSAEncryption`.
    SHA1_WITH_RSA = "1.2.840.113549.1.1.5", [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x05];
    /// `id-mgf1`.
    MGF1 = "1.2.840.113549.1.1.8", [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x08];
    /// `id-RSASSA-PSS`.
    RSASSA_PSS = "1.2.840.113549.1.1.10", [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0A];
    /// `sha256WithRSAEncryption`.
    SHA256_WITH_RSA = "1.2.840.113549.1.1.11", [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0B];
    /// `sha384WithRSAEncryption`.
    SHA384_WITH_RSA = "1.2.840.113549.1.1.12", [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0C];
    /// `sha512WithRSAEncryption`.
    SHA512_WITH_RSA = "1.2.840.113549.1.1.13", [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0D];
    /// `sha224WithRSAEncryption`.
    SHA224_WITH_RSA = "1.2.840.113549.1.1.14", [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0E];
    /// `rsaSignatureWithripemd160`, not supported.
    RIPEMD160_WITH_RSA = "1.3.36.3.3.1.2", [0x2B, 0x24, 0x03, 0x03, 0x01, 0x02];
    /// `id-rsassa-pkcs1-v1-5-with-sha3-224`, not supported.
    RSA_WITH_SHA3_224 = "2.16.840.1.101.3.4.3.13", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x0D];
    /// `id-rsassa-pkcs1-v1-5-with-sha3-256`, not supported.
    RSA_WITH_SHA3_256 = "2.16.840.1.101.3.4.3.14", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x0E];
    /// `id-rsassa-pkcs1-v1-5-with-sha3-384`, not supported.
    RSA_WITH_SHA3_384 = "2.16.840.1.101.3.4.3.15", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x0F];
    /// `id-rsassa-pkcs1-v1-5-with-sha3-512`, not supported.
    RSA_WITH_SHA3_512 = "2.16.840.1.101.3.4.3.16", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x10];

    // Elliptic curves (RFC 5480, RFC 5639)
    /// `id-ecPublicKey`.
    EC_PUBLIC_KEY = "1.2.840.10045.2.1", [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01];
    /// `prime-field`.
    PRIME_FIELD = "1.2.840.10045.1.1", [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x01, 0x01];
    /// `ecdsa-with-SHA1`.
    ECDSA_WITH_SHA1 = "1.2.840.10045.4.1", [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x01];
    /// `ecdsa-with-SHA224`.
    ECDSA_WITH_SHA224 = "1.2.840.10045.4.3.1", [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x01];
    /// `ecdsa-with-SHA256`.
    ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2", [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02];
    /// `ecdsa-with-SHA384`.
    ECDSA_WITH_SHA384 = "1.2.840.10045.4.3.3", [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x03];
    /// `ecdsa-with-SHA512`.
    ECDSA_WITH_SHA512 = "1.2.840.10045.4.3.4", [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x04];
    /// `id-ecdsa-with-sha3-224`, not supported.
    ECDSA_WITH_SHA3_224 = "2.16.840.1.101.3.4.3.9", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x09];
    /// `id-ecdsa-with-sha3-256`, not supported.
    ECDSA_WITH_SHA3_256 = "2.16.840.1.101.3.4.3.10", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x0A];
    /// `id-ecdsa-with-sha3-384`, not supported.
    ECDSA_WITH_SHA3_384 = "2.16.840.1.101.3.4.3.11", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x0B];
    /// `id-ecdsa-with-sha3-512`, not supported.
    ECDSA_WITH_SHA3_512 = "2.16.840.1.101.3.4.3.12", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x0C];
    /// `secp192r1`.
    P192 = "1.2.840.10045.3.1.1", [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x01];
    /// `secp224r1`.
    P224 = "1.3.132.0.33", [0x2B, 0x81, 0x04, 0x00, 0x21];
    /// `secp256r1`.
    P256 = "1.2.840.10045.3.1.7", [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07];
    /// `secp384r1`.
    P384 = "1.3.132.0.34", [0x2B, 0x81, 0x04, 0x00, 0x22];
    /// `secp521r1`.
    P521 = "1.3.132.0.35", [0x2B, 0x81, 0x04, 0x00, 0x23];
    /// `brainpoolP160r1`, not supported.
    BRAINPOOL_P160R1 = "1.3.36.3.3.2.8.1.1.1", [0x2B, 0x24, 0x03, 0x03, 0x02, 0x08, 0x01, 0x01, 0x01];
    /// `brainpoolP160t1`, not supported.
    BRAINPOOL_P160T1 = "1.3.36.3.3.2.8.1.1.2", [0x2B, 0x24, 0x03, 0x03, 0x02, 0x08, 0x01, 0x01, 0x02];
    /// `brainpoolP192r1`.
    BRAINPOOL_P192R1 = "1.3.36.3.3.2.8.1.1.3", [0x2B, 0x24, 0x03, 0x03, 0x02, 0x08, 0x01, 0x01, 0x03];
    /// `brainpoolP192t1`, not supported.
    BRAINPOOL_P192T1 = "1.3.36.3.3.2.8.1.1.4", [0x2B, 0x24, 0x03, 0x03, 0x02, 0x08, 0x01, 0x01, 0x04];
    /// `brainpoolP224r1`.
    BRAINPOOL_P224R1 = "1.3.36.3.3.2.8.1.1.5", [0x2B, 0x24, 0x03, 0x03, 0x02, 0x08, 0x01, 0x01, 0x05];
    /// `brainpoolP224t1`.
    BRAINPOOL_P224T1 = "1.3.36.3.3.2.8.1.1.6", [0x2B, 0x24, 0x03, 0x03, 0x02, 0x08, 0x01, 0x01, 0x06];
    /// `brainpoolP256r1`.
    BRAINPOOL_P256R1 = "1.3.36.3.3.2.8.1.1.7", [0x2B, 0x24, 0x03, 0x03, 0x02, 0x08, 0x01, 0x01, 0x07];
    /// `brainpoolP256t1`.
    BRAINPOOL_P256T1 = "1.3.36.3.3.2.8.1.1.8", [0x2B, 0x24, 0x03, 0x03, 0x02, 0x08, 0x01, 0x01, 0x08];
    /// `brainpoolP320r1`.
    BRAINPOOL_P320R1 = "1.3.36.3.3.2.8.1.1.9", [0x2B, 0x24, 0x03, 0x03, 0x02, 0x08, 0x01, 0x01, 0x09];
    /// `brainpoolP320t1`.
    BRAINPOOL_P320T1 = "1.3.36.3.3.2.8.1.1.10", [0x2B, 0x24, 0x03, 0x03, 0x02, 0x08, 0x01, 0x01, 0x0A];
    /// `brainpoolP384r1`.
    BRAINPOOL_P384R1 = "1.3.36.3.3.2.8.1.1.11", [0x2B, 0x24, 0x03, 0x03, 0x02, 0x08, 0x01, 0x01, 0x0B];
    /// `brainpoolP384t1`.
    BRAINPOOL_P384T1 = "1.3.36.3.3.2.8.1.1.12", [0x2B, 0x24, 0x03, 0x03, 0x02, 0x08, 0x01, 0x01, 0x0C];
    /// `brainpoolP512r1`.
    BRAINPOOL_P512R1 = "1.3.36.3.3.2.8.1.1.13", [0x2B, 0x24, 0x03, 0x03, 0x02, 0x08, 0x01, 0x01, 0x0D];
    /// `brainpoolP512t1`.
    BRAINPOOL_P512T1 = "1.3.36.3.3.2.8.1.1.14", [0x2B, 0x24, 0x03, 0x03, 0x02, 0x08, 0x01, 0x01, 0x0E];

    // Finite-field keys
    /// `dhpublicnumber`, X9.42.
    DH_PUBLIC_NUMBER = "1.2.840.10046.2.1", [0x2A, 0x86, 0x48, 0xCE, 0x3E, 0x02, 0x01];
    /// `dhKeyAgreement`, PKCS #3.
    DH_KEY_AGREEMENT = "1.2.840.113549.1.3.1", [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x03, 0x01];
    /// `id-dsa`.
    DSA = "1.2.840.10040.4.1", [0x2A, 0x86, 0x48, 0xCE, 0x38, 0x04, 0x01];
    /// `dsa-with-sha1`.
    DSA_WITH_SHA1 = "1.2.840.10040.4.3", [0x2A, 0x86, 0x48, 0xCE, 0x38, 0x04, 0x03];
    /// `dsa-with-sha224`.
    DSA_WITH_SHA224 = "2.16.840.1.101.3.4.3.1", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x01];
    /// `dsa-with-sha256`.
    DSA_WITH_SHA256 = "2.16.840.1.101.3.4.3.2", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x02];
    /// `dsa-with-sha384`.
    DSA_WITH_SHA384 = "2.16.840.1.101.3.4.3.3", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x03];
    /// `dsa-with-sha512`.
    DSA_WITH_SHA512 = "2.16.840.1.101.3.4.3.4", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x04];

    // Algorithms that Doc 9303 does not allow, or not yet: they have a name here, and nothing verifies them.
    /// `id-Ed25519`, RFC 8410 §3.
    ED25519 = "1.3.101.112", [0x2B, 0x65, 0x70];
    /// `id-Ed448`, RFC 8410 §3.
    ED448 = "1.3.101.113", [0x2B, 0x65, 0x71];
    /// `id-ml-dsa-44`, RFC 9882.
    ML_DSA_44 = "2.16.840.1.101.3.4.3.17", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x11];
    /// `id-ml-dsa-65`, RFC 9882.
    ML_DSA_65 = "2.16.840.1.101.3.4.3.18", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x12];
    /// `id-ml-dsa-87`, RFC 9882.
    ML_DSA_87 = "2.16.840.1.101.3.4.3.19", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x13];
    /// `id-slh-dsa-sha2-128s`, RFC 9814.
    SLH_DSA_SHA2_128S = "2.16.840.1.101.3.4.3.20", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x14];
    /// `id-slh-dsa-sha2-128f`, RFC 9814.
    SLH_DSA_SHA2_128F = "2.16.840.1.101.3.4.3.21", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x15];
    /// `id-slh-dsa-sha2-192s`, RFC 9814.
    SLH_DSA_SHA2_192S = "2.16.840.1.101.3.4.3.22", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x16];
    /// `id-slh-dsa-sha2-192f`, RFC 9814.
    SLH_DSA_SHA2_192F = "2.16.840.1.101.3.4.3.23", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x17];
    /// `id-slh-dsa-sha2-256s`, RFC 9814.
    SLH_DSA_SHA2_256S = "2.16.840.1.101.3.4.3.24", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x18];
    /// `id-slh-dsa-sha2-256f`, RFC 9814.
    SLH_DSA_SHA2_256F = "2.16.840.1.101.3.4.3.25", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x19];
    /// `id-slh-dsa-shake-128s`, RFC 9814.
    SLH_DSA_SHAKE_128S = "2.16.840.1.101.3.4.3.26", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x1A];
    /// `id-slh-dsa-shake-128f`, RFC 9814.
    SLH_DSA_SHAKE_128F = "2.16.840.1.101.3.4.3.27", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x1B];
    /// `id-slh-dsa-shake-192s`, RFC 9814.
    SLH_DSA_SHAKE_192S = "2.16.840.1.101.3.4.3.28", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x1C];
    /// `id-slh-dsa-shake-192f`, RFC 9814.
    SLH_DSA_SHAKE_192F = "2.16.840.1.101.3.4.3.29", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x1D];
    /// `id-slh-dsa-shake-256s`, RFC 9814.
    SLH_DSA_SHAKE_256S = "2.16.840.1.101.3.4.3.30", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x1E];
    /// `id-slh-dsa-shake-256f`, RFC 9814.
    SLH_DSA_SHAKE_256F = "2.16.840.1.101.3.4.3.31", [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x1F];
    /// `sm2`, the curve of GB/T 32918.5.
    SM2 = "1.2.156.10197.1.301", [0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x01, 0x82, 0x2D];
    /// `sm2-with-SM3`, GB/T 33560.
    SM2_WITH_SM3 = "1.2.156.10197.1.501", [0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x01, 0x83, 0x75];
    /// `sm3`, GB/T 33560.
    SM3 = "1.2.156.10197.1.401", [0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x01, 0x83, 0x11];
    /// `id-tc26-gost3410-12-256`, RFC 9215 §4.
    GOST_R3410_2012_256 = "1.2.643.7.1.1.1.1", [0x2A, 0x85, 0x03, 0x07, 0x01, 0x01, 0x01, 0x01];
    /// `id-tc26-gost3410-12-512`, RFC 9215 §4.
    GOST_R3410_2012_512 = "1.2.643.7.1.1.1.2", [0x2A, 0x85, 0x03, 0x07, 0x01, 0x01, 0x01, 0x02];
    /// `id-tc26-signwithdigest-gost3410-12-256`, RFC 9215 §3.
    GOST_R3410_2012_256_SIGNATURE = "1.2.643.7.1.1.3.2", [0x2A, 0x85, 0x03, 0x07, 0x01, 0x01, 0x03, 0x02];
    /// `id-tc26-signwithdigest-gost3410-12-512`, RFC 9215 §3.
    GOST_R3410_2012_512_SIGNATURE = "1.2.643.7.1.1.3.3", [0x2A, 0x85, 0x03, 0x07, 0x01, 0x01, 0x03, 0x03];

    // Distinguished names (X.520)
    /// `id-at-commonName`.
    COMMON_NAME = "2.5.4.3", [0x55, 0x04, 0x03];
    /// `id-at-serialNumber`.
    SERIAL_NUMBER = "2.5.4.5", [0x55, 0x04, 0x05];
    /// `id-at-countryName`.
    COUNTRY_NAME = "2.5.4.6", [0x55, 0x04, 0x06];
    /// `id-at-localityName`.
    LOCALITY_NAME = "2.5.4.7", [0x55, 0x04, 0x07];
    /// `id-at-stateOrProvinceName`.
    STATE_OR_PROVINCE_NAME = "2.5.4.8", [0x55, 0x04, 0x08];
    /// `id-at-organizationName`.
    ORGANIZATION_NAME = "2.5.4.10", [0x55, 0x04, 0x0A];
    /// `id-at-organizationalUnitName`.
    ORGANIZATIONAL_UNIT_NAME = "2.5.4.11", [0x55, 0x04, 0x0B];
    /// `emailAddress`, PKCS #9.
    EMAIL_ADDRESS = "1.2.840.113549.1.9.1", [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x01];

    // Certificate extensions (RFC 5280 §4.2)
    /// `id-ce-subjectDirectoryAttributes`.
    SUBJECT_DIRECTORY_ATTRIBUTES = "2.5.29.9", [0x55, 0x1D, 0x09];
    /// `id-ce-subjectKeyIdentifier`.
    SUBJECT_KEY_IDENTIFIER = "2.5.29.14", [0x55, 0x1D, 0x0E];
    /// `id-ce-keyUsage`.
    KEY_USAGE = "2.5.29.15", [0x55, 0x1D, 0x0F];
    /// `id-ce-privateKeyUsagePeriod`.
    PRIVATE_KEY_USAGE_PERIOD = "2.5.29.16", [0x55, 0x1D, 0x10];
    /// `id-ce-subjectAltName`.
    SUBJECT_ALT_NAME = "2.5.29.17", [0x55, 0x1D, 0x11];
    /// `id-ce-issuerAltName`.
    ISSUER_ALT_NAME = "2.5.29.18", [0x55, 0x1D, 0x12];
    /// `id-ce-basicConstraints`.
    BASIC_CONSTRAINTS = "2.5.29.19", [0x55, 0x1D, 0x13];
    /// `id-ce-cRLNumber`.
    CRL_NUMBER = "2.5.29.20", [0x55, 0x1D, 0x14];
    /// `id-ce-cRLReasons`.
    CRL_REASON = "2.5.29.21", [0x55, 0x1D, 0x15];
    /// `id-ce-deltaCRLIndicator`.
    DELTA_CRL_INDICATOR = "2.5.29.27", [0x55, 0x1D, 0x1B];
    /// `id-ce-issuingDistributionPoint`.
    ISSUING_DISTRIBUTION_POINT = "2.5.29.28", [0x55, 0x1D, 0x1C];
    /// `id-ce-nameConstraints`.
    NAME_CONSTRAINTS = "2.5.29.30", [0x55, 0x1D, 0x1E];
    /// `id-ce-cRLDistributionPoints`.
    CRL_DISTRIBUTION_POINTS = "2.5.29.31", [0x55, 0x1D, 0x1F];
    /// `id-ce-certificatePolicies`.
    CERTIFICATE_POLICIES = "2.5.29.32", [0x55, 0x1D, 0x20];
    /// `id-ce-policyMappings`.
    POLICY_MAPPINGS = "2.5.29.33", [0x55, 0x1D, 0x21];
    /// `id-ce-authorityKeyIdentifier`.
    AUTHORITY_KEY_IDENTIFIER = "2.5.29.35", [0x55, 0x1D, 0x23];
    /// `id-ce-policyConstraints`.
    POLICY_CONSTRAINTS = "2.5.29.36", [0x55, 0x1D, 0x24];
    /// `id-ce-extKeyUsage`.
    EXTENDED_KEY_USAGE = "2.5.29.37", [0x55, 0x1D, 0x25];
    /// `id-ce-freshestCRL`.
    FRESHEST_CRL = "2.5.29.46", [0x55, 0x1D, 0x2E];
    /// `id-ce-inhibitAnyPolicy`.
    INHIBIT_ANY_POLICY = "2.5.29.54", [0x55, 0x1D, 0x36];
    /// `id-pe-authorityInfoAccess`.
    AUTHORITY_INFORMATION_ACCESS = "1.3.6.1.5.5.7.1.1", [0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x01, 0x01];
    /// `id-pe-subjectInfoAccess`.
    SUBJECT_INFORMATION_ACCESS = "1.3.6.1.5.5.7.1.11", [0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x01, 0x0B];
    /// `netscape-cert-type`.
    NETSCAPE_CERT_TYPE = "2.16.840.1.113730.1.1", [0x60, 0x86, 0x48, 0x01, 0x86, 0xF8, 0x42, 0x01, 0x01];

    // Vietnam
    /// ISO/IEC 10646 UTF-8, written at the head of the Vietnamese EF.DG13.
    UTF8 = "1.0.10646.1.0.8", [0x28, 0xD3, 0x16, 0x01, 0x00, 0x08];
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::*;
    use std::string::ToString;

    #[test]
    fn bytes_of_each_identifier_match_its_dotted_form() {
        for (name, oid, dotted) in ALL {
            assert_eq!(oid.to_string(), *dotted, "{name}");
        }
    }

    #[test]
    fn every_identifier_is_listed_once() {
        for (index, (name, oid, _)) in ALL.iter().enumerate() {
            let again = ALL.iter().skip(index + 1).find(|other| other.1 == *oid);
            assert!(again.is_none(), "{name} = {again:?}");
        }
    }

    #[test]
    fn an_arc_contains_its_identifiers() {
        assert!(PK_DH.is_under(Oid(&[0x04, 0x00, 0x7F, 0x00, 0x07])));
        assert!(!PK_DH.is_under(PACE));
        assert_eq!(LDS_SECURITY_OBJECT.name(), Some("LDS_SECURITY_OBJECT"));
    }
}
