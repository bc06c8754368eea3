"""Tokens near their last PIN, locked ones, and those with a pad of their own.

SoftHSM counts no wrong PINs and has no pad; its tokens are wrapped by one that says so.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

import pkcs11
import pytest
from pkcs11 import TokenFlag
from pkcs11.types import PROTECTED_AUTH

from exports.keys import KeyChoice
from exports.signing import pkcs11 as ours
from exports.signing.pkcs11 import PinState, Pkcs11Signer, find_certificate
from forms.common.errors import KnownError
from tests.exports.signing.softhsm import ASKING, LABEL, MODULE, PIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.exports.signing.softhsm import Token

pytestmark = [
    pytest.mark.interop,
    pytest.mark.skipif(MODULE is None, reason="SoftHSM (libsofthsm2.so) is not installed"),
]


class FlaggedToken:
    """A SoftHSM token with more flags; notes which PINs it was opened with."""

    def __init__(self, token: pkcs11.Token, flags: TokenFlag, opened: list[object]) -> None:
        self._token = token
        self._opened = opened
        self.flags = token.flags | flags

    def open(self, *, user_pin: object = None) -> pkcs11.Session:
        """A pad types the right PIN."""
        self._opened.append(user_pin)
        typed = PIN if user_pin is PROTECTED_AUTH else user_pin
        return self._token.open(user_pin=typed)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._token, name)


class FlaggedSlot:
    def __init__(self, slot: pkcs11.Slot, flags: TokenFlag, opened: list[object]) -> None:
        self._slot = slot
        self._told = (flags, opened)

    def get_token(self) -> FlaggedToken:
        return FlaggedToken(self._slot.get_token(), *self._told)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._slot, name)


@pytest.fixture
def flagged(token: Token, monkeypatch: pytest.MonkeyPatch) -> Callable[[TokenFlag], list[object]]:
    """Make every token show these flags; the list fills with the PINs tried."""
    slots = ours._slots

    def flag(flags: TokenFlag) -> list[object]:
        opened: list[object] = []
        shown = [FlaggedSlot(slot, flags, opened) for slot in slots(token.module)]
        monkeypatch.setattr(ours, "_slots", lambda _: shown)
        return opened

    return flag


def _accept(_certificate: bytes, _chain: tuple[bytes, ...]) -> None:
    pass


@pytest.mark.parametrize(
    ("flags", "state"),
    [
        (TokenFlag(0), PinState.USUAL),
        (TokenFlag.USER_PIN_COUNT_LOW, PinState.COUNT_LOW),
        (TokenFlag.USER_PIN_COUNT_LOW | TokenFlag.USER_PIN_FINAL_TRY, PinState.FINAL_TRY),
        (TokenFlag.USER_PIN_LOCKED | TokenFlag.USER_PIN_FINAL_TRY, PinState.LOCKED),
    ],
)
def test_a_token_tells_how_near_it_is_to_locking(
    flags: TokenFlag, state: PinState, token: Token, flagged: Any
) -> None:
    flagged(flags)
    assert find_certificate(token.module, ASKING).pin is state


def test_the_last_try_is_said_before_the_pin_is_asked(
    token: Token, flagged: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = flagged(TokenFlag.USER_PIN_FINAL_TRY)
    told: list[str] = []

    def asked(_variable: str, _prompt: str) -> str:
        assert "chỉ còn một lần" in told[0]
        return PIN

    monkeypatch.setattr("exports.keys.secret", asked)
    with closing(KeyChoice(library=token.module, token=ASKING).open(_accept, told.append)):
        pass
    assert opened[-1] == PIN


def test_the_last_try_is_never_made_from_a_variable(
    token: Token, flagged: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A script that runs again and again would lock the token by itself."""
    opened = flagged(TokenFlag.USER_PIN_FINAL_TRY)
    monkeypatch.setenv("PIN_THU", PIN)
    choice = KeyChoice(library=token.module, token=ASKING, pin_variable="PIN_THU")
    with pytest.raises(KnownError) as caught:
        choice.open(_accept, lambda _: None)
    assert caught.value.code == "TOKEN_PIN_FINAL_UNTYPED"
    assert PIN not in opened


def test_a_locked_token_is_refused_before_the_pin_is_asked(
    token: Token, flagged: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = flagged(TokenFlag.USER_PIN_LOCKED)
    monkeypatch.setattr("exports.keys.secret", lambda *_: pytest.fail("asked for the PIN"))
    with pytest.raises(KnownError) as caught:
        KeyChoice(library=token.module, token=ASKING).open(_accept, lambda _: None)
    assert caught.value.code == "TOKEN_PIN_LOCKED"
    with pytest.raises(KnownError) as caught:
        Pkcs11Signer(token.module, LABEL, PIN, token.rsa)
    assert caught.value.code == "TOKEN_PIN_LOCKED"
    assert set(opened) == {None}


def test_a_token_with_a_pad_signs_without_a_pin_being_asked(
    token: Token, flagged: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = flagged(TokenFlag.PROTECTED_AUTHENTICATION_PATH)
    monkeypatch.setattr("exports.keys.secret", lambda *_: pytest.fail("asked for the PIN"))
    told: list[str] = []
    choice = KeyChoice(library=token.module, token=LABEL)
    with pytest.raises(KnownError) as caught:  # two certificates: nothing was tried yet
        choice.open(_accept, told.append)
    assert caught.value.code == "TOKEN_CERTIFICATE_AMBIGUOUS"
    with closing(Pkcs11Signer(token.module, LABEL, "", token.rsa)) as signer:
        assert len(signer.sign(b"data")) == 256
    assert opened[-1] is PROTECTED_AUTH
    with closing(KeyChoice(library=token.module, token=ASKING).open(_accept, told.append)):
        pass
    assert told == [f"Nhập mã PIN trên bàn phím của thiết bị ký {ASKING}."]
