"""Signing with a key file: what is shown, written, remembered, refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from exports.signing.policy import VerifyPolicy
from exports.signing.request import SignerRole
from exports.signing.verdict import Conclusion, PackageVerdict
from exports.signing.verify import verify_package
from forms.cell import Cell
from forms.report import ReportState
from forms.store.settings import Option
from tests.certificates import PASSWORD
from tests.ui.pages.sign.hands import (
    agree,
    choose_key_file,
    click,
    enter,
    look_at_all,
    paste,
    segment,
    sign_as_director,
    sign_as_office,
)
from tests.ui.pages.sign.seed import NOW
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.pages.sign.seed import KeyFiles, Office

TAKEN = "Chứng thư này đã ký tệp với vai Giám đốc. Chọn chứng thư của Sở."


def verdict_of(file: Path) -> PackageVerdict:
    return verify_package(file.read_bytes(), VerifyPolicy(NOW))


def test_the_director_signs_and_the_report_is_locked(ready: Office, keys: KeyFiles) -> None:
    told: list[None] = []
    ready.page.report_changed.connect(lambda: told.append(None))
    sign_as_director(ready, keys.director, PASSWORD)
    file = ready.page.outgoing.signed_file
    assert file is not None
    assert file.parent == ready.workspace.paths.signed
    verdict = verdict_of(file)
    assert verdict.conclusion is Conclusion.INTACT
    assert verdict.roles == (SignerRole.DIRECTOR,)
    session = ready.session
    assert ready.workspace.stored(session.unit, session.period).state is ReportState.SIGNED
    assert len(told) == 1
    assert ready.page.panels.currentWidget() is ready.page.result
    assert ready.page.result.head.title == "Giám đốc đã ký, chờ văn thư"


def test_what_was_shown_is_what_was_signed(ready: Office, keys: KeyFiles) -> None:
    package = ready.page.outgoing._leaving().package
    shown = [cell.text for cell in ready.page.stage.paper.document.pages[0].sheet.cells]
    assert package in shown
    sign_as_director(ready, keys.director, PASSWORD)
    (signed,) = ready.workspace.packages.of(ready.session.stored_report)
    assert signed.package == package


def test_enter_in_the_password_signs_as_well(ready: Office, keys: KeyFiles) -> None:
    agree(ready)
    choose_key_file(ready, keys.director, PASSWORD)
    QTest.keyClick(ready.page.signing.source.secret, Qt.Key.Key_Return)
    ready.wait_idle()
    assert ready.page.outgoing.signed_file is not None


def test_the_button_stays_locked_until_everything_is_there(ready: Office, keys: KeyFiles) -> None:
    panel = ready.page.signing
    assert not panel.sign.isEnabled()
    choose_key_file(ready, keys.director, "")
    assert panel.reason.text() == "Nhập mật khẩu của tệp khóa."
    choose_key_file(ready, keys.director, PASSWORD)
    assert panel.reason.text() == "Còn 3 trang chưa xem. Nhấn PgDn để xem tiếp."
    assert not panel.consent.isEnabled()
    look_at_all(ready)
    assert panel.reason.text() == "Đánh dấu đã xem đủ các trang."
    assert not panel.sign.isEnabled()
    agree(ready)
    assert panel.sign.isEnabled()


def test_a_wrong_password_is_named_and_not_tried_again(ready: Office, keys: KeyFiles) -> None:
    sign_as_director(ready, keys.director, "sai")
    panel = ready.page.signing
    assert panel.error.isVisible()
    words = panel.error.findChild(Label)
    assert words is not None
    assert "Nhập lại mật khẩu" in words.text()
    assert not panel.source.secret.text()
    assert panel.source.secret.property("wrong")
    assert ready.page.outgoing.signed_file is None
    assert not ready.session.locked
    sign_as_director(ready, keys.director, PASSWORD)
    assert ready.page.outgoing.signed_file is not None


def test_an_expired_certificate_is_told_before_signing(ready: Office, keys: KeyFiles) -> None:
    agree(ready)
    choose_key_file(ready, keys.expired, PASSWORD)
    click(ready.page.signing.source._show)
    ready.wait_idle()
    panel = ready.page.signing
    (card,) = panel.source._group.buttons()
    assert "Hết hạn" in card.accessibleName()
    assert not card.isEnabled()
    assert not panel.sign.isEnabled()
    assert "hết hạn từ 15/08/2026" in panel.reason.text()


def test_an_expired_certificate_signs_nothing_unseen(ready: Office, keys: KeyFiles) -> None:
    sign_as_director(ready, keys.expired, PASSWORD)
    assert ready.page.signing.error.isVisible()
    assert ready.page.outgoing.signed_file is None
    assert not ready.workspace.paths.signed.exists()


def test_open_warnings_keep_the_director_out(unready: Office) -> None:
    panel = unready.page.signing
    wanted: list[None] = []
    unready.page.check_wanted.connect(lambda: wanted.append(None))
    assert not panel.sign.isEnabled()
    assert not panel.source.isVisible()
    assert "2 cảnh báo chưa giải trình" in unready.page.outgoing.obstacle
    click(panel.check)
    assert len(wanted) == 1


def test_a_change_while_signing_throws_the_signature_away(ready: Office, keys: KeyFiles) -> None:
    choose_key_file(ready, keys.director, PASSWORD)
    agree(ready)
    click(ready.page.signing.sign)
    cell = Cell("CT03", "1.4", "estimate")
    ready.session.enter(((cell, "94701"),), "nhập 1 ô")
    ready.wait_idle()
    assert ready.page.outgoing.signed_file is None
    assert not ready.workspace.paths.signed.exists()
    assert ready.page.stage.notice.isVisible()
    assert not ready.page.signing.consent.isChecked()


def test_the_office_signs_the_same_file(ready: Office, keys: KeyFiles) -> None:
    sign_as_director(ready, keys.director, PASSWORD)
    click(ready.page.result.co_sign)
    sign_as_office(ready, keys.office, PASSWORD, "05/BC-SCT")
    file = ready.page.outgoing.signed_file
    assert file is not None
    verdict = verdict_of(file)
    assert set(verdict.roles) == {SignerRole.DIRECTOR, SignerRole.OFFICE}
    assert verdict.conclusion is Conclusion.INTACT
    assert "Số: 05/BC-SCT, ngày 03/11/2026" in verdict.signatures[1].comments
    assert ready.page.result.head.title == "Tệp đã ký, sẵn sàng gửi"
    roles = [one.role for one in ready.workspace.packages.of(ready.session.stored_report)]
    assert roles == ["DIRECTOR", "OFFICE"]


def test_each_signer_is_offered_their_own_key_file(ready: Office, keys: KeyFiles) -> None:
    """The director's file is no proposal for the office, and comes back for the director."""
    settings = ready.workspace.settings
    sign_as_director(ready, keys.director, PASSWORD)
    click(ready.page.result.co_sign)
    ready.wait_idle()
    assert ready.page.signing.source.missing
    sign_as_office(ready, keys.office, PASSWORD, "05/BC-SCT")
    assert settings.get(Option.KEY_FILE) == str(keys.director)
    assert settings.get(Option.OFFICE_KEY_FILE) == str(keys.office)


def test_the_director_s_key_does_not_sign_for_the_office(ready: Office, keys: KeyFiles) -> None:
    sign_as_director(ready, keys.director, PASSWORD)
    file = ready.page.outgoing.signed_file
    assert file is not None
    before = file.read_bytes()
    click(ready.page.result.co_sign)
    sign_as_office(ready, keys.director, PASSWORD, "05/BC-SCT")
    panel = ready.page.signing
    words = panel.error.findChild(Label)
    assert words is not None
    assert words.text() == TAKEN
    assert file.read_bytes() == before
    click(panel.source.secret)
    paste(panel.source.secret, PASSWORD)
    click(panel.source._show)
    ready.wait_idle()
    assert not panel.sign.isEnabled()
    assert panel.reason.text() == TAKEN


def test_a_half_signed_file_is_to_be_passed_on(ready: Office, keys: KeyFiles) -> None:
    def strip() -> str:
        return " ".join(label.text() for label in ready.page.result._strip.findChildren(Label))

    sign_as_director(ready, keys.director, PASSWORD)
    assert "cho Văn thư ký tiếp" in strip()
    click(ready.page.result.co_sign)
    sign_as_office(ready, keys.office, PASSWORD, "05/BC-SCT")
    assert "Mở bằng Excel rồi bấm Lưu" in strip()


def test_the_office_needs_a_number(ready: Office, keys: KeyFiles) -> None:
    sign_as_director(ready, keys.director, PASSWORD)
    click(ready.page.result.co_sign)
    ready.wait_idle()
    choose_key_file(ready, keys.office, PASSWORD)
    panel = ready.page.signing
    assert not panel.sign.isEnabled()
    assert panel.reason.text() == "Ghi số văn bản, ví dụ 05/BC-SCT."


def test_the_office_signs_a_file_from_another_machine(
    ready: Office, unready: Office, keys: KeyFiles, tmp_path: Path
) -> None:
    sign_as_director(ready, keys.director, PASSWORD)
    file = ready.page.outgoing.signed_file
    assert file is not None
    brought = tmp_path / file.name
    brought.write_bytes(file.read_bytes())
    segment(unready.page.signing.role, "Ký tiếp tệp")
    enter(unready.page.signing.file.edit, str(brought))
    unready.wait_idle()
    sign_as_office(unready, keys.office, PASSWORD, "06/BC-SCT")
    assert len(verdict_of(brought).signatures) == 2
    assert len(verdict_of(file).signatures) == 1
    assert unready.page.panels.currentWidget() is unready.page.verdict
    assert unready.page.outgoing.signed_file is None


def test_the_office_signs_no_file_without_the_director(
    ready: Office, keys: KeyFiles, tmp_path: Path
) -> None:
    unsigned = tmp_path / "chua-ky.xlsx"
    unsigned.write_bytes(ready.page.outgoing._draft)
    before = unsigned.read_bytes()
    segment(ready.page.signing.role, "Ký tiếp tệp")
    enter(ready.page.signing.file.edit, str(unsigned))
    ready.wait_idle()
    choose_key_file(ready, keys.office, PASSWORD)
    assert "chưa có chữ ký nào" in ready.page.signing.reason.text()
    assert not ready.page.signing.sign.isEnabled()
    assert unsigned.read_bytes() == before
