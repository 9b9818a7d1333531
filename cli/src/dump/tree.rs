//! Walks the elements of a file and prints a line for each.

use std::io::{self, Write};

use idchip::tlv::Tag;

use super::element::{Element, MAX_DEPTH, encapsulated};
use super::exposure::Exposure;
use super::tag_names;
use super::value::{Values, hidden};
use crate::console::{BAD, DIM, HEADING, styled};

/// More than the elements of any file of a chip or master list; the largest known master list has
/// some 60,000. The output of an element is longer than the element.
const MAX_ELEMENTS: usize = 250_000;

/// A file, to be printed.
pub(super) struct Tree<'a, W> {
    output: &'a mut W,
    whole: &'a [u8],
    values: Values,
    outer: u8,
    /// The offset of the padding, or the length of the file.
    padding_at: usize,
    /// The exposure of the whole file, if it is not decided for each element.
    exposure: Option<Exposure>,
    has_hidden: bool,
    elements: usize,
}

/// An element with its position.
struct Node<'a> {
    element: Element<'a>,
    at: usize,
    place: Place<'a>,
    /// The exposure of its value.
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
    /// The object identifier directly before.
    before: Option<&'a [u8]>,
}

/// A sequence of elements: the content of one element, or the file.
#[derive(Clone, Copy)]
struct Run<'a> {
    content: &'a [u8],
    at: usize,
    depth: usize,
    is_indefinite: bool,
    exposure: Exposure,
}

/// The reason why the walk ended early. A malformed element has been reported already.
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
    /// Prepares to print a file. `exposure` is that of the whole file; with `None` each element has
    /// its own.
    pub(super) fn new(
        output: &'a mut W,
        whole: &'a [u8],
        exposure: Option<Exposure>,
        bytes: usize,
    ) -> Self {
        let outer = tag_names::outer(whole);
        let padding_at = padding_at(whole);
        let values = Values { bytes };
        Self { output, whole, values, outer, padding_at, exposure, has_hidden: false, elements: 0 }
    }

    /// True if a value was printed as hidden.
    pub(super) const fn has_hidden(&self) -> bool {
        self.has_hidden
    }

    /// Prints the tree up to the first error. Returns true if there was none.
    pub(super) fn print(&mut self) -> io::Result<bool> {
        writeln!(self.output, "{}", styled(DIM, "offset  head + length"))?;
        // Each outermost element gets its own exposure.
        let exposure = Exposure::Structure;
        let file = Run { content: self.whole, at: 0, depth: 0, is_indefinite: false, exposure };
        match self.elements(file) {
            Ok(_) => Ok(true),
            Err(Stop::Malformed) => Ok(false),
            Err(Stop::Output(error)) => Err(error),
        }
    }

    /// Prints the elements of a run, up to its end or to the end-of-contents bytes, and returns the
    /// number of bytes read.
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
                Err(what) => return self.malformed(here, depth, &what.to_string()),
            };
            let node = Node { element, at: here, place, exposure };
            rest = self.element(&node)?;
            place.index = place.index.saturating_add(1);
            place.before = node.element.object_identifier();
        }
        if run.is_indefinite {
            let here = at.saturating_add(content.len());
            return self.malformed(here, depth, "the end-of-contents bytes are missing");
        }
        Ok(content.len())
    }

    /// Prints an element with its content, and returns the input after it.
    fn element(&mut self, node: &Node<'a>) -> Result<&'a [u8], Stop> {
        let depth = node.place.depth;
        if depth >= MAX_DEPTH {
            return self.malformed(node.at, depth, "nested too deeply to be shown");
        }
        self.elements = self.elements.saturating_add(1);
        if self.elements > MAX_ELEMENTS {
            let what = format!("there are more than {MAX_ELEMENTS} elements");
            return self.malformed(node.at, depth, &what);
        }
        let rest = node.element.rest;
        let Some(length) = node.element.definite_length() else {
            self.line(node, "")?;
            let taken = self.elements(self.within(node, rest, 0, true))?;
            return Ok(rest.get(taken..).unwrap_or_default());
        };
        let Some((content, after)) = rest.split_at_checked(length) else {
            return self.overlong(node, length);
        };
        self.definite(node, content)?;
        Ok(after)
    }

    /// The run of elements in an element, without the first `skipped` bytes of its value.
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

    /// Prints the available part of an element that is longer than the input, and then the error.
    fn overlong(&mut self, node: &Node<'a>, length: usize) -> Result<&'a [u8], Stop> {
        self.line(node, "")?;
        let rest = node.element.rest;
        if node.element.tag.is_constructed() {
            self.elements(self.within(node, rest, 0, false))?;
        }
        let left = rest.len();
        let what = format!("length {length} exceeds the remaining {left} bytes");
        self.malformed(node.at, node.place.depth, &what)
    }

    fn definite(&mut self, node: &Node<'a>, content: &'a [u8]) -> Result<(), Stop> {
        let element = &node.element;
        if element.tag.is_constructed() {
            self.line(node, "")?;
            return self.elements(self.within(node, content, 0, false)).map(|_| ());
        }
        let inner = encapsulated(element.tag, content);
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
        let element = &node.element;
        let length = match element.definite_length() {
            Some(length) => format!("{length:>6}"),
            None => "indef.".to_owned(),
        };
        let name = styled(HEADING, tag_names::name(element, self.outer));
        let (Tag(tag), head) = (element.tag, element.head);
        let indent = node.place.depth.saturating_mul(2);
        let place = styled(DIM, format_args!("{:>6}  {head} + {length}", node.at));
        write!(self.output, "{place}  {:indent$}{tag:02X} {name}", "")?;
        if !value.is_empty() {
            write!(self.output, " {value}")?;
        }
        writeln!(self.output)
    }

    /// Prints the padding after the outer element of an elementary file (Doc 9303-10 §3.9).
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

/// Returns the offset of trailing bytes that are all 00 or all FF.
fn padding_at(whole: &[u8]) -> usize {
    let Some(last) = whole.last().filter(|last| matches!(last, 0x00 | 0xFF)) else {
        return whole.len();
    };
    let padding = whole.iter().rev().take_while(|byte| *byte == last).count();
    whole.len().saturating_sub(padding)
}

#[cfg(test)]
mod tests {
    use super::super::element::steps;
    use super::*;

    /// The number of elements read to print this file, and the number of bytes printed.
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

    /// Nests `count` elements, with these tags in turn.
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
    fn output_is_bounded() {
        let mut output = Vec::new();
        let file = [0x30, 0].repeat(MAX_ELEMENTS + 1);
        assert!(!Tree::new(&mut output, &file, None, 32).print().unwrap());
        let output = String::from_utf8(output).unwrap();
        assert!(output.contains("malformed: there are more than 250000 elements"));
        let file = [0x30, 0].repeat(MAX_ELEMENTS);
        assert!(Tree::new(&mut io::sink(), &file, None, 32).print().unwrap());
    }

    #[test]
    fn a_long_text_is_truncated() {
        let file = wrapped(0x0C, "ễ".repeat(100_000).as_bytes());
        let mut output = Vec::new();
        let revealed = Some(Exposure::Revealed);
        assert!(Tree::new(&mut output, &file, revealed, 32).print().unwrap());
        assert!(output.len() < 2_000, "{}", output.len());
        assert!(String::from_utf8(output).unwrap().contains("299232 more"));
    }
}
