//! Calls every accessor of parsed values.
//!
//! No allocation and no assertion: the link gate uses these files too, to prove that no panic is
//! reachable. It names this file by its path, and so this file names its modules by theirs.

#[path = "walk/biometrics.rs"]
mod biometrics;
#[path = "walk/details.rs"]
mod details;
#[path = "walk/national.rs"]
mod national;
#[path = "walk/x509.rs"]
mod x509;

pub use biometrics::{dg2, dg3, dg4};
pub use details::{dg5, dg7, dg11, dg12, dg16};
pub use national::national;
pub use x509::{certificate, certificate_list, name, public_key};

use core::hint::black_box;

use idchip::ParseError;
use idchip::cms::{DeviationList, MasterList, SignedData, SignerIdentifier};
use idchip::lds::atr_info::AtrInfo;
use idchip::lds::card_access::CardAccess;
use idchip::lds::card_security::CardSecurity;
use idchip::lds::com::EfCom;
use idchip::lds::cvca::Cvca;
use idchip::lds::dg1::Dg1;
use idchip::lds::dg13::Dg13;
use idchip::lds::dg14::Dg14;
use idchip::lds::dg15::Dg15;
use idchip::lds::dir::EfDir;
use idchip::lds::security_info::{SecurityInfo, SecurityInfos};
use idchip::lds::sod::{LdsSecurityObject, Sod};
use idchip::lds::{DataGroup, DgNumber, FileContent};
use idchip::mrz::{LONGEST_VALIDITY, Mrz, PartialDate};
use idchip::oid::Oid;
use idchip::time::{Date, UnixTime};
use idchip::tlv::{BitString, Element, Integer, MAX_DEPTH, OctetString, Primitive, Rules};
use idchip::verify::{
    CheckId, DeviationMatch, LinkCandidate, ListCheckId, ListReport, Report, SignedParts,
};
use idchip::vietnam::{
    AsciiFold, AsciiName, CardQr, Citizen, CrossCheckReport, DateText, Misread, PersonalNumber,
    QrCode, Value,
};
use idchip::x509::Certificate;

/// Makes the optimiser treat the value as used.
fn see<T>(value: T) {
    black_box(value);
}

/// 2026-11-01.
pub const NOW: UnixTime = UnixTime(1_793_491_200);

/// The elements of `input` under these rules, and those inside constructed ones.
pub fn tlv(rules: Rules, input: &[u8]) {
    elements(rules, input, MAX_DEPTH);
    see(Integer::decode(rules, input).map(|value| value.to_u32()));
    see(Oid::decode(rules, input).map(|value| value.name()));
    see(bool::decode(rules, input));
    see(BitString::decode(rules, input).map(|bits| bits.bit(7)));
    see(UnixTime::generalized_time(input));
}

fn elements(rules: Rules, mut input: &[u8], depth: u8) {
    while let Ok((element, rest)) = Element::parse(rules, input) {
        see((element.end(), element.content_at(), element.whole.len()));
        if element.tag.is_constructed() && depth > 0 {
            // An error inside is an error of this element only: the next is looked at all the same.
            elements(rules, element.content, depth - 1);
        }
        input = rest;
    }
}

fn string(value: &OctetString<'_>) {
    see((value.len(), value.is_empty(), value.contiguous().map(<[u8]>::len)));
    value.segments().for_each(|segment| see(segment.len()));
}

/// Any file.
pub fn file(content: &FileContent<'_>) {
    see(content.findings());
    match content {
        FileContent::AtrInfo(file) => atr_info(file),
        FileContent::CardAccess(file) => card_access(file),
        FileContent::CardSecurity(file) => card_security(file),
        FileContent::Com(file) => com(file),
        FileContent::Cvca(file) => cvca(file),
        FileContent::Dir(file) => dir(file),
        FileContent::Sod(file) => sod(file),
        FileContent::Dg1(file) => dg1(file),
        FileContent::Dg2(file) => dg2(file),
        FileContent::Dg3(file) => dg3(file),
        FileContent::Dg4(file) => dg4(file),
        FileContent::Dg5(file) => dg5(file),
        FileContent::Dg7(file) => dg7(file),
        FileContent::Dg11(file) => dg11(file),
        FileContent::Dg12(file) => dg12(file),
        FileContent::Dg13(file) => dg13(file),
        FileContent::Dg14(file) => dg14(file),
        FileContent::Dg15(file) => dg15(file),
        FileContent::Dg16(file) => dg16(file),
        _ => {}
    }
}

/// EF.ATR/INFO.
pub fn atr_info(info: &AtrInfo<'_>) {
    see((info.as_bytes(), info.extended_length(), info.findings()));
    if let Some(capabilities) = info.capabilities() {
        see((capabilities.to_bytes(), capabilities.selection_by_name()));
        see((capabilities.short_file_identifiers(), capabilities.record_numbers()));
        see((capabilities.command_chaining(), capabilities.extended_length()));
        see(capabilities.extended_length_information());
    }
}

/// EF.DIR.
pub fn dir(dir: &EfDir<'_>) {
    see((dir.as_bytes(), dir.findings()));
    dir.applications().for_each(|application| see((application.as_bytes(), application.name())));
}

/// EF.CVCA.
pub fn cvca(cvca: &Cvca<'_>) {
    see((cvca.current().as_bytes(), cvca.findings()));
    see(cvca.previous().map(|reference| reference.as_bytes()));
}

/// EF.CardSecurity.
pub fn card_security(file: &CardSecurity<'_>) {
    see(file.findings());
    signed_data(file.signed_data());
    security_infos(&file.security_infos());
}

/// EF.COM.
pub fn com(com: &EfCom<'_>) {
    see((com.lds_version(), com.unicode_version(), com.data_groups(), com.findings()));
    com.tag_list().for_each(|number| see(number.tag()));
    see(com.tag_list_bytes());
}

/// EF.SOD.
pub fn sod(sod: &Sod<'_>) {
    see(sod.findings());
    signed_data(sod.signed_data());
    security_object(sod.security_object());
}

fn security_object(object: &LdsSecurityObject<'_>) {
    see((object.version(), object.hash_algorithm(), object.version_info()));
    for number in DgNumber::ALL.iter().copied() {
        see((object.hash(number), object.data_groups().contains(number)));
    }
    object.hashes().for_each(|entry| see((entry.identifier.minimal(), entry.hash)));
}

/// SignedData with its certificates.
pub fn signed_data(data: &SignedData<'_>) {
    see((data.version(), data.content_type().name(), data.content_at(), data.findings()));
    see(data.structure());
    string(&data.content());
    for bytes in data.certificates().iter() {
        if let Ok(read) = Certificate::parse(bytes) {
            certificate(&read);
        }
    }
    for signer in data.signer_infos() {
        see((signer.digest_algorithm(), signer.signature_algorithm()));
        string(&signer.signature());
        match signer.identifier() {
            SignerIdentifier::IssuerAndSerialNumber { issuer, serial_number } => {
                name(&issuer);
                see((serial_number.is_negative(), serial_number.unsigned()));
            }
            SignerIdentifier::SubjectKeyIdentifier(identifier) => see(identifier),
        }
        if let Some(attributes) = signer.signed_attributes() {
            for attribute in attributes.iter() {
                see((attribute.oid.name(), attribute.single_value()));
            }
        }
    }
}

/// The signed parts of a document.
pub fn signed_parts(parts: &SignedParts<'_>) {
    let places = parts.content().chain(parts.signature()).chain(parts.signed_attributes_sorted());
    places.for_each(|part| see((part.range(), part.is_empty())));
    see(parts.signed_attributes().map(|part| part.len()));
    if let Some(header) = parts.set_header() {
        see(header.as_bytes());
    }
    for certificate in [parts.signer(), parts.anchor()].into_iter().flatten() {
        see((certificate.as_bytes(), certificate.in_file()));
        see((certificate.tbs().as_bytes(), certificate.signature_value().offset()));
    }
}

/// A CSCA master list with its certificates.
pub fn master_list(list: &MasterList<'_>) {
    signed_data(list.signed_data());
    for bytes in list.certificates() {
        if let Ok(read) = Certificate::parse(bytes) {
            certificate(&read);
        }
    }
}

/// A deviation list with its deviations.
pub fn deviation_list(list: &DeviationList<'_>) {
    signed_data(list.signed_data());
    see(list.digest_algorithm());
    for deviation in list.deviations() {
        let Ok(deviation) = deviation else { continue };
        let documents = deviation.documents();
        see((documents.document_type(), documents.signer(), documents.issued()));
        see(deviation.findings());
        documents.document_numbers().into_iter().flatten().for_each(see);
        for description in deviation.descriptions() {
            see((description.description, description.deviation_type.name()));
            see((description.parameters, description.national_use));
            see((description.known_type(), description.number()));
        }
    }
}

/// An entry of a deviation list that may be about a document.
pub fn deviation_match(entry: &DeviationMatch<'_>) {
    see((entry.index, entry.check));
    for id in CheckId::ALL {
        see(entry.concerns(*id));
    }
}

/// The checks of a signed list.
pub fn list_report(report: &ListReport) {
    for id in ListCheckId::ALL {
        see((report.check(*id), report.findings_of(*id)));
    }
    see((report.findings(), report.anchor_findings(), report.anchor(), report.violation()));
}

/// The checks of a document, and their tree.
pub fn report(report: &Report) {
    for id in CheckId::ALL {
        see((report.check(*id), report.findings_of(*id), report.is_explained(*id)));
    }
    for (check, outcome) in report.tr03135().iter() {
        see((outcome, check.parent(), check.check_id(), check.not_made()));
        check.children().for_each(see);
    }
}

/// A certificate that may become an anchor by a link.
pub fn link_candidate(candidate: &LinkCandidate<'_>) {
    see((candidate.as_bytes(), candidate.check(), candidate.findings(), candidate.is_admitted()));
}

/// EF.DG1.
pub fn dg1(dg1: &Dg1<'_>) {
    see(dg1.findings());
    mrz(dg1.mrz());
}

/// A machine readable zone.
pub fn mrz(mrz: &Mrz<'_>) {
    see((mrz.format(), mrz.as_str(), mrz.lines().count(), mrz.findings()));
    see((mrz.document_code(), mrz.issuing_state(), mrz.nationality(), mrz.sex()));
    see((mrz.optional_data_1(), mrz.optional_data_2(), mrz.personal_number()));
    let number = mrz.document_number();
    see((number.parts(), number.as_str(), number.len(), number.chars().count()));
    let names = mrz.name();
    see((names.as_str(), names.primary().count(), names.secondary().count()));
    see(names.is_truncated());
    date(&mrz.date_of_birth());
    see(mrz.date_of_birth().resolve_birth(NOW));
    let expiry = mrz.date_of_expiry();
    date(&expiry.date());
    let resolved = expiry.resolve(NOW, LONGEST_VALIDITY);
    see((expiry.is_no_expiry(), resolved.map(|expiry| expiry.is_before(NOW))));
    see(mrz.key_information().as_bytes());
}

fn date(date: &PartialDate) {
    see((date.as_str(), date.year(), date.month(), date.day(), date.in_year(2026)));
}

/// EF.DG13 of any state, and the content of a Vietnamese one.
pub fn dg13(dg13: &Dg13<'_>) {
    see((dg13.as_bytes(), dg13.findings(), dg13.content_of("POL").is_ok()));
    if let Ok(read) = dg13.citizen() {
        citizen(&read);
    }
}

/// The details of a Vietnamese citizen.
pub fn citizen(read: &Citizen<'_>) {
    see((read.version(), read.encoding(), read.findings(), read.field_16()));
    for field in read.fields() {
        see((field.number(), field.as_bytes(), read.field(field.number()).is_some()));
        for value in field.values().flatten() {
            see(value.text());
            for member in value.members().into_iter().flatten().flatten() {
                see((member.tag(), Value::as_bytes(&member), member.text()));
            }
        }
    }
    if let Ok(Some(number)) = read.personal_number() {
        personal_number(&number);
    }
    for text in [
        read.full_name(),
        read.sex(),
        read.nationality(),
        read.ethnicity(),
        read.religion(),
        read.place_of_origin(),
        read.place_of_residence(),
        read.personal_identification(),
        read.father(),
        read.mother(),
        read.spouse(),
        read.old_number(),
    ] {
        if let Ok(Some(text)) = text {
            see(AsciiFold::of(text).count());
        }
    }
    for date in [read.date_of_birth(), read.date_of_issue(), read.date_of_expiry()] {
        see(date.map(|date| date.as_ref().map(DateText::date)).is_ok());
    }
    see(cross_checks(None, Some(read), None));
}

/// A Vietnamese personal number.
pub fn personal_number(number: &PersonalNumber) {
    see((number.as_str(), number.document_number(), number.can(), number.check_digit()));
    see((number.registration_code(), number.sex_hint(), number.year_of_birth_hint()));
    if let Some(province) = number.province_hint() {
        see((province.code(), province.name_2021(), province.name_since_2025()));
        see((province.change(), Date::new(2025, 7, 1).map(|day| province.name_on(day))));
    }
}

/// The QR code printed on a Vietnamese card.
pub fn qr(code: &QrCode<'_>) {
    see(code.name());
    let Some(card) = code.card() else { return };
    see((card.personal_number_text(), card.is_garbled()));
    personal_number(&card.personal_number());
    see((card.old_number(), card.full_name(), card.sex(), card.place_of_residence()));
    see((card.date_of_birth(), card.date_of_birth_text()));
    see((card.date_of_issue(), card.date_of_issue_text(), card.further_fields().count()));
    see(cross_checks(None, None, Some(card)));
}

/// Text that may have been decoded with another character set.
pub fn misread(text: &str) {
    let mut buffer = [0; 64];
    if let Some(misread) = Misread::of(text) {
        see((misread.chars().count(), misread.write_to(&mut buffer)));
    }
}

/// The number of differing parts of a Vietnamese card.
pub fn cross_checks(
    mrz: Option<&Mrz<'_>>,
    citizen: Option<&Citizen<'_>>,
    qr: Option<&CardQr<'_>>,
) -> usize {
    if let (Some(mrz), Some(Ok(Some(name)))) = (mrz, citizen.map(Citizen::full_name)) {
        see(AsciiName::new(name).agrees_with(&mrz.name()));
    }
    see(mrz.and_then(PersonalNumber::of_mrz));
    CrossCheckReport::new(mrz, citizen, qr).differences().count()
}

/// EF.DG14.
pub fn dg14(dg14: &Dg14<'_>) {
    see(dg14.findings());
    security_infos(&dg14.security_infos());
}

/// EF.DG15.
pub fn dg15(dg15: &Dg15<'_>) {
    see((dg15.findings(), dg15.public_key()));
    public_key(&dg15.subject_public_key_info());
}

/// EF.CardAccess.
pub fn card_access(card_access: &CardAccess<'_>) {
    see(card_access.findings());
    security_infos(&card_access.security_infos());
    let infos = card_access.security_infos();
    see((card_access.difference_from(&infos), card_access.difference_from_card_security(&infos)));
}

/// SecurityInfos of any file.
pub fn security_infos(infos: &SecurityInfos<'_>) {
    see((infos.as_bytes(), infos.len(), infos.is_empty(), infos.findings()));
    see((infos.encodings().count(), infos.contains_all_of(infos)));
    see(infos.results().filter(|info| info.is_err()).count());
    for info in infos.iter() {
        match info {
            SecurityInfo::Pace(pace) => {
                see((pace.domain_parameters(), pace.protocol.cipher.key_length()))
            }
            SecurityInfo::ChipAuthenticationPublicKey(key) => {
                see(key.domain_parameters().map(|parameters| parameters.bits()));
                public_key(&key.subject_public_key_info);
                see(infos.chip_authentication_infos(&key).count());
            }
            SecurityInfo::TerminalAuthentication(info) => see(info.ef_cvca_or_default()),
            SecurityInfo::EfDir(info) => see(info.is_copy_of(infos.as_bytes())),
            other => see(other),
        }
    }
    see((infos.pace_infos().count(), infos.chip_authentication_keys().count()));
    see(infos.active_authentication());
}

/// Parses, and walks if that succeeds.
pub fn parsed<'a, T>(
    input: &'a [u8],
    parse: impl FnOnce(&'a [u8]) -> Result<T, ParseError>,
    walk: impl FnOnce(&T),
) {
    if let Ok(read) = parse(input) {
        walk(&read);
    }
}
