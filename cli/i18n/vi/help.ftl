### Trợ giúp của các lệnh (--help, -h, `idchip help`). Bản tiếng Anh nằm trong mã nguồn: cli/src/args.rs, cli/src/manual.rs.
### Bảng thuật ngữ ở đầu tệp common.ftl.
###
### help-LỆNH là câu giới thiệu lệnh; help-LỆNH-THAM_SỐ là tham số của riêng một lệnh; help-any-THAM_SỐ là tham số
### chung của nhiều lệnh. Câu giới thiệu không có dấu chấm ở cuối. Thuộc tính .long là các đoạn tiếp theo của --help,
### .value-X giải thích giá trị X, .examples-N là mục đích của ví dụ thứ N, .exit-status-N giải thích mã thoát N.

## Các từ do thư viện clap thêm vào, và tên của các mục

help-word-usage = Cách dùng
help-word-commands = Các lệnh
help-word-arguments = Tham số
help-word-options = Tùy chọn
help-word-possible-values = Các giá trị
# Các từ sau đứng trong ngoặc vuông, trước dấu hai chấm: [mặc định: now]. Từ cuối cùng dài nhiều nhất năm ký tự.
help-word-default = mặc định
help-word-choices = giá trị
help-word-alias = hoặc

help-any =
    .title-examples = Ví dụ
    .title-exit-status = Mã thoát
    .title-environment = Biến môi trường
    .title-files = Tệp
    .exit-status-0 = mọi thẻ đều được chấp nhận, hoặc yêu cầu đã được thực hiện
    .exit-status-1 = thẻ bị từ chối: có bước kiểm tra không đạt
    .exit-status-2 = kết luận về thẻ là chưa xác định: không có bước nào không đạt, nhưng còn thiếu thông tin cần thiết
    .exit-status-3 = không đọc được dữ liệu đưa vào, hoặc dữ liệu sai cấu trúc
    .exit-status-64 = tham số không đúng
    .exit-status-70 = hai cách tính mật mã cho kết quả khác nhau (--cross-check)
    .exit-status-73 = không ghi được đầu ra
    .exit-status = với nhiều thẻ, kết quả xấu nhất được tính: sai cấu trúc, rồi từ chối, rồi chưa xác định
    .environment-COLUMNS = chiều rộng của bảng; mặc định là chiều rộng của terminal, hoặc 80
    .environment-NO-COLOR = nếu được đặt, không dùng màu; --color được ưu tiên hơn
    .environment-CLICOLOR-FORCE = nếu được đặt, dùng màu cả khi không ghi ra terminal
    .environment-IDCHIP-ANCHORS = các chứng thư số tin cậy nếu tham số không nêu: các đường dẫn, phân cách như trong PATH
    .environment-LANG = ngôn ngữ khi không có --lang; LANGUAGE, LC_ALL và LC_MESSAGES được ưu tiên hơn
    .files-EF-SOD-EF-DG1-EF-COM = các tệp của thẻ trong thư mục hoặc tệp nén ZIP; cũng nhận ef_sod.bin, DG1, DataGroup1.dat, 011D
    .files-idchip-config-toml = trong thư mục cấu hình của người dùng: anchors, danh sách các đường dẫn (docs/anchors.md)

## Tên của các giá trị, viết hoa trong ngoặc: <TỆP>

help-value-BYTES = SỐ_BYTE
help-value-CARD = THẺ
help-value-CHECK = BƯỚC
help-value-CODE = MÃ
help-value-COMMAND = LỆNH
help-value-DATE = THỜI_ĐIỂM
help-value-DAY = NGÀY
help-value-DIR = THƯ_MỤC
help-value-FILE = TỆP
help-value-FINDING = GHI_NHẬN
help-value-FORM = DẠNG
help-value-HEX = HEX
help-value-LANGUAGE = NGÔN_NGỮ
help-value-MEMBER = THÀNH_PHẦN
help-value-NAME = TÊN
help-value-NUMBER = SỐ
help-value-OPTIONS = TÙY_CHỌN
help-value-PATH = ĐƯỜNG_DẪN
help-value-PERCENT = PHẦN_TRĂM
help-value-POLICY = CHÍNH_SÁCH
help-value-SHELL = SHELL
help-value-TEXT = NỘI_DUNG
help-value-VERDICT = KẾT_LUẬN
help-value-WHEN = KHI_NÀO

## Chương trình

help-idchip = Đọc dữ liệu trong chíp của thẻ căn cước (ICAO Doc 9303) và xác thực bên đã ký dữ liệu
    .long =
        Giá trị đọc từ thẻ là dữ liệu cá nhân và chỉ được hiển thị khi có --reveal.

        Tệp đưa vào phải là tệp thông thường hoặc liên kết tượng trưng (symbolic link) đến tệp thông thường. Ống dẫn, socket và thiết bị không được nhận, kể cả qua /dev/stdin. Chỉ `idchip qr -` và `idchip verify -` đọc đầu vào chuẩn. `-o -` ghi ra đầu ra chuẩn.
    .examples-1 = Xác thực một thẻ
    .examples-2 = Xem trợ giúp của một lệnh

help-any-color = Khi nào dùng màu; auto là khi ghi ra terminal, trừ khi NO_COLOR được đặt
help-any-lang = Ngôn ngữ của những gì hiển thị cho người đọc; nếu không nêu, là ngôn ngữ của hệ thống. JSON và `idchip dump` bằng tiếng Anh
    .value-auto = Ngôn ngữ của hệ thống, hoặc tiếng Anh nếu chương trình không có ngôn ngữ đó
    .value-en = Tiếng Anh
    .value-vi = Tiếng Việt
help-any-help = Xem trợ giúp (-h: tóm tắt, --help: đầy đủ)
help-any-version = Xem phiên bản
help-help = Xem trợ giúp này hoặc trợ giúp của lệnh được nêu

## Cách xét: chứng thư số tin cậy, thời điểm và chính sách

help-any-anchors = Các chứng thư số CSCA tin cậy: một tệp ở bất kỳ dạng nào mà các quốc gia công bố, hoặc một thư mục; có thể nêu nhiều lần
    .long =
        Chứng thư số, gói chứng thư số (.p7b) và danh sách CSCA ở dạng DER, PEM, base64 hoặc thập lục phân, tệp LDIF của ICAO PKD, và tệp nén ZIP chứa các tệp này; docs/anchors.md cho biết lấy ở đâu. Chúng được tin cậy vì được nêu ở đây: chữ ký của danh sách CSCA không được kiểm tra (`idchip anchors --verify-with` kiểm tra chữ ký này). Các tệp khác trong thư mục bị bỏ qua, kèm cảnh báo.

        Nếu không có tùy chọn này, các chứng thư số tin cậy lấy từ $IDCHIP_ANCHORS (các đường dẫn, phân cách như trong $PATH), hoặc nếu không có biến đó thì từ tệp cấu hình idchip/config.toml trong $XDG_CONFIG_HOME hoặc ~/.config, ví dụ: anchors = ["/srv/csca"].
help-any-link-certificates = Các chứng thư số CSCA được tin cậy nếu có liên kết với một chứng thư số tin cậy: các tệp ở những dạng như trên
    .long = Một chứng thư số trở thành chứng thư số tin cậy nếu chữ ký của nó được xác thực bằng khóa của một chứng thư số tin cậy của cùng quốc gia: trước hết là chứng thư số liên kết được ký bằng khóa cũ, sau đó là chứng thư số gốc của khóa mới. Các chứng thư số còn lại không được tin cậy, kèm cảnh báo nêu lý do.
help-any-signers = Chứng thư số của bên ký giấy tờ, dùng khi EF.SOD không kèm chứng thư số, ở các dạng như của --anchors; việc nêu ở đây không làm cho chúng được tin cậy
help-any-crl = Danh sách thu hồi của các CSCA: một tệp ở dạng DER, PEM, base64 hoặc thập lục phân, tệp LDIF như ICAO PKD công bố, hoặc một thư mục
    .long = Danh sách được dùng nếu do một chứng thư số tin cậy của CSCA đó ký. Danh sách có tên bên ký được tính cả khi đã hết hạn; danh sách không có tên bên ký chỉ được tính khi còn hiệu lực. Danh sách của CSCA khác không được dùng. Chương trình không tải danh sách về: báo cáo cho biết nơi công bố danh sách, theo chứng thư số của bên ký.
help-any-at = Thời điểm được xét: 2026-11-01 (giây đầu tiên của ngày), 2026-11-01T12:00, 2026-11-01T12:00:00, hoặc now (hiện tại); theo giờ UTC, trừ khi ghi độ lệch ở cuối, chẳng hạn +07:00
help-any-policy = Chính sách mà thẻ phải đáp ứng để được chấp nhận
    .value-default = Chữ ký, chuỗi chứng thư số, thời hạn hiệu lực và thời hạn giấy tờ phải đạt; các sai lệch của giấy tờ thật được cho qua
    .value-strict = Như default, nhưng không cho qua sai lệch nào so với tiêu chuẩn
    .value-with-chip = Như default, và chíp phải chứng minh được là chíp thật
    .value-with-revocation = Như default, và việc thu hồi phải được kiểm tra
    .value-archive = Như default, nhưng chứng thư số hoặc giấy tờ hết hạn chỉ được ghi trong báo cáo, không dẫn đến từ chối
help-any-strict = Không cho qua sai lệch nào so với tiêu chuẩn, như --policy strict; nhiều thẻ thật có sai lệch
help-any-tolerate = Cho qua thêm các ghi nhận này, ngoài những ghi nhận mà chính sách đã cho qua: trong giấy tờ, chứng thư số của bên ký và chứng thư số tin cậy
    .long = Tên của ghi nhận có trong báo cáo. Các ghi nhận về thuật toán yếu là weak_hash (SHA-1), short_rsa_key (dưới 2048 bit), short_ec_key, short_chip_key và rsa_exponent_small (dưới 65537, chẳng hạn 3).
help-any-refuse = Không cho qua các ghi nhận này dù chính sách quy định thế nào, chẳng hạn weak_hash
    .long = Với further_signer_not_verified, khi EF.SOD có nhiều chữ ký thì mọi chữ ký đều phải được xác thực.
help-any-require-chip = Yêu cầu phải có bằng chứng chíp là chíp thật, ngoài các yêu cầu của chính sách

## Tham số của nhiều lệnh

help-any-aa-challenge = Số ngẫu nhiên đã gửi cho chíp (INTERNAL AUTHENTICATE): 8 byte ở dạng thập lục phân, hoặc @TỆP để đọc từ tệp
help-any-json = In một đối tượng JSON (docs/json.md)
help-any-reveal = Hiển thị các giá trị; đây là dữ liệu cá nhân

## idchip verify

help-verify = Xác thực bên đã ký thẻ và tính toàn vẹn của dữ liệu từ khi ký
    .long = Nếu không có danh sách thu hồi của CSCA đã cấp chứng thư số cho bên ký (--crl), kết quả của bước kiểm tra thu hồi vẫn là chưa xác định; mặc định, thẻ vẫn có thể được chấp nhận. Một tệp EF.SOD riêng lẻ được kiểm tra trong phạm vi có thể; khi không có nhóm dữ liệu nào, kết luận tốt nhất là chưa xác định. Thẻ được xét khi không có chứng thư số tin cậy cũng vậy (docs/anchors.md cho biết các quốc gia công bố chứng thư số ở đâu).
    .examples-1 = Xác thực một thẻ đã được đọc vào thư mục
    .examples-2 = Tìm cả bên ký trong danh sách thu hồi của quốc gia
    .examples-3 = Xác thực chíp thật bằng câu trả lời của chíp cho một số ngẫu nhiên
    .examples-4 = Xét mọi thẻ trong một thư mục, mỗi thẻ một đối tượng JSON
    .examples-5 = Xét các thẻ trong một tệp tar, và chạy tiếp sau khi bị ngắt
    .examples-6 = Đếm các thẻ của một danh sách theo kết luận, lý do và bên ký
help-verify-cards = Thẻ: thư mục hoặc tệp nén ZIP có EF.SOD, EF.DG1, EF.COM …, một tệp EF.SOD riêng lẻ, hoặc chứng cứ do `idchip export` ghi; hoặc một thư mục, tệp nén ZIP hay tệp tar chứa nhiều thẻ
    .long =
        Trong một thư mục, mỗi thư mục ở bên dưới có tệp của thẻ là một thẻ, theo thứ tự đã sắp xếp. Trong tệp ZIP hoặc tar, kể cả tệp tar nén bằng gzip, các tệp của một thẻ đứng liền nhau trong một thư mục. Thẻ không đọc được không làm dừng lệnh: kết luận về thẻ đó là không xét được. Dấu - là đầu vào chuẩn: một tệp tar, hoặc một danh sách như của --cards-from.

        Với --application, có thể nêu từng tệp của một thẻ, chẳng hạn EF.SOD=sod.bin EF.1001=nis.bin.
help-verify-cards-from = Xét cả các thẻ của một danh sách, mỗi dòng hoặc trước mỗi ký tự NUL là một đường dẫn; dấu - là đầu vào chuẩn
    .long = Sau đường dẫn có thể có ký tự tab và một thời điểm viết như của --at: thẻ đó được xét tại thời điểm này. Đường dẫn có thể là của một thư mục, tệp ZIP hoặc tệp tar chứa nhiều thẻ. Với đầu vào chuẩn, kết quả của một thẻ không đợi đường dẫn tiếp theo: chương trình khác có thể nêu một thẻ rồi đọc kết quả của thẻ đó.
help-verify-jobs = Số thẻ được xét cùng một lúc; nếu không nêu, mỗi nhân của bộ xử lý xét một thẻ
help-verify-only = Chỉ hiển thị các thẻ có những kết luận này: accepted, undetermined, rejected, malformed
    .long = Các thẻ khác vẫn được tính vào mã thoát và vào --summary.
help-verify-fields = Chỉ in các thành phần này của mỗi đối tượng, theo thứ tự này, chẳng hạn path,verdict,signer.issuer
help-verify-csv = In mỗi thẻ một dòng gồm các giá trị cách nhau bằng dấu phẩy (CSV), sau một dòng có tên các cột
help-verify-parquet = Ghi các dòng kết quả vào tệp của --output, ở dạng bảng Parquet
    .long = Chỉ dùng được nếu chương trình được biên dịch với `--features parquet`. Chương trình đó cũng nhận bảng chứa các thẻ: mỗi tệp của thẻ nằm trong một cột sod, com, card_access, card_security, dir và dg1 đến dg16, tên của thẻ nằm trong cột path hoặc id, và thời điểm có thể nằm trong cột at.
help-verify-summary = In số thẻ theo kết luận, theo bước kiểm tra quyết định kèm lý do và theo bên ký, thay cho các thẻ
    .long = Với --output hoặc --resume, các thẻ nằm trong tệp đó, còn số liệu ở đầu ra chuẩn. Với --json, số liệu là một đối tượng (docs/json.md).
help-verify-output = Ghi các thẻ vào tệp này; --force ghi đè tệp đã có
help-verify-resume = Chạy tiếp một lần chạy đã bị ngắt: ghi vào chính tệp mà lần đó đã ghi, sau dòng trọn vẹn cuối cùng
    .long = Các tham số khác phải giống như của lần chạy đó. Các thẻ đã có trong tệp không được xét lại, và tệp trở nên giống như khi không bị ngắt. Nếu chưa có tệp thì tệp được tạo mới.
help-verify-as-recorded = Xét theo thời điểm ghi trong chứng cứ, và tin rằng số ngẫu nhiên trong đó là số đã gửi cho chíp
    .long = Không ai ký thời điểm và số ngẫu nhiên này: chỉ dùng tùy chọn này với chứng cứ của bên mà đơn vị tin cậy. Nếu không có tùy chọn này, chứng cứ được xét theo thời điểm hiện tại, và câu trả lời của chíp ghi trong đó chỉ được tính khi bất lợi cho thẻ. Chứng thư số tin cậy ghi trong chứng cứ không bao giờ được dùng làm căn cứ.
help-verify-aa-response = Câu trả lời của chíp cho số ngẫu nhiên, ở dạng thập lục phân, hoặc @TỆP để đọc từ tệp; chỉ dùng khi xét một thẻ
help-verify-deviation-list = Danh sách sai lệch của một quốc gia cấp, hoặc thư mục có các danh sách như vậy
    .long = Trong danh sách này, quốc gia nêu giấy tờ nào của mình có sai lệch so với tiêu chuẩn. Danh sách phải được xác thực bằng một chứng thư số của --anchors, nếu không sẽ bị từ chối kèm lý do. Khi thẻ khớp với một mục, mục đó được nêu cùng thẻ và các bước kiểm tra mà mục giải thích được đánh dấu; kết luận không thay đổi.
help-verify-accept-explained = Chấp nhận thẻ dù các bước kiểm tra này chưa đạt, nếu danh sách sai lệch giải thích điều đó
help-verify-issued = Ngày cấp ghi trên thẻ, cho các mục chỉ áp dụng trong một khoảng thời gian; chỉ dùng khi xét một thẻ. Nếu không nêu, dùng ngày trong EF.DG12 đã xác thực
help-verify-application = Xác thực các tệp của ứng dụng khác thay cho giấy tờ đi lại: eu-dl (giấy phép lái xe của Liên minh châu Âu), it-cie (ứng dụng IAS của thẻ căn cước Ý) hoặc us-piv (PIV của Hoa Kỳ)
    .long = Khi đó thẻ chỉ được chấp nhận là thẻ của ứng dụng này. Tệp được gọi theo số hiệu, EF.1001, hoặc theo tên trong đặc tả, EF.ID_Servizi. Đối tượng bảo mật là EF.SOD, EF.1006 (it-cie) hoặc EF.9000 (us-piv); chứng thư số của bên ký nội dung thẻ PIV được đưa vào bằng --signers.
help-verify-cross-check = Xét lại một phần số thẻ bằng cách tính mật mã khác, theo phần trăm
    .long = Nếu kết quả khác nhau, lệnh dừng với thông báo lỗi và mã thoát 70: một trong hai cách tính, hoặc bộ xử lý, có lỗi.
help-verify-reveal = Hiển thị thông tin về người được cấp và giấy tờ, nếu thẻ được chấp nhận; đây là dữ liệu cá nhân
    .long = Chỉ hiển thị giá trị của các tệp có đúng giá trị băm đã ký, mỗi giá trị kèm tên tệp. Với thẻ không được chấp nhận, không có gì được hiển thị: `idchip inspect --reveal` hiển thị những gì có trong chíp nhưng không chứng minh gì.
help-verify-photo = Ghi ảnh khuôn mặt vào tệp này, nếu thẻ được chấp nhận; chỉ dùng khi xét một thẻ
    .long = Ảnh được ghi đúng như trong chíp, và chỉ chủ sở hữu tệp mới đọc được. `idchip photo --png` ghi ảnh ở dạng PNG.
help-verify-force = Ghi đè tệp đã có bằng ảnh khuôn mặt hoặc bằng các thẻ
help-verify-report = Dạng của báo cáo cho người đọc
    .value-table = Bảng các bước kiểm tra, kèm lý do và việc cần làm
    .value-tr03135 = Cây các bước kiểm tra của BSI TR-03135-1, với kết quả theo các bảng của hướng dẫn này
help-verify-json = In một đối tượng JSON cho mỗi thẻ, mỗi đối tượng một dòng (docs/json.md)

## idchip inspect

help-inspect = Hiển thị nội dung các tệp của thẻ mà không xác thực
    .long = Giá trị là dữ liệu cá nhân: nếu không có --reveal thì chỉ hiển thị tên của chúng. Các phần của thẻ Việt Nam được đối chiếu với nhau.
    .examples-1 = Hiển thị cấu trúc của một thẻ
    .examples-2 = Hiển thị một tệp cùng các giá trị
    .exit-status-0 = nội dung đã được hiển thị
help-inspect-path = Thẻ (thư mục hoặc tệp nén ZIP), hoặc một trong các tệp của thẻ
help-inspect-application = Hiển thị các tệp của ứng dụng này thay cho các tệp của giấy tờ đi lại, như trong `idchip verify --application`

## idchip photo

help-photo = Ghi ảnh khuôn mặt của thẻ đã xác thực vào một tệp
    .long = Ảnh chỉ được ghi nếu thẻ được chấp nhận và EF.DG2 có đúng giá trị băm đã ký; với --unverified, ảnh được ghi mà không kiểm tra gì.
    .examples-1 = Ghi ảnh của một thẻ được chấp nhận
    .examples-2 = Chuyển ảnh cho một chương trình khác
    .exit-status-0 = ảnh đã được ghi
help-photo-card = Thẻ: thư mục hoặc tệp nén ZIP; với --unverified, có thể là một tệp EF.DG2 riêng lẻ
help-photo-output = Tệp để ghi ảnh vào; - là đầu ra chuẩn
help-photo-png = Ghi ảnh ở dạng PNG, là dạng mà mọi chương trình đều hiển thị được; ảnh trong thẻ là JPEG hoặc JPEG 2000
    .long = Chỉ dùng được nếu chương trình được biên dịch với `--features images`.
help-photo-unverified = Ghi ảnh mà không xác thực gì
help-photo-force = Ghi đè tệp đã có

## idchip qr

help-qr = Đọc mã QR của thẻ Việt Nam và đối chiếu với thẻ đã xác thực
    .long = Mã QR không được ký: ai cũng có thể in mã như vậy. Với --card, mã được đối chiếu với dữ liệu trong chíp của thẻ, và mã thoát là 1 nếu hai bên khác nhau.
    .examples-1 = Đọc nội dung mã mà máy quét đã ghi vào tệp
    .examples-2 = Đối chiếu với chíp
    .exit-status-0 = đã đọc được mã; với --card, thẻ được chấp nhận và khớp với mã
    .exit-status-1 = thẻ bị từ chối, hoặc khác với mã
    .exit-status-2 = kết luận về thẻ là chưa xác định, hoặc không đối chiếu được thẻ với mã
    .exit-status-3 = không đọc được mã hoặc thẻ, hoặc chúng sai cấu trúc
help-qr-text = Nội dung của mã QR, hoặc - để đọc từ đầu vào chuẩn; khi đó người dùng khác trên máy không thấy nội dung này
    .long = Chương trình chuyển tiếp nội dung quét được nên đưa nội dung đó qua đầu vào chuẩn hoặc sau `--`: nếu không, nội dung như --help bị hiểu là tùy chọn.
help-qr-card = Thẻ cần đối chiếu: thư mục hoặc tệp nén ZIP

## idchip aa

help-aa = Kiểm tra câu trả lời của chíp cho một số ngẫu nhiên bằng khóa trong DG15 (Active Authentication)
    .long = Lệnh này không cho biết khóa là của ai: để biết điều đó, dùng `idchip verify --aa-challenge --aa-response`.
    .examples-1 = Kiểm tra câu trả lời bằng khóa của thẻ
    .exit-status-0 = câu trả lời được tạo bằng khóa của EF.DG15
    .exit-status-1 = câu trả lời không được tạo bằng khóa đó
    .exit-status-2 = không thực hiện được bước kiểm tra
help-aa-dg15 = Tệp EF.DG15 có khóa công khai của chíp
help-aa-dg14 = Tệp EF.DG14 nêu thuật toán chữ ký của khóa trên đường cong elliptic
help-aa-challenge = Số ngẫu nhiên đã gửi cho chíp (INTERNAL AUTHENTICATE): 8 byte ở dạng thập lục phân, hoặc @TỆP để đọc từ tệp
help-aa-response = Câu trả lời của chíp cho số ngẫu nhiên, ở dạng thập lục phân, hoặc @TỆP để đọc từ tệp

## idchip anchors

help-anchors = Liệt kê chứng thư số trong các tệp, thư mục và danh sách CSCA, hoặc xác thực danh sách CSCA
    .long = Các chứng thư số sau được đánh dấu: đã hết hạn, chưa có hiệu lực, không phải của CSCA, hoặc của hệ thống thử nghiệm. Chứng thư số không phân tích được thì được liệt kê kèm lỗi. Chữ ký của danh sách CSCA chỉ được kiểm tra khi có --verify-with: các bước kiểm tra của từng danh sách được hiển thị thay cho các chứng thư số trong đó. Khi đó mã thoát là 0 nếu mọi danh sách đều được xác thực, 1 nếu có bước kiểm tra không đạt, 2 nếu có bước chưa xác định.
    .examples-1 = Liệt kê các chứng thư số của một danh sách CSCA
    .examples-2 = Đếm các chứng thư số
    .examples-3 = Xác thực một danh sách CSCA bằng chứng thư số CSCA của nơi phát hành
    .exit-status-0 = đã liệt kê các chứng thư số; với --verify-with, mọi danh sách đều được xác thực
    .exit-status-1 = với --verify-with: một bước kiểm tra của danh sách không đạt
    .exit-status-2 = với --verify-with: một bước kiểm tra của danh sách chưa xác định
help-anchors-paths = Các tệp ở những dạng của `idchip verify --anchors`, hoặc thư mục có các tệp như vậy; nếu không nêu, là các tệp của $IDCHIP_ANCHORS hoặc của tệp cấu hình
help-anchors-country = Chỉ hiển thị chứng thư số của quốc gia này, theo mã hai chữ cái trong tên chủ thể, chẳng hạn VN; có thể nêu nhiều lần
help-anchors-expired = Chỉ hiển thị các chứng thư số đã hết hạn
help-anchors-json = In một đối tượng JSON cho mỗi chứng thư số hoặc danh sách được xác thực, mỗi đối tượng một dòng (docs/json.md)
help-anchors-summary = Thay vào đó, in số lượng theo quốc gia, khóa và thuật toán chữ ký
help-anchors-verify-with = Xác thực danh sách CSCA bằng các chứng thư số CSCA này của nơi phát hành, và hiển thị các bước kiểm tra
    .long = Khi đó mỗi ĐƯỜNG_DẪN là một tệp có danh sách CSCA ở bất kỳ dạng nào, hoặc thư mục có các tệp như vậy. Chỉ các chứng thư số nêu ở đây được tin cậy; chứng thư số CSCA trong tệp của danh sách thì không.
help-anchors-crl = Danh sách thu hồi để tìm bên ký của các danh sách CSCA, như trong `idchip verify --crl`
    .long = Bên ký đã bị thu hồi chứng thư số thì bị từ chối. Nếu không có danh sách thu hồi của CSCA tương ứng, kết quả của bước kiểm tra vẫn là chưa xác định, và danh sách vẫn có thể được xác thực.
help-anchors-at = Thời điểm dùng để đánh dấu chứng thư số và xác thực danh sách CSCA, viết như trong `idchip verify --at`

## idchip dump

help-dump = Hiển thị cấu trúc TLV của một tệp, kèm vị trí và tên
    .long = Đọc được tệp của chíp, chứng thư số, danh sách CSCA và mọi dữ liệu BER khác. Tệp sai cấu trúc được hiển thị đến chỗ có lỗi, với mã thoát 3.
    .examples-1 = Hiển thị các phần tử của EF.SOD
    .examples-2 = Hiển thị một nhóm dữ liệu cùng các giá trị
    .exit-status-0 = nội dung đã được hiển thị
help-dump-file = Tệp của chíp, chứng thư số (DER hoặc PEM), danh sách CSCA, hoặc dữ liệu BER bất kỳ
help-dump-reveal = Hiển thị mọi giá trị, kể cả của các nhóm dữ liệu, giá trị băm trong EF.SOD và nội dung chưa biết; đây là dữ liệu cá nhân, hoặc có thể là dữ liệu cá nhân
help-dump-bytes = Số byte được hiển thị của mỗi giá trị

## idchip export

help-export = Ghi chứng cứ của một lần xác thực thành bộ chứng cứ: các tệp, các chứng thư số, báo cáo
    .long =
        Bộ chứng cứ là một thư mục, hoặc một tệp CBOR có cùng nội dung (docs/evidence.md): các tệp của thẻ được giữ nguyên, chứng thư số của bên ký, chứng thư số tin cậy, các danh sách thu hồi đã được dùng để kết luận, giá trị băm của tất cả, vị trí của các byte được ký, số ngẫu nhiên và câu trả lời của chíp, và báo cáo. Thẻ không được chấp nhận cũng được ghi. `idchip verify` nhận lại bộ chứng cứ này.

        Các tệp là dữ liệu cá nhân: chỉ chủ sở hữu tệp mới đọc được (quyền 0600 và 0700). Những gì đã có không bị ghi đè.
    .examples-1 = Lưu chứng cứ vào một thư mục
    .examples-2 = Xác thực lại chứng cứ
    .examples-3 = Chuyển chứng cứ đi ở dạng CBOR
    .exit-status-0 = thẻ được chấp nhận
    .files-evidence-json = danh sách kèm theo của bộ chứng cứ là thư mục (docs/evidence.md)
help-export-card = Thẻ: thư mục hoặc tệp nén ZIP có EF.SOD, EF.DG1, EF.COM …, hoặc một tệp EF.SOD riêng lẻ
help-export-output = Nơi ghi bộ chứng cứ: một tệp CBOR nếu tên kết thúc bằng .cbor, nếu không thì một thư mục; - ghi CBOR ra đầu ra chuẩn
help-export-aa-response = Câu trả lời của chíp cho số ngẫu nhiên, ở dạng thập lục phân, hoặc @TỆP để đọc từ tệp

## idchip explain

help-explain = Giải thích một bước kiểm tra, lý do, ghi nhận hoặc lỗi: có nghĩa gì, không có nghĩa gì và cần làm gì
    .long = Nhận các tên trong báo cáo và trong JSON, viết với - hoặc _, tên của các bước kiểm tra, các số và tên hằng số trong C. Nếu không nêu tên, mọi tên được liệt kê. docs/reasons.md có cùng nội dung bằng tiếng Anh.
    .examples-1 = Giải thích một tên trong báo cáo
    .examples-2 = Giải thích một số mà chương trình viết bằng C hiển thị
    .examples-3 = Liệt kê mọi tên
    .exit-status-0 = mọi tên đã được giải thích
help-explain-names = Các tên hoặc số, chẳng hạn signature_invalid; nếu nêu loại ở trước thì chỉ tìm trong loại đó, chẳng hạn reason 12
help-explain-json = In một đối tượng JSON cho mỗi tên, mỗi đối tượng một dòng (docs/json.md)

## idchip completions

help-completions = Ghi tập lệnh tự động hoàn thành cho một shell
    .examples-1 = Tự động hoàn thành lệnh và tùy chọn trong Bash
    .exit-status-0 = tập lệnh đã được ghi
help-completions-shell = Tên của shell

## idchip man

help-man = Ghi trang hướng dẫn (man) của chương trình hoặc của một lệnh, hoặc ghi tất cả các trang
    .examples-1 = Đọc trang hướng dẫn của một lệnh
    .exit-status-0 = trang hướng dẫn đã được ghi
help-man-command = Lệnh cần xem
help-man-directory = Thay vào đó, ghi các trang của chương trình và của mọi lệnh vào thư mục này
