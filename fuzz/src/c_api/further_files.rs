//! The details and images of further data groups, the files of the master file, and lists of certificates.

use super::*;

use super::files::{CARD_SECURITY, CERTIFICATES, LISTS, MASTER_FILE};

/// The texts and dates; larger numbers are passed unchanged.
const DETAILS: [u32; 23] = [
    IDCHIP_DETAIL_NAME_OF_HOLDER,
    IDCHIP_DETAIL_OTHER_NAME,
    IDCHIP_DETAIL_PERSONAL_NUMBER,
    IDCHIP_DETAIL_DATE_OF_BIRTH,
    IDCHIP_DETAIL_PLACE_OF_BIRTH,
    IDCHIP_DETAIL_PERMANENT_ADDRESS,
    IDCHIP_DETAIL_TELEPHONE,
    IDCHIP_DETAIL_PROFESSION,
    IDCHIP_DETAIL_TITLE,
    IDCHIP_DETAIL_PERSONAL_SUMMARY,
    IDCHIP_DETAIL_OTHER_TRAVEL_DOCUMENTS,
    IDCHIP_DETAIL_CUSTODY,
    IDCHIP_DETAIL_ISSUING_AUTHORITY,
    IDCHIP_DETAIL_DATE_OF_ISSUE,
    IDCHIP_DETAIL_OTHER_PERSON,
    IDCHIP_DETAIL_ENDORSEMENTS,
    IDCHIP_DETAIL_TAX_OR_EXIT,
    IDCHIP_DETAIL_PERSONALIZATION_TIME,
    IDCHIP_DETAIL_PERSONALIZATION_SYSTEM,
    IDCHIP_DETAIL_PERSON_NAME,
    IDCHIP_DETAIL_PERSON_TELEPHONE,
    IDCHIP_DETAIL_PERSON_ADDRESS,
    IDCHIP_DETAIL_DATE_RECORDED,
];

const IMAGES: [u32; 5] = [
    IDCHIP_DISPLAYED_PORTRAIT,
    IDCHIP_DISPLAYED_SIGNATURE,
    IDCHIP_DISPLAYED_PROOF_OF_CITIZENSHIP,
    IDCHIP_DISPLAYED_FRONT,
    IDCHIP_DISPLAYED_REAR,
];

const UNKNOWN_NUMBER: May = Be(IDCHIP_STATUS_UNKNOWN_NUMBER);

impl World<'_> {
    /// A text and a date of one field.
    pub(super) fn open_detail(&mut self) {
        let choice = self.input.index();
        let field = DETAILS.get(choice).copied().unwrap_or_else(|| u32::try_from(choice).unwrap());
        let (at, size) = (self.input.index(), self.input.number() % 300);
        let (_, file) = self.data_group();
        let buffer = self.keep(vec![PATTERN; size]);
        let documented = [ABSENT, NO_MORE, UNKNOWN_NUMBER, Be(IDCHIP_STATUS_BUFFER_TOO_SMALL)];
        // SAFETY: the file and the buffer are as long, and the output is ours; so below.
        let open = |context, data, len, out| unsafe {
            let place = buffer.data.cast();
            idchip_detail_text_open(context, data, len, field, at, place, size, out)
        };
        match self.open::<usize>(field / 100, file, &documented, open) {
            Some(length) => {
                let (text, rest) = buffer.bytes().split_at(length);
                assert!(core::str::from_utf8(text).is_ok());
                assert!(rest.first() == Some(&0) && length <= 2 * file.len);
                assert!(rest.iter().skip(1).all(|byte| *byte == PATTERN));
            }
            None => assert!(buffer.bytes().iter().all(|byte| *byte == PATTERN)),
        }
        let open = |context, data, len, out| unsafe {
            idchip_detail_date_open(context, data, len, field, at, out)
        };
        let date = self.open::<idchip_full_date>(field / 100, file, &documented[..3], open);
        let Some(date) = date else { return };
        assert!(date.year <= 9999 && date.month <= 12 && date.day <= 31);
        assert!(date.has_time <= 1 && date.hour <= 23 && date.minute <= 59 && date.second <= 59);
    }

    pub(super) fn open_displayed_image(&mut self) {
        let (choice, at) = (self.input.index(), self.input.index());
        let kind = IMAGES.get(choice).copied().unwrap_or_else(|| u32::try_from(choice).unwrap());
        let (_, file) = self.data_group();
        let open = |context, data, len, out| unsafe {
            idchip_displayed_image_open(context, data, len, kind, at, out)
        };
        let documented = [ABSENT, NO_MORE, UNKNOWN_NUMBER];
        let image = self.open::<idchip_displayed_image>(kind / 100, file, &documented, open);
        let Some(image) = image else { return };
        file.must_hold(&image.image);
    }

    pub(super) fn open_biometrics(&mut self) {
        let at = self.input.index();
        let (number, file) = self.data_group();
        let documented = [UNKNOWN_DATA_GROUP];
        let open = |context, data, len, out| unsafe {
            idchip_biometric_instances_open(context, number, data, len, out)
        };
        let told = self.open::<idchip_biometric_instances>(number, file, &documented, open);
        if let Some(told) = told {
            file.must_hold(&told.random_number);
        }
        let documented = [UNKNOWN_DATA_GROUP, NO_MORE];
        let open = |context, data, len, out| unsafe {
            idchip_biometric_image_open(context, number, data, len, at, out)
        };
        let image = self.open::<idchip_biometric_image>(number, file, &documented, open);
        let Some(image) = image else { return };
        file.must_hold(&image.image);
        let start = usize::try_from(image.at).unwrap();
        assert!(file.bytes().get(start..start + image.image.len).is_some());
    }

    /// The files that nobody signs.
    pub(super) fn read_master_file(&mut self) {
        let at = self.input.index();
        let file = self.one_of(MASTER_FILE.into_iter());
        let (status, application) =
            output(|out| unsafe { idchip_dir_read(file.data, file.len, at, out) });
        must_be_one_of(status, &[Parse, NO_MORE]);
        if let Some(application) = application {
            file.must_hold(&application);
        }
        let (status, info) = output(|out: *mut idchip_atr_info| unsafe {
            idchip_atr_info_read(file.data, file.len, out)
        });
        must_be_one_of(status, &[Parse]);
        assert!(info.is_none_or(|info| info.has_capabilities <= 1));
        let (status, authorities) =
            output(|out: *mut idchip_cvca| unsafe { idchip_cvca_read(file.data, file.len, out) });
        must_be_one_of(status, &[Parse]);
        if let Some(authorities) = authorities {
            file.must_hold(&authorities.current);
            file.must_hold(&authorities.previous);
        }
    }

    pub(super) fn verify_card_security(&mut self) {
        let (index, context, refusal) = self.context();
        let (how, at) = (self.input.byte(), self.input.index());
        let file = self.one_of(CARD_SECURITY.into_iter());
        let access = self.one_of(MASTER_FILE.into_iter());
        let (_, dg14) = self.data_group();
        let (dg14_data, dg14_len) =
            if how & 1 == 1 { (ptr::null(), 0) } else { (dg14.data.cast_const(), dg14.len) };
        self.signatures += 1;
        if self.signatures > SIGNATURES {
            return;
        }
        let (status, info) = output(|out: *mut idchip_security_info| unsafe {
            idchip_card_security_info_open(context, file.data, file.len, at, out)
        });
        if Self::is_refused(status, refusal, &[Parse, Reason, NO_MORE]) {
            return;
        }
        if let Some(info) = info {
            assert!(self.contexts[index].has_anchor, "verified by nobody");
            assert!(CARD_SECURITY.iter().any(|genuine| file.bytes().starts_with(genuine)));
            file.must_hold(&info.encoding);
            file.must_hold(&info.subject_public_key_info);
        }
        let (status, checks) = output(|out: *mut idchip_card_security| unsafe {
            idchip_card_security_examine(
                context,
                file.data,
                file.len,
                access.data,
                access.len,
                dg14_data,
                dg14_len,
                access.data,
                access.len,
                out,
            )
        });
        must_be_one_of(status, &[Parse, DataGroup, NOT_EXAMINED]);
        let is_genuine =
            FILES.iter().any(|(it, bytes)| *it == 14 && dg14.bytes().starts_with(bytes));
        self.contexts[index].is_any_identical |= dg14_len > 0 && is_genuine;
        if let Some(checks) = checks {
            let is_accepted = checks.verdict == IDCHIP_VERDICT_ACCEPTED;
            assert_eq!(is_accepted, checks.decided_by == 0);
            assert!(info.is_none() || is_accepted);
            let is_given = checks.dg14.reason != IDCHIP_STATUS_REASON_NOT_GIVEN;
            assert_eq!(is_given, dg14_len > 0);
        }
    }

    /// A master list and links, for anchors of their own.
    pub(super) fn add_lists(&mut self) {
        let policy = u32::from(self.input.byte()) & 0xF0;
        let list = self.one_of(LISTS.into_iter());
        let pinned = self.one_of(CERTIFICATES.into_iter());
        self.signatures += 1;
        if self.signatures > SIGNATURES {
            return;
        }
        let memory = self.keep(vec![PATTERN; idchip_anchors_size(3) + 16]);
        let place = memory.data.wrapping_add(memory.data.align_offset(8)).cast();
        // SAFETY: the memory is as long, and stays.
        let (_, anchors) =
            output(|out| unsafe { idchip_anchors_open(place, idchip_anchors_size(3), out) });
        let anchors: *mut idchip_anchors = anchors.unwrap();
        let _ = unsafe { idchip_anchors_add_certificate(anchors, pinned.data, pinned.len) };
        let (status, report) = output(|out: *mut idchip_list_report| unsafe {
            idchip_master_list_examine(anchors, list.data, list.len, AT, policy, out)
        });
        must_be_one_of(status, &[Parse]);
        let verified = report.is_some_and(|report| report.verdict == IDCHIP_VERDICT_ACCEPTED);
        let status = unsafe {
            let (data, len) = (list.data, list.len);
            idchip_anchors_add_verified_master_list(anchors, anchors, data, len, AT, policy)
        };
        must_be_one_of(status, &[Parse, Reason]);
        assert_eq!(status == IDCHIP_STATUS_OK, verified);
        self.add_links(anchors, policy);
    }

    fn add_links(&mut self, anchors: *mut idchip_anchors, policy: u32) {
        let memory = self.keep(vec![PATTERN; idchip_links_size(2) + 16]);
        let place = memory.data.wrapping_add(memory.data.align_offset(8)).cast();
        // SAFETY: the memory is as long, and stays; so do the certificates.
        let (_, links) =
            output(|out| unsafe { idchip_links_open(place, idchip_links_size(2), out) });
        let links: *mut idchip_links = links.unwrap();
        for _ in 0..2 {
            let der = self.one_of(CERTIFICATES.into_iter());
            let status = unsafe { idchip_links_add_certificate(links, der.data, der.len) };
            assert_eq!(status, IDCHIP_STATUS_OK);
        }
        let admit = || {
            output(|out: *mut usize| unsafe {
                idchip_anchors_add_links(anchors, links, AT, policy, out)
            })
        };
        let (status, admitted) = admit();
        must_be_one_of(status, &[]);
        assert!(admitted.is_some_and(|admitted| admitted <= 2));
        let (status, _) = admit();
        must_be_one_of(status, &[Be(IDCHIP_STATUS_LINKS_ADDED), Be(IDCHIP_STATUS_LIST_FULL)]);
        assert_ne!(status, IDCHIP_STATUS_OK);
    }
}
