//! The values about the document, and the lines of the machine readable zone.

use idchip::ParseError;
use idchip::vietnam::DateText;
use zeroize::Zeroizing;

use super::dates;
use super::files::VerifiedFiles;
use super::holder::{parts, text_of};
use super::section::{Field, Found, Section, Source, Value};

/// Returns the values about the document.
pub(super) fn section(files: &VerifiedFiles<'_>) -> Section {
    let mrz = files.mrz();
    let mut section = Section::default();
    let of_mrz = |name, value: Option<Value>| Field::new(name, Source::Dg1, Ok(value));
    let code = Value::text(mrz.map(|mrz| mrz.document_code()));
    section.add(of_mrz("document_code", code).labelled("holder-document-code"));
    let state = mrz.and_then(|mrz| Value::state(mrz.issuing_state()));
    section.add(of_mrz("issuing_state", state).labelled("holder-issuing-state"));
    let number = mrz.map(|mrz| Zeroizing::new(mrz.document_number().to_string()));
    let number = Field::new("document_number", Source::Dg1, text_of(&number));
    section.add(number.labelled("holder-document-number"));
    let values = [(Source::Dg12, issue_of_dg12(files)), (Source::Dg13, issue_of_dg13(files))];
    section.add(Field::first_of("date_of_issue", values).labelled("holder-date-of-issue"));
    dates::expiry(files).into_iter().for_each(|field| section.add(field));
    add_details(&mut section, files);
    section
}

fn issue_of_dg12(files: &VerifiedFiles<'_>) -> Found {
    let date = files.dg12().map_or(Ok(None), |dg12| dg12.date_of_issue());
    date.map(|date| date.map(Value::date))
}

/// The date of issue of a Vietnamese DG13; none if it is not a date.
fn issue_of_dg13(files: &VerifiedFiles<'_>) -> Found {
    let text: Result<Option<DateText<'_>>, ParseError> =
        files.citizen().map_or(Ok(None), |citizen| citizen.date_of_issue());
    text.map(|text| text.and_then(|text| text.date()).map(Value::date))
}

/// The other values of DG12.
fn add_details(section: &mut Section, files: &VerifiedFiles<'_>) {
    let dg12 = files.dg12();
    let texts = [
        (
            "issuing_authority",
            "holder-issuing-authority",
            dg12.and_then(|it| it.issuing_authority()),
        ),
        ("endorsements", "holder-endorsements", dg12.and_then(|it| it.endorsements())),
        (
            "tax_or_exit_requirements",
            "holder-tax-or-exit-rules",
            dg12.and_then(|it| it.tax_or_exit_requirements()),
        ),
        (
            "personalization_system",
            "holder-personalised-with",
            dg12.and_then(|it| it.personalization_system()),
        ),
    ];
    for (name, label, text) in texts {
        let value = text_of(&text.and_then(|text| parts(&text)));
        section.add(Field::new(name, Source::Dg12, value).labelled(label));
    }
    let time = dg12.map_or(Ok(None), |it| it.personalization_time());
    let time = time.map(|time| time.map(Value::date));
    let field = Field::new("personalization_time", Source::Dg12, time);
    section.add(field.labelled("holder-personalised-at"));
}

/// Returns the machine readable zone as it stands, for programs.
pub(super) fn mrz(files: &VerifiedFiles<'_>) -> Section {
    let mut section = Section::default();
    let Some(mrz) = files.mrz() else { return section };
    let format = format!("{:?}", mrz.format()).to_uppercase();
    let birth = mrz.date_of_birth();
    let expiry = mrz.date_of_expiry().date();
    let lines = mrz.lines().map(|line| Zeroizing::new(line.to_owned())).collect();
    let values = [
        ("format", Value::text(Some(&format))),
        ("lines", Some(Value::Texts(lines))),
        ("date_of_birth", Value::text(Some(birth.as_str()))),
        ("date_of_expiry", Value::text(Some(expiry.as_str()))),
        ("optional_data_1", Value::text(Some(mrz.optional_data_1()))),
        ("optional_data_2", Value::text(Some(mrz.optional_data_2()))),
    ];
    for (name, value) in values {
        section.add(Field::new(name, Source::Dg1, Ok(value)));
    }
    section
}
