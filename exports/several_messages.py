"""The sentences about files of one delivery that repeat or contradict each other."""

from __future__ import annotations

from enum import unique

from forms.common.errors import Message


@unique
class SeveralMessage(Message):
    """Problems first, then remarks that change no verdict."""

    CONFLICT = (
        "{other} cũng nhận là bản lập lần thứ {revision} của {unit}, {period}. "
        "Hỏi đơn vị gửi bản nào đúng."
    )
    CONTENT_DIFFERS = (
        "{other} mang cùng mã gói {package} nhưng nội dung khác. Hỏi đơn vị gửi bản nào đúng."
    )
    REPLACES_OTHER = (
        "Bản này ghi thay thế gói {stated}, nhưng bản lần thứ {before} trong {other} là gói "
        "{package}. Trả lại đơn vị gửi."
    )
    SIGNER_OF_OTHER_UNIT = (
        "Chứng thư của {subject} cũng ký báo cáo của {unit} trong {other}. "
        "Kiểm tra báo cáo có đúng của đơn vị gửi không."
    )
    SIGNER_IN_OTHER_ROLE = (
        "Chứng thư của {subject} ký với vai “{role}”, nhưng trong {other} ký với vai “{before}”. "
        "Hỏi đơn vị gửi vai nào đúng."
    )
    UNIT_UNEXPECTED = (
        "Báo cáo của {unit}, không phải của đơn vị đang chờ ({expected}). Trả lại nơi gửi."
    )
    REGISTERED_NEWER = (
        "Ngày {at} đã tiếp nhận bản lập lần thứ {newer} của {unit}, {period}, thay cho bản lần thứ "
        "{revision} này. Không dùng số liệu của tệp này."
    )
    REGISTERED_DIFFERS = (
        "Ngày {at} đã tiếp nhận một bản lập lần thứ {revision} khác của {unit}, {period} (gói "
        "{package}). Hỏi đơn vị gửi bản nào đúng."
    )
    REGISTERED_REPLACES = (
        "Bản này ghi thay thế gói {stated}, nhưng bản lần thứ {before} tiếp nhận ngày {at} là "
        "gói {package}. Trả lại đơn vị gửi."
    )
    REGISTERED_SIGNER = (
        "Chứng thư của {subject} đã ký báo cáo cùng tháng của đơn vị khác (mã {unit}), tiếp nhận "
        "ngày {at}. Kiểm tra báo cáo có đúng của đơn vị gửi không."
    )
    REGISTER_BROKEN = (
        "Sổ tiếp nhận {path} không đọc được. Đổi tên tệp đó để lập sổ mới, giữ lại để tra cứu."
    )

    REGISTER_EMPTY = "Sổ tiếp nhận trên máy này chưa có tệp nào."
    REGISTER_FITS = "Không trái với các tệp đã tiếp nhận."
    UNIT_OTHER = "Tệp là báo cáo của {unit}; máy này đang mở số liệu của {open}."
    REGISTERED = "Đã tiếp nhận đúng tệp này ngày {at}."
    REGISTERED_SAME = "Đã tiếp nhận gói này ngày {at}, nội dung như nhau."
    DUPLICATE = "Giống hệt {other}, chỉ cần giữ một tệp."
    SAME_PACKAGE = "Cùng gói với {other} ({signatures} chữ ký), nội dung như nhau."
    SUPERSEDED = "Đã được bản lập lần thứ {revision} trong {other} thay thế."
