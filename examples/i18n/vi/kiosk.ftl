### Các câu và nhãn của chương trình quầy, tiếng Việt. Thuật ngữ: docs/vi-terms.md. Câu tiếng Anh nằm trong tệp cùng tên
### ở thư mục en. Sau khi sửa, chạy `cargo xtask kiosk-texts`.

## Kết quả và các câu bên dưới

outcome-0 = CHẤP NHẬN
outcome-1 = TỪ CHỐI
outcome-2 = CHƯA XÁC ĐỊNH
outcome-3 = KHÔNG ĐỌC ĐƯỢC

chip-is-original = Chíp là chíp gốc, không phải bản sao.
chip-not-proved = Chưa chứng minh được rằng chíp là chíp gốc, không phải bản sao.
access-weakened = EF.CardAccess khác với DG14 đã ký: việc truy cập chíp có thể kém an toàn hơn.
parts-differ = Các phần của thẻ không khớp nhau: xem mục SO SÁNH.
summary-0 = Dữ liệu đã được xác thực: cơ quan được tin cậy đã ký, không có thay đổi nào.
summary-1 = Không chấp nhận thẻ này.
summary-2 = Chưa thể kết luận: còn thiếu điều kiện cần thiết.
summary-3 = Không xét được thẻ này.
why = Lý do: { $why }.
judged-for = Xét theo ngày { $date }.
date = { $day }/{ $month }/{ $year }

## Việc cần làm

call-supervisor = Hãy gọi người phụ trách.
read-again = Hãy đọc lại thẻ.
compare-photo = Hãy đối chiếu ảnh với người xuất trình.
no-photo = Chíp không cung cấp ảnh. Hãy gọi người phụ trách.
scan-again-or-ask-card = Hãy quét lại mã QR, hoặc đề nghị người xuất trình đưa thẻ căn cước.
scan-again-or-call = Hãy quét lại mã QR. Nếu kết quả không đổi, hãy gọi người phụ trách.
set-scanner = Hãy đặt máy quét ở chế độ UTF-8 rồi quét lại, hoặc gọi người phụ trách.

advice-0 = { call-supervisor }
advice-1 = Hãy đọc lại thẻ. Nếu kết quả không đổi, hãy gọi người phụ trách.
advice-2 = { advice-1 }
advice-3 = Máy này không nhận biết được bên ký là bên ký giấy tờ. Hãy gọi người phụ trách.
advice-4 = Hãy kiểm tra ngày của máy này. Nếu ngày đúng, hãy gọi người phụ trách.
advice-5 = Chứng thư số của bên ký đã bị thu hồi. Hãy gọi người phụ trách.
advice-6 = { advice-1 }
advice-7 = { advice-1 }
advice-8 = Cơ quan của quốc gia khác đã ký giấy tờ này. Hãy gọi người phụ trách.
advice-9 = Người được cấp cần xin cấp giấy tờ mới.
advice-10 = Hãy thử lại. Nếu kết quả không đổi, hãy gọi người phụ trách.
advice-11 = Bên ký này không được ký loại giấy tờ này. Hãy gọi người phụ trách.
advice-12 = { advice-1 }

## Lý do thẻ không được chấp nhận. Mỗi câu nằm trong câu `why`, đã có dấu chấm ở cuối.

sod-missing = thiếu EF.SOD
why-check = bước “{ $check }”: { $reason }
why-qr = không đối chiếu được mã QR: { $reason }
qr-differs = nội dung của mã QR không khớp với chíp
qr-no-number = không so sánh được số định danh cá nhân trong mã QR với chíp
qr-no-field = mã QR có trường không so sánh được với chíp

## Lý do của kết quả một bước kiểm tra

until = đến ngày { $date }
anchor = chứng thư số tin cậy số { $number }
reason-anchor = { $reason } (chứng thư số tin cậy số { $number })
reason-data-group = { $reason } (DG{ $number })
unknown-number = số { $number }
reason-detail = { $reason }: { $detail }
reason-date = { $reason } ({ $date })
reason-length = { $reason } ({ $found } trên { $expected } byte)
reason-missing = { $reason } (DG{ $number }: thiếu { $count } byte)

## Giấy tờ và người được cấp: nhãn dài không quá 22 ký tự

document = GIẤY TỜ VÀ NGƯỜI ĐƯỢC CẤP
document-hidden = GIẤY TỜ VÀ NGƯỜI ĐƯỢC CẤP (đang ẩn: dùng --reveal để hiển thị)
label-document-code = Mã loại giấy tờ
label-issuing-state = Quốc gia cấp
label-document-number = Số giấy tờ
label-surname = Họ
label-given-names = Chữ đệm và tên
label-nationality = Quốc tịch
label-sex = Giới tính
label-date-of-birth = Ngày sinh
label-date-of-expiry = Ngày hết hạn
label-personal-number = Số định danh cá nhân
label-full-name = Họ, chữ đệm và tên
label-ethnicity = Dân tộc
label-religion = Tôn giáo
label-place-of-origin = Quê quán
label-place-of-residence = Nơi cư trú
label-identification = Đặc điểm nhận dạng
label-father = Họ tên cha
label-mother = Họ tên mẹ
label-spouse = Họ tên vợ hoặc chồng
label-old-number = Số CMND cũ
label-date-of-issue = Ngày cấp
label-expiry-in-dg13 = Ngày hết hạn ở DG13
male = Nam
female = Nữ
no-expiry = không thời hạn
hidden = (ẩn)
not-readable = không đọc được: { $reason }

## So sánh các phần của thẻ: tên dài không quá 28 ký tự

comparisons = SO SÁNH
agrees = khớp
differs = KHÔNG KHỚP
compared-0 = năm sinh trong số định danh
compared-1 = ngày sinh
compared-2 = ngày hết hạn
compared-3 = số giấy tờ
compared-4 = họ tên
compared-5 = số định danh cá nhân
compared-6 = số kiểm tra của số định danh
compared-7 = ngày sinh trong mã QR
compared-8 = ngày cấp trong mã QR
compared-9 = họ tên trong mã QR
compared-10 = số định danh trong mã QR
compared-11 = giới tính trong mã QR
compared-12 = giới tính
compared-13 = giới tính trong số định danh

## Bảng các bước kiểm tra: tên dài không quá 20 ký tự, kết quả không quá 13

checks = CÁC BƯỚC KIỂM TRA
title-0 = Bước kiểm tra khác
title-1 = Nội dung EF.SOD
title-2 = Chữ ký EF.SOD
title-3 = Chứng thư số bên ký
title-4 = Thời hạn hiệu lực
title-5 = Thu hồi
title-6 = EF.COM và EF.SOD
title-7 = Các nhóm dữ liệu
title-8 = Quốc gia cấp
title-9 = Thời hạn giấy tờ
title-10 = Chíp thật
title-11 = Loại giấy tờ
title-12 = EF.CardAccess
result-0 = không rõ
result-1 = đạt
result-2 = không đạt
result-3 = chưa xác định
result-4 = không áp dụng
result-5 = bị gián đoạn

## Bảng các nhóm dữ liệu: tình trạng dài không quá 14 ký tự, kèm ghi chú

data-groups = CÁC NHÓM DỮ LIỆU
status-0 = không rõ
status-1 = đúng bản đã ký
status-2 = KHÁC BẢN ĐÃ KÝ
status-3 = KHÔNG ĐƯỢC KÝ
status-4 = chưa so sánh
status-5 = chưa đọc

note-unreadable = không đọc được: { $reason }
note-face = ảnh khuôn mặt: { $format }, { $length } byte từ vị trí { $at }
note-no-image = không có ảnh
note-citizen = thông tin công dân
note-protocols = giao thức: { $names }
note-rsa-key = khóa RSA { $bits } bit
note-ec-key = khóa EC, điểm dài { $length } byte
note-other-key = khóa loại khác

format-0 = không rõ
format-1 = JPEG
format-2 = JPEG 2000
format-3 = JPEG 2000 (codestream)
format-4 = WSQ
protocol-0 = khác
protocol-1 = AA
protocol-2 = CA
protocol-3 = tham số miền CA
protocol-4 = khóa CA
protocol-5 = EF.DIR
protocol-6 = PACE
protocol-7 = tham số miền PACE
protocol-8 = TA

## Những sai lệch được chấp nhận khi đọc, mỗi dòng là một câu của thư viện

deviations = SAI LỆCH
