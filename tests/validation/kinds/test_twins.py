"""The indexes of rules between records answer like somebody who compares all with all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.cell import Cell
from forms.change import InsertRecord, RemoveRecord, SetCells
from forms.loader import load
from tests.builders import figures
from tests.made_up import LIST, a_rule
from validation.engine import Inspection
from validation.kinds.texts import words_of
from validation.rulebook import Rulebook

if TYPE_CHECKING:
    from forms.figures import Figures

FORM = load(
    LIST
    + a_rule("KN-01", "unique", 'columns = ["content"]')
    + a_rule("KN-02", "similar", 'columns = ["content"]', 'limit = "0.5"'),
    "KN.2020-01.toml",
)
WORDS = ("điện", "nông", "thôn", "chợ", "vốn", "hạ", "tầng", "thuế", "gạo")
contents = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)


def content(record: str) -> Cell:
    return Cell("KN", record, "content")


def compared(made: Figures) -> set[tuple[str, str, int]]:
    """Rule, record, and the number of the first record before it that says the same."""
    found = set()
    held = [(record, made.typed(content(record))) for record in made.records("KN")]
    texts = [(record, text) for record, text in held if isinstance(text, str)]
    places = {record: place for place, (record, _) in enumerate(held, start=1)}
    for at, (record, text) in enumerate(texts):
        mine = words_of(text)
        for other, theirs in texts[:at]:
            if theirs.casefold() == text.casefold():
                found.add(("KN-01", record, places[other]))
                break
        for other, theirs in texts[:at]:
            either = len(mine | words_of(theirs))
            if len(mine) >= 4 and 2 * len(mine & words_of(theirs)) >= either:
                found.add(("KN-02", record, places[other]))
                break
    return found


def told(inspection: Inspection) -> set[tuple[str, str, int]]:
    findings = inspection.findings_of("KN")
    among = (f for f in findings if f.rule in {"KN-01", "KN-02"})
    return {
        (f.rule, f.cell.row, int(f.text.partition("ở dòng ")[2].partition(".")[0])) for f in among
    }


@given(st.lists(contents, max_size=12), st.data())
def test_every_twin_is_found_whatever_comes_and_goes(texts: list[str], data: st.DataObject) -> None:
    made = figures(FORM)
    inspection = Inspection(Rulebook(), [FORM], made)
    inspection.run()
    for number, text in enumerate(texts):
        place = data.draw(st.integers(0, len(made.records("KN"))))
        insert = InsertRecord("KN", f"r{number}", place, ((content(f"r{number}"), text or None),))
        inspection.refresh(made.apply(insert)[1])
        records = made.records("KN")
        record = data.draw(st.sampled_from(records))
        if data.draw(st.booleans()):
            rewritten = SetCells(((content(record), data.draw(contents) or None),))
            inspection.refresh(made.apply(rewritten)[1])
        elif len(records) > 3:
            inspection.refresh(made.apply(RemoveRecord("KN", record))[1])
        assert told(inspection) == compared(made)


@pytest.mark.parametrize(("share", "found"), [("0.6", True), ("0.61", False)])
def test_the_share_itself_is_too_much(share: str, found: bool) -> None:
    text = LIST + a_rule("KN-02", "similar", 'columns = ["content"]', f'limit = "{share}"')
    form = load(text, "KN.2020-01.toml")
    made = figures(form)
    for number, words in enumerate(("một hai ba bốn", "một hai ba năm")):  # three of five
        cells = ((content(f"r{number}"), words),)
        made.apply(InsertRecord("KN", f"r{number}", number, cells))
    findings = Inspection(Rulebook(), [form], made).findings
    assert bool(findings) is found


def test_an_explanation_is_bound_to_the_two_records_only() -> None:
    made = figures(FORM)
    texts = ("điện nông thôn chợ", "vốn hạ tầng gạo", "điện nông thôn chợ vốn")
    for number, text in enumerate(texts):
        made.apply(InsertRecord("KN", f"r{number}", number, ((content(f"r{number}"), text),)))
    inspection = Inspection(Rulebook(), [FORM], made)
    (before,) = inspection.findings
    assert {cell.row for cell in before.cells} == {"r0", "r2"}
    inspection.refresh(made.apply(SetCells(((content("r1"), "thuế gạo hạ tầng"),)))[1])
    (unrelated,) = inspection.findings
    assert unrelated.digest == before.digest
    inspection.refresh(made.apply(SetCells(((content("r0"), "điện nông thôn chợ gạo"),)))[1])
    (concerned,) = inspection.findings
    assert concerned.digest != before.digest
