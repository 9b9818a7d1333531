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
use crate::judgement::judge;
use crate::outcome::{ExitOutcome, Failure, InputError, console_path};
use crate::terms::Stores;

/// Runs the command.
pub(crate) fn run(arguments: &PhotoArguments) -> Result<ExitOutcome, Failure> {
    let card = Card::read(&arguments.card)?;
    let kind = ElementaryFile::DataGroup(DgNumber::Dg2);
    let Some(file) = card.file(kind) else {
        return Err(Failure::malformed(&arguments.card, InputError::NoFile(kind.to_string())));
    };
    let malformed = |error| Failure::malformed(&file.path(&card), InputError::Parse(error));
    if arguments.unverified {
        console::warn("the image is not verified: it may be anyone's");
        let dg2 = Dg2::parse(&file.bytes).map_err(malformed)?;
        return write(arguments, dg2.face_image());
    }
    if arguments.judge.anchors.is_empty() {
        return Err(Failure::Usage(
            "give --anchors to verify the image, or --unverified to write it without verification"
                .to_owned(),
        ));
    }
    let stores = Stores::read(&arguments.judge)?;
    let terms = stores.terms(&arguments.judge);
    judge(&card, &terms, |document, judgement| {
        judgement.require_accepted("no image is written")?;
        match document.open::<Dg2<'_>>(&file.bytes) {
            Ok(dg2) => write(arguments, dg2.face_image()),
            Err(OpenError::Malformed(error)) => Err(malformed(error)),
            Err(error) => Err(Failure::Refused(ExitOutcome::Rejected, error.to_string())),
        }
    })?
}

fn write(arguments: &PhotoArguments, image: Option<FaceImage<'_>>) -> Result<ExitOutcome, Failure> {
    let path = &arguments.output;
    let Some(image) = image else {
        return Err(Failure::malformed(&arguments.card, InputError::NoImage));
    };
    let length = image.length();
    if is_standard_output(path) {
        console::write_bytes(image.bytes)?;
        console::note(format_args!("{}, {length} bytes", image.format));
        return Ok(ExitOutcome::Accepted);
    }
    hint_at_extension(path, image.format);
    let mut file = create(path, arguments.force)?;
    file.write_all(image.bytes)?;
    file.flush()?;
    console::note(format_args!("{}: {}, {length} bytes", console_path(path), image.format));
    Ok(ExitOutcome::Accepted)
}

/// Creates a file that only its owner can read.
fn create(path: &Path, force: bool) -> Result<File, Failure> {
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
            Failure::Usage(format!("{path} exists; --force overwrites it"))
        }
        _ => Failure::Output(error),
    })
}

fn hint_at_extension(path: &Path, format: ImageFormat) {
    let usual: &[&str] = match format {
        ImageFormat::Jpeg => &["jpg", "jpeg"],
        ImageFormat::Jpeg2000 => &["jp2"],
        ImageFormat::Jpeg2000Codestream => &["j2c", "j2k", "jpc"],
        _ => &[],
    };
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    if let Some(first) = usual.first()
        && !usual.contains(&extension.as_str())
    {
        console::warn(format_args!(
            "the image is {format}; programs expect the extension .{first}"
        ));
    }
}
