"""Keys of the Windows certificate store: what every vendor's installer registers its token in.

The driver shows its own PIN window, so no PIN passes through this program. Loaded on Windows only,
when such a key is chosen. The signatures of the system's functions and the order of calls follow
Microsoft's reference; they are tested here against stand-ins for the three libraries. **Not
proven**: any of it on a real Windows, with a real driver, or with a key of a legacy provider.
"""

from __future__ import annotations

import ctypes
from contextlib import closing, contextmanager
from ctypes import c_int, c_ubyte, c_uint32, c_void_p, c_wchar_p
from typing import TYPE_CHECKING, Final

from exports.signing.algorithms import KeyKind
from exports.signing.certificate import (
    common_name,
    fingerprint,
    is_ca,
    load_certificate,
    may_sign,
)
from exports.signing.keys import issuer_chain, method_for
from exports.signing.messages import SigningMessage
from exports.signing.windows_libraries import CertificateContext, WindowsLibraries, load_libraries
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

_OWN, _AUTHORITIES = "MY", "CA"
#: CRYPT_ACQUIRE_COMPARE_KEY_FLAG, _WINDOW_HANDLE_FLAG, _PREFER_NCRYPT_KEY_FLAG (wincrypt.h).
_ACQUIRE: Final = 0x4 | 0x80 | 0x20000
_NCRYPT_KEY: Final = 0xFFFFFFFF
_PAD_PKCS1: Final = 2
_CALG_SHA_256: Final = 0x800C
_HASH_VALUE: Final = 2
#: Answers of drivers (winerror.h): cancelled by the user in three spellings; card gone; PIN locked.
_REASONS: Final = {
    0x8010006E: SigningMessage.STORE_CANCELLED,
    0x80090036: SigningMessage.STORE_CANCELLED,
    1223: SigningMessage.STORE_CANCELLED,
    0x80100069: SigningMessage.STORE_CARD_MISSING,
    0x8010000C: SigningMessage.STORE_CARD_MISSING,
    0x80090016: SigningMessage.STORE_CARD_MISSING,
    0x8010006B: SigningMessage.STORE_PIN_WRONG,
    0x8010006C: SigningMessage.STORE_PIN_LOCKED,
}


class _PaddingInfo(ctypes.Structure):
    """BCRYPT_PKCS1_PADDING_INFO."""

    _fields_ = (("algorithm", c_wchar_p),)


def store_certificates(libraries: WindowsLibraries | None = None) -> tuple[bytes, ...]:
    """The certificates (DER) of the user's store that may sign; opens no key."""
    found = _all(libraries or load_libraries(), _OWN)
    return tuple(der for der in found if _is_fit(der))


def stored_certificate(wanted: str, libraries: WindowsLibraries | None = None) -> bytes:
    """The certificate (DER) with this SHA-256 fingerprint (hex) in the user's store."""
    for der in _all(libraries or load_libraries(), _OWN):
        parsed = load_certificate(der)
        if parsed is not None and fingerprint(parsed) == wanted:
            return der
    raise KnownError(SigningMessage.STORE_KEY_MISSING, subject=wanted)


class WindowsStoreSigner:
    """The key of a certificate (DER) in the user's store; ``window`` owns the driver's window.

    The driver asks for the PIN at the first ``sign``. Raises ``KnownError``.
    """

    def __init__(
        self, certificate: bytes, window: int = 0, libraries: WindowsLibraries | None = None
    ) -> None:
        self._windows = libraries or load_libraries()
        parsed = load_certificate(certificate)
        if parsed is None:
            raise KnownError(SigningMessage.CERTIFICATE_UNREADABLE)
        self.certificate = certificate
        self.method = method_for(parsed.public_key())
        others = [load_certificate(der) for der in _all(self._windows, _AUTHORITIES)]
        self.chain = issuer_chain(parsed, [one for one in others if one is not None])
        self._subject = common_name(parsed)
        self._key, self._specification, self._ours = c_void_p(), c_uint32(), c_int()
        self._acquire(window)

    def sign(self, data: bytes) -> bytes:
        """See ``Signer.sign``."""
        if not self._key.value:
            raise KnownError(SigningMessage.KEY_CLOSED)
        digest = self.method.digest.of(data)
        if self._specification.value == _NCRYPT_KEY:
            return self._sign_modern(digest)
        return self._sign_legacy(digest)

    def close(self) -> None:
        """See ``Signer.close``."""
        key, self._key = self._key, c_void_p()
        if not key.value or not self._ours.value:
            return
        if self._specification.value == _NCRYPT_KEY:
            self._windows.ncrypt.NCryptFreeObject(key)
        else:
            self._windows.advapi32.CryptReleaseContext(key, 0)

    def _acquire(self, window: int) -> None:
        with closing(_contexts(self._windows, _OWN)) as contexts:
            context = next((one for one in contexts if _der(one) == self.certificate), None)
            if context is None:
                raise KnownError(SigningMessage.STORE_KEY_MISSING, subject=self._subject)
            done = self._windows.crypt32.CryptAcquireCertificatePrivateKey(
                ctypes.byref(context), _ACQUIRE, ctypes.byref(c_void_p(window)),
                ctypes.byref(self._key), ctypes.byref(self._specification),
                ctypes.byref(self._ours),
            )  # fmt: skip
            self._check(done)

    def _sign_modern(self, digest: bytes) -> bytes:
        """NCryptSignHash, once for the size and once for the value; ECDSA gives r and s as is."""
        info, flags = None, 0
        if self.method.key_kind is KeyKind.RSA:
            info, flags = ctypes.byref(_PaddingInfo("SHA256")), _PAD_PKCS1
        size = c_uint32()
        value = None
        for _ in range(2):
            status = self._windows.ncrypt.NCryptSignHash(
                self._key, info, digest, len(digest), value, size, ctypes.byref(size), flags
            )
            if status:
                raise self._refusal(status & 0xFFFFFFFF)
            value = value or (c_ubyte * size.value)()
        return bytes(value or b"")[: size.value]

    def _sign_legacy(self, digest: bytes) -> bytes:
        """CryptSignHash of a provider of the AES type; its result is little-endian."""
        crypto, state, size = self._windows.advapi32, c_void_p(), c_uint32()
        self._check(crypto.CryptCreateHash(self._key, _CALG_SHA_256, None, 0, ctypes.byref(state)))
        try:
            self._check(crypto.CryptSetHashParam(state, _HASH_VALUE, digest, 0))
            arguments = (state, self._specification, None, 0)
            self._check(crypto.CryptSignHashW(*arguments, None, ctypes.byref(size)))
            value = (c_ubyte * size.value)()
            self._check(crypto.CryptSignHashW(*arguments, value, ctypes.byref(size)))
        finally:
            crypto.CryptDestroyHash(state)
        return bytes(value)[: size.value][::-1]

    def _check(self, done: int) -> None:
        if not done:
            raise self._refusal(self._windows.last_error())

    def _refusal(self, code: int) -> KnownError:
        message = _REASONS.get(code & 0xFFFFFFFF, SigningMessage.STORE_FAILED)
        return KnownError(message, subject=self._subject, code=f"0x{code & 0xFFFFFFFF:08X}")


def _all(windows: WindowsLibraries, store: str) -> list[bytes]:
    return [_der(context) for context in _contexts(windows, store)]


def _contexts(windows: WindowsLibraries, store: str) -> Generator[CertificateContext, None, None]:
    """Each certificate of a system store, valid until the next is asked for."""
    with _opened(windows, store) as handle:
        pointer = windows.crypt32.CertEnumCertificatesInStore(handle, None)
        try:
            while pointer:
                yield pointer.contents
                pointer = windows.crypt32.CertEnumCertificatesInStore(handle, pointer)
        finally:
            if pointer:
                windows.crypt32.CertFreeCertificateContext(pointer)


@contextmanager
def _opened(windows: WindowsLibraries, store: str) -> Iterator[c_void_p]:
    handle = windows.crypt32.CertOpenSystemStoreW(None, store)
    if not handle:
        raise KnownError(SigningMessage.STORE_UNREADABLE, code=f"0x{windows.last_error():08X}")
    try:
        yield handle
    finally:
        windows.crypt32.CertCloseStore(handle, 0)


def _der(context: CertificateContext) -> bytes:
    return ctypes.string_at(context.encoded, context.size)


def _is_fit(der: bytes) -> bool:
    parsed = load_certificate(der)
    return parsed is not None and may_sign(parsed) and not is_ca(parsed)
