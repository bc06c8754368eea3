"""The Windows certificate store with stand-ins for its three libraries; no Windows is needed."""

from __future__ import annotations

import ctypes
import sys
from contextlib import closing
from ctypes import POINTER, c_ubyte
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed, decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from exports.signing.sign import sign_package
from exports.signing.verdict import Conclusion
from exports.signing.verify import verify_package
from exports.signing.windows_libraries import CertificateContext, WindowsLibraries
from exports.signing.windows_store import WindowsStoreSigner, store_certificates
from forms.common.errors import KnownError
from tests.certificates import Authority, ec_key, rsa_key, usage
from tests.exports.signing.conftest import DIRECTOR, POLICY

if TYPE_CHECKING:
    from tests.certificates import Key

_MODERN, _LEGACY = 0xFFFFFFFF, 2
_KEY, _HASH = 77, 88


class FakeWindows:
    """Stores of certificates, one key, and what was opened and not closed again."""

    def __init__(self, key: Key, own: list[bytes], authorities: list[bytes]) -> None:
        self.key, self.kind, self.answer = key, _MODERN, 0
        self.stores = {"MY": own, "CA": authorities}
        self.open: list[str] = []
        self.flags = 0
        self.window: int | None = None
        self._digest = b""
        self._kept: list[Any] = []
        self.libraries = WindowsLibraries(self, self, self, lambda: self.answer)

    # crypt32
    def CertOpenSystemStoreW(self, _: None, name: str) -> str | None:  # noqa: N802
        if self.answer == 5:
            return None
        self.open.append(name)
        return name

    def CertCloseStore(self, name: str, _: int) -> int:  # noqa: N802
        self.open.remove(name)
        return 1

    def CertEnumCertificatesInStore(self, name: str, previous: Any) -> Any:  # noqa: N802
        at = 0 if previous is None else previous.at + 1
        if previous is not None:
            self.open.remove("context")
        if at == len(self.stores[name]):
            return None
        der = self.stores[name][at]
        buffer = (c_ubyte * len(der))(*der)
        context = CertificateContext(1, ctypes.cast(buffer, POINTER(c_ubyte)), len(der), None, None)
        self._kept += [buffer, context]
        self.open.append("context")
        return _Pointer(context, at)

    def CertFreeCertificateContext(self, _: Any) -> int:  # noqa: N802
        self.open.remove("context")
        return 1

    def CryptAcquireCertificatePrivateKey(  # noqa: N802
        self, _: Any, flags: int, window: Any, key: Any, kind: Any, ours: Any
    ) -> int:
        self.flags, self.window = flags, window._obj.value
        if self.answer:
            return 0
        key._obj.value, kind._obj.value, ours._obj.value = _KEY, self.kind, 1
        self.open.append("key")
        return 1

    # ncrypt
    def NCryptSignHash(  # noqa: N802
        self,
        key: Any,
        info: Any,
        digest: bytes,
        _: int,
        out: Any,
        _room: Any,
        size: Any,
        flags: int,
    ) -> int:
        assert key.value == _KEY
        assert (info is not None, flags) == ((True, 2) if self._rsa else (False, 0))
        if self.answer:
            return self.answer - (1 << 32)
        made = self._sign(digest)
        size._obj.value = len(made)
        if out is not None:
            ctypes.memmove(out, made, len(made))
        return 0

    def NCryptFreeObject(self, _: Any) -> int:  # noqa: N802
        self.open.remove("key")
        return 0

    # advapi32
    def CryptCreateHash(self, _: Any, kind: int, _k: None, _f: int, state: Any) -> int:  # noqa: N802
        assert kind == 0x800C
        self.open.append("hash")
        state._obj.value = _HASH
        return 1

    def CryptSetHashParam(self, _: Any, what: int, digest: bytes, _f: int) -> int:  # noqa: N802
        assert what == 2
        self._digest = digest
        return 1

    def CryptSignHashW(  # noqa: N802
        self, _: Any, kind: Any, _d: None, _f: int, out: Any, size: Any
    ) -> int:
        assert kind.value == _LEGACY
        if self.answer:
            return 0
        made = self._sign(self._digest)[::-1]
        size._obj.value = len(made)
        if out is not None:
            ctypes.memmove(out, made, len(made))
        return 1

    def CryptDestroyHash(self, _: Any) -> int:  # noqa: N802
        self.open.remove("hash")
        return 1

    def CryptReleaseContext(self, _: Any, _f: int) -> int:  # noqa: N802
        self.open.remove("key")
        return 1

    @property
    def _rsa(self) -> bool:
        return isinstance(self.key, rsa.RSAPrivateKey)

    def _sign(self, digest: bytes) -> bytes:
        if isinstance(self.key, rsa.RSAPrivateKey):
            return self.key.sign(digest, padding.PKCS1v15(), Prehashed(SHA256()))
        made = self.key.sign(digest, ec.ECDSA(Prehashed(SHA256())))
        return b"".join(number.to_bytes(32, "big") for number in decode_dss_signature(made))


class _Pointer:
    """A pointer to a context that remembers which one it is."""

    def __init__(self, context: CertificateContext, at: int) -> None:
        self.contents, self.at = context, at


def _windows(issuing: Authority, key: Key, *others: bytes) -> tuple[FakeWindows, bytes]:
    der = issuing.leaf("Kho Windows", key).public_bytes(Encoding.DER)
    return FakeWindows(key, [*others, der], [issuing.der]), der


@pytest.mark.parametrize("kind", [_MODERN, _LEGACY])
def test_an_rsa_key_signs_a_workbook(kind: int, issuing: Authority, workbook: bytes) -> None:
    windows, der = _windows(issuing, rsa_key("windows"))
    windows.kind = kind
    with closing(WindowsStoreSigner(der, 4711, windows.libraries)) as signer:
        data = sign_package(workbook, signer, DIRECTOR)
    assert verify_package(data, POLICY).conclusion is Conclusion.INTACT
    assert signer.chain == (issuing.der,)
    assert (windows.window, windows.flags) == (4711, 0x20084)
    assert windows.open == []


def test_an_ec_key_signs_a_workbook(issuing: Authority, workbook: bytes) -> None:
    windows, der = _windows(issuing, ec_key("windows"))
    with closing(WindowsStoreSigner(der, 0, windows.libraries)) as signer:
        data = sign_package(workbook, signer, DIRECTOR)
    assert verify_package(data, POLICY).conclusion is Conclusion.INTACT


def test_only_certificates_that_may_sign_are_offered(issuing: Authority) -> None:
    key = rsa_key("windows")
    letters = issuing.leaf("Chỉ mã hóa", key, key_usage=usage(encrypt=True))
    others = (b"rubbish", issuing.der, letters.public_bytes(Encoding.DER))
    windows, der = _windows(issuing, key, *others)
    assert store_certificates(windows.libraries) == (der,)
    assert windows.open == []


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (0x8010006E, "STORE_CANCELLED"),
        (1223, "STORE_CANCELLED"),
        (0x80100069, "STORE_CARD_MISSING"),
        (0x8010006B, "STORE_PIN_WRONG"),
        (0x8010006C, "STORE_PIN_LOCKED"),
        (0x80090020, "STORE_FAILED"),
    ],
)
@pytest.mark.parametrize("kind", [_MODERN, _LEGACY])
def test_what_drivers_answer_is_named(
    kind: int, answer: int, code: str, issuing: Authority
) -> None:
    windows, der = _windows(issuing, rsa_key("windows"))
    windows.kind = kind
    signer = WindowsStoreSigner(der, 0, windows.libraries)
    windows.answer = answer
    with pytest.raises(KnownError) as caught:
        signer.sign(b"data")
    assert caught.value.code == code
    signer.close()
    assert windows.open == []


def test_refusals_before_a_key_is_opened(issuing: Authority) -> None:
    windows, der = _windows(issuing, rsa_key("windows"))
    stranger = issuing.leaf("Lạ", rsa_key("stranger")).public_bytes(Encoding.DER)
    cases = [(stranger, 0, "STORE_KEY_MISSING"), (b"x", 0, "CERTIFICATE_UNREADABLE")]
    for wanted, answer, code in [*cases, (der, 5, "STORE_UNREADABLE"), (der, 6, "STORE_FAILED")]:
        windows.answer = answer
        with pytest.raises(KnownError) as caught:
            WindowsStoreSigner(wanted, 0, windows.libraries)
        assert caught.value.code == code
        assert windows.open == []


def test_a_closed_key_signs_nothing(issuing: Authority) -> None:
    windows, der = _windows(issuing, rsa_key("windows"))
    signer = WindowsStoreSigner(der, 0, windows.libraries)
    signer.close()
    signer.close()
    with pytest.raises(KnownError) as caught:
        signer.sign(b"data")
    assert caught.value.code == "KEY_CLOSED"


@pytest.mark.skipif(sys.platform == "win32", reason="the store is here")
def test_elsewhere_there_is_no_store() -> None:
    with pytest.raises(KnownError) as caught:
        store_certificates()
    assert caught.value.code == "STORE_NOT_HERE"
