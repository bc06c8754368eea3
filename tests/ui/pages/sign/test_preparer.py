"""Whoever prepared the figures confirms them first; the file then travels from desk to desk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from exports.archive import PackageLimits
from exports.identity_reader import read_identity
from exports.opened_book import open_book
from exports.package import read_package
from exports.signing.policy import VerifyPolicy
from exports.signing.request import SignerRole
from exports.signing.verdict import Conclusion
from exports.signing.verify import verify_package
from forms.report import ReportState
from forms.store.settings import Option
from tests.certificates import PASSWORD
from tests.ui.pages.sign.hands import (
    agree,
    choose_key_file,
    click,
    enter,
    look_at_all,
    segment,
    sign_as_director,
)
from tests.ui.pages.sign.seed import LONG, NOW
from ui.pages.sign.order import order_of
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.pages.sign.seed import KeyFiles, Office

ORDER = (SignerRole.PREPARER, SignerRole.DIRECTOR, SignerRole.OFFICE)
TAKEN = "Chứng thư này đã ký tệp với vai Người lập báo cáo. Chọn chứng thư của Giám đốc."


def signers_on_cover(data: bytes) -> tuple[SignerRole, ...]:
    return read_identity(open_book(read_package(data, PackageLimits())).names).signers


def steps(office: Office) -> list[tuple[str, str]]:
    shown = order_of(office.session, office.page.outgoing.first)
    return [(one.title, one.state.name) for one in shown]


def shown(office: Office) -> list[tuple[str, ...]]:
    """Title, state and text of each step in the panel before signing."""
    order = office.page.signing.order
    found = (order._column.itemAt(at) for at in range(order._column.count()))
    rows = [item.widget() for item in found if item is not None]
    names = [row.accessibleName() for row in rows if row is not None]
    return [tuple(re.split(r"\. |, ", name.partition(", ")[2], maxsplit=2)) for name in names]


def choose_preparer(office: Office) -> None:
    segment(office.page.signing.role, "Người lập")
    office.wait_idle()
    office.qtbot.waitUntil(office.drawn, timeout=LONG)


def confirm(office: Office, keys: KeyFiles) -> Path:
    """Everything the preparer does, up to the end of signing."""
    choose_preparer(office)
    sign_as_director(office, keys.preparer, PASSWORD)
    file = office.page.outgoing.signed_file
    assert file is not None
    return file


def carried(file: Path, folder: Path) -> Path:
    """The file on a stick in front of somebody else."""
    folder.mkdir()
    brought = folder / file.name
    brought.write_bytes(file.read_bytes())
    return brought


def go_on(office: Office, file: Path) -> None:
    """Open a received file, read the verdict, press what it offers."""
    office.page.verify(file)
    office.wait_idle()
    click(office.page.verdict.co_sign)
    office.wait_idle()


def test_the_cover_names_the_preparer_before_anybody_signed(ready: Office) -> None:
    assert signers_on_cover(ready.page.outgoing._draft) == ORDER[1:]
    assert steps(ready)[:2] == [("Người lập biểu", "DONE"), ("Giám đốc Sở", "CURRENT")]
    choose_preparer(ready)
    assert signers_on_cover(ready.page.outgoing._draft) == ORDER
    assert steps(ready)[:2] == [("Người lập biểu", "CURRENT"), ("Giám đốc Sở", "AHEAD")]
    segment(ready.page.signing.role, "Giám đốc")
    ready.wait_idle()
    assert signers_on_cover(ready.page.outgoing._draft) == ORDER[1:]


def test_another_first_signer_has_other_pages_to_look_at(ready: Office, keys: KeyFiles) -> None:
    agree(ready)
    choose_preparer(ready)
    panel = ready.page.signing
    assert not panel.consent.isChecked()
    choose_key_file(ready, keys.preparer, PASSWORD)
    assert "trang chưa xem" in panel.reason.text()
    assert not panel.sign.isEnabled()


def test_the_preparer_confirms_and_the_director_is_next(ready: Office, keys: KeyFiles) -> None:
    file = confirm(ready, keys)
    (one,) = verify_package(file.read_bytes(), VerifyPolicy(NOW)).signatures
    assert (one.role, one.comments) == (SignerRole.PREPARER, "Xác nhận số liệu")
    stored = ready.workspace.stored(ready.session.unit, ready.session.period)
    assert stored.state is ReportState.SIGNED
    result = ready.page.result
    assert result.head.title == "Người lập đã xác nhận, chờ Giám đốc"
    assert result.co_sign.text() == "Ký tiếp (Giám đốc)"
    words = " ".join(label.text() for label in result._strip.findChildren(Label))
    assert "cho Giám đốc ký tiếp" in words
    assert ready.workspace.settings.get(Option.FIRST_SIGNER) == "PREPARER"
    assert ready.workspace.settings.get(Option.PREPARER_KEY_FILE) == str(keys.preparer)


def test_all_three_sign_on_one_machine(ready: Office, keys: KeyFiles) -> None:
    confirm(ready, keys)
    click(ready.page.result.co_sign)
    ready.wait_idle()
    sign_as_director(ready, keys.director, PASSWORD)
    assert ready.page.result.head.title == "Giám đốc đã ký, chờ văn thư"
    click(ready.page.result.co_sign)
    ready.wait_idle()
    enter(ready.page.signing.number, "05/BC-SCT")
    choose_key_file(ready, keys.office, PASSWORD)
    click(ready.page.signing.sign)
    ready.wait_idle()
    assert ready.page.result.head.title == "Tệp đã ký, sẵn sàng gửi"
    assert not ready.page.result.co_sign.isVisible()
    signed = ready.workspace.packages.of(ready.session.stored_report)
    assert [one.role for one in signed] == ["PREPARER", "DIRECTOR", "OFFICE"]
    assert [state for _, state in steps(ready)] == ["DONE", "DONE", "DONE"]


def test_a_half_signed_file_is_continued_on_two_other_machines(
    ready: Office, unready: Office, keys: KeyFiles, tmp_path: Path
) -> None:
    file = confirm(ready, keys)
    before = file.read_bytes()
    at_director = carried(file, tmp_path / "usb")
    go_on(unready, at_director)
    panel = unready.page.signing
    assert panel.file.path == at_director
    assert shown(unready) == [
        ("Người lập biểu", "xong", "Đã ký: Người lập biểu"),
        ("Giám đốc Sở", "đang chờ", "Đang chờ ký số cá nhân"),
        ("Văn thư", "chưa tới", "Ghi số, ngày văn bản và ký bằng chứng thư của Sở"),
    ]
    assert not panel.number.isVisible()
    choose_key_file(unready, keys.director, PASSWORD)
    assert "trang chưa xem" in panel.reason.text()
    sign_as_director(unready, keys.director, PASSWORD)
    assert unready.page.panels.currentWidget() is unready.page.verdict
    assert "Văn thư" in unready.page.verdict.co_sign.text()
    at_office = carried(at_director, tmp_path / "usb2")
    go_on(unready, at_office)
    enter(panel.number, "05/BC-SCT")
    choose_key_file(unready, keys.office, PASSWORD)
    click(panel.sign)
    unready.wait_idle()
    verdict = verify_package(at_office.read_bytes(), VerifyPolicy(NOW))
    assert verdict.roles == ORDER
    assert verdict.conclusion is Conclusion.INTACT
    assert unready.page.verdict.head.title == "Nội dung nguyên vẹn, chưa kiểm tra chứng thư"
    assert not unready.page.verdict.co_sign.isVisible()
    assert file.read_bytes() == before


def test_the_preparer_does_not_sign_for_the_director(ready: Office, keys: KeyFiles) -> None:
    file = confirm(ready, keys)
    before = file.read_bytes()
    click(ready.page.result.co_sign)
    ready.wait_idle()
    sign_as_director(ready, keys.preparer, PASSWORD)
    words = ready.page.signing.error.findChild(Label)
    assert words is not None
    assert words.text() == TAKEN
    assert file.read_bytes() == before


def test_back_from_another_file_the_report_is_shown_again(
    ready: Office, unready: Office, keys: KeyFiles, tmp_path: Path
) -> None:
    """Nobody may look at one file and sign another."""
    brought = carried(confirm(ready, keys), tmp_path / "usb")
    own = unready.page._document
    go_on(unready, brought)
    assert unready.page.stage.paper.document != own
    look_at_all(unready)
    segment(unready.page.signing.role, "Giám đốc")
    unready.wait_idle()
    assert unready.page.stage.paper.document == own
    assert not unready.page.signing.consent.isChecked()


def test_a_signature_put_on_a_stick_is_known_to_the_report(
    ready: Office, keys: KeyFiles, tmp_path: Path
) -> None:
    """The file need not lie where it was written; the report's own package is what counts."""
    brought = carried(confirm(ready, keys), tmp_path / "usb")
    go_on(ready, brought)
    sign_as_director(ready, keys.director, PASSWORD)
    signed = ready.workspace.packages.of(ready.session.stored_report)
    assert [one.role for one in signed] == ["PREPARER", "DIRECTOR"]
    assert ready.page.outgoing.signed_file == brought


def test_a_draft_here_learns_nothing_of_a_file_from_elsewhere(
    ready: Office, unready: Office, keys: KeyFiles, tmp_path: Path
) -> None:
    brought = carried(confirm(ready, keys), tmp_path / "usb")
    go_on(unready, brought)
    sign_as_director(unready, keys.director, PASSWORD)
    assert unready.workspace.packages.of(unready.session.stored_report) == ()
