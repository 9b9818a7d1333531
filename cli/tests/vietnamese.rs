//! The screens in Vietnamese: whole lines, and no English word beside names.

mod common;

use std::collections::BTreeSet;

use common::{AT, Run, assemble, command, data, run, testdata, vn_anchor, vn_good};
use unicode_normalization::is_nfc;

/// Runs the command in Vietnamese, with lines of this width.
fn vietnamese(columns: &str, arguments: &[&str]) -> Run {
    run(command().env("COLUMNS", columns).args(["--lang", "vi"]).args(arguments))
}

/// `idchip verify` of a card of the manifest, with the anchors that it names.
fn verify(card: &str, columns: &str, more: &[&str]) -> (String, Run) {
    let directory = assemble(card);
    let path = directory.path().to_str().unwrap().to_owned();
    let arguments = [&["verify", &path, "--at", AT][..], more].concat();
    (path.clone(), vietnamese(columns, &arguments))
}

/// True if the output has this line, without its indentation.
#[track_caller]
fn has_line(run: &Run, line: &str) {
    let lines = run.stdout.lines().chain(run.stderr.lines());
    let mut lines = lines.map(|it| it.split_whitespace().collect::<Vec<_>>().join(" "));
    assert!(lines.any(|it| it == line), "no line {line:?} in:\n{}{}", run.stdout, run.stderr);
}

/// Words of English that Vietnamese does not have, and that no name of a file or of an option is.
const ENGLISH: [&str; 36] = [
    "a",
    "and",
    "are",
    "bytes",
    "card",
    "certificate",
    "check",
    "data",
    "error",
    "failed",
    "file",
    "files",
    "found",
    "given",
    "has",
    "have",
    "is",
    "it",
    "key",
    "list",
    "not",
    "of",
    "or",
    "read",
    "reason",
    "rejected",
    "signature",
    "signed",
    "signer",
    "successful",
    "that",
    "the",
    "undetermined",
    "was",
    "which",
    "with",
];

/// Returns an English word that is left in the output beside these names, or a letter in decomposed form. Paths,
/// options and commands are no words.
fn english_word(output: &str, names: &[String]) -> Option<String> {
    if !is_nfc(output) {
        return Some("a decomposed letter".to_owned());
    }
    let mut output = output.split_whitespace().collect::<Vec<_>>().join(" ");
    for name in names {
        output = output.replace(name, "");
    }
    // The names that lead to explanations end a report.
    let report = output.split("idchip explain").next().unwrap();
    let mut words = report.split(' ').filter(|word| !word.contains(['/', '=', '_', '`', '-']));
    let found = words.find(|word| {
        let word = word.trim_matches(|it: char| !it.is_alphanumeric());
        ENGLISH.contains(&word)
    });
    found.map(str::to_owned)
}

/// An accepted card, whose values stay hidden.
#[test]
fn an_accepted_card_is_reported() {
    let (path, run) = verify("vn_good", "100", &["--anchors", &vn_anchor()]);
    run.exits(0);
    has_line(&run, &format!("CHẤP NHẬN {path}"));
    has_line(&run, "xét tại thời điểm 01/11/2026 00:00:00 UTC, chính sách default");
    has_line(&run, "Dữ liệu của người được cấp được ẩn: --reveal sẽ hiển thị.");
    has_line(&run, "Bước kiểm tra Kết quả Lý do và việc cần làm");
    has_line(&run, "Thời hạn hiệu lực ✔ đạt Có hiệu lực đến 21/08/2043");
    has_line(&run, "Dữ liệu ✔ đúng như đã ký: DG1, DG2, DG13, DG14, DG15");
    has_line(&run, "Ghi nhận chứng thư số của bên ký có basicConstraints (Doc 9303-12 §7.1.1)");
    has_line(&run, "Xem thêm idchip explain no_crl not_checked basic_constraints_in_end_entity");
}

#[test]
fn a_rejected_card_is_reported_with_the_gravest_reason() {
    let anchor = vn_anchor();
    let (path, run) = verify("signature_altered", "100", &["--anchors", &anchor]);
    run.exits(1);
    has_line(&run, &format!("TỪ CHỐI {path}"));
    has_line(&run, "Có 1 bước kiểm tra không đạt.");
    has_line(&run, "Chữ ký EF.SOD: Chữ ký không khớp với khóa của bên ký.");
    has_line(&run, "Chữ ký EF.SOD ✘ không đạt Chữ ký không khớp với khóa của bên ký");
    let late = ["verify", &vn_good(), "--anchors", &anchor, "--at", "2056-11-01"];
    let run = vietnamese("100", &late);
    has_line(
        run.exits(1),
        "Có 2 bước kiểm tra không đạt, xếp từ nghiêm trọng nhất: Thời hạn hiệu lực, Thời hạn giấy tờ.",
    );
    has_line(&run, "Thời hạn hiệu lực: Chứng thư số của bên ký đã hết hạn (21/08/2043).");
}

#[test]
fn a_card_without_anchors_is_undetermined_and_the_report_says_what_to_do() {
    let run = vietnamese("100", &["verify", &vn_good(), "--at", AT]);
    run.exits(2).says(
        "định danh khóa D0DE22EB58F68224FE16DFF477AE59C50D187FAC: chưa đưa vào chứng thư số tin cậy nào.",
    );
    run.says("→ Lấy chứng thư số CSCA của quốc gia cấp");
    has_line(
        &run,
        "xét tại thời điểm 01/11/2026 00:00:00 UTC, chính sách default, không có chứng thư số tin cậy",
    );
}

#[test]
fn a_malformed_card_names_the_error_and_its_place() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("EF.SOD"), [0x77, 0x82]).unwrap();
    let path = folder.path().to_str().unwrap();
    let run = vietnamese("160", &["verify", path, "--anchors", &vn_anchor()]);
    has_line(run.exits(3), &format!("KHÔNG XÉT ĐƯỢC {path}"));
    run.says("EF.SOD: dữ liệu kết thúc giữa một thẻ (tag)");
    run.says("vị trí: byte 0 của EF.SOD");
    run.says("→ Đọc lại toàn bộ tệp; lệnh `idchip dump");
    has_line(&run, "Xem thêm idchip explain truncated");
}

#[test]
fn several_cards_are_summed_up() {
    let good = vn_good();
    let run =
        vietnamese("160", &["verify", &good, "nothing", "--anchors", &vn_anchor(), "--at", AT]);
    has_line(run.exits(3), "2 thẻ");
    has_line(&run, &format!("chấp nhận {good}"));
    has_line(&run, "không xét được nothing");
    has_line(&run, "nothing: không có tệp hoặc thư mục mang tên này");
}

#[test]
fn the_identity_has_dates_and_words_of_the_language() {
    let (_, run) = verify("vn_good", "100", &["--anchors", &vn_anchor(), "--reveal"]);
    run.exits(0);
    for line in [
        "Người được cấp",
        "Họ và tên Nguyễn Văn A DG13",
        "Ngày sinh 01/01/1999 DG13",
        "Giới tính nam DG1",
        "Quốc tịch VNM Việt Nam DG1",
        "Số định danh cá nhân 001099012345 DG13",
        "Theo các chữ số: đăng ký khai sinh tại Hà Nội; giới",
        "Nơi cư trú Số 1, Phường X, Quận Y, Hà Nội DG13",
        "Ngày cấp 01/06/2021 DG13",
        "Ngày hết hạn 01/01/2039 DG1",
        "Ảnh JPEG, 240 × 320 điểm ảnh DG2",
    ] {
        has_line(&run, line);
    }
    let (_, run) = verify("signature_altered", "160", &["--anchors", &vn_anchor(), "--reveal"]);
    run.exits(1).hides(common::SECRETS);
    run.says("Dữ liệu của người được cấp không được hiển thị, vì thẻ chưa được chấp nhận.");
}

/// A program that reads JSON gets the same in every language.
#[test]
fn json_is_english() {
    for more in [&["--json"][..], &["--json", "--reveal"], &["--json", "--strict"]] {
        for card in ["vn_good", "signature_altered"] {
            let directory = assemble(card);
            let path = directory.path().to_str().unwrap();
            let anchor = vn_anchor();
            let arguments = [&["verify", path, "--anchors", &anchor, "--at", AT], more].concat();
            let english = run(command().args(&arguments));
            let vietnamese = vietnamese("100", &arguments);
            assert_eq!(vietnamese.stdout, english.stdout, "{card} {more:?}");
            assert_eq!(vietnamese.code, english.code, "{card} {more:?}");
        }
    }
    for arguments in [
        &["anchors", &data("anchors"), "--json"][..],
        &["anchors", &data("anchors"), "--json", "--summary"],
        &["inspect", &vn_good(), "--json", "--reveal"],
        &[
            "qr",
            "--json",
            "--reveal",
            "001099012345|012345678|Nguyễn Văn A|01011999|Nam|X|01062021",
        ],
    ] {
        let english = run(command().args(arguments)).stdout;
        assert!(!english.is_empty());
        assert_eq!(vietnamese("100", arguments).stdout, english, "{arguments:?}");
    }
}

/// Cards that show every reason of every check, with the report as a table and as a tree.
#[test]
fn no_english_word_is_left_in_a_report() {
    let manifest = std::fs::read(testdata().join("manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
    let mut shown: BTreeSet<String> = BTreeSet::new();
    let mut chosen = Vec::new();
    for card in manifest["cards"].as_array().unwrap() {
        let expect = &card["expect"];
        let checks = expect["checks"].as_object().unwrap().iter();
        let mut seen: Vec<_> = checks.map(|(name, check)| format!("{name} {check}")).collect();
        let findings = expect["findings"].as_array().unwrap().iter();
        seen.extend(findings.map(|finding| finding.to_string()));
        seen.push(expect["verdict"].to_string());
        let before = shown.len();
        shown.extend(seen);
        if shown.len() > before {
            chosen.push(card);
        }
    }
    assert!(chosen.len() > 50, "{}", chosen.len());
    for card in chosen {
        let name = card["name"].as_str().unwrap();
        let anchors =
            card["anchors"].as_array().unwrap().iter().map(|it| data(it.as_str().unwrap()));
        let anchors: Vec<_> = anchors.collect();
        let anchors = anchors.iter().flat_map(|anchor| ["--anchors", anchor.as_str()]);
        let more: Vec<_> = anchors.chain(["--reveal"]).collect();
        for form in [&[][..], &["--report", "tr03135"]] {
            let (_, run) = verify(name, "160", &[&more[..], form].concat());
            for output in [&run.stdout, &run.stderr] {
                if english_word(output, &[]).is_none() {
                    continue;
                }
                // The names of certificates and of states may be English.
                let (_, json) = verify(name, "160", &[&more[..], &["--json"]].concat());
                let word = english_word(output, &names_in(&json.json()[0]));
                assert_eq!(word, None, "{name}: {output}");
            }
        }
    }
}

/// The names in a report: of certificates, and of states, most of which have English names.
fn names_in(report: &serde_json::Value) -> Vec<String> {
    let mut names = Vec::new();
    for file in [report, &report["card_security"]] {
        for certificate in [&file["signer"], &file["anchor"]] {
            names.extend([&certificate["subject"], &certificate["issuer"]]);
        }
    }
    names.push(&report["identity"]["document"]["issuing_state"]["name"]);
    names.push(&report["identity"]["holder"]["nationality"]["name"]);
    names.into_iter().filter_map(|name| name.as_str().map(str::to_owned)).collect()
}

#[test]
fn no_line_of_a_table_is_wider_than_the_terminal() {
    for columns in ["60", "100"] {
        for card in ["vn_good", "signature_altered"] {
            for more in [&[][..], &["--reveal"], &["--report", "tr03135"]] {
                // The tree is made for wider terminals, in every language.
                if columns == "60" && more.contains(&"tr03135") {
                    continue;
                }
                let anchor = vn_anchor();
                let (path, run) = verify(card, columns, &[&["--anchors", &anchor], more].concat());
                for line in run.stdout.lines() {
                    let is_fingerprint = line.bytes().all(|it| it.is_ascii_hexdigit());
                    let is_other = line.contains(&path) || is_fingerprint;
                    let width = line.chars().count();
                    assert!(is_other || width <= columns.parse().unwrap(), "{columns}: {line}");
                }
            }
        }
    }
}

#[test]
fn errors_and_warnings_are_in_the_language() {
    let good = vn_good();
    let run = vietnamese("100", &["verify", &good, "--anchors", "nothing"]);
    has_line(run.exits(64), "lỗi: nothing: không có tệp hoặc thư mục này");
    let signer = data("anchors/anchor_is_signer_itself.der");
    let run = vietnamese("100", &["verify", &good, "--anchors", &signer]);
    run.complains("cảnh báo: chứng thư số tin cậy có basicConstraints không ghi cA TRUE: C=VN, ");
    let run = vietnamese("100", &["qr", "https://example.org"]);
    has_line(
        run.exits(3),
        "lỗi: không phải mã QR của thẻ căn cước: đây là địa chỉ, chẳng hạn của trang web hoặc dịch vụ; hãy \
         đề nghị đưa thẻ căn cước",
    );
    let run = vietnamese("100", &["photo", &good, "-o", "x.jpg"]);
    run.exits(64).complains("lỗi: hãy dùng --anchors để xác thực ảnh");
    let crl = data("crls/crl_in_force.crl");
    let run = vietnamese("160", &["verify", &crl, "--anchors", &vn_anchor()]);
    run.exits(3)
        .says("đây là danh sách thu hồi chứng thư số, không phải thẻ; hãy đưa vào bằng --crl");
}

#[test]
fn anchors_and_files_are_shown_in_the_language() {
    let run = vietnamese("100", &["anchors", &vn_anchor(), "--at", AT]);
    has_line(run.exits(0), "hiệu lực từ 19/01/2021 đến 13/04/2046");
    has_line(&run, "chữ ký tự ký");
    let run = vietnamese("100", &["inspect", &vn_good()]);
    has_line(
        run.exits(0),
        "CHƯA XÁC THỰC: đây là nội dung của các tệp. Lệnh `idchip verify` cho biết ai đã ký.",
    );
    has_line(&run, "mã loại giấy tờ ID");
    has_line(&run, "kích thước 240 × 320 điểm ảnh");
}

#[test]
fn evidence_is_compared_in_the_language() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("evidence");
    let path = path.to_str().unwrap();
    let (good, anchor) = (vn_good(), vn_anchor());
    let run = vietnamese("160", &["export", &good, "-o", path, "--anchors", &anchor, "--at", AT]);
    run.exits(0).complains("kết luận về thẻ là chấp nhận; số tệp có dữ liệu cá nhân: ");
    // The report in the container is that of `--json`, whatever the language of the screen.
    let report = std::fs::read_to_string(folder.path().join("evidence/evidence.json")).unwrap();
    assert!(report.contains("no revocation list") || report.contains("No revocation list"));
    let run = vietnamese("160", &["verify", path, "--anchors", &anchor, "--at", "2026-11-02"]);
    has_line(
        run.exits(0),
        "Báo cáo cũ chấp nhận tại thời điểm 01/11/2026 00:00:00 UTC, do idchip 0.1.0 lập",
    );
    has_line(&run, "at: đã lưu 2026-11-01T00:00:00Z, nay 2026-11-02T00:00:00Z");
    std::fs::write(folder.path().join("evidence/evidence.json"), "no").unwrap();
    let run = vietnamese("160", &["verify", path, "--anchors", &anchor, "--at", AT]);
    run.exits(3).says("không đọc được bộ chứng cứ: không phải JSON: ");
}

#[test]
fn a_response_of_a_chip_is_reported_in_the_language() {
    let file = |name: &str| format!("@{}", data(&format!("aa/{name}.bin")));
    let run = vietnamese(
        "160",
        &[
            "aa",
            "--dg15",
            &data("aa/ecdsa_altered.EF.DG15.bin"),
            "--challenge",
            &file("ecdsa_altered.challenge"),
            "--response",
            &file("ecdsa_altered.response"),
        ],
    );
    has_line(
        run.exits(1),
        "Trả lời ✘ không đạt: Câu trả lời của chíp không khớp với khóa và số ngẫu nhiên này",
    );
    has_line(&run, "Khóa EC P-256 (tham số tường minh)");
    run.says("Lưu ý Bản thân khóa chưa được xác thực: ai cũng có thể tạo một khóa");
}

#[test]
fn a_qr_code_is_compared_in_the_language() {
    let text = "001099012345|012345678|Nguyễn Văn A|01011999|Nam|X|01062021";
    let card = ["--card", &vn_good(), "--anchors", &vn_anchor(), "--at", AT];
    let run = vietnamese("100", &[&["qr", "--reveal"], &card[..], &[text]].concat());
    for line in [
        "nơi đăng ký khai sinh Hà Nội",
        "So sánh với thẻ đã xác thực",
        "ngày sinh: mã QR, chíp ✔ khớp",
        "đã so sánh 5 trên 5 trường",
    ] {
        has_line(&run, line);
    }
}
