### Kết quả, kết luận và tình trạng của các tệp.
### Bảng thuật ngữ ở đầu tệp common.ftl.

result-aborted = bị gián đoạn: bước kiểm tra chưa kết thúc do lỗi tính toán
    .meaning = Bước kiểm tra đã bắt đầu nhưng không kết thúc được vì bộ phận tính toán dừng do lỗi.
    .not = Đây không phải là lỗi của giấy tờ.
    .do = Thử lại. Nếu vẫn lỗi, hãy báo lỗi chương trình.

result-failed = không đạt: bước kiểm tra phát hiện điều không đúng yêu cầu
    .meaning = Bước kiểm tra đã được thực hiện và có điều không đúng yêu cầu. Lý do cho biết đó là gì.
    .not = Kết quả này không cho biết lỗi do ai, và một số trường hợp sẽ hết khi đọc lại chíp.
    .do = Xem lý do ghi bên cạnh.

result-not-supported = không áp dụng: giấy tờ hoặc dữ liệu đưa vào không có gì để kiểm tra
    .meaning = Không có gì để kiểm tra: giấy tờ không có nội dung đó, hoặc nội dung đó chưa được đưa vào.
    .not = Đây không phải là không đạt.
    .do = Không cần làm gì, trừ khi chính sách của đơn vị yêu cầu bước này.

result-successful = đạt: mọi nội dung đã kiểm tra đều đúng
    .meaning = Bước kiểm tra đã được thực hiện và mọi nội dung đều đúng yêu cầu.
    .not = Kết quả này không nói gì về các bước kiểm tra khác.
    .do = Không cần làm gì.

result-undetermined = chưa xác định: còn thiếu điều kiện để kết luận
    .meaning = Chưa kết luận được bước kiểm tra vì còn thiếu điều kiện cần thiết. Lý do cho biết còn thiếu gì.
    .not = Đây không bao giờ là không đạt.
    .do = Xem lý do ghi bên cạnh: ở đó cho biết cần đưa vào gì.

verdict-accepted = chấp nhận: mọi bước kiểm tra mà chính sách yêu cầu đều đạt, trong các bước được tính đến không có bước nào không đạt
    .meaning = Mọi bước kiểm tra mà chính sách yêu cầu đều đạt, và trong các bước được tính đến không có bước nào không đạt. Dữ liệu đúng là dữ liệu quốc gia đã ký.
    .not = Kết luận này không cho biết người xuất trình có phải là người được cấp hay không; khi chưa xác thực chủ động (Active Authentication), nó cũng không cho biết chíp có phải là bản sao hay không.
    .do = Đối chiếu ảnh với người xuất trình.

verdict-rejected = từ chối: có bước kiểm tra không đạt
    .meaning = Có ít nhất một bước kiểm tra được chính sách tính đến là không đạt.
    .not = Kết luận này không quy lỗi cho người được cấp và không cho biết lỗi do ai.
    .do = Xem lý do nghiêm trọng nhất, được báo cáo nêu đầu tiên, và làm theo hướng dẫn ở đó.

verdict-undetermined = chưa xác định: không có bước nào bị kết luận là không đạt, nhưng có bước bắt buộc chưa đạt
    .meaning = Không có bước nào bị kết luận là không đạt, nhưng chưa kết luận được một bước kiểm tra mà chính sách yêu cầu.
    .not = Đây không phải là từ chối. Nhưng giấy tờ cũng chưa được chứng minh là thật.
    .do = Đưa vào những gì còn thiếu; báo cáo nêu tên.

verdict-malformed = không xét được thẻ: một tệp cần thiết bị thiếu hoặc không phân tích được
    .meaning = Không xét được thẻ vì một tệp cần thiết bị thiếu hoặc không đọc được.
    .not = Điều này không có nghĩa là giấy tờ không thật: thường là tệp chỉ được đọc một phần hoặc thuộc loại khác.
    .do = Đọc lại toàn bộ tệp được nêu.

data-group-identical = giống: nhóm dữ liệu đã được đọc và có đúng giá trị băm đã ký
    .meaning = Tệp đã được đọc và đúng là tệp quốc gia đã ký.
    .not = Điều này chỉ có giá trị khi các bước kiểm tra EF.SOD đạt: nếu không có bên ký tin cậy thì không chứng minh được gì.
    .do = Không cần làm gì.

data-group-incomplete = chưa đọc hết: các byte đầu tiên của nhóm dữ liệu cho biết độ dài lớn hơn
    .meaning = Tệp chưa được đọc đến hết nên không so sánh được.
    .not = Điều này không có nghĩa là tệp đã bị thay đổi.
    .do = Đọc lại tệp đến hết: các byte đầu tiên cho biết độ dài của tệp.

data-group-non-conformance = nhóm dữ liệu đã được đọc nhưng không tính được giá trị băm
    .meaning = Tệp đã được đọc nhưng không so sánh được vì không tính được giá trị băm.
    .not = Điều này không có nghĩa là tệp đã bị thay đổi.
    .do = Dùng chương trình có hàm băm của giấy tờ.

data-group-not-identical = khác: nhóm dữ liệu đã được đọc và có giá trị băm khác với giá trị đã ký
    .meaning = Tệp đã được đọc và không đúng với tệp quốc gia đã ký.
    .not = Kết quả này không cho biết ai đã thay đổi, cũng không có nghĩa là cố ý: tệp bị lỗi khi đọc hoặc tệp của thẻ khác cũng dẫn đến kết quả này.
    .do = Đọc lại toàn bộ tệp. Nếu giá trị băm vẫn khác, không sử dụng tệp và không chấp nhận giấy tờ.

data-group-not-present = không có: EF.SOD không liệt kê nhóm dữ liệu và nhóm này không được đọc
    .meaning = Giấy tờ không có tệp này và tệp không được đọc.
    .not = Đây không phải là lỗi: hầu hết giấy tờ chỉ có một số trong mười sáu tệp.
    .do = Không cần làm gì.

data-group-not-signed = không được ký: nhóm dữ liệu đã được đọc nhưng EF.SOD không liệt kê
    .meaning = Tệp đã được đọc nhưng không có trong danh sách đã ký. Không ai bảo đảm cho tệp này.
    .not = Điều này không có nghĩa là các tệp khác đã bị thay đổi. Tệp của thẻ khác nằm trong cùng thư mục cũng dẫn đến kết quả này.
    .do = Bỏ tệp này nếu không phải của thẻ; nếu không, không chấp nhận giấy tờ.

data-group-present = có: EF.SOD liệt kê nhóm dữ liệu nhưng nhóm này chưa được đọc
    .meaning = Giấy tờ có tệp này nhưng tệp chưa được đọc. Chưa biết gì về tệp.
    .not = Đây không phải là lỗi: ví dụ, chỉ ít nơi được đọc vân tay.
    .do = Đọc thêm tệp nếu cần nội dung trong đó.
