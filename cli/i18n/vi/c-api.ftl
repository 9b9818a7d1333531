### Các văn bản chỉ có trong giao diện C (capi/), không có trong lệnh idchip. Tiếng Anh nằm trong capi/src/messages.rs,
### capi/src/advice.rs và src/. Lệnh `cargo xtask reasons` tạo capi/src/vietnamese.rs từ các văn bản này.
### Bảng thuật ngữ ở đầu tệp common.ftl.

## Mã trạng thái riêng của giao diện C. Người đọc phần lớn là lập trình viên.

status-ok = thành công

status-null-pointer = một con trỏ là NULL ở nơi không được phép, hoặc bộ đệm là NULL mà độ dài khác 0
    .do = Sửa lời gọi: truyền địa chỉ của vùng nhớ, và độ dài 0 nếu không có dữ liệu.

status-misaligned = con trỏ tới một cấu trúc không được căn chỉnh (alignment) như kiểu của cấu trúc yêu cầu
    .do = Sửa lời gọi: truyền địa chỉ của một biến đúng kiểu của cấu trúc.

status-length-too-large = độ dài lớn hơn mọi đối tượng trong bộ nhớ
    .do = Sửa lời gọi: độ dài này có lẽ là một số âm đã bị chuyển thành số không dấu.

status-memory-too-small = vùng nhớ cấp cho đối tượng quá nhỏ
    .do = Cấp đủ bộ nhớ theo macro _SIZE của đối tượng.

status-memory-misaligned = vùng nhớ cấp cho đối tượng không được căn chỉnh (alignment) như một con trỏ
    .do = Cấp bộ nhớ bằng malloc, hoặc dùng một union có trong tệp tiêu đề.

status-not-open = đối tượng chưa được mở ở địa chỉ này: ở đó là thứ khác, hoặc đối tượng đã bị di chuyển
    .do = Mở đối tượng trước khi dùng và để nguyên đối tượng ở nơi đã mở: bản sao của đối tượng không được coi là đã mở.

status-closed = ngữ cảnh (context) đã đóng
    .do = Mở lại ngữ cảnh (context) trước khi dùng.

status-list-full = vùng nhớ cấp cho danh sách không còn chỗ cho mục mới
    .do = Mở danh sách trong vùng nhớ lớn hơn: macro _SIZE nhận số mục.

status-unknown-policy = số này có bit không phải là chính sách
    .do = Sửa lời gọi: truyền IDCHIP_POLICY_DEFAULT, hoặc IDCHIP_REQUIRE_CHIP và các hằng số tương tự, nối với nhau bằng |.

status-unknown-data-group = số này không phải số của nhóm dữ liệu, từ 1 đến 16
    .do = Sửa lời gọi: truyền một số từ 1 đến 16.

status-unknown-check = số này không phải số của bước kiểm tra nào
    .do = Sửa lời gọi: truyền một trong các hằng số IDCHIP_CHECK_ của phiên bản này.

status-unknown-number = số này không có tên
    .do = Dùng tệp tiêu đề và thư viện của cùng một phiên bản: số này mới hơn thư viện, hoặc không tồn tại.

status-no-more = danh sách không có mục ở vị trí này
    .do = Không cần làm gì: danh sách kết thúc ở đây.

status-buffer-too-small = bộ đệm quá nhỏ, không đủ cho văn bản và ký tự NUL theo sau
    .do = Cấp bộ đệm lớn hơn: IDCHIP_TEXT_SIZE đủ cho mọi tên và thông báo, IDCHIP_ADVICE_SIZE đủ cho mọi hướng dẫn, IDCHIP_TRANSLATION_SIZE đủ cho mọi văn bản ở mọi ngôn ngữ. Với báo cáo, hỏi độ dài trước.

status-not-examined = ngữ cảnh (context) chưa có EF.SOD: chưa có EF.SOD nào được xác thực hoặc được xét
    .do = Đọc EF.SOD từ chíp và xác thực bằng ngữ cảnh (context) này trước.

status-not-verified = có bước kiểm tra EF.SOD chưa đạt: không đưa ra dữ liệu nào của giấy tờ
    .do = Không sử dụng dữ liệu của giấy tờ này. Báo cáo cho biết bước kiểm tra nào của EF.SOD chưa đạt, và lý do của bước đó cho biết cần làm gì.

status-no-stream = không có tệp nào đang được đưa vào từng phần, hoặc đó là tệp khác
    .do = Sửa thứ tự các lời gọi: bắt đầu, đưa vào mọi phần rồi kết thúc, sau đó mới bắt đầu tệp khác.

status-not-utf8 = văn bản không phải là UTF-8
    .do = Đặt máy quét ở chế độ UTF-8 rồi quét lại.

status-absent = giấy tờ không có trường này
    .do = Không cần làm gì: tiếp tục mà không có trường này, hoặc hỏi người xuất trình.

status-more-bytes-needed = cần thêm byte mới xác định được
    .do = Đọc thêm các byte tiếp theo của tệp, rồi gọi lại với mọi byte đã đọc từ đầu tệp.

status-challenge-length = số ngẫu nhiên gửi cho chíp (challenge) không dài 8 byte (Doc 9303-11 §6.1)
    .do = Sửa lời gọi: gửi cho chíp 8 byte ngẫu nhiên và đưa vào đúng 8 byte đó.

status-sod-changed = EF.SOD, bộ nhớ đệm của nó hoặc một chứng thư số tin cậy đã bị thay đổi sau khi xác thực
    .do = Sửa chương trình: giữ nguyên vị trí và nội dung của các byte đã đưa vào cho đến khi đóng ngữ cảnh (context).

status-links-added = danh sách liên kết đã được thêm vào các chứng thư số tin cậy
    .do = Sửa thứ tự các lời gọi: đưa mọi chứng thư số vào danh sách liên kết trước khi thêm danh sách này, hoặc mở danh sách khác.

status-no-csca = tệp có chứng thư số, nhưng không có chứng thư số nào có thể là của CSCA
    .do = Đưa vào chứng thư số của cơ quan cấp chứng thư số quốc gia (CSCA). Chứng thư số của bên ký giấy tờ được đưa vào danh sách bên ký.

status-no-certificates = tệp không có chứng thư số: tệp thuộc loại khác, hoặc không giải mã được văn bản trong tệp
    .do = Đưa vào tệp chứng thư số hoặc danh sách CSCA. Nếu tệp lẽ ra phải như vậy, hãy lấy lại tệp.

status-unknown-form = tệp không ở dạng nào đọc được: không phải DER, PEM, LDIF, base64 hay số thập lục phân
    .do = Đưa vào toàn bộ tệp như quốc gia công bố, ở dạng DER, PEM, LDIF, base64 hoặc số thập lục phân.

status-unknown-algorithm = số này có bit không phải là thuật toán của bản dựng này, hoặc không có bit nào
    .do = Sửa lời gọi: truyền các hằng số IDCHIP_ALGORITHM_ có trong kết quả của idchip_algorithms_available.

status-unknown-requirement = số này không phải số của mức yêu cầu nào
    .do = Sửa lời gọi: truyền một trong các hằng số IDCHIP_REQUIREMENT_ của phiên bản này.

status-card-access-differs = EF.CardAccess đưa ra ít hơn hoặc nhiều hơn những gì EF.DG14 đã ký liệt kê
    .do = Đọc lại EF.CardAccess. Nếu vẫn khác, đọc chíp bằng phương thức PACE mạnh nhất ghi trong EF.DG14.

status-health-insurance-qr = mã QR thuộc thẻ bảo hiểm y tế, không phải của thẻ căn cước
    .do = Đề nghị người xuất trình đưa thẻ căn cước và quét mã QR trên thẻ đó: mã vừa quét là của thẻ bảo hiểm y tế.

status-covid-qr = đây là mã COVID, không phải của thẻ căn cước
    .do = Đề nghị người xuất trình đưa thẻ căn cước và quét mã QR trên thẻ đó: mã vừa quét là mã COVID.

status-number-alone-qr = mã chỉ có số định danh cá nhân, như mã vạch của thẻ không gắn chíp
    .do = Đề nghị người xuất trình đưa thẻ căn cước gắn chíp và quét mã QR trên thẻ đó: mã vừa quét chỉ có một số.

status-old-number-qr = mã chứa số chứng minh nhân dân gồm chín chữ số
    .do = Đề nghị người xuất trình đưa thẻ căn cước gắn chíp và quét mã QR trên thẻ đó: mã vừa quét là của giấy tờ cũ.

status-other-qr = mã QR không phải của thẻ
    .do = Đề nghị người xuất trình đưa thẻ căn cước và quét mã QR trên thẻ đó.

status-payment-qr = mã QR yêu cầu thanh toán, không phải của thẻ căn cước
    .do = Đề nghị người xuất trình đưa thẻ căn cước và quét mã QR trên thẻ đó: mã vừa quét yêu cầu thanh toán.

status-token-qr = mã QR là mã của một ứng dụng, không phải của thẻ căn cước
    .do = Đề nghị người xuất trình đưa thẻ căn cước và quét mã QR trên thẻ đó: mã vừa quét là của một ứng dụng trên điện thoại.

status-url-qr = mã QR là một địa chỉ web, không phải của thẻ căn cước
    .do = Đề nghị người xuất trình đưa thẻ căn cước và quét mã QR trên thẻ đó: mã vừa quét là một địa chỉ web. Không mở địa chỉ đó.

status-dg13-of-another-state = DG13 thuộc quốc gia khác, không phải Việt Nam, và có nội dung khác
    .do = Không cần làm gì: mỗi quốc gia tự quyết định nội dung của DG13. Chỉ hiển thị DG1, DG2 và DG11.

status-panic = thư viện gặp lỗi bên trong
    .do = Không sử dụng kết quả của lời gọi này, và hãy báo lỗi thư viện.

status-internal = thư viện đi đến một kết quả không có số
    .do = Không sử dụng kết quả của lời gọi này, và hãy báo lỗi thư viện.

## Vài từ cho tiêu đề hoặc cho một ô trong bảng.

title-result-aborted = bị gián đoạn
title-result-failed = không đạt
title-result-not-supported = không áp dụng
title-result-successful = đạt
title-result-undetermined = chưa xác định

title-verdict-accepted = chấp nhận
title-verdict-rejected = từ chối
title-verdict-undetermined = chưa xác định

title-data-group-identical = đúng như đã ký
title-data-group-incomplete = chưa đọc hết
title-data-group-non-conformance = không so sánh được
title-data-group-not-identical = khác với bản đã ký
title-data-group-not-present = không có
title-data-group-not-signed = không được ký
title-data-group-present = được ký, chưa đọc

## Lỗi của dữ liệu không phân tích được. $structure là tên cấu trúc (title-structure-*), $at là vị trí, tính từ 0.

parse-bit-string = BIT STRING không được ghi đúng quy tắc; vị trí: byte { $at } của { $structure }
parse-boolean = BOOLEAN không được ghi đúng quy tắc; vị trí: byte { $at } của { $structure }
parse-character = ký tự nằm ngoài bộ ký tự được phép; vị trí: byte { $at } của { $structure }
parse-data-group-number = { $number } không phải số của nhóm dữ liệu; vị trí: byte { $at } của { $structure }
parse-duplicate = phần tử { $tag } xuất hiện hai lần; vị trí: byte { $at } của { $structure }
parse-integer = INTEGER không được ghi đúng quy tắc; vị trí: byte { $at } của { $structure }
parse-length-exceeds-input = độ dài { $number } vượt quá { $remaining } byte còn lại; vị trí: byte { $at } của { $structure }
parse-length-indefinite = độ dài ở dạng không xác định; vị trí: byte { $at } của { $structure }
parse-length-not-minimal = độ dài được ghi bằng nhiều byte hơn cần thiết; vị trí: byte { $at } của { $structure }
parse-length-too-large = độ dài không dùng được; vị trí: byte { $at } của { $structure }
parse-missing = thiếu phần tử có thẻ (tag) { $tag }; vị trí: byte { $at } của { $structure }
parse-nesting-too-deep = các phần tử lồng nhau sâu hơn { $number } cấp; vị trí: byte { $at } của { $structure }
parse-number-out-of-range = số nằm ngoài khoảng được phép; vị trí: byte { $at } của { $structure }
parse-object-identifier = OBJECT IDENTIFIER không được ghi đúng quy tắc; vị trí: byte { $at } của { $structure }
parse-scratch-too-small = phải ghép { $number } byte trong bộ nhớ đệm, nhưng không có bộ nhớ đệm nào đủ lớn; vị trí: byte { $at } của { $structure }
parse-tag-encoding = thẻ (tag) không được ghi đúng quy tắc; vị trí: byte { $at } của { $structure }
parse-time = ngày hoặc giờ không được ghi đúng quy tắc; vị trí: byte { $at } của { $structure }
parse-too-few = có ít hơn { $number } phần tử; vị trí: byte { $at } của { $structure }
parse-too-many = có nhiều hơn { $number } phần tử; vị trí: byte { $at } của { $structure }
parse-trailing-data = còn thừa { $number } byte sau phần cuối; vị trí: byte { $at } của { $structure }
parse-truncated = dữ liệu kết thúc giữa chừng; vị trí: byte { $at } của { $structure }
parse-unexpected-tag = thẻ (tag) { $found } ở vị trí bắt buộc phải là { $tag }; vị trí: byte { $at } của { $structure }
parse-value = giá trị không thuộc các giá trị được phép; vị trí: byte { $at } của { $structure }
parse-version = chưa biết phiên bản này; vị trí: byte { $at } của { $structure }
parse-wrong-length = giá trị dài { $number } byte; vị trí: byte { $at } của { $structure }

## Báo cáo của idchip_report_translate. Nhãn report-label-* dài nhiều nhất mười ký tự.

report-verdict = Kết luận: { $verdict } (thời điểm được xét: { $at })
# $reason là lý do, có thể kèm chi tiết trong ngoặc.
report-decided-by = Bước kiểm tra quyết định: { $check }: { $reason }
report-advice = Cần làm gì: { $advice }
report-checks = Các bước kiểm tra:
report-data-groups = Các nhóm dữ liệu:
report-findings = Ghi nhận:
report-anchor-findings = Ghi nhận về chứng thư số tin cậy:
report-signer = Bên ký:
report-anchor = Chứng thư số tin cậy:
report-missing-anchor = Chứng thư số tin cậy còn thiếu:
report-label-subject = chủ thể
report-label-issuer = bên cấp
report-label-valid = hiệu lực
report-label-key = định danh
report-validity = từ { $from } đến { $until }
report-no-key-identifier = không có
report-length = { $found } trên { $expected } byte
report-missing-bytes = { $data_group }, còn thiếu { $bytes } byte

## Những gì chưa được đưa vào, hoặc giấy tờ không có.

not-given-active-authentication = EF.SOD không liệt kê DG15: chíp không có khóa cho việc này
not-given-card-access = chưa có EF.CardAccess
not-given-com = chưa có EF.COM
not-given-data-group-to-compare = EF.SOD không liệt kê nhóm dữ liệu để so sánh
not-given-document-types = chứng thư số của bên ký không nêu loại giấy tờ nào
