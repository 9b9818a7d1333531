//! A document against a verified deviation list.

mod comparison;

use core::fmt;

use super::explanations;
use super::{Check, CheckId, CheckResult, Document, Evidence, Reason, VerifiedList};
use crate::cms::{Deviation, DeviationList};
use crate::lds::dg1::Dg1;
use crate::time::Date;
use comparison::{Comparison, Relation};

/// The facts that identify a document beside its signer's certificate (Doc 9303-3 §7.3.6).
#[derive(Clone, Copy, Default)]
#[expect(clippy::exhaustive_structs, reason = "made by callers")]
pub struct Identification<'d> {
    /// EF.DG1, with the document code and the document number. It is used only if it has the signed hash.
    pub dg1: Option<&'d [u8]>,
    /// The date of issue: as printed on the document, or from a verified EF.DG12. EF.DG1 has none.
    pub date_of_issue: Option<Date>,
}

/// Shows which facts are given.
impl fmt::Debug for Identification<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identification")
            .field("has_dg1", &self.dg1.is_some())
            .field("has_date_of_issue", &self.date_of_issue.is_some())
            .finish()
    }
}

/// An entry of a deviation list that may be about a document. Entries with a criterion that the document does not
/// fulfil are not among them.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct DeviationMatch<'l> {
    /// The index of the entry in the list, counted from 0.
    pub index: u32,
    /// The entry; none if it does not parse.
    pub deviation: Option<Deviation<'l>>,
    /// Successful if the document fulfils all criteria of the entry, and it is proved that it does. Otherwise
    /// undetermined, with the reason.
    pub check: Check,
}

impl DeviationMatch<'_> {
    /// True if a deviation of the entry is about what this check looks at.
    #[must_use]
    pub fn concerns(&self, id: CheckId) -> bool {
        let mut descriptions = self.deviation.iter().flat_map(Deviation::descriptions);
        descriptions.any(|description| explanations::concerned(&description).contains(&id))
    }
}

/// The result of comparing a document with a deviation list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub struct DeviationListOutcome {
    /// Successful if the list was compared. Not supported if it is of another state
    /// ([`Reason::ListOfOtherState`]): nothing in it is about the document.
    pub check: Check,
    /// The number of entries in the list.
    pub entries: u32,
    /// The number of entries that the document matches.
    pub matched: u32,
    /// The number of entries of which this cannot be said, those that do not parse among them.
    pub undetermined: u32,
}

impl Document<'_> {
    /// Compares the document with each entry of a verified deviation list (Doc 9303-12 §10; Doc 9303-3 §7.3),
    /// in one pass, and gives those that may be about it to `each`. Give it the list after all files and
    /// revocation lists, before or after Active Authentication.
    ///
    /// A document matches an entry if it fulfils every criterion of the entry, and if this is proved: a list is
    /// about documents of its own state only; the document code and number come from an EF.DG1 with the signed
    /// hash; and the signature of EF.SOD is that of a signer that an anchor issued, or whose certificate the
    /// entry names by its digest. Otherwise the entry is undetermined, with the reason.
    ///
    /// A matched deviation never makes a check successful:
    ///
    /// - It *explains* a check that is about what deviates and failed for it, or is undetermined for it
    ///   ([`Report::is_explained`](super::Report::is_explained)). The verdict is the same, unless the policy accepts
    ///   explained checks ([`Policy::with_explained`](super::Policy::with_explained)).
    /// - A compromised key for Active Authentication makes that check undetermined if it is successful
    ///   ([`Reason::ChipKeyCompromised`]). Call [`Document::check_active_authentication`] after this function, so that
    ///   it gives no [`ChipGenuine`](super::ChipGenuine).
    ///
    /// | deviation | checks that it may explain |
    /// |---|---|
    /// | `CertOrKeyDsSignature` | `ds_signature` |
    /// | `CertOrKeyDsEncoding`, `CertOrKeyCscaEncoding` | `ds_signature`; of the validity also `validity`, of a name also `issuing_state` |
    /// | `LdsComInconsistent` | `com_vs_sod` |
    /// | `LdsDgHashWrong` | `data_groups`, if no other data group differs |
    /// | `LdsDgMalformed` | what reads that file: of EF.COM `com_vs_sod`; of EF.DG1 `issuing_state`, `document_type`, `document_expiry`; of EF.DG14 `card_access`, `active_authentication`; of EF.DG15 `active_authentication` |
    /// | `MrzWrongData` | of the document code `document_type`, of the issuing state `issuing_state`, of the date of expiry `document_expiry` |
    ///
    /// All others are named and explain nothing: generic types do not say what deviates, check digits fail no
    /// check, a chip that is not usable is not read, and a document with a wrong signature in EF.SOD has nothing
    /// that proves that the entry is about it.
    ///
    /// TR-03135-1 has rules for defect lists of TR-03129-2, and none for deviation lists. Doc 9303-3 §7.3.3 leaves
    /// them to the state that receives the document.
    ///
    /// ```
    /// use idchip::cms::DeviationList;
    /// use idchip::verify::{Document, Identification, VerifiedList};
    ///
    /// fn explain(document: &mut Document<'_>, list: &VerifiedList<DeviationList<'_>>, dg1: &[u8]) {
    ///     let identification = Identification { dg1: Some(dg1), date_of_issue: None };
    ///     document.check_deviation_list(list, &identification, |entry| {
    ///         println!("entry {}: {}", entry.index, entry.check.reason);
    ///     });
    /// }
    /// ```
    pub fn check_deviation_list<'l>(
        &mut self,
        list: &VerifiedList<DeviationList<'l>>,
        identification: &Identification<'_>,
        mut each: impl FnMut(&DeviationMatch<'l>),
    ) -> DeviationListOutcome {
        let relation = Relation::of(self, list);
        let deviations = list.list().deviations();
        let mut outcome = DeviationListOutcome {
            check: Check::successful(),
            entries: 0,
            matched: 0,
            undetermined: 0,
        };
        if relation == Relation::OtherState {
            outcome.entries = deviations.fold(0, |count, _| count.saturating_add(1));
            outcome.check = Check::new(CheckResult::NotSupported, Reason::ListOfOtherState);
            return outcome;
        }
        let dg1 = self.identical::<Dg1<'_>>(identification.dg1);
        let date_of_issue = identification.date_of_issue;
        let comparison = Comparison::new(self, list, relation, dg1, date_of_issue);
        for entry in deviations {
            let index = outcome.entries;
            outcome.entries = index.saturating_add(1);
            let found = match entry {
                Ok(deviation) => {
                    let check = comparison.compare(&deviation.documents());
                    check.map(|check| (Some(deviation), check))
                }
                Err(error) => {
                    let check = Check::undetermined(Reason::DeviationMalformed);
                    Some((None, check.with(Evidence::Error(error))))
                }
            };
            let Some((deviation, check)) = found else { continue };
            match deviation.filter(|_| check.is_successful()) {
                Some(matched) => {
                    outcome.matched = outcome.matched.saturating_add(1);
                    let explanations = &mut self.report.explanations;
                    matched.descriptions().for_each(|it| explanations.add(&it));
                }
                None => outcome.undetermined = outcome.undetermined.saturating_add(1),
            }
            each(&DeviationMatch { index, deviation, check });
        }
        self.report.doubt_compromised_key();
        outcome
    }
}
