### Báo cáo của `idchip verify` và của các lệnh khác có bước kiểm tra.
### Bảng thuật ngữ ở đầu tệp common.ftl.

## Dạng của ngày, lỗi và chứng thư số

report-day = { $day }/{ $month }/{ $year }
report-time = { $day }/{ $month }/{ $year } { $time } UTC
report-period = từ { $from } đến { $to }
report-parse-error = { $kind }; vị trí: byte { $at } của { $structure }
report-certificate = { $key }, hiệu lực { $validity }, số sê-ri { $serial }
report-key-malformed = sai cấu trúc: { $error }
report-key-unknown = chưa biết
report-bits = { $bits } bit
report-rsa-key = RSA { $bits } bit, e = { $exponent }
report-explicit-curve = { $name } (tham số tường minh)
report-unknown-curve = { $bits } bit (tham số tường minh, đường cong chưa biết)
report-from = từ { $path }

## Kết luận và kết quả

report-outcome-accepted = chấp nhận
report-outcome-rejected = từ chối
report-outcome-undetermined = chưa xác định
report-outcome-malformed = không xét được
report-outcome-verified = đã xác thực
report-result-aborted = bị gián đoạn
report-result-failed = không đạt
report-result-not-supported = không áp dụng
report-result-successful = đạt
report-result-undetermined = chưa xác định

## Phần đầu báo cáo

report-one-failed = Có 1 bước kiểm tra không đạt.
report-several-failed = Có { $count } bước kiểm tra không đạt, xếp từ nghiêm trọng nhất: { $titles }.
report-deciding = { $title }: { $reason }.
report-check-line = { $title }: { $reason }
report-terms = xét tại thời điểm { $at }, chính sách { $policy }
report-terms-with-anchors = xét tại thời điểm { $at }, chính sách { $policy }, { $anchors }
report-anchors-from = chứng thư số tin cậy lấy từ { $place }
report-no-anchors = không có chứng thư số tin cậy
report-chip-required = chíp phải được xác thực
report-tolerated = chấp nhận { $finding }
report-refused = không chấp nhận { $finding }
report-read-again = Đọc lại toàn bộ tệp; lệnh `idchip dump { $path }` hiển thị tệp đến chỗ có lỗi.
report-cards = { $count } thẻ

## Bảng các bước kiểm tra

report-column-check = Bước kiểm tra
report-column-section = Tiêu chuẩn
report-column-result = Kết quả
report-column-reason = Lý do
report-column-reason-and-advice = Lý do và việc cần làm
report-explained = { $reason }. Một danh sách sai lệch giải thích điều này
report-security-title = EF.CardSecurity, { $title }
report-security-content = Nội dung
report-security-signature = Chữ ký

## Nhãn: dài nhiều nhất mười một ký tự

label-more = Xem thêm
label-recorded = Báo cáo cũ
label-data-groups = Dữ liệu
label-application = Ứng dụng
label-files = Các tệp
label-signer = Bên ký
label-its-crl = Địa chỉ CRL
label-anchor = CSCA
label-findings = Ghi nhận
label-finding = Ghi nhận
label-deviations = Sai lệch
label-warning = Cảnh báo
label-pinned = Đã chỉ định
label-response = Trả lời
label-key = Khóa
label-algorithm = Thuật toán
label-caution = Lưu ý

## Tệp, ghi nhận và sai lệch

report-status-not-identical = khác với bản đã ký
report-status-not-signed = không được ký
report-status-incomplete = chưa đọc hết
report-status-non-conformance = không so sánh được
report-status-identical = đúng như đã ký
report-status-present = được ký, chưa đọc
report-unnamed-file = tệp mà ứng dụng không nêu tên
report-finding-anchor = chứng thư số tin cậy: { $finding }
report-warning-line = { $file } { $text }
report-warning-licence = có đúng giá trị băm đã ký và là của giấy phép lái xe: kiểm tra thẻ với --application eu-dl
report-warning-malformed = có đúng giá trị băm đã ký nhưng không phân tích được: { $error }
report-list-compared = { $path }, nơi phát hành { $publisher }: số mục phù hợp: { $matched } trên { $entries }; chưa xác định: { $undetermined }
report-list-not-compared = { $path }, nơi phát hành { $publisher }: { $why }
report-entry = mục { $index }: { $text }
report-concerns = Liên quan đến: { $titles }
report-deviation-of = { $text }: { $part }
report-deviation-unknown = sai lệch thuộc loại chưa biết
report-field-unnamed = một trường không nêu tên
report-field-version = phiên bản
report-field-serial-number = số sê-ri
report-field-signature-algorithm = thuật toán ký
report-field-issuer = bên cấp
report-field-validity = thời hạn hiệu lực
report-field-subject = chủ thể
report-field-public-key = khóa công khai
report-field-issuer-identifier = định danh duy nhất của bên cấp
report-field-subject-identifier = định danh duy nhất của chủ thể
report-field-document-code = mã loại giấy tờ
report-field-issuing-state = quốc gia cấp
report-field-name = họ tên
report-field-document-number = số giấy tờ
report-field-nationality = quốc tịch
report-field-date-of-birth = ngày sinh
report-field-sex = giới tính
report-field-date-of-expiry = ngày hết hạn
report-field-optional-data = dữ liệu tùy chọn

## Báo cáo đã lưu trong chứng cứ

report-recorded = { $verdict } tại thời điểm { $at }, do { $tool } lập
report-recorded-agrees = Báo cáo đã lưu và báo cáo này thống nhất.
report-recorded-differs = { $member }: đã lưu { $recorded }, nay { $now }
report-as-recorded = --as-recorded xét tại thời điểm đã lưu và tin số ngẫu nhiên đã lưu
report-none = không có

## Cây của TR-03135-1

report-tree-note = theo BSI TR-03135-1 v2.5, kết quả như đã kiểm tra; kết luận theo chính sách
report-beside-the-tree = Ngoài cây
report-see = Xem: { $title }
report-with-profile = { $reason } ({ $profile })
report-profile-mandatory = bắt buộc
report-profile-optional = tùy chọn
report-profile-evaluatory = chỉ báo cáo
report-access-not-seen = chương trình không thấy việc truy cập chíp
report-nothing-printed = chương trình không đọc những gì in trên giấy tờ
report-no-protocol = chương trình không thực hiện giao thức này
report-tree-identical = giống
report-tree-incomplete = chưa đọc hết
report-tree-non-conformance = không tính được giá trị băm
report-tree-not-identical = khác
report-tree-not-present = không có
report-tree-not-signed = không được ký
report-tree-present = có

## Các lệnh khác

report-key-not-authenticated = Bản thân khóa chưa được xác thực: ai cũng có thể tạo một khóa và trả lời bằng khóa đó. Lệnh `idchip verify` so sánh EF.DG15 với giá trị băm đã ký.
report-qr-compared = So sánh với thẻ đã xác thực

## Lý do của kết quả; bắt đầu bằng chữ thường nếu phía trước có thể có văn bản khác

why-title-files = Các tệp
why-with-detail = { $reason }: { $detail }
why-of-file = { $file }: { $reason }
why-driving-licence = EF.DG1 là của giấy phép lái xe, loại giấy tờ không có vùng MRZ
why-not-revoked = Chưa bị thu hồi; danh sách có hiệu lực đến { $day }
why-files-as-signed = Các tệp đã đọc có đúng giá trị băm đã ký
why-state-without-anchor = EF.DG1 và chứng thư số của bên ký nêu cùng một quốc gia; chưa có chứng thư số tin cậy nào xác nhận
why-not-read = { $file } chưa được đọc
why-not-as-signed = { $file } không đúng với nội dung đã ký
why-content-type = { $reason }: kiểu nội dung là { $type }
why-numbers = { $reason }: trong đó có các số { $numbers }
why-not-listed = EF.SOD không liệt kê { $file } để so sánh
why-incomplete = { $file } chưa được đọc đến hết
why-no-dg15 = EF.SOD không liệt kê DG15: chíp không có khóa cho việc này
why-no-card-access = chưa có EF.CardAccess
why-no-com = chưa có EF.COM
why-no-types = chứng thư số của bên ký không liệt kê loại giấy tờ nào
why-valid-until = Có hiệu lực đến { $day }
why-length = { $reason }: dài { $found } byte, cần { $expected } byte
why-lacks-byte = { $reason }: { $file } thiếu ít nhất byte cuối cùng
why-lacks-bytes = { $reason }: { $file } thiếu { $bytes } byte cuối
why-not-tolerated = { $finding }; chính sách này không chấp nhận điều đó
why-limit = { $reason } ({ $day })
why-revoked = { $reason } ngày { $day }
why-revoked-for = { $reason } ngày { $day } (lý do: { $why })
why-issuer-with-key = { $issuer }, định danh khóa { $key }
why-issuer-unknown = bên cấp chưa biết
why-no-anchor = Chưa có chứng thư số tin cậy của { $issuer }
why-no-anchor-of-none = Chưa có chứng thư số tin cậy của { $issuer }: chưa đưa vào chứng thư số tin cậy nào
why-no-anchor-of-one = Chưa có chứng thư số tin cậy của { $issuer }: chứng thư số đã đưa vào không phải là chứng thư số đó
why-no-anchor-of-many = Chưa có chứng thư số tin cậy của { $issuer }: trong { $count } chứng thư số đã đưa vào không có chứng thư số đó
why-entry-matches = Thẻ thuộc số các thẻ mà mục này nêu
why-infos-as-signed = giá trị băm của nội dung đúng với giá trị đã ký
why-infos-signed = chữ ký được tạo bằng khóa của bên ký
why-access-agrees = EF.CardAccess đưa ra đúng PACE đã được ký và không có gì khác
why-dg14-agrees = DG14 liệt kê cùng PACE
why-dir-agrees = EF.DIR là tệp có bản sao đã được ký

## Việc cần làm: câu trọn vẹn

advice-driving-licence = Kiểm tra thẻ theo loại giấy phép lái xe (--application eu-dl).
advice-without-strict = Nếu không dùng --strict, sai lệch này được báo cáo và được chấp nhận.
advice-get-anchors = Lấy chứng thư số CSCA của quốc gia cấp (docs/anchors.md cho biết lấy ở đâu) rồi đưa vào bằng --anchors, bằng $IDCHIP_ANCHORS hoặc trong tệp cấu hình.
advice-with-option = { $advice } ({ $option }).
