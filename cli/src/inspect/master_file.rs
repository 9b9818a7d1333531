//! The files about the chip and its applications: EF.ATR/INFO, EF.DIR and EF.CVCA.

use idchip::lds::atr_info::{AtrInfo, CardCapabilities};
use idchip::lds::cvca::Cvca;
use idchip::lds::dir::EfDir;

use crate::content::{Content, Value};

pub(super) fn atr_info(info: &AtrInfo<'_>) -> Content {
    let mut content = Content::default();
    if let Some(capabilities) = info.capabilities() {
        content.names("capabilities", names_of(capabilities));
    }
    if let Some(lengths) = info.extended_length() {
        content.plain("command_bytes", lengths.command);
        content.plain("response_bytes", lengths.response);
    }
    content
}

fn names_of(capabilities: CardCapabilities) -> impl Iterator<Item = &'static str> {
    let all = [
        (capabilities.selection_by_name(), "selection by name"),
        (capabilities.short_file_identifiers(), "short file identifiers"),
        (capabilities.record_numbers(), "record numbers"),
        (capabilities.command_chaining(), "command chaining"),
        (capabilities.extended_length(), "extended length"),
        (capabilities.extended_length_information(), "extended length information"),
    ];
    all.into_iter().filter_map(|(is_there, name)| is_there.then_some(name))
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
