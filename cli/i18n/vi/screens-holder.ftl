### Thông tin trên thẻ được chấp nhận mà `idchip verify --reveal` hiển thị.
### Bảng thuật ngữ ở đầu tệp common.ftl.

## Tiêu đề

holder-holder = Người được cấp
holder-document = Giấy tờ
holder-portrait = Ảnh khuôn mặt

## Nhãn: dài nhiều nhất 22 ký tự

holder-document-code = Mã loại giấy tờ
holder-issuing-state = Quốc gia cấp
holder-document-number = Số giấy tờ
holder-date-of-issue = Ngày cấp
holder-issuing-authority = Cơ quan cấp
holder-endorsements = Ghi chú
holder-tax-or-exit-rules = Quy định thuế
holder-personalised-with = Hệ thống cá thể hóa
holder-personalised-at = Thời điểm cá thể hóa
holder-sex = Giới tính
holder-nationality = Quốc tịch
holder-full-name = Họ và tên
holder-surname = Họ
holder-given-names = Chữ đệm và tên
holder-surname-in-the-mrz = Họ trong MRZ
holder-given-names-in-the-mrz = Tên trong MRZ
holder-other-names = Tên gọi khác
holder-personal-number = Số định danh cá nhân
holder-place-of-birth = Nơi sinh
holder-permanent-address = Nơi thường trú
holder-telephone = Điện thoại
holder-profession = Nghề nghiệp
holder-title = Chức danh
holder-personal-summary = Thông tin tóm tắt
holder-custody-information = Thông tin giám hộ
holder-other-travel-documents = Giấy tờ đi lại khác
holder-vietnamese-details = Thông tin DG13
holder-ethnicity = Dân tộc
holder-religion = Tôn giáo
holder-place-of-origin = Quê quán
holder-place-of-residence = Nơi cư trú
holder-identification = Đặc điểm nhận dạng
holder-father = Họ tên cha
holder-mother = Họ tên mẹ
holder-spouse = Họ tên vợ, chồng
holder-old-number = Số CMND
holder-date-of-birth = Ngày sinh
holder-date-of-expiry = Ngày hết hạn
holder-number-for-services = Số cho dịch vụ
holder-image-label = Ảnh
holder-written-to = Đã ghi vào

## Giá trị

holder-image = { $format }, { $width } × { $height } điểm ảnh
holder-female = nữ
holder-male = nam
holder-unspecified = không xác định
holder-sex-unknown = không rõ
holder-yes = có
holder-no = không
holder-unreadable = không đọc được: { $error }
holder-province-merged = { $name } (sáp nhập vào { $new } từ tháng 7/2025)
holder-province-renamed = { $name } (từ tháng 7/2025 là { $new })

## Ghi chú

holder-birth-differs = ✘ Một tệp khác của chíp có ngày sinh khác. Hãy đưa thẻ cho người có chuyên môn xem.
holder-birth-unknown-part = X thay cho chữ số không có trong chíp.
holder-century-assumed = Chíp chỉ có hai chữ số của năm: thế kỷ được lấy là thế kỷ gần nhất có thể.
holder-century-of-number = Chíp chỉ có hai chữ số của năm: thế kỷ được lấy theo số định danh cá nhân.
holder-no-expiry = Giấy tờ không có thời hạn.
holder-expiry-before-issue = Ngày này trước ngày bắt đầu hiệu lực của chứng thư số bên ký. Nhiều khả năng giấy tờ không có thời hạn.
holder-last-day = Đây là ngày cuối cùng còn hiệu lực.
holder-one-day-left = Còn một ngày.
holder-days-left = Còn { $days } ngày.
holder-expired-the-day-before = Đã hết hạn một ngày.
holder-expired-days-before = Đã hết hạn { $days } ngày.
holder-name-cut = Tên chiếm hết trường của nó trong vùng MRZ: có thể bị cắt hoặc viết tắt.
holder-number-of-province = Theo các chữ số: đăng ký khai sinh tại { $province }; giới tính: { $sex }; năm sinh: { $year }.
holder-number-of-code = Theo các chữ số: đăng ký khai sinh theo mã { $code }; giới tính: { $sex }; năm sinh: { $year }.

## Câu thay cho các giá trị

holder-hidden = Dữ liệu của người được cấp được ẩn: --reveal sẽ hiển thị.
holder-not-read = Dữ liệu của người được cấp không được hiển thị: chương trình không đọc nội dung các tệp của { $application }.
holder-withheld = Dữ liệu của người được cấp không được hiển thị, vì thẻ chưa được chấp nhận. Lệnh `idchip inspect --reveal` hiển thị nội dung trên chíp, chưa được xác thực.
holder-contradiction = Các phần của chíp mâu thuẫn với nhau, dù tất cả đều được ký. Hãy đưa thẻ cho người có chuyên môn xem.

## Đối chiếu

holder-comparison = Đối chiếu các phần của thẻ (thẻ Việt Nam)
holder-absent = một bên không có
holder-agrees = khớp
holder-differs = khác nhau
holder-not-comparable = không so sánh được
holder-compared = đã so sánh { $made } trên { $all } trường
holder-compare-birth-year-of-number = năm sinh: DG1, số định danh cá nhân
holder-compare-date-of-birth = ngày sinh: DG1, DG13
holder-compare-date-of-expiry = ngày hết hạn: DG1, DG13
holder-compare-document-number = số giấy tờ: DG1, số định danh cá nhân
holder-compare-name = họ tên: DG1, DG13
holder-compare-personal-number = số định danh cá nhân: DG1, DG13
holder-compare-personal-number-check-digit = số định danh cá nhân: số kiểm tra trong DG1
holder-compare-qr-date-of-birth = ngày sinh: mã QR, chíp
holder-compare-qr-date-of-issue = ngày cấp: mã QR, chíp
holder-compare-qr-name = họ tên: mã QR, chíp
holder-compare-qr-personal-number = số định danh cá nhân: mã QR, chíp
holder-compare-qr-sex = giới tính: mã QR, chíp
holder-compare-sex = giới tính: DG1, DG13
holder-compare-sex-of-number = giới tính: DG1, số định danh cá nhân
