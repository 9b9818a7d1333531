### Các nhãn của `idchip explain`. Mỗi nhãn trong bốn nhãn đầu dài nhiều nhất mười hai ký tự.
### Bảng thuật ngữ ở đầu tệp common.ftl.

label-meaning = Ý nghĩa
label-not = Lưu ý
label-do = Cần làm gì
label-section = Tiêu chuẩn
# $number là số của mã trạng thái trong giao diện C.
label-status = mã trạng thái { $number } trong C
list-end = Lệnh `idchip explain TÊN` giải thích ý nghĩa của từng mục và việc cần làm.
kind-check = Các bước kiểm tra giấy tờ
kind-list-check = Các bước kiểm tra danh sách CSCA hoặc danh sách sai lệch
kind-card-security-check = Các bước kiểm tra EF.CardSecurity
kind-tree-check = Các bước kiểm tra trong cây của TR-03135-1
kind-result = Kết quả kiểm tra
kind-verdict = Kết luận
kind-data-group = Tình trạng các tệp
kind-reason = Lý do của kết quả
kind-finding = Ghi nhận: các sai lệch so với tiêu chuẩn được cho qua khi đọc
kind-error = Lỗi khi phân tích dữ liệu
kind-input = Lỗi của các tệp được đưa vào
kind-structure = Các cấu trúc được nêu trong thông báo lỗi
kind-cross-check = Đối chiếu các phần của thẻ Việt Nam
kind-deviation = Các loại sai lệch trong danh sách sai lệch
