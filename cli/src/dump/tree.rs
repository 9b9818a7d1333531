//! Walks the elements of a file and prints a line for each.

use std::io::{self, Write};

use der_parser::asn1_rs::Length;

use super::element::{Element, encapsulated};
use super::exposure::Exposure;
use super::tag_names;
use super::value::{Values, hidden};
use crate::console::{BAD, DIM, HEADING, styled};

/// Deeper than any structure known; a hostile file cannot exhaust the stack.
pub(super) const MAX_DEPTH: usize = 32;

/// More elements than any file of a chip and any master list has: the largest known list has some
/// 60,000. What is printed of an element is longer than the element.
const MAX_ELEMENTS: usize = 250_000;

/// A file, to be printed.
pub(super) struct Tree<'a, W> {
    output: &'a mut W,
    whole: &'a [u8],
    values: Values,
    outer: u8,
    /// Where the padding starts, if there is any.
    padding_at: usize,
    /// What is shown of all, whatever it is: what was asked for, or the least.
    exposure: Option<Exposure>,
    has_hidden: bool,
    elements: usize,
}

/// An element where it stands.
struct Node<'a> {
    element: Element<'a>,
    at: usize,
    place: Place<'a>,
    /// What is shown of its value.
    exposure: Exposure,
}

impl Node<'_> {
    const fn content_at(&self) -> usize {
        self.at.saturating_add(self.element.head)
    }
}

/// A place among the elements of one parent.
#[derive(Clone, Copy)]
struct Place<'a> {
    depth: usize,
    index: usize,
    /// The object identifier right before.
    before: Option<&'a [u8]>,
}

/// A run of elements: the content of one, or the file.
#[derive(Clone, Copy)]
struct Run<'a> {
    content: &'a [u8],
    at: usize,
    depth: usize,
    is_indefinite: bool,
    exposure: Exposure,
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
    /// Sets out to print a file; `exposure` is that of all of it, or else each element has its own.
    pub(super) fn new(
        output: &'a mut W,
        whole: &'a [u8],
        exposure: Option<Exposure>,
        octets: usize,
    ) -> Self {
        let outer = whole.first().copied().unwrap_or_default();
        let padding_at = padding_at(whole);
        let values = Values { octets };
        Self { output, whole, values, outer, padding_at, exposure, has_hidden: false, elements: 0 }
    }

    /// True if a value was printed as hidden.
    pub(super) const fn has_hidden(&self) -> bool {
        self.has_hidden
    }

    /// Prints the tree, as far as it can be read. Says whether all of it could be.
    pub(super) fn print(&mut self) -> io::Result<bool> {
        writeln!(self.output, "{}", styled(DIM, "offset  head + length"))?;
        // Of the outermost elements, each is looked at anew.
        let exposure = Exposure::Structure;
        let file = Run { content: self.whole, at: 0, depth: 0, is_indefinite: false, exposure };
        match self.elements(file) {
            Ok(_) => Ok(true),
            Err(Stop::Malformed) => Ok(false),
            Err(Stop::Output(error)) => Err(error),
        }
    }

    /// Prints the elements of a run, to its end or to the end-of-contents bytes, and returns how many
    /// bytes that was.
    fn elements(&mut self, run: Run<'a>) -> Result<usize, Stop> {
        let Run { content, at, depth, .. } = run;
        let mut rest = content;
        let mut place = Place { depth, index: 0, before: None };
        let position = |rest: &[u8]| content.len().saturating_sub(rest.len());
        while !rest.is_empty() {
            let here = at.saturating_add(position(rest));
            if run.is_indefinite
                && let Some(after) = rest.strip_prefix(&[0, 0])
            {
                return Ok(position(after));
            }
            if depth == 0 && here != 0 && here >= self.padding_at {
                self.padding(rest, here)?;
                return Ok(content.len());
            }
            let exposure = match self.exposure {
                Some(exposure) => exposure,
                None if depth == 0 => Exposure::of_outermost(rest),
                None => run.exposure,
            };
            let element = match Element::read(rest) {
                Ok(element) => element,
                Err(what) => return self.malformed(here, depth, &what),
            };
            let node = Node { element, at: here, place, exposure };
            rest = self.element(&node)?;
            place.index = place.index.saturating_add(1);
            place.before = node.element.object_identifier();
        }
        if run.is_indefinite {
            let here = at.saturating_add(content.len());
            return self.malformed(here, depth, "the end-of-contents octets are missing");
        }
        Ok(content.len())
    }

    /// Prints an element with all that is in it, and returns what follows it.
    fn element(&mut self, node: &Node<'a>) -> Result<&'a [u8], Stop> {
        let depth = node.place.depth;
        if depth >= MAX_DEPTH {
            return self.malformed(node.at, depth, "nested more deeply than is shown");
        }
        self.elements = self.elements.saturating_add(1);
        if self.elements > MAX_ELEMENTS {
            let what = format!("there are more than {MAX_ELEMENTS} elements");
            return self.malformed(node.at, depth, &what);
        }
        let rest = node.element.rest;
        match node.element.header.length() {
            Length::Definite(length) => {
                let Some((content, after)) = rest.split_at_checked(length) else {
                    return self.overlong(node, length);
                };
                self.definite(node, content)?;
                Ok(after)
            }
            Length::Indefinite => {
                self.line(node, "")?;
                let taken = self.elements(self.within(node, rest, 0, true))?;
                Ok(rest.get(taken..).unwrap_or_default())
            }
        }
    }

    /// The run in an element, from so many bytes into its value on.
    fn within(
        &self,
        node: &Node<'a>,
        content: &'a [u8],
        skipped: usize,
        is_indefinite: bool,
    ) -> Run<'a> {
        let exposure = match self.exposure {
            Some(exposure) => exposure,
            None => node.exposure.within(&node.element, node.place.before),
        };
        let depth = node.place.depth.saturating_add(1);
        let at = node.content_at().saturating_add(skipped);
        Run { content, at, depth, is_indefinite, exposure }
    }

    /// An element that is longer than what is left: what is there of it, and then the error.
    fn overlong(&mut self, node: &Node<'a>, length: usize) -> Result<&'a [u8], Stop> {
        self.line(node, "")?;
        let rest = node.element.rest;
        if node.element.header.is_constructed() {
            self.elements(self.within(node, rest, 0, false))?;
        }
        let left = rest.len();
        let what = format!("length {length} exceeds the remaining {left} bytes");
        self.malformed(node.at, node.place.depth, &what)
    }

    fn definite(&mut self, node: &Node<'a>, content: &'a [u8]) -> Result<(), Stop> {
        let element = &node.element;
        if element.header.is_constructed() {
            self.line(node, "")?;
            return self.elements(self.within(node, content, 0, false)).map(|_| ());
        }
        let inner = encapsulated(&element.header, content);
        if let Some((inner, skipped)) = inner.filter(|(inner, _)| node.exposure.opens(inner)) {
            self.line(node, &styled(DIM, "holds"))?;
            return self.elements(self.within(node, inner, skipped, false)).map(|_| ());
        }
        let value = if node.exposure.shows(element, content, node.place.index) {
            self.values.show(element, content)
        } else {
            self.has_hidden = true;
            hidden(content.len())
        };
        self.line(node, &value)?;
        Ok(())
    }

    fn line(&mut self, node: &Node<'_>, value: &str) -> io::Result<()> {
        let Element { header, tag, head, .. } = &node.element;
        let length = match header.length() {
            Length::Definite(length) => format!("{length:>6}"),
            Length::Indefinite => "indef.".to_owned(),
        };
        let name = styled(HEADING, tag_names::name(header, tag, self.outer));
        let tag = const_hex::encode_upper(tag);
        let indent = node.place.depth.saturating_mul(2);
        let place = styled(DIM, format_args!("{:>6}  {head} + {length}", node.at));
        write!(self.output, "{place}  {:indent$}{tag} {name}", "")?;
        if !value.is_empty() {
            write!(self.output, " {value}")?;
        }
        writeln!(self.output)
    }

    /// After the outer element, an elementary file may be padded (Doc 9303-10 §3.9).
    fn padding(&mut self, rest: &[u8], at: usize) -> io::Result<()> {
        let (length, byte) = (rest.len(), rest.first().copied().unwrap_or_default());
        writeln!(self.output, "{at:>6}  {length} bytes of padding ({byte:02X})")
    }

    fn malformed<T>(&mut self, at: usize, depth: usize, what: &str) -> Result<T, Stop> {
        let indent = depth.saturating_mul(2);
        let what = styled(BAD, format_args!("malformed: {what}"));
        writeln!(self.output, "{at:>6}  {:10}  {:indent$}{what}", "", "")?;
        Err(Stop::Malformed)
    }
}

/// Where the bytes 00 or FF start that all the rest of the file consists of.
fn padding_at(whole: &[u8]) -> usize {
    let Some(last) = whole.last().filter(|last| matches!(last, 0x00 | 0xFF)) else {
        return whole.len();
    };
    let padding = whole.iter().rev().take_while(|octet| *octet == last).count();
    whole.len().saturating_sub(padding)
}

#[cfg(test)]
mod tests {
    use super::super::element::steps;
    use super::*;

    /// How many elements are read to print this, and how many bytes are printed.
    fn work(file: &[u8]) -> (usize, usize) {
        let mut output = Vec::new();
        steps::taken();
        let _ = Tree::new(&mut output, file, None, 32).print().unwrap();
        (steps::taken(), output.len())
    }

    fn wrapped(tag: u8, content: &[u8]) -> Vec<u8> {
        let length = content.len().to_be_bytes();
        [&[tag, 0x84], &length[4..], content].concat()
    }

    /// `count` elements around each other, of these tags in turn.
    fn nested(tags: &[u8], count: usize, innermost: Vec<u8>) -> Vec<u8> {
        let tags = tags.iter().cycle().take(count);
        tags.fold(innermost, |content, tag| wrapped(*tag, &content))
    }

    #[test]
    fn twice_the_input_is_at_most_twice_the_work() {
        type Make = fn(usize) -> Vec<u8>;
        let makes: [(&str, Make); 11] = [
            ("empty sequences", |n| [0x30, 0].repeat(n)),
            ("what is almost padding", |n| [&[0x30, 0][..], &vec![0; 2 * n], &[1]].concat()),
            ("the other padding", |n| [&[0x30, 0][..], &vec![0xFF; n], &[1]].concat()),
            ("open ends", |n| [0x30, 0x80].repeat(n)),
            ("open ends that end", |n| [0x30, 0x80, 0, 0].repeat(n)),
            ("strings in strings", |n| nested(&[0x04], 30, [4, 0].repeat(n))),
            ("strings and sequences", |n| nested(&[0x30, 0x04], 30, [0x30, 0].repeat(n))),
            ("bit strings", |n| [3, 4, 0, 0x30, 1, 5].repeat(n)),
            ("almost trees", |n| nested(&[0x30, 0x04], 30, [&[5, 0].repeat(n)[..], &[5]].concat())),
            ("data groups in sequences", |n| wrapped(0x30, &[0x61, 2, 0x30, 0].repeat(n))),
            ("segments", |n| wrapped(0x24, &[4, 2, 0x30, 0].repeat(n))),
        ];
        for (name, make) in makes {
            let (once, twice) = (work(&make(2_000)), work(&make(4_000)));
            for (once, twice) in [(once.0, twice.0), (once.1, twice.1)] {
                assert!(twice * 10 <= once * 24, "{name}: {once}, {twice}");
            }
            let (read, length) = (once.0, make(2_000).len());
            assert!(read <= 4 * length, "{name}: {read} elements of {length} bytes");
        }
    }

    #[test]
    fn what_is_printed_ends() {
        let mut output = Vec::new();
        let file = [0x30, 0].repeat(MAX_ELEMENTS + 1);
        assert!(!Tree::new(&mut output, &file, None, 32).print().unwrap());
        let output = String::from_utf8(output).unwrap();
        assert!(output.contains("malformed: there are more than 250000 elements"));
        let file = [0x30, 0].repeat(MAX_ELEMENTS);
        assert!(Tree::new(&mut io::sink(), &file, None, 32).print().unwrap());
    }

    #[test]
    fn a_long_text_is_cut() {
        let file = wrapped(0x0C, "ễ".repeat(100_000).as_bytes());
        let mut output = Vec::new();
        let revealed = Some(Exposure::Revealed);
        assert!(Tree::new(&mut output, &file, revealed, 32).print().unwrap());
        assert!(output.len() < 2_000, "{}", output.len());
        assert!(String::from_utf8(output).unwrap().contains("299232 more"));
    }
}
