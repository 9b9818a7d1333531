//! A revocation list beside the card.

use idchip::lds::sod::Sod;
use idchip::verify::{Document, PassiveAuthentication, Rejection};

use crate::semihosting::File;

/// Verifies EF.SOD with a revocation list that passes by in chunks.
///
/// # Errors
///
/// Returns the rejection, if a check of EF.SOD is not as the policy requires.
// Saves 3,328 bytes of stack for a card without a list, and 360 of flash; without it, the Cortex-M0 has too little.
#[inline(never)]
#[expect(clippy::result_large_err, reason = "the report is returned by value: no heap")]
pub fn verify_with_list<'a>(
    judge: &PassiveAuthentication<'a>,
    sod: &Sod<'a>,
    mut file: File,
) -> Result<Document<'a>, Rejection> {
    let mut document = judge.examine(sod);
    let (mut buffer, mut chunk) = ([0; 512], [0; 128]);
    let mut list = document.begin_revocation_list(&mut buffer);
    let mut offset = 0_usize;
    while let Some(length) = file.read_at(offset, &mut chunk)
        && let Some(read) = chunk.get(..length)
        && !read.is_empty()
    {
        list.update(read);
        offset = offset.saturating_add(length);
    }
    document.finish_revocation_list(list);
    document.require()?;
    Ok(document)
}
