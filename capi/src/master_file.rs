//! The files of the master file that nobody signs: EF.DIR, EF.ATR/INFO and EF.CVCA.

use idchip::ParseError;
use idchip::lds::atr_info::AtrInfo;
use idchip::lds::cvca::Cvca;
use idchip::lds::dir::EfDir;

use crate::boundary::boundary;
use crate::ffi::{bytes, out};
use crate::status::{IDCHIP_STATUS_NO_MORE, idchip_status, of_parse_error};
use crate::types::idchip_slice;

/// The content of EF.ATR/INFO. **Nobody signs it.**
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_atr_info {
    /// The most bytes of a command of extended length; 0 if the file does not say.
    pub command_bytes: u32,
    /// The most bytes of a response to one; 0 if the file does not say.
    pub response_bytes: u32,
    /// The card capabilities (ISO/IEC 7816-4 §12.1.1.9).
    pub capabilities: [u8; 3],
    /// 1 if the file has card capabilities; 0 otherwise.
    pub has_capabilities: u8,
}

/// The authorities in EF.CVCA. **Nobody signs it.**
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct idchip_cvca {
    /// The reference of the authority whose certificates the chip accepts, in the buffer of the file.
    pub current: idchip_slice,
    /// The reference before it; empty if the file has none.
    pub previous: idchip_slice,
}

/// Reads EF.DIR, and gives the identifier of an application on the chip. `index` counts from 0 until NO_MORE.
/// The slice holds as long as the file stays. Nobody signs EF.DIR; idchip_card_security_examine compares it
/// with the signed copy in EF.CardSecurity.
///
/// Threads: any; there is no context.
///
/// Statuses: NO_MORE; PARSE_ if it does not parse; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_dir_read(
    dir: *const u8,
    dir_len: usize,
    index: usize,
    application: *mut idchip_slice,
) -> idchip_status {
    boundary(|| {
        let file = bytes!(dir, dir_len);
        let place = out!(application);
        let dir = EfDir::parse(file).map_err(status)?;
        let application = dir.applications().nth(index).ok_or(IDCHIP_STATUS_NO_MORE)?;
        place.write(idchip_slice::of(application.as_bytes()));
        Ok(())
    })
}

/// Reads EF.ATR/INFO: the length of the commands and responses that a reader may use. Nobody signs the file.
///
/// Threads: any; there is no context.
///
/// Statuses: PARSE_ if it does not parse; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_atr_info_read(
    file: *const u8,
    file_len: usize,
    info: *mut idchip_atr_info,
) -> idchip_status {
    boundary(|| {
        let file = bytes!(file, file_len);
        let place = out!(info);
        let info = AtrInfo::parse(file).map_err(status)?;
        let capabilities = info.capabilities();
        // A file without them lists no capability, and `has_capabilities` tells the two apart.
        let listed = capabilities.map_or([0; 3], |capabilities| capabilities.to_bytes());
        let lengths = info.extended_length();
        place.write(idchip_atr_info {
            command_bytes: lengths.map_or(0, |lengths| lengths.command),
            response_bytes: lengths.map_or(0, |lengths| lengths.response),
            capabilities: listed,
            has_capabilities: capabilities.is_some().into(),
        });
        Ok(())
    })
}

/// Reads EF.CVCA. The slices hold as long as the file stays. Nobody signs the file.
///
/// Threads: any; there is no context.
///
/// Statuses: PARSE_ if it does not parse; NULL_POINTER, MISALIGNED, LENGTH_TOO_LARGE.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_cvca_read(
    file: *const u8,
    file_len: usize,
    authorities: *mut idchip_cvca,
) -> idchip_status {
    boundary(|| {
        let file = bytes!(file, file_len);
        let place = out!(authorities);
        let cvca = Cvca::parse(file).map_err(status)?;
        let previous = cvca.previous();
        place.write(idchip_cvca {
            current: idchip_slice::of(cvca.current().as_bytes()),
            previous: previous.map_or(idchip_slice::NONE, |it| idchip_slice::of(it.as_bytes())),
        });
        Ok(())
    })
}

fn status(error: ParseError) -> idchip_status {
    of_parse_error(&error)
}
