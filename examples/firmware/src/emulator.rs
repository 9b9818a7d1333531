//! A card in memory and the console of QEMU, in place of hardware. Replace this file by your drivers.

use core::fmt;

use cortex_m_semihosting::{debug, hio};
use idchip::lds::{DgNumber, ElementaryFile};

use crate::card::{Card, NoAnswer};

/// The CSCA certificate of the simulated card, which you would not trust. Yours come from the issuing state or
/// from a master list; they stay in flash.
pub const CSCA: &[u8] = include_bytes!("../card/csca.der");

/// A synthetic card: nobody's.
const FILES: [(ElementaryFile, &[u8]); 7] = [
    (ElementaryFile::Com, include_bytes!("../card/EF.COM.bin")),
    (ElementaryFile::Sod, include_bytes!("../card/EF.SOD.bin")),
    (ElementaryFile::DataGroup(DgNumber::Dg1), include_bytes!("../card/EF.DG1.bin")),
    (ElementaryFile::DataGroup(DgNumber::Dg2), include_bytes!("../card/EF.DG2.bin")),
    (ElementaryFile::DataGroup(DgNumber::Dg13), include_bytes!("../card/EF.DG13.bin")),
    (ElementaryFile::DataGroup(DgNumber::Dg14), include_bytes!("../card/EF.DG14.bin")),
    (ElementaryFile::DataGroup(DgNumber::Dg15), include_bytes!("../card/EF.DG15.bin")),
];

/// The simulated card.
pub struct SimulatedCard {
    selected: Option<ElementaryFile>,
    /// A file and the place of a byte that a forger changed.
    forged: Option<(ElementaryFile, usize)>,
}

impl SimulatedCard {
    pub const fn genuine() -> Self {
        Self { selected: None, forged: None }
    }

    /// The same card with another letter in the holder's name in EF.DG1.
    pub const fn with_forged_name() -> Self {
        let forged = Some((ElementaryFile::DataGroup(DgNumber::Dg1), 65));
        Self { selected: None, forged }
    }

    fn file(&self) -> Option<&'static [u8]> {
        let (_, bytes) = FILES.iter().find(|(file, _)| Some(*file) == self.selected)?;
        Some(bytes)
    }
}

impl Card for SimulatedCard {
    fn select(&mut self, file: ElementaryFile) -> Result<bool, NoAnswer> {
        self.selected = Some(file);
        Ok(self.file().is_some())
    }

    fn read_binary(&mut self, offset: usize, buffer: &mut [u8]) -> Result<usize, NoAnswer> {
        let rest = self.file().and_then(|file| file.get(offset..)).ok_or(NoAnswer)?;
        let mut length = 0;
        for (place, byte) in buffer.iter_mut().zip(rest) {
            let is_forged = self
                .forged
                .is_some_and(|(file, at)| Some(file) == self.selected && at == offset + length);
            *place = if is_forged { b'X' } else { *byte };
            length += 1;
        }
        Ok(length)
    }
}

/// The display: the console of the host.
pub struct Display;

impl fmt::Write for Display {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        hio::hstdout().and_then(|mut out| out.write_all(text.as_bytes())).map_err(|()| fmt::Error)
    }
}

/// Ends the simulation; a reader runs for ever.
pub fn exit(is_success: bool) -> ! {
    loop {
        debug::exit(if is_success { debug::EXIT_SUCCESS } else { debug::EXIT_FAILURE });
    }
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    exit(false)
}
