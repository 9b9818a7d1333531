//! Sizes and limits, to be asked for by programs that do not compile the header.

use idchip::cms::{MAX_CERTIFICATES, MAX_SIGNERS};

use crate::boundary::boundary;
use crate::certificate::IDCHIP_CERTIFICATE_TEXT_SIZE;
use crate::ffi::{
    ALIGNMENT, idchip_anchors, idchip_links, idchip_signers, out, size_of_entry, size_of_object,
};
use crate::status::{IDCHIP_STATUS_INTERNAL, idchip_status};
use crate::text_buffer::{IDCHIP_ADVICE_SIZE, IDCHIP_TEXT_SIZE};

/// The sizes of objects and buffers, and the limits of what is read, in this build.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_limits {
    /// The alignment of every object in bytes.
    pub alignment: usize,
    /// The size of a context in bytes: that of idchip_context_size.
    pub context_size: usize,
    /// The size of a list without entries in bytes; lists of anchors, signers and links have the same.
    pub list_size: usize,
    /// The bytes that each further anchor takes. A master list counts as one; memory alone limits the number.
    pub anchor_size: usize,
    /// The bytes that each further document signer takes; memory alone limits the number.
    pub signer_size: usize,
    /// The bytes that each further link takes; memory alone limits the number.
    pub link_size: usize,
    /// The bytes of a buffer for a name or a message: IDCHIP_TEXT_SIZE.
    pub text_size: usize,
    /// The bytes of a buffer for the names of a certificate: IDCHIP_CERTIFICATE_TEXT_SIZE.
    pub certificate_text_size: usize,
    /// The bytes of a buffer for an advice: IDCHIP_ADVICE_SIZE.
    pub advice_size: usize,
    /// The bytes of a buffer for a revocation list in chunks, which suffices for the lists of all states seen.
    pub revocation_list_size: usize,
    /// The largest content of a file or of an element in it, in bytes, without tag and length.
    pub largest_content: u32,
    /// The largest number of certificates in an EF.SOD.
    pub sod_certificates: u32,
    /// The largest number of signatures (SignerInfo) in an EF.SOD.
    pub sod_signatures: u32,
    /// The length of a challenge for Active Authentication in bytes.
    pub challenge_length: u32,
}

/// Gives the sizes and limits of the library that is linked.
///
/// Threads: any; there is no context.
///
/// Statuses: NULL_POINTER, MISALIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_limits_read(limits: *mut idchip_limits) -> idchip_status {
    boundary(|| {
        let place = out!(limits);
        place.write(idchip_limits {
            alignment: ALIGNMENT,
            context_size: crate::context::idchip_context_size(),
            list_size: size_of_object::<idchip_anchors>(0).ok_or(IDCHIP_STATUS_INTERNAL)?,
            anchor_size: size_of_entry::<idchip_anchors>(),
            signer_size: size_of_entry::<idchip_signers>(),
            link_size: size_of_entry::<idchip_links>(),
            text_size: IDCHIP_TEXT_SIZE,
            certificate_text_size: IDCHIP_CERTIFICATE_TEXT_SIZE,
            advice_size: IDCHIP_ADVICE_SIZE,
            revocation_list_size: 1024,
            largest_content: LARGEST_CONTENT,
            sod_certificates: MAX_CERTIFICATES,
            sod_signatures: MAX_SIGNERS,
            challenge_length: 8,
        });
        Ok(())
    })
}

/// Three bytes of length: ISO/IEC 7816-4 offsets and Doc 9303-10 use no more.
const LARGEST_CONTENT: u32 = 0x00FF_FFFF;

#[cfg(test)]
mod tests {
    use idchip::lds::FileLength;

    use super::*;

    #[test]
    fn a_larger_content_is_refused() {
        let first = |length: u32| {
            let [a, b, c, d] = length.to_be_bytes();
            FileLength::from_first_bytes(&[0x75, 0x84, a, b, c, d])
        };
        assert_eq!(first(LARGEST_CONTENT), Ok(FileLength::Known(LARGEST_CONTENT + 6)));
        assert!(first(LARGEST_CONTENT + 1).is_err());
    }
}
