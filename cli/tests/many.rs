//! Many cards in one run: directories, archives, lists, threads, interruptions, and the numbers at the end.

mod common;

use core::time::Duration;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::LazyLock;

use common::{AT, Run, SECRETS, command, data, idchip, run, vn_anchor};
use serde_json::Value;
use tempfile::TempDir;

/// The number of cards: a third of each kind, and one whose EF.SOD leads nowhere.
const CARDS: usize = 300;

/// Cards in directories of directories, in the order of their names: accepted, rejected, malformed, and so on.
static CARDS_DIRECTORY: LazyLock<TempDir> = LazyLock::new(|| {
    let directory = tempfile::tempdir().unwrap();
    for number in 0..CARDS {
        let folder = directory.path().join(format!("{:02}/{number:03}", number / 100));
        fs::create_dir_all(&folder).unwrap();
        let files = fs::read_dir(data("cards/vn_good")).unwrap();
        for file in files.map(|file| file.unwrap().path()) {
            let name = file.file_name().unwrap().to_str().unwrap();
            let bytes = match (number % 3, name) {
                (1, "EF.DG2.bin") => fs::read(data("cards/dg2_altered/EF.DG2.bin")).unwrap(),
                (2, "EF.SOD.bin") => fs::read(&file).unwrap()[..1000].to_vec(),
                _ => fs::read(&file).unwrap(),
            };
            fs::write(folder.join(name), bytes).unwrap();
        }
    }
    // A directory without a card, and a card among the directories.
    fs::create_dir(directory.path().join("03")).unwrap();
    fs::write(directory.path().join("03/notes.txt"), "notes").unwrap();
    directory
});

fn root() -> &'static Path {
    CARDS_DIRECTORY.path()
}

/// The paths of the cards below the root, sorted.
fn names() -> Vec<String> {
    (0..CARDS).map(|number| format!("{:02}/{number:03}", number / 100)).collect()
}

/// Runs the command on all cards.
fn verify(more: &[&str]) -> Run {
    let mut arguments = vec!["verify", root().to_str().unwrap()];
    arguments.extend(["--anchors", ANCHOR.as_str(), "--at", AT]);
    arguments.extend(more);
    idchip(&arguments)
}

static ANCHOR: LazyLock<String> = LazyLock::new(vn_anchor);

/// Runs the command on standard input.
fn verify_input(cards: &[&str], input: &[u8], more: &[&str]) -> Run {
    let mut command = command();
    command.arg("verify").args(cards).args(["--anchors", &ANCHOR, "--at", AT]).args(more);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    std::thread::scope(|scope| {
        // The command may end before it has read everything.
        scope.spawn(move || stdin.write_all(input));
        Run::of(child.wait_with_output().unwrap())
    })
}

/// The objects with the paths below `root`.
fn below(run: &Run, root: &str) -> Vec<Value> {
    let text = run.stdout.replace(&format!("{root}/"), "");
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn all() -> Vec<Value> {
    below(&verify(&["--json"]), root().to_str().unwrap())
}

fn temporary(name: &str) -> (TempDir, PathBuf) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join(name);
    (directory, path)
}

#[test]
fn cards_of_a_directory_are_judged_in_order_whatever_the_threads() {
    let one = verify(&["--json", "--jobs", "1"]);
    one.exits(3).hides(SECRETS);
    let records = one.json();
    let paths: Vec<_> = records.iter().map(|card| card["path"].as_str().unwrap()).collect();
    let expected: Vec<_> =
        names().iter().map(|name| format!("{}/{name}", root().display())).collect();
    assert_eq!(paths, expected);
    for (card, verdict) in records.iter().zip(["accepted", "rejected", "malformed"].iter().cycle())
    {
        assert_eq!(card["verdict"], *verdict, "{}", card["path"]);
    }
    assert_eq!(verify(&["--json", "--jobs", "2"]).stdout, one.stdout);
    assert_eq!(verify(&["--json", "--jobs", "5", "--cross-check", "4"]).stdout, one.stdout);
}

#[test]
fn archives_and_lists_give_the_results_of_the_directory() {
    let expected = all();
    let (_directory, archive) = temporary("cards.tar");
    let mut tar = tar::Builder::new(File::create(&archive).unwrap());
    let mut zip = zip::ZipWriter::new(File::create(archive.with_extension("zip")).unwrap());
    for name in names() {
        let mut files: Vec<_> =
            fs::read_dir(root().join(&name)).unwrap().map(|file| file.unwrap().path()).collect();
        files.sort();
        for file in files {
            let member = format!("{name}/{}", file.file_name().unwrap().to_str().unwrap());
            tar.append_path_with_name(&file, &member).unwrap();
            zip.start_file(&member, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(&fs::read(&file).unwrap()).unwrap();
        }
    }
    tar.into_inner().unwrap();
    zip.finish().unwrap();
    for form in ["tar", "zip"] {
        let path = archive.with_extension(form);
        let path = path.to_str().unwrap();
        let run = idchip(&["verify", path, "--anchors", &ANCHOR, "--at", AT, "--json"]);
        assert_eq!(below(&run, path), expected, "{form}");
    }
    // Compressed, and on standard input.
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(&fs::read(&archive).unwrap()).unwrap();
    let run = verify_input(&["-"], &gzip.finish().unwrap(), &["--json"]);
    assert_eq!(below(&run, "nowhere"), expected);
    let paths: Vec<_> =
        names().iter().map(|name| root().join(name).to_str().unwrap().to_owned()).collect();
    let root = root().to_str().unwrap();
    for (cards, separator) in [(&["-"][..], "\n"), (&["--cards-from", "-"][..], "\0")] {
        let list = paths.join(separator);
        assert_eq!(below(&verify_input(cards, list.as_bytes(), &["--json"]), root), expected);
    }
}

#[test]
fn a_list_has_a_time_for_a_card() {
    let card = root().join("00/000");
    let list = format!("{0}\n{0}\t2050-01-01\n{0}\t2026-11-02T10:00\n", card.display());
    let run = verify_input(&["--cards-from", "-"], list.as_bytes(), &["--json"]);
    let cards = run.json();
    let times = cards.iter().map(|card| card["at"].as_str().unwrap().to_owned());
    let expected = ["2026-11-01T00:00:00Z", "2050-01-01T00:00:00Z", "2026-11-02T10:00:00Z"];
    assert_eq!(times.collect::<Vec<_>>(), expected);
    let verdicts: Vec<_> = cards.iter().map(|card| card["verdict"].clone()).collect();
    assert_eq!(verdicts, ["accepted", "rejected", "accepted"]);
}

#[test]
fn a_poisoned_card_does_not_end_the_run() {
    let directory = tempfile::tempdir().unwrap();
    for name in ["a", "c"] {
        fs::create_dir(directory.path().join(name)).unwrap();
        for file in fs::read_dir(root().join("00/000")).unwrap().map(|file| file.unwrap()) {
            fs::copy(file.path(), directory.path().join(name).join(file.file_name())).unwrap();
        }
    }
    fs::create_dir(directory.path().join("b")).unwrap();
    let oversized = File::create(directory.path().join("b/EF.SOD.bin")).unwrap();
    oversized.set_len(1 << 40).unwrap();
    let path = directory.path().to_str().unwrap();
    let run = idchip(&["verify", path, "--anchors", &ANCHOR, "--at", AT, "--json"]);
    let cards: Vec<_> = run.exits(3).json();
    let verdicts: Vec<_> = cards.iter().map(|card| card["verdict"].clone()).collect();
    assert_eq!(verdicts, ["accepted", "malformed", "accepted"]);
    assert_eq!(cards[1]["error"]["kind"], "too_large");
}

#[test]
fn a_run_goes_on_where_it_was_interrupted() {
    for more in [&[][..], &["--only", "rejected,malformed"], &["--fields", "verdict,path,at"]] {
        let (_directory, path) = temporary("rows.ndjson");
        let mut arguments = vec!["--json", "--resume", path.to_str().unwrap()];
        arguments.extend(more);
        verify(&arguments).exits(3);
        let whole = fs::read(&path).unwrap();
        let (of_output, mut without) = (path.with_extension("output"), vec!["--json"]);
        without.extend(["--output", of_output.to_str().unwrap()]);
        without.extend(more);
        verify(&without).exits(3);
        assert_eq!(fs::read(&of_output).unwrap(), whole);
        // Whole lines, parts of lines, nothing, and everything. The places are spread by a linear generator.
        let mut place: usize = 12_345;
        let ends: Vec<_> = (0..whole.len()).filter(|at| whole[*at] == b'\n').collect();
        let mut cuts = vec![whole.len(), ends[ends.len() / 2] + 1, ends[3] + 9];
        for _ in 0..if more.is_empty() { 3 } else { 0 } {
            place = place.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695);
            cuts.push((place >> 16) % whole.len());
        }
        for cut in cuts {
            fs::write(&path, &whole[..cut]).unwrap();
            verify(&arguments).exits(3);
            assert!(fs::read(&path).unwrap() == whole, "{more:?}, cut at {cut}");
        }
    }
}

#[test]
fn a_file_of_other_cards_is_left_as_it_is() {
    let (_directory, path) = temporary("rows.ndjson");
    let rows = "{\"path\":\"elsewhere\",\"verdict\":\"accepted\"}\n{\"path\":";
    for content in [rows, "a diary\n"] {
        fs::write(&path, content).unwrap();
        for more in [&[][..], &["--only", "accepted"]] {
            let mut arguments = vec!["--json", "--resume", path.to_str().unwrap()];
            arguments.extend(more);
            verify(&arguments).exits(64).complains("not the output of an earlier run");
            assert_eq!(fs::read_to_string(&path).unwrap(), content);
        }
    }
    let resume = path.to_str().unwrap();
    verify(&["--json", "--resume", resume, "--fields", "verdict"]).exits(64).complains("--fields");
    let partial = ["--json", "--resume", resume, "--summary", "--only", "accepted"];
    verify(&partial).exits(64).complains("--summary");
}

#[test]
fn the_summary_counts_each_card_once_and_after_an_interruption() {
    let records = all();
    let run = verify(&["--json", "--summary"]);
    let [summary] = run.exits(3).json().try_into().unwrap();
    let third = CARDS / 3;
    assert_eq!(summary["cards"], CARDS);
    for verdict in ["accepted", "rejected", "malformed"] {
        assert_eq!(summary["verdicts"][verdict], third);
    }
    assert_eq!(
        summary["decided_by"],
        serde_json::json!({ "data_groups": { "hash_differs": third } })
    );
    let kind = records[2]["error"]["kind"].as_str().unwrap();
    assert_eq!(summary["errors"][kind], third);
    let [signer] = summary["signers"].as_array().unwrap().as_slice() else { panic!("one signer") };
    assert_eq!(signer["fingerprint_sha256"], records[0]["signer"]["fingerprint_sha256"]);
    assert_eq!(
        (&signer["cards"], &signer["verdicts"]["accepted"]),
        (&(2 * third).into(), &third.into())
    );
    // The numbers are the same with any part finished.
    let (_directory, path) = temporary("rows.ndjson");
    let arguments = ["--json", "--summary", "--resume", path.to_str().unwrap()];
    assert_eq!(verify(&arguments).stdout, run.stdout);
    let whole = fs::read(&path).unwrap();
    for part in [2, 3] {
        fs::write(&path, &whole[..whole.len() / part]).unwrap();
        assert_eq!(verify(&arguments).stdout, run.stdout);
        assert!(fs::read(&path).unwrap() == whole);
    }
    let people = verify(&["--summary"]);
    people.exits(3).says("300 cards").says("100 accepted").says("100 Data groups: ");
    people.hides(SECRETS);
}

#[test]
fn a_section_for_people_has_twenty_lines_and_the_sum_of_the_others() {
    let cards = data("cards");
    let run = idchip(&["verify", &cards, "--anchors", &ANCHOR, "--at", AT, "--summary"]);
    let screen = run.exits(3).says("others, which --json lists").stdout.clone();
    let number = |line: &str| line.split_whitespace().next()?.parse::<u64>().ok();
    let mut sections = screen.split("\n\n").map(|section| section.lines().filter_map(number));
    let all: u64 = sections.next().unwrap().next().unwrap();
    for mut section in sections {
        assert!(section.clone().count() <= 21, "{screen}");
        assert!(section.clone().sum::<u64>() <= all, "{screen}");
        assert!(section.next().is_some());
    }
}

#[test]
fn the_numbers_are_said_in_vietnamese() {
    let run = verify(&["--summary", "--lang", "vi"]);
    run.exits(3).says("Bước kiểm tra quyết định và lý do").says("Bên ký").says("100 chấp nhận");
}

#[test]
fn chosen_cards_and_members_alone_are_shown() {
    let run = verify(&[
        "--json",
        "--only",
        "rejected",
        "--fields",
        "decided_by,signer.issuer,error.kind",
    ]);
    let issuer = &all()[0]["signer"]["issuer"];
    let expected = format!(
        r#"{{"decided_by":"data_groups","signer":{{"issuer":{issuer}}},"error":{{"kind":null}}}}"#
    );
    let lines: Vec<_> = run.exits(3).stdout.lines().collect();
    assert_eq!(lines, vec![expected; CARDS / 3]);
    for wrong in [["--only", "good"], ["--fields", "name"], ["--jobs", "0"]] {
        verify(&[&["--json"], &wrong[..]].concat()).exits(64);
    }
}

#[test]
fn rows_of_csv_agree_with_the_objects() {
    let run = verify(&["--csv"]);
    run.exits(3).hides(SECRETS);
    let mut reader = csv::Reader::from_reader(run.stdout.as_bytes());
    let columns = reader.headers().unwrap().clone();
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    let records = verify(&["--json"]).json();
    assert_eq!(rows.len(), records.len());
    for (row, record) in rows.iter().zip(&records) {
        let column =
            |name: &str| row.get(columns.iter().position(|it| it == name).unwrap()).unwrap();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        for name in ["path", "verdict", "decided_by"] {
            assert_eq!(column(name), text(&record[name]));
        }
        let checks = record["checks"].as_object().into_iter().flatten();
        for (name, check) in checks {
            assert_eq!(column(name), text(&check["result"]));
            assert_eq!(column(&format!("{name}_reason")), text(&check["reason"]));
        }
        assert_eq!(column("signer_sha256"), text(&record["signer"]["fingerprint_sha256"]));
        assert_eq!(column("error_kind"), text(&record["error"]["kind"]));
        assert_eq!(column("error_message"), text(&record["error"]["message"]));
        let findings = record["findings"].as_array().into_iter().flatten().map(text);
        assert_eq!(column("findings"), findings.collect::<Vec<_>>().join(" "));
    }
}

#[test]
fn an_output_file_has_what_standard_output_would_have() {
    let (_directory, path) = temporary("report.txt");
    let output = path.to_str().unwrap();
    let silent = verify(&["--output", output, "--color", "always"]);
    assert_eq!((silent.exits(3).stdout.as_str(), silent.stderr.as_str()), ("", ""));
    assert_eq!(fs::read_to_string(&path).unwrap(), verify(&[]).stdout);
    verify(&["--output", output]).exits(64).complains("--force");
    verify(&["--output", output, "--force", "--json"]).exits(3);
    assert_eq!(fs::read_to_string(&path).unwrap(), verify(&["--json"]).stdout);
}

#[test]
fn a_killed_run_leaves_whole_lines_and_goes_on() {
    let expected = verify(&["--json"]).stdout;
    let (_directory, path) = temporary("rows.ndjson");
    for _ in 0..2 {
        let mut command = command();
        command.args(["verify", root().to_str().unwrap(), "--anchors", &ANCHOR, "--at", AT]);
        command.args(["--json", "--jobs", "2", "--resume", path.to_str().unwrap()]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        while fs::metadata(&path).map_or(0, |file| file.len()) < 200_000
            && child.try_wait().unwrap().is_none()
        {
            std::thread::yield_now();
        }
        let _ = child.kill();
        child.wait().unwrap();
        let written = fs::read_to_string(&path).unwrap();
        assert!(expected.starts_with(&written));
    }
    verify(&["--json", "--resume", path.to_str().unwrap()]).exits(3);
    assert_eq!(fs::read_to_string(&path).unwrap(), expected);
}

#[test]
fn other_content_than_a_list_is_refused_and_not_shown() {
    let card = PathBuf::from(data("cards/vn_good"));
    for name in ["EF.SOD", "EF.COM", "EF.DG1", "EF.DG2", "EF.DG13"] {
        let path = card.join(format!("{name}.bin"));
        let given = verify_input(&["-"], &fs::read(&path).unwrap(), &[]);
        let named = verify_input(&["--cards-from", path.to_str().unwrap()], &[], &[]);
        for run in [given, named] {
            run.exits(3).says("neither a list of paths nor a tar archive").hides(SECRETS);
            assert_eq!(run.stdout.matches("MALFORMED").count(), 1);
        }
    }
    let mut zip = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
    zip.start_file("EF.DG1.bin", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(&fs::read(card.join("EF.DG1.bin")).unwrap()).unwrap();
    let zip = zip.finish().unwrap().into_inner();
    verify_input(&["-"], &zip, &[]).exits(3).says("ZIP archive are given by their paths");
    // Reading it fails each time.
    let directory = verify_input(&["--cards-from", card.to_str().unwrap()], &[], &[]);
    assert_eq!(directory.exits(3).stdout.matches("MALFORMED").count(), 1);
}

#[test]
fn a_program_reads_the_result_of_a_card_before_it_names_the_next() {
    let card = root().join("00/000");
    for (cards, jobs) in [(["-"].as_slice(), "1"), (&["-"], "3"), (&["--cards-from", "-"], "3")] {
        let mut command = command();
        command.arg("verify").args(cards).args(["--anchors", &ANCHOR, "--at", AT]);
        command.args(["--json", "--fields", "verdict", "--jobs", jobs]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let (to_here, lines) = std::sync::mpsc::channel();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || {
            stdout.lines().map_while(Result::ok).try_for_each(|line| to_here.send(line))
        });
        for _ in 0..3 {
            writeln!(stdin, "{}", card.display()).unwrap();
            // Long enough for any machine; a command that waits for the next path never ends.
            let line = lines.recv_timeout(Duration::from_secs(60));
            assert_eq!(line.as_deref(), Ok(r#"{"verdict":"accepted"}"#), "{cards:?} {jobs}");
        }
        drop(stdin);
        assert!(child.wait().unwrap().success());
    }
}

#[test]
fn a_list_without_a_card_is_no_success() {
    for more in [[].as_slice(), &["--json"], &["--summary"]] {
        verify_input(&["-"], b"\n", more).exits(2).complains("no card was given");
    }
}

#[test]
fn the_command_reads_standard_input_once() {
    let arguments = ["verify", "-", "--cards-from", "-", "--anchors", &ANCHOR];
    run(command().args(arguments)).exits(64).complains("once");
}
