//! The images in DG3, DG4, DG5, DG7, DG11 and DG12. They are located, never decoded.

use idchip::biometrics::{FingerImageBlock, IrisImageBlock, SampleImage};
use idchip::lds::dg3::Dg3;
use idchip::lds::dg4::Dg4;
use idchip::lds::dg5::Dg5;
use idchip::lds::dg7::Dg7;
use idchip::lds::dg11::Dg11;
use idchip::lds::dg12::Dg12;
use idchip::lds::{DgNumber, EncodedImage};

use crate::face::number_of;
use crate::ffi::{bytes, idchip_context, out, session_mut};
use crate::log::logged;
use crate::numbers::{
    IDCHIP_BIOMETRIC_RECORD_ISO_19794, IDCHIP_BIOMETRIC_RECORD_ISO_39794, IDCHIP_DISPLAYED_FRONT,
    IDCHIP_DISPLAYED_PORTRAIT, IDCHIP_DISPLAYED_PROOF_OF_CITIZENSHIP, IDCHIP_DISPLAYED_REAR,
    IDCHIP_DISPLAYED_SIGNATURE,
};
use crate::session::Session;
use crate::status::{
    IDCHIP_STATUS_ABSENT, IDCHIP_STATUS_NO_MORE, IDCHIP_STATUS_UNKNOWN_DATA_GROUP,
    IDCHIP_STATUS_UNKNOWN_NUMBER, idchip_status,
};
use crate::types::idchip_slice;

/// An image that is not in a biometric record.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_displayed_image {
    /// The image, in the buffer of the file.
    pub image: idchip_slice,
    /// One of the IDCHIP_IMAGE_ constants, by its first bytes.
    pub format: u32,
}

/// The content of DG3 or DG4.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_biometric_instances {
    /// The number of instances, fingers or irises; 0 if the chip stores none of the holder.
    pub instances: usize,
    /// The number of images that idchip_biometric_image_open gives: those of the instances in the
    /// interoperable format.
    pub images: usize,
    /// The random number of a file without instances, in the buffer of the file; otherwise empty.
    pub random_number: idchip_slice,
}

/// An image of a finger or an iris.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_biometric_image {
    /// The image, in the buffer of the file.
    pub image: idchip_slice,
    /// The index of the instance among those in the interoperable format, counted from 0.
    pub instance: usize,
    /// The offset of the image in the file, counted from its first byte.
    pub at: u32,
    /// One of the IDCHIP_IMAGE_ constants, by its first bytes.
    pub format: u32,
    /// One of the IDCHIP_BIOMETRIC_RECORD_ constants.
    pub record: u32,
    /// The code of the finger (ISO/IEC 19794-4 table 6, 39794-4: 1 to 5 are the right thumb to the right
    /// little finger, 6 to 10 those of the left hand) or of the eye (ISO/IEC 19794-6, 39794-6: 1 right, 2
    /// left); 0 if the record does not say.
    pub position: u32,
    /// The width in pixels by the record; 0 if the record has none.
    pub width: u16,
    /// The height in pixels by the record; 0 if the record has none.
    pub height: u16,
}

/// Opens the data group of an image that is displayed: hashes the file, compares it with the signed hash,
/// reads it, and gives the image. `kind` is one of the IDCHIP_DISPLAYED_ constants, which name the data
/// group. `index` counts the portraits of DG5 and the signatures of DG7 from 0 until NO_MORE; any other kind
/// has the index 0 only. The slice holds as long as the file stays.
///
/// Statuses: ABSENT if the document does not have the image; NO_MORE; UNKNOWN_NUMBER; DATA_GROUP_ if the file
/// is not the signed one; PARSE_ if it is and does not parse; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE,
/// NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED, SOD_CHANGED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_displayed_image_open(
    context: *mut idchip_context,
    file: *const u8,
    file_len: usize,
    kind: u32,
    index: usize,
    image: *mut idchip_displayed_image,
) -> idchip_status {
    logged(context, c"idchip_displayed_image_open", || {
        let session = session_mut!(context);
        let file = bytes!(file, file_len);
        let place = out!(image);
        let image = displayed_image(session, file, kind, index)?;
        place.write(idchip_displayed_image {
            image: idchip_slice::of(image.as_bytes()),
            format: number_of(image.format()),
        });
        Ok(())
    })
}

/// Opens DG3, the fingers, or DG4, the irises: hashes the file, compares it with the signed hash, reads it,
/// and counts the instances. `number` is 3 or 4. The slice holds as long as the file stays. A chip gives these
/// files only to a terminal that proved its right to them.
///
/// Statuses: UNKNOWN_DATA_GROUP; DATA_GROUP_ if the file is not the signed one; PARSE_ if it is and does not
/// parse; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE, NOT_OPEN, CLOSED, NOT_EXAMINED, NOT_VERIFIED,
/// SOD_CHANGED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_biometric_instances_open(
    context: *mut idchip_context,
    number: u32,
    file: *const u8,
    file_len: usize,
    instances: *mut idchip_biometric_instances,
) -> idchip_status {
    logged(context, c"idchip_biometric_instances_open", || {
        let session = session_mut!(context);
        let file = bytes!(file, file_len);
        let place = out!(instances);
        let (instances, images, random_number) = match DgNumber::new(number) {
            Some(DgNumber::Dg3) => {
                let dg3 = session.open::<Dg3<'_>>(file)?;
                let images = dg3.fingers().flat_map(|block| block.images()).count();
                (dg3.templates().count(), images, dg3.random_number())
            }
            Some(DgNumber::Dg4) => {
                let dg4 = session.open::<Dg4<'_>>(file)?;
                let images = dg4.irises().flat_map(|block| block.images()).count();
                (dg4.templates().count(), images, dg4.random_number())
            }
            _ => return Err(IDCHIP_STATUS_UNKNOWN_DATA_GROUP),
        };
        let random_number = random_number.map_or(idchip_slice::NONE, idchip_slice::of);
        place.write(idchip_biometric_instances { instances, images, random_number });
        Ok(())
    })
}

/// Opens DG3 or DG4 as idchip_biometric_instances_open does, and gives the image of this index. `index`
/// counts the images of all instances from 0 until NO_MORE. The slice holds as long as the file stays.
///
/// Statuses: as idchip_biometric_instances_open; NO_MORE.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_biometric_image_open(
    context: *mut idchip_context,
    number: u32,
    file: *const u8,
    file_len: usize,
    index: usize,
    image: *mut idchip_biometric_image,
) -> idchip_status {
    logged(context, c"idchip_biometric_image_open", || {
        let session = session_mut!(context);
        let file = bytes!(file, file_len);
        let place = out!(image);
        let image = match DgNumber::new(number) {
            Some(DgNumber::Dg3) => finger_image(&*session.open::<Dg3<'_>>(file)?, index),
            Some(DgNumber::Dg4) => iris_image(&*session.open::<Dg4<'_>>(file)?, index),
            _ => return Err(IDCHIP_STATUS_UNKNOWN_DATA_GROUP),
        };
        place.write(image.ok_or(IDCHIP_STATUS_NO_MORE)?);
        Ok(())
    })
}

fn displayed_image<'d>(
    session: &mut Session,
    file: &'d [u8],
    kind: u32,
    index: usize,
) -> Result<EncodedImage<'d>, idchip_status> {
    let image = match kind {
        IDCHIP_DISPLAYED_PORTRAIT => {
            let dg5 = session.open::<Dg5<'d>>(file)?;
            return dg5.portraits().nth(index).ok_or(IDCHIP_STATUS_NO_MORE);
        }
        IDCHIP_DISPLAYED_SIGNATURE => {
            let dg7 = session.open::<Dg7<'d>>(file)?;
            return dg7.signatures().nth(index).ok_or(IDCHIP_STATUS_NO_MORE);
        }
        IDCHIP_DISPLAYED_PROOF_OF_CITIZENSHIP => {
            session.open::<Dg11<'d>>(file)?.proof_of_citizenship()
        }
        IDCHIP_DISPLAYED_FRONT => session.open::<Dg12<'d>>(file)?.image_of_front(),
        IDCHIP_DISPLAYED_REAR => session.open::<Dg12<'d>>(file)?.image_of_rear(),
        _ => return Err(IDCHIP_STATUS_UNKNOWN_NUMBER),
    };
    match index {
        0 => image.ok_or(IDCHIP_STATUS_ABSENT),
        _ => Err(IDCHIP_STATUS_NO_MORE),
    }
}

fn finger_image(dg3: &Dg3<'_>, index: usize) -> Option<idchip_biometric_image> {
    let mut left = index;
    dg3.fingers().enumerate().find_map(|(instance, block)| match block {
        FingerImageBlock::Iso19794(record) => nth(record.views(), &mut left).map(|view| {
            let of_view = image_of(&view.image, instance, IDCHIP_BIOMETRIC_RECORD_ISO_19794);
            let (width, height) = (view.width, view.height);
            idchip_biometric_image { position: view.position.code(), width, height, ..of_view }
        }),
        FingerImageBlock::Iso39794(data) => nth(data.representations(), &mut left).map(|it| {
            let position = it.position.map_or(0, |position| position.code());
            let of_data = image_of(&it.image, instance, IDCHIP_BIOMETRIC_RECORD_ISO_39794);
            idchip_biometric_image { position, ..of_data }
        }),
        _ => None,
    })
}

fn iris_image(dg4: &Dg4<'_>, index: usize) -> Option<idchip_biometric_image> {
    let mut left = index;
    dg4.irises().enumerate().find_map(|(instance, block)| match block {
        IrisImageBlock::Iso19794(record) => {
            let images = record.eyes().flat_map(|eye| eye.images().map(move |it| (eye.eye(), it)));
            nth(images, &mut left).map(|(eye, it)| {
                let header = record.header();
                let (width, height) = (header.width, header.height);
                let of_record = image_of(&it.image, instance, IDCHIP_BIOMETRIC_RECORD_ISO_19794);
                idchip_biometric_image { position: eye.code(), width, height, ..of_record }
            })
        }
        IrisImageBlock::Iso39794(data) => nth(data.representations(), &mut left).map(|it| {
            let of_data = image_of(&it.image, instance, IDCHIP_BIOMETRIC_RECORD_ISO_39794);
            idchip_biometric_image { position: it.eye.code(), ..of_data }
        }),
        _ => None,
    })
}

/// Returns the item of this index, and otherwise takes the number of items off the index.
fn nth<T>(items: impl Iterator<Item = T>, index: &mut usize) -> Option<T> {
    for item in items {
        match index.checked_sub(1) {
            Some(left) => *index = left,
            None => return Some(item),
        }
    }
    None
}

/// Returns the image without its position and size.
fn image_of(image: &SampleImage<'_>, instance: usize, record: u32) -> idchip_biometric_image {
    let SampleImage { format, bytes, at, .. } = *image;
    idchip_biometric_image {
        image: idchip_slice::of(bytes),
        instance,
        at,
        format: number_of(format),
        record,
        position: 0,
        width: 0,
        height: 0,
    }
}
