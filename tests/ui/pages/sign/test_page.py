"""The page around signing: pages and keys, export, print, verdicts on files, reopening."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QWidget,
)

from exports.archive import PackageLimits
from exports.package import read_package, write_package
from exports.signing.keys import Pkcs12Signer
from exports.signing.request import SignerRole, SigningRequest
from exports.signing.sign import sign_package
from forms.cell import Cell
from tests.certificates import PASSWORD
from tests.ui.pages.sign.hands import agree, choose_key_file, click, sign_as_director
from tests.ui.pages.sign.seed import LONG, NOW, Office
from ui.pages.sign.printing import print_document
from ui.pages.sign.words import file_lines, headline, own_headline
from ui.pages.sign.work import Known, judge_file
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.ui.pages.sign.seed import KeyFiles


def words_of(widget: QWidget) -> str:
    """Everything written or spoken in a widget."""
    labels = [label.text() for label in widget.findChildren(Label)]
    return "\n".join([*labels, *(child.accessibleName() for child in widget.findChildren(QWidget))])


def judged(office: Office, file: Path) -> str:
    office.page.verify(file)
    office.wait_idle()
    assert office.page.panels.currentWidget() is office.page.verdict
    return words_of(office.page.verdict)


def altered(file: Path) -> None:
    """Somebody opens the file, changes one figure and saves."""
    book = openpyxl.load_workbook(file)
    book.worksheets[1]["G10"].value = 1
    book.save(file)


def test_pages_turn_with_the_keyboard(ready: Office) -> None:
    stage = ready.page.stage
    ready.page.setFocus()
    assert QApplication.focusWidget() is stage.paper
    count = len(stage.paper.document.pages)
    QTest.keyClick(stage.paper, Qt.Key.Key_PageDown)
    assert stage.number.text() == f"Trang 2/{count}"
    assert stage.thumbnails.currentIndex().row() == 1
    QTest.keyClick(stage.paper, Qt.Key.Key_End)
    assert stage.number.text() == f"Trang {count}/{count}"
    assert not stage.following.isEnabled()
    QTest.keyClick(stage.paper, Qt.Key.Key_PageUp)
    assert stage.number.text() == f"Trang {count - 1}/{count}"
    assert f"trang {count - 1}/{count}, Biểu 03" in stage.paper.accessibleName()


def test_a_small_page_leads_to_its_page(ready: Office) -> None:
    stage = ready.page.stage
    stage.thumbnails.setCurrentIndex(stage.thumbnails.model().index(2, 0))
    assert stage.paper.current == 3


def test_thumbnails_give_way_in_narrow_windows(ready: Office) -> None:
    ready.page.resize(1300, 700)
    assert ready.page.stage.thumbnails.isVisible()
    ready.page.resize(1093, 550)
    assert not ready.page.stage.thumbnails.isVisible()


def test_a_changed_figure_is_drawn_anew_and_asked_about_again(ready: Office) -> None:
    agree(ready)
    ready.session.enter(((Cell("CT03", "1.4", "estimate"), "94701"),), "nhập 1 ô")
    ready.qtbot.waitUntil(lambda: bool(ready.page.signing._standing.pages), timeout=LONG)
    texts = {cell.text for cell in ready.page.stage.paper.document.pages[-2].sheet.cells}
    assert "94.701" in {text.removesuffix(",0") for text in texts}
    assert not ready.page.signing.consent.isChecked()


def test_the_unsigned_workbook_goes_where_it_is_told(ready: Office, tmp_path: Path) -> None:
    ready.page.export(tmp_path)
    (file,) = tmp_path.glob("XEM-TRUOC_*.xlsx")
    assert openpyxl.load_workbook(file).sheetnames == ["Bìa", "Biểu 03"]
    assert str(file) in words_of(ready.page.stage.notice)


def test_a_folder_that_refuses_is_a_sentence(ready: Office, tmp_path: Path) -> None:
    blocked = tmp_path / "tep"
    blocked.write_text("")
    ready.page.export(blocked)
    assert "Không ghi được tệp" in words_of(ready.page.stage.notice)


def test_printing_gives_the_same_pages(ready: Office, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    document = ready.page.stage.paper.document
    print_document(document, printer)
    pdf = (tmp_path / "in.pdf").read_bytes()
    assert pdf.count(b"/Type /Page\n") == len(document.pages)


def test_a_good_file_is_judged_in_words(ready: Office, keys: KeyFiles) -> None:
    sign_as_director(ready, keys.director, PASSWORD)
    file = ready.page.outgoing.signed_file
    assert file is not None
    words = judged(ready, file)
    assert "Chữ ký 1: Giám đốc Sở" in words
    assert "Nội dung không đổi: Đạt" in words
    assert "Chứng thư: Chưa kiểm tra" in words
    assert "Đủ người ký: Không đạt" in words
    assert ready.page.verdict.head.title == "Chữ ký đúng, còn thiếu người ký"


def test_an_altered_file_is_refused(ready: Office, keys: KeyFiles, tmp_path: Path) -> None:
    sign_as_director(ready, keys.director, PASSWORD)
    file = ready.page.outgoing.signed_file
    assert file is not None
    copy = tmp_path / "sua.xlsx"
    data = file.read_bytes()
    at = data.index(b"xl/worksheets/sheet2.xml") + 60
    copy.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    words = judged(ready, copy)
    assert "Không đọc được tệp" in words or "Tệp đã bị sửa sau khi ký" in words
    altered(file)
    words = judged(ready, file)
    assert ready.page.verdict.head.title in {"Tệp chưa được ký số", "Tệp đã bị sửa sau khi ký"}


def test_a_swapped_sheet_is_called_altered(
    ready: Office, unready: Office, keys: KeyFiles, tmp_path: Path
) -> None:
    sign_as_director(ready, keys.director, PASSWORD)
    file = ready.page.outgoing.signed_file
    assert file is not None
    package = read_package(file.read_bytes(), PackageLimits())
    name = "xl/worksheets/sheet2.xml"
    sheet = package.read(name).replace(b"<v>", b"<v>1", 1)
    forged = tmp_path / "gia.xlsx"
    forged.write_bytes(write_package(package.with_items({name: sheet})))
    words = judged(ready, forged)
    assert ready.page.verdict.head.title == "Tệp đã bị sửa sau khi ký"
    assert "Nội dung không đổi: Không đạt" in words
    assert f"Thành phần {name} đã bị sửa sau khi ký" in words
    assert not ready.page.verdict.request.isVisible()
    assert not ready.page.verdict.answer.isVisible()


def test_what_is_no_workbook_is_a_sentence(ready: Office, tmp_path: Path) -> None:
    file = tmp_path / "thu.xlsx"
    file.write_bytes(b"khong phai xlsx")
    judged(ready, file)
    assert ready.page.verdict.head.title == "Không đọc được tệp"
    QTest.keyClick(ready.page.verdict.close_button, Qt.Key.Key_Escape)
    assert ready.page.panels.currentWidget() is ready.page.signing


def test_the_button_asks_for_a_file(
    ready: Office, keys: KeyFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "trong.xlsx"
    file.write_bytes(b"")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    click(ready.page.stage.verify)
    ready.wait_idle()
    assert file.name in words_of(ready.page.verdict)


def test_a_signed_report_opens_on_its_file(ready: Office, keys: KeyFiles) -> None:
    sign_as_director(ready, keys.director, PASSWORD)
    again = Office(ready.qtbot, ready.workspace)
    again.wait_idle()
    assert again.session.locked
    assert again.page.panels.currentWidget() is again.page.result
    assert again.page.result.head.title == "Giám đốc đã ký, chờ văn thư"
    assert again.page.stage.paper.document.marks
    file = again.page.outgoing.signed_file
    click(again.page.result.copy_path)
    assert QGuiApplication.clipboard().text() == str(file)


def test_a_signed_file_that_was_moved_is_missed(ready: Office, keys: KeyFiles) -> None:
    sign_as_director(ready, keys.director, PASSWORD)
    file = ready.page.outgoing.signed_file
    assert file is not None
    file.unlink()
    again = Office(ready.qtbot, ready.workspace)
    again.wait_idle()
    assert again.page.result.head.title == "Chưa kiểm tra được tệp đã ký"


def test_an_own_file_altered_since_is_not_ready_to_send(ready: Office, keys: KeyFiles) -> None:
    sign_as_director(ready, keys.director, PASSWORD)
    file = ready.page.outgoing.signed_file
    assert file is not None
    altered(file)
    again = Office(ready.qtbot, ready.workspace)
    again.wait_idle()
    assert "sẵn sàng" not in again.page.result.head.title
    assert not again.page.result.co_sign.isVisible()
    assert not again.page.stage.paper.document.marks


def test_the_secret_is_nowhere_afterwards(ready: Office, keys: KeyFiles) -> None:
    choose_key_file(ready, keys.director, PASSWORD)
    key = ready.page.signing.source.take_key()
    assert PASSWORD not in repr(key)
    assert not ready.page.signing.source.secret.text()
    rows = ready.workspace.database.rows("SELECT value FROM settings")
    assert str(keys.director) in {row[0] for row in rows}
    assert PASSWORD not in {row[0] for row in rows}


def test_every_control_has_a_name(ready: Office, keys: KeyFiles) -> None:
    sign_as_director(ready, keys.director, PASSWORD)
    buttons = ready.page.findChildren(QAbstractButton)
    assert all(button.accessibleName() or button.text() for button in buttons)
    for kind in (QComboBox, QLineEdit):
        assert all(field.accessibleName() for field in ready.page.findChildren(kind))


def test_one_key_for_both_roles_is_returned(ready: Office, keys: KeyFiles, tmp_path: Path) -> None:
    """As another program may have signed it; neither "Đạt" nor "waiting for the office"."""
    data = ready.page.outgoing._draft
    signer = Pkcs12Signer(keys.director.read_bytes(), PASSWORD)
    for role in (SignerRole.DIRECTOR, SignerRole.OFFICE):
        data = sign_package(data, signer, SigningRequest(role, "", NOW))
    file = tmp_path / "mot-khoa.xlsx"
    file.write_bytes(data)
    found = judge_file(file, Known.of(ready.workspace))
    assert headline(found).title == own_headline(found).title == "Người ký không đúng bìa"
    assert "Trả lại đơn vị gửi" in headline(found).text
    line = next(one for one in file_lines(found) if one.name == "Đủ người ký")
    assert line.state == "Không đạt"
