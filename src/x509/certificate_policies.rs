//! The certificate policies extension (RFC 5280 §4.2.1.4).

use super::sequence_of::Item;
use crate::oid::Oid;
use crate::tlv::{Element, Malformed, Reader, Tag};

/// A policy under which the certificate was issued (RFC 5280 §4.2.1.4).
///
/// ```text
/// PolicyInformation ::= SEQUENCE {
///     policyIdentifier  OBJECT IDENTIFIER,
///     policyQualifiers  SEQUENCE SIZE (1..MAX) OF PolicyQualifierInfo OPTIONAL }
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct PolicyInformation<'a> {
    /// The identifier of the policy.
    pub policy_identifier: Oid<'a>,
    /// Notices and addresses, not parsed.
    pub policy_qualifiers: Option<Element<'a>>,
}

impl<'a> Item<'a> for PolicyInformation<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.nested(Tag::SEQUENCE, |reader| {
            Ok(Self {
                policy_identifier: reader.read()?,
                policy_qualifiers: reader.optional(Tag::SEQUENCE)?,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ParseError;
    use crate::oid::DSA;
    use crate::x509::SequenceOf;
    use crate::x509::testing::{assert_no_prefix_parses, list, null, oid, sequence};

    #[test]
    fn reads_policies_with_and_without_qualifiers() {
        fn read(input: &[u8]) -> Result<SequenceOf<'_, PolicyInformation<'_>>, ParseError> {
            list(input)
        }
        let bare = sequence(&[&oid(DSA)]);
        let qualified = sequence(&[&oid(DSA), &sequence(&[&null()])]);
        let input = sequence(&[&bare, &qualified]);
        let policies = read(&input).unwrap();
        assert!(policies.iter().all(|policy| policy.policy_identifier == DSA));
        let has_qualifiers = policies.iter().map(|policy| policy.policy_qualifiers.is_some());
        assert!(has_qualifiers.eq([false, true]));
        assert_no_prefix_parses(&input, read);
        assert!(read(&sequence(&[])).is_err());
        assert!(read(&sequence(&[&sequence(&[&null()])])).is_err());
    }
}
