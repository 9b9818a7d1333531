//! The files about the chip and its applications: EF.ATR/INFO, EF.DIR and EF.CVCA.

use idchip::lds::atr_info::{AtrInfo, CardCapabilities};
use idchip::lds::cvca::Cvca;
use idchip::lds::dir::EfDir;

use crate::content::{Content, Value};
use crate::texts::Texts;

pub(super) fn atr_info(info: &AtrInfo<'_>, texts: &Texts) -> Content {
    let mut content = Content::default();
    if let Some(capabilities) = info.capabilities() {
        let names = keys_of(capabilities).map(|key| texts.say(key, &[]));
        content.names("capabilities", names);
    }
    if let Some(lengths) = info.extended_length() {
        content.plain("command_bytes", lengths.command);
        content.plain("response_bytes", lengths.response);
    }
    content
}

/// Returns the keys of the names of the capabilities of a chip.
fn keys_of(capabilities: CardCapabilities) -> impl Iterator<Item = &'static str> {
    let all = [
        (capabilities.selection_by_name(), "inspect-can-selection-by-name"),
        (capabilities.short_file_identifiers(), "inspect-can-short-file-identifiers"),
        (capabilities.record_numbers(), "inspect-can-record-numbers"),
        (capabilities.command_chaining(), "inspect-can-command-chaining"),
        (capabilities.extended_length(), "inspect-can-extended-length"),
        (capabilities.extended_length_information(), "inspect-can-extended-length-information"),
    ];
    all.into_iter().filter_map(|(is_there, key)| is_there.then_some(key))
}

pub(super) fn dir(dir: &EfDir<'_>) -> Content {
    let mut content = Content::default();
    for application in dir.applications() {
        let name = application.name().map(|name| format!(", {name}")).unwrap_or_default();
        content.item("applications", Value::plain(format!("{application}{name}")));
    }
    content
}

pub(super) fn cvca(cvca: &Cvca<'_>) -> Content {
    let mut content = Content::default();
    content.plain("authority", cvca.current());
    if let Some(previous) = cvca.previous() {
        content.plain("previous_authority", previous);
    }
    content
}
