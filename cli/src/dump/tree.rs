//! Walks the elements of a file and prints a line for each.

use std::io::{self, Write};

use der_parser::asn1_rs::{Class, Header, Length, Tag};
use der_parser::ber::ber_read_element_header;
use der_parser::error::BerError;
use der_parser::nom;

use super::tag_names;
use super::value::Values;
use crate::console::{BAD, DIM, HEADING, styled};

/// Deeper than any structure known; a hostile file cannot exhaust the stack.
const MAX_DEPTH: usize = 32;

/// A file, to be printed.
pub(super) struct Tree<'a, W> {
    output: &'a mut W,
    whole: &'a [u8],
    values: Values,
    outer: u8,
}

/// An element that was read.
struct Node<'a> {
    header: Header<'a>,
    /// The octets of the tag.
    tag: &'a [u8],
    /// The value; of an indefinite length, all that follows.
    content: &'a [u8],
    /// Where tag and value start.
    at: usize,
    content_at: usize,
}

/// Why the walk ended early: said already, or the output is gone.
enum Stop {
    Malformed,
    Output(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl<'a, W: Write> Tree<'a, W> {
    pub(super) fn new(output: &'a mut W, whole: &'a [u8], hides: bool, octets: usize) -> Self {
        let outer = whole.first().copied().unwrap_or_default();
        Self { output, whole, values: Values { hides, octets }, outer }
    }

    /// Prints the tree, as far as it can be read. Says whether all of it could be.
    pub(super) fn print(&mut self) -> io::Result<bool> {
        writeln!(self.output, "{}", styled(DIM, "offset  head + length"))?;
        match self.elements(self.whole, 0, 0, false) {
            Ok(_) => Ok(true),
            Err(Stop::Malformed) => Ok(false),
            Err(Stop::Output(error)) => Err(error),
        }
    }

    /// Prints the elements in `rest`, to its end or to the end-of-contents octets, and returns how
    /// many octets that was.
    fn elements(
        &mut self,
        content: &'a [u8],
        at: usize,
        depth: usize,
        is_indefinite: bool,
    ) -> Result<usize, Stop> {
        let mut rest = content;
        let position = |rest: &[u8]| content.len().saturating_sub(rest.len());
        while !rest.is_empty() {
            let here = at.saturating_add(position(rest));
            if is_indefinite && let Some(after) = rest.strip_prefix(&[0, 0]) {
                return Ok(position(after));
            }
            if depth == 0 && here != 0 && self.is_padding(rest, here)? {
                return Ok(content.len());
            }
            rest = self.element(rest, here, depth)?;
        }
        if is_indefinite {
            let here = at.saturating_add(content.len());
            return self.malformed(here, depth, "the end-of-contents octets are missing");
        }
        Ok(content.len())
    }

    /// Prints an element with all that is in it, and returns what follows it.
    fn element(&mut self, rest: &'a [u8], at: usize, depth: usize) -> Result<&'a [u8], Stop> {
        let node = match read(rest, at) {
            Ok(node) => node,
            Err(what) => return self.malformed(at, depth, &what),
        };
        if depth >= MAX_DEPTH {
            return self.malformed(at, depth, "nested more deeply than is shown");
        }
        match node.header.length() {
            Length::Definite(length) => {
                let Some((content, after)) = node.content.split_at_checked(length) else {
                    return self.overlong(&node, length, depth);
                };
                self.definite(&node, content, depth)?;
                Ok(after)
            }
            Length::Indefinite => {
                self.line(&node, depth, "")?;
                let next = depth.saturating_add(1);
                let taken = self.elements(node.content, node.content_at, next, true)?;
                Ok(node.content.get(taken..).unwrap_or_default())
            }
        }
    }

    /// An element that is longer than what is left: what is there of it, and then the error.
    fn overlong(&mut self, node: &Node<'a>, length: usize, depth: usize) -> Result<&'a [u8], Stop> {
        self.line(node, depth, "")?;
        if node.header.is_constructed() {
            let next = depth.saturating_add(1);
            self.elements(node.content, node.content_at, next, false)?;
        }
        let left = node.content.len();
        let what = format!("length {length} exceeds the remaining {left} bytes");
        self.malformed(node.at, depth, &what)
    }

    fn definite(&mut self, node: &Node<'a>, content: &'a [u8], depth: usize) -> Result<(), Stop> {
        let next = depth.saturating_add(1);
        if node.header.is_constructed() {
            self.line(node, depth, "")?;
            return self.elements(content, node.content_at, next, false).map(|_| ());
        }
        if let Some((inner, skipped)) = encapsulated(&node.header, content) {
            self.line(node, depth, &styled(DIM, "holds"))?;
            let at = node.content_at.saturating_add(skipped);
            return self.elements(inner, at, next, false).map(|_| ());
        }
        let value = self.values.show(&node.header, node.tag, content);
        self.line(node, depth, &value)?;
        Ok(())
    }

    fn line(&mut self, node: &Node<'_>, depth: usize, value: &str) -> io::Result<()> {
        let head = node.content_at.saturating_sub(node.at);
        let length = match node.header.length() {
            Length::Definite(length) => format!("{length:>6}"),
            Length::Indefinite => "indef.".to_owned(),
        };
        let tag = const_hex::encode_upper(node.tag);
        let name = tag_names::name(&node.header, node.tag, self.outer);
        let name = styled(HEADING, name);
        let indent = depth.saturating_mul(2);
        let place = styled(DIM, format_args!("{:>6}  {head} + {length}", node.at));
        write!(self.output, "{place}  {:indent$}{tag} {name}", "")?;
        if !value.is_empty() {
            write!(self.output, " {value}")?;
        }
        writeln!(self.output)
    }

    /// After the outer element, an elementary file may be padded (Doc 9303-10 §3.9).
    fn is_padding(&mut self, rest: &[u8], at: usize) -> Result<bool, Stop> {
        let Some(first) = rest.first().filter(|first| matches!(first, 0x00 | 0xFF)) else {
            return Ok(false);
        };
        if rest.iter().any(|octet| octet != first) {
            return Ok(false);
        }
        let length = rest.len();
        writeln!(self.output, "{at:>6}  {length} bytes of padding ({first:02X})")?;
        Ok(true)
    }

    fn malformed<T>(&mut self, at: usize, depth: usize, what: &str) -> Result<T, Stop> {
        let indent = depth.saturating_mul(2);
        let what = styled(BAD, format_args!("malformed: {what}"));
        writeln!(self.output, "{at:>6}  {:10}  {:indent$}{what}", "", "")?;
        Err(Stop::Malformed)
    }
}

/// Reads tag and length.
fn read(rest: &[u8], at: usize) -> Result<Node<'_>, String> {
    let (content, header) = ber_read_element_header(rest).map_err(|error| match error {
        nom::Err::Incomplete(_) => "the input ends within a tag or a length".to_owned(),
        nom::Err::Error(error) | nom::Err::Failure(error) => text_of(&error),
    })?;
    let head = rest.len().saturating_sub(content.len());
    let long_form = rest.first().is_some_and(|first| first & 0x1F == 0x1F);
    let tag_octets = if long_form {
        let more = rest.iter().skip(1).take_while(|octet| *octet & 0x80 != 0).count();
        more.saturating_add(2)
    } else {
        1
    };
    let tag = rest.get(..tag_octets).unwrap_or_default();
    Ok(Node { header, tag, content, at, content_at: at.saturating_add(head) })
}

fn text_of(error: &BerError) -> String {
    match error {
        BerError::InvalidLength => "the length is not usable".to_owned(),
        BerError::InvalidTag => "the tag is not well formed".to_owned(),
        BerError::ConstructExpected => "a primitive element has an indefinite length".to_owned(),
        other => other.to_string(),
    }
}

/// The elements that an OCTET STRING or BIT STRING holds, and how many octets stand before them.
fn encapsulated<'a>(header: &Header<'_>, content: &'a [u8]) -> Option<(&'a [u8], usize)> {
    if header.class() != Class::Universal {
        return None;
    }
    let (inner, skipped) = match header.tag() {
        Tag::OctetString => (content, 0),
        Tag::BitString => (content.strip_prefix(&[0])?, 1),
        _ => return None,
    };
    is_tree(inner, 0).then_some((inner, skipped))
}

/// Whether the octets are one element of a universal type, with nothing after it.
fn is_tree(octets: &[u8], depth: usize) -> bool {
    let Ok(node) = read(octets, 0) else { return false };
    let Length::Definite(length) = node.header.length() else { return false };
    let is_universal = node.header.class() == Class::Universal
        && matches!(node.header.tag().0, 1..=6 | 10 | 12 | 16..=30);
    let is_context = node.header.class() == Class::ContextSpecific && depth > 0;
    if !(is_universal || is_context) || length != node.content.len() || depth > MAX_DEPTH {
        return false;
    }
    if !node.header.is_constructed() {
        return is_universal || depth > 0;
    }
    let mut rest = node.content;
    while !rest.is_empty() {
        let Ok(child) = read(rest, 0) else { return false };
        let Length::Definite(length) = child.header.length() else { return false };
        let head = rest.len().saturating_sub(child.content.len());
        let Some((element, after)) = rest.split_at_checked(head.saturating_add(length)) else {
            return false;
        };
        if !is_tree(element, depth.saturating_add(1)) {
            return false;
        }
        rest = after;
    }
    true
}
