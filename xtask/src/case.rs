//! A case: a card, the one thing about it, and what a verifier must say.

use crate::card::Card;
use alloc::collections::BTreeMap;
use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    Fault,
    Good,
    Quirk,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Verdict {
    Accepted,
    Malformed,
    Rejected,
    Undetermined,
}

#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) base: Option<&'static str>,
    pub(crate) kind: Kind,
    pub(crate) property: &'static str,
    pub(crate) source: &'static str,
    pub(crate) card: Card,
    pub(crate) expect: Expect,
}

/// The verdict, and where checks and findings differ from those of the base card.
#[derive(Clone, Debug)]
pub(crate) struct Expect {
    pub(crate) verdict: Verdict,
    /// Check, result, reason.
    pub(crate) checks: Vec<[&'static str; 3]>,
    pub(crate) findings: Vec<&'static str>,
    /// The findings about the anchor that issued the signer's certificate.
    pub(crate) anchor_findings: Vec<&'static str>,
    /// Findings of the base card that this one does not have.
    pub(crate) lost: Vec<&'static str>,
    /// Files whose hash is right but whose content must be refused when it is opened.
    pub(crate) unparsable: Vec<&'static str>,
    /// The expectation of EF.CardSecurity, if the card has it.
    pub(crate) card_security: Option<CardSecurity>,
}

/// The verdict on EF.CardSecurity. One that is rejected rejects the card, which the verdict on the document
/// does not say.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct CardSecurity {
    pub(crate) verdict: &'static str,
    /// The check that keeps its infos from being verified, and the reason of its result.
    pub(crate) decided_by: Option<&'static str>,
    pub(crate) reason: &'static str,
}

impl CardSecurity {
    pub(crate) const VERIFIED: Self = Self { verdict: "verified", decided_by: None, reason: "ok" };

    pub(crate) const fn rejected(check: &'static str, reason: &'static str) -> Self {
        Self { verdict: "rejected", decided_by: Some(check), reason }
    }

    pub(crate) const fn undetermined(check: &'static str, reason: &'static str) -> Self {
        Self { verdict: "undetermined", decided_by: Some(check), reason }
    }
}

pub(crate) fn accepted() -> Expect {
    Expect {
        verdict: Verdict::Accepted,
        checks: Vec::new(),
        findings: Vec::new(),
        anchor_findings: Vec::new(),
        lost: Vec::new(),
        unparsable: Vec::new(),
        card_security: None,
    }
}

/// The file does not parse: there are no checks and no findings.
pub(crate) fn malformed() -> Expect {
    Expect { verdict: Verdict::Malformed, ..accepted() }
}

/// One check fails.
pub(crate) fn rejected(check: &'static str, reason: &'static str) -> Expect {
    Expect { verdict: Verdict::Rejected, ..accepted() }.and(check, "failed", reason)
}

/// One check cannot be decided.
pub(crate) fn undetermined(check: &'static str, reason: &'static str) -> Expect {
    Expect { verdict: Verdict::Undetermined, ..accepted() }.and(check, "undetermined", reason)
}

/// The outcome of an EF.COM without a list that can be read.
pub(crate) fn unread_com() -> Expect {
    accepted()
        .and("com_vs_sod", "undetermined", "com_malformed")
        .finding("com_malformed")
        .unparsable("EF.COM")
}

impl Expect {
    pub(crate) fn and(
        mut self,
        check: &'static str,
        result: &'static str,
        reason: &'static str,
    ) -> Self {
        self.checks.push([check, result, reason]);
        self
    }

    pub(crate) fn finding(mut self, finding: &'static str) -> Self {
        self.findings.push(finding);
        self
    }

    pub(crate) fn anchor_finding(mut self, finding: &'static str) -> Self {
        self.anchor_findings.push(finding);
        self
    }

    pub(crate) fn unparsable(mut self, file: &'static str) -> Self {
        self.unparsable.push(file);
        self
    }

    pub(crate) fn card_security(mut self, expected: CardSecurity) -> Self {
        self.card_security = Some(expected);
        self
    }

    pub(crate) fn without(mut self, finding: &'static str) -> Self {
        self.lost.push(finding);
        self
    }
}

/// A card judged as one of an application.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ApplicationCase {
    card: &'static str,
    application: &'static str,
    expect: ApplicationExpect,
}

/// The verdict on the files of an application, the checks by name, and the status of each number in the
/// security object.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ApplicationExpect {
    verdict: Verdict,
    checks: BTreeMap<&'static str, [&'static str; 2]>,
    files: BTreeMap<&'static str, &'static str>,
}

impl ApplicationExpect {
    /// Every check is successful but that of revocation, for which nobody gave a list.
    pub(crate) fn accepted() -> Self {
        Self::of(Verdict::Accepted).and("data_groups", "successful", "ok")
    }

    pub(crate) fn of(verdict: Verdict) -> Self {
        Self { verdict, checks: BTreeMap::new(), files: BTreeMap::new() }
    }

    pub(crate) fn and(
        mut self,
        check: &'static str,
        result: &'static str,
        reason: &'static str,
    ) -> Self {
        self.checks.insert(check, [result, reason]);
        self
    }

    pub(crate) fn files(mut self, status: &'static str, numbers: &[&'static str]) -> Self {
        self.files.extend(numbers.iter().map(|number| (*number, status)));
        self
    }
}

/// All cases, in the order in which they were described.
#[derive(Clone, Default)]
pub(crate) struct Suite {
    pub(crate) cases: Vec<Case>,
    pub(crate) applications: Vec<ApplicationCase>,
}

impl Suite {
    /// A complete card that stands on its own.
    pub(crate) fn good(
        &mut self,
        name: &'static str,
        property: &'static str,
        card: Card,
        expect: Expect,
    ) {
        let source = "Doc 9303-10, -12";
        self.cases.push(Case {
            name,
            base: None,
            kind: Kind::Good,
            property,
            source,
            card,
            expect,
        });
    }

    /// `base` with one change.
    pub(crate) fn variant(
        &mut self,
        base: &'static str,
        kind: Kind,
        [name, source, property]: [&'static str; 3],
        change: impl FnOnce(&mut Card),
        expect: Expect,
    ) {
        let mut card = self.find(base).card.clone();
        change(&mut card);
        let base = Some(base);
        self.cases.push(Case { name, base, kind, property, source, card, expect });
    }

    /// A fault of the Vietnamese card of 2021: `[name, source, property]`.
    pub(crate) fn fault(
        &mut self,
        about: [&'static str; 3],
        change: impl FnOnce(&mut Card),
        expect: Expect,
    ) {
        self.variant("vn_good", Kind::Fault, about, change, expect);
    }

    /// An oddity of the Vietnamese card of 2024, which has no findings of its own.
    pub(crate) fn quirk(
        &mut self,
        about: [&'static str; 3],
        change: impl FnOnce(&mut Card),
        expect: Expect,
    ) {
        self.variant("vn_2024", Kind::Quirk, about, change, expect);
    }

    /// A card of the suite, judged as one of an application.
    pub(crate) fn judged_as(
        &mut self,
        card: &'static str,
        application: &'static str,
        expect: ApplicationExpect,
    ) {
        let card = self.find(card).name;
        self.applications.push(ApplicationCase { card, application, expect });
    }

    pub(crate) fn find(&self, name: &str) -> &Case {
        self.cases
            .iter()
            .find(|case| case.name == name)
            .expect("the base comes before its variants")
    }
}
