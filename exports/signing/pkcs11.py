"""The signing key in a USB token or card, through the vendor's PKCS#11 library.

OASIS PKCS #11 3.0. Imported only when a token is used. A PIN is tried exactly once: tokens lock
after a few wrong ones in a row.
"""

from __future__ import annotations

import struct
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

import pkcs11
from pkcs11 import Attribute, KeyType, Mechanism, ObjectClass, TokenFlag
from pkcs11.types import PROTECTED_AUTH, SignMixin

from exports.signing.algorithms import KeyKind
from exports.signing.certificate import is_ca, load_certificate, may_sign
from exports.signing.keys import issuer_chain, method_for
from exports.signing.messages import SigningMessage
from exports.signing.pkcs11_errors import named
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pkcs11 import Session, Slot, Token

#: DER prefix of a SHA-256 DigestInfo (RFC 8017 9.2, note 1), for tokens that only do raw RSA.
_DIGEST_INFO: Final = bytes.fromhex("3031300d060960864801650304020105000420")
#: Octets; that of a 16,384-bit RSA key, the longest any token makes.
_LONGEST_SIGNATURE: Final = 2048
_KEY_TYPES: Final = {KeyKind.RSA: KeyType.RSA, KeyKind.EC: KeyType.EC}


class PinState(Enum):
    """How many wrong PINs a token would still take, as far as it tells (PKCS #11 3.2)."""

    USUAL = "usual"
    COUNT_LOW = "count low"
    FINAL_TRY = "final try"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class TokenCertificate:
    """A certificate found on a token without logging in; ``key_id`` is its CKA_ID.

    ``own_pad``: the PIN is typed on the token itself (CKF_PROTECTED_AUTHENTICATION_PATH).
    """

    token_label: str
    token_serial: str
    slot_id: int
    certificate: bytes
    key_id: bytes
    pin: PinState = PinState.USUAL
    own_pad: bool = False

    @property
    def pin_remark(self) -> str:
        """What to know before a PIN is typed; ``KnownError`` when none would be taken."""
        if self.pin is PinState.LOCKED:
            raise KnownError(SigningMessage.TOKEN_PIN_LOCKED, label=self.token_label)
        if self.pin is PinState.FINAL_TRY:
            return SigningMessage.TOKEN_PIN_FINAL.sentence(label=self.token_label)
        if self.pin is PinState.COUNT_LOW:
            return SigningMessage.TOKEN_PIN_LOW.sentence(label=self.token_label)
        return ""


def list_certificates(module: Path) -> tuple[TokenCertificate, ...]:
    """All readable certificates on all tokens that are plugged in; needs no PIN."""
    return tuple(found for slot in _slots(module) for found in _certificates(slot))


def list_tokens(module: Path) -> tuple[tuple[str, str], ...]:
    """Label and serial number of every token that is plugged in; needs no PIN."""
    tokens = [token for slot in _slots(module) if (token := _token_in(slot)) is not None]
    return tuple((token.label, _serial(token)) for token in tokens)


def find_certificate(
    module: Path, token: str, certificate: bytes | None = None
) -> TokenCertificate:
    """The certificate a signature would be made with; needs no PIN. Raises ``KnownError``.

    ``token`` is a label or a serial number; ``certificate`` (DER) decides among several, also
    among tokens of one label.
    """
    found = [list(_certificates(slot)) for slot in _named_slots(module, token)]
    if certificate is not None:
        held = [here for here in found if any(one.certificate == certificate for one in here)]
        found = held or found[:1]
    if len(found) > 1:
        raise KnownError(SigningMessage.TOKEN_AMBIGUOUS, label=token)
    return _choose(found[0], token, certificate)


class Pkcs11Signer:
    """A key on the token called ``token_label``, logged in from construction until ``close``.

    Which certificate: see ``find_certificate``. Login happens only on that token and only after
    the certificate has been found. ``pin`` is not used where the token has a pad of its own.
    Raises ``KnownError``.
    """

    def __init__(
        self, module: Path, token_label: str, pin: str, certificate: bytes | None = None
    ) -> None:
        chosen = find_certificate(module, token_label, certificate)
        slot = next(one for one in _slots(module) if one.slot_id == chosen.slot_id)
        found = list(_certificates(slot))
        parsed = load_certificate(chosen.certificate)
        if parsed is None:
            raise KnownError(SigningMessage.CERTIFICATE_UNREADABLE)
        self.certificate = chosen.certificate
        self.method = method_for(parsed.public_key())
        others = [load_certificate(one.certificate) for one in found]
        self.chain = issuer_chain(parsed, [one for one in others if one is not None])
        self._module, self._label = module, token_label
        with named(token_label):
            self._mechanisms = slot.get_mechanisms()
        self._session: Session | None = _login(slot.get_token(), token_label, pin)
        try:
            self._key = self._private_key(chosen.key_id)
            repeated = _asks_each_time(self._key)
            self._repeated_pin = pin if repeated and not chosen.own_pad else None
            self._at_pad = repeated and chosen.own_pad
        except BaseException:
            self.close()
            raise

    def sign(self, data: bytes) -> bytes:
        """See ``Signer.sign``."""
        if self._session is None:
            raise KnownError(SigningMessage.KEY_CLOSED)
        content, mechanism = data, Mechanism.SHA256_RSA_PKCS
        if self.method.key_kind is KeyKind.EC:
            content, mechanism = self.method.digest.of(data), Mechanism.ECDSA
        elif mechanism not in self._mechanisms:
            content, mechanism = _DIGEST_INFO + self.method.digest.of(data), Mechanism.RSA_PKCS
        with named(self._label):
            if self._at_pad:
                return self._signed_at_pad(self._session, content, mechanism)
            return bytes(self._key.sign(content, mechanism=mechanism, pin=self._repeated_pin))

    def close(self) -> None:
        """See ``Signer.close``."""
        session, self._session, self._repeated_pin = self._session, None, None
        if session is not None:
            with suppress(pkcs11.PKCS11Error):  # a token that was pulled out has closed it
                session.close()

    def _signed_at_pad(self, session: Session, content: bytes, mechanism: Mechanism) -> bytes:
        from exports.signing.pkcs11_pad import sign_at_pad  # noqa: PLC0415 - a rare kind of token

        handles = (_handle(session), _handle(self._key))
        return sign_at_pad(self._module, *handles, mechanism, content, _LONGEST_SIGNATURE)

    def _private_key(self, key_id: bytes) -> SignMixin:
        """The private key that shares CKA_ID with the certificate (PKCS #11 4.6.3)."""
        wanted = {
            Attribute.CLASS: ObjectClass.PRIVATE_KEY,
            Attribute.KEY_TYPE: _KEY_TYPES[self.method.key_kind],
            Attribute.ID: key_id,
        }
        with named(self._label):
            keys = [] if self._session is None else list(self._session.get_objects(wanted))
        for key in keys:
            if isinstance(key, SignMixin):
                return key
        raise KnownError(SigningMessage.TOKEN_KEY_MISSING, label=self._label)


# ------------------------------------------------------------------------------- tokens and slots


def _slots(module: Path) -> list[Slot]:
    try:
        return pkcs11.lib(str(module)).get_slots(token_present=True)
    except (pkcs11.PKCS11Error, RuntimeError, OSError, ValueError):
        bits = 8 * struct.calcsize("P")
        raise KnownError(SigningMessage.MODULE_UNUSABLE, path=module, bits=bits) from None


def _named_slots(module: Path, name: str) -> list[Slot]:
    """The slots whose token has this label, or this serial number."""
    found = [(slot, _token_in(slot)) for slot in _slots(module)]
    named = [slot for slot, token in found if token and name in (token.label, _serial(token))]
    if not named:
        raise KnownError(SigningMessage.TOKEN_MISSING, label=name)
    return named


def _token_in(slot: Slot) -> Token | None:
    """The token in the slot; ``None`` for one that is blank, not recognised or just pulled out."""
    try:
        token = slot.get_token()
    except pkcs11.PKCS11Error:
        return None
    return token if TokenFlag.TOKEN_INITIALIZED in token.flags else None


def _serial(token: Token) -> str:
    return token.serial.decode("ascii", "replace").strip()


def _certificates(slot: Slot) -> Iterator[TokenCertificate]:
    token = _token_in(slot)
    if token is None:
        return
    with named(token.label):
        session = token.open()
        try:
            for found in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
                yield TokenCertificate(
                    token.label,
                    _serial(token),
                    slot.slot_id,
                    bytes(found[Attribute.VALUE]),
                    bytes(found[Attribute.ID]),
                    _pin_state(token),
                    _has_own_pad(token),
                )
        finally:
            session.close()


def _choose(
    found: list[TokenCertificate], label: str, certificate: bytes | None
) -> TokenCertificate:
    """The certificate asked for, or the only one on the token that may sign."""
    if certificate is None:
        fit = [one for one in found if _is_fit(one.certificate)]
    else:
        fit = [one for one in found if one.certificate == certificate]
    if not fit:
        raise KnownError(SigningMessage.TOKEN_CERTIFICATE_MISSING, label=label)
    if len(fit) > 1:
        raise KnownError(SigningMessage.TOKEN_CERTIFICATE_AMBIGUOUS, label=label, count=len(fit))
    return fit[0]


def _is_fit(der: bytes) -> bool:
    parsed = load_certificate(der)
    return parsed is not None and may_sign(parsed) and not is_ca(parsed)


# -------------------------------------------------------------------------------------------- PIN


def _pin_state(token: Token) -> PinState:
    flags = token.flags
    if TokenFlag.USER_PIN_LOCKED in flags:
        return PinState.LOCKED
    if TokenFlag.USER_PIN_FINAL_TRY in flags:
        return PinState.FINAL_TRY
    low = TokenFlag.USER_PIN_COUNT_LOW in flags
    return PinState.COUNT_LOW if low else PinState.USUAL


def _has_own_pad(token: Token) -> bool:
    return TokenFlag.PROTECTED_AUTHENTICATION_PATH in token.flags


def _login(token: Token, label: str, pin: str) -> Session:
    """Try the PIN once; never when the token says it is locked."""
    if _pin_state(token) is PinState.LOCKED:
        raise KnownError(SigningMessage.TOKEN_PIN_LOCKED, label=label)
    with named(label):
        return token.open(user_pin=PROTECTED_AUTH if _has_own_pad(token) else pin)


def _asks_each_time(key: SignMixin) -> bool:
    """CKA_ALWAYS_AUTHENTICATE: the PIN is wanted again for every signature (PKCS #11 4.9)."""
    try:
        return bool(key[Attribute.ALWAYS_AUTHENTICATE])
    except pkcs11.PKCS11Error:
        return False


def _handle(opened: object) -> int:
    """The number the library knows a session or key by; not in the typed interface."""
    return int(opened.handle)  # type: ignore[attr-defined]
