//! The screens in README.md are those that the command prints.

mod common;

use common::{command, run, testdata};

/// The commands of the blocks of this kind in the README, each with what it prints.
fn screens(readme: &str) -> Vec<(&str, &str)> {
    let blocks = readme.split("```console\n$ ").skip(1);
    blocks
        .map(|block| {
            let (screen, _) = block.split_once("```").expect("a block ends");
            screen.split_once('\n').expect("a command is on one line")
        })
        .collect()
}

#[test]
fn the_screens_in_the_readme_are_real() {
    let root = testdata().join("..");
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let screens = screens(&readme);
    assert!(screens.len() >= 2, "an accepted card and a refused one");
    for (line, screen) in screens {
        let (line, lines) = match line.split_once(" | head -n ") {
            Some((line, count)) => (line, count.parse().unwrap()),
            None => (line, usize::MAX),
        };
        let mut words = line.split_whitespace();
        assert_eq!(words.next(), Some("idchip"), "{line}");
        let printed = run(command().env("COLUMNS", "100").current_dir(&root).args(words));
        let printed: Vec<_> = printed.stdout.lines().take(lines).collect();
        assert_eq!(printed.join("\n"), screen.trim_end(), "{line}");
    }
}
