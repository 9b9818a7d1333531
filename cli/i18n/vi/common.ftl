### Các câu dùng chung cho nhiều phần giải thích. Mỗi câu là một câu trọn vẹn.
###
### Thuật ngữ: mỗi khái niệm chỉ dùng một từ. Bảng đầy đủ, có nguồn: docs/vi-terms.md.
###   document: giấy tờ; holder: người được cấp (người đứng trước quầy: người xuất trình)
###   chip: chíp; file: tệp; data group: nhóm dữ liệu; MRZ: vùng MRZ; personal number: số định danh cá nhân
###   certificate: chứng thư số; anchor: chứng thư số tin cậy; certification authority: cơ quan cấp chứng thư số
###   signer: bên ký; issuer: bên cấp; issuing state: quốc gia cấp; master list: danh sách CSCA
###   revocation list: danh sách thu hồi; deviation list: danh sách sai lệch; finding: ghi nhận
###   hash, digest: giá trị băm; hash function: hàm băm; private key: khóa bí mật; public key: khóa công khai
###   check: bước kiểm tra; policy: chính sách; security object: đối tượng bảo mật; check digit: số kiểm tra
###   successful: đạt; failed: không đạt; undetermined: chưa xác định; not supported: không áp dụng; aborted: bị gián đoạn
###   accepted: chấp nhận; rejected: từ chối; expired: hết hạn; not yet valid: chưa có hiệu lực

do-tolerated = Không cần làm gì. Giấy tờ thật có sai lệch này và chính sách mặc định chấp nhận. Chính sách không chấp nhận, chẳng hạn strict, sẽ từ chối giấy tờ.
do-list = Không cần làm gì. Theo chính sách mặc định, danh sách vẫn được sử dụng.
do-weak = Quyết định theo quy định của đơn vị. Chính sách mặc định chấp nhận vì nhiều giấy tờ hợp lệ có sai lệch này; dùng --refuse kèm tên ghi nhận để từ chối.
do-refused = Không chấp nhận giấy tờ theo chính sách này. Đơn vị biết chắc quốc gia ký như vậy có thể cho qua bằng --tolerate kèm tên ghi nhận.
do-compare = So sánh trường này với thông tin in trên thẻ. Nếu khác, đề nghị người xuất trình đưa giấy tờ khác và hỏi quốc gia cấp về nguyên nhân.
do-look = Xem ảnh và đối chiếu với người xuất trình. Nếu không hiển thị được, dựa vào ảnh in trên giấy tờ.
not-certificate = Điều này không nói lên điều gì bất lợi về người được cấp hay dữ liệu: quốc gia đã tạo chứng thư số như vậy. Ai đã ký dữ liệu do các bước kiểm tra chữ ký quyết định.
not-encoding = Đây không phải là dấu hiệu dữ liệu đã bị thay đổi: phần mềm ký đã ghi tệp như vậy. Ai đã ký dữ liệu do các bước kiểm tra chữ ký quyết định.
not-content = Đây không phải là dấu hiệu tệp đã bị thay đổi: việc đó do giá trị băm đã ký quyết định. Quốc gia đã ghi tệp như vậy.
not-mrz = Đây không phải là dấu hiệu tệp đã bị thay đổi: việc đó do giá trị băm đã ký quyết định. Quốc gia đã ghi dòng này như vậy hoặc có quy định riêng.
not-unsigned = Điều này không có nghĩa là dữ liệu đã bị thay đổi: tệp này không được ký, danh sách đã ký trong EF.SOD mới là căn cứ.
