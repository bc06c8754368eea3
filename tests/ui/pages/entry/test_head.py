"""The chips over a form count explanations and statements apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.catalogue import Catalogue
from forms.common.period import Period
from ui.look import Look
from ui.pages.entry.head import EntryHead
from ui.theme import LIGHT
from validation.tally import Tally

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_statements_are_no_explanations(qtbot: QtBot) -> None:
    form = next(f for f in Catalogue.shipped().in_force(Period(2026, 10)) if f.code == "CT03")
    head = EntryHead(Look(LIGHT), form, locked=False)
    qtbot.addWidget(head)
    head.show_tally(Tally(errors=0, missing=0, unexplained=0, explained=8, stated=1))
    assert "8 đã giải trình, 1 cam đoan" in [chip._text for chip in head._chips]
    head.show_tally(Tally(errors=0, missing=0, unexplained=0, explained=0, stated=1))
    assert "1 cam đoan" in [chip._text for chip in head._chips]
