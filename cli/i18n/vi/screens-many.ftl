## Số liệu khi xét nhiều thẻ

many-no-card = không có thẻ nào để xét
many-by-deciding-check = Bước kiểm tra quyết định và lý do
many-by-error = Lỗi
many-by-signer = Bên ký
many-signer = { $issuer }, số sê-ri { $serial }, giá trị băm (fingerprint) { $fingerprint }…: { $accepted } thẻ được chấp nhận
many-further-signers = các bên ký khác, không tách riêng từng bên: { $accepted } thẻ được chấp nhận
many-further = { $count } mục khác; --json liệt kê đầy đủ

## Các tham số mâu thuẫn với nhau

many-one-standard-input = chỉ đọc được đầu vào chuẩn một lần: chỉ nêu - một lần
many-resume-other = { $path } không phải là kết quả của lần chạy trước với các thẻ và tùy chọn này, nên không thể chạy tiếp
many-resume-partial-summary = --resume đếm cả các thẻ đã xét xong, nên trong tệp phải có đủ thông tin của từng thẻ: bỏ --only và --fields, hoặc bỏ --summary
many-without-parquet = idchip này không đọc và ghi được Parquet: hãy biên dịch với --features parquet, hoặc bỏ --parquet
many-resume-without-path = --resume tìm các thẻ trong tệp theo đường dẫn và kết luận: thêm path và verdict vào --fields
