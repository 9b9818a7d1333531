//! The objects of a file that is in one of the forms in which states publish them.

use idchip_forms::{DecodeError, Form, Object, Objects};

use crate::printable::printable;

/// The LDIF of the ICAO PKD has the certificates of all states.
pub(crate) const MAX_FILE: u64 = 256 * 1024 * 1024;

/// An object of a text, and its bytes.
pub(crate) type Decoded<'f> = (Object<'f>, Result<Vec<u8>, DecodeError>);

/// Returns the objects of a file as DER or BER, each with its label, if it has a form that is text.
pub(crate) fn decoded(file: &[u8]) -> Option<Vec<Decoded<'_>>> {
    let objects = Objects::of(file);
    if objects.form().is_none_or(|form| form == Form::Binary) {
        return None;
    }
    let decode = |object: Object<'_>| {
        let mut scratch = vec![0; object.scratch_size()];
        object.decode(&mut scratch).map(<[u8]>::to_vec)
    };
    Some(objects.map(|object| (object, decode(object))).collect())
}

/// Returns the elements of a file in DER or BER, without the line ends behind them.
pub(crate) fn in_place(file: &[u8]) -> Option<&[u8]> {
    Objects::of(file).next()?.in_place()
}

/// True for the files of an archive, other than those that macOS adds.
pub(crate) fn is_of_archive(name: &str) -> bool {
    !name.split(['/', '\\']).any(|part| part == "__MACOSX")
}

/// The label of an object for people.
pub(crate) fn label_of(object: &Object<'_>) -> String {
    printable(&String::from_utf8_lossy(object.label()))
}
