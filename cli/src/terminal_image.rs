//! Images in terminals that can show them: kitty, iTerm2, and those with sixels.

use std::io::{IsTerminal, stdin, stdout};

use image::{DynamicImage, GrayImage, RgbImage};

use crate::image::Pixels;

/// Shows a portrait below what was written, if this is a terminal that shows images. Anything else gets no
/// byte: the terminal is asked for its abilities, so both its directions must be there.
///
/// A local kitty is given the pixels in a temporary file that only its owner can read, and deletes it.
pub(crate) fn show(image: &[u8]) {
    if !stdout().is_terminal() || !stdin().is_terminal() || !shows_images() {
        return;
    }
    let Some(picture) = Pixels::decode(image).ok().and_then(picture) else { return };
    let place = viuer::Config {
        absolute_offset: false,
        x: INDENT,
        height: Some(ROWS),
        ..viuer::Config::default()
    };
    // The description of the portrait stands above: a terminal that fails shows this alone.
    let _ = viuer::print(&picture, &place);
}

const INDENT: u16 = 1;
const ROWS: u32 = 16;

fn shows_images() -> bool {
    viuer::is_iterm_supported()
        || viuer::get_kitty_support() != viuer::KittySupport::None
        || viuer::is_sixel_supported()
}

fn picture(pixels: Pixels) -> Option<DynamicImage> {
    let (width, height) = pixels.size();
    let samples = pixels.samples().to_vec();
    if pixels.is_grey() {
        GrayImage::from_raw(width, height, samples).map(DynamicImage::from)
    } else {
        RgbImage::from_raw(width, height, samples).map(DynamicImage::from)
    }
}
