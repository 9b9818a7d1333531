### Các bước kiểm tra giấy tờ, danh sách đã ký, EF.CardSecurity và cây của TR-03135-1.
### Bảng thuật ngữ ở đầu tệp common.ftl.

check-message-digest = giá trị băm của LDSSecurityObject đúng với giá trị đã ký
    .title = Nội dung EF.SOD
    .meaning = EF.SOD chứa danh sách đã ký gồm giá trị băm của mọi tệp. Bước này tính giá trị băm của danh sách và so sánh với giá trị được chữ ký bảo vệ.
    .not = Bước này không xem các tệp, cũng không xem ai đã ký: đó là các bước kiểm tra nhóm dữ liệu, chữ ký và chứng thư số của bên ký.
    .do = Nếu không đạt, đọc lại EF.SOD. Nếu vẫn không đạt, không chấp nhận giấy tờ.

check-sod-signature = chữ ký của EF.SOD được tạo bằng khóa của bên ký giấy tờ
    .title = Chữ ký EF.SOD
    .meaning = Bước này kiểm tra chữ ký của EF.SOD có được tạo bằng khóa trong chứng thư số của bên ký hay không.
    .not = Bước này không xem ai sở hữu khóa: đó là bước kiểm tra chứng thư số của bên ký.
    .do = Nếu không đạt, đọc lại EF.SOD. Nếu vẫn không đạt, không chấp nhận giấy tờ. Nếu chưa xác định, lý do cho biết còn thiếu gì.

check-ds-signature = chứng thư số là của bên ký giấy tờ và do một chứng thư số tin cậy cấp
    .title = Chứng thư số bên ký
    .meaning = Bước này kiểm tra chứng thư số của bên ký có do một cơ quan mà đơn vị tin cậy cấp (chứng thư số tin cậy) và có dùng để ký giấy tờ hay không.
    .not = Chưa xác định không có nghĩa là giấy tờ không thật: thường là chưa có chứng thư số của cơ quan cấp chứng thư số quốc gia.
    .do = Đưa vào chứng thư số CSCA của quốc gia cấp bằng --anchors. Nếu đã đưa đúng mà vẫn không đạt, không chấp nhận giấy tờ.

check-validity = cả hai chứng thư số có hiệu lực tại thời điểm được xét
    .title = Thời hạn hiệu lực
    .meaning = Bước này kiểm tra chứng thư số của bên ký và chứng thư số tin cậy có hiệu lực tại thời điểm được xét hay không.
    .not = Bước này không xem ngày hết hạn của giấy tờ, vì đó là một bước kiểm tra riêng.
    .do = Nếu không đạt, kiểm tra đồng hồ của máy. Giấy tờ cũ được xét theo một ngày mà giấy tờ còn hiệu lực (--at) hoặc bằng --policy archive.

check-revocation = chứng thư số của bên ký giấy tờ chưa bị thu hồi
    .title = Thu hồi
    .meaning = Bước này tìm chứng thư số của bên ký và chứng thư số tin cậy trong các danh sách thu hồi được đưa vào.
    .not = Chưa xác định không có nghĩa là bên ký đã bị thu hồi chứng thư số: chưa có danh sách còn hiệu lực nào dùng được. Mặc định, giấy tờ được chấp nhận mà không cần bước này.
    .do = Đưa vào danh sách thu hồi hiện hành của quốc gia cấp bằng --crl. Nếu không đạt, không dựa vào chíp.

check-com-vs-sod = EF.COM và EF.SOD liệt kê cùng các nhóm dữ liệu
    .title = EF.COM và EF.SOD
    .meaning = EF.COM là mục lục của chíp và không được ký. Bước này kiểm tra EF.COM có liệt kê cùng các tệp như EF.SOD đã ký hay không.
    .not = Bước này không xem nội dung các tệp.
    .do = Nếu không đạt, đọc lại EF.COM. Nếu vẫn khác, không chấp nhận giấy tờ, trừ khi danh sách sai lệch của quốc gia giải thích điều đó.

check-data-groups = các nhóm dữ liệu đã đọc có đúng giá trị băm đã ký
    .title = Các nhóm dữ liệu
    .meaning = Bước này tính giá trị băm của từng tệp đã đọc, chẳng hạn tệp ghi họ tên và tệp ảnh, rồi so sánh với giá trị băm đã ký.
    .not = Tệp chưa đọc thì chưa được kiểm tra và không có kết luận về tệp đó.
    .do = Nếu không đạt, đọc lại toàn bộ tệp được nêu. Nếu giá trị băm vẫn khác, không chấp nhận giấy tờ. Nếu chưa xác định, đưa vào các tệp còn thiếu.

check-card-access = EF.CardAccess đưa ra đúng những gì EF.DG14 đã ký liệt kê, không có gì yếu hơn
    .title = EF.CardAccess và DG14
    .meaning = EF.CardAccess cho biết đầu đọc có thể truy cập chíp bằng những phương thức nào và không được ký. Bước này so sánh nó với EF.DG14 đã ký.
    .not = Bước này không xem dữ liệu của người được cấp.
    .do = Nếu không đạt, đọc lại chíp bằng phương thức truy cập mạnh nhất ghi trong EF.DG14.

check-issuing-state = EF.DG1 và chứng thư số CSCA nêu cùng một quốc gia
    .title = Quốc gia cấp
    .meaning = Bước này kiểm tra giấy tờ có ghi quốc gia cấp đúng là quốc gia có cơ quan đã ký hay không.
    .not = Bước này không so sánh với quốc gia in trên thẻ.
    .do = Nếu không đạt, không chấp nhận giấy tờ. Nếu chưa xác định, so sánh quốc gia in trên thẻ với quốc gia của chứng thư số tin cậy trong báo cáo.

check-document-type = bên ký được ký giấy tờ thuộc loại ghi trong EF.DG1
    .title = Loại giấy tờ
    .meaning = Một số chứng thư số của bên ký nêu các loại giấy tờ được ký. Bước này kiểm tra loại của giấy tờ này có trong đó hay không.
    .not = Không áp dụng nghĩa là chứng thư số không có danh sách như vậy và không có gì bất lợi cho giấy tờ.
    .do = Nếu không đạt, không chấp nhận giấy tờ.

check-document-expiry = giấy tờ chưa hết hạn
    .title = Thời hạn giấy tờ
    .meaning = Bước này kiểm tra ngày cuối cùng có giá trị sử dụng của giấy tờ, ghi trong dữ liệu đã ký, đã qua hay chưa.
    .not = Bước này không xem các chứng thư số, vì thời hạn của chúng là một bước kiểm tra riêng.
    .do = Nếu không đạt, kiểm tra đồng hồ của máy; nếu đồng hồ đúng, người được cấp cần đổi giấy tờ mới. Giấy tờ cũ được xét theo một ngày mà giấy tờ còn hiệu lực (--at).

check-active-authentication = chíp giữ khóa bí mật tương ứng với EF.DG15
    .title = Chíp thật
    .meaning = Chíp ký một số ngẫu nhiên bằng khóa không bao giờ rời khỏi chíp. Bước này kiểm tra chíp có ký bằng đúng khóa mà quốc gia đã ký hay không, để biết chíp không phải bản sao.
    .not = Chưa xác định không có nghĩa là chíp là bản sao: thường là chíp chưa được yêu cầu. Kết quả đạt không cho biết ai đang cầm thẻ.
    .do = Gửi cho chíp một số ngẫu nhiên mới rồi đưa vào cả hai (--aa-challenge, --aa-response). Nếu không đạt, làm lại với số khác. Nếu vẫn không đạt, không coi đây là chíp được cấp cùng giấy tờ.

## Danh sách đã ký

list-check-message-digest = giá trị băm của danh sách đúng với giá trị đã ký
    .title = Nội dung danh sách
    .meaning = Bước này tính giá trị băm của danh sách CSCA hoặc danh sách sai lệch và so sánh với giá trị được chữ ký bảo vệ.
    .not = Bước này không cho biết ai đã ký danh sách.
    .do = Nếu không đạt, lấy lại danh sách từ nơi phát hành.

list-check-list-signature = chữ ký của danh sách được tạo bằng khóa của bên ký
    .title = Chữ ký danh sách
    .meaning = Bước này kiểm tra chữ ký của danh sách có được tạo bằng khóa trong chứng thư số của bên ký hay không.
    .not = Bước này không xem ai sở hữu khóa: đó là bước kiểm tra chứng thư số của bên ký.
    .do = Nếu không đạt, lấy lại danh sách từ nơi phát hành.

list-check-list-signer = chứng thư số là của bên ký danh sách loại này và do một chứng thư số đã chỉ định cấp
    .title = Chứng thư số bên ký
    .meaning = Bước này kiểm tra chứng thư số của bên ký danh sách có do một cơ quan mà đơn vị tin cậy cấp và có dùng để ký danh sách loại này hay không.
    .not = Bước này không cho biết các chứng thư số trong danh sách có đáng tin hay không: đó là trách nhiệm của nơi phát hành.
    .do = Đưa vào chứng thư số CSCA của nơi phát hành danh sách và đối chiếu giá trị băm (fingerprint) của nó với thông tin nơi đó công bố qua kênh khác.

list-check-validity = cả hai chứng thư số có hiệu lực tại thời điểm được xét
    .title = Thời hạn hiệu lực
    .meaning = Bước này kiểm tra chứng thư số của bên ký danh sách và chứng thư số tin cậy của nó có hiệu lực tại thời điểm được xét hay không.
    .not = Bước này không cho biết đã có danh sách mới hơn hay chưa.
    .do = Nếu không đạt, kiểm tra đồng hồ của máy và lấy danh sách hiện hành của nơi phát hành.

list-check-revocation = chứng thư số của bên ký chưa bị thu hồi
    .title = Thu hồi
    .meaning = Bước này tìm chứng thư số của bên ký danh sách trong các danh sách thu hồi được đưa vào.
    .not = Chưa xác định không có nghĩa là bên ký đã bị thu hồi chứng thư số: chưa có danh sách thu hồi còn hiệu lực nào dùng được.
    .do = Đưa vào danh sách thu hồi hiện hành của cơ quan cấp chứng thư số cho nơi phát hành bằng --crl. Nếu không đạt, không sử dụng danh sách.

## EF.CardSecurity

card-security-check-signature = chữ ký của EF.CardSecurity được tạo bằng khóa của bên ký
    .title = Chữ ký
    .meaning = Bước này kiểm tra chữ ký của EF.CardSecurity có được tạo bằng khóa trong chứng thư số của bên ký hay không.
    .not = Bước này không xem dữ liệu của người được cấp, vì dữ liệu đó do EF.SOD ký.
    .do = Nếu không đạt, đọc lại EF.CardSecurity. Nếu vẫn không đạt, không chấp nhận giấy tờ.

card-security-check-card-access = EF.CardAccess đưa ra đúng những gì EF.CardSecurity đã ký liệt kê
    .title = EF.CardAccess
    .meaning = Bước này so sánh các phương thức truy cập mà chíp đưa ra với các phương thức trong EF.CardSecurity đã ký.
    .not = Bước này không xem dữ liệu của người được cấp.
    .do = Nếu không đạt, đọc lại cả hai tệp. Nếu vẫn khác, chỉ dựa vào EF.CardSecurity.

card-security-check-dg14 = EF.DG14 liệt kê cùng PACE như EF.CardSecurity
    .title = DG14
    .meaning = Bước này so sánh các phương thức truy cập trong EF.DG14 với các phương thức trong EF.CardSecurity. Quốc gia đã ký cả hai tệp.
    .not = Bước này không cho biết tệp nào đúng: một trong hai có thể là của giấy tờ khác.
    .do = Nếu không đạt, đọc lại cả hai tệp. Nếu vẫn khác, không chấp nhận giấy tờ.

card-security-check-ef-dir = EF.DIR là tệp có bản sao đã được ký trong EF.CardSecurity
    .title = EF.DIR
    .meaning = Bước này so sánh EF.DIR, danh sách các ứng dụng trên chíp, với bản sao đã ký của nó.
    .not = Bước này không xem dữ liệu của người được cấp.
    .do = Nếu không đạt, đọc lại EF.DIR. Nếu vẫn khác, dựa vào bản sao đã ký.

## Cây của BSI TR-03135-1

tree-check-document = không có bước kiểm tra nào của giấy tờ không đạt; các bước đã thực hiện đều đạt
    .title = Giấy tờ
    .meaning = Đây là toàn bộ giấy tờ: kết quả của mọi bước kiểm tra bên dưới theo quy tắc của hướng dẫn.
    .not = Đây không phải là kết luận. Kết luận do chính sách của đơn vị đưa ra từ các bước kiểm tra.
    .do = Xem bước kiểm tra được nêu.

tree-check-optical = các đặc điểm in trên giấy tờ là thật
    .title = Kiểm tra quang học
    .meaning = Các đặc điểm in của giấy tờ, chẳng hạn hoa văn bảo an. Chương trình không nhìn thấy các đặc điểm này.
    .not = Không áp dụng không có nghĩa là thiếu các đặc điểm này.
    .do = Xem các đặc điểm in bằng mắt hoặc bằng thiết bị đọc có chức năng này.

tree-check-electronic = việc truy cập chíp và nội dung của chíp đúng yêu cầu
    .title = Kiểm tra điện tử
    .meaning = Tất cả các bước kiểm tra chíp gộp lại.
    .not = Đây không phải là kết luận. Kết luận do chính sách của đơn vị đưa ra từ các bước kiểm tra.
    .do = Xem bước kiểm tra được nêu.

tree-check-chip-access = chíp được truy cập bằng mọi giao thức bắt buộc
    .title = Giao thức truy cập
    .meaning = Cách đầu đọc truy cập chíp. Chương trình nhận các tệp nên không thấy việc này.
    .not = Không áp dụng không có nghĩa là việc truy cập có vấn đề.
    .do = Không cần làm gì: phần mềm của đầu đọc có kết quả này.

tree-check-bac-or-pace = chíp được truy cập bằng Basic Access Control hoặc PACE
    .title = BAC hoặc PACE
    .meaning = Giao thức mà đầu đọc dùng để truy cập chíp. Chương trình nhận các tệp nên không thấy việc này.
    .not = Không áp dụng không có nghĩa là việc truy cập có vấn đề.
    .do = Không cần làm gì: phần mềm của đầu đọc có kết quả này.

tree-check-terminal-authentication = thiết bị được phép đọc các nhóm dữ liệu được bảo vệ
    .title = Xác thực thiết bị (TA)
    .meaning = Giao thức mà thiết bị dùng để chứng tỏ với chíp rằng nó được phép đọc vân tay. Chương trình không thực hiện giao thức này.
    .not = Chưa xác định không có nghĩa là không đạt.
    .do = Không cần làm gì: phần mềm của đầu đọc có kết quả này.

tree-check-chip-content = nội dung của chíp là xác thực và không bị thay đổi
    .title = Nội dung chíp
    .meaning = Tất cả các bước kiểm tra các tệp trên chíp gộp lại.
    .not = Đây không phải là kết luận. Kết luận do chính sách của đơn vị đưa ra từ các bước kiểm tra.
    .do = Xem bước kiểm tra được nêu.

tree-check-chip-authenticity = chíp đã chứng minh bằng một trong các giao thức rằng nó không phải bản sao
    .title = Tính xác thực của chíp
    .meaning = Bằng chứng rằng chíp không phải bản sao. Chỉ cần một trong ba giao thức; chương trình kiểm tra xác thực chủ động (Active Authentication).
    .not = Chưa xác định không có nghĩa là chíp là bản sao: thường là chíp chưa được yêu cầu.
    .do = Xem active_authentication.

tree-check-chip-authentication = chíp giữ khóa bí mật tương ứng với khóa công khai trong EF.DG14
    .title = Xác thực chíp (CA)
    .meaning = Giao thức mà chíp dùng để chứng minh nó không phải bản sao. Chương trình không thực hiện giao thức này.
    .not = Chưa xác định không có nghĩa là không đạt.
    .do = Không cần làm gì: phần mềm của đầu đọc có kết quả này. Xem active_authentication về bằng chứng mà chương trình kiểm tra.

tree-check-pace-cam = chíp đã tự xác thực khi thực hiện PACE
    .title = PACE-CAM
    .meaning = Giao thức mà chíp dùng để chứng minh nó không phải bản sao trong lúc được truy cập. Chương trình không thấy việc truy cập.
    .not = Chưa xác định không có nghĩa là không đạt.
    .do = Không cần làm gì: phần mềm của đầu đọc có kết quả này. Xem active_authentication về bằng chứng mà chương trình kiểm tra.

tree-check-security-objects = mọi đối tượng bảo mật đã đọc đều được xác thực
    .title = Đối tượng bảo mật
    .meaning = Chữ ký của mọi tệp đã ký gộp lại. Trong cây này đó là EF.SOD.
    .not = EF.CardSecurity, nếu chíp có tệp này, nằm ngoài cây.
    .do = Xem bước kiểm tra được nêu.

tree-check-security-object = giá trị băm và chữ ký của EF.SOD được xác thực
    .title = EF.SOD
    .meaning = Giá trị băm và chữ ký của EF.SOD gộp lại.
    .not = Bước này không cho biết bên ký là ai: xem ở phần chứng thư số.
    .do = Xem bước kiểm tra được nêu.

tree-check-issuer-certificates = chứng thư số của mọi đối tượng bảo mật đã đọc đều được xác thực
    .title = Chứng thư số bên ký
    .meaning = Chứng thư số của bên ký mọi tệp đã ký gộp lại. Trong cây này đó là bên ký EF.SOD.
    .not = EF.CardSecurity, nếu chíp có tệp này, nằm ngoài cây.
    .do = Xem bước kiểm tra được nêu.

tree-check-issuer-certificate = các chứng thư số của EF.SOD được xác thực
    .title = Chứng thư số EF.SOD
    .meaning = Chứng thư số của bên ký EF.SOD: do chứng thư số tin cậy cấp, còn hiệu lực và chưa bị thu hồi.
    .not = Khi không có danh sách thu hồi, kết quả ở đây là chưa xác định, dù chính sách có thể chấp nhận giấy tờ.
    .do = Xem bước kiểm tra được nêu.

tree-check-integrity = nội dung của chíp không bị thay đổi
    .title = Tính toàn vẹn
    .meaning = Các tệp trên chíp so với danh sách đã ký, và EF.COM so với danh sách đó.
    .not = Tệp chưa đọc thì chưa được kiểm tra.
    .do = Xem bước kiểm tra được nêu.

tree-check-combined = các đối chiếu giữa dữ liệu in và dữ liệu điện tử đều đạt
    .title = Kiểm tra kết hợp
    .meaning = Đối chiếu những gì in trên thẻ với những gì lưu trong chíp, và ngày hết hạn.
    .not = Chương trình không nhìn thấy những gì in trên thẻ, nên ở đây chỉ tính ngày hết hạn.
    .do = Đối chiếu thông tin in trên thẻ với dữ liệu trong chíp.

tree-check-printed-mrz = vùng MRZ in trên thẻ và EF.DG1 giống nhau
    .title = MRZ in và EF.DG1
    .meaning = Vùng MRZ in trên thẻ so với vùng MRZ trong chíp. Chương trình không nhìn thấy vùng in.
    .not = Không áp dụng không có nghĩa là hai vùng khác nhau.
    .do = Đối chiếu các dòng in với EF.DG1.

tree-check-digital-seal = con dấu số trên giấy tờ là thật
    .title = Con dấu số
    .meaning = Mã vạch có chữ ký trên giấy tờ. Chương trình không nhìn thấy mã này.
    .not = Không áp dụng không có nghĩa là không có con dấu số hay con dấu số sai.
    .do = Kiểm tra con dấu số bằng phần mềm đọc được nó.
