//! The objects of a file.

use idchip::tlv::{Element, Rules, Tag};

use crate::decode::{self, DecodeError};
use crate::form::{Form, SEQUENCE, Value, attribute, label_of, without_bom};
use crate::lines::{split_folded, split_line};

/// The label of a certificate with OpenSSL's settings of trust behind it.
const TRUSTED_CERTIFICATE: &[u8] = b"TRUSTED CERTIFICATE";

/// An iterator over the objects of a file, each in its encoding: certificates, bundles, lists and whatever else
/// the file has.
///
/// In DER there is one object: all elements of the file without the line ends and zeros behind them. In LDIF the
/// values that may be DER are the objects; texts and addresses are passed over.
#[derive(Clone, Debug)]
pub struct Objects<'f> {
    form: Option<Form>,
    rest: &'f [u8],
}

/// An object in its encoding.
#[derive(Clone, Copy)]
pub struct Object<'f> {
    form: Form,
    label: &'f [u8],
    body: &'f [u8],
    is_terminated: bool,
}

impl<'f> Objects<'f> {
    /// Returns the objects of a file. There are none if the file has no known form.
    #[must_use]
    pub fn of(file: &'f [u8]) -> Self {
        let form = Form::of(file);
        let rest = if form == Some(Form::Binary) { elements(file) } else { without_bom(file) };
        Self { form, rest }
    }

    /// Returns the form of the file, if it has a known one.
    #[must_use]
    pub const fn form(&self) -> Option<Form> {
        self.form
    }

    /// Returns the length of a scratch buffer that suffices for [`Object::decode`] of all objects that are left, one
    /// after the other: 0 in DER.
    #[must_use]
    pub fn scratch_size(&self) -> usize {
        self.clone().map(|object| object.scratch_size()).fold(0, usize::saturating_add)
    }

    fn next_of_pem(&mut self) -> Option<Object<'f>> {
        let label = loop {
            if self.rest.is_empty() {
                return None;
            }
            let (line, after) = split_line(self.rest);
            self.rest = after;
            if let Some(label) = label_of(line) {
                break label;
            }
        };
        let begin = self.rest;
        let mut end = self.rest;
        let mut is_terminated = false;
        while !end.is_empty() {
            let (line, after) = split_line(end);
            if label_of(line).is_some() {
                break;
            }
            if line.trim_ascii_start().starts_with(b"-----END ") {
                (is_terminated, self.rest) = (true, after);
                break;
            }
            end = after;
        }
        if !is_terminated {
            self.rest = end;
        }
        let body = begin.get(..begin.len().saturating_sub(end.len())).unwrap_or_default();
        Some(Object { form: Form::Pem, label, body, is_terminated })
    }

    fn next_of_ldif(&mut self) -> Option<Object<'f>> {
        while !self.rest.is_empty() {
            let (line, after) = split_folded(self.rest);
            self.rest = after;
            let Some((label, value)) = attribute(line) else { continue };
            let (body, is_der) = match value {
                Value::Base64(value) => (value, begins(value, SEQUENCE)),
                // Some programs write one colon where the standard has two.
                Value::Plain(value) => (value, begins(value, b"MII")),
            };
            if is_der {
                return Some(Object { form: Form::Ldif, label, body, is_terminated: true });
            }
        }
        None
    }
}

/// True if the value begins so, after white space.
fn begins(value: &[u8], with: &[u8]) -> bool {
    value.trim_ascii_start().starts_with(with)
}

impl<'f> Iterator for Objects<'f> {
    type Item = Object<'f>;

    fn next(&mut self) -> Option<Object<'f>> {
        match self.form? {
            Form::Pem => self.next_of_pem(),
            Form::Ldif => self.next_of_ldif(),
            form => {
                let body = core::mem::take(&mut self.rest);
                let object = Object { form, label: &[], body, is_terminated: true };
                (!body.is_empty()).then_some(object)
            }
        }
    }
}

impl<'f> Object<'f> {
    /// Returns the label in PEM (`X509 CRL`), the attribute in LDIF with its options (`userCertificate;binary`), and
    /// nothing in the other forms. It is text from the file.
    #[must_use]
    pub const fn label(&self) -> &'f [u8] {
        self.label
    }

    /// Returns the object in place, if it needs no decoding.
    #[must_use]
    pub fn in_place(&self) -> Option<&'f [u8]> {
        (self.form == Form::Binary).then_some(self.body)
    }

    /// Returns the length of a scratch buffer that suffices for [`Object::decode`]: 0 in DER.
    #[must_use]
    pub const fn scratch_size(&self) -> usize {
        match self.form {
            Form::Binary => 0,
            Form::Hexadecimal => self.body.len().div_ceil(2),
            Form::Base64 | Form::Ldif | Form::Pem => self.body.len().div_ceil(4).saturating_mul(3),
        }
    }

    /// Decodes the object into the beginning of `scratch`, and returns its bytes there; in DER it returns them in
    /// place.
    ///
    /// # Errors
    ///
    /// Returns an error if the text is not well formed, or `scratch` is too small.
    pub fn decode<'s>(&self, scratch: &'s mut [u8]) -> Result<&'s [u8], DecodeError>
    where
        'f: 's,
    {
        if !self.is_terminated {
            return Err(DecodeError::Unterminated);
        }
        let length = match self.form {
            Form::Binary => return Ok(self.body),
            Form::Hexadecimal => decode::hexadecimal(self.body, scratch)?,
            Form::Pem => decode::pem(self.body, scratch)?,
            Form::Base64 | Form::Ldif => decode::base64(self.body, scratch)?,
        };
        let bytes = scratch.get(..length).unwrap_or_default();
        if self.label != TRUSTED_CERTIFICATE {
            return Ok(bytes);
        }
        // OpenSSL's settings of trust are left out: the caller decides on trust.
        let certificate = Element::parse(Rules::Der, bytes).map(|(element, _)| element.whole);
        Ok(certificate.unwrap_or(bytes))
    }
}

/// Shows the form and the length.
impl core::fmt::Debug for Object<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Object({}, {} bytes)", self.form.name(), self.body.len())
    }
}

/// Returns the file without the line ends and zeros after its last element. Anything else that follows stays.
fn elements(file: &[u8]) -> &[u8] {
    let mut rest = file;
    while let Ok((element, after)) = Element::parse(Rules::Cms, rest)
        && element.tag == Tag::SEQUENCE
    {
        rest = after;
    }
    let is_padding = rest.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0);
    let length = if is_padding { file.len().saturating_sub(rest.len()) } else { file.len() };
    file.get(..length).unwrap_or_default()
}
