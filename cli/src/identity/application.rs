//! The values in the files of an application other than the travel document.

use idchip::national::NationalData;
use idchip::national::it_cie::Nis;
use idchip::verify::{NationalDocument, OpenError, Verified};

use super::section::{Field, Section, Source, Value};
use crate::national::ApplicationCard;

/// Returns the value that names the holder, if the library reads one in the files of the application: the
/// number for services of the Italian card. `None` for any other application, and without the file.
pub(super) fn holder(
    document: &mut NationalDocument<'_>,
    card: &ApplicationCard,
) -> Option<Section> {
    if *document.application() != Nis::APPLICATION {
        return None;
    }
    let file = card.files.iter().find(|file| file.description.identifier == Nis::FILE)?;
    let opened: Result<Verified<Nis<'_>>, _> = document.open(&file.bytes);
    let value = match opened {
        Ok(nis) => Ok(Value::text(Some(nis.as_str()))),
        Err(OpenError::Malformed(error)) => Err(error),
        Err(_) => return None,
    };
    let mut section = Section::default();
    let field = Field::new("nis", Source::IdServizi, value);
    section.add(field.labelled("holder-number-for-services"));
    Some(section)
}
