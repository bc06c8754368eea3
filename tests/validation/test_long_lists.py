"""Long lists: what is done grows with the records, not with the pairs of them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from forms.cell import Cell
from forms.change import InsertRecord, RemoveRecord, SetCells
from forms.common.period import Period
from tests.builders import CATALOGUE, figures
from validation.deciding import decided
from validation.engine import Inspection
from validation.rulebook import Rulebook

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from forms.change import Change
    from forms.figures import Figures

FORM = CATALOGUE.form("KN", Period(2026, 10))
#: Twice the records may take twice the work and a little more, never four times.
TWICE = 2.4
PROPOSAL = "Đề nghị bố trí vốn ngân sách trung ương cho hạ tầng cụm công nghiệp số"


def work(action: Callable[[], object]) -> int:
    """How many functions an action calls, those written in C included."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        action()
    finally:
        sys.setprofile(None)
    return calls


def alike(number: int) -> str:
    return f"{PROPOSAL} {number}"


def different(number: int) -> str:
    return " ".join(f"{word}{number}" for word in ("vốn", "chợ", "điện", "thuế", "cảng", "gạo"))


def a_list(records: int, text: Callable[[int], str]) -> Figures:
    made = figures(FORM)
    for number in range(records):
        made.apply(an_insert(f"r{number}", number, text))
    return made


def an_insert(record: str, place: int, text: Callable[[int], str]) -> InsertRecord:
    texts = {"code": f"40-2026-{record}", "title": text(place), "proposal": text(place)}
    cells = tuple((Cell("KN", record, column), said) for column, said in texts.items())
    return InsertRecord("KN", record, place, cells)


def looked_at(made: Figures) -> Inspection:
    inspection = Inspection(Rulebook(), [FORM], made)
    assert inspection.findings
    return inspection


def following(made: Figures, change: Change) -> Callable[[], object]:
    inspection = looked_at(made)
    return lambda: inspection.refresh(made.apply(change)[1])


@pytest.mark.parametrize("text", [alike, different])
def test_looking_at_a_list_for_the_first_time_grows_with_its_records(
    text: Callable[[int], str],
) -> None:
    small, large = (a_list(count, text) for count in (150, 300))
    looked_at(small)  # what is read once for all lists
    assert work(lambda: looked_at(large)) < TWICE * work(lambda: looked_at(small))


@pytest.mark.parametrize("text", [alike, different])
@pytest.mark.parametrize(
    "change",
    [
        lambda count: an_insert("new", count, alike),
        lambda count: RemoveRecord("KN", f"r{count - 1}"),
        lambda count: SetCells(((Cell("KN", f"r{count - 1}", "proposal"), alike(7)),)),
    ],
    ids=["add", "remove", "rewrite"],
)
def test_a_change_at_the_end_of_a_list_is_followed_without_deciding_the_rest(
    text: Callable[[int], str], change: Callable[[int], Change]
) -> None:
    small, large = (work(following(a_list(n, text), change(n))) for n in (100, 250))
    assert large < small + 5 * 150  # a step or two per record, no check


def test_findings_are_those_of_checks_bound_to_each_record() -> None:
    made = a_list(70, alike)
    inspection = looked_at(made)
    alone = [finding for check in inspection.checks("KN") if (finding := decided(check, made)[1])]
    assert sorted(map(repr, inspection.findings)) == sorted(map(repr, alone))
