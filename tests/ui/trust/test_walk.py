"""A department without an authority makes keys; the Ministry pins them; files are trusted then.

Every step is a click or a key stroke of somebody who sees the window for the first time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from PySide6.QtWidgets import QApplication

from exports.signing.certificate import fingerprint, grouped
from exports.workspace import Workspace
from forms.common.paths import AppPaths
from forms.store.settings import Option
from tests.certificates import Authority
from tests.ui.pages.sign.hands import (
    click,
    enter,
    paste,
    segment,
    sign_as_director,
    sign_as_office,
)
from tests.ui.pages.sign.seed import CLOCK, LONG, NOW, Office
from ui.look import Look
from ui.theme import LIGHT
from ui.trust.dialog import TrustDialog
from ui.trust.key_dialog import KeyDialog
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QLineEdit
    from pytestqt.qtbot import QtBot


PASSWORD = "mật khẩu của tôi"  # noqa: S105 - of keys made here


class Person:
    """Somebody at a dialog of a workspace."""

    def __init__(self, qtbot: QtBot, workspace: Workspace) -> None:
        self.qtbot = qtbot
        self.workspace = workspace

    def trust(self) -> TrustDialog:
        dialog = TrustDialog(Look(LIGHT), self.workspace)
        self._show(dialog)
        return dialog

    def keys(self) -> KeyDialog:
        dialog = KeyDialog(Look(LIGHT), self.workspace)
        self._show(dialog)
        return dialog

    def _show(self, dialog: TrustDialog | KeyDialog) -> None:
        self.qtbot.addWidget(dialog)
        dialog.show()
        self.idle(dialog)

    def idle(self, dialog: TrustDialog | KeyDialog) -> None:
        self.qtbot.waitUntil(lambda: not dialog.tasks.busy, timeout=LONG)

    def make_key(self, role: str, name: str, folder: Path) -> tuple[Path, Path, str]:
        """Key file, certificate and the fingerprint that is read out on the telephone."""
        dialog = self.keys()
        dialog.put_into(folder)
        segment(dialog.role, role)
        enter(dialog.name, name)
        type_into(dialog.password, PASSWORD)
        type_into(dialog.again, PASSWORD)
        click(dialog.make)
        self.idle(dialog)
        (key,) = folder.glob("*.p12")
        told = dialog.fingerprint.text().partition(": ")[2]
        dialog.close()
        return key, key.with_suffix(".crt"), told

    def pin(self, certificate: Path, told: str) -> TrustDialog:
        dialog = self.trust()
        dialog.offer_file(certificate)
        self.idle(dialog)
        type_into(dialog.fingerprint, told)
        click(dialog.trust)
        self.idle(dialog)
        self.idle(dialog)
        return dialog


def type_into(field: QLineEdit, text: str) -> None:
    click(field)
    field.selectAll()
    paste(field, text)


def said(dialog: TrustDialog | KeyDialog) -> str:
    label = dialog.said.findChild(Label)
    assert label is not None
    return label.text() if dialog.said.isVisible() else ""


def listed(dialog: TrustDialog) -> list[list[str]]:
    model = dialog.table.model()
    rows = range(model.rowCount())
    return [[str(model.index(row, at).data()) for at in range(4)] for row in rows]


@pytest.fixture
def ministry(qtbot: QtBot, tmp_path: Path) -> Iterator[Person]:
    workspace = Workspace.open(AppPaths(tmp_path / "bo"), CLOCK)
    yield Person(qtbot, workspace)
    workspace.close()


@pytest.fixture
def department(qtbot: QtBot, tmp_path: Path) -> Iterator[Person]:
    workspace = Workspace.open(AppPaths(tmp_path / "so"), CLOCK)
    yield Person(qtbot, workspace)
    workspace.close()


def test_a_key_is_made_and_proposed_when_its_owner_signs(
    department: Person, tmp_path: Path
) -> None:
    dialog = department.keys()
    dialog.put_into(tmp_path / "khoa")
    assert dialog.missing.text() == "Ghi họ tên giám đốc."
    segment(dialog.role, "Cơ quan (văn thư)")
    enter(dialog.name, "Sở Công Thương Nghệ An")
    assert dialog.missing.text() == "Nhập mật khẩu của tệp khóa."
    type_into(dialog.password, PASSWORD)
    assert dialog.missing.text() == "Nhập lại mật khẩu cho giống nhau."
    assert not dialog.make.isEnabled()
    type_into(dialog.again, PASSWORD)
    click(dialog.request)
    click(dialog.make)
    department.idle(dialog)
    stem = tmp_path / "khoa" / "SoCongThuongNgheAn-office"
    assert {file.suffix for file in stem.parent.iterdir()} == {".p12", ".crt", ".csr"}
    made = x509.load_pem_x509_certificate(stem.with_suffix(".crt").read_bytes())
    assert dialog.fingerprint.text() == f"Vân tay SHA-256: {grouped(fingerprint(made))}"
    assert "không gửi cho ai" in said(dialog)
    assert not dialog.password.text()
    click(dialog.copy)
    assert QApplication.clipboard().text() == grouped(fingerprint(made))
    settings = department.workspace.settings
    assert settings.get(Option.OFFICE_KEY_FILE) == str(stem.with_suffix(".p12"))


def test_a_key_is_never_written_over_another(department: Person, tmp_path: Path) -> None:
    key, _, _ = department.make_key("Giám đốc", "Giám đốc Sở", tmp_path / "khoa")
    before = key.read_bytes()
    dialog = department.keys()
    dialog.put_into(tmp_path / "khoa")
    enter(dialog.name, "Giám đốc Sở")
    type_into(dialog.password, PASSWORD)
    type_into(dialog.again, PASSWORD)
    click(dialog.make)
    department.idle(dialog)
    assert "không ghi đè lên khóa" in said(dialog)
    assert key.read_bytes() == before


def test_a_short_password_is_refused_in_a_sentence(department: Person, tmp_path: Path) -> None:
    dialog = department.keys()
    dialog.put_into(tmp_path / "khoa")
    enter(dialog.name, "Giám đốc Sở")
    type_into(dialog.password, "ngắn")
    type_into(dialog.again, "ngắn")
    click(dialog.make)
    department.idle(dialog)
    assert "ít nhất 10 ký tự" in said(dialog)
    assert not (tmp_path / "khoa").exists()


def test_an_issued_certificate_is_put_beside_the_key(department: Person, tmp_path: Path) -> None:
    key, certificate, _ = department.make_key("Giám đốc", "Giám đốc Sở", tmp_path / "khoa")
    own = x509.load_pem_x509_certificate(certificate.read_bytes())
    authority = Authority.root()
    issued = tmp_path / "duoc-cap.der"
    public = own.public_key()

    class Holder:
        def public_key(self) -> object:
            return public

    issued.write_bytes(_der(authority.leaf("Giám đốc Sở", Holder())))  # type: ignore[arg-type]
    dialog = department.keys()
    segment(dialog.way, "Ghép chứng thư được cấp")
    assert dialog.missing.text() == "Chọn tệp khóa và chứng thư được cấp."
    enter(dialog.key.edit, str(key))
    enter(dialog.certificate.edit, str(issued))
    type_into(dialog.password, PASSWORD)
    click(dialog.make)
    department.idle(dialog)
    assert (key.parent / "da-cap" / key.name).is_file()
    assert department.workspace.settings.get(Option.KEY_FILE) == str(
        key.parent / "da-cap" / key.name
    )


def test_the_ministry_pins_a_certificate_after_comparing(
    department: Person, ministry: Person, tmp_path: Path
) -> None:
    _, certificate, told = department.make_key("Giám đốc", "Giám đốc Sở", tmp_path / "khoa")
    dialog = ministry.trust()
    assert listed(dialog) == []
    dialog.offer_file(certificate)
    ministry.idle(dialog)
    assert "Chứng thư trong tệp: Giám đốc Sở" in dialog._offer.text()
    assert not dialog.trust.isEnabled()
    type_into(dialog.fingerprint, "00" * 32)
    click(dialog.trust)
    ministry.idle(dialog)
    assert "không phải của chứng thư" in said(dialog)
    assert listed(dialog) == []
    type_into(dialog.fingerprint, told)
    click(dialog.trust)
    ministry.idle(dialog)
    ministry.idle(dialog)
    assert said(dialog) == "Đã tin cậy chứng thư của Giám đốc Sở."
    ((kind, name, _, state),) = listed(dialog)
    assert (kind, name, state) == ("Người ký", "Giám đốc Sở", "Dùng được")
    assert told in dialog._details.text()


def test_lists_show_their_age_and_are_taken_only_from_the_trusted(
    ministry: Person, tmp_path: Path
) -> None:
    authority = Authority.root()
    root, crl = tmp_path / "goc.crt", tmp_path / "thu-hoi.crl"
    root.write_bytes(_der(authority.certificate))
    crl.write_bytes(authority.crl(issued=NOW.replace(day=1)))
    dialog = ministry.trust()
    dialog.offer_file(crl)
    ministry.idle(dialog)
    assert "không do chứng thư tin cậy nào ký" in said(dialog)
    dialog.close()
    dialog = ministry.pin(root, grouped(fingerprint(authority.certificate)))
    dialog.offer_file(crl)
    ministry.idle(dialog)
    ministry.idle(dialog)
    assert "phát hành cách đây 2 ngày" in said(dialog)
    kinds = {row[0]: row[2] for row in listed(dialog)}
    assert kinds["Danh sách thu hồi"] == "01/11/2026, cách đây 2 ngày"


def test_removing_asks_first(
    ministry: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = Authority.root()
    root = tmp_path / "goc.crt"
    root.write_bytes(_der(authority.certificate))
    dialog = ministry.pin(root, fingerprint(authority.certificate))
    monkeypatch.setattr("ui.trust.dialog.ask", lambda *_: False)
    click(dialog.remove)
    ministry.idle(dialog)
    assert len(listed(dialog)) == 1
    monkeypatch.setattr("ui.trust.dialog.ask", lambda *_: True)
    click(dialog.remove)
    ministry.idle(dialog)
    ministry.idle(dialog)
    assert listed(dialog) == []


def test_what_is_no_certificate_is_named(ministry: Person, tmp_path: Path) -> None:
    file = tmp_path / "anh.crt"
    file.write_bytes(b"GIF89a")
    dialog = ministry.trust()
    dialog.offer_file(file)
    ministry.idle(dialog)
    assert "anh.crt" in said(dialog)
    assert not dialog._adding.isVisible()


def test_from_the_first_key_to_a_trusted_report(
    ready: Office, unready: Office, tmp_path: Path
) -> None:
    """The whole way of a department without an authority, on two machines."""
    sender, receiver = Person(ready.qtbot, ready.workspace), Person(ready.qtbot, unready.workspace)
    director = sender.make_key("Giám đốc", "Giám đốc Sở", tmp_path / "k1")
    office = sender.make_key("Cơ quan (văn thư)", "Sở Công Thương Nghệ An", tmp_path / "k2")
    sign_as_director(ready, director[0], PASSWORD)
    click(ready.page.result.co_sign)
    sign_as_office(ready, office[0], PASSWORD, "05/BC-SCT")
    signed = ready.page.outgoing.signed_file
    assert signed is not None
    received = tmp_path / "nhan.xlsx"
    received.write_bytes(signed.read_bytes())
    unready.page.verify(received)
    unready.wait_idle()
    head = unready.page.verdict.head
    assert head.title == "Nội dung nguyên vẹn, chưa kiểm tra chứng thư"
    for _, certificate, told in (director, office):
        receiver.pin(certificate, told).close()
    unready.page.verify(received)
    unready.wait_idle()
    assert head.title == "Chữ ký hợp lệ, nội dung nguyên vẹn"
    assert not unready.page.verdict.trust.isVisible()


def test_the_verdict_leads_to_the_list_and_is_made_anew(
    ready: Office, unready: Office, tmp_path: Path
) -> None:
    sender = Person(ready.qtbot, ready.workspace)
    key, certificate, told = sender.make_key("Giám đốc", "Giám đốc Sở", tmp_path / "k1")
    sign_as_director(ready, key, PASSWORD)
    click(ready.page.result.co_sign)
    office = sender.make_key("Cơ quan (văn thư)", "Sở Công Thương Nghệ An", tmp_path / "k2")
    sign_as_office(ready, office[0], PASSWORD, "05/BC-SCT")
    signed = ready.page.outgoing.signed_file
    assert signed is not None
    received = tmp_path / "nhan.xlsx"
    received.write_bytes(signed.read_bytes())
    unready.page.verify(received)
    unready.wait_idle()
    click(unready.page.verdict.trust)
    (dialog,) = unready.page.findChildren(TrustDialog)
    person = Person(unready.qtbot, unready.workspace)
    for file, print_ in ((certificate, told), office[1:]):
        dialog.offer_file(file)
        person.idle(dialog)
        type_into(dialog.fingerprint, print_)
        click(dialog.trust)
        person.idle(dialog)
    unready.wait_idle()
    assert unready.page.verdict.head.title == "Chữ ký hợp lệ, nội dung nguyên vẹn"
    dialog.close()


def _der(certificate: x509.Certificate) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding

    return certificate.public_bytes(Encoding.DER)
