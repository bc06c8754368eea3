"""From what the user chose to a signing key; passwords pass through and are never kept."""

from __future__ import annotations

import getpass
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.departure_messages import DepartureMessage
from exports.enrolment_messages import EnrolmentMessage
from exports.files import read_file
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from pathlib import Path

    from exports.signing.keys import Signer

#: A key file is a few kilobytes.
_LARGEST_KEY_FILE = 1_000_000


@dataclass(frozen=True, slots=True)
class KeyChoice:
    """A PKCS#12 file, or a token of a PKCS#11 library; ``pin_variable`` may hold the PIN."""

    file: Path | None = None
    library: Path | None = None
    token: str = ""
    pin_variable: str = ""

    def open(self) -> Signer:
        """The key, ready to sign; asks for the PIN when no variable holds it."""
        if self.file is not None:
            from exports.signing.keys import Pkcs12Signer  # noqa: PLC0415 - only when chosen

            data = read_file(self.file, _LARGEST_KEY_FILE)
            return Pkcs12Signer(data, self._pin(f"Mật khẩu của {self.file.name}: "))
        if self.library is not None:
            from exports.signing.pkcs11 import Pkcs11Signer  # noqa: PLC0415 - needs a vendor library

            return Pkcs11Signer(self.library, self.token, self._pin(f"Mã PIN của {self.token}: "))
        raise KnownError(DepartureMessage.KEY_MISSING)

    def _pin(self, prompt: str) -> str:
        return secret(self.pin_variable, prompt)


def secret(variable: str, prompt: str) -> str:
    """A PIN or password from an environment variable, otherwise typed unseen."""
    if variable:
        if variable not in os.environ:
            raise KnownError(DepartureMessage.PIN_MISSING, name=variable)
        return os.environ[variable]
    if not sys.stdin.isatty():
        raise KnownError(DepartureMessage.PIN_UNASKED)
    return getpass.getpass(prompt)


def new_secret(variable: str, prompt: str) -> str:
    """A password to be set: typed twice, unless a variable holds it."""
    first = secret(variable, prompt)
    if not variable and getpass.getpass("Nhập lại mật khẩu: ") != first:
        raise KnownError(EnrolmentMessage.PASSWORD_DIFFERS)
    return first
