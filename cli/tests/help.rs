//! The help in Vietnamese.

mod common;

#[cfg(all(unix, not(target_os = "macos")))]
use common::Run;
use common::{command, idchip, run};

/// A subcommand, and whole lines of its long help in 60 and in 100 columns.
type Screen = (&'static str, &'static [&'static str], &'static [&'static str]);

const SCREENS: &[Screen] = &[
    (
        "verify",
        &[
            "Xác thực bên đã ký thẻ và tính toàn vẹn của dữ liệu từ khi",
            "ký",
            "Cách dùng: idchip verify [TÙY_CHỌN] --anchors <ĐƯỜNG_DẪN> <THẺ>...",
            "  [THẺ]...",
            "      --policy <CHÍNH_SÁCH>",
            "          - archive:         Như default, nhưng chứng thư số",
            "            hoặc giấy tờ hết hạn chỉ được ghi trong báo cáo,",
            "  2   kết luận về thẻ là chưa xác định: không có bước nào",
            "      không đạt, nhưng còn thiếu thông tin cần thiết",
            "  IDCHIP_ANCHORS  các chứng thư số tin cậy nếu tham số không",
            "                  nêu: các đường dẫn, phân cách như trong",
            "                  PATH",
        ],
        &[
            "Xác thực bên đã ký thẻ và tính toàn vẹn của dữ liệu từ khi ký",
            "          - strict:          Như default, nhưng không cho qua sai lệch nào so với tiêu chuẩn",
            "          [mặc định: default]",
            "  Xác thực một thẻ đã được đọc vào thư mục:",
            "    idchip verify card/ --anchors csca.der",
            "  1   thẻ bị từ chối: có bước kiểm tra không đạt",
            "  EF.SOD, EF.DG1, EF.COM …",
            "    các tệp của thẻ trong thư mục hoặc tệp nén ZIP; cũng nhận ef_sod.bin, DG1, DataGroup1.dat, 011D",
        ],
    ),
    (
        "inspect",
        &[
            "Hiển thị nội dung các tệp của thẻ mà không xác thực",
            "          Thẻ (thư mục hoặc tệp nén ZIP), hoặc một trong các",
            "          tệp của thẻ",
        ],
        &["Cách dùng: idchip inspect [TÙY_CHỌN] <ĐƯỜNG_DẪN>", "  0   nội dung đã được hiển thị"],
    ),
    (
        "photo",
        &["          Ghi ảnh mà không xác thực gì", "  0   ảnh đã được ghi"],
        &[
            "Cách dùng: idchip photo [TÙY_CHỌN] --anchors <ĐƯỜNG_DẪN> <THẺ> -o <TỆP>",
            "  -o, --output <TỆP>",
            "          Tệp để ghi ảnh vào; - là đầu ra chuẩn",
        ],
    ),
    (
        "qr",
        &[
            "Đọc mã QR của thẻ Việt Nam và đối chiếu với thẻ đã xác thực",
            "  0   đã đọc được mã; với --card, thẻ được chấp nhận và khớp",
            "      với mã",
        ],
        &[
            "  1   thẻ bị từ chối, hoặc khác với mã",
            "    idchip qr - --card card/ --anchors csca.der < code.txt",
        ],
    ),
    (
        "aa",
        &["      --dg15 <TỆP>", "          Tệp EF.DG15 có khóa công khai của chíp"],
        &[
            "Cách dùng: idchip aa [TÙY_CHỌN] --dg15 <TỆP> --challenge <HEX> --response <HEX>",
            "  1   câu trả lời không được tạo bằng khóa đó",
        ],
    ),
    (
        "anchors",
        &["      --country <MÃ>", "          Chỉ hiển thị các chứng thư số đã hết hạn"],
        &[
            "Cách dùng: idchip anchors [TÙY_CHỌN] [--verify-with <ĐƯỜNG_DẪN>] [ĐƯỜNG_DẪN]...",
            "          Thay vào đó, in số lượng theo quốc gia, khóa và thuật toán chữ ký",
        ],
    ),
    (
        "dump",
        &["      --octets <SỐ_BYTE>", "          [mặc định: 32]"],
        &[
            "Hiển thị cấu trúc TLV của một tệp, kèm vị trí và tên",
            "  Hiển thị các phần tử của EF.SOD:",
        ],
    ),
    (
        "export",
        &["          [hoặc: --challenge]", "  0   thẻ được chấp nhận"],
        &[
            "Ghi chứng cứ của một lần xác thực thành bộ chứng cứ: các tệp, các chứng thư số, báo cáo",
            "    danh sách kèm theo của bộ chứng cứ là thư mục (docs/evidence.md)",
        ],
    ),
    (
        "explain",
        &["  [TÊN|SỐ]...", "  LANG            ngôn ngữ khi không có --lang; LANGUAGE,"],
        &["  Giải thích một số mà chương trình viết bằng C hiển thị:", "  64  tham số không đúng"],
    ),
    (
        "completions",
        &["          Tên của shell", "  0   tập lệnh đã được ghi"],
        &[
            "Cách dùng: idchip completions [TÙY_CHỌN] <SHELL>",
            "          [giá trị: bash, elvish, fish, powershell, zsh]",
        ],
    ),
    (
        "man",
        &["      --directory <THƯ_MỤC>", "  73  không ghi được đầu ra"],
        &[
            "Cách dùng: idchip man [TÙY_CHỌN] [LỆNH]",
            "          Thay vào đó, ghi các trang của chương trình và của mọi lệnh vào thư mục này",
        ],
    ),
];

#[track_caller]
fn has_lines(help: &str, lines: &[&str]) {
    for line in lines {
        assert!(help.lines().any(|it| it == *line), "no {line:?} in:\n{help}");
    }
}

#[test]
fn the_help_of_each_command_is_vietnamese_in_narrow_and_wide_terminals() {
    for (name, narrow, wide) in SCREENS {
        for (columns, lines) in [("60", narrow), ("100", wide)] {
            let help = |arguments: &[&str]| {
                run(command().env("COLUMNS", columns).args(arguments)).exits(0).stdout.clone()
            };
            let long = help(&[name, "--help", "--lang", "vi"]);
            has_lines(&long, lines);
            has_lines(&long, &["Tùy chọn:", "Ví dụ:", "Mã thoát:", "Biến môi trường:"]);
            let by_subcommand = help(&["--lang=vi", "help", name]);
            assert_eq!(by_subcommand, long, "{name}");
            let short = help(&[name, "-h", "--lang=vi"]);
            assert!(short.contains("Tùy chọn:") && !short.contains("Ví dụ:"), "{name}: {short}");
            let english = help(&[name, "--help"]);
            assert!(english.contains("Options:") && english.lines().count() > 20, "{english}");
        }
    }
}

#[test]
fn the_overview_lists_the_commands() {
    let overview = idchip(&["--lang", "vi", "--help"]);
    has_lines(
        &overview.exits(0).stdout,
        &[
            "Đọc dữ liệu trong chíp của thẻ căn cước (ICAO Doc 9303) và xác thực bên đã ký dữ liệu",
            "Cách dùng: idchip [TÙY_CHỌN] <LỆNH>",
            "Các lệnh:",
            "  inspect      Hiển thị nội dung các tệp của thẻ mà không xác thực",
            "  help         Xem trợ giúp này hoặc trợ giúp của lệnh được nêu",
            "          Xem trợ giúp (-h: tóm tắt, --help: đầy đủ)",
        ],
    );
    let short = idchip(&["-h", "--lang", "vi"]);
    let line = "                         [mặc định: auto] [giá trị: auto, always, never]";
    has_lines(&short.exits(0).stdout, &[line]);
}

/// The language is no request: `--help` stands alone beside it, and with other arguments does not end like an accepted
/// card.
#[test]
fn the_exit_code_is_that_of_the_english_help() {
    for (arguments, code) in [
        (&["verify", "--help"][..], 0),
        (&["help", "verify"], 0),
        (&["verify", "card", "--help"], 64),
        (&["verify", "--help", "--anchors", "x"], 64),
        (&["help", "no-such-command"], 64),
    ] {
        for language in ["en", "vi"] {
            let with = [&["--lang", language], arguments].concat();
            assert_eq!(idchip(&with).code, code, "{with:?}");
        }
        assert_eq!(idchip(arguments).code, code, "{arguments:?}");
    }
}

#[test]
fn a_language_that_is_none_is_an_error() {
    for arguments in [&["--lang", "xx", "--help"][..], &["--lang=xx", "verify", "--help"]] {
        idchip(arguments).exits(64).complains("[possible values: auto, en, vi]");
    }
    // Not the language, but the text of a code.
    idchip(&["qr", "--", "--lang=vi", "--help"]).exits(64).complains("error:");
}

#[test]
fn colours_are_those_of_the_english_help() {
    let coloured = |language: &str| {
        let mut command = command();
        run(command.env("CLICOLOR_FORCE", "1").args(["verify", "--help", "--lang", language]))
            .stdout
    };
    assert!(coloured("vi").starts_with("Xác thực") && coloured("en").starts_with("Verify"));
    let styles = |help: &str| help.matches('\u{1B}').count();
    assert!(styles(&coloured("vi")) > 50);
    assert!(coloured("vi").contains("\u{1B}[1m\u{1B}[4mTùy chọn:\u{1B}[0m"));
    assert_eq!(styles(&idchip(&["verify", "--help", "--lang", "vi"]).stdout), 0);
}

#[cfg(all(unix, not(target_os = "macos")))]
#[test]
fn the_system_chooses_the_language_of_the_help() {
    let help = |variables: &[(&str, &str)], arguments: &[&str]| -> Run {
        let mut command = command();
        command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env_remove("LANG");
        run(command.envs(variables.iter().copied()).args(arguments))
    };
    let vietnamese = [("LANG", "vi_VN.UTF-8")];
    help(&vietnamese, &["--help"]).exits(0).says("Cách dùng: idchip [TÙY_CHỌN] <LỆNH>");
    help(&vietnamese, &["verify", "-h"]).exits(0).says("Tham số:");
    help(&vietnamese, &["--help", "--lang", "en"]).exits(0).says("Usage: idchip");
    help(&[("LC_ALL", "C"), ("LANG", "vi_VN")], &["--help"]).exits(0).says("Usage: idchip");
    help(&[], &["--help"]).exits(0).says("Usage: idchip");
    // Without arguments the help is an error.
    let nothing = help(&vietnamese, &[]);
    nothing.exits(64).complains("Cách dùng: idchip [TÙY_CHỌN] <LỆNH>");
    assert!(nothing.stdout.is_empty());
    // Manual pages and completions are English in every language.
    help(&vietnamese, &["man", "verify"]).exits(0).says("Verify who signed a card");
    help(&vietnamese, &["completions", "fish"]).exits(0).says("Verify who signed a card");
}
