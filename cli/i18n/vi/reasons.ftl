### Lý do của kết quả từng bước kiểm tra.
### Bảng thuật ngữ ở đầu tệp common.ftl.

reason-anchor-expired = chứng thư số CSCA đã hết hạn
    .meaning = Chứng thư số của cơ quan cấp chứng thư số quốc gia, là căn cứ để ký giấy tờ này, đã hết hạn trước ngày được xét.
    .not = Điều này không có nghĩa là giấy tờ đã bị thay đổi hay người được cấp đã làm điều gì sai. Chứng thư số này thường có thời hạn dài hơn các giấy tờ được ký, vì vậy khả năng cao hơn là đồng hồ sai hoặc chứng thư số tin cậy được đưa vào không đúng.
    .do = Kiểm tra đồng hồ của máy; nếu đồng hồ đúng, đề nghị quốc gia cấp cung cấp chứng thư số CSCA của thời kỳ đó.

reason-anchor-not-a-csca = chứng thư số tin cậy duy nhất có thể đã cấp chứng thư số này không phải là chứng thư số CSCA
    .meaning = Trong các chứng thư số tin cậy có một chứng thư số mang tên hoặc khóa của bên cấp, nhưng không được quyền cấp chứng thư số khác: ví dụ, đó là chứng thư số của bên ký giấy tờ.
    .not = Kết quả này không nói điều gì bất lợi về giấy tờ. Các chứng thư số tin cậy được đưa vào chưa đầy đủ.
    .do = Bổ sung chứng thư số CSCA của quốc gia cấp vào danh sách tin cậy và bỏ những gì không thuộc về đó: chứng thư số của bên ký giấy tờ hoặc bên ký danh sách.

reason-anchor-not-yet-valid = chứng thư số CSCA chưa có hiệu lực
    .meaning = Chứng thư số của cơ quan cấp chứng thư số quốc gia bắt đầu có hiệu lực sau ngày được xét.
    .not = Điều này không có nghĩa là giấy tờ đã bị thay đổi. Đồng hồ chạy chậm cũng dẫn đến kết quả này.
    .do = Kiểm tra đồng hồ của máy; nếu đồng hồ đúng, đề nghị quốc gia cấp cung cấp chứng thư số CSCA của thời kỳ đó.

reason-anchor-revoked = quốc gia cấp đã thu hồi chứng thư số CSCA
    .meaning = Danh sách thu hồi của quốc gia cấp có tên chứng thư số của chính cơ quan cấp chứng thư số. Mọi thứ được ký trên cơ sở chứng thư số này đều không còn đáng tin cậy.
    .not = Điều này không có nghĩa là giấy tờ do người khác làm ra: giấy tờ do chính quốc gia đó cấp cũng bị ảnh hưởng như vậy.
    .do = Không dựa vào chíp và bỏ chứng thư số này khỏi danh sách tin cậy: quốc gia cấp không còn bảo đảm cho nó. Người được cấp có thể không có lỗi: có thể kiểm tra giấy tờ bằng cách khác.

reason-attribute-duplicate = một thuộc tính được ký xuất hiện hai lần
    .meaning = Phần được ký của EF.SOD ghi cùng một thông tin hai lần nên không rõ lần nào là đúng.
    .not = Kết quả này không cho biết ai đã tạo EF.SOD như vậy, cũng không có nghĩa dữ liệu là của người khác. Nó chỉ có nghĩa là chữ ký ở dạng này không chứng minh được điều gì.
    .do = Không chấp nhận giấy tờ: EF.SOD không được tạo theo yêu cầu của tiêu chuẩn, chữ ký không gắn với nội dung.

reason-attribute-not-single-valued = một thuộc tính được ký không có đúng một giá trị
    .meaning = Một thông tin trong phần được ký của EF.SOD không có giá trị hoặc có nhiều giá trị, trong khi phải có đúng một giá trị.
    .not = Kết quả này không cho biết ai đã tạo EF.SOD như vậy, cũng không có nghĩa dữ liệu là của người khác. Nó chỉ có nghĩa là chữ ký ở dạng này không chứng minh được điều gì.
    .do = Không chấp nhận giấy tờ: EF.SOD không được tạo theo yêu cầu của tiêu chuẩn, chữ ký không gắn với nội dung.

reason-card-access-differs = EF.CardAccess khác với EF.DG14 đã được ký
    .meaning = Trong một tệp mà ai cũng có thể ghi, chíp đưa ra các phương thức truy cập khác với những phương thức quốc gia đã ký. Nếu kết quả là không đạt thì một phương thức đã ký bị thiếu hoặc yếu hơn.
    .not = Điều này không có nghĩa là dữ liệu của người được cấp đã bị thay đổi: ai đã ký dữ liệu là một bước kiểm tra khác. Nếu kết quả là chưa xác định, chíp chỉ đưa ra thêm những gì không bắt buộc phải ký.
    .do = Đọc lại EF.CardAccess và đọc chíp bằng phương thức PACE mạnh nhất ghi trong EF.DG14. EF.CardAccess không được ký: nếu khác, nó có thể đã làm yếu việc truy cập chíp.

reason-card-access-malformed = EF.CardAccess sai cấu trúc, không phân tích được
    .meaning = Không đọc được tệp mà trong đó chíp đưa ra các phương thức truy cập.
    .not = Điều này không có nghĩa là dữ liệu của người được cấp đã bị thay đổi. Tệp chỉ được đọc một phần cũng dẫn đến kết quả này.
    .do = Đọc lại toàn bộ EF.CardAccess.

reason-card-security-differs = EF.CardSecurity đã được ký khác với một tệp của chíp lẽ ra phải khớp với nó
    .meaning = Chíp có một tệp thông tin truy cập đã được ký và một tệp khác lẽ ra phải giống nhưng lại khác.
    .not = Điều này không có nghĩa là dữ liệu của người được cấp đã bị thay đổi; tệp của hai giấy tờ bị lẫn với nhau cũng dẫn đến kết quả này.
    .do = Đọc lại cả hai tệp. Nếu vẫn khác, chỉ dựa vào EF.CardSecurity sau khi đã xác thực tệp này: EF.CardAccess và EF.DIR không được ký, còn EF.DG14 khác có thể là của giấy tờ khác.

reason-certificate-malformed = chứng thư số sai cấu trúc, không phân tích được
    .meaning = Không đọc được một chứng thư số được đưa vào để công nhận qua liên kết với chứng thư số tin cậy.
    .not = Kết quả này không nói gì về giấy tờ: không có giấy tờ nào được xét bằng chứng thư số này.
    .do = Lấy lại chứng thư số từ nguồn; lệnh `idchip dump` cho biết chỗ sai trong tệp.

reason-chip-key-compromised = quốc gia cấp thông báo khóa của loại chíp này có thể đã bị lộ
    .meaning = Chíp đã trả lời đúng, nhưng quốc gia cấp đã công bố rằng người khác có thể biết khóa của loại chíp này. Vì vậy câu trả lời không còn giá trị chứng minh.
    .not = Điều này không có nghĩa là chíp không phải bản gốc: mọi giấy tờ cùng loạt đều bị ảnh hưởng.
    .do = Không coi đây chắc chắn là chíp được cấp cùng giấy tờ. Dữ liệu của giấy tờ được xét ở các bước kiểm tra khác; hãy đối chiếu người xuất trình với giấy tờ bằng cách khác.

reason-com-malformed = EF.COM sai cấu trúc, không phân tích được
    .meaning = EF.COM, mục lục của chíp, không có danh sách nào đọc được. Không thể so sánh với danh sách đã ký.
    .not = Điều này không có nghĩa là dữ liệu đã bị thay đổi: EF.COM không được ký và ở một số giấy tờ thật tệp này bị sai. Danh sách đã ký trong EF.SOD mới là căn cứ.
    .do = Đọc lại toàn bộ EF.COM.

reason-container-map-missing = chưa có bảng đối chiếu các vùng chứa với số của chúng trong đối tượng bảo mật
    .meaning = Đối tượng bảo mật của thẻ PIV được đưa vào thiếu bảng cho biết giá trị băm nào thuộc vùng chứa nào, nên không so sánh được tệp nào.
    .not = Kết quả này không nói điều gì bất lợi về thẻ: dữ liệu đưa vào còn thiếu.
    .do = Đưa vào toàn bộ đối tượng bảo mật như lệnh GET DATA trả về: bảng đối chiếu mang thẻ (tag) BA. Thiếu bảng này thì không biết giá trị băm nào thuộc vùng chứa nào.

reason-content-type-attribute-differs = kiểu nội dung được ký khác với kiểu của nội dung
    .meaning = Phần được ký của EF.SOD cho biết đã ký một thứ khác với nội dung của EF.SOD.
    .not = Kết quả này không cho biết ai đã tạo EF.SOD như vậy. Nó có nghĩa là chữ ký không phải của nội dung này.
    .do = Không chấp nhận giấy tờ: EF.SOD không được tạo theo yêu cầu của tiêu chuẩn, chữ ký không gắn với nội dung.

reason-content-type-attribute-missing = các thuộc tính được ký không có kiểu nội dung
    .meaning = Phần được ký của EF.SOD không cho biết loại nội dung nào đã được ký. Thông tin này là bắt buộc để chữ ký của nội dung khác không thể dùng ở đây.
    .not = Kết quả này không cho biết ai đã tạo EF.SOD như vậy, cũng không có nghĩa dữ liệu là của người khác. Nó chỉ có nghĩa là chữ ký ở dạng này không chứng minh được điều gì.
    .do = Không chấp nhận giấy tờ: EF.SOD không được tạo theo yêu cầu của tiêu chuẩn, chữ ký không gắn với nội dung.

reason-content-type-not-lds = nội dung được ký không phải là đối tượng bảo mật LDS
    .meaning = Nội dung của EF.SOD đã được ký, nhưng đó không phải là danh sách giá trị băm của giấy tờ đi lại hoặc giấy tờ tùy thân.
    .not = Điều này không có nghĩa là không rõ bên ký: quốc gia có thể ký nội dung khác với cùng cấu trúc này.
    .do = Không chấp nhận như giấy tờ đi lại hoặc giấy tờ tùy thân: nội dung được ký là thứ khác.

reason-critical-extension-unknown = chứng thư số có phần mở rộng bắt buộc mà chương trình chưa biết
    .meaning = Chứng thư số có một điều kiện được đánh dấu là bắt buộc phải tuân theo mà chương trình chưa biết. Khi đó tiêu chuẩn không cho phép chấp nhận chứng thư số.
    .not = Điều này không có nghĩa là giấy tờ đã bị thay đổi: quốc gia có thể dùng quy định mới hơn chương trình.
    .do = Không chấp nhận giấy tờ; hãy báo lại phần mở rộng này để chương trình được bổ sung.

reason-crl-expired = danh sách thu hồi không còn hiệu lực
    .meaning = Danh sách thu hồi của cơ quan cấp chứng thư số đã cũ hoặc không ghi thời hạn hiệu lực. Danh sách không có tên bên ký, nhưng danh sách mới hơn có thể có.
    .not = Điều này không có nghĩa là bên ký đã bị thu hồi chứng thư số.
    .do = Lấy danh sách thu hồi hiện hành của CSCA và kiểm tra đồng hồ của máy.

reason-crl-issuer-missing = chưa có chứng thư số tin cậy đã cấp danh sách thu hồi
    .meaning = Đã có danh sách thu hồi mang tên cơ quan cấp chứng thư số, nhưng trong các chứng thư số tin cậy không có chứng thư số chứng minh ai đã ký danh sách. Danh sách không được sử dụng.
    .not = Điều này không có nghĩa là bên ký đã bị thu hồi chứng thư số hay danh sách bị sai.
    .do = Lấy chứng thư số CSCA mà quốc gia cấp dùng để ký danh sách thu hồi và bổ sung vào danh sách tin cậy.

reason-crl-malformed = danh sách thu hồi sai cấu trúc, không phân tích được
    .meaning = Không đọc được tệp đưa vào làm danh sách thu hồi. Tệp không được sử dụng.
    .not = Kết quả này không nói gì về bên ký hay giấy tờ.
    .do = Lấy lại danh sách thu hồi: tệp đưa vào không phải danh sách thu hồi hoặc chưa đầy đủ.

reason-crl-not-yet-valid = danh sách thu hồi chưa có hiệu lực
    .meaning = Danh sách thu hồi được phát hành sau thời điểm được xét nên không cho biết tình trạng tại thời điểm đó.
    .not = Điều này không có nghĩa là bên ký đã bị thu hồi chứng thư số. Đồng hồ của máy có thể chạy chậm.
    .do = Kiểm tra đồng hồ của máy.

reason-crl-signature-invalid = danh sách thu hồi không do quốc gia cấp ký
    .meaning = Đã có danh sách thu hồi mang tên cơ quan cấp chứng thư số, nhưng danh sách không được ký bằng khóa của cơ quan đó. Dù ghi gì, danh sách này không được sử dụng.
    .not = Kết quả này không nói gì về giấy tờ và không có nghĩa là bên ký đã bị thu hồi chứng thư số. Danh sách bị hỏng trên đường truyền cũng dẫn đến kết quả này.
    .do = Lấy lại danh sách thu hồi từ quốc gia cấp: danh sách đã đưa vào không được sử dụng.

reason-crl-unsupported = danh sách thu hồi là danh sách thay đổi, danh sách gián tiếp hoặc chỉ cho một phần chứng thư số
    .meaning = Danh sách thu hồi chỉ gồm một phần các chứng thư số bị thu hồi, hoặc gồm cả của cơ quan khác. Chương trình chỉ dùng danh sách đầy đủ của một cơ quan.
    .not = Điều này không có nghĩa là bên ký đã bị thu hồi chứng thư số.
    .do = Lấy danh sách thu hồi đầy đủ của CSCA.

reason-curve-unknown = tham số đường cong của khóa không khớp với đường cong nào đã biết
    .meaning = Khóa mô tả đường cong elliptic bằng các con số gần giống nhưng không trùng với một đường cong đã biết.
    .not = Kết quả này không cho biết ai đã tạo khóa. Nhưng chưa thấy cơ quan chính thức nào dùng đường cong như vậy, và với nó ai cũng có thể tạo khóa tương ứng.
    .do = Không chấp nhận giấy tờ: với đường cong tự chọn, người ta có thể tạo ra bất kỳ chữ ký nào.

reason-data-group-incomplete = một nhóm dữ liệu chưa được đọc đến hết
    .meaning = Một tệp của chíp đã được đọc nhưng chưa đến hết, nên không so sánh được với giá trị băm đã ký.
    .not = Điều này không có nghĩa là tệp đã bị thay đổi: đầu đọc dừng sớm khi thẻ bị xê dịch hoặc khi không đọc được tệp dài.
    .do = Đọc lại tệp đến hết: các byte đầu tiên cho biết độ dài của tệp.

reason-data-group-not-read = một nhóm dữ liệu cần thiết chưa được đọc
    .meaning = Chưa có tệp cần cho bước kiểm tra này. Thường là do đầu đọc chưa đọc tệp đó.
    .not = Kết quả này không nói điều gì bất lợi về giấy tờ: bước kiểm tra chưa được thực hiện.
    .do = Đọc nhóm dữ liệu đó từ chíp và đưa tệp vào.

reason-data-group-not-signed = đã đọc một nhóm dữ liệu không có trong danh sách của EF.SOD
    .meaning = Có một tệp không nằm trong danh sách đã ký. Không ai bảo đảm cho nội dung của tệp này.
    .not = Điều này không có nghĩa là các tệp khác đã bị thay đổi. Tệp của thẻ khác nằm trong cùng thư mục cũng dẫn đến kết quả này.
    .do = Bỏ tệp này nếu không phải của thẻ; nếu không, không chấp nhận giấy tờ: nhóm dữ liệu đó không được ký.

reason-data-group-not-verified = một nhóm dữ liệu cần thiết đã được đọc nhưng không đúng với dữ liệu đã ký
    .meaning = Bước kiểm tra này cần một tệp đã được đọc nhưng không đúng với tệp đã ký, vì vậy nội dung của tệp không được sử dụng.
    .not = Đây không phải là lỗi thứ hai: bước kiểm tra các nhóm dữ liệu cho biết tệp sai ở đâu.
    .do = Đọc lại toàn bộ tệp. Nếu giá trị băm vẫn khác, không chấp nhận giấy tờ: đây không phải là dữ liệu đã được ký.

reason-data-groups-differ = EF.COM và EF.SOD liệt kê các nhóm dữ liệu khác nhau
    .meaning = EF.COM, mục lục của chíp, liệt kê các tệp khác với danh sách đã ký trong EF.SOD.
    .not = Điều này không có nghĩa là tệp đã đọc không phải tệp được ký: việc đó thuộc bước kiểm tra các nhóm dữ liệu. EF.COM không được ký và đã biết là bị sai ở một số giấy tờ thật.
    .do = Đọc lại EF.COM. Nếu vẫn khác, không chấp nhận giấy tờ: EF.COM không được ký, và khi nó không liệt kê một nhóm dữ liệu thì nhóm đó có thể đã bị thay thế.

reason-date-of-issue-unknown = không biết ngày cấp của giấy tờ
    .meaning = Một mục của danh sách sai lệch áp dụng cho giấy tờ cấp trong một khoảng thời gian, nhưng không biết ngày cấp của giấy tờ này.
    .not = Điều này không có nghĩa là mục đó áp dụng cho giấy tờ này.
    .do = Đọc thêm EF.DG12 nếu chíp có tệp này, hoặc đối chiếu ngày cấp in trên giấy tờ với khoảng thời gian của mục đó.

reason-date-unreadable = ngày hết hạn không phải là một ngày
    .meaning = Ngày hết hạn trong dữ liệu đã ký không phải là một ngày, hoặc không đọc được EF.DG1, nên không thể biết từ chíp giấy tờ đã hết hạn hay chưa.
    .not = Điều này không có nghĩa là giấy tờ đã hết hạn hay đã bị thay đổi: trường này có đúng giá trị đã được ký.
    .do = Xem ngày hết hạn in trên thẻ.

reason-deviation-malformed = một mục của danh sách sai lệch không phân tích được
    .meaning = Không đọc được một mục của danh sách sai lệch. Tất cả các mục khác đã được so sánh.
    .not = Kết quả này không nói gì về giấy tờ: mục đó có thể nói về bất kỳ giấy tờ nào.
    .do = Lấy lại danh sách sai lệch từ nơi phát hành. Nếu mục đó vẫn không phân tích được, báo cho nơi phát hành: mục này không được so sánh với giấy tờ nào.

reason-digest-algorithm-forbidden = hàm băm đã bị phá vỡ và không bao giờ được chấp nhận
    .meaning = Các giá trị băm được tính bằng MD5. Với hàm này, ai cũng có thể tạo hai nội dung có cùng giá trị băm.
    .not = Kết quả này không cho biết ai đã làm ra giấy tờ. Nó có nghĩa là chữ ký không còn chứng minh được nội dung nào đã được ký.
    .do = Không chấp nhận giấy tờ: ai cũng có thể tạo ra chữ ký như vậy.

reason-digest-algorithm-malformed = tham số của hàm băm không phân tích được
    .meaning = Tên hàm băm có phần bổ sung mà hàm này không có, hoặc không đọc được.
    .not = Kết quả này không cho biết ai đã làm ra giấy tờ như vậy. Nó có nghĩa là không thể so sánh chắc chắn các giá trị băm.
    .do = Không chấp nhận giấy tờ; lệnh `idchip dump` cho biết chỗ sai trong tệp.

reason-digest-algorithm-unsupported = chương trình không có hàm băm này
    .meaning = Giấy tờ dùng hàm băm mà chương trình không có hoặc đã được lược bỏ.
    .not = Điều này không có nghĩa là giấy tờ có sai sót: giấy tờ chưa được kiểm tra.
    .do = Phiên bản này không kiểm tra được nên không kết luận: hãy dùng chương trình khác để kiểm tra.

reason-digest-differs = nội dung không đúng với nội dung đã ký
    .meaning = Danh sách giá trị băm trong EF.SOD có giá trị băm khác với giá trị đã ký. Nội dung hiện có của EF.SOD không phải là nội dung mà bên ký đã ký.
    .not = Kết quả này không cho biết ai đã thay đổi, cũng không có nghĩa là cố ý: tệp bị hỏng hoặc bị lỗi khi đọc cũng dẫn đến kết quả này.
    .do = Đọc lại EF.SOD. Nếu giá trị băm vẫn khác, không chấp nhận giấy tờ: đây không phải là dữ liệu đã được ký.

reason-distinctive-file-missing = không có tệp nào đã đọc cho thấy thẻ thuộc ứng dụng đã chọn
    .meaning = Mọi tệp đã đọc đều có giá trị băm đã ký, nhưng thẻ loại khác cũng có tệp mang cùng số. Tệp chỉ có ở loại thẻ này chưa được đọc.
    .not = Kết quả này không nói điều gì bất lợi về thẻ: tệp được nêu sẽ quyết định.
    .do = Trước hết đọc toàn bộ tệp được nêu; giấy tờ đi lại được xác thực mà không cần chọn ứng dụng.

reason-document-expired = giấy tờ đã hết hạn
    .meaning = Ngày cuối cùng có giá trị sử dụng ghi trong dữ liệu đã ký đã qua ở mọi nơi trên thế giới.
    .not = Điều này không có nghĩa là giấy tờ không thật. Các bước kiểm tra khác vẫn giữ nguyên kết quả.
    .do = Kiểm tra đồng hồ của máy; nếu đồng hồ đúng, người được cấp cần đổi giấy tờ mới.

reason-document-not-authentic = mục của danh sách phù hợp với thông tin giấy tờ tự nêu, nhưng thông tin đó chưa được chứng minh
    .meaning = Một mục của danh sách sai lệch phù hợp với thông tin giấy tờ tự nêu, chẳng hạn số giấy tờ. Không có gì chứng minh thông tin đó là đúng nên mục này không giải thích được điều gì.
    .not = Đây không phải là một lỗi nữa: bước kiểm tra chữ ký và bước kiểm tra bên ký cho biết còn thiếu gì.
    .do = Không coi mục này là lời giải thích: thông tin nhận biết giấy tờ chưa được xác thực và ai cũng có thể ghi. Người được cấp có thể không có lỗi: có thể kiểm tra giấy tờ bằng cách khác.

reason-document-type-not-listed = bên ký không được ký giấy tờ loại này
    .meaning = Chứng thư số của bên ký nêu các loại giấy tờ được ký, chẳng hạn P hoặc ID. Loại của giấy tờ này không có trong đó.
    .not = Điều này không có nghĩa là người khác đã ký giấy tờ. Quốc gia quên bổ sung vào danh sách cũng dẫn đến kết quả này.
    .do = Không chấp nhận giấy tờ: quốc gia cấp không cho phép bên ký này ký giấy tờ loại đó.

reason-engine-failed = bộ phận tính toán mật mã không hoàn thành
    .meaning = Bộ phận của chương trình hoặc thiết bị dùng để tính giá trị băm và kiểm tra chữ ký đã dừng do lỗi.
    .not = Kết quả này không nói gì về giấy tờ.
    .do = Thử lại; nếu vẫn lỗi, hãy báo lỗi chương trình.

reason-expired = chứng thư số của bên ký đã hết hạn
    .meaning = Chứng thư số của bên ký giấy tờ đã hết hạn trước ngày được xét. Chứng thư số này có hiệu lực lâu như các giấy tờ mà nó đã ký, nên giấy tờ lẽ ra cũng đã hết hạn.
    .not = Điều này không có nghĩa là giấy tờ đã bị thay đổi. Đồng hồ chạy nhanh hoặc giấy tờ được xem lại sau nhiều năm cũng dẫn đến kết quả này.
    .do = Kiểm tra đồng hồ của máy; giấy tờ cũ được xét theo một ngày mà giấy tờ còn hiệu lực.

reason-expiry-before-issue = ngày hết hạn trước ngày bắt đầu hiệu lực của chứng thư số bên ký
    .meaning = Ngày hết hạn trước ngày bên ký có thể bắt đầu ký. Vì vậy đó không thể là ngày hết hạn thật và bước kiểm tra để ngỏ kết quả.
    .not = Điều này không có nghĩa là giấy tờ đã hết hạn: một số quốc gia ghi một ngày trong quá khứ để thể hiện “không thời hạn”.
    .do = Xem ngày hết hạn in trên thẻ: quốc gia ghi ngày như vậy khi giấy tờ không có thời hạn.

reason-file-differs = một tệp của ứng dụng không đúng với nội dung đã ký
    .meaning = Một tệp của thẻ có giá trị băm khác với giá trị đã ký.
    .not = Kết quả này không cho biết ai đã thay đổi, cũng không có nghĩa là cố ý: tệp bị lỗi khi đọc hoặc tệp của thẻ khác cũng dẫn đến kết quả này.
    .do = Đọc lại toàn bộ tệp. Nếu giá trị băm vẫn khác, không chấp nhận thẻ: đây không phải là dữ liệu đã được ký.

reason-file-not-signed = đã đọc một tệp của ứng dụng không có trong đối tượng bảo mật
    .meaning = Có một tệp không nằm trong danh sách đã ký của thẻ. Không ai bảo đảm cho nội dung của tệp này.
    .not = Điều này không có nghĩa là các tệp khác đã bị thay đổi. Với thẻ PIV, không phải mọi vùng chứa đều phải được ký, nên khi đó kết quả vẫn là chưa xác định.
    .do = Bỏ tệp này nếu không phải của thẻ hoặc là tệp mà bên cấp không ký; nếu không, không dựa vào tệp: tệp đó không được ký.

reason-hash-differs = một nhóm dữ liệu không đúng với nội dung đã ký
    .meaning = Một tệp, chẳng hạn tệp ghi họ tên hoặc tệp ảnh, có giá trị băm khác với giá trị đã ký. Dữ liệu đã đọc không phải là dữ liệu mà quốc gia đã ký.
    .not = Kết quả này không cho biết ai đã thay đổi, cũng không có nghĩa là cố ý: tệp bị lỗi khi đọc hoặc tệp của thẻ khác cũng dẫn đến kết quả này.
    .do = Đọc lại toàn bộ tệp. Nếu giá trị băm vẫn khác, không chấp nhận giấy tờ: đây không phải là dữ liệu đã được ký.

reason-hash-length = một giá trị băm trong EF.SOD có độ dài khác với độ dài của hàm băm
    .meaning = EF.SOD nêu một hàm băm nhưng lại liệt kê một giá trị băm mà hàm đó không thể tạo ra.
    .not = Kết quả này không cho biết ai đã tạo EF.SOD như vậy. Nó có nghĩa là không so sánh được tệp.
    .do = EF.SOD tự mâu thuẫn: không chấp nhận giấy tờ.

reason-is-ca-certificate = chứng thư số của bên ký là của cơ quan cấp chứng thư số
    .meaning = Chứng thư số đã ký là loại được quyền cấp chứng thư số khác. Khóa như vậy không dùng để ký giấy tờ.
    .not = Kết quả này không cho biết ai đã ký. Quốc gia cấu hình chứng thư số chưa đúng cũng dẫn đến kết quả này.
    .do = Không chấp nhận giấy tờ: chứng thư số không được cấp để ký giấy tờ.

reason-issuer-signature-invalid = chứng thư số tin cậy được nêu là bên cấp đã không ký chứng thư số này
    .meaning = Chứng thư số của bên ký nêu khóa của bên cấp; một chứng thư số tin cậy có khóa đó, nhưng chứng thư số không được ký bằng khóa ấy.
    .not = Kết quả này không cho biết ai đã tạo chứng thư số. Chứng thư số bị hỏng, hoặc chứng thư số tin cậy mang định danh của khóa khác, cũng dẫn đến kết quả này.
    .do = Quốc gia cấp có thể có chứng thư số CSCA khác cùng tên: hãy tìm chứng thư số đó. Nếu không có, không chấp nhận giấy tờ.

reason-key-too-small = khóa quá ngắn
    .meaning = Khóa ngắn đến mức người khác có thể tìm ra phần bí mật. Chữ ký bằng khóa này không chứng minh được điều gì.
    .not = Kết quả này không cho biết ai đã ký: có thể chính quốc gia đã ký từ lâu.
    .do = Không chấp nhận giấy tờ: khóa có độ dài này có thể bị phá.

reason-key-usage-without-digital-signature = mục đích sử dụng khóa của chứng thư số không cho phép ký
    .meaning = Chứng thư số của bên ký nêu mục đích sử dụng khóa, trong đó không có việc ký.
    .not = Kết quả này không cho biết ai đã ký. Quốc gia cấu hình chứng thư số chưa đúng cũng dẫn đến kết quả này.
    .do = Không chấp nhận giấy tờ: chứng thư số không được cấp để ký giấy tờ.

reason-link-outside-validity = chứng thư số không có hiệu lực tại thời điểm được xét
    .meaning = Một chứng thư số có liên kết với chứng thư số tin cậy nhưng không có hiệu lực tại thời điểm được xét. Nó không trở thành chứng thư số tin cậy.
    .not = Kết quả này không nói gì về giấy tờ, cũng không nói điều gì bất lợi về quốc gia.
    .do = Kiểm tra đồng hồ của máy; nếu đồng hồ đúng, đề nghị quốc gia cấp cung cấp các chứng thư số CSCA hiện hành.

reason-link-path-too-long = chuỗi liên kết từ chứng thư số tin cậy đến chứng thư số này dài hơn giới hạn
    .meaning = Từ chứng thư số tin cậy đến chứng thư số này có hơn tám chữ ký nối tiếp nhau. Chương trình dừng ở đó để không ai có thể khiến nó chạy mãi.
    .not = Điều này không có nghĩa là chứng thư số bị sai.
    .do = Đưa vào danh sách tin cậy một chứng thư số CSCA mới hơn của quốc gia cấp.

reason-link-state-differs = chứng thư số nêu quốc gia khác với chứng thư số tin cậy đã cấp nó
    .meaning = Một chứng thư số tin cậy đã ký chứng thư số này, nhưng hai chứng thư số nêu hai quốc gia khác nhau.
    .not = Kết quả này không nói gì về giấy tờ. Nó có nghĩa là chứng thư số tin cậy của một quốc gia không đủ để bảo đảm cho chứng thư số của quốc gia khác.
    .do = Không đưa chứng thư số này vào danh sách tin cậy: CSCA chỉ chứng nhận khóa của quốc gia mình.

reason-list-of-other-csca = danh sách sai lệch do CSCA khác của quốc gia bảo đảm, và mục đó không nêu bên ký của giấy tờ
    .meaning = Danh sách sai lệch của cùng quốc gia nhưng do cơ quan khác phát hành, và mục đó không nêu bên ký của giấy tờ này. Chưa chắc mục đó nói về giấy tờ này.
    .not = Điều này không có nghĩa là mục đó nói về giấy tờ khác.
    .do = So sánh các tiêu chí khác của mục với giấy tờ: một quốc gia có thể có một CSCA cho thẻ căn cước và một CSCA khác cho hộ chiếu.

reason-list-of-other-state = danh sách sai lệch là của quốc gia khác với giấy tờ
    .meaning = Danh sách sai lệch nói về giấy tờ của quốc gia khác. Không có nội dung nào về giấy tờ này.
    .not = Đây không phải là lỗi của giấy tờ hay của danh sách.
    .do = Đưa vào danh sách sai lệch của quốc gia cấp.

reason-message-digest-attribute-malformed = thuộc tính giá trị băm không phải là OCTET STRING
    .meaning = Ở vị trí phải là giá trị băm của nội dung, phần được ký của EF.SOD có thứ khác.
    .not = Kết quả này không cho biết ai đã tạo EF.SOD như vậy, cũng không có nghĩa dữ liệu là của người khác. Nó chỉ có nghĩa là chữ ký ở dạng này không chứng minh được điều gì.
    .do = Không chấp nhận giấy tờ: EF.SOD không được tạo theo yêu cầu của tiêu chuẩn, chữ ký không gắn với nội dung.

reason-message-digest-attribute-missing = các thuộc tính được ký không có giá trị băm của nội dung
    .meaning = Phần được ký của EF.SOD thiếu giá trị băm của nội dung, là thứ mà chữ ký phải bảo vệ.
    .not = Kết quả này không cho biết ai đã tạo EF.SOD như vậy, cũng không có nghĩa dữ liệu là của người khác. Nó chỉ có nghĩa là chữ ký ở dạng này không chứng minh được điều gì.
    .do = Không chấp nhận giấy tờ: EF.SOD không được tạo theo yêu cầu của tiêu chuẩn, chữ ký không gắn với nội dung.

reason-no-anchor = chưa có chứng thư số tin cậy đã cấp chứng thư số này
    .meaning = Trong các chứng thư số được đưa vào không có chứng thư số của cơ quan (CSCA) đã cấp chứng thư số cho bên ký. Vì vậy chưa biết giấy tờ do quốc gia hay do người khác làm ra.
    .not = Điều này không có nghĩa là giấy tờ không thật: chưa thể kết luận. Nhưng thiếu chứng thư số này thì cũng chưa chứng minh được giấy tờ là thật.
    .do = Lấy chứng thư số CSCA này từ quốc gia cấp và bổ sung vào danh sách tin cậy.

reason-no-crl = chưa có danh sách thu hồi của CSCA đã cấp chứng thư số cho bên ký
    .meaning = Chưa có danh sách thu hồi của cơ quan đã cấp chứng thư số cho bên ký. Chưa tra cứu được quốc gia đã thu hồi chứng thư số của bên ký hay chưa.
    .not = Điều này không có nghĩa là bên ký đã bị thu hồi chứng thư số. Mặc định, giấy tờ được chấp nhận mà không cần bước kiểm tra này.
    .do = Đưa vào danh sách thu hồi hiện hành của CSCA này để tra cứu bên ký. Một quốc gia có thể có nhiều danh sách: một cho thẻ căn cước, một cho hộ chiếu.

reason-no-expiry = giấy tờ không có thời hạn
    .meaning = Ngày hết hạn đã được ký cho biết giấy tờ không có thời hạn.
    .not = Điều này không có nghĩa là bước kiểm tra bị bỏ qua: kết quả là đạt.

reason-no-file-verified = chưa xác thực được tệp nào của ứng dụng
    .meaning = Danh sách đã ký của thẻ đã được đọc, nhưng chưa có tệp nào được so sánh với danh sách.
    .not = Kết quả này không nói điều gì bất lợi về thẻ: còn thiếu tệp, hoặc không so sánh được tệp nào đã đưa vào.
    .do = Riêng đối tượng bảo mật không chứng minh được gì về người được cấp: hãy đưa vào cả các tệp của ứng dụng.

reason-none-verified = chưa xác thực được nhóm dữ liệu nào
    .meaning = EF.SOD, danh sách giá trị băm đã ký, đã được đọc, nhưng chưa có tệp nào được so sánh với danh sách.
    .not = Kết quả này không nói điều gì bất lợi về giấy tờ: còn thiếu tệp. Nhưng riêng EF.SOD thì có thể sao chép từ bất kỳ giấy tờ nào.
    .do = Riêng EF.SOD không chứng minh được gì về người được cấp: hãy đưa vào cả các nhóm dữ liệu (EF.DG1, EF.DG2 …).

reason-not-a-content-signer = chứng thư số không dùng để ký các tệp của ứng dụng đã chọn
    .meaning = Chứng thư số của bên ký không có mục đích sử dụng mà bên ký của loại thẻ này phải có.
    .not = Điều này không có nghĩa là chữ ký sai: chứng thư số có thể dùng cho loại thẻ khác, chẳng hạn giấy tờ đi lại.
    .do = Không chấp nhận thẻ là thẻ của ứng dụng này: bên ký không được giao ký các tệp như vậy.

reason-not-a-csca = chứng thư số thiếu cA hoặc keyCertSign, là những mục mà chứng thư số CSCA phải có
    .meaning = Một chứng thư số định trở thành chứng thư số tin cậy qua liên kết không cho biết nó được quyền cấp chứng thư số khác.
    .not = Kết quả này không nói gì về giấy tờ. Không ai bắt buộc phải tin một chứng thư số chỉ vì một chứng thư số tin cậy đã ký nó.
    .do = Không coi chứng thư số này là tin cậy chỉ vì chứng thư số khác: nếu đó là của CSCA, hãy lấy từ quốc gia cấp.

reason-not-a-document-signer = chứng thư số dùng cho mục đích khác, không phải để ký giấy tờ
    .meaning = Chứng thư số của bên ký cho biết khóa dùng vào việc khác, chẳng hạn ký danh sách CSCA.
    .not = Điều này không có nghĩa là chứng thư số không do quốc gia cấp. Chỉ là khóa đó không được dùng để ký giấy tờ.
    .do = Không chấp nhận giấy tờ: chứng thư số không được cấp để ký giấy tờ.

reason-not-a-list-signer = chứng thư số dùng cho mục đích khác, không phải để ký danh sách loại này
    .meaning = Chứng thư số đã ký danh sách CSCA hoặc danh sách sai lệch không dùng để ký các danh sách đó.
    .not = Kết quả này không nói gì về giấy tờ: danh sách không được sử dụng.
    .do = Không sử dụng danh sách: bên ký không được giao ký danh sách loại này.

reason-not-an-lds-card = EF.SOD thuộc ứng dụng khác với LDS và không liệt kê nhóm dữ liệu nào của LDS
    .meaning = EF.SOD đã đọc thuộc ứng dụng khác trên cùng thẻ và không liệt kê tệp nào của giấy tờ đi lại.
    .not = Kết quả này không nói điều gì bất lợi về giấy tờ: đầu đọc đã đọc nhầm EF.SOD.
    .do = Đọc EF.SOD của ứng dụng ICAO (AID A0000002471001). EF.SOD này thuộc ứng dụng khác của thẻ và không nói gì về dữ liệu của giấy tờ đi lại.

reason-not-checked = bước kiểm tra chưa được thực hiện
    .meaning = Chíp chưa được yêu cầu chứng minh là bản gốc, nên chưa biết có phải bản sao hay không.
    .not = Điều này không có nghĩa là chíp là bản sao. Mặc định, giấy tờ được chấp nhận mà không cần bước kiểm tra này.
    .do = Đưa vào câu trả lời của chíp cho một số ngẫu nhiên để kiểm tra.

reason-not-given = chưa có tệp
    .meaning = Không có gì để kiểm tra: chưa có tệp, hoặc giấy tờ hay chứng thư số của bên ký không có nội dung đó.
    .not = Kết quả này không nói điều gì bất lợi về giấy tờ.
    .do = Đưa thêm tệp vào nếu chíp có tệp đó.

reason-not-linked = không có chứng thư số tin cậy nào ký khóa của chứng thư số tự ký này
    .meaning = Một chứng thư số ký bằng chính khóa của nó được đưa vào làm liên kết, nhưng không có chứng thư số tin cậy nào bảo đảm cho khóa này.
    .not = Điều này không có nghĩa là chứng thư số bị sai. Ai cũng có thể tự ký chứng thư số bằng khóa của mình.
    .do = Bổ sung chứng thư số liên kết của quốc gia cấp, hoặc đối chiếu giá trị băm (fingerprint) của chứng thư số với quốc gia đó rồi đưa vào danh sách tin cậy.

reason-not-of-the-application = đối tượng bảo mật không liệt kê tệp nào của ứng dụng đã chọn
    .meaning = Danh sách đã ký của thẻ không có tệp nào của loại thẻ đã chọn.
    .not = Kết quả này không nói điều gì bất lợi về thẻ: có lẽ thẻ thuộc loại khác với loại đã chọn.
    .do = Chọn đúng ứng dụng mà các tệp được đọc ra; giấy tờ đi lại được xác thực mà không cần chọn ứng dụng.

reason-not-tolerated = chính sách không chấp nhận một ghi nhận
    .meaning = Bản thân bước kiểm tra là đúng, nhưng giấy tờ sai lệch so với tiêu chuẩn theo cách mà chính sách đã chọn không cho qua. Báo cáo nêu tên ghi nhận đó.
    .not = Điều này không có nghĩa là giấy tờ đã bị thay đổi: nhiều giấy tờ thật có sai lệch so với tiêu chuẩn.
    .do = Không chấp nhận giấy tờ theo chính sách này.

reason-not-yet-valid = chứng thư số của bên ký chưa có hiệu lực
    .meaning = Chứng thư số của bên ký giấy tờ bắt đầu có hiệu lực sau ngày được xét.
    .not = Điều này không có nghĩa là giấy tờ đã bị thay đổi. Đồng hồ chạy chậm cũng dẫn đến kết quả này.
    .do = Kiểm tra đồng hồ của máy; giấy tờ cũ được xét theo một ngày mà giấy tờ còn hiệu lực.

reason-ok = mọi nội dung đã kiểm tra đều đúng
    .meaning = Mọi nội dung thuộc bước kiểm tra này đều đúng yêu cầu.
    .not = Kết quả này không nói gì về các bước kiểm tra khác, cũng không nói gì về người xuất trình giấy tờ.

reason-pss-parameters-differ = chữ ký dùng tham số RSASSA-PSS khác với tham số mà khóa cho phép
    .meaning = Chứng thư số chỉ cho phép dùng khóa để ký với một số tham số nhất định, còn chữ ký dùng tham số khác.
    .not = Kết quả này không cho biết ai đã ký. Đây không phải là chữ ký mà chứng thư số cho phép.
    .do = Không chấp nhận giấy tờ: chứng thư số quy định tham số khác cho khóa.

reason-public-key-algorithm-differs = khóa không cùng loại với thuật toán ký
    .meaning = Chữ ký thuộc một loại, ví dụ RSA, còn khóa thuộc loại khác, ví dụ khóa trên đường cong elliptic. Hai thứ không thể đi cùng nhau.
    .not = Kết quả này không cho biết ai đã tạo ra như vậy.
    .do = Không chấp nhận giấy tờ: chứng thư số tự mâu thuẫn.

reason-public-key-invalid = khóa công khai không hợp lệ
    .meaning = Không thể kiểm tra chữ ký nào bằng khóa này: ví dụ, với đường cong elliptic, đó là một điểm không nằm trên đường cong.
    .not = Kết quả này không cho biết ai đã tạo khóa như vậy.
    .do = Không chấp nhận giấy tờ: chứng thư số tự mâu thuẫn.

reason-public-key-malformed = khóa công khai không phân tích được
    .meaning = Không đọc được khóa trong chứng thư số hoặc trong EF.DG15.
    .not = Kết quả này không cho biết ai đã tạo ra như vậy. Khi không có gì khác chứng minh cho tệp, tệp bị hỏng cũng dẫn đến kết quả này.
    .do = Không chấp nhận giấy tờ; lệnh `idchip dump` cho biết chỗ sai trong tệp.

reason-public-key-unsupported = chương trình không có thuật toán nào cho loại khóa, độ dài khóa hoặc đường cong này
    .meaning = Khóa thuộc loại, độ dài hoặc đường cong mà chương trình không có.
    .not = Điều này không có nghĩa là giấy tờ có sai sót: giấy tờ chưa được kiểm tra.
    .do = Phiên bản này không kiểm tra được nên không kết luận: hãy dùng chương trình khác để kiểm tra.

reason-response-invalid = câu trả lời của chíp không khớp với khóa và số ngẫu nhiên này
    .meaning = Chíp được yêu cầu ký một số ngẫu nhiên, nhưng câu trả lời không được tạo bằng khóa của giấy tờ này cho số đó.
    .not = Kết quả này không chứng minh rằng chíp không phải bản gốc: câu trả lời cho số trước đó hoặc câu trả lời bị hỏng trên đường truyền cũng dẫn đến kết quả này.
    .do = Thực hiện lại với số ngẫu nhiên mới. Nếu vẫn không đạt, không coi đây là chíp được cấp cùng giấy tờ.

reason-response-length = câu trả lời của chíp không có độ dài của chữ ký bằng khóa của chíp
    .meaning = Câu trả lời của chíp ngắn hơn hoặc dài hơn mọi câu trả lời bằng khóa của chíp. Nhiều khả năng nó đã bị cắt bớt hoặc thêm vào trên đường truyền.
    .not = Kết quả này không nói gì về chíp.
    .do = Đọc lại toàn bộ câu trả lời, không kèm mã trạng thái; đầu đọc phải yêu cầu với độ dài mở rộng.

reason-signature-algorithm-forbidden = thuật toán ký đã bị phá vỡ và không bao giờ được chấp nhận
    .meaning = Chữ ký dùng MD2 hoặc MD5. Với các hàm này, ai cũng có thể tạo hai nội dung có cùng chữ ký.
    .not = Kết quả này không cho biết ai đã ký. Nó có nghĩa là hiện nay chữ ký không chứng minh được điều gì.
    .do = Không chấp nhận giấy tờ: ai cũng có thể tạo ra chữ ký như vậy.

reason-signature-algorithm-malformed = tham số của thuật toán ký không phân tích được
    .meaning = Không đọc được tham số của thuật toán ký, hoặc tham số không phải của thuật toán đó.
    .not = Kết quả này không cho biết ai đã tạo ra như vậy.
    .do = Không chấp nhận giấy tờ; lệnh `idchip dump` cho biết chỗ sai trong tệp.

reason-signature-algorithm-unsupported = chương trình không có thuật toán ký này
    .meaning = Chữ ký thuộc loại mà chương trình không có hoặc đã được lược bỏ.
    .not = Điều này không có nghĩa là giấy tờ có sai sót: giấy tờ chưa được kiểm tra.
    .do = Phiên bản này không kiểm tra được nên không kết luận: hãy dùng chương trình khác để kiểm tra.

reason-signature-algorithms-differ = chứng thư số nêu hai thuật toán ký khác nhau
    .meaning = Chứng thư số nêu thuật toán ký ở hai chỗ và hai tên khác nhau. Chỉ một trong hai chỗ được ký.
    .not = Kết quả này không cho biết ai đã thay đổi.
    .do = Không chấp nhận giấy tờ: chứng thư số tự mâu thuẫn.

reason-signature-invalid = chữ ký không khớp với khóa của bên ký
    .meaning = Chữ ký không được tạo cho dữ liệu này bằng khóa của bên ký được nêu. Không có gì chứng minh rằng quốc gia đã ký dữ liệu này.
    .not = Kết quả này không cho biết ai đã tạo hay thay đổi tệp, cũng không có nghĩa là cố ý: tệp bị hỏng hoặc bị lỗi khi đọc cũng dẫn đến kết quả này. Đây không phải là bằng chứng chống lại người được cấp.
    .do = Đọc lại EF.SOD. Nếu vẫn không đạt, không chấp nhận giấy tờ: bên ký được nêu không ký dữ liệu này.

reason-signature-malformed = chữ ký không được ghi đúng theo thuật toán
    .meaning = Chữ ký không được ghi theo yêu cầu của loại chữ ký này nên hoàn toàn không kiểm tra được.
    .not = Kết quả này không cho biết ai đã tạo ra như vậy. Tệp bị hỏng hoặc bị lỗi khi đọc cũng dẫn đến kết quả này.
    .do = Đọc lại EF.SOD. Nếu vẫn không đạt, không chấp nhận giấy tờ: không đọc được chữ ký nên nội dung được ký chưa được chứng minh.

reason-signed-attributes-missing = không có thuộc tính được ký
    .meaning = EF.SOD thiếu phần gắn chữ ký với nội dung. Tiêu chuẩn yêu cầu phần này, vì nếu thiếu thì có thể dùng chữ ký của nội dung khác.
    .not = Kết quả này không cho biết ai đã tạo EF.SOD như vậy, cũng không có nghĩa dữ liệu là của người khác. Nó chỉ có nghĩa là chữ ký ở dạng này không chứng minh được điều gì.
    .do = Không chấp nhận giấy tờ: EF.SOD không được tạo theo yêu cầu của tiêu chuẩn, chữ ký không gắn với nội dung.

reason-signer-certificate-malformed = chứng thư số của bên ký sai cấu trúc, không phân tích được
    .meaning = Không đọc được chứng thư số của bên ký giấy tờ nằm trong EF.SOD.
    .not = Kết quả này không cho biết ai đã tạo ra như vậy. Tệp bị hỏng hoặc bị lỗi khi đọc cũng dẫn đến kết quả này.
    .do = Không chấp nhận giấy tờ; lệnh `idchip dump` cho biết chỗ sai trong tệp.

reason-signer-certificate-missing = chứng thư số của bên ký không có trong EF.SOD, cũng không có trong số được đưa vào
    .meaning = EF.SOD nêu bên ký nhưng không kèm chứng thư số của bên ký, và chứng thư số này cũng không có trong số được đưa vào. Chưa kiểm tra được chữ ký.
    .not = Điều này không có nghĩa là giấy tờ không thật: một số quốc gia không kèm chứng thư số để tiết kiệm bộ nhớ.
    .do = Lấy chứng thư số của bên ký giấy tờ từ quốc gia cấp và đưa vào cùng EF.SOD.

reason-signer-info-count = EF.SOD không có chữ ký nào
    .meaning = EF.SOD có danh sách giá trị băm nhưng không có chữ ký của ai.
    .not = Kết quả này không cho biết ai đã tạo EF.SOD như vậy.
    .do = Không chấp nhận giấy tờ: EF.SOD không được tạo theo yêu cầu của tiêu chuẩn, chữ ký không gắn với nội dung.

reason-signer-revoked = quốc gia cấp đã thu hồi chứng thư số của bên ký
    .meaning = Danh sách thu hồi của quốc gia cấp có tên chứng thư số đã ký giấy tờ này. Quốc gia không còn bảo đảm cho các chữ ký của nó.
    .not = Điều này không có nghĩa là giấy tờ do người khác làm ra: giấy tờ do chính quốc gia đó cấp cũng bị ảnh hưởng như vậy.
    .do = Không dựa vào chíp: quốc gia cấp không còn bảo đảm cho bên ký này, bất kể giấy tờ được ký ngày nào. Người được cấp có thể không có lỗi: có thể kiểm tra giấy tờ bằng cách khác.

reason-state-code-invalid = EF.DG1 không nêu quốc gia hay tổ chức nào cấp giấy tờ
    .meaning = Mã quốc gia cấp trong dữ liệu đã ký không phải mã của quốc gia hay tổ chức nào.
    .not = Kết quả này không cho biết ai đã ghi như vậy.
    .do = Không chấp nhận giấy tờ: không có bên cấp nào mang mã ghi trong vùng MRZ.

reason-state-differs = EF.DG1 nêu quốc gia khác với chứng thư số
    .meaning = Giấy tờ ghi do một quốc gia cấp, còn chứng thư số làm căn cứ ký lại thuộc quốc gia khác.
    .not = Kết quả này không cho biết ai đã làm ra giấy tờ. Trường hợp một quốc gia ký thay quốc gia khác mà chương trình chưa biết cũng dẫn đến kết quả này.
    .do = Không chấp nhận giấy tờ: bên ký thuộc quốc gia khác.

reason-state-unknown = không biết mã quốc gia
    .meaning = Chương trình không biết quốc gia của chứng thư số hoặc của giấy tờ, hoặc không đọc được EF.DG1. Không so sánh được hai bên.
    .not = Điều này không có nghĩa là hai bên khác nhau.
    .do = So sánh quốc gia cấp in trên thẻ với quốc gia của chứng thư số CSCA.

reason-too-many-candidates = số chứng thư số tin cậy phải thử vượt quá giới hạn
    .meaning = Hơn 32 chứng thư số tin cậy mang tên hoặc định danh khóa của bên cấp, và không cái nào đã thử là bên ký chứng thư số. Chương trình dừng ở đó để không ai có thể khiến nó chạy mãi.
    .not = Điều này không có nghĩa là chứng thư số bị sai: một chứng thư số chưa thử có thể đã cấp nó.
    .do = Đưa vào ít chứng thư số tin cậy hơn: chỉ của quốc gia cấp.
