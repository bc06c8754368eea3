"""One door for writing: every change can be taken back, written down and replayed."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.cell import Cell
from forms.change import (
    Change,
    Explain,
    Explanation,
    InsertRecord,
    RemoveRecord,
    SetCells,
    from_json,
    to_json,
)
from forms.common.amount import NOT_APPLICABLE, Unreadable
from forms.common.errors import BugError
from forms.loader import load
from forms.report import Report, ReportKey, touched
from tests.builders import MONTH, a_form
from tests.made_up import LIST
from tests.strategies import WALK, a_change, texts

GRID = a_form()
RECORDS = load(LIST, "KN.2020-01.toml")
AMOUNT = Cell("KN", "a1", "amount")


def a_report() -> Report:
    return Report(ReportKey("40", MONTH), {"CT91": GRID, "KN": RECORDS})


def content(report: Report) -> tuple[object, ...]:
    return dict(report.values), report.records("KN"), dict(report.explanations)


def write_something(data: st.DataObject, report: Report) -> list[tuple[Change, Change]]:
    """A random sequence of changes, applied, each with its inverse."""
    done = []
    for _ in range(data.draw(st.integers(0, 12))):
        change = a_change(data, report, GRID, RECORDS)
        done.append((change, report.apply(change)))
    return done


@WALK
@given(st.data())
def test_taking_everything_back_leaves_nothing(data: st.DataObject) -> None:
    report = a_report()
    states = [content(report)]
    inverses = []
    for _ in range(data.draw(st.integers(0, 12))):
        inverses.append(report.apply(a_change(data, report, GRID, RECORDS)))
        states.append(content(report))
    for inverse in reversed(inverses):
        assert content(report) == states.pop()
        report.apply(inverse)
    assert content(report) == states.pop() == content(a_report())


@WALK
@given(st.data())
def test_what_is_begun_follows_every_change(data: st.DataObject) -> None:
    report = a_report()
    done = write_something(data, report)
    for inverse in (None, *(back for _, back in reversed(done))):
        if inverse is not None:
            report.apply(inverse)
        for code, form in report.forms.items():
            own = [c for c in report.values if c.form == code]
            entered = any(not form.column_of[c.column].carried for c in own)
            assert report.begun(code) == (bool(report.records(code)) or entered)


@WALK
@given(st.data())
def test_an_undo_walk_ends_where_a_replay_does(data: st.DataObject) -> None:
    report = a_report()
    undo: list[Change] = []
    redo: list[Change] = []
    journal: list[Change] = []
    for _ in range(data.draw(st.integers(0, 15))):
        step = data.draw(st.sampled_from(["write", "undo", "redo"]))
        if step == "write":
            change = a_change(data, report, GRID, RECORDS)
            undo.append(report.apply(change))
            redo.clear()
        elif step == "undo" and undo:
            change = undo.pop()
            redo.append(report.apply(change))
        elif step == "redo" and redo:
            change = redo.pop()
            undo.append(report.apply(change))
        else:
            continue
        journal.append(change)
    replayed = a_report()
    for change in journal:
        replayed.replay(from_json(json.loads(json.dumps(to_json(change)))))
    assert content(replayed) == content(report)


@WALK
@given(st.data())
def test_every_change_is_written_and_read_back(data: st.DataObject) -> None:
    for pair in write_something(data, a_report()):
        for change in pair:
            text = json.dumps(to_json(change), ensure_ascii=False)
            assert from_json(json.loads(text)) == change


@WALK
@given(st.data())
def test_the_cells_a_change_and_its_inverse_touch_are_all_that_differ(data: st.DataObject) -> None:
    report = a_report()
    for _ in range(data.draw(st.integers(1, 8))):
        before = dict(report.values)
        change = a_change(data, report, GRID, RECORDS)
        inverse = report.apply(change)
        differing = {
            cell
            for cell in before.keys() | report.values.keys()
            if before.get(cell) != report.typed(cell)
        }
        assert differing <= set(touched(change)) | set(touched(inverse))


def test_one_paste_that_names_a_cell_twice_is_taken_back_whole() -> None:
    report = a_report()
    cell = Cell("CT91", "1.1", "estimate")
    report.apply(SetCells(((cell, Decimal(1)),)))
    inverse = report.apply(SetCells(((cell, Decimal(2)), (cell, Decimal(3)))))
    assert report.typed(cell) == 3
    report.apply(inverse)
    assert report.typed(cell) == 1


def test_blank_zero_and_not_applicable_are_three_entries() -> None:
    report = a_report()
    cells = [Cell("CT91", row, "estimate") for row in ("1.1", "1.2", "1.3")]
    report.apply(SetCells(tuple(zip(cells, (Decimal(0), NOT_APPLICABLE, None), strict=True))))
    assert [report.typed(cell) for cell in cells] == [Decimal(0), NOT_APPLICABLE, None]
    assert len(report.values) == 2


def test_a_record_comes_back_to_its_place_with_its_values() -> None:
    report = a_report()
    for place, record in enumerate(("a1", "b2", "c3")):
        report.apply(InsertRecord("KN", record, place, ((Cell("KN", record, "content"), record),)))
    inverse = report.apply(RemoveRecord("KN", "b2"))
    assert report.records("KN") == ("a1", "c3")
    assert report.typed(Cell("KN", "b2", "content")) is None
    report.apply(inverse)
    assert report.records("KN") == ("a1", "b2", "c3")
    assert report.typed(Cell("KN", "b2", "content")) == "b2"


@pytest.mark.parametrize(
    "change",
    [
        InsertRecord("KN", "a1", 0),
        InsertRecord("KN", "b2", 2),
        InsertRecord("KN", "b2", -1),
        RemoveRecord("KN", "b2"),
    ],
)
def test_an_impossible_change_is_a_bug_and_changes_nothing(change: Change) -> None:
    report = a_report()
    report.apply(InsertRecord("KN", "a1", 0, ((AMOUNT, Decimal(5)),)))
    before = content(report)
    with pytest.raises(BugError):
        report.apply(change)
    assert content(report) == before


def test_a_form_is_begun_by_a_record_or_an_entry_but_not_by_a_carried_plan() -> None:
    report = a_report()
    assert not report.holds("CT91")
    plan, estimate = (Cell("CT91", "2", column) for column in ("plan", "estimate"))
    report.apply(SetCells(((plan, Decimal(1)),)))
    assert not report.begun("CT91")
    assert report.holds("CT91")
    report.apply(SetCells(((estimate, Decimal(0)),)))
    assert report.begun("CT91")
    assert not report.begun("KN")
    report.apply(InsertRecord("KN", "a1", 0))
    assert report.begun("KN")


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"do": "drop"},
        {"do": "set"},
        {"do": "set", "cells": 5},
        {"do": "set", "cells": [["CT91/1/estimate"]]},
        {"do": "set", "cells": [["nowhere", "n", "1"]]},
        {"do": "set", "cells": [["CT91/1/estimate", "n", "NaN"]]},
        {"do": "set", "cells": [["CT91/1/estimate", "?", "1"]]},
        {"do": "insert", "form": "KN", "record": "a", "position": "1", "cells": []},
        {"do": "remove", "form": "KN", "record": 5},
        {"do": "explain", "rule": "A-1", "cell": 5, "explanation": None},
        {"do": "explain", "rule": "A-1", "cell": "CT91/1/plan", "explanation": {"text": "x"}},
        {"do": "explain", "rule": "A-1", "cell": "CT91/1/plan", "explanation": "x"},
    ],
    ids=str,
)
def test_a_foreign_journal_row_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".*"):
        from_json(data)


@given(
    st.recursive(
        st.none() | st.integers() | texts(8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts(8), inner, max_size=3),
    ),
    st.sampled_from(["set", "insert", "remove", "explain"]),
)
def test_reading_a_journal_raises_nothing_but_value_errors(rubbish: Any, kind: str) -> None:
    data = {"do": kind, "form": "KN", "record": "a", "position": 0, "rule": "A-1", "cell": "KN/a/b"}
    try:
        from_json({**data, "cells": rubbish, "explanation": rubbish})
    except ValueError:
        return


def test_every_kind_of_value_travels() -> None:
    cells: list[tuple[Cell, Any]] = [
        (Cell("CT91", "1.1", "estimate"), Decimal("1234567.89")),
        (Cell("CT91", "1.2", "estimate"), NOT_APPLICABLE),
        (Cell("CT91", "1.3", "estimate"), Unreadable("1,2,3")),
        (Cell("KN", "a1", "content"), "Đề nghị “sửa” điều 5\ntheo hướng mở"),
        (Cell("KN", "a1", "since"), date(2026, 2, 28)),
        (Cell("KN", "a1", "amount"), None),
    ]
    change = SetCells(tuple(cells))
    assert from_json(json.loads(json.dumps(to_json(change)))) == change
    reason = Explain("CT91-01", cells[0][0], Explanation("Vì giá tăng", "00ff", "2026-11-03"))
    assert from_json(to_json(reason)) == reason
