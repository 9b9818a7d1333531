//! Odd multiples of the generators of curves with a = −3, for the engine in `src/crypto/wide`.

use core::error::Error;
use core::fmt::Write;
use std::process::ExitCode;

use num_bigint::BigUint;

use crate::curves::{self, Parameters};
use crate::ec::{Curve, Point};
use crate::header::write_one;

/// The number of multiples, as `Multiples` there has it.
const COUNT: u32 = 32;

const CURVES: [&Parameters; 9] = [
    &curves::P224,
    &curves::P256,
    &curves::P384,
    &curves::P521,
    &curves::BRAINPOOL_P224T1,
    &curves::BRAINPOOL_P256T1,
    &curves::BRAINPOOL_P320T1,
    &curves::BRAINPOOL_P384T1,
    &curves::BRAINPOOL_P512T1,
];

/// Writes a table for each curve, or names those that differ.
pub(crate) fn write(check: bool) -> Result<ExitCode, Box<dyn Error>> {
    let mut is_same = true;
    for parameters in CURVES {
        let file = parameters.name.to_lowercase().replace("p-", "p").replace("poolp", "pool_p");
        let path = format!("src/crypto/wide/generator/{file}.rs");
        is_same &= write_one(&path, &table(parameters)?, check)?;
    }
    Ok(ExitCode::from(u8::from(check && !is_same)))
}

fn table(parameters: &'static Parameters) -> Result<String, Box<dyn Error>> {
    let curve = Curve::new(parameters);
    let limbs = curve.p.bits().div_ceil(64);
    let mut table = format!(
        "//! 1, 3, 5 … {} times the generator of {}, in the form of the engine. Written by `cargo xtask generators`.\n\n\
         use super::{{AffinePoint, Multiples}};\n\n\
         #[rustfmt::skip]\n\
         pub(super) static MULTIPLES: Multiples<{limbs}> = [\n",
        2 * COUNT - 1,
        parameters.name,
    );
    for factor in (1..2 * COUNT).step_by(2) {
        let Point { x, y } = curve
            .multiply(&BigUint::from(factor), &curve.g)
            .ok_or("a multiple of the generator is infinity")?;
        let [x, y] = [x, y].map(|coordinate| array(&curve.p, &coordinate, limbs));
        writeln!(table, "    AffinePoint {{\n        x: {x},\n        y: {y},\n    }},")?;
    }
    table.push_str("];\n");
    Ok(table)
}

/// A coordinate times 2 to the power of 64 for each limb, or as it is if p is a Mersenne number.
fn array(p: &BigUint, coordinate: &BigUint, limbs: u64) -> String {
    let is_mersenne = p.count_ones() == p.bits();
    let form = if is_mersenne { coordinate.clone() } else { (coordinate << (64 * limbs)) % p };
    let mut limbs_of_form = form.to_u64_digits();
    limbs_of_form.resize(limbs.try_into().expect("a few limbs"), 0);
    let limbs: Vec<String> = limbs_of_form.iter().map(|limb| grouped(*limb)).collect();
    let lines: Vec<String> = limbs.chunks(4).map(|line| line.join(", ")).collect();
    match lines.as_slice() {
        [line] => format!("[{line}]"),
        lines => format!("[\n            {},\n        ]", lines.join(",\n            ")),
    }
}

fn grouped(limb: u64) -> String {
    let digits = format!("{limb:016X}");
    let groups: Vec<&str> = [0, 4, 8, 12].map(|place| &digits[place..place + 4]).to_vec();
    format!("0x{}", groups.join("_"))
}
