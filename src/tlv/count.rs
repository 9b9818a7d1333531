//! Counts elements, for the tests which prove that no element is read twice.

use core::cell::Cell;

use super::{Element, Rules, Tag};

std::thread_local! {
    static READ: Cell<u32> = const { Cell::new(0) };
}

/// Counts one element as read.
pub(super) fn count_read() {
    READ.with(|read| read.set(read.get() + 1));
}

/// Returns the number of elements that `work` reads.
pub(crate) fn elements_read_by(work: impl FnOnce()) -> u32 {
    let before = READ.with(Cell::get);
    work();
    READ.with(Cell::get) - before
}

/// Returns the number of elements in the input, including those inside OCTET STRINGs.
pub(crate) fn elements_in(mut input: &[u8]) -> u32 {
    let mut count = 0;
    while let Ok((element, rest)) = Element::parse(Rules::Cms, input) {
        count += 1;
        let is_constructed = element.whole[0] & 0x20 != 0;
        let is_wrapped = matches!(
            Element::parse(Rules::Der, element.content),
            Ok((inner, [])) if element.tag == Tag::OCTET_STRING && inner.tag != Tag(0)
        );
        if is_constructed || is_wrapped {
            count += elements_in(element.content);
        }
        input = rest;
    }
    count
}
