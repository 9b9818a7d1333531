//! Data groups: checked, read, opened and streamed.

use super::*;

impl World<'_> {
    pub(super) fn check_com(&mut self) {
        let (_, context, refusal) = self.context();
        let (_, file) = self.data_group();
        // SAFETY: the file is as long.
        let status = unsafe { idchip_com_check(context, file.data, file.len) };
        Self::is_refused(status, refusal, &[Reason, NOT_EXAMINED, NOT_VERIFIED]);
    }

    pub(super) fn give_data_group(&mut self) {
        let (index, context, refusal) = self.context();
        let is_read = self.input.byte() & 1 == 1;
        let (number, file) = self.data_group();
        let give = if is_read { idchip_data_group_read } else { idchip_data_group_check };
        // SAFETY: the file is as long.
        let status = unsafe { give(context, number, file.data, file.len) };
        let mut documented =
            [DataGroup, UNKNOWN_DATA_GROUP, NOT_EXAMINED, NOT_VERIFIED, Be(IDCHIP_STATUS_OK)];
        if is_read {
            documented[4] = Parse;
        }
        if !Self::is_refused(status, refusal, &documented) && is_identical(status) {
            self.contexts[index].identical(number, file.bytes());
        }
    }

    /// Calls a function that opens a data group, which must be verified on OK.
    pub(super) fn open<T: Copy>(
        &mut self,
        number: u32,
        file: Buffer,
        more: &[May],
        open: impl FnOnce(*mut idchip_context, *const u8, usize, *mut T) -> u32,
    ) -> Option<T> {
        let (index, context, refusal) = self.context();
        let (status, opened) = output(|out| open(context, file.data, file.len, out));
        let mut documented = vec![DataGroup, Parse, NOT_EXAMINED, NOT_VERIFIED];
        documented.extend_from_slice(more);
        if !Self::is_refused(status, refusal, &documented)
            && (is_identical(status)
                || matches!(
                    status,
                    IDCHIP_STATUS_ABSENT | IDCHIP_STATUS_NO_MORE | IDCHIP_STATUS_BUFFER_TOO_SMALL
                ))
        {
            self.contexts[index].is_shown_to_hold();
            self.contexts[index].identical(number, file.bytes());
        }
        opened
    }

    pub(super) fn open_mrz(&mut self) {
        let (_, file) = self.data_group();
        // SAFETY: the file has this length, and the output is valid; so below.
        let open = |context, data, len, out| unsafe { idchip_mrz_open(context, data, len, out) };
        let Some(mrz) = self.open::<idchip_mrz>(1, file, &[], open) else { return };
        for slice in [
            mrz.lines,
            mrz.document_code,
            mrz.issuing_state,
            mrz.nationality,
            mrz.optional_data_1,
            mrz.optional_data_2,
            mrz.name,
        ] {
            file.must_hold(&slice);
        }
        for text in [&mrz.document_number[..], &mrz.primary_identifier, &mrz.secondary_identifier] {
            assert_eq!(text.last(), Some(&0));
        }
    }

    pub(super) fn open_face(&mut self) {
        let (_, file) = self.data_group();
        let open =
            |context, data, len, out| unsafe { idchip_face_image_open(context, data, len, out) };
        let Some(face) = self.open::<idchip_face_image>(2, file, &[ABSENT], open) else { return };
        file.must_hold(&face.image);
        let at = usize::try_from(face.at).unwrap();
        assert!(file.bytes().get(at..at + face.image.len).is_some());
    }

    pub(super) fn open_citizen(&mut self) {
        let (_, file) = self.data_group();
        let open =
            |context, data, len, out| unsafe { idchip_citizen_open(context, data, len, out) };
        let Some(citizen) = self.open::<idchip_citizen>(13, file, &[], open) else { return };
        for text in [
            citizen.personal_number,
            citizen.full_name,
            citizen.date_of_birth,
            citizen.sex,
            citizen.nationality,
            citizen.ethnicity,
            citizen.religion,
            citizen.place_of_origin,
            citizen.place_of_residence,
            citizen.personal_identification,
            citizen.date_of_issue,
            citizen.date_of_expiry,
            citizen.father,
            citizen.mother,
            citizen.spouse,
            citizen.old_number,
            citizen.field_16,
        ] {
            must_be_one_of(text.status, &[ABSENT, Parse]);
            file.must_hold(&text.text);
            assert!(text.status == IDCHIP_STATUS_OK || text.text.data.is_null());
        }
    }

    pub(super) fn open_security_info(&mut self) {
        let at = self.input.index();
        let (_, file) = self.data_group();
        let open = |context, data, len, out| unsafe {
            idchip_security_info_open(context, data, len, at, out)
        };
        let info = self.open::<idchip_security_info>(14, file, &[NO_MORE], open);
        let Some(info) = info else { return };
        for slice in [
            info.encoding,
            info.protocol,
            info.identifier,
            info.subject_public_key_info,
            info.signature_algorithm,
        ] {
            file.must_hold(&slice);
        }
    }

    pub(super) fn open_key(&mut self) {
        let (_, file) = self.data_group();
        let open = |context, data, len, out| unsafe {
            idchip_active_authentication_key_open(context, data, len, out)
        };
        let key = self.open::<idchip_active_authentication_key>(15, file, &[], open);
        let Some(key) = key else { return };
        for slice in [key.subject_public_key_info, key.modulus, key.exponent, key.curve, key.point]
        {
            file.must_hold(&slice);
        }
    }

    pub(super) fn begin_stream(&mut self) {
        let (index, context, refusal) = self.context();
        let byte = self.input.byte();
        let (number, is_face) = (u32::from(byte % 20), byte == 22);
        // SAFETY: the context is valid, or as many bytes of something else; so below.
        let status = unsafe {
            if is_face {
                idchip_face_image_begin(context)
            } else {
                idchip_data_group_begin(context, number)
            }
        };
        let documented = [DataGroup, UNKNOWN_DATA_GROUP, NOT_EXAMINED, NOT_VERIFIED];
        if Self::is_refused(status, refusal, &documented) {
            return;
        }
        let context = &mut self.contexts[index];
        if status == IDCHIP_STATUS_OK {
            context.stream =
                Some(Stream { number, file: Vec::new(), image: is_face.then(Vec::new) });
        } else if status != IDCHIP_STATUS_UNKNOWN_DATA_GROUP {
            context.stream = None;
        }
    }

    /// Streams a file in chunks, from any place on.
    pub(super) fn update_stream(&mut self) {
        let (index, context, refusal) = self.context();
        let (is_face, from) = (self.input.byte() & 1 == 1, self.input.index());
        let chunk_length = self.input.number().max(1);
        let (_, file) = self.data_group();
        let bytes = file.bytes().get(from & 1..).unwrap_or_default();
        for chunk in bytes.chunks(chunk_length).take(64) {
            let chunk = self.keep(chunk.to_vec());
            let mut image = Vec::new();
            let status = if is_face {
                let (mut held, mut part) = (NO_SLICE, NO_SLICE);
                // SAFETY: the chunk is as long, and the outputs are ours.
                let status = unsafe {
                    idchip_face_image_update(context, chunk.data, chunk.len, &mut held, &mut part)
                };
                if status == IDCHIP_STATUS_OK {
                    chunk.must_hold(&part);
                    if !held.data.is_null() {
                        let memory = &self.contexts[index].memory;
                        let at = held.data.addr().checked_sub(memory.start.addr());
                        assert!(at.is_some_and(|at| at + held.len <= memory.len));
                    }
                    for slice in [held, part].iter().filter(|slice| slice.len > 0) {
                        // SAFETY: it lies in the context, or in the chunk.
                        image.extend_from_slice(unsafe {
                            core::slice::from_raw_parts(slice.data, slice.len)
                        });
                    }
                } else {
                    assert_eq!([held.len, part.len], [usize::MAX; 2]);
                }
                status
            } else {
                // SAFETY: the chunk is as long.
                unsafe { idchip_data_group_update(context, chunk.data, chunk.len) }
            };
            if Self::is_refused(status, refusal, &[NO_STREAM, Parse]) {
                return;
            }
            let context = &mut self.contexts[index];
            let is_taken = context.is_streaming(is_face);
            assert_eq!(status == IDCHIP_STATUS_NO_STREAM, !is_taken);
            assert!(is_face || !is_taken || status == IDCHIP_STATUS_OK);
            if let Some(stream) = context.stream.as_mut().filter(|_| is_taken) {
                stream.file.extend_from_slice(chunk.bytes());
                if let Some(all) = &mut stream.image {
                    all.extend_from_slice(&image);
                }
            }
        }
    }

    pub(super) fn finish_stream(&mut self) {
        let (index, context, refusal) = self.context();
        let is_face = self.input.byte() & 1 == 1;
        let documented = [NO_STREAM, DataGroup, NOT_VERIFIED, Parse, ABSENT];
        let (status, extent) = if is_face {
            output(|out| unsafe { idchip_face_image_finish(context, out) })
        } else {
            (unsafe { idchip_data_group_finish(context) }, None)
        };
        let documented = if is_face { &documented[..] } else { &documented[..3] };
        if Self::is_refused(status, refusal, documented) {
            return;
        }
        let context = &mut self.contexts[index];
        let is_taken = context.is_streaming(is_face);
        assert_eq!(status == IDCHIP_STATUS_NO_STREAM, !is_taken);
        let Some(stream) = context.stream.take_if(|_| is_taken) else { return };
        // Errors of an image are reported only if it was signed.
        let is_identical = !matches!(status, 300..400);
        if is_identical {
            context.identical(stream.number, &stream.file);
        }
        if let Some(extent) = extent {
            context.is_shown_to_hold();
            let (at, length) = (extent.at.try_into().unwrap(), extent.length.try_into().unwrap());
            let image = stream.file.split_at(at).1.split_at(length).0;
            assert!(stream.image.is_none_or(|passed_on| passed_on == image));
        }
    }

    pub(super) fn file_length(&mut self) {
        let bytes = self.input.bytes().to_vec();
        let first = self.keep(bytes);
        let (status, length) =
            output(|out: *mut u32| unsafe { idchip_file_length(first.data, first.len, out) });
        must_be_one_of(status, &[Parse, Be(IDCHIP_STATUS_MORE_BYTES_NEEDED)]);
        assert!(status != IDCHIP_STATUS_MORE_BYTES_NEEDED || first.len < 8);
        assert!(length.is_none_or(|length| length >= 2));
    }
}
