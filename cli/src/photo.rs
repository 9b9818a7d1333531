//! `idchip photo`: the face image.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use idchip::biometrics::{FaceImage, ImageFormat};
use idchip::lds::dg2::Dg2;
use idchip::lds::sod::Sod;
use idchip::lds::{DataGroup, DgNumber};
use idchip::verify::{
    DataGroupStatus, OpenError, PassiveAuthentication, Rejection, SignedHashes, Verdict,
};

use crate::advice::{Circumstances, advice, why};
use crate::anchors::AnchorStore;
use crate::args::PhotoArguments;
use crate::card::Card;
use crate::console;
use crate::file_kind::FileKind;
use crate::judgement::with_judge;
use crate::outcome::{Failure, InputError, Outcome, console_path};
use crate::report_table::title;
use crate::verify::terms;

/// Runs the command.
pub(crate) fn run(arguments: &PhotoArguments) -> Result<Outcome, Failure> {
    let card = Card::read(&arguments.card)?;
    let kind = FileKind::DataGroup(DgNumber::Dg2);
    let Some(file) = card.file(kind) else {
        return Err(Failure::malformed(&arguments.card, InputError::NoFile(kind.name())));
    };
    let malformed = |error| Failure::malformed(&file.path(&card), InputError::Parse(error));
    if arguments.unverified {
        console::warn("the image is not verified: it can be anybody's");
        let dg2 = Dg2::parse(&file.octets).map_err(malformed)?;
        return write(arguments, dg2.face_image());
    }
    if arguments.judge.anchors.is_empty() {
        return Err(Failure::Usage(
            "give --anchors to verify the image, or --unverified to have it all the same"
                .to_owned(),
        ));
    }
    let anchors = AnchorStore::read(&arguments.judge.anchors)?.without_duplicates();
    let signers = AnchorStore::read(&arguments.judge.signers)?;
    let terms = terms(&arguments.judge, &anchors, &signers);
    with_judge(&card, &terms, |judge, sod| {
        let mut signed = verified(judge, sod)?;
        match signed.open::<Dg2<'_>>(&file.octets) {
            Ok(dg2) => write(arguments, dg2.face_image()),
            Err(OpenError::Malformed(error)) => Err(malformed(error)),
            Err(error) => {
                let is_open =
                    matches!(error, OpenError::NotAuthentic(_, DataGroupStatus::NonConformance));
                let outcome = if is_open { Outcome::Undetermined } else { Outcome::Rejected };
                let error = format!("EF.DG2 is not as signed, no image is written: {error}");
                Err(Failure::Refused(outcome, error))
            }
        }
    })?
}

/// EF.SOD and its signer hold; or the reason why not.
pub(crate) fn verified<'a>(
    judge: &PassiveAuthentication<'a>,
    sod: &Sod<'a>,
) -> Result<SignedHashes<'a>, Failure> {
    judge.verify(sod).map_err(|rejection| {
        let examination = judge.examine(sod);
        refusal(&rejection, &Circumstances::of_signer(examination.signer().as_ref()))
    })
}

fn refusal(rejection: &Rejection, circumstances: &Circumstances) -> Failure {
    let (outcome, id, check) = match rejection.verdict {
        Verdict::Rejected(id, check) => (Outcome::Rejected, id, check),
        Verdict::Undetermined(id, check) => (Outcome::Undetermined, id, check),
        Verdict::Accepted => return Failure::Refused(Outcome::Rejected, "not accepted".to_owned()),
    };
    let mut text = format!("{}: {}", title(id), why(id, &check, circumstances));
    if let Some(advice) = advice(id, &check, circumstances) {
        text.push_str(". ");
        text.push_str(&advice);
    }
    Failure::Refused(outcome, text)
}

fn write(arguments: &PhotoArguments, image: Option<FaceImage<'_>>) -> Result<Outcome, Failure> {
    let path = &arguments.output;
    let Some(image) = image else {
        return Err(Failure::malformed(&arguments.card, InputError::NoImage));
    };
    hint_at_extension(path, image.format);
    let mut file = create(path, arguments.force)?;
    file.write_all(image.bytes)?;
    file.flush()?;
    let length = image.length();
    console::note(format_args!("{}: {}, {length} bytes", console_path(path), image.format));
    Ok(Outcome::Accepted)
}

/// A file that only its owner reads.
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
        console::warn(format_args!("the image is {format}; programs expect the ending .{first}"));
    }
}
