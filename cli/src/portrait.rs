//! The portrait of the holder in the report of `idchip verify`.

use std::path::Path;

use idchip::biometrics::FaceImage;
use serde::Serialize;

use crate::outcome::console_path;
use crate::texts::say;

/// The portrait in a verified DG2.
#[derive(Serialize)]
pub(crate) struct Portrait {
    format: String,
    /// In pixels, as the record around the image says.
    width: Option<u32>,
    height: Option<u32>,
    /// In bytes.
    length: u32,
    /// The file that it was written to.
    file: Option<String>,
    #[cfg(feature = "terminal-images")]
    #[serde(skip)]
    image: zeroize::Zeroizing<Vec<u8>>,
}

impl Portrait {
    pub(crate) fn new(
        image: &FaceImage<'_>,
        size: Option<(u32, u32)>,
        file: Option<&Path>,
    ) -> Self {
        let (width, height) = size.unzip();
        Self {
            format: image.format.to_string(),
            width,
            height,
            length: image.length(),
            file: file.map(console_path),
            #[cfg(feature = "terminal-images")]
            image: image.bytes.to_vec().into(),
        }
    }

    /// Shows the image, if the terminal can show one, and this command was built to.
    pub(crate) fn show(&self) {
        #[cfg(feature = "terminal-images")]
        crate::terminal_image::show(&self.image);
    }

    /// The file that it was written to.
    pub(crate) fn file(&self) -> Option<&str> {
        self.file.as_deref()
    }

    /// The format and the size, for people.
    pub(crate) fn description(&self) -> String {
        let format = &self.format;
        match (self.width, self.height) {
            (Some(width), Some(height)) => {
                say!("holder-image", format = format, width = width, height = height)
            }
            _ => format.clone(),
        }
    }
}
