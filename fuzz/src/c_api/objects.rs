//! Lists and contexts, opened, filled and closed, and EF.SOD.

use super::*;

/// The policies of a context; larger numbers than 127 are passed unchanged.
const POLICIES: [u32; 5] = [
    IDCHIP_POLICY_DEFAULT,
    IDCHIP_TOLERATE_NOTHING,
    IDCHIP_REQUIRE_REVOCATION,
    IDCHIP_REQUIRE_CHIP,
    IDCHIP_IGNORE_EXPIRY,
];

impl World<'_> {
    /// Fresh memory for a list; contexts with the old list keep it.
    pub(super) fn list_memory(
        &mut self,
        size: extern "C" fn(usize) -> usize,
    ) -> (Buffer, *mut core::ffi::c_void, usize) {
        let (how, count) = (self.input.byte(), self.input.index() % 4);
        let len = if how & 1 == 0 { size(count) } else { self.input.number() % 512 };
        let memory = self.keep(vec![PATTERN; len + 16]);
        let at = memory.data.align_offset(8) + if how >> 5 == 7 { 3 } else { 0 };
        let pointer = if how >> 4 == 3 { ptr::null_mut() } else { memory.data.wrapping_add(at) };
        (memory, pointer.cast(), if how >> 4 == 4 { usize::MAX } else { len.min(memory.len - at) })
    }

    const OPENS: [May; 5] = [
        Be(IDCHIP_STATUS_NULL_POINTER),
        TOO_LARGE,
        Be(IDCHIP_STATUS_MEMORY_TOO_SMALL),
        Be(IDCHIP_STATUS_MEMORY_MISALIGNED),
        Be(IDCHIP_STATUS_MISALIGNED),
    ];

    pub(super) fn open_anchors(&mut self) {
        let index = self.input.index() % 2;
        let (memory, place, len) = self.list_memory(idchip_anchors_size);
        // SAFETY: `place` points to `len` bytes, unless it is NULL or the length is impossible.
        let (status, opened) = output(|out| unsafe { idchip_anchors_open(place, len, out) });
        must_be_one_of(status, &Self::OPENS);
        if let Some(opened) = opened {
            let at = opened.addr() - memory.data.addr();
            let state = State::Open;
            self.anchors[index] = (Memory { start: memory.data, len: memory.len, at, state }, 0);
        } else {
            assert!(memory.bytes().iter().all(|byte| *byte == PATTERN));
        }
    }

    pub(super) fn add_anchor(&mut self) {
        let (index, is_list) = (self.input.index() % 2, self.input.byte() % 4 == 3);
        let der = self.one_of(CERTIFICATES.into_iter());
        let (memory, count) = &mut self.anchors[index];
        let add =
            if is_list { idchip_anchors_add_master_list } else { idchip_anchors_add_certificate };
        // SAFETY: the list is valid, or as many bytes of a pattern; the certificate stays.
        let status = unsafe { add(memory.pointer(), der.data, der.len) };
        if memory.state == State::Open {
            must_be_one_of(status, &[Parse, Be(IDCHIP_STATUS_LIST_FULL)]);
            *count += usize::from(status == IDCHIP_STATUS_OK);
        } else {
            must_be_one_of(status, &[Be(IDCHIP_STATUS_NOT_OPEN)]);
            assert_ne!(status, IDCHIP_STATUS_OK);
        }
    }

    pub(super) fn open_signers(&mut self) {
        let (memory, place, len) = self.list_memory(idchip_signers_size);
        // SAFETY: as of the anchors.
        let (status, opened) = output(|out| unsafe { idchip_signers_open(place, len, out) });
        must_be_one_of(status, &Self::OPENS);
        if let Some(opened) = opened {
            let at = opened.addr() - memory.data.addr();
            let state = State::Open;
            self.signers = Memory { start: memory.data, len: memory.len, at, state };
        }
    }

    pub(super) fn add_signer(&mut self) {
        let der = self.one_of(CERTIFICATES.into_iter());
        // SAFETY: as of the anchors.
        let status =
            unsafe { idchip_signers_add_certificate(self.signers.pointer(), der.data, der.len) };
        let is_open = self.signers.state == State::Open;
        must_be_one_of(status, &[Be(IDCHIP_STATUS_LIST_FULL), Be(IDCHIP_STATUS_NOT_OPEN)]);
        assert_eq!(status == IDCHIP_STATUS_NOT_OPEN, !is_open);
    }

    /// Opens a context in its memory, at any place; it may be open already.
    pub(super) fn open_context(&mut self) {
        let index = self.input.index() % 3;
        let (how, policy) = (self.input.byte(), self.input.byte());
        let time = match how % 8 {
            4 => i64::MIN,
            5 => i64::MAX,
            6 => i64::from(self.input.byte()) << 28,
            _ => AT,
        };
        let (anchors, count) = &self.anchors[usize::from(how >> 3 & 1)];
        let (list, is_list) = (anchors.pointer::<idchip_anchors>(), anchors.state == State::Open);
        let policy = match policy {
            0..=127 => POLICIES[usize::from(policy % 5)],
            bits => u32::from(bits),
        };
        let place = if how >> 4 == 15 { self.input.index() % 40 } else { index * 8 };
        let short = if how >> 4 == 14 { self.input.number() } else { 0 };
        let memory = &mut self.contexts[index].memory;
        let at = memory.start.align_offset(8) + place;
        if at != memory.at {
            memory.wipe();
            memory.at = memory.start.align_offset(8) + place / 8 * 8;
            memory.state = State::Never;
        }
        let before = memory.bytes().to_vec();
        let len = (memory.len - at).saturating_sub(short);
        let place = memory.start.wrapping_add(at).cast();
        // SAFETY: the place has `len` bytes; the list is valid, or as many bytes of a pattern.
        let (status, opened) =
            output(|out| unsafe { idchip_context_open(place, len, list, time, policy, out) });
        must_be_one_of(
            status,
            &[
                Be(IDCHIP_STATUS_MEMORY_TOO_SMALL),
                Be(IDCHIP_STATUS_MEMORY_MISALIGNED),
                Be(IDCHIP_STATUS_UNKNOWN_POLICY),
                Be(IDCHIP_STATUS_NOT_OPEN),
            ],
        );
        let Some(opened) = opened else {
            assert!(self.contexts[index].memory.bytes() == before);
            return;
        };
        assert!(is_list && policy % 16 == 0 && opened.cast() == place);
        let context = &mut self.contexts[index];
        context.memory.at = at;
        context.memory.state = State::Open;
        context.has_anchor = *count > 0;
        context.policy = policy;
        context.forget();
    }

    pub(super) fn use_signers(&mut self) {
        let (_, context, refusal) = self.context();
        // SAFETY: the list is valid, or as many bytes of a pattern, and stays.
        let status = unsafe { idchip_context_use_signers(context, self.signers.pointer()) };
        Self::is_refused(status, refusal, &[Be(IDCHIP_STATUS_NOT_OPEN)]);
    }

    pub(super) fn give_sod(&mut self) {
        let (index, context, refusal) = self.context();
        let how = self.input.byte();
        let sod = self.one_of(SODS.into_iter());
        let scratch = match how >> 1 & 3 {
            0 => 0,
            1 => self.input.number(),
            _ => sod.len,
        };
        let scratch = self.keep(vec![PATTERN; scratch]);
        self.signatures += 1;
        if self.signatures > SIGNATURES {
            return;
        }
        let give = if how & 1 == 0 { idchip_sod_verify } else { idchip_sod_examine };
        // SAFETY: both buffers are as long, and stay.
        let status = unsafe { give(context, sod.data, sod.len, scratch.data, scratch.len) };
        let documented: &[May] = if how & 1 == 0 { &[Parse, Reason] } else { &[Parse] };
        if Self::is_refused(status, refusal, documented) {
            return;
        }
        let context = &mut self.contexts[index];
        context.forget();
        context.stage = match status {
            IDCHIP_STATUS_OK if how & 1 == 0 => Stage::Verified,
            IDCHIP_STATUS_OK => Stage::Examined,
            IDCHIP_STATUS_REASON_ANCHOR_EXPIRED.. => Stage::Rejected,
            _ => Stage::Empty,
        };
        assert!(context.stage != Stage::Verified || context.has_anchor, "verified by nobody");
    }

    /// Asserts that the context was wiped, and that nothing else was written.
    pub(super) fn close(
        &mut self,
        index: usize,
        pointer: *mut idchip_context,
        refusal: Option<u32>,
    ) {
        let status = unsafe { idchip_context_close(pointer) };
        if Self::is_refused(status, refusal, &[]) {
            return;
        }
        let context = &mut self.contexts[index];
        context.memory.state = State::Closed;
        context.forget();
        let bytes = context.memory.bytes();
        let (before, rest) = bytes.split_at(context.memory.at);
        let (object, after) = rest.split_at(idchip_context_size());
        assert!(before.iter().chain(after).all(|byte| *byte == PATTERN));
        // After the mark of a closed object; padding may never have been written.
        let (_, wiped) = object.split_at(size_of::<usize>());
        assert!(wiped.iter().all(|byte| [0, PATTERN].contains(byte)));
        assert_eq!(unsafe { idchip_context_close(pointer) }, IDCHIP_STATUS_CLOSED);
    }
}
