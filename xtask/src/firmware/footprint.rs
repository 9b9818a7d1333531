//! The flash, stack and instructions of the firmware images, for docs/footprint.md.

use super::board::Board;
use super::cards::Prepared;
use super::image::Image;
use super::{Outcome, root};
use crate::install::Library;
use core::fmt::Write;
use serde_json::Value;
use std::fs;

/// A program whose figures are kept.
pub(super) struct Configuration {
    pub(super) name: &'static str,
    pub(super) board: Board,
    pub(super) program: &'static str,
    engine: &'static str,
    card: &'static str,
    /// The octets of RAM that are buffers of the example: EF.SOD, the file that is opened.
    buffers: u64,
}

impl Configuration {
    pub(super) const fn judge(
        name: &'static str,
        board: Board,
        program: &'static str,
        engine: &'static str,
        card: &'static str,
    ) -> Self {
        // As in firmware/qemu-mps2/src/lib.rs.
        let sod: u64 = if matches!(board, Board::Microbit) { 2560 } else { 3072 };
        Self { name, board, program, engine, card, buffers: sod + 512 }
    }

    pub(super) fn features(&self) -> &[&'static str] {
        if self.engine.is_empty() { &[] } else { core::slice::from_ref(&self.engine) }
    }

    /// Builds the image, and runs it with its card.
    pub(super) fn measure(&self, manifest: &Value) -> Outcome<Measured> {
        let image = Image::build(self.board, self.program, self.features())?;
        let base = Image::build(self.board, "base", self.features())?;
        Ok(Measured {
            flash: image.flash()?,
            base: base.flash()?,
            ram: image.static_ram()?,
            figures: self.run(&image, manifest)?,
        })
    }

    /// Runs the image with its card.
    pub(super) fn run(&self, image: &Image, manifest: &Value) -> Outcome<Figures> {
        let card = Prepared::new(manifest, self.card)?;
        if self.program == "parse" {
            // It is no file of the application, and the reader has read it by then.
            let access = root().join("testdata/cards/vn_good/EF.CardAccess.bin");
            fs::copy(access, card.directory.join("EF.CardAccess"))?;
        }
        Figures::of(&self.board.run(&image.path, &card.directory)?)
    }
}

/// The figures of an image.
pub(super) struct Measured {
    pub(super) flash: u64,
    /// The flash of the image without the library and the session.
    pub(super) base: u64,
    /// Static variables.
    pub(super) ram: u64,
    pub(super) figures: Figures,
}

/// Returns the manifest of the cards.
pub(super) fn manifest() -> Outcome<Value> {
    let manifest = fs::read(root().join("testdata/manifest.json"))?;
    Ok(serde_json::from_slice(&manifest)?)
}

pub(super) const CONFIGURATIONS: [Configuration; 11] = [
    Configuration {
        name: "parse only",
        board: Board::Mps2,
        program: "parse",
        engine: "",
        card: "vn_good",
        buffers: 8192,
    },
    Configuration::judge("P-256 verify", Board::Mps2, "p256", "compact", "alg_only_p256_sha256"),
    Configuration::judge("ID card verify", Board::Mps2, "id_card", "compact", "vn_good"),
    Configuration::judge(
        "ID card, known signer",
        Board::Mps2,
        "known_signer",
        "compact",
        "vn_good",
    ),
    Configuration::judge("VIETNAM verify", Board::Mps2, "vietnam", "compact", "vn_good"),
    Configuration::judge("ALL verify", Board::Mps2, "all", "compact", "vn_good"),
    Configuration::judge("P-256 verify", Board::Mps2, "p256", "rustcrypto", "alg_only_p256_sha256"),
    Configuration::judge("VIETNAM verify", Board::Mps2, "vietnam", "rustcrypto", "vn_good"),
    Configuration::judge("ALL verify", Board::Mps2, "all", "rustcrypto", "vn_good"),
    Configuration::judge(
        "P-256 verify",
        Board::Microbit,
        "p256",
        "compact",
        "alg_only_p256_sha256",
    ),
    Configuration::judge("VIETNAM verify", Board::Microbit, "vietnam", "compact", "vn_good"),
];

/// Growth that a change may bring along without a new table, in percent.
const TOLERANCE: u64 = 3;

const DOCUMENT: &str = "docs/footprint.md";

/// The README shows the figures of the compact engine between these lines.
const README: &str = "README.md";
const README_START: &str = "<!-- Written by `cargo xtask size`. -->\n";
const README_END: &str = "<!-- End. -->\n";

/// The start of the row of the C library.
const LIBRARY: &str = "| `libidchip.so` | x86-64 Linux |";

/// Measures every configuration; writes the table, or holds the figures against it. Returns false if one has
/// grown.
pub(super) fn update(manifest: &Value, check: bool) -> Outcome<bool> {
    let mut sizes = String::new();
    let mut steps = String::new();
    for it in CONFIGURATIONS {
        let Measured { flash, base, ram, figures } = it.measure(manifest)?;
        let (net, ram) = (flash.saturating_sub(base), ram.saturating_sub(it.buffers));
        let engine = if it.engine.is_empty() { "–" } else { it.engine };
        let row = format!("| {} | {engine} | {} |", it.name, it.board.name());
        let (stack, thousands) = (figures.stack, figures.total());
        writeln!(sizes, "{row} {flash} | {net} | {ram} | {stack} | {thousands} |")?;
        if it.program != "parse" {
            writeln!(steps, "{row} {} |", figures.steps())?;
        }
        println!("{row} {flash} | {net} | {ram} | {stack} | {thousands} |");
    }
    if let Some(missing) = Image::missing_for_c() {
        println!("skipped: the footprint of the firmware in C: {missing} is not there");
    } else {
        sizes.push_str(&in_c(&Prepared::new(manifest, "vn_good")?)?);
    }
    let (path, readme_path) = (root().join(DOCUMENT), root().join(README));
    let committed = fs::read_to_string(&path)?;
    let document = include_str!("../../assets/footprint.md")
        .replace("SIZES\n", &sizes)
        .replace("STEPS\n", &steps)
        .replace("LIBRARY\n", &library(&committed)?);
    let readme = fs::read_to_string(&readme_path)?;
    if !check {
        fs::write(readme_path, with_table(&readme, &document)?)?;
        fs::write(path, document)?;
        return Ok(true);
    }
    let is_kept = has_not_grown(&committed, &document);
    let is_same = with_table(&readme, &committed)? == readme;
    if !is_same {
        println!("differs: the table in {README} is not that of {DOCUMENT}");
    }
    Ok(is_kept && is_same)
}

/// True if no figure of the committed document has grown, and all but the figures is the same; prints the rows
/// in which one has.
pub(super) fn has_not_grown(committed: &str, measured: &str) -> bool {
    let grown = grown(committed, measured);
    grown.iter().for_each(|row| println!("grown by more than {TOLERANCE} %: {row}"));
    let is_text_same = text(committed).eq(text(measured));
    if !is_text_same {
        println!("differs: the text of the document is not that of its template in xtask/assets");
    }
    grown.is_empty() && is_text_same
}

/// The lines that are in no table.
fn text(document: &str) -> impl Iterator<Item = &str> {
    document.lines().filter(|line| !line.starts_with('|'))
}

/// The row of the firmware in C. Nothing is subtracted from its flash: it has no base.
fn in_c(card: &Prepared) -> Outcome<String> {
    let image = Image::build_in_c("verify")?;
    let figures = Figures::of(&Board::Mps2.run(&image.path, &card.directory)?)?;
    // As in firmware/c-mps2/main.c: EF.SOD, the file that is opened, and the anchors.
    let ram = image.static_ram()?.saturating_sub(3072 + 512 + 2048);
    let (flash, stack, thousands) = (image.flash()?, figures.stack, figures.total());
    let board = Board::Mps2.name();
    let row = format!(
        "| ALL verify in C | compact | {board} | {flash} | – | {ram} | {stack} | {thousands} |\n"
    );
    print!("{row}");
    Ok(row)
}

/// The row of the C library: measured where it is comparable, else the one that is there.
fn library(committed: &str) -> Outcome<String> {
    let octets = if cfg!(all(target_arch = "x86_64", target_os = "linux")) {
        fs::metadata(Library::build(None)?.shared)?.len().to_string()
    } else {
        let row = committed.lines().find_map(|line| line.strip_prefix(LIBRARY));
        row.unwrap_or("").trim_matches([' ', '|']).to_owned()
    };
    let row = format!("{LIBRARY} {octets} |\n");
    print!("{row}");
    Ok(row)
}

/// The README with the table of this document: what firmware takes with the compact engine.
fn with_table(readme: &str, document: &str) -> Outcome<String> {
    let (before, rest) = readme.split_once(README_START).ok_or("the README has a place for it")?;
    let (_, after) = rest.split_once(README_END).ok_or("the table in the README has an end")?;
    let mut table = String::new();
    let sizes = document.lines().skip_while(|line| !line.starts_with("| image"));
    for line in sizes.take_while(|line| line.starts_with('|')) {
        let cells: Vec<_> = line.split(" | ").map(|cell| cell.trim_matches('|')).collect();
        if let [image, engine, rest @ ..] = cells.as_slice()
            && ["engine", "compact", "–"].contains(engine)
        {
            writeln!(table, "|{image} | {} |", rest.join(" | ").trim_end())?;
        } else if line.starts_with("|---") {
            writeln!(table, "{}", line.replacen("|---", "", 1))?;
        }
    }
    Ok([before, README_START, &table, README_END, after].concat())
}

/// The figures that an image printed: names and numbers.
pub(super) struct Figures {
    pub(super) stack: u64,
    /// Thousands of instructions.
    steps: Vec<(String, u64)>,
}

impl Figures {
    fn of(output: &str) -> Outcome<Self> {
        let mut figures = Self { stack: 0, steps: Vec::new() };
        for line in output.lines().filter_map(|line| line.strip_prefix("figure ")) {
            let (name, number) = line.split_once(' ').ok_or("a figure has a name")?;
            let number = number.parse()?;
            match figures.steps.iter_mut().find(|(step, _)| step == name) {
                _ if name == "stack" => figures.stack = number,
                Some((_, sum)) => *sum += number,
                None => figures.steps.push((name.to_owned(), number)),
            }
        }
        Ok(figures)
    }

    pub(super) fn total(&self) -> u64 {
        self.steps.iter().map(|(_, number)| number).sum()
    }

    /// The steps of a session in their order; one that the card has no file for is empty.
    fn steps(&self) -> String {
        let names = ["sod_read", "sod_verified", "dg1", "dg2", "dg13", "other_dg", "concluded"];
        let number = |name: &str| self.steps.iter().find(|(step, _)| step == name);
        let cells =
            names.map(|name| number(name).map_or_else(|| "–".to_owned(), |(_, it)| it.to_string()));
        cells.join(" | ")
    }
}

/// The rows of the new table in which a figure is larger than in the committed one, or which that
/// one does not have.
fn grown(committed: &str, measured: &str) -> Vec<String> {
    let committed: Vec<_> = rows(committed).collect();
    let has_grown = |(names, figures): &(Vec<&str>, Vec<u64>)| {
        let known =
            committed.iter().find(|(others, old)| others == names && old.len() == figures.len());
        known.is_none_or(|(_, old)| {
            old.iter().zip(figures).any(|(old, new)| *new > old + old * TOLERANCE / 100)
        })
    };
    let grown = rows(measured).filter(has_grown);
    grown.map(|(names, figures)| format!("{} {figures:?}", names.join(" "))).collect()
}

/// The rows of the tables: names and figures.
fn rows(document: &str) -> impl Iterator<Item = (Vec<&str>, Vec<u64>)> {
    document.lines().filter_map(|line| {
        let cells = line.strip_prefix('|')?.strip_suffix('|')?.split('|').map(str::trim);
        let (figures, names): (Vec<_>, Vec<_>) =
            cells.partition(|cell| cell.parse::<u64>().is_ok());
        let figures: Vec<u64> = figures.into_iter().filter_map(|cell| cell.parse().ok()).collect();
        (!figures.is_empty()).then_some((names, figures))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "| a | b |\n|---|---|\n| parse | M4 | 1000 | 200 | 30 | 4 |\n";

    #[test]
    fn a_figure_may_grow_by_three_percent() {
        assert!(grown(TABLE, TABLE).is_empty());
        assert!(grown(TABLE, &TABLE.replace("1000", "1030")).is_empty());
        assert!(grown(TABLE, &TABLE.replace("1000", "900")).is_empty());
        assert_eq!(grown(TABLE, &TABLE.replace("1000", "1031")).len(), 1);
    }

    #[test]
    fn the_readme_has_the_rows_of_the_compact_engine() {
        let document = "text\n\n| image | engine | board | flash |\n|---|---|---|---:|\n\
                        | parse | – | M4 | 10 |\n| all | compact | M4 | 20 |\n\
                        | all | rustcrypto | M4 | 90 |\n\n| image | engine | board | sod |\n";
        let readme = format!("a\n{README_START}old\n{README_END}b\n");
        let table =
            "| image | board | flash |\n|---|---|---:|\n| parse | M4 | 10 |\n| all | M4 | 20 |\n";
        let expected = format!("a\n{README_START}{table}{README_END}b\n");
        assert_eq!(with_table(&readme, document).unwrap(), expected);
        assert_eq!(with_table(&expected, document).unwrap(), expected);
        assert!(with_table("no place", document).is_err());
    }

    #[test]
    fn the_text_around_the_tables_does_not_change() {
        assert!(has_not_grown(&format!("a\n\n{TABLE}"), &format!("a\n\n{TABLE}")));
        assert!(!has_not_grown(&format!("a\n\n{TABLE}"), &format!("b\n\n{TABLE}")));
    }

    #[test]
    fn a_row_that_was_not_there_is_no_small_change() {
        assert_eq!(grown(TABLE, &TABLE.replace("parse", "other")).len(), 1);
    }
}
