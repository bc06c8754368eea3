"""Signing with a USB token; with stand-ins for the library and the real loader."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from exports.signing import modules, pkcs11, windows_store
from exports.signing.keys import Pkcs12Signer
from exports.signing.modules import TokenModule
from exports.signing.policy import VerifyPolicy
from exports.signing.verdict import Conclusion
from exports.signing.verify import verify_package
from forms.store.settings import Option
from tests.certificates import PASSWORD, Authority
from tests.exports.signing import softhsm
from tests.ui.pages.sign.fake_token import MODULE, PIN, FakeToken
from tests.ui.pages.sign.hands import agree, click, enter, paste, segment, sign_as_director
from tests.ui.pages.sign.seed import NOW
from ui.look import Look
from ui.pages.sign.card import CertificateCard
from ui.pages.sign.source import KeySource
from ui.theme import LIGHT
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.pages.sign.seed import KeyFiles, Office


@pytest.fixture
def token(keys: KeyFiles, monkeypatch: pytest.MonkeyPatch) -> FakeToken:
    fake = FakeToken(keys)
    monkeypatch.setattr(pkcs11, "list_certificates", fake.certificates)
    monkeypatch.setattr(pkcs11, "Pkcs11Signer", fake.open)
    return fake


def cards(office: Office) -> list[CertificateCard]:
    return office.page.signing.source.findChildren(CertificateCard)


def plug_in(office: Office, module: str = MODULE) -> None:
    enter(office.page.signing.source._module.edit, module)
    office.wait_idle()
    office.qtbot.waitUntil(lambda: all(card.isVisible() for card in cards(office)))


def test_certificates_are_listed_before_any_pin(ready: Office, token: FakeToken) -> None:
    plug_in(ready)
    names = [card.accessibleName() for card in cards(ready)]
    assert len(names) == 2
    assert names[0].startswith("Giám đốc Sở, Dùng được, CA gốc thử nghiệm · hết hạn 30/08/2027")
    assert names[1].startswith("Giám đốc Sở (cũ), Hết hạn")
    assert [card.isChecked() for card in cards(ready)] == [True, False]
    click(cards(ready)[1])
    assert not cards(ready)[1].isChecked()
    assert token.tried == 0


def test_the_director_signs_with_the_token(ready: Office, token: FakeToken) -> None:
    plug_in(ready)
    agree(ready)
    click(ready.page.signing.source.secret)
    paste(ready.page.signing.source.secret, PIN)
    QTest.keyClick(ready.page.signing.source.secret, Qt.Key.Key_Return)
    ready.wait_idle()
    assert ready.page.outgoing.signed_file is not None
    assert token.tried == 1
    assert ready.workspace.settings.get(Option.PKCS11_LIBRARY) == MODULE


def test_a_wrong_pin_is_tried_once(ready: Office, token: FakeToken) -> None:
    plug_in(ready)
    panel = ready.page.signing
    agree(ready)
    click(panel.source.secret)
    paste(panel.source.secret, "999999")
    click(panel.sign)
    ready.wait_idle()
    assert token.tried == 1
    words = panel.error.findChild(Label)
    assert words is not None
    assert "Mã PIN của thiết bị ký Token Sở không đúng" in words.text()
    assert not panel.sign.isEnabled()
    assert not panel.source.secret.text()
    QTest.keyClick(panel.source.secret, Qt.Key.Key_Return)
    ready.wait_idle()
    assert token.tried == 1


def test_a_missing_token_is_searched_again(ready: Office, token: FakeToken) -> None:
    token.plugged = False
    plug_in(ready)
    source = ready.page.signing.source
    assert source._note.text() == "Không có chứng thư nào. Cắm token rồi nhấn Tìm lại."
    token.plugged = True
    click(source._again)
    ready.wait_idle()
    assert len(cards(ready)) == 2
    assert not source._note.isVisible()


def test_a_library_that_is_none_is_a_sentence(ready: Office, token: FakeToken) -> None:
    plug_in(ready, str(Path("/opt/token/khong-co.so")))
    assert ready.page.signing.error.isVisible()
    assert not cards(ready)
    assert ready.page.signing.reason.text() == "Chọn chứng thư dùng để ký."


def test_an_installed_library_is_proposed_and_not_loaded(
    ready: Office, token: FakeToken, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = (TokenModule("Viettel-CA", Path(MODULE), 0),)
    monkeypatch.setattr(modules, "installed_modules", lambda: found)
    source = ready.page.signing.source
    source._module.set_path("")
    segment(source._switch, "Tệp .p12 / .pfx")
    segment(source._switch, "USB Token")
    ready.wait_idle()
    assert source._module.edit.text() == MODULE
    assert "Viettel-CA" in source._note.text()
    assert not cards(ready)
    click(source._again)
    ready.wait_idle()
    assert len(cards(ready)) == 2


@pytest.mark.interop
@pytest.mark.skipif(softhsm.MODULE is None, reason="SoftHSM (libsofthsm2.so) is not installed")
def test_a_real_library_signs_beside_the_window(
    ready: Office, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("softhsm")
    real = softhsm.make_tokens(folder, Authority.root())
    plug_in(ready, str(real.module))
    wanted = next(card for card in cards(ready) if card.facts.der == real.rsa)
    ready.page.signing._area.ensureWidgetVisible(wanted)
    click(wanted)
    click(ready.page.signing.source.secret)
    paste(ready.page.signing.source.secret, softhsm.PIN)
    ready.page.signing._area.ensureWidgetVisible(ready.page.signing.consent)
    agree(ready)
    click(ready.page.signing.sign)
    ready.wait_idle()
    file = ready.page.outgoing.signed_file
    assert file is not None
    (signature,) = verify_package(file.read_bytes(), VerifyPolicy(NOW)).signatures
    assert signature.conclusion is Conclusion.INTACT
    assert signature.signer is not None
    assert signature.signer.certificate == real.rsa


def test_a_missing_library_is_told_by_the_real_loader(ready: Office) -> None:
    absent = str(Path("/khong/co/thu-vien.so"))
    plug_in(ready, absent)
    words = ready.page.signing.error.findChild(Label)
    assert words is not None
    assert f"Không nạp được thư viện thiết bị ký {absent}" in words.text()


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (pkcs11.PinState.COUNT_LOW, "vừa bị nhập sai mã PIN"),
        (pkcs11.PinState.FINAL_TRY, "chỉ còn một lần nhập mã PIN"),
    ],
)
def test_a_token_near_locking_is_told_before_the_pin(
    ready: Office, token: FakeToken, state: pkcs11.PinState, words: str
) -> None:
    token.pin = state
    plug_in(ready)
    source = ready.page.signing.source
    assert source._remark.isVisible()
    label = source._remark.findChild(Label)
    assert label is not None
    assert words in label.text()
    assert token.tried == 0


def test_a_locked_token_cannot_be_chosen(ready: Office, token: FakeToken) -> None:
    token.pin = pkcs11.PinState.LOCKED
    plug_in(ready)
    assert [card.isEnabled() for card in cards(ready)] == [False, False]
    assert "đã bị khóa mã PIN" in cards(ready)[0].toolTip()


def test_a_token_with_a_pad_is_not_asked_for_a_pin_here(ready: Office, token: FakeToken) -> None:
    token.pad = True
    plug_in(ready)
    panel = ready.page.signing
    assert not panel.source.secret.isVisible()
    assert "trên bàn phím của token" in panel.source._secret_name.text()
    agree(ready)
    click(panel.sign)
    ready.wait_idle()
    assert ready.page.outgoing.signed_file is not None
    assert token.pins == [""]


def test_several_libraries_are_offered(
    ready: Office, token: FakeToken, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = (
        TokenModule("Nhà A", Path("/opt/a/a.so"), 0),
        TokenModule("Nhà B", Path(MODULE), 0),
        TokenModule("Nhà C", Path("/opt/c/c.so"), 16),
    )
    monkeypatch.setattr(modules, "installed_modules", lambda: found)
    source = ready.page.signing.source
    segment(source._switch, "Tệp .p12 / .pfx")
    source._module.set_path("")
    segment(source._switch, "USB Token")
    ready.wait_idle()
    assert source._libraries.isVisible()
    assert [source._libraries.itemText(row) for row in range(2)] == [
        "Nhà A (a.so)",
        "Nhà B (libtoken.so)",
    ]
    source._libraries.setFocus()
    QTest.keyClick(source._libraries, Qt.Key.Key_Down)
    ready.wait_idle()
    assert str(source._module.path) == MODULE
    assert len(cards(ready)) == 2


def test_a_revoked_certificate_is_told_before_the_pin(
    ready: Office, token: FakeToken, keys: KeyFiles
) -> None:
    root = Authority.root()
    folder = ready.workspace.paths.trust
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "goc.cer").write_bytes(root.der)
    certificate = x509.load_der_x509_certificate(token.signer(keys.director).certificate)
    (folder / "goc.crl").write_bytes(root.crl((certificate, NOW - timedelta(days=2))))
    plug_in(ready)
    assert not cards(ready)[0].isEnabled()
    assert "đã bị thu hồi" in cards(ready)[0].toolTip()


def test_windows_store_is_a_place_where_windows_is(
    ready: Office, keys: KeyFiles, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """The driver asks for the PIN; here a key file stands for it."""
    monkeypatch.setattr("ui.pages.sign.places.has_store", lambda: True)
    signer = Pkcs12Signer(keys.director.read_bytes(), PASSWORD)
    monkeypatch.setattr(windows_store, "store_certificates", lambda: (signer.certificate,))
    monkeypatch.setattr(windows_store, "WindowsStoreSigner", lambda _: signer)
    source = KeySource(Look(LIGHT), ready.workspace, ready.page.tasks)
    qtbot.addWidget(source)
    source.show()
    segment(source._switch, "Kho Windows")
    ready.wait_idle()
    assert not source.secret.isVisible()
    assert source.missing == ""
    assert source.take_key().open() is signer


def test_the_director_s_token_is_not_asked_for_a_pin_for_the_office(
    ready: Office, token: FakeToken, keys: KeyFiles
) -> None:
    sign_as_director(ready, keys.director, PASSWORD)
    click(ready.page.result.co_sign)
    ready.wait_idle()
    segment(ready.page.signing.source._switch, "USB Token")
    plug_in(ready)
    panel = ready.page.signing
    enter(panel.number, "05/BC-SCT")
    paste(panel.source.secret, PIN)
    assert "đã ký tệp với vai Giám đốc" in panel.reason.text()
    assert not panel.sign.isEnabled()
    assert token.tried == 0
