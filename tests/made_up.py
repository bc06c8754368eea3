"""Made-up definitions: a grid form, a list form, and a rule of every kind."""

from __future__ import annotations

from typing import Final

#: A form with everything that computes: a tree with a memo row, a percentage row, five kinds of
#: columns. ``{rules}`` and ``{more}`` take further tables.
FORM: Final = """
code = "CT91"
version = "2020.1"
kind = "grid"
number = "91"
title = "Biểu thử"
short_title = "Biểu thử"
unit = "tỷ đồng"
valid_from = 2020-01-01
{top}

[[origin]]
document = "Bài thử"

[[column]]
id = "plan"
title = "Kế hoạch năm {{year}}"
letter = "1"
decimals = 2
additive = true
carried = true

[[column]]
id = "reported"
title = "Ước T{{prev_month}} đã báo cáo"
letter = "2"
kind = "reference"
formula = "prev(estimate)"
decimals = 2
additive = true

[[column]]
id = "same_month"
title = "T{{month}}/{{last_year}}"
letter = "3"
kind = "reference"
formula = "same_month_last_year(estimate)"
decimals = 2
additive = true

[[column]]
id = "official"
title = "Chính thức T{{prev_month}}"
letter = "4"
decimals = 2
additive = true
required = true
minimum = "0"

[[column]]
id = "estimate"
title = "Ước T{{month}}"
letter = "5"
decimals = 2
additive = true
required = true
minimum = "0"
maximum = "1000000"
revised_by = "official"

[[column]]
id = "so_far"
title = "Lũy kế {{months}}"
letter = "6"
kind = "computed"
formula = "year_to_date(so_far, official, estimate)"
decimals = 2
additive = true

[[column]]
id = "change"
title = "So T{{prev_month}} (%)"
letter = "7=5:4"
kind = "computed"
formula = "growth(estimate, official)"
unit = "%"
decimals = 1

[[row]]
code = "T"
label = "Tổng số"
detail = "required"

[[row]]
code = "1"
label = "Ngành một"
parent = "T"
required = true
detail = "expected"

[[row]]
code = "1.1"
label = "Nhóm một"
parent = "1"
required = true

[[row]]
code = "1.2"
label = "Nhóm hai"
parent = "1"
required = true

[[row]]
code = "1.2a"
label = "Trong đó: xuất khẩu"
parent = "1.2"
memo = true

[[row]]
code = "1.3"
label = "Nhóm ba"
parent = "1"

[[row]]
code = "2"
label = "Ngành hai"
parent = "T"
required = true

[[row]]
code = "5"
label = "Tỷ lệ hàng Việt"
unit = "%"
additive = false
measures = ["reported", "same_month", "official", "estimate"]
maximum = "100"
{more}
{rules}
"""

LIST: Final = """
code = "KN"
version = "2020.1"
kind = "list"
number = "KN"
title = "Kiến nghị"
short_title = "Kiến nghị"
valid_from = 2020-01-01

[[origin]]
document = "Bài thử"

[[choices.topic]]
code = "power"
label = "Điện lực"

[[choices.topic]]
code = "trade"
label = "Thương mại"

[[column]]
id = "topic"
title = "Lĩnh vực"
type = "choice"
choices = "topic"
required = true

[[column]]
id = "content"
title = "Nội dung"
type = "text"
required = true
max_length = 200

[[column]]
id = "since"
title = "Từ ngày"
type = "date"

[[column]]
id = "amount"
title = "Số tiền"
decimals = 2
"""


def a_rule(code: str, kind: str, *lines: str, severity: str = "error") -> str:
    """A rule table for the made-up form."""
    head = (
        "[[rule]]",
        f'code = "{code}"',
        f'kind = "{kind}"',
        f'severity = "{severity}"',
        'title = "Quy tắc thử"',
    )
    return "\n".join((*head, *lines)) + "\n"


#: One rule of every kind that the made-up form can hold.
RULES: Final = "".join(
    (
        a_rule("CT91-01", "sum", 'tolerance = "rounding"'),
        a_rule("CT91-02", "memo"),
        a_rule("CT91-03", "range"),
        a_rule("CT91-04", "required", 'columns = ["estimate"]'),
        a_rule("CT91-05", "required", 'columns = ["official"]', 'when = "reported"'),
        a_rule("CT91-06", "breakdown", 'columns = ["estimate"]', severity="warning"),
        a_rule(
            "CT91-07",
            "compare",
            'columns = ["estimate"]',
            'base = "official"',
            'base_label = "chính thức tháng {prev_month}"',
            'limit = "30"',
            'small = "10"',
            severity="warning",
        ),
        a_rule(
            "CT91-08",
            "unchanged",
            'columns = ["estimate"]',
            'base = "reported"',
            'base_label = "ước tháng {prev_month}"',
            severity="warning",
        ),
        a_rule("CT91-09", "at_most", 'columns = ["estimate"]', 'other = "so_far"'),
        a_rule("CT91-10", "agrees", 'columns = ["so_far"]', severity="warning"),
        a_rule("CT91-11", "order", 'rows = ["1", "2"]', 'columns = ["estimate"]'),
        a_rule(
            "CT91-12",
            "no_fall",
            'columns = ["plan"]',
            'base = "same_month"',
            'base_label = "tháng {month}/{last_year}"',
            severity="warning",
        ),
        a_rule("CT91-13", "index_slip", 'columns = ["change"]', severity="warning"),
        a_rule("CT91-14", "hull", 'columns = ["change"]', severity="warning"),
        a_rule(
            "CT91-15",
            "ratio",
            'rows = ["5", "2", "T"]',
            'columns = ["estimate"]',
            'tolerance = "0.1"',
            severity="warning",
        ),
        a_rule(
            "CT91-16",
            "expression",
            'columns = ["so_far"]',
            'expression = "so_far >= prev(so_far)"',
            'text = "lũy kế {left} nhỏ hơn lũy kế tháng {prev_month} ({right}), chênh {gap}. Xem."',
            "months = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]",
        ),
        a_rule(
            "CT91-17",
            "required_if",
            'columns = ["plan"]',
            'expression = "estimate > 900000"',
        ),
        a_rule(
            "CT91-18",
            "both_or_neither",
            'columns = ["plan", "same_month"]',
            severity="warning",
        ),
        a_rule(
            "CT91-19",
            "outlier",
            'columns = ["estimate"]',
            'limit = "5"',
            'error_limit = "1000"',
            'small = "10"',
            'yields_to = ["CT91-07"]',
            severity="warning",
        ),
        a_rule(
            "CT91-20",
            "unit_slip",
            'columns = ["official"]',
            'base = "reported"',
            'base_label = "ước tháng {prev_month}"',
            'other = "same_month"',
            'small = "10"',
            severity="warning",
        ),
        a_rule(
            "CT91-21",
            "growth_path",
            'columns = ["change"]',
            'base = "change"',
            'other = "change"',
            'tolerance = "0.5"',
            severity="warning",
        ),
    )
)
