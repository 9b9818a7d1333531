//! The verifier, with algorithms that compute nothing.

use idchip::lds::dg1::Dg1;
use idchip::lds::sod::Sod;
use idchip::lds::{DataGroup, DgNumber};
use idchip::tlv::{Element, OctetString, Part, Rules, Tag};
use idchip::verify::{
    AnchorPlace, Anchors, CheckId, CheckResult, DataGroupStatus, Document, Evidence, KnownSigner,
    KnownSigners, PassiveAuthentication, Policy, Reason, Report, Verdict,
};

use crate::fake;
use crate::walk::{self, NOW};

/// The anchor if the input holds none.
const ANCHOR: &[u8] = include_bytes!("../../../testdata/anchors/vn_good.der");

/// The files of a card, concatenated in the input: EF.SOD, EF.COM and data groups by their tags,
/// anchors as certificates.
struct Card<'a> {
    sod: Sod<'a>,
    com: Option<&'a [u8]>,
    data_groups: Vec<(DgNumber, &'a [u8])>,
    anchors: Vec<&'a [u8]>,
}

impl<'a> Card<'a> {
    fn read(input: &'a [u8]) -> Option<Self> {
        let (mut sod, mut com, mut data_groups, mut anchors) = (None, None, Vec::new(), Vec::new());
        let mut rest = input;
        // The first header gives the length of a file; a file without an end takes the rest.
        while !rest.is_empty() {
            let (tag, whole) = match Element::parse(Rules::Cms, rest) {
                Ok((element, _)) => (element.tag, element.whole),
                Err(_) => (Tag(u32::from(rest[0])), rest),
            };
            rest = &rest[whole.len()..];
            match (tag, DgNumber::from_tag(tag)) {
                (Tag(0x60), _) => com = Some(whole),
                (Tag(0x77), _) => sod = Some(whole),
                (Tag::SEQUENCE, _) => anchors.push(whole),
                (_, Some(number)) => data_groups.push((number, whole)),
                _ => {}
            }
        }
        if anchors.is_empty() {
            anchors.push(ANCHOR);
        }
        Some(Self { sod: Sod::parse(sod?).ok()?, com, data_groups, anchors })
    }

    /// Returns the report on all files, and the verdict on it.
    fn examine(&self, judge: &PassiveAuthentication<'a>) -> (Report, Verdict) {
        let mut examination: Document<'a> = judge.examine(&self.sod);
        let mut places = [KnownSigner::EMPTY; 1];
        let mut known = KnownSigners::new(&mut places);
        for _ in 0..2 {
            let document = judge.examine_with_known_signers(&self.sod, &mut known);
            assert_eq!(document.report(), examination.report());
        }
        signed_parts_lie_in_their_input(&examination, &self.sod);
        if let Some(com) = self.com {
            examination.check_com(com);
        }
        for (number, file) in &self.data_groups {
            examination.check_data_group(*number, file);
        }
        (*examination.report(), examination.verdict())
    }
}

/// An accepted document has a signature, an anchor, and identical data groups; opening and
/// reporting give the same results; and a stricter policy accepts no more than a milder one.
pub fn run(input: &[u8]) {
    let Some(card) = Card::read(input) else { return };
    let anchors = Anchors::from_certificates_lenient(&card.anchors);
    let judge = |algorithms, policy| PassiveAuthentication::new(&anchors, algorithms, policy, NOW);
    let accepting = judge(fake::ACCEPTING, Policy::DEFAULT);
    let (report, verdict) = card.examine(&accepting);
    let mut places = vec![AnchorPlace::EMPTY; anchors.index_places()];
    let indexed = anchors.with_index(&mut places).expect("there are as many places as needed");
    let indexed = PassiveAuthentication::new(&indexed, fake::ACCEPTING, Policy::DEFAULT, NOW);
    assert_eq!(card.examine(&indexed), (report, verdict));
    assert!(!format!("{report:?} {verdict}").is_empty());
    walk::report(&report);
    if verdict == Verdict::Accepted {
        must_be_acceptable(&report);
    }
    assert_eq!(opened(&card, &accepting), verdict == Verdict::Accepted, "{verdict}");

    let (_, strict) = card.examine(&judge(fake::ACCEPTING, Policy::STRICT));
    if strict == Verdict::Accepted {
        assert_eq!(verdict, Verdict::Accepted);
        assert!(report.findings().is_empty() && report.anchor_findings().is_empty());
    }
    let (_, archive) = card.examine(&judge(fake::ACCEPTING, Policy::ARCHIVE));
    assert!(verdict != Verdict::Accepted || archive == Verdict::Accepted);

    for algorithms in [fake::REFUSING, fake::FAILING] {
        let judge = judge(algorithms, Policy::ARCHIVE);
        let (report, verdict) = card.examine(&judge);
        assert_ne!(verdict, Verdict::Accepted);
        for id in [CheckId::SodSignature, CheckId::DsSignature] {
            assert_ne!(report.check(id).result, CheckResult::Successful);
        }
        assert!(!opened(&card, &judge));
    }
    let none = PassiveAuthentication::new(&Anchors::NONE, fake::ACCEPTING, Policy::ARCHIVE, NOW);
    assert_ne!(card.examine(&none).1, Verdict::Accepted);
}

/// Returns true if the input is accepted; a seed shows in this way that fuzzing gets this far.
#[must_use]
pub fn is_accepted(input: &[u8]) -> bool {
    let Some(card) = Card::read(input) else { return false };
    let anchors = Anchors::from_certificates_lenient(&card.anchors);
    let judge = PassiveAuthentication::new(&anchors, fake::ACCEPTING, Policy::DEFAULT, NOW);
    card.examine(&judge).1 == Verdict::Accepted
}

/// The places of the signed parts lie in the file or the certificate, and give the signed bytes.
fn signed_parts_lie_in_their_input<'a>(document: &Document<'a>, sod: &Sod<'a>) {
    let parts = document.signed_parts(sod).expect("the document is made from this EF.SOD");
    walk::signed_parts(&parts);
    assert!(!format!("{parts:?}").is_empty());
    let file = sod.as_bytes();
    let joined = |parts: &mut dyn Iterator<Item = Part<'a>>| {
        parts.flat_map(|part| file[part.range()].to_vec()).collect::<Vec<_>>()
    };
    let whole = |string: OctetString<'_>| string.segments().flatten().copied().collect::<Vec<_>>();
    assert_eq!(joined(&mut parts.content()), whole(sod.signed_data().content()));
    if let Some(signer) = parts.signer_info() {
        assert_eq!(joined(&mut parts.signature()), whole(signer.signature()));
        if let Some(attributes) = signer.signed_attributes() {
            let header = parts.set_header().expect("there are attributes").as_bytes().to_vec();
            let signed = |mut parts: &mut dyn Iterator<Item = Part<'a>>| {
                [header.clone(), joined(&mut parts)].concat()
            };
            let (mut in_order, mut sorted) = (Vec::new(), Vec::new());
            attributes.signed_bytes(|bytes| in_order.extend_from_slice(bytes));
            attributes.signed_bytes_sorted(|bytes| sorted.extend_from_slice(bytes));
            assert_eq!(signed(&mut parts.signed_attributes().into_iter()), in_order);
            assert_eq!(signed(&mut parts.signed_attributes_sorted()), sorted);
        }
    }
    for (certificate, parsed) in
        [(parts.signer(), document.signer()), (parts.anchor(), document.anchor())]
    {
        let (Some(certificate), Some(parsed)) = (certificate, parsed) else {
            assert!(certificate.is_none() && parsed.is_none());
            continue;
        };
        let whole = certificate.as_bytes();
        assert_eq!(whole, parsed.as_bytes());
        assert_eq!(&whole[certificate.tbs().range()], parsed.tbs());
        assert_eq!(&whole[certificate.signature_value().range()], parsed.signature_value());
        if let Some(place) = certificate.in_file() {
            assert_eq!(&file[place.range()], whole);
        }
    }
}

fn must_be_acceptable(report: &Report) {
    let identical = report.data_groups_with(DataGroupStatus::Identical);
    assert!(!identical.is_empty(), "accepted without a verified data group");
    let refused =
        [DataGroupStatus::Incomplete, DataGroupStatus::NotIdentical, DataGroupStatus::NotSigned];
    for status in refused {
        assert!(report.data_groups_with(status).is_empty());
    }
    for required in [DgNumber::Dg1, DgNumber::Dg2] {
        assert_ne!(report.data_group(required), DataGroupStatus::Present);
    }
    assert!(report.anchor().is_some(), "accepted without an anchor");
    for &id in CheckId::ALL {
        assert_ne!(report.check(id).result, CheckResult::Failed);
    }
    for id in [
        CheckId::MessageDigest,
        CheckId::SodSignature,
        CheckId::DsSignature,
        CheckId::Validity,
        CheckId::DataGroups,
        CheckId::DocumentExpiry,
    ] {
        let check = report.check(id);
        assert_eq!(check.result, CheckResult::Successful);
        assert!(matches!(check.reason, Reason::Ok | Reason::NoExpiry));
        assert!(!matches!(check.evidence, Evidence::Error(_) | Evidence::Finding(_)));
    }
}

/// Returns true if the card is accepted when its data groups are opened.
fn opened<'a>(card: &Card<'a>, judge: &PassiveAuthentication<'a>) -> bool {
    let Ok(mut signed) = judge.verify(&card.sod) else { return false };
    if let Some(com) = card.com {
        signed.check_com(com);
    }
    for (number, file) in &card.data_groups {
        let opened = signed.verify_data_group(*number, file).is_ok();
        assert_eq!(opened, signed.report().data_group(*number) == DataGroupStatus::Identical);
        if *number == DgNumber::Dg1 {
            let parses = Dg1::parse(file).is_ok();
            assert_eq!(signed.open::<Dg1<'_>>(file).is_ok(), opened && parses);
        }
    }
    signed.conclude().is_ok()
}
