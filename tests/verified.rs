//! A verified document hands out the bytes that were signed, and nothing else.

mod common {
    pub(crate) mod at;
    pub(crate) mod judge;
    pub(crate) mod testdata;
}

use core::sync::atomic::{AtomicU32, Ordering};

use common::at::AT;
use common::judge::judge;
use common::testdata::read;
use idchip::crypto::{Algorithms, CryptoError, Digest, DigestAlgorithm, DigestState, HashId};
use idchip::lds::sod::Sod;
use idchip::lds::{DataGroup, DgNumber};
use idchip::verify::{
    Anchors, Check, CheckId, CheckResult, DataGroupStatus, Document, Evidence, OpenError,
    PassiveAuthentication, Policy, Reason, Verdict,
};
use idchip::{FindingSet, ParseError, algorithms};

/// Verifies EF.SOD of the good Vietnamese card.
fn with_signed(then: impl FnOnce(Document<'_>)) {
    let csca = read("anchors/vn_good.der");
    let certificates = [csca.as_slice()];
    let anchors = Anchors::from_certificates(&certificates).unwrap();
    let sod = read("cards/vn_good/EF.SOD.bin");
    let sod = Sod::parse(&sod).unwrap();
    let judge = judge(&anchors, Policy::DEFAULT);
    then(judge.verify(&sod).unwrap());
}

fn data_group(number: DgNumber) -> Vec<u8> {
    read(format!("cards/vn_good/EF.{number}.bin"))
}

/// A data group of a caller's own making, who looks at every octet that is handed over.
struct Whole<'a>(&'a [u8]);

impl<'a> DataGroup<'a> for Whole<'a> {
    const NUMBER: DgNumber = DgNumber::Dg13;

    fn parse(file: &'a [u8]) -> Result<Self, ParseError> {
        Ok(Self(file))
    }

    fn findings(&self) -> FindingSet {
        FindingSet::EMPTY
    }
}

#[test]
fn what_follows_a_data_group_in_its_file_is_not_handed_on() {
    with_signed(|mut signed| {
        let signed_octets = data_group(DgNumber::Dg13);
        let padded = [&*signed_octets, b"not signed by anybody"].concat();
        let opened = signed.open::<Whole<'_>>(&padded).unwrap();
        assert_eq!(opened.0, signed_octets);
    });
}

#[test]
fn a_data_group_that_differed_once_stays_different() {
    with_signed(|mut signed| {
        let genuine = data_group(DgNumber::Dg2);
        let mut other = genuine.clone();
        *other.last_mut().unwrap() ^= 1;
        let differs = OpenError::NotAuthentic(DgNumber::Dg2, DataGroupStatus::NotIdentical);
        signed.verify_data_group(DgNumber::Dg2, &genuine).unwrap();
        assert_eq!(signed.verify_data_group(DgNumber::Dg2, &other), Err(differs));
        assert_eq!(signed.verify_data_group(DgNumber::Dg2, &genuine), Err(differs));
        let check = signed.report().check(CheckId::DataGroups);
        assert_eq!((check.result, check.reason), (CheckResult::Failed, Reason::HashDiffers));
    });
}

#[test]
fn empty_and_cut_files_are_incomplete_and_nobody_is_blamed() {
    for number in [DgNumber::Dg1, DgNumber::Dg2, DgNumber::Dg14] {
        let genuine = data_group(number);
        let header = usize::from(genuine[1] & 0x7F);
        let header = if genuine[1] < 0x80 { 2 } else { 2 + header };
        for end in (0..genuine.len()).filter(|end| *end < 300 || end % 97 == 0) {
            with_signed(|mut signed| {
                let cut = &genuine[..end];
                let incomplete = OpenError::NotAuthentic(number, DataGroupStatus::Incomplete);
                let mut streamed = signed;
                assert_eq!(signed.verify_data_group(number, cut), Err(incomplete));
                // Within its header, a file does not tell how long it is.
                let bytes = if end < header { 1 } else { genuine.len() - end };
                let bytes = u32::try_from(bytes).unwrap();
                let check = signed.report().check(CheckId::DataGroups);
                assert_eq!(check.result, CheckResult::Undetermined);
                assert_eq!(check.reason, Reason::DataGroupIncomplete);
                assert_eq!(check.evidence, Evidence::Missing { data_group: number, bytes });
                assert!(matches!(signed.verdict(), Verdict::Undetermined(CheckId::DataGroups, _)));
                if number == DgNumber::Dg1 {
                    // Nothing is read from it.
                    let check = signed.report().check(CheckId::DocumentExpiry);
                    assert_eq!(check.reason, Reason::DataGroupIncomplete);
                }

                let mut stream = streamed.hasher(number).unwrap();
                cut.chunks(7).for_each(|chunk| stream.update(chunk));
                assert_eq!(stream.finish(), Err(incomplete));
                assert_eq!(streamed.report(), signed.report());

                // Read again to its end, it is the signed one.
                assert_eq!(signed.verify_data_group(number, &genuine), Ok(()));
                let check = signed.report().check(CheckId::DataGroups);
                assert_ne!(check.reason, Reason::DataGroupIncomplete);
            });
        }
    }
}

#[test]
fn a_cut_file_that_was_changed_is_found_out_once_it_is_whole() {
    with_signed(|mut signed| {
        let mut other = data_group(DgNumber::Dg2);
        other[3_000] ^= 1;
        let end = other.len() - 1;
        let status = signed.check_data_group(DgNumber::Dg2, &other[..end]);
        assert_eq!(status, DataGroupStatus::Incomplete);
        let status = signed.check_data_group(DgNumber::Dg2, &other);
        assert_eq!(status, DataGroupStatus::NotIdentical);
        // A cut one does not mend it.
        let status = signed.check_data_group(DgNumber::Dg2, &other[..end]);
        assert_eq!(status, DataGroupStatus::NotIdentical);
    });
}

#[test]
fn of_several_incomplete_data_groups_the_first_is_named() {
    let missing = |signed: &Document<'_>| signed.report().check(CheckId::DataGroups).evidence;
    with_signed(|mut signed| {
        let [dg1, dg2] = [DgNumber::Dg1, DgNumber::Dg2].map(data_group);
        let (end_1, end_2) = (dg1.len() - 3, dg2.len() - 40);
        signed.check_data_group(DgNumber::Dg2, &dg2[..end_2]);
        signed.check_data_group(DgNumber::Dg1, &dg1[..end_1]);
        let of_dg1 = Evidence::Missing { data_group: DgNumber::Dg1, bytes: 3 };
        assert_eq!(missing(&signed), of_dg1);
        signed.check_data_group(DgNumber::Dg2, &dg2[..end_2]);
        assert_eq!(missing(&signed), of_dg1);
        // Of the other it is known that bytes are missing, not any more how many.
        signed.check_data_group(DgNumber::Dg1, &dg1);
        assert_eq!(missing(&signed), Evidence::DataGroup(DgNumber::Dg2));
        signed.check_data_group(DgNumber::Dg2, &dg2[..end_2]);
        let of_dg2 = Evidence::Missing { data_group: DgNumber::Dg2, bytes: 40 };
        assert_eq!(missing(&signed), of_dg2);
    });
}

#[test]
fn card_access_is_held_against_the_signed_dg14_alone() {
    let access = read("cards/vn_good/EF.CardAccess.bin");
    let dg14 = data_group(DgNumber::Dg14);
    let is = |check: Check| (check.result, check.reason, check.evidence);
    let of_dg14 = Evidence::DataGroup(DgNumber::Dg14);
    with_signed(|mut signed| {
        let not_given = (CheckResult::NotSupported, Reason::NotGiven, Evidence::None);
        assert_eq!(is(signed.report().check(CheckId::CardAccess)), not_given);
        let check = signed.check_card_access(&access, None);
        let not_read = (CheckResult::Undetermined, Reason::DataGroupNotRead, of_dg14);
        assert_eq!(is(check), not_read);
        assert_eq!(is(signed.report().check(CheckId::CardAccess)), not_read);
        let ok = (CheckResult::Successful, Reason::Ok, Evidence::None);
        assert_eq!(is(signed.check_card_access(&access, Some(&dg14))), ok);
        let differs = (CheckResult::Failed, Reason::CardAccessDiffers, Evidence::None);
        assert_eq!(is(signed.check_card_access(&[0x31, 0], Some(&dg14))), differs);
        let verdict = signed.report().verdict(&Policy::DEFAULT);
        assert!(matches!(verdict, Verdict::Rejected(CheckId::CardAccess, _)), "{verdict}");
        let cut = signed.check_card_access(&access, Some(&dg14[..40]));
        let incomplete = (CheckResult::Undetermined, Reason::DataGroupIncomplete, of_dg14);
        assert_eq!(is(cut), incomplete);
        // A file with the infos of EF.CardAccess that nobody signed proves nothing.
        let unsigned = [&[0x6E, 54], &access[..]].concat();
        let not_verified = (CheckResult::Undetermined, Reason::DataGroupNotVerified, of_dg14);
        assert_eq!(is(signed.check_card_access(&access, Some(&unsigned))), not_verified);
    });
}

#[test]
fn card_access_has_nothing_to_agree_with_where_no_dg14_is_listed() {
    let csca = read("anchors/td2_card.der");
    let certificates = [csca.as_slice()];
    let anchors = Anchors::from_certificates(&certificates).unwrap();
    let sod = read("cards/td2_card/EF.SOD.bin");
    let sod = Sod::parse(&sod).unwrap();
    let judge = judge(&anchors, Policy::DEFAULT);
    let mut document = judge.examine(&sod);
    let access = read("cards/vn_good/EF.CardAccess.bin");
    let check = document.check_card_access(&access, None);
    assert_eq!((check.result, check.reason), (CheckResult::NotSupported, Reason::NotGiven));
    assert_eq!(check.evidence, Evidence::DataGroup(DgNumber::Dg14));
    let dg14 = data_group(DgNumber::Dg14);
    let check = document.check_card_access(&access, Some(&dg14));
    assert_eq!(
        (check.result, check.reason),
        (CheckResult::Undetermined, Reason::DataGroupNotVerified)
    );
}

#[test]
fn a_length_that_lies_changes_what_is_hashed() {
    let genuine = data_group(DgNumber::Dg1);
    for length in 0..=u8::MAX {
        if length == genuine[1] {
            continue;
        }
        let mut other = genuine.clone();
        other[1] = length;
        other.extend_from_slice(&[0; 300]);
        with_signed(|mut signed| assert!(signed.verify_data_group(DgNumber::Dg1, &other).is_err()));
    }
}

#[test]
fn a_data_group_that_nobody_signed_is_refused_before_and_after_reading() {
    with_signed(|mut signed| {
        let not_signed = OpenError::NotAuthentic(DgNumber::Dg11, DataGroupStatus::NotSigned);
        assert_eq!(signed.hasher(DgNumber::Dg11).unwrap_err(), not_signed);
        assert_eq!(signed.verify_data_group(DgNumber::Dg11, &[0x6B, 0]), Err(not_signed));
        let check = signed.report().check(CheckId::DataGroups);
        assert_eq!((check.result, check.reason), (CheckResult::Failed, Reason::DataGroupNotSigned));
    });
}

#[test]
fn a_stream_counts_once_it_is_finished() {
    with_signed(|mut signed| {
        let genuine = data_group(DgNumber::Dg2);
        signed.hasher(DgNumber::Dg2).unwrap().update(&genuine);
        assert_eq!(signed.report().data_group(DgNumber::Dg2), DataGroupStatus::Present);
        let mut hasher = signed.hasher(DgNumber::Dg2).unwrap();
        genuine.chunks(7).for_each(|chunk| hasher.update(chunk));
        hasher.update(&[0; 9]);
        hasher.finish().unwrap();
        let nothing = signed.hasher(DgNumber::Dg3).unwrap();
        nothing.finish().unwrap_err();
        assert_eq!(signed.report().data_group(DgNumber::Dg3), DataGroupStatus::Incomplete);
    });
}

/// A hash engine that fails once it has computed so many digests.
struct Engine {
    left: AtomicU32,
}

impl DigestAlgorithm for Engine {
    fn id(&self) -> HashId {
        HashId::Sha256
    }

    fn start(&self) -> DigestState {
        algorithms::SHA256.start()
    }

    fn update(&self, state: &mut DigestState, octets: &[u8]) {
        algorithms::SHA256.update(state, octets);
    }

    fn finish(&self, state: DigestState) -> Result<Digest, CryptoError> {
        let left = self.left.load(Ordering::Relaxed);
        self.left.store(left.saturating_sub(1), Ordering::Relaxed);
        if left == 0 { Err(CryptoError::Engine) } else { algorithms::SHA256.finish(state) }
    }
}

#[test]
fn where_the_engine_fails_nothing_is_accepted_and_nobody_is_blamed() {
    let csca = read("anchors/vn_good.der");
    let certificates = [csca.as_slice()];
    let anchors = Anchors::from_certificates(&certificates).unwrap();
    let sod = read("cards/vn_good/EF.SOD.bin");
    let sod = Sod::parse(&sod).unwrap();
    for (digests, expected) in
        [(0, CheckId::MessageDigest), (1, CheckId::SodSignature), (2, CheckId::DataGroups)]
    {
        let engine = Engine { left: AtomicU32::new(digests) };
        let digests: [&dyn DigestAlgorithm; 2] = [&engine, &algorithms::SHA384];
        let algorithms = Algorithms { digests: &digests, ..algorithms::ALL };
        let judge = PassiveAuthentication::new(&anchors, algorithms, Policy::DEFAULT, AT);
        let mut examination = judge.examine(&sod);
        let status = examination.check_data_group(DgNumber::Dg1, &data_group(DgNumber::Dg1));
        assert_eq!(status, DataGroupStatus::NonConformance);
        let Verdict::Undetermined(id, check) = examination.verdict() else {
            panic!("{:?}", examination.verdict());
        };
        assert_eq!((id, check.result), (expected, CheckResult::Aborted));
        assert_eq!(check.reason, Reason::EngineFailed);
    }
}

#[test]
fn a_chip_that_was_not_asked_was_not_checked() {
    with_signed(|signed| {
        let check = signed.report().check(CheckId::ActiveAuthentication);
        assert_eq!((check.result, check.reason), (CheckResult::Undetermined, Reason::NotChecked));
    });
}

#[test]
fn without_a_data_group_nothing_is_accepted() {
    with_signed(|signed| {
        let rejection = signed.conclude().unwrap_err();
        assert_eq!(rejection.report.check(CheckId::DataGroups).reason, Reason::NoneVerified);
    });
}
