"""What token libraries answer when something is wrong, turned into sentences."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import pkcs11

from exports.signing.messages import SigningMessage
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Iterator

_WRONG_PIN: Final = (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange)
_UNUSABLE_PIN: Final = (pkcs11.PinExpired, pkcs11.UserPinNotInitialized)
#: What libraries answer once the token is gone: each has its own idea of what is missing then.
_PULLED_OUT: Final = (
    pkcs11.DeviceRemoved, pkcs11.TokenNotPresent, pkcs11.SessionClosed,
    pkcs11.SessionHandleInvalid, pkcs11.ObjectHandleInvalid, pkcs11.KeyHandleInvalid,
)  # fmt: skip


@contextmanager
def named(label: str) -> Iterator[None]:
    """Turn the library's errors into sentences that name the token."""
    try:
        yield
    except _WRONG_PIN:
        raise KnownError(SigningMessage.TOKEN_PIN_WRONG, label=label) from None
    except pkcs11.PinLocked:
        raise KnownError(SigningMessage.TOKEN_PIN_LOCKED, label=label) from None
    except pkcs11.FunctionCancelled:
        raise KnownError(SigningMessage.TOKEN_PIN_CANCELLED, label=label) from None
    except _UNUSABLE_PIN:
        raise KnownError(SigningMessage.TOKEN_PIN_EXPIRED, label=label) from None
    except _PULLED_OUT:
        raise KnownError(SigningMessage.TOKEN_REMOVED, label=label) from None
    except pkcs11.PKCS11Error as error:
        reason = type(error).__name__
        raise KnownError(SigningMessage.TOKEN_FAILED, label=label, reason=reason) from None
