### Màn hình của `idchip anchors`.
### Bảng thuật ngữ ở đầu tệp common.ftl.

## Nhãn: dài nhiều nhất mười một ký tự

label-anchor-key = khóa
label-anchor-validity = hiệu lực
label-anchor-serial = số sê-ri
label-anchor-signed = chữ ký
label-anchor-key-id = ID khóa
label-anchor-warning = cảnh báo
label-anchor-findings = ghi nhận

## Chứng thư số

anchors-self-signed = tự ký
anchors-not-self-signed = tự cấp nhưng không ký bằng khóa của chính nó
anchors-signature-not-supported = tự cấp, chương trình không có thuật toán ký này
anchors-issued-by = do { $issuer } cấp
anchors-shown = hiển thị { $count } trên { $all } chứng thư số
anchors-mark-expired = đã hết hạn
anchors-mark-not-yet-valid = chưa có hiệu lực
anchors-mark-not-a-csca = không phải CSCA
anchors-mark-test = thử nghiệm
anchors-odd-not-a-csca = không phải chứng thư số CSCA nên không dùng làm căn cứ chấp nhận
anchors-odd-no-basic-constraints = chứng thư số tin cậy không có basicConstraints
anchors-odd-not-ca = chứng thư số tin cậy có basicConstraints không ghi cA TRUE
anchors-odd-version = chứng thư số tin cậy thuộc phiên bản 1
anchors-odd-no-cert-sign = chứng thư số tin cậy có mục đích sử dụng khóa thiếu keyCertSign
anchors-odd-test = chứng thư số tin cậy của hệ thống thử nghiệm, không bảo đảm cho quốc gia nào

## Bảng tổng hợp

anchors-summary = { $certificates } chứng thư số, { $malformed } sai cấu trúc, { $duplicates } trùng lặp
anchors-by-country = theo quốc gia
anchors-no-country = không nêu
anchors-by-key = theo khóa
anchors-by-algorithm = theo thuật toán ký
anchors-by-signature = theo bên ký
anchors-by-itself = tự ký
anchors-not-by-itself = tự cấp nhưng không tự ký
anchors-not-supported = tự cấp, không có thuật toán ký
anchors-by-another = do bên khác ký
anchors-by-mark = theo tình trạng
anchors-by-finding = theo ghi nhận

## Danh sách CSCA

anchors-list = { $count } chứng thư số, ký lúc { $signed }, xét tại thời điểm { $at }
anchors-list-without-time = { $count } chứng thư số, không rõ thời điểm ký, xét tại thời điểm { $at }
anchors-finding-pinned = chứng thư số đã chỉ định: { $finding }
anchors-list-not-vouched-for = Chưa có căn cứ cho thấy nơi phát hành bảo đảm cho các chứng thư số của danh sách này.
