"""Tokens that are several, ask each time, or are pulled out; SoftHSM behaves so by itself."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pkcs11
import pytest

from exports.signing.pkcs11 import Pkcs11Signer, find_certificate, list_certificates
from exports.signing.sign import sign_package
from exports.signing.verdict import Conclusion
from exports.signing.verify import verify_package
from forms.common.errors import KnownError
from tests.exports.signing.conftest import DIRECTOR, OFFICE, POLICY
from tests.exports.signing.softhsm import ASKING, LABEL, LOOSE, MODULE, PIN, TWIN

if TYPE_CHECKING:
    from tests.exports.signing.softhsm import Token

pytestmark = [
    pytest.mark.interop,
    pytest.mark.skipif(MODULE is None, reason="SoftHSM (libsofthsm2.so) is not installed"),
]


def test_every_token_of_every_slot_is_listed(token: Token) -> None:
    found = list_certificates(token.module)
    assert {one.token_label for one in found} >= {LABEL, ASKING, TWIN}
    assert len({one.slot_id for one in found}) >= 4


def test_a_key_that_asks_each_time_signs_twice(token: Token, workbook: bytes) -> None:
    """CKA_ALWAYS_AUTHENTICATE: SoftHSM refuses a signature without the context-specific login."""
    with closing(Pkcs11Signer(token.module, ASKING, PIN)) as signer:
        with pytest.raises(pkcs11.UserNotLoggedIn):
            signer._key.sign(b"x", mechanism=pkcs11.Mechanism.SHA256_RSA_PKCS)
        once = sign_package(workbook, signer, DIRECTOR)
        twice = sign_package(once, signer, OFFICE)
    verdict = verify_package(twice, POLICY)
    assert [one.conclusion for one in verdict.signatures] == [Conclusion.INTACT] * 2


def test_a_key_that_does_not_ask_keeps_no_pin(token: Token) -> None:
    with closing(Pkcs11Signer(token.module, LABEL, PIN, token.rsa)) as signer:
        assert signer._repeated_pin is None
    with closing(Pkcs11Signer(token.module, ASKING, PIN)) as asking:
        assert asking._repeated_pin == PIN
    assert asking._repeated_pin is None


def test_twins_are_told_apart_by_certificate_or_serial_number(token: Token) -> None:
    for wanted in token.twins:
        found = find_certificate(token.module, TWIN, wanted)
        assert found.certificate == wanted
        assert find_certificate(token.module, found.token_serial) == found
        with closing(Pkcs11Signer(token.module, TWIN, PIN, wanted)) as signer:
            assert signer.certificate == wanted
            assert len(signer.sign(b"data")) == 256


def test_twins_without_a_choice_are_refused(token: Token) -> None:
    with pytest.raises(KnownError) as caught:
        find_certificate(token.module, TWIN)
    assert caught.value.code == "TOKEN_AMBIGUOUS"
    with pytest.raises(KnownError) as caught:
        find_certificate(token.module, TWIN, token.rsa)
    assert caught.value.code == "TOKEN_CERTIFICATE_MISSING"


def test_a_token_pulled_out_in_the_middle(token: Token, workbook: bytes) -> None:
    """SoftHSM's token is a folder; without it the library loses the key it was working with."""
    signer = Pkcs11Signer(token.module, LOOSE, PIN)
    for folder in token.folder.iterdir():
        if LOOSE.encode() in (folder / "token.object").read_bytes():
            shutil.rmtree(folder)
    with pytest.raises(KnownError) as caught, closing(signer):
        sign_package(workbook, signer, DIRECTOR)
    assert caught.value.code == "TOKEN_REMOVED"
    assert LOOSE in caught.value.sentence
    with pytest.raises(KnownError) as caught:
        find_certificate(token.module, LOOSE)
    assert caught.value.code == "TOKEN_MISSING"
    with closing(Pkcs11Signer(token.module, LABEL, PIN, token.rsa)) as other:
        assert other.sign(b"data")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (pkcs11.DeviceRemoved, "TOKEN_REMOVED"),
        (pkcs11.TokenNotPresent, "TOKEN_REMOVED"),
        (pkcs11.SessionHandleInvalid, "TOKEN_REMOVED"),
        (pkcs11.PinIncorrect, "TOKEN_PIN_WRONG"),
        (pkcs11.PinLocked, "TOKEN_PIN_LOCKED"),
        (pkcs11.PinExpired, "TOKEN_PIN_EXPIRED"),
        (pkcs11.DeviceMemory, "TOKEN_FAILED"),
    ],
)
def test_what_other_libraries_answer_is_named(
    error: type[Exception], code: str, token: Token, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SoftHSM never gives these answers, so the key is replaced by one that does."""

    class Key:
        def sign(self, data: bytes, **options: object) -> bytes:
            raise error

    with closing(Pkcs11Signer(token.module, LABEL, PIN, token.rsa)) as signer:
        monkeypatch.setattr(signer, "_key", Key())
        with pytest.raises(KnownError) as caught:
            signer.sign(b"data")
    assert caught.value.code == code
