"""The sentences of verification: what is wrong with a signed workbook, and what follows."""

from __future__ import annotations

from enum import unique

from forms.common.errors import Message


@unique
class VerdictMessage(Message):
    """One finding about a signed file; names are stable codes."""

    # The package around the signatures (ECMA-376-2 10.4)
    ORIGIN_MISSING = "Tệp có dấu vết chữ ký ({place}) nhưng không có mục gốc chữ ký."
    ORIGIN_DUPLICATE = "Tệp khai báo {count} mục gốc chữ ký, chỉ được có một."
    ORIGIN_MISPLACED = "Mục gốc chữ ký chỉ tới {place} thay vì _xmlsignatures/origin.sigs."
    ORIGIN_NOT_EMPTY = "Mục gốc chữ ký {place} có nội dung lạ."
    ORIGIN_TYPE = "Mục gốc chữ ký {place} có kiểu nội dung sai."
    ORIGIN_RELATIONSHIP = "Mục gốc chữ ký có liên kết lạ {item}."
    SIGNATURE_MISSING = "Chữ ký {place} được khai báo nhưng không có trong tệp."
    SIGNATURE_UNREFERENCED = "Tệp chứa {place} giống chữ ký nhưng không được khai báo."
    SIGNATURE_TYPE = "Chữ ký {place} có kiểu nội dung sai."
    SIGNATURE_DUPLICATE = "Chữ ký {place} được khai báo hai lần."
    SIGNATURE_GONE = "{place} được ký sau một chữ ký không còn trong tệp."
    SIGNATURE_COUNT = "Tệp khai báo {count} chữ ký, nhiều hơn mức một báo cáo có thể có."
    OVERRIDE_WITHOUT_PART = "Bảng kiểu nội dung nhắc tới {place} không có trong tệp."
    RELS_WITHOUT_SOURCE = "Bảng liên kết {place} không thuộc thành phần nào."
    RELS_TYPE = "Bảng liên kết {place} có kiểu nội dung sai."
    PART_WITHOUT_TYPE = "Thành phần {place} không có kiểu nội dung."
    METADATA_DUPLICATE = "Tệp khai báo hai lần phần thông tin tài liệu {place}."
    METADATA_TARGET = "Phần thông tin tài liệu được khai báo bằng địa chỉ lạ {place}."
    METADATA_BROKEN = "Phần thông tin tài liệu {place} chứa nội dung lạ hoặc quá lớn."
    TABLE_FORM = "Bảng {place} chứa chữ, thuộc tính hoặc tên lạ."
    MAIN_PART = "Tệp phải có đúng một sổ tính chính, ở đây có {count}."
    ACTIVE_CONTENT = (
        "Thành phần {place} là nội dung tự chạy hoặc nối ra ngoài, báo cáo không được có."
    )

    # The signature document (W3C XMLDSig, ETSI TS 101 903, MS-OFFCRYPTO 2.5.2)
    XML_REFUSED = "{reason}"
    XML_FOREIGN = "{place} chứa chú thích hoặc chỉ dẫn xử lý, chữ ký không được có."
    XML_ATTRIBUTE = "{place} chứa thuộc tính {item}, chữ ký không được có."
    XML_NAMESPACES = "{place} khai báo quá nhiều không gian tên XML."
    ID_DUPLICATE = "{place} có hai phần tử cùng tên nhận dạng {item}."
    SIGNATURE_TOO_LARGE = "{place} có nhiều phần tử hoặc thuộc tính hơn mức một chữ ký có thể có."
    NOT_A_SIGNATURE = "{place} không phải một chữ ký (phần tử gốc {item})."
    ELEMENT_UNEXPECTED = "{place} có phần tử {item} ở chỗ không được phép."
    TEXT_UNEXPECTED = "{place} có chữ lạ cạnh phần tử {item}."
    SIGNATURE_NAME = "{place} mang tên nhận dạng khác với tên mà phần tử {item} chỉ tới."
    WORDS_UNPRINTABLE = (
        "{place} có {item} chứa ký tự xuống dòng, điều khiển hoặc đảo chiều chữ, hoặc quá dài."
    )
    ELEMENT_MISSING = "{place} thiếu phần tử {item}."
    OBJECT_UNKNOWN = "{place} chứa đối tượng lạ {item}."
    OBJECT_DUPLICATE = "{place} chứa hai đối tượng cùng loại {item}."
    MANIFEST_MISPLACED = "{place} có {count} danh mục ký, chỉ được có một và đúng chỗ."
    MANIFEST_TOO_LONG = "{place} liệt kê {count} thành phần, nhiều hơn một tệp có thể chứa."
    XADES_MISSING = "{place} thiếu phần XAdES ràng buộc chứng thư, kiểu chữ ký cũ."
    C14N_METHOD = "{place} dùng cách chuẩn hóa XML không được phép ({item})."
    SIGNATURE_METHOD = "{place} dùng thuật toán ký không được phép ({item})."
    DIGEST_METHOD = "{place} dùng thuật toán băm không được phép ({item})."
    TRANSFORM = "{place} dùng phép biến đổi không được phép cho {item}."
    BASE64 = "{place} có giá trị {item} không đúng dạng base64."
    REFERENCE_TARGET = "{place} ký vào đối tượng không được phép ({item})."
    REFERENCE_TYPE = "{place} ghi sai loại tham chiếu cho {item}."
    REFERENCE_DUPLICATE = "{place} ký hai lần vào {item}."
    REFERENCE_MISSING = "{place} không ký vào {item}."

    # The digests
    OBJECT_DIGEST = "{place}: {item} đã bị sửa sau khi ký."
    PART_DIGEST = "Thành phần {item} đã bị sửa sau khi ký ({place})."
    PART_MISSING = "Thành phần {item} đã bị xóa sau khi ký ({place})."
    PART_URI = "{place} ghi sai địa chỉ thành phần {item}."
    PART_DUPLICATE = "{place} liệt kê hai lần thành phần {item}."
    PART_TYPE = "Kiểu nội dung của {item} đã bị đổi sau khi ký ({place})."
    PART_TRANSFORM = "{place} dùng phép biến đổi không được phép cho thành phần {item}."
    RELATIONSHIP_MISSING = "Liên kết {item} đã ký không còn trong tệp ({place})."
    DIGEST_WEAK = "{place} dùng thuật toán băm cũ SHA-1, không còn an toàn."
    RELS_WHITESPACE = "{place} do LibreOffice ký: bảng liên kết {item} được tính cả khoảng trắng."

    # The signature value and the certificate it is bound to
    CERTIFICATE_MISSING = "{place} không kèm chứng thư."
    CERTIFICATE_UNREADABLE = "{place} kèm chứng thư không đọc được."
    CERTIFICATE_SUBSTITUTED = "{place}: chứng thư kèm theo không phải chứng thư đã ký."
    CERTIFICATE_AMBIGUOUS = "{place} kèm nhiều chứng thư giống chứng thư đã ký."
    ISSUER_SERIAL = "{place}: nơi cấp hoặc số hiệu ghi trong chữ ký khác với chứng thư."
    KEY_VALUE = "{place} kèm theo một khóa khác với khóa của chứng thư."
    KEY_KIND = "{place}: loại khóa của chứng thư không hợp với thuật toán ký."
    KEY_WEAK = "{place} dùng khóa {bits} bit, quá ngắn so với mức tối thiểu hiện hành."
    SIGNATURE_VALUE = "{place}: giá trị chữ ký không đúng với khóa của người ký."
    SIGNATURE_WEAK = "{place} ký bằng thuật toán cũ dùng SHA-1, không còn an toàn."

    # Coverage
    PART_UNCOVERED = "Thành phần {item} không được chữ ký bảo vệ ({place})."
    RELATIONSHIP_UNCOVERED = "Liên kết {item} không được chữ ký bảo vệ ({place})."

    # The time
    TIME_MISSING = "{place} không ghi thời điểm ký."
    TIME_MALFORMED = "{place} ghi thời điểm ký không đọc được ({item})."
    TIME_DISAGREES = "{place} ghi hai thời điểm ký khác nhau."
    TIME_FUTURE = "{place} ghi thời điểm ký ở tương lai ({item})."
    TIME_CLAIMED = "Thời điểm ký lấy theo đồng hồ máy của người ký, không có dấu thời gian."

    TIMESTAMPED = "Dấu thời gian của {subject} xác nhận chữ ký đã có lúc {time}."
    TIMESTAMP_UNTRUSTED = (
        "Dấu thời gian của {subject} lúc {time} chưa được tin cậy: {reason}. "
        "Thời điểm ký vẫn lấy theo đồng hồ máy của người ký."
    )
    TIMESTAMP_MALFORMED = "{place} mang dấu thời gian không đọc được."
    TIMESTAMP_WEAK = (
        "{place} mang dấu thời gian dùng thuật toán băm cũ, không còn chứng minh được thời điểm."
    )
    TIMESTAMP_IMPRINT = "{place} mang dấu thời gian của một chữ ký khác."
    TIMESTAMP_SIGNATURE = "{place} mang dấu thời gian đã bị sửa."
    TIMESTAMP_EARLIER = "{place} tự khai ký sau thời điểm trên dấu thời gian ({time})."

    # The certificate
    CERTIFICATE_EXPIRED = "Chứng thư của {subject} đã hết hạn từ {date}, trước khi ký."
    CERTIFICATE_EXPIRED_SINCE = (
        "Chứng thư của {subject} đã hết hạn từ {date}; ký trước ngày đó hay không chỉ do người ký "
        "tự khai."
    )
    CERTIFICATE_NOT_YET_VALID = "Chứng thư của {subject} chỉ có hiệu lực từ {date}, sau khi ký."
    CERTIFICATE_USAGE = "Chứng thư của {subject} không cấp để ký số."
    CERTIFICATE_IS_CA = "Chứng thư của {subject} là chứng thư của nơi cấp, không phải của người ký."
    CERTIFICATE_REVOKED = "Chứng thư của {subject} đã bị thu hồi từ {date}, trước khi ký."
    CERTIFICATE_UNTRUSTED = (
        "Chứng thư của {subject} không nối được tới chứng thư gốc tin cậy: {reason}."
    )
    TRUST_NOT_GIVEN = "Chưa kiểm tra được chứng thư vì chưa có thư mục chứng thư gốc tin cậy."
    REVOCATION_UNKNOWN = (
        "Chưa kiểm tra được thu hồi của chứng thư {subject}: không có danh sách phù hợp."
    )
    REVOKED_LATER = (
        "Chứng thư của {subject} bị thu hồi từ {date}, sau thời điểm ký mà người ký tự khai."
    )
    CERTIFICATE_COMPROMISED = (
        "Chứng thư của {subject} bị thu hồi từ {date} do lộ khóa, chữ ký không còn đáng tin."
    )
    CERTIFICATE_EXTENSION = (
        "Chứng thư của {subject} có điều kiện bắt buộc {item} mà chương trình không hiểu."
    )
    REVOCATION_AGE = "Danh sách thu hồi của {subject} phát hành ngày {date}, cách đây {days} ngày."
    CERTIFICATE_PINNED = "Chứng thư của {subject} nằm trong danh sách được chỉ định tin cậy."
