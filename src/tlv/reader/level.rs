//! Into elements, and out of them.

use core::num::NonZeroUsize;

use super::{Level, MAX_DEPTH, Malformed, Reader};
use crate::error::ParseErrorKind;
use crate::tlv::{Element, Tag};

impl<'a> Reader<'a> {
    /// The next element must have this tag; `read` reads its content, to the end.
    ///
    /// # Errors
    ///
    /// As [`Reader::expect`]; what `read` returns; [`ParseErrorKind::TrailingData`] where it left
    /// something; [`ParseErrorKind::NestingTooDeep`].
    pub fn nested<T>(
        &mut self,
        tag: Tag,
        read: impl FnOnce(&mut Self) -> Result<T, Malformed>,
    ) -> Result<T, Malformed> {
        let level = self.descend(tag)?;
        let value = read(self)?;
        self.ascend(level)?;
        Ok(value)
    }

    /// As [`Reader::nested`], if the next element has this tag.
    ///
    /// # Errors
    ///
    /// As [`Reader::nested`].
    pub fn optional_nested<T>(
        &mut self,
        tag: Tag,
        read: impl FnOnce(&mut Self) -> Result<T, Malformed>,
    ) -> Result<Option<T>, Malformed> {
        if self.is_next(tag) { self.nested(tag, read).map(Some) } else { Ok(None) }
    }

    /// `read` reads the content of `element`, an element of this reader, to the end.
    ///
    /// # Errors
    ///
    /// What `read` returns; [`ParseErrorKind::TrailingData`]; [`ParseErrorKind::NestingTooDeep`].
    pub fn inside<T>(
        &mut self,
        element: &Element<'a>,
        read: impl FnOnce(&mut Self) -> Result<T, Malformed>,
    ) -> Result<T, Malformed> {
        let level = self.descend_into(element)?;
        let value = read(self)?;
        self.ascend(level)?;
        Ok(value)
    }

    // The two ends of a level stand apart from what is generic between them, once for all types: a
    // firmware has dozens of levels.

    /// Goes to the content of the next element, which must have this tag. [`Reader::ascend`] comes
    /// back.
    ///
    /// # Errors
    ///
    /// As [`Reader::expect`]; [`ParseErrorKind::NestingTooDeep`].
    #[inline(never)]
    pub fn descend(&mut self, tag: Tag) -> Result<Level, Malformed> {
        self.step(tag)?;
        self.enter_last()
    }

    /// Goes to the content of `element`, the last that was read.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::NestingTooDeep`].
    #[inline(never)]
    pub fn descend_into(&mut self, element: &Element<'a>) -> Result<Level, Malformed> {
        let header = element.content_at.saturating_sub(element.at);
        self.start = self.next.saturating_sub(element.whole.len());
        self.content = self.start.saturating_add(usize::try_from(header).unwrap_or(usize::MAX));
        self.content_end = self.content.saturating_add(element.content.len());
        self.enter_last()
    }

    /// As [`Reader::descend_into`], where the element is not at hand.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::NestingTooDeep`].
    #[inline(never)]
    pub(crate) fn enter_last(&mut self) -> Result<Level, Malformed> {
        if self.depth >= MAX_DEPTH {
            let kind = ParseErrorKind::NestingTooDeep(u32::from(MAX_DEPTH));
            return Err(self.fail_last(kind));
        }
        // An element was read before this place: it is not 0.
        let end = NonZeroUsize::new(self.end).ok_or(Malformed)?;
        self.end = self.content_end;
        self.depth = self.depth.saturating_add(1);
        let bit = 1_u32 << (self.depth % 32);
        self.indefinite &= !bit;
        if self.end != self.next {
            self.indefinite |= bit;
        }
        self.next = self.content;
        Ok(Level { end })
    }

    /// Comes back from the content of an element, all of which must have been read.
    ///
    /// # Errors
    ///
    /// [`ParseErrorKind::TrailingData`].
    #[inline(never)]
    pub fn ascend(&mut self, level: Level) -> Result<(), Malformed> {
        let finished = self.finish();
        if self.indefinite & (1_u32 << (self.depth % 32)) != 0 {
            self.next = self.next.wrapping_add(2);
        }
        self.end = level.end.get();
        self.depth = self.depth.saturating_sub(1);
        finished
    }
}
