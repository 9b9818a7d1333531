//! The objects of a file that is in one of the forms in which states publish them.

use idchip_forms::{DecodeError, Form, Object, Objects};

use idchip_batch::printable;

/// The LDIF of the ICAO PKD has the certificates of all states.
pub(crate) const MAX_FILE: u64 = 256 * 1024 * 1024;

/// An object of a text, and its bytes.
pub(crate) type Decoded<'f> = (Object<'f>, Result<Vec<u8>, DecodeError>);

/// Returns the form of a file and its objects as DER or BER, each with its label, if the form is text.
pub(crate) fn decoded(file: &[u8]) -> Option<(Form, Vec<Decoded<'_>>)> {
    let objects = Objects::of(file);
    let form = objects.form().filter(|form| *form != Form::Binary)?;
    let decode = |object: Object<'_>| -> Result<Vec<u8>, DecodeError> {
        let mut bytes = vec![0; object.scratch_size()];
        let length = object.decode(&mut bytes)?.len();
        bytes.truncate(length);
        Ok(bytes)
    };
    Some((form, objects.map(|object| (object, decode(object))).collect()))
}

/// Returns the elements of a file in DER or BER, without the line ends behind them.
pub(crate) fn in_place(file: &[u8]) -> Option<&[u8]> {
    Objects::of(file).next()?.in_place()
}

/// The label of an object for people.
pub(crate) fn label_of(object: &Object<'_>) -> String {
    printable(&String::from_utf8_lossy(object.label()))
}
