### Ghi nhận: các sai lệch so với tiêu chuẩn được cho qua khi đọc.
### Bảng thuật ngữ ở đầu tệp common.ftl.

finding-authority-key-identifier-missing = chứng thư số không có định danh khóa của bên cấp (Doc 9303-12 §7.1.1)
    .meaning = Chứng thư số không cho biết nó được cấp bằng khóa nào. Chứng thư số tin cậy được tìm theo tên của bên cấp.
    .not = { not-certificate }
    .do = { do-tolerated }

finding-basic-constraints-in-end-entity = chứng thư số của bên ký có basicConstraints (Doc 9303-12 §7.1.1)
    .meaning = Chứng thư số của bên ký có một mục chỉ cần cho chứng thư số của cơ quan cấp chứng thư số. Ví dụ, chứng thư số của Việt Nam có mục này.
    .not = { not-certificate }
    .do = { do-tolerated }

finding-basic-constraints-missing = chứng thư số CSCA không có basicConstraints (Doc 9303-12 §7.1.1)
    .meaning = Chứng thư số của cơ quan cấp chứng thư số quốc gia không cho biết nó được quyền cấp chứng thư số khác. Chứng thư số này được coi là tin cậy vì người dùng đã chọn.
    .not = { not-certificate }
    .do = { do-tolerated }

finding-basic-constraints-not-ca = basicConstraints của chứng thư số CSCA không ghi cA TRUE (Doc 9303-12 §7.1.1)
    .meaning = Chứng thư số của cơ quan cấp chứng thư số quốc gia lại ghi rằng nó không phải của cơ quan cấp chứng thư số. Chứng thư số này được coi là tin cậy vì người dùng đã chọn.
    .not = { not-certificate }
    .do = { do-tolerated }

finding-basic-constraints-not-critical = basicConstraints không được đánh dấu là bắt buộc (Doc 9303-12 §7.1.1)
    .meaning = Mục xác định chứng thư số là của cơ quan cấp chứng thư số không được đánh dấu là bắt buộc phải tuân theo.
    .not = { not-certificate }
    .do = { do-tolerated }

finding-ber-encoding = CMS được ghi theo BER trong khi phải theo DER (Doc 9303-10 §4.6.2)
    .meaning = EF.SOD được ghi ở dạng cho phép nhiều cách viết cùng một nội dung. Tệp đã được đọc và giá trị băm được tính trên đúng các byte của tệp.
    .not = { not-encoding }
    .do = { do-tolerated }

finding-biometric-field-unusual = một phần tử của bản ghi sinh trắc học bị thiếu, sai cấu trúc hoặc có giá trị mà tiêu chuẩn không quy định (ISO/IEC 19794-4, 19794-6, 39794)
    .meaning = Phần mô tả ảnh vân tay hoặc mống mắt bị thiếu một thông tin, hoặc có thông tin mà tiêu chuẩn không quy định.
    .not = { not-content }
    .do = { do-tolerated }

finding-biometric-header-incomplete = phần đầu của dữ liệu sinh trắc học thiếu một phần tử bắt buộc (Doc 9303-10 §4.7)
    .meaning = Nhãn đứng trước ảnh hoặc vân tay, cho biết đó là gì, bị thiếu một mục.
    .not = { not-content }
    .do = { do-tolerated }

finding-biometric-header-unusual = phần đầu của dữ liệu sinh trắc học có giá trị mà tiêu chuẩn không nêu (Doc 9303-10 §4.7)
    .meaning = Nhãn đứng trước ảnh hoặc vân tay ghi thông tin mà tiêu chuẩn không nêu.
    .not = { not-content }
    .do = { do-tolerated }

finding-biometric-image-format-differs = ảnh vân tay hoặc mống mắt có định dạng khác với định dạng ghi trong bản ghi (ISO/IEC 19794-4, 19794-6, 39794)
    .meaning = Ví dụ, ảnh vân tay hoặc mống mắt là JPEG 2000 nhưng lại được ghi là định dạng khác.
    .not = { not-content }
    .do = { do-tolerated }

finding-biometric-record-length-differs = bản ghi vân tay hoặc mống mắt có độ dài khác với độ dài đã ghi (ISO/IEC 19794-4, 19794-6)
    .meaning = Bản ghi vân tay hoặc mống mắt ghi một độ dài không đúng với thực tế.
    .not = { not-content }
    .do = { do-tolerated }

finding-boolean-not-der = giá trị BOOLEAN không phải 00 hoặc FF (X.690 §11.1)
    .meaning = Giá trị “có” được ghi bằng một byte khác với FF. Nó được hiểu là “có”.
    .not = { not-encoding }
    .do = { do-tolerated }

finding-certificate-version = chứng thư số CSCA thuộc phiên bản 1 (Doc 9303-12 §7.1.1)
    .meaning = Chứng thư số của cơ quan cấp chứng thư số quốc gia thuộc phiên bản đầu tiên của X.509, không thể có các mục mà Doc 9303 yêu cầu. Chứng thư số này được coi là tin cậy vì người dùng đã chọn.
    .not = { not-certificate }
    .do = { do-tolerated }

finding-chip-authentication-info-missing = khóa xác thực chíp không có ChipAuthenticationInfo (Doc 9303-11 §9.2)
    .meaning = EF.DG14 có khóa để chíp chứng minh là thật, nhưng không nêu giao thức nào.
    .not = { not-content }
    .do = { do-tolerated }

finding-com-data-group-missing = EF.COM không liệt kê DG1 hoặc DG2, là các nhóm mà giấy tờ nào cũng có (Doc 9303-10 §4.6.1)
    .meaning = EF.COM, mục lục của chíp, không nêu tệp ghi họ tên hoặc tệp ảnh.
    .not = { not-unsigned }
    .do = { do-tolerated }

finding-com-malformed = EF.COM không được cấu trúc như Doc 9303-10 §4.6.1 quy định
    .meaning = EF.COM, mục lục của chíp, có một phần không đọc được.
    .not = { not-unsigned }
    .do = { do-tolerated }

finding-com-tag-repeated = EF.COM liệt kê một nhóm dữ liệu hai lần (Doc 9303-10 §4.6.1)
    .meaning = EF.COM, mục lục của chíp, liệt kê một tệp hai lần.
    .not = { not-unsigned }
    .do = { do-tolerated }

finding-com-tag-unknown = EF.COM liệt kê một thẻ (tag) không thuộc nhóm dữ liệu nào (Doc 9303-10 §4.6.1)
    .meaning = EF.COM, mục lục của chíp, liệt kê một tệp mà tiêu chuẩn không có.
    .not = { not-unsigned }
    .do = { do-tolerated }

finding-com-version-differs = EF.COM và EF.SOD nêu phiên bản LDS khác nhau (Doc 9303-10 §4.6.1)
    .meaning = EF.COM và EF.SOD đã ký nêu hai phiên bản tiêu chuẩn khác nhau.
    .not = { not-unsigned }
    .do = { do-tolerated }

finding-com-version-unknown = EF.COM nêu phiên bản LDS hoặc Unicode mà Doc 9303-10 không có (Doc 9303-10 §4.6.1)
    .meaning = EF.COM nêu một phiên bản tiêu chuẩn hoặc phiên bản Unicode không tồn tại.
    .not = { not-unsigned }
    .do = { do-tolerated }

finding-common-name-missing = một tên không có commonName (Doc 9303-12 §7.1.1)
    .meaning = Tên của bên ký hoặc của cơ quan cấp chứng thư số thiếu phần tên gọi thông thường.
    .not = { not-certificate }
    .do = { do-tolerated }

finding-content-type-tolerated = kiểu nội dung là định danh cũ của đối tượng bảo mật LDS (Doc 9303-10 §4.6.2)
    .meaning = Nội dung của EF.SOD mang tên gọi dùng trước khi tiêu chuẩn ấn định. Giấy tờ đời đầu của một số quốc gia có tên gọi này.
    .not = Điều này không có nghĩa là đã ký một thứ khác: nội dung vẫn là danh sách giá trị băm, và chỉ tên gọi của các giấy tờ đời đầu được cho phép.
    .do = { do-tolerated }

finding-countries-differ = mã quốc gia của bên cấp và của chủ thể khác nhau (Doc 9303-12 §7.1.1)
    .meaning = Chứng thư số nêu bên cấp ở một quốc gia và chủ thể ở quốc gia khác.
    .not = Đây không phải là bằng chứng chứng thư số do người ngoài cấp: chữ ký của nó được kiểm tra bằng chứng thư số tin cậy. Quốc gia của chứng thư số tin cậy được so sánh với quốc gia của giấy tờ.
    .do = { do-tolerated }

finding-country-lower-case = mã quốc gia trong tên không viết hoa (Doc 9303-12 §7.1.1)
    .meaning = Mã quốc gia trong tên được viết bằng chữ thường.
    .not = { not-certificate }
    .do = { do-tolerated }

finding-country-missing = tên không có mã quốc gia (Doc 9303-12 §7.1.1)
    .meaning = Tên của bên ký hoặc của cơ quan cấp chứng thư số không có quốc gia.
    .not = Điều này không nói lên điều gì bất lợi về dữ liệu. Khi không có quốc gia, bước kiểm tra quốc gia cấp có thể chưa xác định.
    .do = { do-tolerated }

finding-country-not-two-letters = mã quốc gia trong tên không gồm hai chữ cái (Doc 9303-12 §7.1.1)
    .meaning = Ví dụ, mã quốc gia trong tên gồm ba chữ cái.
    .not = Điều này không nói lên điều gì bất lợi về dữ liệu. Với mã quốc gia như vậy, bước kiểm tra quốc gia cấp có thể chưa xác định.
    .do = { do-tolerated }

finding-crl-next-update-missing = danh sách thu hồi không ghi khi nào phát hành danh sách tiếp theo (Doc 9303-12 §7.1.4)
    .meaning = Danh sách thu hồi không ghi khi nào có danh sách tiếp theo nên không biết nó có hiệu lực đến bao giờ.
    .not = Điều này không có nghĩa là danh sách bị sai. Những chứng thư số có tên trong đó vẫn bị thu hồi, nhưng danh sách không chứng minh được chứng thư số nào chưa bị thu hồi.
    .do = Lấy danh sách của cơ quan cấp chứng thư số có ghi thời điểm phát hành danh sách tiếp theo.

finding-crl-number-missing = danh sách thu hồi không có số (Doc 9303-12 §7.1.4)
    .meaning = Danh sách thu hồi không có số để phân biệt danh sách mới với danh sách cũ.
    .not = Điều này không có nghĩa là danh sách bị sai: chữ ký và ngày tháng của danh sách đã được kiểm tra.
    .do = { do-list }

finding-crl-version = danh sách thu hồi thuộc phiên bản 1 (Doc 9303-12 §7.1.4)
    .meaning = Danh sách thu hồi thuộc phiên bản đầu tiên, không có số và không có lý do thu hồi.
    .not = Điều này không có nghĩa là danh sách bị sai: chữ ký và ngày tháng của danh sách đã được kiểm tra.
    .do = { do-list }

finding-crls-embedded = SignedData có chứa danh sách thu hồi (Doc 9303-10 §4.6.2)
    .meaning = EF.SOD hoặc một danh sách có chứa danh sách thu hồi bên trong. Chúng không được sử dụng: chỉ tính những danh sách được đưa vào.
    .not = { not-encoding }
    .do = { do-tolerated }

finding-cvca-unusual = EF.CVCA không dài 36 byte, hoặc sau các tham chiếu có byte khác 00 (TR-03110-1)
    .meaning = EF.CVCA, nơi chíp nêu các cơ quan được phép đọc vân tay, có dạng khác với tiêu chuẩn.
    .not = Điều này không có nghĩa là dữ liệu đã bị thay đổi: tệp này không được ký và không bước kiểm tra nào phụ thuộc vào nó.
    .do = { do-tolerated }

finding-date-binary-coded = một ngày ghi hai chữ số trong mỗi byte thay vì chữ số ASCII (Doc 9303-10 §4.7.11)
    .meaning = Một ngày được ghi bằng các chữ số trong nửa byte như ở giấy tờ cũ. Ngày đó đã được đọc.
    .not = { not-content }
    .do = { do-tolerated }

finding-date-unreadable = một ngày không đọc được; phần còn lại của tệp đã được đọc (Doc 9303-10 §4.7.11)
    .meaning = Không đọc được một ngày, chẳng hạn ngày cấp.
    .not = { not-content }
    .do = { do-compare }

finding-default-value-encoded = giá trị mặc định (DEFAULT) vẫn được ghi ra (X.690 §11.5)
    .meaning = Một giá trị được ghi ra dù bỏ đi cũng có nghĩa như vậy.
    .not = { not-encoding }
    .do = { do-tolerated }

finding-deviation-document-type-length = loại giấy tờ trong một mục của danh sách sai lệch chỉ có một ký tự (Doc 9303-12 §10.2)
    .meaning = Một mục của danh sách sai lệch ghi loại giấy tờ bằng một ký tự thay vì hai.
    .not = Điều này không nói gì về giấy tờ. Mục đó đã được so sánh theo đúng ý nghĩa.
    .do = { do-list }

finding-digest-algorithm-not-listed = digestAlgorithms thiếu hàm băm của bên ký (RFC 5652 §5.1)
    .meaning = Hàm băm của bên ký không được nêu ở đầu EF.SOD như yêu cầu.
    .not = { not-encoding }
    .do = { do-tolerated }

finding-digest-info-without-null = DigestInfo của PKCS #1 thiếu tham số NULL (RFC 8017 §9.2)
    .meaning = Chữ ký RSA bỏ đi hai byte bên trong mà tiêu chuẩn yêu cầu. Toàn bộ nội dung vẫn được so sánh.
    .not = { not-encoding }
    .do = { do-tolerated }

finding-document-type-list-malformed = danh sách loại giấy tờ không phân tích được nên không giới hạn gì (Doc 9303-12 §7.1.1.6)
    .meaning = Chứng thư số của bên ký có danh sách các loại giấy tờ được ký nhưng danh sách không đọc được. Nó không giới hạn gì.
    .not = Điều này không có nghĩa là bên ký không được ký giấy tờ này: điều đó chưa biết.
    .do = { do-tolerated }

finding-document-type-list-unusual = danh sách loại giấy tờ không phải một SET OF duy nhất, hoặc có định danh cũ (Doc 9303-12 §7.1.1)
    .meaning = Danh sách các loại giấy tờ mà bên ký được ký được ghi theo dạng của phiên bản tiêu chuẩn trước. Danh sách đã được đọc.
    .not = { not-certificate }
    .do = { do-tolerated }

finding-ecdsa-parameters-present = thuật toán ký ECDSA có tham số (RFC 5758 §3.2)
    .meaning = Tên của thuật toán ký có phần bổ sung lẽ ra không có.
    .not = { not-encoding }
    .do = { do-tolerated }

finding-element-empty-or-padded = một phần tử để trống, hoặc văn bản bắt đầu hay kết thúc bằng ký tự đệm (Doc 9303-10 §4.7.11)
    .meaning = Một trường của EF.DG11 hoặc EF.DG12 để trống, hoặc được điền thêm ký tự < hay khoảng trắng.
    .not = { not-content }
    .do = { do-tolerated }

finding-elements-out-of-order = các phần tử không theo thứ tự của tiêu chuẩn (Doc 9303-10 §4.7)
    .meaning = Các phần của tệp nằm theo thứ tự khác với tiêu chuẩn.
    .not = { not-content }
    .do = { do-tolerated }

finding-extended-key-usage-not-critical = extendedKeyUsage không được đánh dấu là bắt buộc (Doc 9303-12 §7.1.1)
    .meaning = Chứng thư số ghi dùng để ký danh sách nhưng không đánh dấu đây là mục bắt buộc phải tuân theo.
    .not = { not-certificate }
    .do = { do-list }

finding-extension-malformed = một phần mở rộng không mang tính quyết định không phân tích được (RFC 5280 §4.2)
    .meaning = Chứng thư số có một mục không đọc được. Không bước kiểm tra nào phụ thuộc vào mục này.
    .not = { not-certificate }
    .do = { do-tolerated }

finding-extra-key-usage = mục đích sử dụng khóa có nhiều bit hơn Doc 9303-12 §7.1.1 cho phép
    .meaning = Chứng thư số cho phép dùng khóa vào nhiều việc hơn tiêu chuẩn.
    .not = { not-certificate }
    .do = { do-tolerated }

finding-face-field-unusual = một trường của bản ghi khuôn mặt có giá trị mà tiêu chuẩn không quy định (ISO/IEC 19794-5)
    .meaning = Phần mô tả ảnh khuôn mặt có giá trị mà tiêu chuẩn không quy định.
    .not = { not-content }
    .do = { do-tolerated }

finding-face-image-format-differs = ảnh có định dạng khác với định dạng ghi trong bản ghi khuôn mặt (ISO/IEC 19794-5)
    .meaning = Ví dụ, ảnh khuôn mặt là JPEG nhưng phần mô tả ghi là JPEG 2000.
    .not = { not-content }
    .do = { do-tolerated }

finding-face-missing = DG2 ghi rằng không có ảnh khuôn mặt (Doc 9303-10 §4.7.2)
    .meaning = EF.DG2, nơi phải chứa ảnh khuôn mặt, ghi rằng không có ảnh nào.
    .not = Đây không phải là dấu hiệu ảnh đã bị lấy đi: giá trị băm đã ký là của tệp không có ảnh.
    .do = Đối chiếu người xuất trình với ảnh in trên giấy tờ, và đề nghị giấy tờ khác nếu bắt buộc phải có ảnh trong chíp.

finding-face-record-length-differs = bản ghi khuôn mặt có độ dài khác với độ dài đã ghi (ISO/IEC 19794-5)
    .meaning = Phần mô tả ảnh khuôn mặt ghi một độ dài không đúng với thực tế.
    .not = { not-content }
    .do = { do-tolerated }

finding-face-record-missing = ở vị trí của bản ghi khuôn mặt là một ảnh (Doc 9303-10 §4.7)
    .meaning = Ảnh khuôn mặt nằm trong EF.DG2 mà không có phần mô tả.
    .not = { not-content }
    .do = { do-tolerated }

finding-forbidden-extension = chứng thư số có phần mở rộng mà Doc 9303-12 §7.1.1 cấm
    .meaning = Chứng thư số có một mục mà tiêu chuẩn cấm đối với loại chứng thư số này.
    .not = { not-certificate }
    .do = { do-tolerated }

finding-further-signer-not-verified = bước kiểm tra một SignerInfo khác ngoài của bên ký không đạt hoặc không thực hiện được (RFC 5652 §5)
    .meaning = EF.SOD được ký nhiều lần. Một chữ ký đúng, còn một chữ ký khác không kiểm tra được hoặc không đúng.
    .not = Điều này không có nghĩa là dữ liệu đã bị thay đổi: báo cáo nói về chữ ký đúng. Chữ ký thứ hai có thể dùng thuật toán mà chương trình không có.
    .do = Theo chính sách mặc định thì không cần làm gì. Đơn vị biết quốc gia ký mỗi giấy tờ hai lần thì từ chối ghi nhận này bằng --refuse.

finding-generalized-time-before-2050 = ngày trước năm 2050 được ghi theo GeneralizedTime (RFC 5280 §4.1.2.5)
    .meaning = Một ngày trong chứng thư số ghi năm bằng bốn chữ số ở nơi yêu cầu hai chữ số.
    .not = { not-certificate }
    .do = { do-tolerated }

finding-hash-differs-from-signature-hash = hàm băm của bên ký không phải là hàm băm của thuật toán ký (RFC 5652 §5.3)
    .meaning = EF.SOD nêu một hàm băm cho nội dung nhưng ký bằng hàm băm khác.
    .not = { not-encoding }
    .do = { do-tolerated }

finding-image-format-unknown = ảnh không phải JPEG cũng không phải JPEG 2000 (Doc 9303-10 §4.7)
    .meaning = Ảnh không phải JPEG cũng không phải JPEG 2000 nên có thể không hiển thị được.
    .not = { not-content }
    .do = { do-look }

finding-image-padded = sau khi ảnh kết thúc còn các byte 0 trong bản ghi (Doc 9303-10 §4.7)
    .meaning = Sau khi ảnh kết thúc còn các byte 0.
    .not = { not-content }
    .do = { do-tolerated }

finding-instance-count-differs = số lượng ảnh hoặc vân tay đã ghi bị thiếu hoặc không đúng (Doc 9303-10 §4.7)
    .meaning = Tệp ghi số lượng ảnh hoặc vân tay khác với số lượng thực có.
    .not = { not-content }
    .do = { do-look }

finding-integer-not-minimal = số INTEGER được ghi bằng nhiều byte hơn cần thiết (X.690 §8.3.2)
    .meaning = Một số được ghi bằng nhiều byte hơn cần thiết.
    .not = { not-encoding }
    .do = { do-tolerated }

finding-issuer-name-differs = tên bên cấp không trùng với tên chủ thể của CSCA, dù khóa khớp (Doc 9303-12 §7.1.1)
    .meaning = Chứng thư số của bên ký gọi bên cấp bằng tên khác với tên trong chứng thư số tin cậy. Khóa là đúng: chữ ký đã được kiểm tra bằng khóa đó.
    .not = { not-certificate }
    .do = { do-tolerated }

finding-key-id-negative = định danh khóa là số âm (Doc 9303-11 §9.2)
    .meaning = Một khóa của chíp mang tên là số âm.
    .not = { not-content }
    .do = { do-tolerated }

finding-key-usage-missing = chứng thư số không có mục đích sử dụng khóa (Doc 9303-12 §7.1.1)
    .meaning = Chứng thư số không cho biết khóa dùng để làm gì. Với bên ký, đây là một trong các mục ngăn chứng thư số khác của quốc gia ký giấy tờ.
    .not = Điều này không có nghĩa là người khác đã ký. Nhưng không có gì cho biết khóa này dùng để ký giấy tờ.
    .do = { do-refused }

finding-key-usage-not-critical = mục đích sử dụng khóa không được đánh dấu là bắt buộc (Doc 9303-12 §7.1.1)
    .meaning = Chứng thư số cho biết khóa dùng để làm gì nhưng không đánh dấu đây là mục bắt buộc phải tuân theo. Mục này vẫn được tuân theo.
    .not = { not-certificate }
    .do = { do-tolerated }

finding-key-usage-padded = mục đích sử dụng khóa kết thúc bằng các bit 0 thừa (X.690 §11.2.2)
    .meaning = Mục cho biết khóa dùng để làm gì được ghi bằng nhiều bit hơn cần thiết.
    .not = { not-certificate }
    .do = { do-tolerated }

finding-key-usage-without-cert-sign = mục đích sử dụng khóa của chứng thư số CSCA thiếu keyCertSign (Doc 9303-12 §7.1.1)
    .meaning = Chứng thư số của cơ quan cấp chứng thư số quốc gia không cho biết nó được quyền cấp chứng thư số khác. Chứng thư số này được coi là tin cậy vì người dùng đã chọn.
    .not = { not-certificate }
    .do = { do-tolerated }

finding-lds-version-mismatch = phiên bản LDS và phiên bản của đối tượng bảo mật LDS không phù hợp với nhau (Doc 9303-10 §4.6.2.3)
    .meaning = EF.SOD tự ghi một phiên bản không phù hợp với phiên bản tiêu chuẩn mà nó nêu hoặc bỏ trống.
    .not = { not-encoding }
    .do = { do-tolerated }

finding-long-serial-number = số sê-ri dài hơn 20 byte (RFC 5280 §4.1.2.2)
    .meaning = Số sê-ri của chứng thư số dài hơn 20 byte.
    .not = { not-certificate }
    .do = { do-tolerated }

finding-missing-wrapper = EF.SOD thiếu thẻ (tag) ngoài cùng 77 (Doc 9303-10 §4.6.2)
    .meaning = EF.SOD bắt đầu ngay bằng nội dung, không có thẻ (tag) bao ngoài.
    .not = { not-encoding }
    .do = { do-tolerated }

finding-mrz-birth-check-digit = số kiểm tra của ngày sinh không đúng (Doc 9303-3 §4.9)
    .meaning = Số kiểm tra sau ngày sinh không khớp với ngày sinh.
    .not = { not-mrz }
    .do = { do-compare }

finding-mrz-character-unusual = một trường của MRZ có ký tự mà loại trường đó không cho phép (Doc 9303-3 §4.3)
    .meaning = Ví dụ, một trường họ tên của vùng MRZ có chữ số.
    .not = { not-mrz }
    .do = { do-compare }

finding-mrz-composite-check-digit = số kiểm tra tổng hợp không đúng (Doc 9303-3 §4.9)
    .meaning = Số kiểm tra chung cho nhiều trường của vùng MRZ không khớp với các trường đó.
    .not = { not-mrz }
    .do = { do-compare }

finding-mrz-date-invalid = một ngày của MRZ không tồn tại (Doc 9303-3 §4.8)
    .meaning = Một ngày của vùng MRZ không có trong lịch, chẳng hạn ngày 31 tháng 6.
    .not = Đây không phải là dấu hiệu tệp đã bị thay đổi: việc đó do giá trị băm đã ký quyết định. Có người không biết ngày hoặc tháng sinh, và quốc gia ghi những gì biết được.
    .do = { do-compare }

finding-mrz-document-code-unusual = Doc 9303 không quy định mã giấy tờ này
    .meaning = Loại giấy tờ mang một mã mà tiêu chuẩn không quy định.
    .not = { not-mrz }
    .do = { do-tolerated }

finding-mrz-document-number-check-digit = số kiểm tra của số giấy tờ không đúng (Doc 9303-3 §4.9)
    .meaning = Số kiểm tra sau số giấy tờ không khớp với số giấy tờ.
    .not = { not-mrz }
    .do = { do-compare }

finding-mrz-expiry-check-digit = số kiểm tra của ngày hết hạn không đúng (Doc 9303-3 §4.9)
    .meaning = Số kiểm tra sau ngày hết hạn không khớp với ngày hết hạn.
    .not = { not-mrz }
    .do = { do-compare }

finding-mrz-name-void = trường họ tên để trống hoặc bắt đầu bằng ký tự đệm (Doc 9303-3 §4.6)
    .meaning = Vùng MRZ không có họ tên, hoặc họ tên bắt đầu bằng khoảng trống.
    .not = Đây không phải là dấu hiệu tệp đã bị thay đổi: việc đó do giá trị băm đã ký quyết định. Có người chỉ có một tên, và một số quốc gia ghi tên ở vị trí khác thường.
    .do = { do-compare }

finding-mrz-optional-data-check-digit = số kiểm tra của dữ liệu tùy chọn không đúng (Doc 9303-4 §4.2.2)
    .meaning = Số kiểm tra sau dữ liệu tùy chọn không khớp với dữ liệu đó.
    .not = { not-mrz }
    .do = { do-compare }

finding-mrz-sex-unusual = giới tính không phải F, M hoặc < (Doc 9303-3 §4.8)
    .meaning = Trường giới tính có ký tự khác F, M hoặc <.
    .not = { not-mrz }
    .do = { do-tolerated }

finding-name-change-missing = chứng thư số liên kết thay đổi tên của CSCA mà không nêu điều đó (Doc 9303-12 §7.1.1)
    .meaning = Cơ quan cấp chứng thư số quốc gia đổi tên bằng chứng thư số liên kết, nhưng chứng thư số không nêu việc đổi tên.
    .not = { not-certificate }
    .do = { do-tolerated }

finding-name-string-unusual = một tên có kiểu chuỗi hoặc ký tự mà thuộc tính của nó không cho phép (Doc 9303-12 §7.1.1)
    .meaning = Một tên trong chứng thư số được viết bằng bảng chữ hoặc ký tự mà tiêu chuẩn không cho phép ở vị trí này.
    .not = { not-certificate }
    .do = { do-tolerated }

finding-names-not-in-template = các tên không nằm trong cùng một mẫu trong EF.DG11 hoặc EF.DG12 (Doc 9303-10 §4.7.11)
    .meaning = Nhiều tên trong EF.DG11 hoặc EF.DG12 không nằm chung trong một danh sách.
    .not = { not-content }
    .do = { do-tolerated }

finding-negative-serial-number = số sê-ri là số âm (RFC 5280 §4.1.2.2)
    .meaning = Số sê-ri của chứng thư số nhỏ hơn 0: bit đầu tiên là 1.
    .not = { not-certificate }
    .do = { do-tolerated }

finding-non-minimal-length = độ dài được ghi bằng nhiều byte hơn cần thiết (X.690 §10.1)
    .meaning = Một độ dài được ghi bằng nhiều byte hơn cần thiết.
    .not = { not-encoding }
    .do = { do-tolerated }

finding-other-certificate-formats = tập chứng thư số có thứ khác với chứng thư số X.509 (RFC 5652 §10.2.2)
    .meaning = Ở vị trí của chứng thư số, EF.SOD có thứ khác. Nó không được sử dụng.
    .not = { not-encoding }
    .do = { do-tolerated }

finding-pace-parameter-id-missing = PACEInfo không có parameterId (Doc 9303-11 §9.2.1)
    .meaning = Chíp đưa ra PACE mà không cho biết tính toán với bộ tham số nào.
    .not = { not-content }
    .do = { do-tolerated }

finding-path-length-unusual = độ dài đường dẫn của chứng thư số CSCA khác 0 (Doc 9303-12 §7.1.1)
    .meaning = Chứng thư số của cơ quan cấp chứng thư số quốc gia cho phép có cơ quan cấp dưới, hoặc không ghi rõ là cấm.
    .not = { not-certificate }
    .do = { do-tolerated }

finding-plain-ecdsa-signature = chữ ký ECDSA phải ghi theo DER lại ghi ở dạng thô, hoặc ngược lại (TR-03111 §5.2)
    .meaning = Chữ ký trên đường cong elliptic được ghi bằng hai số liền nhau trong khi phải được bao lại, hoặc ngược lại. Chữ ký đã được kiểm tra.
    .not = { not-encoding }
    .do = { do-tolerated }

finding-private-key-usage-period-missing = chứng thư số không có thời hạn sử dụng khóa bí mật (Doc 9303-12 §7.1.1)
    .meaning = Chứng thư số không ghi khóa được dùng để ký trong thời gian bao lâu.
    .not = { not-certificate }
    .do = { do-tolerated }

finding-pss-parameters-missing = thuật toán ký RSASSA-PSS không có tham số (RFC 4055 §3.3)
    .meaning = Chữ ký RSA-PSS không ghi tham số. Đã dùng các tham số theo hàm băm.
    .not = { not-encoding }
    .do = { do-tolerated }

finding-random-number-missing = nhóm dữ liệu không có vân tay hoặc mống mắt lại thiếu số ngẫu nhiên, nên giá trị băm cho thấy điều này (Doc 9303-10 §4.7.3, §4.7.4)
    .meaning = Chíp không có vân tay hoặc mống mắt, và tệp dành cho chúng giống nhau ở mọi chíp như vậy. Vì thế giá trị băm đã ký cho thấy không có dữ liệu đó.
    .not = Đây không phải là dấu hiệu tệp đã bị thay đổi và không nói gì về người được cấp.
    .do = { do-tolerated }

finding-rsa-exponent-small = số mũ công khai của khóa RSA nhỏ hơn 65537 (FIPS 186-5 §5.1)
    .meaning = Khóa RSA có số mũ công khai nhỏ, chẳng hạn 3. Điều này nguy hiểm với chương trình không so sánh toàn bộ nội dung chữ ký; chương trình này có so sánh.
    .not = Điều này không có nghĩa là chữ ký sai hay do người khác tạo.
    .do = { do-weak }

finding-rsa-parameters-missing = định danh thuật toán RSA thiếu tham số NULL (RFC 4055 §5)
    .meaning = Tên của thuật toán RSA bỏ đi hai byte mà tiêu chuẩn yêu cầu.
    .not = { not-encoding }
    .do = { do-tolerated }

finding-security-info-malformed = một SecurityInfo không phân tích được; các mục khác đã được đọc (Doc 9303-11 §9.2)
    .meaning = Một mục về khóa và giao thức của chíp không đọc được. Các mục khác đã được đọc.
    .not = { not-content }
    .do = { do-tolerated }

finding-security-infos-unsorted = SET OF SecurityInfo không theo thứ tự DER (X.690 §11.6)
    .meaning = Các mục về khóa và giao thức của chíp không theo thứ tự mà tiêu chuẩn yêu cầu.
    .not = { not-content }
    .do = { do-tolerated }

finding-security-protocol-unknown = một định danh đối tượng thuộc nhánh giao thức của chíp chưa được ấn định (Doc 9303-11 §9.2)
    .meaning = Chíp nêu một giao thức chưa được ấn định.
    .not = { not-content }
    .do = { do-tolerated }

finding-several-certificates = SignedData có nhiều chứng thư số (Doc 9303-10 §4.6.2)
    .meaning = Ngoài chứng thư số của bên ký, EF.SOD còn có chứng thư số khác. Chứng thư số của bên ký được tìm theo thông tin trong EF.SOD.
    .not = { not-encoding }
    .do = { do-tolerated }

finding-several-face-images = một bản ghi khuôn mặt có nhiều ảnh (Doc 9303-10 §4.7)
    .meaning = EF.DG2 có nhiều ảnh trong một bản ghi.
    .not = { not-content }
    .do = { do-look }

finding-several-signers = SignedData có nhiều SignerInfo; từng cái đã được xét (Doc 9303-10 §4.6.2)
    .meaning = EF.SOD được ký nhiều lần. Từng chữ ký đã được xét và báo cáo nói về một trong số đó.
    .not = { not-encoding }
    .do = { do-tolerated }

finding-short-chip-key = khóa của chíp ngắn hơn 2048 bit (RSA) hoặc 224 bit (đường cong elliptic) (Doc 9303-12 §4)
    .meaning = Khóa mà chíp dùng để chứng minh là thật ngắn hơn yêu cầu của tiêu chuẩn. Giấy tờ thật có khóa như vậy.
    .not = Điều này không có nghĩa là việc chứng minh không đạt. Với rất nhiều công sức, người khác có thể tìm ra khóa.
    .do = { do-weak }

finding-short-ec-key = khóa trên đường cong elliptic ngắn hơn 224 bit (Doc 9303-12 §4)
    .meaning = Khóa trên đường cong elliptic ngắn đến mức người khác có thể tìm ra phần bí mật.
    .not = Kết quả này không cho biết ai đã ký: có thể chính quốc gia đã ký từ lâu.
    .do = { do-refused }

finding-short-rsa-key = khóa RSA ngắn hơn 2048 bit (Doc 9303-12 §4)
    .meaning = Khóa RSA ngắn đến mức người khác có thể tìm ra phần bí mật.
    .not = Kết quả này không cho biết ai đã ký: có thể chính quốc gia đã ký từ lâu.
    .do = { do-refused }

finding-signed-attributes-unsorted = các thuộc tính được ký không theo thứ tự DER (RFC 5652 §5.3)
    .meaning = Phần được ký của EF.SOD không theo thứ tự mà tiêu chuẩn yêu cầu. Chữ ký đã được kiểm tra theo cả thứ tự này và thứ tự đúng.
    .not = { not-encoding }
    .do = { do-tolerated }

finding-signed-data-version = phiên bản của SignedData khác 3 (Doc 9303-10 §4.6.2)
    .meaning = EF.SOD tự ghi phiên bản khác với phiên bản mà tiêu chuẩn yêu cầu.
    .not = { not-encoding }
    .do = { do-tolerated }

finding-signer-after-anchor-key-usage = chứng thư số bắt đầu sau thời hạn sử dụng khóa bí mật của CSCA (RFC 3280 §4.2.1.4)
    .meaning = Chứng thư số của bên ký bắt đầu vào ngày mà cơ quan cấp lẽ ra không còn dùng khóa này.
    .not = Đây không phải là bằng chứng chứng thư số do người khác cấp: chữ ký đã được kiểm tra. Có quốc gia ký bằng khóa cũ lâu hơn thời hạn đã nêu.
    .do = { do-tolerated }

finding-signer-issuer-name-differs = định danh bên ký viết tên bên cấp theo cách khác (RFC 5652 §5.3)
    .meaning = EF.SOD viết tên của bên cấp khác với cách viết trong chứng thư số của bên ký. Chứng thư số được tìm theo số của nó, và chữ ký quyết định.
    .not = { not-encoding }
    .do = { do-tolerated }

finding-signer-version-mismatch = phiên bản của SignerInfo không phù hợp với định danh bên ký (RFC 5652 §5.3)
    .meaning = Chữ ký trong EF.SOD tự ghi một phiên bản không phù hợp với cách nêu bên ký.
    .not = { not-encoding }
    .do = { do-tolerated }

finding-signing-time-before-certificate = thời điểm ký trước thời hạn hiệu lực của chứng thư số bên ký (Doc 9303-11 §5.1.1)
    .meaning = EF.SOD ghi được ký trước khi chứng thư số của bên ký có hiệu lực.
    .not = Đây không phải là bằng chứng về điều gì: đồng hồ của bên ký có thể sai, và nhiều quốc gia không ghi đúng thời gian.
    .do = { do-tolerated }

finding-signing-time-missing = các thuộc tính được ký không có thời điểm ký (Doc 9303-12 §9)
    .meaning = Danh sách CSCA hoặc danh sách sai lệch không ghi thời điểm được ký.
    .not = Điều này không có nghĩa là danh sách bị sai: chữ ký của danh sách đã được kiểm tra.
    .do = { do-list }

finding-signing-time-outside-key-usage = thời điểm ký nằm ngoài thời hạn sử dụng khóa bí mật của bên ký (Doc 9303-11 §5.1.1)
    .meaning = EF.SOD ghi được ký vào ngày mà khóa lẽ ra không được dùng.
    .not = Đây không phải là bằng chứng về điều gì: đồng hồ của bên ký có thể sai, và nhiều quốc gia không ghi đúng thời gian.
    .do = { do-tolerated }

finding-specimen-state = quốc gia cấp là Utopia, quốc gia mẫu của tiêu chuẩn (Doc 9303-3 §5)
    .meaning = Giấy tờ là của Utopia, quốc gia dành cho giấy tờ mẫu. Giấy tờ này dùng để thử nghiệm và không thuộc về ai.
    .not = Điều này không có nghĩa là bước kiểm tra không đạt: giấy tờ của Utopia được ký trên cơ sở chứng thư số của Utopia.
    .do = Chỉ chấp nhận khi thử nghiệm. Bỏ chứng thư số của Utopia khỏi danh sách tin cậy tại quầy giao dịch thật.

finding-state-withdrawn = mã của quốc gia cấp đã bị bãi bỏ (Doc 9303-3 §5)
    .meaning = Giấy tờ nêu một quốc gia không còn tồn tại, chẳng hạn quần đảo Antilles thuộc Hà Lan. Quốc gia kế tục đã ký giấy tờ.
    .not = Điều này không có nghĩa là giấy tờ không thật: giấy tờ như vậy có thể vẫn còn được sử dụng.
    .do = { do-tolerated }

finding-subject-key-identifier-missing = chứng thư số CSCA không có định danh khóa của chủ thể (Doc 9303-12 §7.1.1)
    .meaning = Chứng thư số của cơ quan cấp chứng thư số quốc gia không có tên cho khóa. Nó được tìm theo tên của chủ thể.
    .not = { not-certificate }
    .do = { do-tolerated }

finding-subject-key-identifier-not-wrapped = định danh khóa của chủ thể không phải là OCTET STRING (RFC 5280 §4.2.1.2)
    .meaning = Tên của khóa trong chứng thư số thiếu thẻ (tag) bao ngoài. Tên này đã được đọc.
    .not = { not-certificate }
    .do = { do-tolerated }

finding-tag-list-differs = danh sách thẻ (tag) của EF.DG11 hoặc EF.DG12 bị thiếu, hoặc không liệt kê đúng các phần tử của tệp (Doc 9303-10 §4.7.11)
    .meaning = EF.DG11 hoặc EF.DG12 bắt đầu bằng danh sách các trường, nhưng danh sách không khớp với các trường.
    .not = { not-content }
    .do = { do-tolerated }

finding-test-state = chứng thư số CSCA có quốc gia dùng để thử nghiệm: UT, hoặc ZZ ngoài Liên hợp quốc (Doc 9303-3 §5)
    .meaning = Chứng thư số tin cậy là của một quốc gia dùng để thử nghiệm. Giấy tờ được ký trên cơ sở đó dùng để thử nghiệm.
    .not = Điều này không có nghĩa là bước kiểm tra không đạt. ZZ cũng là mã của Liên hợp quốc; các chứng thư số thật của tổ chức này không thuộc trường hợp này.
    .do = Bỏ các chứng thư số thử nghiệm khỏi danh sách tin cậy tại quầy giao dịch thật.

finding-text-not-utf8 = một văn bản không phải UTF-8 (Doc 9303-10 §4.7.11)
    .meaning = Một văn bản, chẳng hạn họ tên có dấu, dùng bảng mã khác với tiêu chuẩn. Chữ có thể hiển thị sai.
    .not = { not-content }
    .do = { do-compare }

finding-trailing-padding = sau khi nội dung tệp kết thúc còn các byte thừa (Doc 9303-10 §3.9)
    .meaning = Sau khi tệp kết thúc còn các byte thừa, do đầu đọc đọc cả khối để lại.
    .not = Điều này không có nghĩa là tệp đã bị thay đổi: các byte sau khi tệp kết thúc không thuộc về nội dung nào.
    .do = { do-tolerated }

finding-unique-identifier = chứng thư số có định danh duy nhất của bên cấp hoặc chủ thể (Doc 9303-12 §7.1.1)
    .meaning = Chứng thư số có một số hiệu của chủ thể hoặc bên cấp mà tiêu chuẩn cấm.
    .not = { not-certificate }
    .do = { do-tolerated }

finding-unknown-element = có phần tử mà chương trình chưa biết (Doc 9303-10 §4.7)
    .meaning = Tệp có một phần mà chương trình chưa biết. Phiên bản sau của tiêu chuẩn hoặc quốc gia có thể đã quy định phần này.
    .not = { not-content }
    .do = { do-tolerated }

finding-unknown-extension = chưa biết một phần mở rộng không bắt buộc (RFC 5280 §4.2)
    .meaning = Chứng thư số có một mục mà chương trình chưa biết và có thể bỏ qua.
    .not = { not-certificate }
    .do = { do-tolerated }

finding-unsigned-attributes = SignerInfo có thuộc tính không được ký, đã được bỏ qua (RFC 5652 §5.3)
    .meaning = EF.SOD có một phần không được ký. Phần này không được sử dụng.
    .not = { not-encoding }
    .do = { do-tolerated }

finding-weak-hash = các nhóm dữ liệu hoặc nội dung được ký dùng hàm băm SHA-1 (Doc 9303-12 §4)
    .meaning = Dữ liệu, EF.SOD hoặc chứng thư số của bên ký dùng hàm băm SHA-1. Người chọn được nội dung cho quốc gia ký có thể chuẩn bị hai nội dung có cùng giá trị băm; chưa thấy có cách thay đổi một giấy tờ đã có.
    .not = Điều này không có nghĩa là dữ liệu đã bị thay đổi. Giấy tờ của những năm trước 2020 thường dùng hàm băm này.
    .do = { do-weak }

finding-zero-serial-number = số sê-ri bằng 0 (RFC 5280 §4.1.2.2)
    .meaning = Số sê-ri của chứng thư số bằng 0.
    .not = { not-certificate }
    .do = { do-tolerated }
