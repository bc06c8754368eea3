"""The model changes row by row: what stays keeps its index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex

from ui.pages.records.model import RecordRole, RecordsModel
from ui.pages.records.source import COMPLETE, Summary

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

LISTS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)


def listed(records: list[str], title: str = "x") -> tuple[Summary, ...]:
    return tuple(
        Summary(record, number, record, "", f"{title} {record}", "", COMPLETE, record)
        for number, record in enumerate(records, start=1)
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LISTS, min_size=1, max_size=4))
def test_after_any_changes_it_shows_what_it_was_given(
    qtmodeltester: ModelTester, steps: list[list[str]]
) -> None:
    model = RecordsModel()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    for number, records in enumerate(steps):
        wanted = listed(records, str(number))
        model.show(wanted)
        shown = [model.index(row).data(RecordRole.SUMMARY) for row in range(model.rowCount())]
        assert tuple(shown) == wanted


def test_what_stays_keeps_its_index() -> None:
    model = RecordsModel()
    model.show(listed(["a", "b", "c"]))
    kept = QPersistentModelIndex(model.index(1))
    model.show(listed(["d", "b", "e", "c"]))
    assert kept.row() == 1
    assert kept.data(RecordRole.SUMMARY).record == "b"
    model.show(listed(["d"]))
    assert not kept.isValid()
