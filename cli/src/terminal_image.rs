//! Images in terminals that can show them: kitty, iTerm2, and those with sixels.

use std::env;
use std::io::{IsTerminal, stdin, stdout};

use image::{DynamicImage, GrayImage, RgbImage};

use crate::image::Pixels;

/// A way to send an image to a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Protocol {
    ITerm,
    Kitty,
    Sixel,
}

impl Protocol {
    /// Returns the protocol of the terminal that says its name in the environment.
    ///
    /// Any other terminal is not asked: one that does not answer would make the command wait for ever.
    fn of_terminal() -> Option<Self> {
        if !stdout().is_terminal() || !stdin().is_terminal() {
            return None;
        }
        let variable = |name| env::var(name).unwrap_or_default();
        Self::of_names(&variable("TERM"), &variable("TERM_PROGRAM"))
            .or_else(|| viuer::is_iterm_supported().then_some(Self::ITerm))
            .or_else(|| env::var_os("WT_SESSION").map(|_| Self::Sixel))
    }

    fn of_names(terminal: &str, program: &str) -> Option<Self> {
        let is_any = |names: &[&str]| names.iter().any(|name| terminal.contains(name));
        if is_any(&["kitty", "ghostty"]) || program == "ghostty" {
            Some(Self::Kitty)
        } else if is_any(&["foot", "mlterm", "contour", "yaft"]) {
            Some(Self::Sixel)
        } else {
            None
        }
    }
}

/// Shows a portrait below what was written, if this is a terminal that shows images. Anything else gets no byte.
///
/// A local kitty is given the pixels in a temporary file that only its owner can read, and deletes it.
pub(crate) fn show(image: &[u8]) {
    let Some(protocol) = Protocol::of_terminal() else { return };
    let Some(picture) = Pixels::decode(image).ok().and_then(picture) else { return };
    let is_ready = match protocol {
        Protocol::ITerm => true,
        Protocol::Kitty => viuer::get_kitty_support() != viuer::KittySupport::None,
        Protocol::Sixel => viuer::is_sixel_supported(),
    };
    if !is_ready {
        return;
    }
    let place = viuer::Config {
        absolute_offset: false,
        x: INDENT,
        height: Some(ROWS),
        use_iterm: protocol == Protocol::ITerm,
        use_kitty: protocol == Protocol::Kitty,
        use_sixel: protocol == Protocol::Sixel,
        ..viuer::Config::default()
    };
    // The description of the portrait stands above: a terminal that fails shows this alone.
    let _ = viuer::print(&picture, &place);
}

const INDENT: u16 = 1;
const ROWS: u32 = 16;

fn picture(pixels: Pixels) -> Option<DynamicImage> {
    let (width, height) = pixels.size();
    let samples = pixels.samples().to_vec();
    if pixels.is_grey() {
        GrayImage::from_raw(width, height, samples).map(DynamicImage::from)
    } else {
        RgbImage::from_raw(width, height, samples).map(DynamicImage::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_known_by_its_name() {
        for (terminal, program, protocol) in [
            ("xterm-kitty", "", Some(Protocol::Kitty)),
            ("xterm-ghostty", "ghostty", Some(Protocol::Kitty)),
            ("foot", "", Some(Protocol::Sixel)),
            ("xterm-256color", "", None),
            ("dumb", "", None),
            ("", "", None),
        ] {
            assert_eq!(Protocol::of_names(terminal, program), protocol, "{terminal}");
        }
    }
}
