//! The report, its names and texts, and the verdict.

use super::*;

impl World<'_> {
    pub(super) fn report(&mut self) {
        let (index, context, refusal) = self.context();
        let (what, id) = (self.input.byte() % 11, u32::from(self.input.byte()));
        let at = if id > 250 { usize::MAX } else { usize::try_from(id).unwrap() % 16 };
        let context: *const idchip_context = context;
        // SAFETY: as above, and the outputs are ours.
        let status = unsafe {
            match what {
                0 => output(|out| idchip_report_verdict(context, out)).0,
                1 => output(|out| idchip_report_check(context, id, out)).0,
                2 => output(|out| idchip_report_check_alone(context, id, out)).0,
                3 => output(|out| idchip_report_data_group(context, id, out)).0,
                4 => output(|out| idchip_report_finding(context, at, out)).0,
                5 => output(|out| idchip_report_finding_of_check(context, id % 12, at, out)).0,
                6 => output(|out| idchip_report_finding_of_anchor(context, at, out)).0,
                7 => self.report_error(context),
                8 => output(|out| idchip_report_signer(context, out)).0,
                9 => output(|out| idchip_report_tr03135(context, id, out)).0,
                _ => output(|out| idchip_report_anchor(context, out)).0,
            }
        };
        let documented: &[May] = match what {
            0 => &[NOT_EXAMINED],
            1 | 2 | 9 => &[UNKNOWN_CHECK, NOT_EXAMINED],
            3 => &[UNKNOWN_DATA_GROUP, NOT_EXAMINED],
            4 | 6 => &[NO_MORE, NOT_EXAMINED],
            5 => &[NO_MORE, UNKNOWN_CHECK, NOT_EXAMINED],
            7 => &[ABSENT],
            _ => &[ABSENT, NOT_EXAMINED, NOT_VERIFIED],
        };
        if !Self::is_refused(status, refusal, documented) && what != 7 {
            let is_empty = self.contexts[index].stage == Stage::Empty;
            assert!(!is_empty || status != IDCHIP_STATUS_OK);
        }
    }

    /// A parse error has a text.
    pub(super) fn report_error(&self, context: *const idchip_context) -> u32 {
        // SAFETY: as above, and the outputs are ours.
        let (status, error) = output(|out| unsafe { idchip_report_error(context, out) });
        if let Some(error) = error {
            let mut buffer = [0; IDCHIP_TEXT_SIZE];
            let (place, size) = (buffer.as_mut_ptr(), buffer.len());
            let text =
                output(|out: *mut usize| unsafe { idchip_error_message(&error, place, size, out) });
            assert_eq!(text.0, IDCHIP_STATUS_OK);
        }
        status
    }

    /// Names and messages: written to the buffer completely or not at all.
    pub(super) fn name(&mut self) {
        let (function, number) = (self.input.index(), self.input.number());
        let size = self.input.number() % (2 * IDCHIP_TEXT_SIZE);
        let buffer = self.keep(vec![PATTERN; size]);
        let number = u32::try_from(number).unwrap();
        let place = buffer.data.cast();
        let (status, length) = if let Some(name) = NAMES.get(function % (NAMES.len() + 1)) {
            // SAFETY: the buffer is as long; so below.
            output(|out: *mut usize| unsafe { name(number, place, size, out) })
        } else {
            let (kind, structure) = (200 + number % 32, number / 32 % 32);
            let values = [self.input.byte().into(), u32::MAX];
            let error = idchip_parse_error { kind, structure, at: number, values };
            output(|out: *mut usize| unsafe { idchip_error_message(&error, place, size, out) })
        };
        must_be_one_of(
            status,
            &[Be(IDCHIP_STATUS_UNKNOWN_NUMBER), Be(IDCHIP_STATUS_BUFFER_TOO_SMALL)],
        );
        assert!(status != IDCHIP_STATUS_BUFFER_TOO_SMALL || size < IDCHIP_TEXT_SIZE);
        let written = match length {
            Some(length) => {
                let text = &buffer.bytes()[..length];
                assert!(!text.is_empty() && core::str::from_utf8(text).is_ok());
                assert!(!text.contains(&0) && buffer.bytes()[length] == 0);
                length + 1
            }
            None => 0,
        };
        assert!(buffer.bytes()[written..].iter().all(|byte| *byte == PATTERN));
    }

    pub(super) fn conclude(&mut self) {
        let (index, context, refusal) = self.context();
        let status = unsafe { idchip_context_conclude(context) };
        assert_eq!(status, unsafe { idchip_context_conclude(context) });
        if Self::is_refused(status, refusal, &[Reason, NOT_EXAMINED]) {
            return;
        }
        let (verdict_status, verdict) =
            output(|out: *mut idchip_verdict| unsafe { idchip_report_verdict(context, out) });
        let context = &self.contexts[index];
        assert_eq!(verdict_status == IDCHIP_STATUS_OK, context.stage != Stage::Empty);
        let is_accepted = verdict.is_some_and(|it| it.verdict == IDCHIP_VERDICT_ACCEPTED);
        assert_eq!(is_accepted, status == IDCHIP_STATUS_OK);
        if let Some(verdict) = verdict.filter(|_| !is_accepted) {
            assert_eq!(verdict.check.reason, status);
        }
        self.is_accepted |= is_accepted;
        if is_accepted {
            assert!(matches!(context.stage, Stage::Verified | Stage::Examined));
            assert!(context.has_anchor && context.is_any_identical && context.are_all_genuine);
            assert_eq!(context.policy & IDCHIP_REQUIRE_REVOCATION, 0);
            assert!(context.policy & IDCHIP_REQUIRE_CHIP == 0 || context.is_chip_genuine);
        }
    }
}
