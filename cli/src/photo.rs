//! `idchip photo`: writes the face image to a file.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use idchip::biometrics::{FaceImage, ImageFormat};
use idchip::lds::dg2::Dg2;
use idchip::lds::{DataGroup, DgNumber, ElementaryFile};
use idchip::verify::OpenError;

use crate::args::PhotoArguments;
use crate::card::Card;
use crate::console::{self, is_standard_output};
#[cfg(feature = "images")]
use crate::image::Pixels;
use crate::judgement::judge;
use crate::outcome::{ExitOutcome, Failure, InputError, console_path};
use crate::terms::Stores;
use crate::texts::say;

/// Runs the command.
pub(crate) fn run(arguments: &PhotoArguments) -> Result<ExitOutcome, Failure> {
    if arguments.png && !cfg!(feature = "images") {
        return Err(Failure::Usage(say!("failure-no-decoder")));
    }
    let card = Card::read(&arguments.card)?;
    let kind = ElementaryFile::DataGroup(DgNumber::Dg2);
    let Some(file) = card.file(kind) else {
        return Err(Failure::malformed(&arguments.card, InputError::NoFile(kind.to_string())));
    };
    let malformed = |error| Failure::malformed(&file.path(&card), InputError::Parse(error));
    if arguments.unverified {
        console::warn(say!("failure-image-not-verified"));
        let dg2 = Dg2::parse(&file.bytes).map_err(malformed)?;
        return write_image(arguments, dg2.face_image());
    }
    let stores = Stores::read(&arguments.judge)?;
    if stores.anchors.certificates().is_empty() {
        return Err(Failure::Usage(say!("failure-image-without-anchors")));
    }
    let slices = stores.slices();
    let terms = slices.terms(&arguments.judge);
    judge(&card, &terms, |document, judgement| {
        judgement
            .require_accepted(|outcome| say!("failure-no-image-written", outcome = outcome))?;
        match document.open::<Dg2<'_>>(&file.bytes) {
            Ok(dg2) => write_image(arguments, dg2.face_image()),
            Err(OpenError::Malformed(error)) => Err(malformed(error)),
            Err(error) => Err(Failure::of_opening(&error)),
        }
    })?
}

fn write_image(
    arguments: &PhotoArguments,
    image: Option<FaceImage<'_>>,
) -> Result<ExitOutcome, Failure> {
    let Some(image) = image else {
        return Err(Failure::malformed(&arguments.card, InputError::NoImage));
    };
    let (path, force) = (&arguments.output, arguments.force);
    #[cfg(feature = "images")]
    if arguments.png {
        let malformed = |error| Failure::malformed(&arguments.card, InputError::Image(error));
        let pixels = Pixels::decode(image.bytes).map_err(malformed)?;
        let png = pixels.to_png().map_err(std::io::Error::from)?;
        write_bytes(path, ImageFormat::Png, &png, force)?;
        return Ok(ExitOutcome::Accepted);
    }
    write(path, &image, force)?;
    Ok(ExitOutcome::Accepted)
}

/// Writes the image as it is on the chip. An existing file is overwritten only by `force`.
pub(crate) fn write(path: &Path, image: &FaceImage<'_>, force: bool) -> Result<(), Failure> {
    write_bytes(path, image.format, image.bytes, force)
}

fn write_bytes(path: &Path, format: ImageFormat, bytes: &[u8], force: bool) -> Result<(), Failure> {
    if is_standard_output(path) {
        console::write_bytes(bytes)?;
        console::note(say!("failure-image-output", format = format, length = bytes.len()));
        return Ok(());
    }
    hint_at_extension(path, format);
    let mut file = create(path, force)?;
    file.write_all(bytes)?;
    file.flush()?;
    let (path, length) = (console_path(path), bytes.len());
    console::note(say!("failure-image-written", path = path, format = format, length = length));
    Ok(())
}

/// Creates a file that only its owner can read.
pub(crate) fn create(path: &Path, force: bool) -> Result<File, Failure> {
    let mut options = OpenOptions::new();
    options.write(true);
    if force {
        options.create(true).truncate(true);
    } else {
        options.create_new(true);
    }
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            let path = console_path(path);
            Failure::Usage(say!("failure-exists", path = path))
        }
        _ => Failure::Output(error),
    })
}

fn hint_at_extension(path: &Path, format: ImageFormat) {
    let usual: &[&str] = match format {
        ImageFormat::Jpeg => &["jpg", "jpeg"],
        ImageFormat::Jpeg2000 => &["jp2"],
        ImageFormat::Jpeg2000Codestream => &["j2c", "j2k", "jpc"],
        ImageFormat::Png => &["png"],
        _ => &[],
    };
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    if let Some(first) = usual.first()
        && !usual.contains(&extension.as_str())
    {
        console::warn(say!("failure-extension", format = format, extension = first));
    }
}
