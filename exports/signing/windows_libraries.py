"""The three Windows libraries behind the certificate store, with the shapes of their functions.

wincrypt.h and ncrypt.h. Handles are pointers: without declared shapes ctypes would cut them to
32 bits.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import POINTER, c_char_p, c_int, c_ubyte, c_uint32, c_void_p, c_wchar_p
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from exports.signing.messages import SigningMessage
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Callable


class CertificateContext(ctypes.Structure):
    """CERT_CONTEXT; ``encoded`` and ``size`` are the DER."""

    _fields_ = (
        ("encoding", c_uint32),
        ("encoded", POINTER(c_ubyte)),
        ("size", c_uint32),
        ("info", c_void_p),
        ("store", c_void_p),
    )


_CONTEXT: Final = POINTER(CertificateContext)
_DWORDS: Final = POINTER(c_uint32)
#: Function → result and parameters.
_CRYPT32: Final = {
    "CertOpenSystemStoreW": (c_void_p, (c_void_p, c_wchar_p)),
    "CertCloseStore": (c_int, (c_void_p, c_uint32)),
    "CertEnumCertificatesInStore": (_CONTEXT, (c_void_p, _CONTEXT)),
    "CertFreeCertificateContext": (c_int, (_CONTEXT,)),
    "CryptAcquireCertificatePrivateKey": (
        c_int,
        (_CONTEXT, c_uint32, c_void_p, POINTER(c_void_p), _DWORDS, POINTER(c_int)),
    ),
}
_NCRYPT: Final = {
    "NCryptSignHash": (
        c_uint32,
        (c_void_p, c_void_p, c_char_p, c_uint32, c_void_p, c_uint32, _DWORDS, c_uint32),
    ),
    "NCryptFreeObject": (c_uint32, (c_void_p,)),
}
_ADVAPI32: Final = {
    "CryptCreateHash": (c_int, (c_void_p, c_uint32, c_void_p, c_uint32, POINTER(c_void_p))),
    "CryptSetHashParam": (c_int, (c_void_p, c_uint32, c_char_p, c_uint32)),
    "CryptSignHashW": (c_int, (c_void_p, c_uint32, c_wchar_p, c_uint32, c_void_p, _DWORDS)),
    "CryptDestroyHash": (c_int, (c_void_p,)),
    "CryptReleaseContext": (c_int, (c_void_p, c_uint32)),
}


@dataclass(frozen=True, slots=True)
class WindowsLibraries:
    """The loaded libraries; ``last_error`` is GetLastError of the call before."""

    crypt32: Any
    ncrypt: Any
    advapi32: Any
    last_error: Callable[[], int]


if sys.platform == "win32":

    def load_libraries() -> WindowsLibraries:
        """The system's own, with every function declared."""
        shapes: dict[str, dict[str, tuple[Any, tuple[Any, ...]]]] = {
            "crypt32": _CRYPT32,
            "ncrypt": _NCRYPT,
            "advapi32": _ADVAPI32,
        }
        loaded = {name: ctypes.WinDLL(name, use_last_error=True) for name in shapes}
        for name, functions in shapes.items():
            for function, (result, parameters) in functions.items():
                declared = getattr(loaded[name], function)
                declared.restype, declared.argtypes = result, parameters
        return WindowsLibraries(**loaded, last_error=ctypes.get_last_error)

else:

    def load_libraries() -> WindowsLibraries:
        """Refuses with a sentence."""
        raise KnownError(SigningMessage.STORE_NOT_HERE)
