//! The chip, the QR code, and comparisons.

use super::*;

impl World<'_> {
    pub(super) fn authenticate_chip(&mut self) {
        let (index, context, refusal) = self.context();
        let (_, dg15) = self.data_group();
        let (_, dg14) = self.data_group();
        let choice = self.input.index() % RESPONSES.len();
        let challenge = self.changed(RESPONSES[choice].0);
        let response = self.changed(RESPONSES[choice].1);
        let is_without = self.input.byte() & 1 == 1;
        let (dg14_data, dg14_len) =
            if is_without { (ptr::null_mut(), 0) } else { (dg14.data, dg14.len) };
        self.signatures += 1;
        if self.signatures > SIGNATURES {
            return;
        }
        // SAFETY: all buffers are as long.
        let status = unsafe {
            idchip_active_authentication_verify(
                context,
                dg15.data,
                dg15.len,
                dg14_data,
                dg14_len,
                challenge.data,
                challenge.len,
                response.data,
                response.len,
            )
        };
        let documented = [
            Reason,
            DataGroup,
            Parse,
            Be(IDCHIP_STATUS_CHALLENGE_LENGTH),
            NOT_EXAMINED,
            NOT_VERIFIED,
        ];
        if Self::is_refused(status, refusal, &documented) {
            return;
        }
        if status == IDCHIP_STATUS_OK {
            self.contexts[index].identical(15, dg15.bytes());
            self.contexts[index].is_chip_genuine = true;
            assert!(RESPONSES.iter().any(|(it, _)| *it == challenge.bytes()));
        } else if matches!(status, 200..300 | 400..) {
            // Files with the signed hashes, read before anything else failed.
            let genuine = |number: u32, file: Buffer| {
                FILES.iter().any(|(it, bytes)| *it == number && file.bytes().starts_with(bytes))
            };
            let is_any = genuine(15, dg15) || (!is_without && genuine(14, dg14));
            self.contexts[index].is_any_identical |= is_any;
        }
    }

    /// The QR code of a card, and the comparison of the parts of one.
    pub(super) fn read_qr(&mut self) {
        let (index, context, refusal) = self.context();
        let bytes = self.input.bytes().to_vec();
        let text = self.keep(bytes);
        // SAFETY: the text is as long, and the output is ours; so below.
        let (status, qr) = output(|out| unsafe { idchip_qr_read(text.data, text.len, out) });
        let of_qr = [Parse, Be(IDCHIP_STATUS_NOT_UTF8)];
        let of_qr: Vec<_> = of_qr.into_iter().chain(OTHER_QR.map(Be)).collect();
        must_be_one_of(status, &of_qr);
        if let Some(qr) = qr {
            for slice in [
                qr.personal_number,
                qr.old_number,
                qr.full_name,
                qr.date_of_birth,
                qr.sex,
                qr.place_of_residence,
                qr.date_of_issue,
            ] {
                text.must_hold(&slice);
            }
        }
        let buffer = self.keep(vec![0; text.len]);
        let (status, repaired) = output(|out| unsafe {
            idchip_qr_repair(text.data, text.len, buffer.data, buffer.len, out)
        });
        must_be_one_of(status, &[Be(IDCHIP_STATUS_NOT_UTF8)]);
        if let Some(repaired) = repaired {
            let holder = if repaired.is_repaired == 1 { &buffer } else { &text };
            holder.must_hold(&repaired.text);
        }
        let (_, dg1) = self.data_group();
        let (_, dg13) = self.data_group();
        let (status, checks) = output(|out: *mut idchip_cross_checks| unsafe {
            idchip_cross_check(
                context, dg1.data, dg1.len, dg13.data, dg13.len, text.data, text.len, out,
            )
        });
        let of_context = [DataGroup, NOT_EXAMINED, NOT_VERIFIED];
        let documented: Vec<_> = of_qr.into_iter().chain(of_context).collect();
        if Self::is_refused(status, refusal, &documented) {
            return;
        }
        let context = &mut self.contexts[index];
        for (number, file) in [(1, dg1), (13, dg13)] {
            let is_genuine =
                FILES.iter().any(|(it, bytes)| *it == number && file.bytes().starts_with(bytes));
            context.is_any_identical |= context.stage == Stage::Verified && is_genuine;
            assert!(checks.is_none() || file.len == 0 || is_genuine);
        }
        if let Some(checks) = checks {
            context.is_shown_to_hold();
            let of_both = [checks.agree & checks.differ, checks.agree & checks.not_comparable];
            assert_eq!((of_both, checks.differ & checks.not_comparable), ([0; 2], 0));
            assert_eq!((checks.agree | checks.differ | checks.not_comparable) >> 14, 0);
        }
    }
}

/// The statuses for other codes than a card's.
const OTHER_QR: [u32; 8] = [
    IDCHIP_STATUS_COVID_QR,
    IDCHIP_STATUS_HEALTH_INSURANCE_QR,
    IDCHIP_STATUS_NUMBER_ALONE_QR,
    IDCHIP_STATUS_OLD_NUMBER_QR,
    IDCHIP_STATUS_OTHER_QR,
    IDCHIP_STATUS_PAYMENT_QR,
    IDCHIP_STATUS_TOKEN_QR,
    IDCHIP_STATUS_URL_QR,
];
