"""A form nobody began is left out of the report."""

from __future__ import annotations

from decimal import Decimal

import pytest

from forms.cell import Cell
from forms.common.amount import Unreadable
from tests.validation.one_form import Desk

GRID = """
code = "CT90"
version = "2020.1"
kind = "grid"
number = "90"
title = "Biểu thử"
short_title = "Biểu thử"
mandatory = {mandatory}
valid_from = 2020-01-01

[[origin]]
document = "Bài thử"

[[column]]
id = "plan"
title = "Kế hoạch"
letter = "1"
carried = true

[[column]]
id = "now"
title = "Kỳ này"
letter = "2"
required = true

[[choices.status]]
code = "draft"
label = "Đang xây dựng"

[[choices.status]]
code = "done"
label = "Đã phê duyệt"

[[row]]
code = "1"
label = "Số cụm"
required = true

[[row]]
code = "2"
label = "Tình trạng"
type = "choice"
choices = "status"
additive = false
required = true
measures = ["now"]

[[rule]]
code = "CT90-01"
kind = "required"
severity = "error"
title = "Ô bắt buộc"
columns = ["now"]
"""


@pytest.fixture
def optional() -> Desk:
    return Desk(GRID.format(mandatory="false"))


def test_nothing_is_missing_in_a_form_nobody_began(optional: Desk) -> None:
    assert optional.found == []


def test_a_mandatory_form_nobody_began_is_one_finding() -> None:
    finding = Desk(GRID.format(mandatory="true")).only()
    assert (finding.rule, finding.missing) == ("CT90-00B", True)
    assert "Biểu thử" in finding.message


def test_a_plan_carried_from_earlier_months_begins_nothing(optional: Desk) -> None:
    optional.put("1", "plan", Decimal(5))
    assert optional.found == []


def test_the_first_entry_begins_the_form_and_clearing_it_ends_it(optional: Desk) -> None:
    missing = Cell("CT90", "2", "now")
    assert missing in optional.put("1", "now", Decimal(5))
    assert optional.found == [("CT90-01", "2/now")]
    assert missing in optional.put("1", "now", None)
    assert optional.found == []


def test_a_status_among_numbers_is_checked_as_a_choice(optional: Desk) -> None:
    optional.put("1", "now", Decimal(5))
    optional.put("2", "now", Unreadable("xong"))
    assert "Đang xây dựng, Đã phê duyệt" in optional.only().text
    optional.put("2", "now", "done")
    assert optional.found == []
