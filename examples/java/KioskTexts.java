/**
 * The texts of the kiosk in each language, as String.format takes them.
 *
 * <p>Made from examples/i18n/ by `cargo xtask kiosk-texts`; do not edit.
 */
final class KioskTexts {
    static final int EN = 0;
    static final int VI = 1;

    // A list has its first and its last text.
    static final int OUTCOME = 0;
    static final int OUTCOME_LAST = 3;
    static final int CHIP_IS_ORIGINAL = 4;
    static final int CHIP_NOT_PROVED = 5;
    static final int ACCESS_WEAKENED = 6;
    static final int PARTS_DIFFER = 7;
    static final int SUMMARY = 8;
    static final int SUMMARY_LAST = 11;
    static final int WHY = 12; /* %1$s why */
    static final int JUDGED_FOR = 13; /* %1$s date */
    static final int DATE = 14; /* %1$s year, %2$s month, %3$s day */
    static final int CALL_SUPERVISOR = 15;
    static final int READ_AGAIN = 16;
    static final int COMPARE_PHOTO = 17;
    static final int NO_PHOTO = 18;
    static final int SCAN_AGAIN_OR_ASK_CARD = 19;
    static final int SCAN_AGAIN_OR_CALL = 20;
    static final int SET_SCANNER = 21;
    static final int ADVICE = 22;
    static final int ADVICE_LAST = 34;
    static final int SOD_MISSING = 35;
    static final int WHY_CHECK = 36; /* %1$s check, %2$s reason */
    static final int WHY_QR = 37; /* %1$s reason */
    static final int QR_DIFFERS = 38;
    static final int QR_NO_NUMBER = 39;
    static final int QR_NO_FIELD = 40;
    static final int UNTIL = 41; /* %1$s date */
    static final int ANCHOR = 42; /* %1$s number */
    static final int REASON_ANCHOR = 43; /* %1$s reason, %2$s number */
    static final int REASON_DATA_GROUP = 44; /* %1$s reason, %2$s number */
    static final int UNKNOWN_NUMBER = 45; /* %1$s number */
    static final int REASON_DETAIL = 46; /* %1$s reason, %2$s detail */
    static final int REASON_DATE = 47; /* %1$s reason, %2$s date */
    static final int REASON_LENGTH = 48; /* %1$s reason, %2$s found, %3$s expected */
    static final int REASON_MISSING = 49; /* %1$s reason, %2$s number, %3$s count */
    static final int DOCUMENT = 50;
    static final int DOCUMENT_HIDDEN = 51;
    static final int LABEL_DOCUMENT_CODE = 52;
    static final int LABEL_ISSUING_STATE = 53;
    static final int LABEL_DOCUMENT_NUMBER = 54;
    static final int LABEL_SURNAME = 55;
    static final int LABEL_GIVEN_NAMES = 56;
    static final int LABEL_NATIONALITY = 57;
    static final int LABEL_SEX = 58;
    static final int LABEL_DATE_OF_BIRTH = 59;
    static final int LABEL_DATE_OF_EXPIRY = 60;
    static final int LABEL_PERSONAL_NUMBER = 61;
    static final int LABEL_FULL_NAME = 62;
    static final int LABEL_ETHNICITY = 63;
    static final int LABEL_RELIGION = 64;
    static final int LABEL_PLACE_OF_ORIGIN = 65;
    static final int LABEL_PLACE_OF_RESIDENCE = 66;
    static final int LABEL_IDENTIFICATION = 67;
    static final int LABEL_FATHER = 68;
    static final int LABEL_MOTHER = 69;
    static final int LABEL_SPOUSE = 70;
    static final int LABEL_OLD_NUMBER = 71;
    static final int LABEL_DATE_OF_ISSUE = 72;
    static final int LABEL_EXPIRY_IN_DG13 = 73;
    static final int MALE = 74;
    static final int FEMALE = 75;
    static final int NO_EXPIRY = 76;
    static final int HIDDEN = 77;
    static final int NOT_READABLE = 78; /* %1$s reason */
    static final int COMPARISONS = 79;
    static final int AGREES = 80;
    static final int DIFFERS = 81;
    static final int COMPARED = 82;
    static final int COMPARED_LAST = 95;
    static final int CHECKS = 96;
    static final int TITLE = 97;
    static final int TITLE_LAST = 109;
    static final int RESULT = 110;
    static final int RESULT_LAST = 115;
    static final int DATA_GROUPS = 116;
    static final int STATUS = 117;
    static final int STATUS_LAST = 122;
    static final int NOTE_UNREADABLE = 123; /* %1$s reason */
    static final int NOTE_FACE = 124; /* %1$s format, %2$s length, %3$s at */
    static final int NOTE_NO_IMAGE = 125;
    static final int NOTE_CITIZEN = 126;
    static final int NOTE_PROTOCOLS = 127; /* %1$s names */
    static final int NOTE_RSA_KEY = 128; /* %1$s bits */
    static final int NOTE_EC_KEY = 129; /* %1$s length */
    static final int NOTE_OTHER_KEY = 130;
    static final int FORMAT = 131;
    static final int FORMAT_LAST = 135;
    static final int PROTOCOL = 136;
    static final int PROTOCOL_LAST = 144;
    static final int DEVIATIONS = 145;

    static final String[][] ALL = {
        {
            "ACCEPTED",
            "REJECTED",
            "UNDETERMINED",
            "UNREADABLE",
            "The chip is the original.",
            "Not proved: that the chip is the original and no copy.",
            "EF.CardAccess is not as the signed DG14: the access to the chip may be weakened.",
            "Parts of the card contradict each other: see the comparisons.",
            "The data are genuine: a trusted authority signed them, nothing was changed.",
            "Do not accept this card.",
            "Neither yes nor no: something is missing to decide.",
            "This card cannot be judged.",
            "Why: %1$s.",
            "Judged for %1$s.",
            "%1$s-%2$s-%3$s",
            "Call a supervisor.",
            "Read the card again.",
            "Compare the photo with the person.",
            "The chip gave no photo. Call a supervisor.",
            "Scan the QR code again, or ask for the ID card.",
            "Scan the QR code again. If the result stays, call a supervisor.",
            "Set the scanner to UTF-8 and scan again, or call a supervisor.",
            "Call a supervisor.",
            "Read the card again. If the result stays, call a supervisor.",
            "Read the card again. If the result stays, call a supervisor.",
            "The signer is not known here as one of documents. Call a supervisor.",
            "Is the date of this machine right? If it is, call a supervisor.",
            "The signer was revoked. Call a supervisor.",
            "Read the card again. If the result stays, call a supervisor.",
            "Read the card again. If the result stays, call a supervisor.",
            "Another state's authority signed it. Call a supervisor.",
            "The holder needs a new document.",
            "Try again. If the result stays, call a supervisor.",
            "The signer does not sign documents of this type. Call a supervisor.",
            "Read the card again. If the result stays, call a supervisor.",
            "EF.SOD is missing",
            "%1$s: %2$s",
            "QR code: %1$s",
            "QR code: it says something else than the chip",
            "QR code: its personal number cannot be compared with the chip",
            "QR code: a field of it cannot be compared with the chip",
            "until %1$s",
            "anchor %1$s",
            "%1$s (anchor %2$s)",
            "%1$s (DG%2$s)",
            "number %1$s",
            "%1$s: %2$s",
            "%1$s (%2$s)",
            "%1$s (%2$s of %3$s bytes)",
            "%1$s (DG%2$s: %3$s bytes are missing)",
            "DOCUMENT AND HOLDER",
            "DOCUMENT AND HOLDER (hidden: --reveal shows it)",
            "Document code",
            "Issuing state",
            "Document number",
            "Surname",
            "Given names",
            "Nationality",
            "Sex",
            "Date of birth",
            "Date of expiry",
            "Personal number",
            "Full name",
            "Ethnicity",
            "Religion",
            "Place of origin",
            "Place of residence",
            "Identification",
            "Father",
            "Mother",
            "Spouse",
            "Old number",
            "Date of issue",
            "Expiry in DG13",
            "M",
            "F",
            "none",
            "(hidden)",
            "cannot be read: %1$s",
            "COMPARISONS",
            "agrees",
            "DIFFERS",
            "birth year of number",
            "date of birth",
            "date of expiry",
            "document number",
            "name",
            "personal number",
            "personal number check digit",
            "qr date of birth",
            "qr date of issue",
            "qr name",
            "qr personal number",
            "qr sex",
            "sex",
            "sex of number",
            "CHECKS",
            "Another check",
            "Content of EF.SOD",
            "Signature of EF.SOD",
            "Signer's certificate",
            "Validity",
            "Revocation",
            "EF.COM and EF.SOD",
            "Data groups",
            "Issuing state",
            "Document's expiry",
            "Chip is genuine",
            "Document type",
            "EF.CardAccess",
            "unknown",
            "successful",
            "failed",
            "undetermined",
            "not supported",
            "aborted",
            "DATA GROUPS",
            "unknown",
            "as signed",
            "NOT AS SIGNED",
            "NOT SIGNED",
            "not comparable",
            "not read",
            "unreadable: %1$s",
            "face: %1$s, %2$s bytes at %3$s",
            "no image",
            "citizen's details",
            "protocols: %1$s",
            "RSA key of %1$s bits",
            "EC key, point of %1$s bytes",
            "key of another kind",
            "unknown",
            "JPEG",
            "JPEG 2000",
            "JPEG 2000 codestream",
            "WSQ",
            "other",
            "AA",
            "CA",
            "CA domain",
            "CA key",
            "EF.DIR",
            "PACE",
            "PACE domain",
            "TA",
            "DEVIATIONS",
        },
        {
            "CHẤP NHẬN",
            "TỪ CHỐI",
            "CHƯA XÁC ĐỊNH",
            "KHÔNG ĐỌC ĐƯỢC",
            "Chíp là chíp gốc, không phải bản sao.",
            "Chưa chứng minh được rằng chíp là chíp gốc, không phải bản sao.",
            "EF.CardAccess khác với DG14 đã ký: việc truy cập chíp có thể kém an toàn hơn.",
            "Các phần của thẻ không khớp nhau: xem mục SO SÁNH.",
            "Dữ liệu đã được xác thực: cơ quan được tin cậy đã ký, không có thay đổi nào.",
            "Không chấp nhận thẻ này.",
            "Chưa thể kết luận: còn thiếu điều kiện cần thiết.",
            "Không xét được thẻ này.",
            "Lý do: %1$s.",
            "Xét theo ngày %1$s.",
            "%3$s/%2$s/%1$s",
            "Hãy gọi người phụ trách.",
            "Hãy đọc lại thẻ.",
            "Hãy đối chiếu ảnh với người xuất trình.",
            "Chíp không cung cấp ảnh. Hãy gọi người phụ trách.",
            "Hãy quét lại mã QR, hoặc đề nghị người xuất trình đưa thẻ căn cước.",
            "Hãy quét lại mã QR. Nếu kết quả không đổi, hãy gọi người phụ trách.",
            "Hãy đặt máy quét ở chế độ UTF-8 rồi quét lại, hoặc gọi người phụ trách.",
            "Hãy gọi người phụ trách.",
            "Hãy đọc lại thẻ. Nếu kết quả không đổi, hãy gọi người phụ trách.",
            "Hãy đọc lại thẻ. Nếu kết quả không đổi, hãy gọi người phụ trách.",
            "Máy này không nhận biết được bên ký là bên ký giấy tờ. Hãy gọi người phụ trách.",
            "Hãy kiểm tra ngày của máy này. Nếu ngày đúng, hãy gọi người phụ trách.",
            "Chứng thư số của bên ký đã bị thu hồi. Hãy gọi người phụ trách.",
            "Hãy đọc lại thẻ. Nếu kết quả không đổi, hãy gọi người phụ trách.",
            "Hãy đọc lại thẻ. Nếu kết quả không đổi, hãy gọi người phụ trách.",
            "Cơ quan của quốc gia khác đã ký giấy tờ này. Hãy gọi người phụ trách.",
            "Người được cấp cần xin cấp giấy tờ mới.",
            "Hãy thử lại. Nếu kết quả không đổi, hãy gọi người phụ trách.",
            "Bên ký này không được ký loại giấy tờ này. Hãy gọi người phụ trách.",
            "Hãy đọc lại thẻ. Nếu kết quả không đổi, hãy gọi người phụ trách.",
            "thiếu EF.SOD",
            "bước “%1$s”: %2$s",
            "không đối chiếu được mã QR: %1$s",
            "nội dung của mã QR không khớp với chíp",
            "không so sánh được số định danh cá nhân trong mã QR với chíp",
            "mã QR có trường không so sánh được với chíp",
            "đến ngày %1$s",
            "chứng thư số tin cậy số %1$s",
            "%1$s (chứng thư số tin cậy số %2$s)",
            "%1$s (DG%2$s)",
            "số %1$s",
            "%1$s: %2$s",
            "%1$s (%2$s)",
            "%1$s (%2$s trên %3$s byte)",
            "%1$s (DG%2$s: thiếu %3$s byte)",
            "GIẤY TỜ VÀ NGƯỜI ĐƯỢC CẤP",
            "GIẤY TỜ VÀ NGƯỜI ĐƯỢC CẤP (đang ẩn: dùng --reveal để hiển thị)",
            "Mã loại giấy tờ",
            "Quốc gia cấp",
            "Số giấy tờ",
            "Họ",
            "Chữ đệm và tên",
            "Quốc tịch",
            "Giới tính",
            "Ngày sinh",
            "Ngày hết hạn",
            "Số định danh cá nhân",
            "Họ, chữ đệm và tên",
            "Dân tộc",
            "Tôn giáo",
            "Quê quán",
            "Nơi cư trú",
            "Đặc điểm nhận dạng",
            "Họ tên cha",
            "Họ tên mẹ",
            "Họ tên vợ hoặc chồng",
            "Số CMND cũ",
            "Ngày cấp",
            "Ngày hết hạn ở DG13",
            "Nam",
            "Nữ",
            "không thời hạn",
            "(ẩn)",
            "không đọc được: %1$s",
            "SO SÁNH",
            "khớp",
            "KHÔNG KHỚP",
            "năm sinh trong số định danh",
            "ngày sinh",
            "ngày hết hạn",
            "số giấy tờ",
            "họ tên",
            "số định danh cá nhân",
            "số kiểm tra của số định danh",
            "ngày sinh trong mã QR",
            "ngày cấp trong mã QR",
            "họ tên trong mã QR",
            "số định danh trong mã QR",
            "giới tính trong mã QR",
            "giới tính",
            "giới tính trong số định danh",
            "CÁC BƯỚC KIỂM TRA",
            "Bước kiểm tra khác",
            "Nội dung EF.SOD",
            "Chữ ký EF.SOD",
            "Chứng thư số bên ký",
            "Thời hạn hiệu lực",
            "Thu hồi",
            "EF.COM và EF.SOD",
            "Các nhóm dữ liệu",
            "Quốc gia cấp",
            "Thời hạn giấy tờ",
            "Chíp thật",
            "Loại giấy tờ",
            "EF.CardAccess",
            "không rõ",
            "đạt",
            "không đạt",
            "chưa xác định",
            "không áp dụng",
            "bị gián đoạn",
            "CÁC NHÓM DỮ LIỆU",
            "không rõ",
            "đúng bản đã ký",
            "KHÁC BẢN ĐÃ KÝ",
            "KHÔNG ĐƯỢC KÝ",
            "chưa so sánh",
            "chưa đọc",
            "không đọc được: %1$s",
            "ảnh khuôn mặt: %1$s, %2$s byte từ vị trí %3$s",
            "không có ảnh",
            "thông tin công dân",
            "giao thức: %1$s",
            "khóa RSA %1$s bit",
            "khóa EC, điểm dài %1$s byte",
            "khóa loại khác",
            "không rõ",
            "JPEG",
            "JPEG 2000",
            "JPEG 2000 (codestream)",
            "WSQ",
            "khác",
            "AA",
            "CA",
            "tham số miền CA",
            "khóa CA",
            "EF.DIR",
            "PACE",
            "tham số miền PACE",
            "TA",
            "SAI LỆCH",
        },
    };

    private KioskTexts() {}
}
