//! Binary values in LDIF (RFC 2849), the form in which the ICAO PKD publishes its content.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::outcome::InputError;

/// True if the file is LDIF: its first line that is not a comment names a version or an entry.
pub(crate) fn is_ldif(bytes: &[u8]) -> bool {
    let mut lines = lines(bytes).filter(|line| !line.is_empty() && !line.starts_with(b"#"));
    lines.next().is_some_and(|line| {
        let start = line.get(..8).unwrap_or(line).to_ascii_lowercase();
        start.starts_with(b"dn:") || start.starts_with(b"version:")
    })
}

/// Returns the values of all attributes with this type, whatever their options, as in
/// `certificateRevocationList;binary:: MIIB…`.
pub(crate) fn values(bytes: &[u8], attribute: &str) -> Result<Vec<Vec<u8>>, InputError> {
    let mut values = Vec::new();
    let mut lines = lines(bytes).peekable();
    while let Some(line) = lines.next() {
        let value = line.iter().position(|byte| *byte == b':').and_then(|colon| {
            let (description, value) = line.split_at_checked(colon)?;
            let of_type = description.split(|byte| *byte == b';').next()?;
            let is_sought = of_type.eq_ignore_ascii_case(attribute.as_bytes());
            if is_sought { value.strip_prefix(b"::") } else { None }
        });
        let Some(value) = value else { continue };
        let mut text = value.trim_ascii().to_vec();
        // A line that begins with a space continues the one before (RFC 2849, note 2).
        while let Some(more) = lines.peek().and_then(|line| line.strip_prefix(b" ")) {
            text.extend(more);
            lines.next();
        }
        let value = STANDARD.decode(&text).map_err(|error| InputError::Ldif(error.to_string()))?;
        values.push(value);
    }
    Ok(values)
}

/// Iterates over the lines, without the bytes that end them.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    bytes.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &[u8] = b"# of two entries\r\n\
        \r\n\
        version: 1\r\n\
        dn: o=crl,c=UT\r\n\
        objectClass: cRLDistributionPoint\r\n\
        certificateRevocationList;binary:: AAEC\r\n\
        \x20AwQ=\r\n\
        \r\n\
        dn: o=dsc,c=UT\r\n\
        userCertificate;binary:: BQ==\r\n\
        CERTIFICATEREVOCATIONLIST::BQY=";

    #[test]
    fn values_are_joined_from_their_lines() {
        assert!(is_ldif(FILE));
        let lists = values(FILE, "certificateRevocationList").unwrap();
        assert_eq!(lists, [vec![0, 1, 2, 3, 4], vec![5, 6]]);
        assert_eq!(values(FILE, "userCertificate").unwrap(), [vec![5]]);
        assert!(values(FILE, "certificate").unwrap().is_empty());
    }

    #[test]
    fn other_files_are_not_ldif() {
        for file in [&b""[..], b"0\x82\x01\x00", b"-----BEGIN X509 CRL-----", b"# only a comment\n"]
        {
            assert!(!is_ldif(file));
        }
        assert!(is_ldif(b"\xEF\xBB\xBFdn: c=UT\n"));
    }

    #[test]
    fn a_value_that_is_not_base64_is_an_error() {
        let file = b"dn: c=UT\ncertificateRevocationList:: A*==\n";
        assert!(values(file, "certificateRevocationList").is_err());
    }
}
