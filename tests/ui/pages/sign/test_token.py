"""Signing with a USB token; with stand-ins for the library and the real loader."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from exports.signing import modules, pkcs11
from exports.signing.keys import Pkcs12Signer
from exports.signing.messages import SigningMessage
from exports.signing.modules import TokenModule
from exports.signing.pkcs11 import TokenCertificate
from exports.signing.policy import VerifyPolicy
from exports.signing.verdict import Conclusion
from exports.signing.verify import verify_package
from forms.common.errors import KnownError
from forms.store.settings import Option
from tests.certificates import PASSWORD, Authority
from tests.exports.signing import softhsm
from tests.ui.pages.sign.hands import click, enter, paste, segment
from tests.ui.pages.sign.seed import NOW
from ui.pages.sign.card import CertificateCard
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from exports.signing.keys import Signer
    from tests.ui.pages.sign.seed import KeyFiles, Office

PIN = "123456"
LABEL = "Token Sở"
MODULE = "/opt/token/libtoken.so"


@dataclass
class FakeToken:
    """Two certificates and their issuer's; counts the PINs tried."""

    keys: KeyFiles
    plugged: bool = True
    tried: int = 0

    def certificates(self, module: Path) -> tuple[TokenCertificate, ...]:
        if not self.plugged:
            return ()
        if str(module) != MODULE:
            raise KnownError(SigningMessage.MODULE_UNUSABLE, path=module, bits=64)
        found = [self.signer(key).certificate for key in (self.keys.director, self.keys.expired)]
        found.append(Authority.root().der)
        return tuple(TokenCertificate(LABEL, "1", 0, der, b"") for der in found)

    def open(self, module: Path, label: str, pin: str, certificate: bytes | None = None) -> Signer:
        assert (str(module), label) == (MODULE, LABEL)
        self.tried += 1
        if pin != PIN:
            raise KnownError(SigningMessage.TOKEN_PIN_WRONG, label=label)
        signer = self.signer(self.keys.director)
        assert certificate == signer.certificate
        return signer

    def signer(self, key: Path) -> Pkcs12Signer:
        return Pkcs12Signer(key.read_bytes(), PASSWORD)


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
    click(ready.page.signing.consent)
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
    click(panel.consent)
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
    plug_in(ready, "/opt/token/khong-co.so")
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
    click(ready.page.signing.consent)
    click(ready.page.signing.sign)
    ready.wait_idle()
    file = ready.page.outgoing.signed_file
    assert file is not None
    (signature,) = verify_package(file.read_bytes(), VerifyPolicy(NOW)).signatures
    assert signature.conclusion is Conclusion.INTACT
    assert signature.signer is not None
    assert signature.signer.certificate == real.rsa


def test_a_missing_library_is_told_by_the_real_loader(ready: Office) -> None:
    plug_in(ready, "/khong/co/thu-vien.so")
    words = ready.page.signing.error.findChild(Label)
    assert words is not None
    assert "Không nạp được thư viện thiết bị ký /khong/co/thu-vien.so" in words.text()
