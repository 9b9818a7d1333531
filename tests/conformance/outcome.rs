//! The result that the library gives for a case.

use std::collections::BTreeMap;

use idchip::lds::atr_info::AtrInfo;
use idchip::lds::card_access::CardAccess;
use idchip::lds::card_security::CardSecurity;
use idchip::lds::com::EfCom;
use idchip::lds::cvca::Cvca;
use idchip::lds::dg1::Dg1;
use idchip::lds::dg2::Dg2;
use idchip::lds::dg3::Dg3;
use idchip::lds::dg4::Dg4;
use idchip::lds::dg14::Dg14;
use idchip::lds::dg15::Dg15;
use idchip::lds::sod::Sod;
use idchip::lds::{DataGroup, DgNumber};
use idchip::verify::unauthenticated::check_response;
use idchip::verify::{Anchors, CheckId, CheckResult, OpenError, Policy, Reason};
use idchip::{Finding, FindingSet, ParseError, algorithms};
use serde_json::Value;

use super::common::judge::judge;
use super::common::testdata::read;

/// The result of a case.
pub(crate) struct Outcome {
    /// The verdict, and what it is about.
    pub(crate) text: String,
    /// True if [`Policy::DEFAULT`] accepts it.
    pub(crate) is_accepted: bool,
    /// True if [`Policy::STRICT`] accepts it too.
    pub(crate) is_accepted_strictly: bool,
}

impl Outcome {
    /// Gives the files of the case to the library.
    pub(crate) fn of(case: &Value, manifest: &Value) -> Self {
        let input = &case["input"];
        match input["kind"].as_str().unwrap() {
            "card" => Self::of_card(input, manifest),
            "card_security" => Self::of_card_security(input),
            "file" => Self::of_file(input),
            "response" => Self::of_response(input),
            other => panic!("{other}"),
        }
    }

    /// A file is accepted if it is read and the policy tolerates its findings.
    fn of_file(input: &Value) -> Self {
        let file = read(input["path"].as_str().unwrap());
        match findings_in(input["file"].as_str().unwrap(), &file) {
            Ok(findings) => Self::new("accepted", &[], findings),
            Err(error) => Self::new("rejected", &[place(&error)], FindingSet::EMPTY),
        }
    }

    fn of_card(input: &Value, manifest: &Value) -> Self {
        let base = input["base"].as_str().map(|name| {
            let mut cards = manifest["cards"].as_array().unwrap().iter();
            let card = cards.find(|card| card["name"] == name).unwrap();
            Judged::of(card).expect("the base card can be read")
        });
        let judged = match Judged::of(input) {
            Ok(judged) => judged,
            Err(error) => return Self::new("rejected", &[place(&error)], FindingSet::EMPTY),
        };
        let mut about = Vec::new();
        for made in &judged.checks {
            let (id, result, reason) = made;
            let is_open = matches!(result, CheckResult::Failed | CheckResult::Undetermined);
            let is_new = match &base {
                Some(base) => !base.checks.contains(made),
                None => !matches!(reason, Reason::NoCrl | Reason::NotChecked),
            };
            if is_open && is_new {
                about.push(format!("{} {result} {}", id.name(), reason.name()));
            }
        }
        about.extend(judged.unread);
        let known = base.map_or(FindingSet::EMPTY, |base| base.findings);
        Self::new(judged.verdict, &about, judged.findings.difference(known))
    }

    /// EF.CardSecurity is accepted if its infos are verified and agree with EF.CardAccess.
    fn of_card_security(input: &Value) -> Self {
        let files = files(input);
        let anchors = contents(&input["anchors"]);
        let anchors: Vec<_> = anchors.iter().map(Vec::as_slice).collect();
        let anchors = Anchors::from_certificates(&anchors).unwrap();
        let file = CardSecurity::parse(&files["EF.CardSecurity"]).unwrap();
        let infos = judge(&anchors, Policy::DEFAULT).examine_card_security(&file);
        let mut about = Vec::new();
        for id in CheckId::OF_SOD {
            let check = infos.report().check(*id);
            if check.result == CheckResult::Failed {
                about.push(format!("{} {} {}", id.name(), check.result, check.reason.name()));
            }
        }
        let compared = infos.check_card_access(&files["EF.CardAccess"]);
        if compared.result != CheckResult::Successful {
            about.push(format!("EF.CardAccess {} {}", compared.result, compared.reason.name()));
        }
        let is_accepted = infos.verified().is_ok() && compared.result == CheckResult::Successful;
        let verdict = if is_accepted { "accepted" } else { "rejected" };
        Self::new(verdict, &about, file.security_infos().findings())
    }

    fn of_response(input: &Value) -> Self {
        let files = files(input);
        let dg15 = Dg15::parse(&files["EF.DG15"]).unwrap();
        let dg14 = files.get("EF.DG14").map(|file| Dg14::parse(file).unwrap());
        let info = dg14.and_then(|dg14| dg14.security_infos().active_authentication());
        let (check, findings) = check_response(
            &dg15.public_key().unwrap(),
            info.map(|info| info.signature_algorithm),
            files["challenge"].as_slice().try_into().unwrap(),
            &files["response"],
            &algorithms::ALL,
        );
        let about = format!("active_authentication {} {}", check.result, check.reason.name());
        match check.result {
            CheckResult::Successful => Self::new("accepted", &[], findings),
            CheckResult::Failed => Self::new("rejected", &[about], findings),
            _ => Self::new("undetermined", &[about], findings),
        }
    }

    fn new(verdict: &str, about: &[String], findings: FindingSet) -> Self {
        let tolerates = |policy: Policy| findings.difference(policy.tolerated()).is_empty();
        let is_accepted = verdict == "accepted" && tolerates(Policy::DEFAULT);
        let verdict = if verdict == "accepted" && !is_accepted { "rejected" } else { verdict };
        let names: Vec<_> = findings.iter().map(Finding::name).collect();
        let mut text = verdict.to_string();
        if !about.is_empty() {
            text = format!("{text}: {}", about.join(", "));
        }
        if !names.is_empty() {
            text = format!("{text}, with {}", names.join(", "));
        }
        let is_accepted_strictly = is_accepted && tolerates(Policy::STRICT);
        Self { text, is_accepted, is_accepted_strictly }
    }
}

/// Reads a file by the strict parser of its type.
fn findings_in(name: &str, file: &[u8]) -> Result<FindingSet, ParseError> {
    match name {
        "EF.ATR/INFO" => AtrInfo::parse(file).map(|it| it.findings()),
        "EF.COM" => EfCom::parse(file).map(|it| it.findings()),
        "EF.CVCA" => Cvca::parse(file).map(|it| it.findings()),
        "EF.CardAccess" => CardAccess::parse(file).map(|it| it.findings()),
        "EF.DG1" => Dg1::parse(file).map(|it| it.findings()),
        "EF.DG2" => Dg2::parse(file).map(|it| it.findings()),
        "EF.DG3" => Dg3::parse(file).map(|it| it.findings()),
        "EF.DG4" => Dg4::parse(file).map(|it| it.findings()),
        "EF.DG14" => Dg14::parse(file).map(|it| it.findings()),
        "EF.DG15" => Dg15::parse(file).map(|it| it.findings()),
        other => panic!("{other}"),
    }
}

/// A card whose EF.SOD was read and judged, with all its files.
struct Judged {
    verdict: &'static str,
    checks: Vec<(CheckId, CheckResult, Reason)>,
    /// The findings about the card, and about its anchor.
    findings: FindingSet,
    /// The files that have the signed hash and cannot be read.
    unread: Vec<String>,
}

impl Judged {
    /// Judges a card that is described as in the manifest.
    fn of(card: &Value) -> Result<Self, ParseError> {
        let files = files(card);
        let [anchors, signers, lists] =
            ["anchors", "document_signers", "crls"].map(|key| contents(&card[key]));
        let anchors: Vec<_> = anchors.iter().map(Vec::as_slice).collect();
        let anchors = Anchors::from_certificates(&anchors).unwrap();
        let signers: Vec<_> = signers.iter().map(Vec::as_slice).collect();
        let judge = judge(&anchors, Policy::DEFAULT).with_document_signers(&signers);
        let sod = Sod::parse(&files["EF.SOD"])?;
        let mut document = judge.examine(&sod);
        for list in &lists {
            document.check_revocation_list(list);
        }
        if let Some(com) = files.get("EF.COM") {
            document.check_com(com);
        }
        let mut unread = Vec::new();
        for number in DgNumber::ALL {
            let Some(file) = files.get(&format!("EF.{number}")) else { continue };
            if let Err(OpenError::Malformed(error)) = document.check_content(*number, file) {
                unread.push(format!("EF.{number} {}", place(&error)));
            }
        }
        if let Some(card_access) = files.get("EF.CardAccess") {
            let dg14 = files.get("EF.DG14").map(Vec::as_slice);
            document.check_card_access(card_access, dg14);
        }
        let report = document.report();
        let check = |id: &CheckId| {
            let check = report.check_with_policy(*id, &Policy::DEFAULT);
            (*id, check.result, check.reason)
        };
        Ok(Self {
            verdict: document.verdict().name(),
            checks: CheckId::ALL.iter().map(check).collect(),
            findings: report.findings().union(report.anchor_findings()),
            unread,
        })
    }
}

/// The rule that was broken, and the structure.
fn place(error: &ParseError) -> String {
    format!("{} in {}", error.kind.name(), error.within)
}

fn files(input: &Value) -> BTreeMap<String, Vec<u8>> {
    let files = input["files"].as_object().unwrap().iter();
    files.map(|(name, path)| (name.clone(), read(path.as_str().unwrap()))).collect()
}

fn contents(paths: &Value) -> Vec<Vec<u8>> {
    paths.as_array().unwrap().iter().map(|path| read(path.as_str().unwrap())).collect()
}
