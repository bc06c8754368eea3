"""A move to another version on disk: journaled, replayed, carried into revisions and backups."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from forms.cell import Cell
from forms.change import Explain, Explanation, MoveForm, SetCells
from forms.common.errors import KnownError
from forms.messages import FormsMessage
from forms.report import ReportKey, ReportState
from forms.store.backup import back_up, restore
from forms.store.revisions import revise
from forms.store.upgrades import carry_out, planned
from tests.builders import CLOCK, MONTH, Shelf, a_shelf, write_definitions
from tests.made_up import FORM

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from forms.definition import Form
    from forms.store.reports import StoredReport

KEY = ReportKey("40", MONTH)
GONE, MOVED, KEPT = (Cell("CT91", row, "estimate") for row in ("2", "1.3", "1.1"))


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    folder = write_definitions(tmp_path / "definitions")
    text = FORM.format(top="", more="", rules="")
    text = text.replace("2020.1", "2021.1").replace("2020-01-01", "2021-01-01")
    text = text.replace('code = "2"\n', 'code = "3"\n')
    text = text.replace('code = "1.3"\n', 'code = "1.4"\nformerly = ["1.3"]\n')
    (folder / "CT91.2021-01.toml").write_text(text, encoding="utf-8")
    shelf = a_shelf(tmp_path, folder)
    yield shelf
    shelf.close()


def begun(shelf: Shelf) -> StoredReport:
    stored = shelf.reports.begin(KEY, {"CT91": "2020.1", "KN": "2020.1"})
    ledger = shelf.ledger(stored)
    ledger.apply(SetCells(((GONE, Decimal(5)), (MOVED, Decimal(6)), (KEPT, Decimal(7)))))
    ledger.apply(Explain("CT91-07", KEPT, Explanation("vì sao", "00ff", "2026-11-03")))
    return stored


def moved(shelf: Shelf) -> StoredReport:
    stored = begun(shelf)
    carry_out(shelf.reports, stored, planned(shelf.reports, stored, newest(shelf)))
    return found(shelf)


def newest(shelf: Shelf) -> Form:
    return shelf.catalogue.form("CT91", MONTH)


def found(shelf: Shelf) -> StoredReport:
    stored = shelf.reports.find("40", MONTH)
    assert stored is not None
    return stored


def test_a_report_keeps_its_version_until_it_is_moved(shelf: Shelf) -> None:
    stored = begun(shelf)
    planned(shelf.reports, stored, newest(shelf))
    assert found(shelf) == stored
    assert shelf.reports.open(stored).forms["CT91"].version == "2020.1"


def test_the_figures_and_the_version_are_on_disk(shelf: Shelf) -> None:
    stored = moved(shelf)
    assert stored.forms == {"CT91": "2021.1", "KN": "2020.1"}
    report = shelf.reports.open(stored)
    assert report.forms["CT91"].version == "2021.1"
    assert report.values == {
        Cell("CT91", "1.4", "estimate"): Decimal(6),
        KEPT: Decimal(7),
    }
    assert ("CT91-07", KEPT) in report.explanations


def test_the_journal_replays_to_cells_and_versions_and_keeps_what_was_left_over(
    shelf: Shelf,
) -> None:
    stored = moved(shelf)
    assert shelf.reports.replays(stored)
    last = shelf.reports.journal(stored)[-1]
    assert isinstance(last.inverse, MoveForm)
    assert last.inverse.version == "2020.1"
    assert dict(last.inverse.cells)[GONE] == 5
    (edit, *_) = shelf.reports.edits(stored, GONE)
    assert (edit.before, edit.after) == (Decimal(5), None)


def test_a_version_changed_behind_the_journal_is_found(shelf: Shelf) -> None:
    stored = moved(shelf)
    with shelf.database.transaction() as connection:
        forms = json.dumps({"CT91": "2020.1", "KN": "2020.1"})
        connection.execute("UPDATE reports SET forms = ? WHERE id = ?", (forms, stored.id))
    assert not shelf.reports.replays(found(shelf))


def test_work_goes_on_after_the_move(shelf: Shelf) -> None:
    stored = moved(shelf)
    cell = Cell("CT91", "3", "estimate")
    shelf.ledger(stored).apply(SetCells(((cell, Decimal(9)),)))
    assert shelf.reports.replays(stored)
    assert shelf.reports.open(stored).typed(cell) == 9


def test_a_signed_report_is_not_moved_and_its_revision_keeps_the_version(shelf: Shelf) -> None:
    stored = moved(shelf)
    shelf.reports.set_state(stored, ReportState.SIGNED)
    with pytest.raises(KnownError) as caught:
        planned(shelf.reports, found(shelf), newest(shelf))
    assert caught.value.message is FormsMessage.REPORT_LOCKED
    fresh = revise(shelf.reports, found(shelf))
    assert fresh.forms["CT91"] == "2021.1"
    assert shelf.reports.replays(fresh)


def test_a_backup_carries_the_move(shelf: Shelf, tmp_path: Path) -> None:
    moved(shelf)
    back_up(shelf.database, "40", tmp_path / "sao.bcct", CLOCK)
    (tmp_path / "khac").mkdir()
    other = a_shelf(tmp_path / "khac", tmp_path / "definitions")
    restore(other.database, tmp_path / "sao.bcct", CLOCK)
    stored = found(other)
    assert stored.forms["CT91"] == "2021.1"
    assert other.reports.replays(stored)
    other.close()
