//! The values about the holder.

use idchip::ParseError;
use idchip::lds::{FullName, Text, TextParts};
use idchip::mrz::{Mrz, NameComponents, Sex};
use idchip::time::Date;
use idchip::vietnam::{Citizen, PersonalNumber};
use zeroize::Zeroizing;

use super::dates;
use super::files::VerifiedFiles;
use super::section::{Field, Found, NumberMeaning, Section, Source, Value};
use crate::province::registered_in;
use crate::texts::{english, say, screen};
use idchip_batch::printable;

/// Returns the values about the holder, in the order in which an operator compares them.
pub(super) fn section(files: &VerifiedFiles<'_>) -> Section {
    let mut section = Section::default();
    add_names(&mut section, files);
    dates::birth(files).into_iter().for_each(|field| section.add(field));
    section.add(sex(files).labelled("holder-sex"));
    let nationality = files.mrz().and_then(|mrz| Value::state(mrz.nationality()));
    section.add(
        Field::new("nationality", Source::Dg1, Ok(nationality)).labelled("holder-nationality"),
    );
    add_personal_number(&mut section, files);
    add_details(&mut section, files);
    add_citizen(&mut section, files);
    section
}

/// The full name is that of DG13, or of a DG11 that does not separate the surname. Surname and given names are
/// those of DG11, or else those of DG1, which are transliterated.
fn add_names(section: &mut Section, files: &VerifiedFiles<'_>) {
    let name = files.dg11().and_then(|dg11| dg11.name_of_holder());
    let is_separated = name.as_ref().is_some_and(|name| name.secondary().next().is_some());
    let [primary, secondary, unseparated] = match &name {
        Some(name) if is_separated => [joined(name.primary()), joined(name.secondary()), None],
        Some(name) => [None, None, joined(name.primary())],
        None => [None, None, None],
    };
    let of_mrz = |part: fn(&Mrz<'_>) -> Option<Zeroizing<String>>| files.mrz().and_then(part);
    let mrz_primary = of_mrz(|mrz| of_components(mrz.name().primary()));
    let mrz_secondary = of_mrz(|mrz| of_components(mrz.name().secondary()));
    let of_citizen = files.citizen().map_or(Ok(None), |citizen| citizen.full_name());
    let full_name = Field::first_of(
        "full_name",
        [(Source::Dg13, of_citizen.map(Value::text)), (Source::Dg11, text_of(&unseparated))],
    );
    section.add(full_name.labelled("holder-full-name"));
    let is_truncated = files.mrz().map(|mrz| mrz.name().is_truncated());
    let names = [
        ("surname", "holder-surname", &primary, &mrz_primary),
        ("given_names", "holder-given-names", &secondary, &mrz_secondary),
    ];
    for (name, label, of_dg11, of_dg1) in names {
        let values = [(Source::Dg11, text_of(of_dg11)), (Source::Dg1, text_of(of_dg1))];
        let field = Field::first_of(name, values).labelled(label);
        let is_cut = is_truncated == Some(true) && field.source == Source::Dg1 && field.is_there();
        section.add(field.with_note(is_cut.then(|| say!("holder-name-cut"))));
    }
    let in_mrz = [
        ("mrz_surname", "holder-surname-in-the-mrz", &primary, &mrz_primary),
        ("mrz_given_names", "holder-given-names-in-the-mrz", &secondary, &mrz_secondary),
    ];
    for (name, label, of_dg11, of_dg1) in in_mrz {
        let field = Field::new(name, Source::Dg1, text_of(of_dg1));
        // For people only if it is another than the one above.
        let differs = of_dg11.is_some() && of_dg11 != of_dg1;
        section.add(if differs { field.labelled(label) } else { field });
    }
    let value = Ok(is_truncated.map(Value::Flag));
    section.add(Field::new("mrz_name_may_be_truncated", Source::Dg1, value));
    let others = files.dg11().map(|dg11| dg11.other_names().filter_map(|name| whole(&name)));
    let others = others.map(|names| Value::Texts(names.collect()));
    section.add(Field::new("other_names", Source::Dg11, Ok(others)).labelled("holder-other-names"));
}

/// The sex in DG1, or that of a Vietnamese DG13.
fn sex(files: &VerifiedFiles<'_>) -> Field {
    let of_mrz = files.mrz().and_then(|mrz| word_of(mrz.sex())).map(Value::Word);
    let of_citizen = files.citizen().map_or(Ok(None), |citizen| citizen.sex());
    let of_citizen = of_citizen.map(|sex| match sex {
        Some("Nam") => Some(Value::Word("male")),
        Some("Nữ") => Some(Value::Word("female")),
        _ => None,
    });
    Field::first_of("sex", [(Source::Dg1, Ok(of_mrz)), (Source::Dg13, of_citizen)])
}

const fn word_of(sex: Sex) -> Option<&'static str> {
    match sex {
        Sex::Female => Some("female"),
        Sex::Male => Some("male"),
        Sex::Unspecified => Some("unspecified"),
        _ => None,
    }
}

/// The Vietnamese personal number of DG13 or DG1 with the meaning of its digits, or else the number of DG11, or of
/// the MRZ of a passport.
fn add_personal_number(section: &mut Section, files: &VerifiedFiles<'_>) {
    let of_citizen = files.citizen().map_or(Ok(None), |citizen| citizen.personal_number());
    let of_mrz = files.mrz().and_then(PersonalNumber::of_mrz);
    let of_dg11 = files.dg11().and_then(|dg11| dg11.personal_number()).and_then(|it| parts(&it));
    let of_passport = files.mrz().and_then(|mrz| mrz.personal_number());
    let number =
        |number: Option<PersonalNumber>| Value::text(number.as_ref().map(|it| it.as_str()));
    let values = [
        (Source::Dg13, of_citizen.map(number)),
        (Source::Dg1, Ok(number(of_mrz))),
        (Source::Dg11, text_of(&of_dg11)),
        (Source::Dg1, Ok(Value::text(of_passport))),
    ];
    let field = Field::first_of("personal_number", values).labelled("holder-personal-number");
    let source = field.source;
    let vietnamese = of_citizen.map(|number| number.or(of_mrz)).ok().flatten();
    let meaning = vietnamese.map(|number| meaning(&number, files));
    let note = vietnamese.zip(meaning.as_ref());
    let note = note.map(|(number, meaning)| explanation(&number, meaning, files));
    section.add(field.with_note(note));
    let value = Ok(meaning.map(Value::Meaning));
    section.add(Field::new("personal_number_meaning", source, value));
}

/// The day of birth, which the name of the province depends on.
fn day_of_birth(number: &PersonalNumber, files: &VerifiedFiles<'_>) -> Option<Date> {
    let birth = files.citizen().and_then(|citizen| citizen.date_of_birth().ok()?);
    let birth = birth.and_then(|text| text.date());
    birth.or_else(|| files.mrz()?.date_of_birth().in_year(number.year_of_birth_hint()))
}

/// The meaning of the digits, for programs. The province has its name on the day of birth.
fn meaning(number: &PersonalNumber, files: &VerifiedFiles<'_>) -> NumberMeaning {
    let birth = day_of_birth(number, files);
    NumberMeaning {
        registration_code: number.registration_code(),
        registered_in: registered_in(number, birth, english()).map(Zeroizing::new),
        sex: word_of(number.sex_hint()),
        year_of_birth: number.year_of_birth_hint(),
    }
}

/// Says the meaning of the digits to people.
fn explanation(
    number: &PersonalNumber,
    meaning: &NumberMeaning,
    files: &VerifiedFiles<'_>,
) -> String {
    let NumberMeaning { registration_code, sex, year_of_birth, .. } = meaning;
    let sex = sex.map_or_else(|| say!("holder-sex-unknown"), said_word);
    let province = registered_in(number, day_of_birth(number, files), screen());
    // Nothing of it is left in memory, and so it is not said by `say!`.
    let year = Zeroizing::new(year_of_birth.to_string());
    match province.map(Zeroizing::new) {
        Some(province) => screen().say(
            "holder-number-of-province",
            &[("province", &province), ("sex", &sex), ("year", &year)],
        ),
        None => {
            let code = Zeroizing::new(format!("{registration_code:03}"));
            screen()
                .say("holder-number-of-code", &[("code", &code), ("sex", &sex), ("year", &year)])
        }
    }
}

/// A word of the command, such as "female", in the language of the screens.
pub(super) fn said_word(word: &'static str) -> String {
    match word {
        "female" => say!("holder-female"),
        "male" => say!("holder-male"),
        "unspecified" => say!("holder-unspecified"),
        other => other.to_owned(),
    }
}

/// The other values of DG11.
fn add_details(section: &mut Section, files: &VerifiedFiles<'_>) {
    let dg11 = files.dg11();
    let mut add = |name, label, text: Option<Text<'_>>| {
        let value = text_of(&text.and_then(|text| parts(&text)));
        section.add(Field::new(name, Source::Dg11, value).labelled(label));
    };
    add("place_of_birth", "holder-place-of-birth", dg11.and_then(|it| it.place_of_birth()));
    add(
        "permanent_address",
        "holder-permanent-address",
        dg11.and_then(|it| it.permanent_address()),
    );
    add("telephone", "holder-telephone", dg11.and_then(|it| it.telephone()));
    add("profession", "holder-profession", dg11.and_then(|it| it.profession()));
    add("title", "holder-title", dg11.and_then(|it| it.title()));
    add("personal_summary", "holder-personal-summary", dg11.and_then(|it| it.personal_summary()));
    add(
        "custody_information",
        "holder-custody-information",
        dg11.and_then(|it| it.custody_information()),
    );
    let documents = dg11.and_then(|dg11| dg11.other_travel_documents());
    let documents = documents.map(|numbers| Value::Texts(numbers.parts().map(shown).collect()));
    let field = Field::new("other_travel_documents", Source::Dg11, Ok(documents));
    section.add(field.labelled("holder-other-travel-documents"));
}

/// A getter of a Vietnamese DG13.
type CitizenText = for<'c> fn(&Citizen<'c>) -> Result<Option<&'c str>, ParseError>;

/// The other values of a Vietnamese DG13.
fn add_citizen(section: &mut Section, files: &VerifiedFiles<'_>) {
    // An error of the whole file stands once, in place of its first value.
    if let Some(error) = files.citizen_error() {
        let field = Field::new("details", Source::Dg13, Err(error));
        section.add(field.labelled("holder-vietnamese-details"));
    }
    let mut add = |name, label, text: CitizenText| {
        let text = files.citizen().map_or(Ok(None), text);
        section.add(Field::new(name, Source::Dg13, text.map(Value::text)).labelled(label));
    };
    add("ethnicity", "holder-ethnicity", |it| it.ethnicity());
    add("religion", "holder-religion", |it| it.religion());
    add("place_of_origin", "holder-place-of-origin", |it| it.place_of_origin());
    add("place_of_residence", "holder-place-of-residence", |it| it.place_of_residence());
    add("personal_identification", "holder-identification", |it| it.personal_identification());
    add("father", "holder-father", |it| it.father());
    add("mother", "holder-mother", |it| it.mother());
    add("spouse", "holder-spouse", |it| it.spouse());
    add("old_number", "holder-old-number", |it| it.old_number());
}

/// The components of an identifier in the MRZ, with a space between them.
fn of_components(components: NameComponents<'_>) -> Option<Zeroizing<String>> {
    with_separator(components.map(str::chars), " ")
}

/// The parts of an identifier, with a space between them.
fn joined(parts: TextParts<'_>) -> Option<Zeroizing<String>> {
    with_separator(parts.map(|part| part.chars()), " ")
}

/// The parts of a text, such as an address, with a comma between them.
pub(super) fn parts(text: &Text<'_>) -> Option<Zeroizing<String>> {
    with_separator(text.parts().map(|part| part.chars()), ", ")
}

fn with_separator<P: Iterator<Item = char>>(
    parts: impl Iterator<Item = P>,
    separator: &str,
) -> Option<Zeroizing<String>> {
    let mut joined = Zeroizing::new(String::new());
    for part in parts {
        if !joined.is_empty() {
            joined.push_str(separator);
        }
        joined.extend(part);
    }
    (!joined.is_empty()).then_some(joined)
}

/// A name with its given names first.
fn whole(name: &FullName<'_>) -> Option<Zeroizing<String>> {
    let secondary = joined(name.secondary());
    let primary = joined(name.primary())?;
    let shown = match secondary {
        Some(secondary) => printable(&format!("{}, {}", *primary, *secondary)),
        None => printable(&primary),
    };
    Some(Zeroizing::new(shown))
}

fn shown(text: Text<'_>) -> Zeroizing<String> {
    Zeroizing::new(printable(&Zeroizing::new(text.to_string())))
}

pub(super) fn text_of(text: &Option<Zeroizing<String>>) -> Found {
    Ok(Value::text(text.as_ref().map(|text| text.as_str())))
}
