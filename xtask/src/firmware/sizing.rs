//! docs/sizing.md: the flash, memory and time that a choice of cards takes.

use super::board::Board;
use super::footprint::{Configuration, Measured, has_not_grown};
use super::{Outcome, root};
use core::fmt::Write;
use serde_json::Value;
use std::fs;

const DOCUMENT: &str = "docs/sizing.md";

/// A choice of cards, and the image of a reader that accepts them.
struct Choice {
    accepted: &'static str,
    /// The algorithms, and the calls beyond those of every reader.
    settings: &'static str,
    image: Configuration,
}

const ID_CARD: &str = "`digests: &[&SHA256, &SHA384, &SHA512]`, \
                       `signatures: &[&ECDSA_BRAINPOOL_P384R1, &ECDSA_P384]`";

const CHOICES: [Choice; 9] = [
    Choice {
        accepted: "documents of one curve and one hash function",
        settings: "`digests: &[&SHA256]`, `signatures: &[&ECDSA_P256]`",
        image: on_mps2("p256", "alg_only_p256_sha256"),
    },
    Choice {
        accepted: "the ID card of Vietnam",
        settings: ID_CARD,
        image: on_mps2("id_card", "vn_good"),
    },
    Choice {
        accepted: "the ID card of Vietnam, with a signer known from a card before",
        settings: "the same; `KnownSigners`, `PassiveAuthentication::verify_with_known_signers`",
        image: on_mps2("known_signer", "vn_good"),
    },
    Choice {
        accepted: "the ID card of Vietnam, if its signer is not revoked",
        settings: "the same; `Document::begin_revocation_list`, `Policy::WITH_REVOCATION`",
        image: on_mps2("revocation", "crl_in_force"),
    },
    Choice {
        accepted: "the ID card of Vietnam, with a deviation list",
        settings: "the same and `&ECDSA_P256`; `ListVerifier`, `Document::check_deviation_list`",
        image: on_mps2("deviations", "vn_good"),
    },
    Choice {
        accepted: "every document of Vietnam",
        settings: "`VIETNAM`",
        image: on_mps2("vietnam", "vn_good"),
    },
    Choice {
        accepted: "every document of Vietnam, if its chip is no copy",
        settings: "`VIETNAM`; `Document::check_active_authentication`, `Policy::WITH_CHIP`",
        image: on_mps2("active_authentication", "vn_good"),
    },
    Choice {
        accepted: "documents of every state",
        settings: "`ALL`",
        image: on_mps2("all", "vn_good"),
    },
    Choice {
        accepted: "every document of Vietnam",
        settings: "`VIETNAM`",
        image: Configuration::judge("", Board::Microbit, "vietnam", "compact", "vn_good"),
    },
];

const fn on_mps2(program: &'static str, card: &'static str) -> Configuration {
    Configuration::judge("", Board::Mps2, program, "compact", card)
}

/// The clocks for which a time is computed, in MHz.
const CLOCKS: [u64; 2] = [64, 168];

/// Writes the document, or holds the figures against it; returns false if one has grown.
pub(super) fn update(manifest: &Value, check: bool) -> Outcome<bool> {
    let path = root().join(DOCUMENT);
    let document = document(manifest)?;
    if check {
        return Ok(has_not_grown(&fs::read_to_string(path)?, &document));
    }
    fs::write(path, document)?;
    Ok(true)
}

/// Measures each choice, and returns the document.
fn document(manifest: &Value) -> Outcome<String> {
    let mut rows = String::new();
    for Choice { accepted, settings, image } in CHOICES {
        let Measured { flash, base, ram, figures } = image.measure(manifest)?;
        let (flash, stack, thousands) =
            (flash.saturating_sub(base), figures.stack, figures.total());
        let [slow, fast] = CLOCKS.map(|clock| milliseconds(thousands, clock));
        let row = format!(
            "| {accepted} | {settings} | {} | {flash} | {ram} | {stack} | {thousands} | {slow} | {fast} |",
            image.board.name()
        );
        println!("{row}");
        writeln!(rows, "{row}")?;
    }
    Ok(include_str!("../../assets/sizing.md").replace("CHOICES\n", &rows))
}

/// The milliseconds that these thousands of instructions take at this clock in MHz, with one and a half cycles
/// for each: flash has wait states.
const fn milliseconds(thousands: u64, clock: u64) -> u64 {
    (thousands * 3).div_ceil(clock * 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instruction_takes_one_and_a_half_cycles() {
        assert_eq!(milliseconds(64_000, 64), 1500);
        assert_eq!(milliseconds(1, 168), 1);
    }
}
