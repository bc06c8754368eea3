"""What a person does at the page: real clicks and key strokes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Protocol

    from PySide6.QtWidgets import QLineEdit, QWidget

    from ui.pages.sign.page import SignPage
    from ui.widgets.segmented import SegmentedControl

    class Office(Protocol):
        """Whoever has the page before them."""

        @property
        def page(self) -> SignPage: ...

        def wait_idle(self) -> None: ...


LEFT = Qt.MouseButton.LeftButton


def click(widget: QWidget) -> None:
    assert widget.isVisible(), widget
    QTest.mouseClick(widget, LEFT)
    QApplication.processEvents()  # nobody's next click comes in the same turn


def segment(control: SegmentedControl, words: str) -> None:
    """Click the segment with these words."""
    buttons = control.findChildren(QAbstractButton)
    click(next(button for button in buttons if button.text() == words))


def enter(field: QLineEdit, text: str) -> None:
    """Click into a field, replace what stands there, leave it."""
    click(field)
    field.selectAll()
    paste(field, text)
    QTest.keyClick(field, Qt.Key.Key_Tab)


def paste(field: QLineEdit, text: str) -> None:
    """Vietnamese letters come from an input method, not from single keys."""
    QApplication.clipboard().setText(text)
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def choose_key_file(office: Office, file: Path, password: str) -> None:
    """Switch to key files, type the path and the password."""
    source = office.page.signing.source
    segment(source._switch, "Tệp .p12 / .pfx")
    enter(source._file.edit, str(file))
    click(source.secret)
    paste(source.secret, password)


def look_at_all(office: Office) -> None:
    """Page down to the last page, as the signer has to."""
    paper = office.page.stage.paper
    paper.activateWindow()
    paper.setFocus()
    QTest.qWait(1)
    for _ in paper.document.pages:
        QTest.keyClick(paper, Qt.Key.Key_PageDown)


def agree(office: Office) -> None:
    """Look at all pages, then tick."""
    look_at_all(office)
    office.page.signing._area.ensureWidgetVisible(office.page.signing.consent)
    click(office.page.signing.consent)


def sign_as_director(office: Office, file: Path, password: str) -> None:
    """Everything the director does, up to the end of signing."""
    choose_key_file(office, file, password)
    if not office.page.signing.consent.isChecked():
        agree(office)
    click(office.page.signing.sign)
    office.wait_idle()


def sign_as_office(office: Office, key: Path, password: str, number: str) -> None:
    """Everything the clerk of the registry does after "Ký tiếp (Văn thư)"."""
    office.wait_idle()
    enter(office.page.signing.number, number)
    choose_key_file(office, key, password)
    click(office.page.signing.sign)
    office.wait_idle()
