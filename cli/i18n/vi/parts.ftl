### Các cấu trúc được nêu trong thông báo lỗi, các đối chiếu của thẻ Việt Nam và các loại sai lệch.
### Bảng thuật ngữ ở đầu tệp common.ftl.

structure-algorithmidentifier = một AlgorithmIdentifier (RFC 5280 §4.1.1.2)
    .meaning = Tên của một thuật toán cùng các tham số, như ghi trong chứng thư số và chữ ký.

structure-certificate = một chứng thư số X.509 (RFC 5280 §4.1)
    .meaning = Chứng thư số: xác nhận của cơ quan cấp chứng thư số rằng một khóa thuộc về ai.

structure-certificate-bundle = một gói chứng thư số không được ký (RFC 5652 §5.1)
    .meaning = Tệp chứa nhiều chứng thư số, trong một cấu trúc không có ai ký.

structure-certificate-extension = một phần mở rộng của chứng thư số (RFC 5280 §4.2)
    .meaning = Một mục của chứng thư số, chẳng hạn khóa được dùng vào việc gì.

structure-certificate-revocation-list = một danh sách thu hồi chứng thư số (RFC 5280 §5.1)
    .meaning = Danh sách các chứng thư số mà cơ quan cấp chứng thư số đã thu hồi.

structure-cms = một cấu trúc CMS khác với các cấu trúc nêu dưới đây (RFC 5652)
    .meaning = Vỏ bọc của nội dung đã ký mà EF.SOD và các danh sách đã ký đều có.

structure-ecdsa-signature = một chữ ký ECDSA (RFC 3279 §2.2.3)
    .meaning = Chữ ký được tạo trên đường cong elliptic.

structure-ef-atr-info = EF.ATR/INFO
    .meaning = Tệp trong đó chíp cho biết thông điệp được dài bao nhiêu.

structure-ef-cardaccess = EF.CardAccess
    .meaning = Tệp trong đó chíp đưa ra các phương thức truy cập. Tệp này không được ký.

structure-ef-cardsecurity = EF.CardSecurity
    .meaning = Tệp đã ký gồm các giao thức và khóa của chíp.

structure-ef-com = EF.COM
    .meaning = Mục lục của chíp. Tệp này không được ký.

structure-ef-cvca = EF.CVCA
    .meaning = Tệp nêu các cơ quan có thiết bị được phép đọc vân tay.

structure-ef-dg1 = EF.DG1
    .meaning = Tệp chứa các dòng của vùng MRZ: họ tên, số, các ngày.

structure-ef-dg11 = EF.DG11
    .meaning = Tệp chứa thông tin bổ sung về người được cấp, chẳng hạn họ tên có dấu.

structure-ef-dg12 = EF.DG12
    .meaning = Tệp chứa thông tin bổ sung về giấy tờ, chẳng hạn ngày cấp.

structure-ef-dg13 = EF.DG13
    .meaning = Tệp có nội dung do từng quốc gia quyết định. Ở thẻ Việt Nam, tệp này chứa thông tin của công dân.

structure-ef-dg14 = EF.DG14
    .meaning = Tệp chứa các giao thức và khóa của chíp.

structure-ef-dg15 = EF.DG15
    .meaning = Tệp chứa khóa để chíp chứng minh không phải bản sao.

structure-ef-dg16 = EF.DG16
    .meaning = Tệp ghi những người cần báo tin trong trường hợp khẩn cấp.

structure-ef-dg2 = EF.DG2
    .meaning = Tệp chứa ảnh khuôn mặt của người được cấp.

structure-ef-dg3 = EF.DG3
    .meaning = Tệp chứa vân tay. Chỉ ít nơi được đọc.

structure-ef-dg4 = EF.DG4
    .meaning = Tệp chứa ảnh mống mắt. Chỉ ít nơi được đọc.

structure-ef-dg5 = EF.DG5
    .meaning = Tệp chứa ảnh chân dung như in trên giấy tờ.

structure-ef-dg7 = EF.DG7
    .meaning = Tệp chứa chữ ký viết tay của người được cấp.

structure-ef-dir = EF.DIR
    .meaning = Danh sách các ứng dụng trên chíp. Tệp này không được ký.

structure-ef-id-servizi = EF.ID_Servizi của thẻ căn cước Ý
    .meaning = Tệp của thẻ căn cước Ý ghi số dùng cho các dịch vụ.

structure-ef-int-kpub = EF.Int.Kpub hoặc EF.Servizi_Int.Kpub của thẻ căn cước Ý
    .meaning = Tệp của thẻ căn cước Ý chứa một khóa của chíp.

structure-ef-sod = EF.SOD
    .meaning = Tệp chứa danh sách đã ký gồm giá trị băm của mọi tệp khác.

structure-data-group = một nhóm dữ liệu mà chương trình không xem nội dung
    .meaning = Tệp mà chương trình không xem nội dung bên trong.

structure-defectlist = một DefectList mà chương trình không đọc
    .meaning = Danh sách giấy tờ có lỗi mà chương trình không đọc.

structure-deviationlist = một DeviationList (Doc 9303-12 §10)
    .meaning = Danh sách trong đó quốc gia nêu những giấy tờ của mình có sai lệch so với tiêu chuẩn.

structure-iso-iec-39794-5-record = một khối dữ liệu ảnh khuôn mặt ISO/IEC 39794-5
    .meaning = Phần mô tả ảnh khuôn mặt ở dạng mới.

structure-iso-iec-19794-5-record = một bản ghi khuôn mặt ISO/IEC 19794-5
    .meaning = Phần mô tả ảnh khuôn mặt ở dạng cũ.

structure-finger-image-record = một bản ghi ảnh vân tay (ISO/IEC 19794-4, 39794-4)
    .meaning = Phần mô tả một vân tay.

structure-iris-image-record = một bản ghi ảnh mống mắt (ISO/IEC 19794-6, 39794-6)
    .meaning = Phần mô tả ảnh của một mống mắt.

structure-ldssecurityobject = một LDSSecurityObject (Doc 9303-10 §4.6.2.3)
    .meaning = Danh sách giá trị băm của mọi tệp, nằm trong EF.SOD.

structure-cscamasterlist = một CscaMasterList (Doc 9303-12 §9)
    .meaning = Danh sách chứng thư số của nhiều quốc gia do một quốc gia ký.

structure-mrz = vùng MRZ (Doc 9303-3)
    .meaning = Các dòng của vùng MRZ.

structure-name = một tên phân biệt (distinguished name) (RFC 5280 §4.1.2.4)
    .meaning = Tên của bên ký hoặc của cơ quan cấp chứng thư số trong chứng thư số.

structure-piv-security-object = đối tượng bảo mật của thẻ PIV (NIST SP 800-73-5, part 1)
    .meaning = Danh sách đã ký gồm giá trị băm của các tệp trên thẻ PIV.

structure-personal-number = số định danh cá nhân của Việt Nam
    .meaning = Số định danh cá nhân của công dân Việt Nam, gồm mười hai chữ số.

structure-qr-code = mã QR in trên thẻ Việt Nam
    .meaning = Mã QR in trên thẻ Việt Nam. Mã này không được ký.

structure-securityinfo = một SecurityInfo (Doc 9303-11 §9.2)
    .meaning = Một mục về giao thức hoặc khóa của chíp.

structure-signedattrs = các thuộc tính được ký của một SignerInfo (RFC 5652 §5.3)
    .meaning = Phần của tệp đã ký gắn chữ ký với nội dung.

structure-subjectpublickeyinfo = một SubjectPublicKeyInfo (RFC 5280 §4.1.2.7)
    .meaning = Khóa công khai cùng tên thuật toán của nó.

structure-tlv-data = dữ liệu không thuộc cấu trúc riêng nào
    .meaning = Dữ liệu theo cách ghi chung của mọi tệp trên chíp, không thuộc loại riêng nào.

## Đối chiếu các phần của thẻ Việt Nam

not-persons = Kết quả này không cho biết bên nào đúng và không quy lỗi cho ai: sai sót của cơ quan cấp, hoặc việc cải chính họ tên hay ngày sinh, cũng dẫn đến kết quả này.
do-ask = Hỏi người xuất trình và đối chiếu với thông tin in trên thẻ. Các phần của hai thẻ bị lẫn với nhau cũng dẫn đến kết quả này.
do-ask-qr = Mã QR không được ký: hãy dựa vào chíp. Quét lại mã; nếu vẫn khác, đề nghị người xuất trình đưa thẻ tương ứng với mã.
cross-check-birth-year-of-number = năm sinh trong DG1 và năm sinh trong số định danh cá nhân
    .meaning = Số định danh cá nhân có thế kỷ và năm sinh. Các thông tin này được so sánh với ngày sinh.
    .not = { not-persons }
    .do = { do-ask }

cross-check-date-of-birth = ngày sinh trong DG1 và trong DG13
    .meaning = Ngày sinh có trong hai tệp của chíp và được so sánh với nhau.
    .not = { not-persons }
    .do = { do-ask }

cross-check-date-of-expiry = ngày hết hạn trong DG1 và trong DG13
    .meaning = Ngày hết hạn có trong hai tệp của chíp và được so sánh với nhau.
    .not = { not-persons }
    .do = { do-ask }

cross-check-document-number = số giấy tờ trong DG1 và chín chữ số cuối của số định danh cá nhân
    .meaning = Số giấy tờ của thẻ Việt Nam là phần cuối của số định danh cá nhân. Hai số được so sánh với nhau.
    .not = { not-persons }
    .do = { do-ask }

cross-check-name = họ tên trong DG1 và trong DG13 (viết theo cách của MRZ)
    .meaning = Họ tên có dấu nằm trong một tệp, họ tên không dấu nằm trong tệp khác. Hai họ tên được so sánh theo cách viết của vùng MRZ.
    .not = { not-persons }
    .do = { do-ask }

cross-check-personal-number = số định danh cá nhân trong dữ liệu tùy chọn của DG1 và trong DG13
    .meaning = Số định danh cá nhân có trong hai tệp của chíp và được so sánh với nhau.
    .not = { not-persons }
    .do = { do-ask }

cross-check-personal-number-check-digit = số định danh cá nhân trong dữ liệu tùy chọn của DG1 và số kiểm tra ở đó
    .meaning = Sau số định danh cá nhân trong vùng MRZ có số kiểm tra, số này được tính lại.
    .not = { not-persons }
    .do = { do-ask }

cross-check-qr-date-of-birth = ngày sinh trong mã QR và trong DG13 (hoặc DG1)
    .meaning = Ngày sinh trong mã QR được so sánh với ngày sinh trong chíp.
    .not = { not-persons }
    .do = { do-ask-qr }

cross-check-qr-date-of-issue = ngày cấp trong mã QR và trong DG13
    .meaning = Ngày cấp trong mã QR được so sánh với ngày cấp trong chíp.
    .not = { not-persons }
    .do = { do-ask-qr }

cross-check-qr-name = họ tên trong mã QR và trong DG13 (hoặc trong DG1, viết theo cách của MRZ)
    .meaning = Họ tên trong mã QR được so sánh với họ tên trong chíp.
    .not = { not-persons }
    .do = { do-ask-qr }

cross-check-qr-personal-number = số định danh cá nhân và số trong mã QR
    .meaning = Số định danh cá nhân trong mã QR được so sánh với số trong chíp.
    .not = { not-persons }
    .do = { do-ask-qr }

cross-check-qr-sex = giới tính trong mã QR và trong DG13 (hoặc DG1)
    .meaning = Giới tính trong mã QR được so sánh với giới tính trong chíp.
    .not = { not-persons }
    .do = { do-ask-qr }

cross-check-sex = giới tính trong DG1 và trong DG13
    .meaning = Giới tính có trong hai tệp của chíp và được so sánh với nhau.
    .not = { not-persons }
    .do = { do-ask }

cross-check-sex-of-number = giới tính trong DG1 và trong số định danh cá nhân, có thể khác nhau sau khi cải chính theo pháp luật
    .meaning = Số định danh cá nhân có mã giới tính khi sinh. Mã này được so sánh với giới tính ghi trên giấy tờ.
    .not = Hai bên có thể khác nhau một cách hợp pháp: số vẫn giữ nguyên khi giới tính được cải chính theo pháp luật. Sự khác nhau không quy lỗi cho ai.
    .do = Không cần làm gì nếu mọi đối chiếu khác đều khớp.

## Các loại sai lệch trong danh sách sai lệch

not-deviation = Điều này không làm cho giấy tờ trở thành thật: danh sách sai lệch giải thích một bước kiểm tra chứ không làm cho bước nào đạt.
do-deviation = So sánh với bước kiểm tra không đạt. Quy định của đơn vị quyết định có chấp nhận giấy tờ như vậy hay không; --accept-explained nêu tên bước kiểm tra.
deviation-cert-or-key = một chứng thư số hoặc khóa có sai lệch
    .meaning = Quốc gia cho biết một chứng thư số hoặc khóa của các giấy tờ này có sai lệch nhưng không nêu cụ thể.
    .not = { not-deviation }
    .do = { do-deviation }

deviation-cert-or-key-aa-key-compromised = khóa dùng cho xác thực chủ động có thể đã bị lộ và không nên dựa vào
    .meaning = Quốc gia cho biết người khác có thể biết khóa của các chíp này. Khi đó xác thực chủ động (Active Authentication) đạt cũng không chứng minh được gì.
    .not = Điều này không có nghĩa là chíp này là bản sao.
    .do = Không dựa vào xác thực chủ động (Active Authentication); đối chiếu người xuất trình với giấy tờ bằng cách khác.

deviation-cert-or-key-csca-encoding = chứng thư số CSCA có lỗi trong cách ghi
    .meaning = Quốc gia cho biết chứng thư số của cơ quan cấp chứng thư số bị ghi sai.
    .not = { not-deviation }
    .do = { do-deviation }

deviation-cert-or-key-ds-encoding = chứng thư số của bên ký giấy tờ có lỗi trong cách ghi
    .meaning = Quốc gia cho biết chứng thư số của bên ký bị ghi sai.
    .not = { not-deviation }
    .do = { do-deviation }

deviation-cert-or-key-ds-signature = chữ ký của chứng thư số bên ký giấy tờ bị sai
    .meaning = Quốc gia cho biết chữ ký của chứng thư số bên ký bị sai.
    .not = { not-deviation }
    .do = { do-deviation }

deviation-chip = chíp không sử dụng được
    .meaning = Quốc gia cho biết chíp của các giấy tờ này không sử dụng được.
    .not = { not-deviation }
    .do = Kiểm tra giấy tờ bằng cách khác, không qua chíp.

deviation-lds = cấu trúc dữ liệu lô-gích có sai lệch
    .meaning = Quốc gia cho biết các tệp của những giấy tờ này có sai lệch nhưng không nêu cụ thể.
    .not = { not-deviation }
    .do = { do-deviation }

deviation-lds-com-inconsistent = EF.COM và EF.SOD không thống nhất
    .meaning = Quốc gia cho biết EF.COM và EF.SOD của các giấy tờ này không khớp với nhau.
    .not = { not-deviation }
    .do = { do-deviation }

deviation-lds-dg-hash-wrong = giá trị băm của một nhóm dữ liệu trong EF.SOD bị sai
    .meaning = Quốc gia cho biết giá trị băm đã ký của một tệp trong các giấy tờ này bị sai.
    .not = { not-deviation }
    .do = { do-deviation }

deviation-lds-dg-malformed = một nhóm dữ liệu bị ghi sai
    .meaning = Quốc gia cho biết một tệp của các giấy tờ này bị ghi sai.
    .not = { not-deviation }
    .do = { do-deviation }

deviation-lds-sod-signature-wrong = chữ ký trong EF.SOD bị sai
    .meaning = Quốc gia cho biết chữ ký của các giấy tờ này bị sai. Khi đó không có gì chứng minh một giấy tờ như vậy thuộc số đó.
    .not = { not-deviation }
    .do = Kiểm tra giấy tờ bằng cách khác, không qua chíp.

deviation-mrz = vùng MRZ có sai lệch
    .meaning = Quốc gia cho biết vùng MRZ của các giấy tờ này có sai lệch nhưng không nêu cụ thể.
    .not = { not-deviation }
    .do = { do-deviation }

deviation-mrz-wrong-check-digit = số kiểm tra của một trường trong vùng MRZ bị sai
    .meaning = Quốc gia cho biết một số kiểm tra trong các giấy tờ này bị sai.
    .not = { not-deviation }
    .do = Không cần làm gì: số kiểm tra sai không làm cho bước kiểm tra nào không đạt.

deviation-mrz-wrong-data = một trường của vùng MRZ có dữ liệu sai
    .meaning = Quốc gia cho biết một trường trong vùng MRZ của các giấy tờ này bị sai.
    .not = { not-deviation }
    .do = { do-deviation }

deviation-national-use = sai lệch do quốc gia tự quy định
    .meaning = Quốc gia có một loại sai lệch riêng.
    .not = { not-deviation }
    .do = Hỏi quốc gia đó về ý nghĩa.
