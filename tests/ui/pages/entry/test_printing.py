"""A form on paper while it is still being worked on."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from forms.common.errors import KnownError
from tests.ui.pages.entry.conftest import CTRL, Key
from ui.pages.entry.printing import PrintDialog, form_document, save_pdf
from ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.pages.entry.conftest import Clerk
    from ui.pages.sign.document import PaperDocument


def words(document: PaperDocument) -> set[str]:
    return {cell.text for page in document.pages for cell in page.sheet.cells}


def test_ctrl_p_shows_the_form_as_it_stands(open_form: Callable[..., Clerk]) -> None:
    clerk = open_form("CT03")
    clerk.go("1.1/official")
    clerk.type("123456,5")
    clerk.press(Key.Key_P, CTRL)
    dialog = clerk.page.findChild(PrintDialog)
    assert isinstance(dialog, PrintDialog)
    assert dialog.isVisible()
    assert "123.456,5" in words(dialog.paper.document)
    QTest.keyClick(dialog.paper, Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_blank_form_has_titles_and_no_figures(open_form: Callable[..., Clerk]) -> None:
    clerk = open_form("CT03")
    dialog = PrintDialog(clerk.page._look, clerk.page.session, "CT03", clerk.page)
    dialog.findChild(SegmentedControl).chosen.emit("blank")  # type: ignore[union-attr]
    shown = words(dialog.paper.document)
    assert "Xăng, dầu các loại" in shown
    assert not any(text.endswith(",0") for text in shown)


def test_a_form_of_words_prints_its_labels(open_form: Callable[..., Clerk]) -> None:
    clerk = open_form("CT05")
    label = clerk.page.source.form.choices_of("6", "estimate")[1].label
    clerk.go("6/estimate")
    clerk.type(label)
    clerk.press(Key.Key_Return)
    assert label in words(form_document(clerk.page.session, "CT05", blank=False))


@pytest.mark.interop
def test_lines_in_the_colour_of_paper_are_not_drawn(open_form: Callable[..., Clerk]) -> None:
    """Around a written section there are none; an empty form has a box to write into."""
    session = open_form("TH").page.session
    drawn = []
    for blank in (False, True):
        cells = form_document(session, "TH", blank=blank).pages[0].sheet.cells
        section = next(cell for cell in cells if cell.down == "top")
        drawn.append((section.boxed, section.ruled))
    assert drawn == [(False, False), (True, False)]


def test_recommendations_stand_upright_one_to_a_page(open_form: Callable[..., Clerk]) -> None:
    document = form_document(open_form("KN").page.session, "KN", blank=True)
    assert not any(page.sheet.landscape for page in document.pages)
    headings = [
        [
            cell.text
            for cell in page.sheet.cells
            if page.first <= cell.first_row < page.below
            and cell.text.startswith("Kiến nghị, đề xuất ")
        ]
        for page in document.pages
    ]
    assert headings == [[f"Kiến nghị, đề xuất {number}"] for number in (1, 2, 3)]


def test_the_pdf_holds_the_words(open_form: Callable[..., Clerk], tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("needs pdftotext")
    clerk = open_form("CT03")
    path = tmp_path / "biểu.pdf"
    document = form_document(clerk.page.session, "CT03", blank=False)
    save_pdf(document, path)
    text = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "Xăng, dầu các loại" in text
    assert text.count("\f") == len(document.pages)


def test_a_pdf_that_cannot_be_written_is_not_claimed(
    open_form: Callable[..., Clerk], tmp_path: Path
) -> None:
    clerk = open_form("CT03")
    document = form_document(clerk.page.session, "CT03", blank=True)
    taken = tmp_path / "biểu.pdf"
    taken.mkdir()
    with pytest.raises(KnownError):
        save_pdf(document, taken)
