//! EF.DG5, EF.DG7, EF.DG11, EF.DG12 and EF.DG16 of other readers' tests, if the corpus is available.

mod common {
    pub(crate) mod corpus;
    pub(crate) mod files;
}

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use common::corpus::corpus;
use common::files::files_below;
use idchip::biometrics::ImageFormat;
use idchip::finding::FindingSet;
use idchip::lds::dg5::Dg5;
use idchip::lds::dg7::Dg7;
use idchip::lds::dg11::Dg11;
use idchip::lds::dg12::Dg12;
use idchip::lds::dg16::Dg16;
use idchip::lds::{DataGroup, DgNumber, ElementaryFile, EncodedImage, FileContent, FullName, Text};
use idchip::{Finding, ParseErrorKind};

/// Returns the files of a folder by their names; none without the corpus.
fn fragments(folder: &str) -> BTreeMap<String, Vec<u8>> {
    let directory = corpus(&format!("lds/fragments/{folder}"));
    let files = directory.map(|directory| files_below(&directory)).unwrap_or_default();
    files.into_iter().map(|path| (stem(&path), fs::read(path).unwrap())).collect()
}

/// Returns the name of a file without its kind and extension, which is the start of its digest.
fn stem(path: &Path) -> String {
    let name = path.file_stem().unwrap().to_str().unwrap();
    name.split('_').next_back().unwrap().to_owned()
}

/// Takes each file that a test expects; no other file may remain.
fn take(files: &mut BTreeMap<String, Vec<u8>>, name: &str) -> Vec<u8> {
    files.remove(name).unwrap_or_else(|| panic!("{name} is not in the corpus"))
}

fn text(text: Option<Text<'_>>) -> Option<&str> {
    text.map(|text| text.as_str().unwrap())
}

fn names<'a>(names: impl Iterator<Item = FullName<'a>>) -> Vec<&'a str> {
    names.map(|name| name.text().as_str().unwrap()).collect()
}

fn identifiers<'a>(name: &FullName<'a>) -> (Vec<&'a str>, Vec<&'a str>) {
    let parts = |part: Text<'a>| part.as_str().unwrap();
    (name.primary().map(parts).collect(), name.secondary().map(parts).collect())
}

#[test]
fn dg11_is_read_with_its_names() {
    let mut files = fragments("dg11");
    if files.is_empty() {
        return;
    }
    let none = FindingSet::EMPTY;
    let of = |finding| FindingSet::of(&[finding]);
    let count = of(Finding::InstanceCountDiffers);
    let padded = of(Finding::ElementEmptyOrPadded);
    for (name, holder, others, birth, findings) in [
        ("5521e3c33b", Some("SMITH<<JOHN<J"), &[][..], None, none),
        ("6a2c339878", Some("赵彬"), &["ZHAO<<BIN"], None, of(Finding::NamesNotInTemplate)),
        ("9d0d8337f7", None, &["SMITH<<JOHN", "JOHN<SMITH"], None, none),
        ("9f04ca013f", None, &["SMITH<<SMITH<<JOHN"], None, none),
        ("f17aa7d8b3", None, &["SMITH<<JOHN", "JOHN<SMITH"], None, of(Finding::TagListDiffers)),
        ("e4de5d8fe6", None, &["SMITH<<JOHN"], None, of(Finding::NamesNotInTemplate)),
        (
            "96e4d94136",
            None,
            &["AAAA<<"],
            None,
            count.union(padded).with(Finding::IntegerNotMinimal),
        ),
        ("03e1ce7558", None, &["AAAA<<"], None, count.union(padded)),
        ("a3367b3776", None, &["AAAA<<"], None, count.union(padded)),
        ("9d5d31b770", None, &["AAAA<<"], None, count.union(padded)),
        ("9acd3357c9", Some("Test<<Tester"), &[], Some("1970-12-01"), none),
        ("de34a6c196", Some("<<"), &[], Some("1971-10-19"), padded),
        ("e57919134b", Some("<<"), &[], Some("1971-10-19"), padded.with(Finding::DateBinaryCoded)),
        (
            "6b9ed3ed5e",
            Some("Doe John"),
            &["William"],
            Some("1970-01-01"),
            // Its list names A0 too, behind the other tags; its image is one zero byte.
            FindingSet::of(&[
                Finding::DateBinaryCoded,
                Finding::ImageFormatUnknown,
                Finding::TagListDiffers,
            ]),
        ),
    ] {
        let file = take(&mut files, name);
        let dg11 = Dg11::parse(&file).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(text(dg11.name_of_holder().map(|name| name.text())), holder, "{name}");
        assert_eq!(names(dg11.other_names()), others, "{name}");
        let date = dg11.full_date_of_birth().unwrap().map(|date| date.to_string());
        assert_eq!(date.as_deref(), birth, "{name}");
        assert_eq!(dg11.findings(), findings, "{name}");
    }
    assert!(files.is_empty(), "{:?}", files.keys());
}

#[test]
fn dg11_is_read_with_its_texts() {
    let mut files = fragments("dg11");
    if files.is_empty() {
        return;
    }
    let file = take(&mut files, "5521e3c33b");
    let dg11 = Dg11::parse(&file).unwrap();
    let name = dg11.name_of_holder().unwrap();
    assert_eq!(identifiers(&name), (vec!["SMITH"], vec!["JOHN", "J"]));
    assert_eq!(text(dg11.place_of_birth()), Some("ANYTOWN<MN"));
    assert_eq!(text(dg11.permanent_address()), Some("123 MAPLE RD<ANYTOWN<MN"));
    assert_eq!(text(dg11.telephone()), Some("16125551212"));
    assert_eq!(text(dg11.profession()), Some("TRAVEL<AGENT"));
    assert_eq!((dg11.personal_number(), dg11.title()), (None, None));

    let file = take(&mut files, "6b9ed3ed5e");
    let dg11 = Dg11::parse(&file).unwrap();
    for (value, expected) in [
        (dg11.personal_number(), "123"),
        (dg11.place_of_birth(), "TEST<TEST"),
        (dg11.permanent_address(), "TEST<TEST"),
        (dg11.telephone(), "123"),
        (dg11.profession(), "TEST"),
        (dg11.title(), "TEST"),
        (dg11.personal_summary(), "TEST"),
        (dg11.other_travel_documents(), "123<123"),
        (dg11.custody_information(), "TEST"),
    ] {
        assert_eq!(text(value), Some(expected));
    }

    // The elements of this file are empty, except for the date.
    let file = take(&mut files, "de34a6c196");
    let dg11 = Dg11::parse(&file).unwrap();
    assert_eq!(identifiers(&dg11.name_of_holder().unwrap()), (vec![], vec![]));
    assert_eq!(text(dg11.custody_information()), Some(""));
    assert_eq!(dg11.place_of_birth(), None);
}

#[test]
fn dg12_is_read() {
    let mut files = fragments("dg12");
    if files.is_empty() {
        return;
    }
    let file = take(&mut files, "3ce5a682e9");
    let dg12 = Dg12::parse(&file).unwrap();
    assert_eq!(text(dg12.issuing_authority()), Some("TESTER"));
    assert_eq!(dg12.date_of_issue().unwrap().unwrap().to_string(), "2018-03-26");
    assert_eq!(dg12.findings(), FindingSet::of(&[Finding::ElementsOutOfOrder]));

    let file = take(&mut files, "4134c2d26f");
    let dg12 = Dg12::parse(&file).unwrap();
    let authority = "JAKARTA - AMBASSADE DE FRANCE EN INDONESIE";
    assert_eq!(text(dg12.issuing_authority()), Some(authority));
    assert_eq!(dg12.date_of_issue().unwrap().unwrap().to_string(), "2017-09-05");
    assert_eq!(dg12.findings(), FindingSet::EMPTY);

    let file = take(&mut files, "b1321fa4fe");
    let dg12 = Dg12::parse(&file).unwrap();
    let time = dg12.personalization_time().unwrap().unwrap();
    assert_eq!(time.to_string(), "2016-11-15T01:36:12");
    assert_eq!(text(dg12.personalization_system()), Some("N-4962"));
    assert_eq!(dg12.date_of_issue(), Ok(None));
    assert_eq!(dg12.findings(), FindingSet::EMPTY);
    assert!(files.is_empty(), "{:?}", files.keys());
}

#[test]
fn dg16_is_read() {
    let mut files = fragments("dg16");
    if files.is_empty() {
        return;
    }
    let none = FindingSet::EMPTY;
    let count = FindingSet::of(&[Finding::InstanceCountDiffers]);
    for (file, given_names, findings) in [
        ("f7bd3a16a6", ["MARY", "J"], none),
        ("c598ef9275", ["MARY", "J"], count),
        ("dcd57d9b75", ["MAR", "J"], none),
    ] {
        let bytes = take(&mut files, file);
        let dg16 = Dg16::parse(&bytes).unwrap();
        assert_eq!(dg16.findings(), findings, "{file}");
        let persons: Vec<_> = dg16.persons().collect();
        let [first, second] = persons[..] else { panic!("{dg16:?}") };
        assert_eq!(first.date_recorded().unwrap().unwrap().to_string(), "2002-01-01");
        assert_eq!(identifiers(&first.name().unwrap()), (vec!["SMITH"], vec!["CHARLES", "R"]));
        assert_eq!(text(first.telephone()), Some("19525551212"));
        assert_eq!(text(first.address()), Some("123 MAPLE RD<ANYTOWN<MN<55100"));
        assert_eq!(second.date_recorded().unwrap().unwrap().to_string(), "2002-03-15");
        assert_eq!(identifiers(&second.name().unwrap()), (vec!["BROWN"], given_names.to_vec()));
        assert_eq!(text(second.telephone()), Some("14155551212"));
        assert_eq!(text(second.address()), Some("49 REDWOOD LN<OCEAN BREEZE<CA<94000"));
    }
    // A test of a TLV decoder: the file has elements of indefinite length, and no person.
    let error = Dg16::parse(&take(&mut files, "1c2da63ccd")).unwrap_err();
    assert_eq!((error.kind, error.at), (ParseErrorKind::LengthIndefinite, 7));
    assert!(files.is_empty(), "{:?}", files.keys());
}

#[test]
fn dg7_is_read() {
    let mut files = fragments("dg7");
    if files.is_empty() {
        return;
    }
    let of = |finding| FindingSet::of(&[finding]);
    for (name, format, findings) in [
        ("6774364258", ImageFormat::Jpeg, FindingSet::EMPTY),
        ("947c99422a", ImageFormat::Jpeg, of(Finding::InstanceCountDiffers)),
        ("cdbc0ed26d", ImageFormat::Jpeg, of(Finding::IntegerNotMinimal)),
        ("0d47c3fc9a", ImageFormat::Unknown, of(Finding::ImageFormatUnknown)),
    ] {
        let file = take(&mut files, name);
        let dg7 = Dg7::parse(&file).unwrap();
        assert_eq!(dg7.findings(), findings, "{name}");
        assert_images(dg7.signatures(), format, 5099);
    }
    assert!(files.is_empty(), "{:?}", files.keys());
}

fn assert_images<'a>(
    images: impl Iterator<Item = EncodedImage<'a>>,
    format: ImageFormat,
    length: usize,
) {
    let images: Vec<_> = images.map(|image| (image.format(), image.as_bytes().len())).collect();
    assert_eq!(images, [(format, length)]);
}

#[test]
fn synthetic_files_are_read() {
    let Some(directory) = corpus("lds/tsemrtd-synthetic") else { return };
    let file = |name: &str| fs::read(directory.join(name)).unwrap();
    let portrait = file("EF.DG5.bin");
    let dg5 = Dg5::parse(&portrait).unwrap();
    assert_eq!(dg5.findings(), FindingSet::EMPTY);
    assert_images(dg5.portraits(), ImageFormat::Jpeg2000, 14_999);
    let signature = file("EF.DG7.bin");
    let dg7 = Dg7::parse(&signature).unwrap();
    assert_eq!(dg7.findings(), FindingSet::EMPTY);
    assert_images(dg7.signatures(), ImageFormat::Jpeg2000, 289);

    let details = file("EF.DG12.bin");
    let dg12 = Dg12::parse(&details).unwrap();
    let deviations =
        [Finding::DateBinaryCoded, Finding::ImageFormatUnknown, Finding::TagListDiffers];
    assert_eq!(dg12.findings(), FindingSet::of(&deviations));
    assert_eq!(dg12.date_of_issue().unwrap().unwrap().to_string(), "2024-01-01");
    assert_eq!(names(dg12.other_persons()), ["William"]);
    let time = dg12.personalization_time().unwrap().unwrap();
    assert_eq!(time.to_string(), "2024-01-01T12:30:59");
    for (value, expected) in [
        (dg12.issuing_authority(), "TEST"),
        (dg12.endorsements(), "TEST"),
        (dg12.tax_or_exit_requirements(), "TEST"),
        (dg12.personalization_system(), "123"),
    ] {
        assert_eq!(text(value), Some(expected));
    }
    assert_eq!(dg12.image_of_front().unwrap().as_bytes(), [0]);
    assert_eq!(dg12.image_of_rear().unwrap().as_bytes(), [0]);
}

/// Every file of these data groups on the full cards of the corpus is read.
#[test]
fn files_of_cards_are_read() {
    let Some(directory) = corpus("lds") else { return };
    let numbers = [DgNumber::Dg5, DgNumber::Dg7, DgNumber::Dg11, DgNumber::Dg12, DgNumber::Dg16];
    let is_of = |path: &PathBuf, number: DgNumber| {
        path.file_name().is_some_and(|name| *name == *format!("EF.{number}.bin"))
    };
    let mut count = 0;
    for path in files_below(&directory) {
        let Some(number) = numbers.into_iter().find(|number| is_of(&path, *number)) else {
            continue;
        };
        let file = fs::read(&path).unwrap();
        let read = FileContent::parse(ElementaryFile::DataGroup(number), &file);
        assert!(read.is_ok(), "{}: {read:?}", path.display());
        count += 1;
    }
    assert!(count > 0);
    println!("{count} files");
}
