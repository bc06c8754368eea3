"""Pages are painted beside the window; paper stands in until they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from ui.pages.sign.document import SignatureMark
from ui.pages.sign.pictures import Pictures, page_picture

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.pages.sign.seed import Office
    from ui.pages.sign.document import PaperDocument

SIZE = QSize(595, 842)
SMALL = QSize(48, 68)


@pytest.fixture
def document(ready: Office) -> PaperDocument:
    return ready.page.stage.paper.document


@pytest.fixture
def pictures(qtbot: QtBot, document: PaperDocument) -> Pictures:
    pictures = Pictures()
    pictures.show_document(document)
    return pictures


def settle(qtbot: QtBot, pictures: Pictures) -> None:
    qtbot.waitUntil(lambda: not pictures.busy, timeout=10_000)


def blank(image: QImage) -> bool:
    paper = QImage(image.size(), image.format())
    paper.fill(QColor("white"))
    return image == paper


def test_paper_stands_in_until_the_page_is_painted(
    qtbot: QtBot, pictures: Pictures, document: PaperDocument
) -> None:
    assert blank(pictures.picture(1, SIZE, 1.0))
    settle(qtbot, pictures)
    painted = pictures.picture(1, SIZE, 1.0)
    assert not blank(painted)
    assert painted == page_picture(document, 1, SIZE, 1.0)
    assert not pictures.busy


def test_small_pages_come_last(qtbot: QtBot, pictures: Pictures) -> None:
    told: list[bool] = []
    pictures.painted.connect(lambda: told.append(blank(pictures.picture(3, SIZE, 1.0))))
    for number in (1, 2):
        pictures.picture(number, SMALL, 1.0)
    pictures.picture(3, SIZE, 1.0)
    settle(qtbot, pictures)
    assert told == [True, False, False]  # the one begun already, the large one, the other


def test_a_signature_replaces_the_page_without_a_blank_between(
    qtbot: QtBot, pictures: Pictures, document: PaperDocument
) -> None:
    pictures.picture(1, SIZE, 1.0)
    settle(qtbot, pictures)
    before = pictures.picture(1, SIZE, 1.0)
    signed = replace(document, marks=(SignatureMark(("Ký bởi: Giám đốc Sở",)),))
    pictures.show_document(signed)
    assert pictures.picture(1, SIZE, 1.0) == before
    settle(qtbot, pictures)
    assert pictures.picture(1, SIZE, 1.0) == page_picture(signed, 1, SIZE, 1.0)


def test_another_document_shows_nothing_of_the_last_one(
    qtbot: QtBot, pictures: Pictures, document: PaperDocument
) -> None:
    pictures.picture(1, SIZE, 1.0)
    settle(qtbot, pictures)
    pictures.show_document(replace(document, pages=document.pages[1:]))
    assert blank(pictures.picture(1, SIZE, 1.0))
    settle(qtbot, pictures)


def test_the_next_page_is_painted_before_it_is_turned_to(ready: Office) -> None:
    paper = ready.page.stage.paper
    paper.repaint()
    settle(ready.qtbot, paper.pictures)
    kept = {wish.number for wish in paper.pictures._images if not wish.small}
    assert paper.current + 1 in kept
    assert len(kept) <= 4
