### Lỗi khi phân tích dữ liệu và lỗi của các tệp được đưa vào.
### Bảng thuật ngữ ở đầu tệp common.ftl.

error-bit-string = BIT STRING thiếu byte đếm số bit không dùng, đếm quá bảy bit, hoặc dùng một trong các bit đó (X.690 §8.6.2, §11.2.1)
    .meaning = Một chuỗi bit không được ghi theo quy tắc.
    .not = { not-damaged }
    .do = { do-read-again }

error-boolean = BOOLEAN không phải 00 hoặc FF, hoặc không dài một byte (X.690 §11.1)
    .meaning = Giá trị “có” hoặc “không” được ghi khác với hai cách cho phép.
    .not = { not-damaged }
    .do = { do-read-again }

error-character = có ký tự nằm ngoài bộ ký tự mà tiêu chuẩn cho phép ở đây
    .meaning = Có ký tự ở nơi tiêu chuẩn không cho phép, chẳng hạn chữ thường trong vùng MRZ.
    .not = { not-damaged }
    .do = { do-read-again }

error-data-group-number = danh sách nhóm dữ liệu có số nằm ngoài khoảng từ 1 đến 16 (Doc 9303-10 §4.6.2.3)
    .meaning = Danh sách tệp nêu một tệp mà tiêu chuẩn không có: chỉ có mười sáu tệp.
    .not = { not-damaged }
    .do = { do-read-again }

error-duplicate = một phần tử chỉ được có một lần lại xuất hiện hai lần trong cấu trúc
    .meaning = Có thứ xuất hiện hai lần trong khi chỉ được có một lần, nên không rõ lần nào đúng.
    .not = { not-damaged }
    .do = { do-read-again }

error-integer = INTEGER để trống hoặc dài hơn cần thiết (X.690 §8.3)
    .meaning = Một số nguyên để trống, hoặc được ghi bằng nhiều byte hơn cần thiết ở nơi không cho phép.
    .not = { not-damaged }
    .do = { do-read-again }

error-length-exceeds-input = độ dài vượt quá phần cuối của cấu trúc chứa nó
    .meaning = Một phần ghi độ dài lớn hơn phần còn lại của tệp. Thường là tệp chưa được đọc đến hết.
    .not = { not-damaged }
    .do = { do-read-again }

error-length-indefinite = độ dài ở dạng không xác định trong khi chỉ cho phép dạng xác định (X.690 §10.1)
    .meaning = Một phần không cho biết độ dài ở nơi tiêu chuẩn yêu cầu.
    .not = { not-damaged }
    .do = { do-report }

error-length-not-minimal = độ dài được ghi bằng nhiều byte hơn cần thiết ở nơi không cho phép (X.690 §10.1)
    .meaning = Một độ dài được ghi bằng nhiều byte hơn cần thiết ở nơi không cho phép.
    .not = { not-damaged }
    .do = { do-report }

error-length-too-large = độ dài lớn hơn mọi tệp mà chíp có thể chứa, hoặc ở dạng dành riêng
    .meaning = Một phần ghi độ dài lớn hơn mọi tệp trên chíp.
    .not = { not-damaged }
    .do = { do-read-again }

error-missing = thiếu một phần tử bắt buộc; cấu trúc kết thúc trước đó
    .meaning = Thiếu một phần bắt buộc phải có.
    .not = { not-damaged }
    .do = { do-read-again }

error-nesting-too-deep = các phần tử lồng nhau sâu hơn giới hạn
    .meaning = Các phần lồng vào nhau sâu hơn ở mọi tệp của thẻ. Chương trình dừng ở đó để không ai có thể khiến nó chạy mãi.
    .not = { not-damaged }
    .do = { do-report }

error-number-out-of-range = số nằm ngoài khoảng mà tiêu chuẩn cho phép
    .meaning = Một số nhỏ hơn hoặc lớn hơn mức tiêu chuẩn cho phép.
    .not = { not-damaged }
    .do = { do-report }

error-object-identifier = OBJECT IDENTIFIER để trống, kết thúc giữa chừng, hoặc có phần đệm (X.690 §8.19)
    .meaning = Tên của thuật toán hoặc của loại nội dung không được ghi theo quy tắc.
    .not = { not-damaged }
    .do = { do-read-again }

error-scratch-too-small = dữ liệu vào phải được ghép trong bộ nhớ đệm, nhưng không có bộ nhớ đệm nào đủ lớn
    .meaning = Tệp gồm nhiều mảnh phải ghép lại, nhưng chương trình gọi thư viện không cấp đủ bộ nhớ.
    .not = Điều này không nói gì về giấy tờ.
    .do = Cấp bộ nhớ đệm dài bằng tệp. Lệnh idchip tự làm việc này.

error-tag-encoding = thẻ (tag) dài hơn ba byte hoặc không ở dạng ngắn nhất (X.690 §8.1.2)
    .meaning = Thẻ (tag) ở đầu một phần dài hơn mức cho phép hoặc dài hơn cần thiết.
    .not = { not-damaged }
    .do = { do-read-again }

error-time = ngày hoặc giờ không đúng dạng của tiêu chuẩn, hoặc không tồn tại
    .meaning = Ngày hoặc giờ không được ghi theo tiêu chuẩn, hoặc không có trong lịch.
    .not = { not-damaged }
    .do = { do-report }

error-too-few = cấu trúc có ít phần tử hơn tiêu chuẩn yêu cầu
    .meaning = Danh sách có ít mục hơn tiêu chuẩn yêu cầu.
    .not = { not-damaged }
    .do = { do-report }

error-too-many = cấu trúc có nhiều phần tử hơn giới hạn
    .meaning = Danh sách có nhiều mục hơn mọi giấy tờ thực tế. Chương trình dừng ở đó để không ai có thể khiến nó chạy mãi.
    .not = { not-damaged }
    .do = { do-report }

error-trailing-data = sau khi cấu trúc kết thúc còn các byte thừa
    .meaning = Sau khi một phần kết thúc còn các byte thừa ở nơi không được có gì.
    .not = { not-damaged }
    .do = Đọc lại tệp với độ dài mà các byte đầu tiên cho biết. Lệnh `idchip dump` cho thấy phần thừa.

error-truncated = dữ liệu kết thúc giữa một thẻ (tag), một độ dài hoặc một trường có kích thước cố định
    .meaning = Tệp kết thúc giữa chừng. Thường là tệp chưa được đọc đến hết.
    .not = { not-damaged }
    .do = { do-read-again }

error-unexpected-tag = ở vị trí bắt buộc của phần tử này là một phần tử khác
    .meaning = Ở vị trí phải là một phần nhất định lại có phần khác. Thường là tệp không đúng với tên gọi.
    .not = { not-damaged }
    .do = Xem tệp có đúng như tên gọi không: lệnh `idchip dump` cho biết đó là gì. Nếu đúng, đọc lại tệp.

error-value = tiêu chuẩn không cho phép giá trị này ở đây
    .meaning = Một trường có giá trị mà tiêu chuẩn không cho phép ở đó.
    .not = { not-damaged }
    .do = { do-report }

error-version = chưa biết phiên bản này
    .meaning = Cấu trúc thuộc phiên bản mà chương trình chưa biết.
    .not = Điều này không có nghĩa là tệp đã bị thay đổi: tệp có thể theo phiên bản mới hơn của tiêu chuẩn.
    .do = { do-report }

error-wrong-length = giá trị có độ dài khác với tiêu chuẩn
    .meaning = Một trường ngắn hơn hoặc dài hơn quy định của tiêu chuẩn.
    .not = { not-damaged }
    .do = { do-read-again }

not-damaged = Điều này không có nghĩa là có người đã thay đổi tệp: tệp bị lỗi khi đọc hoặc tệp thuộc loại khác cũng dẫn đến kết quả này.
do-read-again = Đọc lại toàn bộ tệp. Nếu vẫn lỗi, lệnh `idchip dump` hiển thị tệp đến chỗ có lỗi.
do-report = Đọc lại toàn bộ tệp. Nếu vẫn lỗi, giấy tờ có sai lệch so với tiêu chuẩn: lệnh `idchip dump` cho thấy vị trí. Hãy báo lại, không kèm dữ liệu cá nhân, để được xem xét.
## Các tệp được đưa vào lệnh

input-ambiguous = cùng một tệp của thẻ xuất hiện hai lần
    .meaning = Thư mục hoặc tệp nén có hai tệp là cùng một tệp của thẻ, chẳng hạn EF.DG1 và DG1.bin.
    .not = Điều này không nói gì về giấy tờ.
    .do = Chỉ giữ lại một trong hai.

input-configuration = không dùng được tệp cấu hình
    .meaning = Tệp cấu hình không đúng như chương trình này yêu cầu: có tên không nhận ra, hoặc giá trị sai kiểu.
    .not = Điều này không nói gì về giấy tờ.
    .do = Sửa dòng mà thông báo lỗi nêu, hoặc dùng --anchors.

input-digest-differs = một tệp của chứng cứ không phải là tệp đã ghi nhận
    .meaning = Một tệp trong bộ chứng cứ có độ dài hoặc giá trị băm khác với danh sách kèm theo.
    .not = Kết quả này không cho biết ai đã thay đổi: danh sách cũng không được ký.
    .do = Lấy lại bộ chứng cứ gốc.

input-directory-of-cards = thư mục chứa nhiều thẻ chứ không phải là một thẻ
    .meaning = Đường dẫn có các thư mục con trông như thẻ, và không có tệp nào của thẻ trong chính nó.
    .not = Điều này không nói gì về các giấy tờ đó.
    .do = Đưa từng thư mục con vào làm tham số riêng.

input-evidence = không đọc được bộ chứng cứ
    .meaning = Tệp lẽ ra là bộ chứng cứ do `idchip export` ghi, nhưng không đọc được.
    .not = Điều này không nói gì về giấy tờ.
    .do = Lấy lại đầy đủ bộ chứng cứ gốc.

input-foreign-object = tệp chứa một đối tượng mà chương trình không đọc
    .meaning = Tệp là một đối tượng của tiêu chuẩn mà chương trình chỉ biết tên, chẳng hạn con dấu số hoặc danh sách giấy tờ có lỗi.
    .not = Điều này không có nghĩa là tệp bị sai.
    .do = Đưa vào một thẻ hoặc loại tệp mà tùy chọn yêu cầu. Lệnh `idchip dump` cho biết trong tệp có gì.

input-image = không giải mã được ảnh khuôn mặt
    .meaning = EF.DG2 chứa ảnh bị hỏng, hoặc ảnh thuộc loại mà chương trình này không giải mã được.
    .not = Điều này không có nghĩa là ảnh đã bị thay đổi: ảnh có đúng là ảnh đã được ký hay không là nội dung của một bước kiểm tra khác.
    .do = Ghi ảnh đúng như trên chíp, không dùng --png, rồi xem bằng chương trình khác.

input-no-card = không tìm thấy tệp nào của thẻ
    .meaning = Đường dẫn không có tệp nào thuộc về một thẻ.
    .not = Điều này không nói gì về giấy tờ.
    .do = Đưa vào thư mục hoặc tệp nén ZIP có EF.SOD, EF.DG1, EF.DG2, v.v.

input-not-a-file = đường dẫn không phải là tệp thông thường
    .meaning = Đường dẫn là ống dẫn, socket hoặc thiết bị. Chỉ đọc các tệp thông thường.
    .not = Điều này không nói gì về giấy tờ.
    .do = Trước hết hãy ghi dữ liệu vào một tệp.

input-not-listed = chứng cứ có một tệp không nằm trong danh sách
    .meaning = Một tệp đã được thêm vào bộ chứng cứ sau khi ghi.
    .not = Điều này không nói gì về các tệp khác.
    .do = Lấy lại bộ chứng cứ gốc hoặc bỏ tệp này.

input-no-file = thiếu một tệp cần thiết
    .meaning = Thẻ không có tệp mà lệnh cần.
    .not = Điều này không có nghĩa là giấy tờ bị sai: tệp chưa được đọc, hoặc giấy tờ không có tệp đó.
    .do = Đọc thêm tệp được nêu.

input-no-image = EF.DG2 không có ảnh
    .meaning = Đọc được EF.DG2 nhưng trong đó không có ảnh thuộc loại đã biết.
    .not = Đây không phải là dấu hiệu ảnh đã bị lấy đi: việc đó do giá trị băm đã ký quyết định.
    .do = Xem ảnh in trên giấy tờ. Lệnh `idchip inspect` cho biết EF.DG2 có gì.

input-not-a-cards-qr = mã QR không phải của thẻ căn cước
    .meaning = Đây là nội dung của mã QR khác, chẳng hạn mã thanh toán.
    .not = Điều này không có nghĩa là thẻ bị sai: đã quét nhầm mã khác.
    .do = Quét mã trên thẻ căn cước.

input-not-an-anchor = tệp không phải là chứng thư số cũng không phải danh sách CSCA
    .meaning = Tệp đưa vào bằng --anchors không có gì có thể là chứng thư số tin cậy.
    .not = Điều này không nói gì về giấy tờ.
    .do = Đưa vào chứng thư số CSCA của quốc gia cấp ở dạng DER hoặc PEM, hoặc một danh sách CSCA.

input-no-certificate = không tìm thấy chứng thư số
    .meaning = Tệp hoặc thư mục không có chứng thư số nào.
    .not = Điều này không nói gì về giấy tờ.
    .do = Đưa vào chứng thư số ở dạng DER hoặc PEM.

input-not-a-revocation-list = tệp không phải là danh sách thu hồi
    .meaning = Tệp đưa vào bằng --crl là thứ khác.
    .not = Điều này không nói gì về giấy tờ.
    .do = Đưa vào danh sách thu hồi của quốc gia cấp, ở dạng DER, PEM hoặc LDIF.

input-no-revocation-list = không tìm thấy danh sách thu hồi
    .meaning = Tệp hoặc thư mục đưa vào bằng --crl không có danh sách thu hồi nào.
    .not = Điều này không nói gì về giấy tờ.
    .do = Đưa vào danh sách thu hồi của quốc gia cấp, ở dạng DER, PEM hoặc LDIF.

input-no-deviation-list = không tìm thấy danh sách sai lệch
    .meaning = Thư mục đưa vào bằng --deviation-list không có danh sách sai lệch nào.
    .not = Điều này không nói gì về giấy tờ.
    .do = Đưa vào danh sách sai lệch của quốc gia cấp.

input-no-master-list = không tìm thấy danh sách CSCA
    .meaning = Thư mục đưa vào không có danh sách CSCA nào.
    .not = Điều này không nói gì về giấy tờ.
    .do = Đưa vào danh sách CSCA như nơi phát hành công bố.

input-other-content = tệp là đối tượng khác với loại mà tùy chọn yêu cầu
    .meaning = Đã nhận ra tệp, nhưng đó không phải là thứ mà tùy chọn này cần.
    .not = Điều này không có nghĩa là tệp bị sai.
    .do = Đưa tệp vào đúng tùy chọn dành cho nó; thông báo cho biết tệp là gì.

input-not-an-elementary-file = tệp không phải là tệp của thẻ
    .meaning = Cả tên tệp lẫn byte đầu tiên đều không cho biết đây là tệp nào của thẻ.
    .not = Điều này không nói gì về giấy tờ.
    .do = Đặt tên tệp theo tiêu chuẩn, chẳng hạn EF.DG1.bin.

input-no-sod = thiếu EF.SOD
    .meaning = Thẻ không có EF.SOD, tệp chứa chữ ký. Thiếu tệp này thì không thể biết ai đã tạo dữ liệu.
    .not = Điều này không có nghĩa là giấy tờ không thật: tệp chưa được đọc.
    .do = Đọc EF.SOD từ chíp và đưa tệp vào.

input-text = không giải mã được phần văn bản bao quanh đối tượng
    .meaning = Tệp có vẻ là PEM, LDIF, base64 hoặc hệ thập lục phân, nhưng không giải mã được nội dung bên trong.
    .not = Điều này không nói gì về giấy tờ.
    .do = Lấy lại toàn bộ tệp.

input-too-large = tệp lớn hơn mọi tệp cùng loại
    .meaning = Tệp quá lớn nên không được đọc.
    .not = Điều này không nói gì về giấy tờ.
    .do = Xem có đúng tệp cần đưa vào không.

input-unreadable = không đọc được tệp
    .meaning = Hệ thống không cho phép chương trình đọc tệp, hoặc không có tệp mang tên này.
    .not = Điều này không nói gì về giấy tờ.
    .do = Kiểm tra tên tệp và quyền đọc tệp.

input-zip = không giải nén được tệp nén
    .meaning = Tệp có vẻ là tệp nén ZIP nhưng không giải nén được.
    .not = Điều này không nói gì về giấy tờ.
    .do = Tạo lại tệp nén, không đặt mã hóa.
