### Lỗi, cảnh báo và lưu ý trên luồng lỗi chuẩn.
### Bảng thuật ngữ ở đầu tệp common.ftl.

failure-error = lỗi:
failure-warning = cảnh báo:
failure-note = lưu ý:
failure-in-file = { $path }: { $error }
failure-cannot-write = không ghi được: { $error }
failure-system-not-found = không có tệp hoặc thư mục này
failure-system-not-permitted = không có quyền truy cập
failure-system-exists = đã tồn tại
failure-system-full = hết dung lượng lưu trữ
failure-skipped = { $path }: { $error }; bỏ qua

## Tham số sai

failure-terminal = đầu ra chuẩn là thiết bị đầu cuối: hãy chuyển hướng vào một tệp hoặc một chương trình
failure-one-response = --aa-response là câu trả lời của một chíp: chỉ đưa vào một thẻ
failure-one-date = --issued là ngày trên một thẻ: chỉ đưa vào một thẻ
failure-one-photo = --photo nêu tệp cho một ảnh khuôn mặt: chỉ đưa vào một thẻ
failure-photo-to-output = --photo phải nêu một tệp, vì báo cáo được ghi ra đầu ra chuẩn: lệnh `idchip photo -o -` ghi ảnh ra đó
failure-tree-of-application = --report tr03135 dành cho giấy tờ đi lại, không dùng với --application
failure-disagreement = { $path }: hai cách tính mật mã cho kết quả khác nhau ({ $check }); không dựa vào kết quả nào của lần chạy này và báo cho nhà phát triển, kèm loại bộ xử lý
failure-no-evidence = { $path } không phải là bộ chứng cứ: hãy bỏ --as-recorded
failure-cards-and-files = chỉ đưa vào các thẻ, hoặc chỉ các tệp riêng (EF.1001=PATH) của một thẻ
failure-no-such-name = { $application } không có tệp mang tên này
failure-no-such-file = { $path }: không có tệp hoặc thư mục này
failure-no-lists = hãy đưa vào các danh sách CSCA cần kiểm tra
failure-list-for-itself = { $path }: danh sách CSCA không tự bảo đảm cho chính nó; hãy đưa vào chứng thư số CSCA của nơi phát hành bằng --verify-with
failure-no-anchor-files = hãy đưa vào các tệp chứng thư số tin cậy, hoặc nêu chúng trong $IDCHIP_ANCHORS hay tệp cấu hình; docs/anchors.md cho biết các quốc gia công bố ở đâu
failure-links-without-anchors = --link-certificates cần có chứng thư số tin cậy để liên kết: hãy dùng --anchors
failure-evidence-already = { $path } đã là bộ chứng cứ; hãy sao chép
failure-evidence-exists = { $path } đã tồn tại, và không bao giờ ghi đè lên chứng cứ
failure-container-too-large = bộ chứng cứ lớn hơn 16 MiB: hãy dùng một thư mục cho --output
failure-exists = { $path } đã tồn tại; --force sẽ ghi đè
failure-no-decoder = idchip này không giải mã được ảnh: hãy biên dịch với --features images, hoặc bỏ --png
failure-no-such-subcommand = không có lệnh con này
failure-no-such-number = không có mục nào mang số này; lệnh `idchip explain` liệt kê mọi tên và số
failure-no-such-word = không có tên này. Lệnh `idchip explain` liệt kê mọi tên
failure-near-words = không có tên này; các tên gần giống: { $names }. Lệnh `idchip explain` liệt kê mọi tên

## Thẻ chưa được chấp nhận

failure-not-accepted = { $refused }. { $title }: { $reason }
failure-not-accepted-advice = { $refused }. { $title }: { $reason }. { $advice }
failure-no-image-written = kết luận về thẻ là { $outcome }, ảnh không được ghi
failure-nothing-compared = kết luận về thẻ là { $outcome }, không so sánh gì với thẻ
failure-no-photo = không ghi ảnh, vì thẻ chưa được chấp nhận
failure-not-authentic = { $file }: { $status }
failure-sod-not-verified = EF.SOD chưa được xác thực: { $title }: { $reason }
failure-list-not-verified = { $path }: danh sách sai lệch chưa được xác thực nên không so sánh thẻ nào với nó. { $why }
failure-list-without-anchor = { $path }: danh sách sai lệch chưa được xác thực nên không so sánh thẻ nào với nó. { $why }. Hãy đưa vào chứng thư số CSCA của nơi phát hành bằng --anchors
failure-exported = { $path }: kết luận về thẻ là { $outcome }; số tệp có dữ liệu cá nhân: { $count }

## Các tệp được đưa vào

failure-ambiguous = { $file } xuất hiện hai lần: { $first } và { $second }; nhiều thẻ thì đưa vào bằng các tham số riêng
failure-configuration = không phải tệp cấu hình của idchip: { $detail }
failure-configuration-line = không phải tệp cấu hình của idchip: dòng { $line }: { $detail }
failure-digest-differs = không phải tệp đã ghi nhận: độ dài hoặc giá trị băm SHA-256 khác
failure-directory-of-cards = đây là thư mục chứa nhiều thẻ ({ $count }); đưa từng thẻ vào làm tham số, chẳng hạn tất cả bằng `{ $path }/*`
failure-evidence = không đọc được bộ chứng cứ: { $detail }
failure-evidence-not-cbor = không phải CBOR đúng cấu trúc: { $detail }
failure-evidence-not-deterministic = cách ghi không ở dạng duy nhất theo quy định ({ $detail })
failure-evidence-not-json = không phải JSON: { $detail }
failure-evidence-manifest = tệp kê khai không đúng quy định: { $detail }
failure-evidence-schema = lược đồ không phải là { $detail }
failure-evidence-no-such-file = chứng cứ không có tệp nào tên { $detail }
failure-evidence-time = thời điểm sai cấu trúc
failure-evidence-exchange = { $detail }
failure-foreign-object = đây là { $object }, chương trình không đọc; lệnh `idchip dump` hiển thị các phần tử, nếu có
failure-looks-like = có vẻ đây là { $object }, chương trình không đọc
failure-unreadable = không đọc được: { $error }
failure-no-card = không tìm thấy tệp nào của thẻ; các tệp có tên EF.SOD, EF.DG1, EF.COM, v.v.; nhiều thẻ thì đưa vào bằng các tham số riêng
failure-not-a-cards-qr = không phải mã QR của thẻ căn cước: đây là { $found }; hãy đề nghị đưa thẻ căn cước
failure-other-content = không phải { $expected }: đây là { $found }
failure-not-signed-content = không phải { $expected }: { $error }
failure-not-a-revocation-list = không phải danh sách thu hồi ở bất kỳ dạng nào: { $error }
failure-not-a-file = đây là { $found }, chương trình chỉ đọc các tệp thông thường
failure-not-a-list = không phải danh sách đường dẫn, cũng không phải tệp tar; thẻ và tệp nén ZIP thì đưa vào bằng đường dẫn
failure-entry-too-long = danh sách có một đường dẫn dài hơn 64 KiB
failure-not-listed = evidence.json không liệt kê tệp này: tệp đã được thêm vào chứng cứ
failure-not-there = không có tệp hoặc thư mục mang tên này
failure-one-file = đây là { $file }, chỉ là một tệp của thẻ; hãy đưa vào thư mục hoặc tệp nén ZIP có mọi tệp của thẻ, trong đó có EF.SOD
failure-no-file = thiếu { $file }
failure-no-image = EF.DG2 không có ảnh
failure-image = EF.DG2: { $error }
failure-image-damaged = không giải mã được ảnh: ảnh bị hỏng hoặc có đặc điểm mà chương trình không hỗ trợ
failure-image-colours = ảnh có hệ màu khác với thang xám hoặc đỏ, lục, lam
failure-image-format = ảnh không phải JPEG cũng không phải JPEG 2000
failure-image-too-large = ảnh có hơn { $pixels } điểm ảnh hoặc { $tiles } ô nên không được giải mã
failure-no-certificate = không tìm thấy chứng thư số
failure-no-revocation-list = không tìm thấy danh sách thu hồi
failure-no-deviation-list = không tìm thấy danh sách sai lệch
failure-no-master-list = không tìm thấy danh sách CSCA
failure-not-an-elementary-file = không phải tệp của thẻ: cả tên tệp lẫn thẻ (tag) đầu tiên đều không cho biết loại tệp
failure-no-sod = thiếu EF.SOD: không có tệp này thì không biết bên ký dữ liệu
failure-no-object = { $form } không có đối tượng DER nào
failure-base64 = phần base64 sai cấu trúc
failure-hexadecimal = các chữ số thập lục phân sai cấu trúc
failure-unterminated = thiếu dòng kết thúc đối tượng: tệp bị cắt ngang
failure-too-large = lớn hơn { $limit } MiB, giới hạn cho tệp loại này
failure-zip-encrypted = { $name } được mã hóa; hãy giải nén trước
failure-zip-shorter = { $name }: ngắn hơn độ dài đã khai { $declared } byte
failure-zip-too-many = có { $count } tệp, chương trình đọc nhiều nhất { $most } tệp
failure-zip = không đọc được tệp nén ZIP: { $detail }

## Tệp khác, không phải thẻ

failure-is-archive = đây là tệp nén, và trong các loại tệp nén chương trình chỉ đọc ZIP; hãy giải nén rồi đưa vào thư mục
failure-is-certificate = đây là chứng thư số, không phải thẻ; lệnh `idchip anchors` hiển thị chứng thư số; nếu là của CSCA thì đưa vào bằng --anchors
failure-is-certificate-request = đây là yêu cầu cấp chứng thư số, không phải thẻ
failure-is-defect-list = đây là danh sách giấy tờ có lỗi theo BSI TR-03129-2, không phải thẻ; chương trình không đọc danh sách này, lệnh `idchip dump` hiển thị các phần tử
failure-is-deviation-list = đây là danh sách sai lệch, không phải thẻ; hãy đưa vào bằng `idchip verify --deviation-list`
failure-is-document = đây là văn bản để người đọc, không phải thẻ
failure-is-empty = tệp rỗng
failure-is-image = đây là ảnh, không phải thẻ; ảnh của thẻ nằm bên trong các tệp của thẻ, chẳng hạn EF.DG2
failure-is-json = đây là JSON, không phải thẻ; nếu là tệp kê khai của chứng cứ, hãy đưa vào thư mục chứa nó
failure-is-ldif = đây là LDIF, dạng của danh bạ khóa công khai, không phải thẻ; dùng --anchors để lấy các chứng thư số CSCA trong đó, --signers để lấy chứng thư số của bên ký giấy tờ, --crl để lấy danh sách thu hồi
failure-is-master-list = đây là danh sách CSCA, không phải thẻ; hãy đưa vào bằng --anchors; lệnh `idchip anchors --verify-with` kiểm tra danh sách
failure-is-private-key = đây là khóa bí mật, không phải thẻ; không lệnh nào dùng tệp này, và khóa cần được giữ bí mật
failure-is-public-key = đây là khóa công khai, không phải thẻ; lệnh `idchip dump` hiển thị các phần tử của khóa dạng DER
failure-is-revocation-list = đây là danh sách thu hồi chứng thư số, không phải thẻ; hãy đưa vào bằng --crl
failure-is-signed-like-certificate = tệp được ký như chứng thư số nhưng không đọc được như chứng thư số, và không phải thẻ; lệnh `idchip dump` hiển thị các phần tử
failure-is-text = đây là văn bản, không phải thẻ; lệnh `idchip qr` nhận nội dung mã QR của thẻ Việt Nam

## Tên các đối tượng

failure-object-pipe = ống dẫn (pipe)
failure-object-socket = socket
failure-object-device = thiết bị
failure-object-directory = thư mục
failure-object-other = thứ khác
failure-object-seal = con dấu số (Doc 9303-13)
failure-object-travel-record = bản ghi đi lại (LDS2)
failure-object-visa-record = bản ghi thị thực (LDS2)
failure-object-certificate-record = bản ghi chứng thư số (LDS2)
failure-object-additional-biometrics = dữ liệu sinh trắc học bổ sung (LDS2)
failure-object-deviation-list = danh sách sai lệch
failure-object-master-list = danh sách CSCA
failure-object-revocation-list = danh sách thu hồi
failure-object-defect-list = danh sách giấy tờ có lỗi theo BSI TR-03129-2, chương trình không đọc
failure-object-known-deviation-list = danh sách sai lệch, dùng với `idchip verify --deviation-list`
failure-object-known-master-list = danh sách CSCA, dùng làm chứng thư số tin cậy, và được kiểm tra bằng `idchip anchors --verify-with`
failure-object-known-revocation-list = danh sách thu hồi, dùng với --crl
failure-object-card-security = EF.CardSecurity, một tệp của thẻ
failure-object-content-of-sod = nội dung của EF.SOD, một tệp của thẻ
failure-object-sod = EF.SOD, một tệp của thẻ
failure-object-empty = tệp rỗng
failure-object-utf-16 = văn bản UTF-16: hãy lưu lại ở dạng UTF-8
failure-object-gzip = tệp nén gzip: hãy giải nén
failure-object-pdf = tài liệu PDF
failure-object-java = kho khóa của Java: hãy xuất các chứng thư số
failure-object-web-page = trang web hoặc XML: có thể việc tải về không thành công

## Các tệp chứng thư số tin cậy

failure-file-without-certificates = đây là { $found }, trong đó không có chứng thư số
failure-in-no-form = không phải DER, PEM, LDIF, base64 hay hệ thập lục phân. Đọc như DER: { $error }
failure-empty-for-anchors = { $form } không có chứng thư số hay danh sách, không có chứng thư số tin cậy trong đó
failure-empty-for-signers = { $form } không có chứng thư số hay danh sách nào
failure-form-without-anchors = { $form } không có chứng thư số tin cậy: { $error }
failure-form-without-signers = { $form } không có chứng thư số: { $error }
failure-parts-for-anchors = { $form } gồm { $parts }, không có chứng thư số tin cậy
failure-parts-for-signers = { $form } gồm { $parts }, không có chứng thư số
failure-signers-for-anchors = { $form } gồm { $parts }, không có chứng thư số tin cậy; hãy đưa vào bằng --signers
failure-crls-for-anchors = { $form } gồm { $parts }, không có chứng thư số tin cậy; hãy đưa vào bằng --crl
failure-deviations-for-anchors = { $form } gồm { $parts }, không có chứng thư số tin cậy; hãy đưa vào bằng --deviation-list
failure-crls-for-signers = { $form } gồm { $parts }, không có chứng thư số; hãy đưa vào bằng --crl
failure-deviations-for-signers = { $form } gồm { $parts }, không có chứng thư số; hãy đưa vào bằng --deviation-list
failure-no-file-of-certificates = không phải tệp chứng thư số: đây là { $found }
failure-tried-as-certificates = đọc như chứng thư số: { $certificate }; như gói chứng thư số: { $bundle }; như danh sách CSCA: { $list }
failure-and = { $first } và { $second }
failure-parts-document-signers = chứng thư số của bên ký giấy tờ
failure-parts-revocation-lists = danh sách thu hồi
failure-parts-deviation-lists = danh sách sai lệch
failure-parts-defect-lists = danh sách giấy tờ có lỗi
failure-parts-sods = các tệp EF.SOD của thẻ
failure-parts-requests = yêu cầu cấp chứng thư số
failure-parts-private-keys = khóa bí mật, không được để trong tệp chứng thư số tin cậy
failure-parts-public-keys = khóa công khai không kèm chứng thư số
failure-left-out = { $path }: đã bỏ qua, { $parts }
failure-count = { $name }: { $count }
failure-objects-not-read = số đối tượng không đọc được: { $count }, lỗi đầu tiên: { $error }
failure-not-linked = không được chấp nhận qua liên kết, { $reason }: { $names }
failure-odd-anchors = { $oddity }: { $names }
failure-odd-anchors-more = { $oddity }: { $names }, lệnh `idchip anchors` liệt kê đầy đủ
failure-and-more = { $names }; và { $count } chứng thư số khác

## Ảnh và mã QR

failure-image-not-verified = ảnh chưa được xác thực: có thể là của bất kỳ ai
failure-image-without-anchors = hãy dùng --anchors để xác thực ảnh, hoặc --unverified để ghi ảnh mà không xác thực
failure-image-output = { $format }, { $length } byte
failure-image-written = { $path }: { $format }, { $length } byte
failure-extension = ảnh có định dạng { $format }; các chương trình thường dùng phần mở rộng .{ $extension }
failure-qr-repaired = máy quét đã đọc UTF-8 theo bảng mã khác và văn bản đã được khôi phục: hãy đặt máy quét về UTF-8
failure-qr-garbled = họ tên có ký tự không thể có trong tên: thẻ có thể vẫn tốt, nhưng máy quét dùng sai bảng mã; hãy đặt về UTF-8 rồi quét lại
failure-qr-not-signed = mã QR không được ký: dùng --card để so sánh với chíp
failure-qr-covid = mã COVID
failure-qr-health-insurance = mã QR của thẻ bảo hiểm y tế
failure-qr-old-number = số chứng minh nhân dân chín chữ số trước đây
failure-qr-other = văn bản thuộc loại khác
failure-qr-payment = mã QR thanh toán
failure-qr-personal-number = chỉ có số định danh cá nhân, không có các thông tin khác của thẻ
failure-qr-token = mã do ứng dụng trên điện thoại hiển thị
failure-qr-url = địa chỉ, chẳng hạn của trang web hoặc dịch vụ
failure-values-hidden = các giá trị có thể là dữ liệu cá nhân được ẩn; --reveal sẽ hiển thị
