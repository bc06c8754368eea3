"""One signature by a key that wants the PIN each time, typed on the token's own pad.

PKCS #11 3.0 5.6.4 and 5.13: C_SignInit, C_Login(CKU_CONTEXT_SPECIFIC) with a null PIN, C_Sign.
python-pkcs11 cannot pass a null PIN in the middle of a signature, so these three calls are made
here, into the library it has loaded and with the handles it has opened.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import POINTER, byref, c_ubyte, c_ulong, c_void_p
from typing import TYPE_CHECKING, Any, Final

import pkcs11

if TYPE_CHECKING:
    from pathlib import Path

_CONTEXT_SPECIFIC: Final = 2
_OK: Final = 0
#: Places in CK_FUNCTION_LIST (pkcs11f.h) and what each takes besides the session.
_LOGIN, _SIGN_INIT, _SIGN, _COUNT = 18, 42, 43, 68
_TAKES: Final = {
    _LOGIN: (c_ulong, c_void_p, c_ulong),
    _SIGN_INIT: (c_void_p, c_ulong),
    _SIGN: (c_void_p, c_ulong, c_void_p, POINTER(c_ulong)),
}
#: Windows' Cryptoki is compiled without gaps between the members of a structure.
_PACKED: Final = {"_pack_": 1} if sys.platform == "win32" else {}
_FunctionList: Final = type(
    "_FunctionList",
    (ctypes.Structure,),
    {**_PACKED, "_fields_": [("version", c_ubyte * 2), ("functions", c_void_p * _COUNT)]},
)
_Mechanism: Final = type(
    "_Mechanism",
    (ctypes.Structure,),
    {**_PACKED, "_fields_": [("kind", c_ulong), ("parameter", c_void_p), ("length", c_ulong)]},
)
#: The answers that have a sentence of their own (pkcs11t.h).
_ERRORS: Final[dict[int, type[pkcs11.PKCS11Error]]] = {
    0x30: pkcs11.DeviceError,
    0x32: pkcs11.DeviceRemoved,
    0x50: pkcs11.FunctionCancelled,
    0x60: pkcs11.KeyHandleInvalid,
    0x82: pkcs11.ObjectHandleInvalid,
    0xA0: pkcs11.PinIncorrect,
    0xA1: pkcs11.PinInvalid,
    0xA2: pkcs11.PinLenRange,
    0xA3: pkcs11.PinExpired,
    0xA4: pkcs11.PinLocked,
    0xB0: pkcs11.SessionClosed,
    0xB3: pkcs11.SessionHandleInvalid,
    0xE0: pkcs11.TokenNotPresent,
}


def sign_at_pad(
    module: Path, session: int, key: int, mechanism: pkcs11.Mechanism, data: bytes, size: int
) -> bytes:
    """The signature of ``data``, at most ``size`` octets; waits for the PIN typed on the token.

    ``session`` and ``key`` are open handles. Raises ``pkcs11.PKCS11Error``.
    """
    listed: Any = POINTER(_FunctionList)()
    _check(ctypes.CDLL(str(module)).C_GetFunctionList(byref(listed)))
    functions = listed.contents.functions
    how = _Mechanism(int(mechanism), None, 0)
    _call(functions, _SIGN_INIT, session, byref(how), key)
    _call(functions, _LOGIN, session, _CONTEXT_SPECIFIC, None, 0)
    value, length = ctypes.create_string_buffer(size), c_ulong(size)
    _call(functions, _SIGN, session, data, len(data), value, byref(length))
    return value.raw[: length.value]


def _call(functions: Any, place: int, *arguments: object) -> None:  # noqa: ANN401 - ctypes' array
    function = ctypes.CFUNCTYPE(c_ulong, c_ulong, *_TAKES[place])(functions[place])
    _check(function(*arguments))


def _check(answer: int) -> None:
    if answer != _OK:
        raise _ERRORS.get(answer, pkcs11.GeneralError)
