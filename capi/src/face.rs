//! The image of the face in DG2. It is located, never decoded.

use idchip::ParseErrorKind;
use idchip::biometrics::{FaceImage, FaceImageScan, ImageFormat};
use idchip::lds::dg2::Dg2;

use crate::ffi::{bytes, idchip_context, out, session_mut};
use crate::log::logged;
use crate::numbers::{
    IDCHIP_IMAGE_JPEG, IDCHIP_IMAGE_JPEG_2000, IDCHIP_IMAGE_JPEG_2000_CODESTREAM,
    IDCHIP_IMAGE_UNKNOWN, IDCHIP_IMAGE_WSQ,
};
use crate::status::{IDCHIP_STATUS_ABSENT, idchip_status, of_parse_kind};
use crate::types::idchip_slice;

/// The image of a face, as it stands in DG2.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_face_image {
    /// The image, in the buffer of the file.
    pub image: idchip_slice,
    /// The offset of the image in the file, counted from its first byte.
    pub at: u32,
    /// One of the IDCHIP_IMAGE_ constants, by its first bytes.
    pub format: u32,
    /// The width in pixels by the record; 0 if the record has none.
    pub width: u16,
    /// The height in pixels by the record; 0 if the record has none.
    pub height: u16,
}

/// The place of the image of a face in a DG2 that was streamed.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_face_image_extent {
    /// The offset of the image in the file, counted from its first byte.
    pub at: u32,
    /// The length of the image in bytes, with zero bytes that may follow it.
    pub length: u32,
    /// One of the IDCHIP_IMAGE_ constants, by its first bytes.
    pub format: u32,
}

/// Opens DG2: hashes the file, compares it with the signed hash, reads it, and gives the first image of
/// the face. `image` points into the file, and holds as long as the file stays.
///
/// Statuses: DATA_GROUP_ if it is not the signed one; PARSE_ if it is and does not parse; ABSENT if it
/// holds no two-dimensional image; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN,
/// CLOSED, NOT_EXAMINED, NOT_VERIFIED, SOD_CHANGED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_face_image_open(
    context: *mut idchip_context,
    dg2: *const u8,
    dg2_len: usize,
    image: *mut idchip_face_image,
) -> idchip_status {
    logged(context, c"idchip_face_image_open", || {
        let session = session_mut!(context);
        let file = bytes!(dg2, dg2_len);
        let image = out!(image);
        let dg2 = session.open::<Dg2<'_>>(file)?;
        let FaceImage { format, bytes, at, .. } = dg2.face_image().ok_or(IDCHIP_STATUS_ABSENT)?;
        let record = dg2.facial_record().map(|record| record.first_image());
        image.write(idchip_face_image {
            image: idchip_slice::of(bytes),
            at,
            format: number_of(format),
            width: record.map_or(0, |record| record.width),
            height: record.map_or(0, |record| record.height),
        });
        Ok(())
    })
}

/// Starts to read DG2 in chunks, for its hash and the first image of the face, straight from READ BINARY.
/// A file that is being read in chunks in this context is given up, and has to be read again from its start.
///
/// Statuses: DATA_GROUP_ if EF.SOD does not list DG2, or this build lacks its hash function; NULL_POINTER,
/// MISALIGNED, NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED, SOD_CHANGED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_face_image_begin(context: *mut idchip_context) -> idchip_status {
    logged(context, c"idchip_face_image_begin", || session_mut!(context).begin_face_image())
}

/// Hashes the next bytes of DG2, from its tag on, in chunks of any size, and gives those that belong to the
/// first image of the face: first `held`, bytes that were held back, then `part`, a part of this chunk.
/// The outputs of all calls, one after the other, are the image. `held` holds until the next call with
/// this context, `part` as long as the chunk stays. **Unverified**: the caller must not show the image
/// before idchip_face_image_finish returns OK.
///
/// Statuses: PARSE_ if the image cannot be found, with every call from then on; the file is hashed all
/// the same. NO_STREAM, also if idchip_data_group_begin started what is under way; NULL_POINTER, MISALIGNED,
/// LENGTH_TOO_LARGE, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_face_image_update(
    context: *mut idchip_context,
    chunk: *const u8,
    chunk_len: usize,
    held: *mut idchip_slice,
    part: *mut idchip_slice,
) -> idchip_status {
    logged(context, c"idchip_face_image_update", || {
        let session = session_mut!(context);
        let chunk = bytes!(chunk, chunk_len);
        let held = out!(held);
        let part = out!(part);
        let [first, second] = session.update_face_image(chunk)?;
        held.write(idchip_slice::of(first));
        part.write(idchip_slice::of(second));
        Ok(())
    })
}

/// Compares the streamed DG2 with the signed hash, and gives the place of the first image of the face in the
/// file.
///
/// Statuses: DATA_GROUP_ if it is not the signed one; PARSE_ if it is, and the image was not found;
/// ABSENT if it holds no two-dimensional image; NO_STREAM, as idchip_face_image_update;
/// NOT_VERIFIED, SOD_CHANGED; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_face_image_finish(
    context: *mut idchip_context,
    extent: *mut idchip_face_image_extent,
) -> idchip_status {
    logged(context, c"idchip_face_image_finish", || {
        let session = session_mut!(context);
        let extent = out!(extent);
        match session.finish_face_image()? {
            FaceImageScan::Found(found) => {
                extent.write(idchip_face_image_extent {
                    at: found.at,
                    length: found.length,
                    format: number_of(found.format),
                });
                Ok(())
            }
            FaceImageScan::NeedsMore => Err(of_parse_kind(ParseErrorKind::Truncated)),
            FaceImageScan::NoImage => Err(IDCHIP_STATUS_ABSENT),
        }
    })
}

/// Returns the constant of a format.
pub(crate) const fn number_of(format: ImageFormat) -> u32 {
    match format {
        ImageFormat::Jpeg => IDCHIP_IMAGE_JPEG,
        ImageFormat::Jpeg2000 => IDCHIP_IMAGE_JPEG_2000,
        ImageFormat::Jpeg2000Codestream => IDCHIP_IMAGE_JPEG_2000_CODESTREAM,
        ImageFormat::Wsq => IDCHIP_IMAGE_WSQ,
        _ => IDCHIP_IMAGE_UNKNOWN,
    }
}
