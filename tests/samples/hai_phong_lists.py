"""The list forms and the narrative of the Hải Phòng sample."""

from __future__ import annotations

from typing import Final

_ILLUSTRATIVE: Final = "minh họa"
_CONFERENCE: Final = (
    "nội dung theo kiến nghị công bố tại Hội nghị năm 2023; cách trình bày minh họa"
)

#: Form → records, each with the note of its lines.
RECORDS: Final = {
    "CT10": (
        (
            _ILLUSTRATIVE,
            {
                "title": "Chương trình hợp tác phát triển công thương Hải Phòng – Quảng Ninh",
                "kind": "agreement",
                "field": "industry_trade",
                "partners": "Quảng Ninh",
                "document": "Kế hoạch số 118/KH-UBND",
                "start": "2023-04-12",
                "status": "active",
                "result": "Đã thống nhất danh mục mười nội dung phối hợp năm 2024.",
            },
        ),
        (
            _ILLUSTRATIVE,
            {
                "title": "Hội nghị kết nối cung cầu hàng hóa các địa phương phía Bắc",
                "kind": "matching",
                "field": "industry_trade",
                "partners": "Hà Nội; Hải Dương; Thái Bình; Quảng Ninh",
                "start": "2024-08-15",
                "end": "2024-08-17",
                "status": "ended",
                "firms": "86",
                "value": "42500",
                "cost": "640.5",
                "result": "Ký 34 biên bản ghi nhớ; 21 doanh nghiệp vào chuỗi siêu thị.",
            },
        ),
    ),
    "KN": (
        (
            _CONFERENCE,
            {
                "code": "31-2024-01",
                "title": "Tăng vốn ngân sách trung ương cho hạ tầng cụm công nghiệp",
                "field": "cluster",
                "kind": "funding",
                "obstacle": (
                    "Suất đầu tư hạ tầng cụm công nghiệp lớn, thu hồi vốn chậm; ngân sách địa "
                    "phương chưa bố trí đủ phần hỗ trợ."
                ),
                "proposal": (
                    "Bố trí thêm vốn ngân sách trung ương hỗ trợ đầu tư hạ tầng cụm công nghiệp ở "
                    "địa bàn khó khăn."
                ),
                "authority": "government",
                "addressee": "Thủ tướng Chính phủ",
                "urgency": "normal",
                "turn": "again",
                "before": "31-2023-02",
                "sent": "2024-05-10",
                "occasion": "Hội nghị ngành Công Thương các tỉnh, thành phố phía Bắc lần thứ X",
                "status": "processing",
            },
        ),
        (
            _CONFERENCE,
            {
                "code": "31-2024-02",
                "title": "Quy định riêng về môi trường đối với cụm công nghiệp",
                "field": "cluster",
                "kind": "new_law",
                "obstacle": (
                    "Yêu cầu về môi trường đối với cụm công nghiệp đang áp dụng như khu công "
                    "nghiệp, cụm quy mô nhỏ khó đáp ứng."
                ),
                "proposal": "Ban hành quy định cụ thể về bảo vệ môi trường cụm công nghiệp.",
                "authority": "ministry",
                "addressee": "Bộ Công Thương",
                "urgency": "urgent",
                "turn": "new",
                "sent": "2024-05-10",
                "status": "sent",
            },
        ),
        (
            _CONFERENCE,
            {
                "code": "31-2024-03",
                "title": "Sửa đổi quy định hỗ trợ phát triển công nghiệp hỗ trợ",
                "field": "supporting",
                "kind": "law",
                "document": "Nghị định 111/2015/NĐ-CP ngày 03/11/2015",
                "obstacle": (
                    "Danh mục sản phẩm và điều kiện ưu đãi không còn phù hợp, doanh nghiệp nhỏ và "
                    "vừa khó tiếp cận."
                ),
                "proposal": "Sửa đổi Nghị định, hoặc xây dựng luật riêng về công nghiệp hỗ trợ.",
                "authority": "government",
                "addressee": "Chính phủ",
                "urgency": "normal",
                "turn": "new",
                "sent": "2024-05-10",
                "status": "sent",
            },
        ),
    ),
}

#: Sections of the narrative.
SECTIONS: Final = {
    "1.1": (
        "Chỉ số sản xuất công nghiệp tháng 8 tăng 11,93% so cùng kỳ, tám tháng tăng 15,14%. Ngành "
        "chế biến, chế tạo dẫn dắt; khai khoáng và điện giảm."
    ),
    "1.2": "Sức mua ổn định, hàng hóa dồi dào; không có biến động bất thường về giá.",
    "2": (
        "Khai khoáng giảm sâu do mỏ hết hạn giấy phép. Giải phóng mặt bằng một số cụm công nghiệp "
        "chậm so với kế hoạch."
    ),
    "3": (
        "Hoàn thiện hồ sơ thành lập một cụm công nghiệp. Chuẩn bị hàng hóa dự trữ mùa mưa bão, bảo "
        "đảm nguồn cung điện và xăng dầu."
    ),
}
