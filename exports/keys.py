"""From what the user chose to a signing key; passwords pass through and are never kept."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.departure_messages import DepartureMessage
from exports.enrolment_messages import EnrolmentMessage
from exports.files import read_file
from exports.signing.messages import SigningMessage
from exports.trust_folder import plain_fingerprint
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from pathlib import Path

    from exports.signing.keys import Signer
    from exports.signing.pkcs11 import TokenCertificate

#: A key file is a few kilobytes.
_LARGEST_KEY_FILE = 1_000_000


#: Sees a certificate and its chain (DER) and refuses with a ``KnownError``.
Check = Callable[[bytes, tuple[bytes, ...]], None]
#: Tells the person signing a sentence before anything is asked.
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class KeyChoice:
    """A PKCS#12 file, a token of a PKCS#11 library, or a certificate of the Windows store.

    ``token`` is a label or a serial number, ``stored`` a fingerprint; ``pin_variable`` may name
    the environment variable that holds the PIN.
    """

    file: Path | None = None
    library: Path | None = None
    token: str = ""
    stored: str = ""
    pin_variable: str = ""

    def open(self, check: Check, tell: Tell) -> Signer:
        """The key, ready to sign.

        ``check`` and what a token tells of its PIN come before the PIN is asked, except for key
        files: only the password opens their certificate.
        """
        if self.file is not None:
            return self._from_file(self.file, check)
        if self.library is not None:
            return self._from_token(self.library, check, tell)
        if self.stored:
            return self._from_windows(check)
        raise KnownError(DepartureMessage.KEY_MISSING)

    def _from_file(self, file: Path, check: Check) -> Signer:
        from exports.signing.keys import Pkcs12Signer  # noqa: PLC0415 - only when chosen

        data = read_file(file, _LARGEST_KEY_FILE)
        signer = Pkcs12Signer(data, secret(self.pin_variable, f"Mật khẩu của {file.name}: "))
        check(signer.certificate, signer.chain)
        return signer

    def _from_token(self, library: Path, check: Check, tell: Tell) -> Signer:
        from exports.signing.pkcs11 import (  # noqa: PLC0415 - needs a vendor library
            Pkcs11Signer,
            find_certificate,
            list_certificates,
        )

        found = find_certificate(library, self.token)
        check(found.certificate, tuple(one.certificate for one in list_certificates(library)))
        if remark := found.pin_remark:
            tell(remark)
        return Pkcs11Signer(library, self.token, self._pin(found, tell), found.certificate)

    def _pin(self, found: TokenCertificate, tell: Tell) -> str:
        """The PIN, unless it is typed on the token; the last try is left to a person."""
        from exports.signing.pkcs11 import PinState  # noqa: PLC0415 - needs a vendor library

        label = found.token_label
        if found.own_pad:
            tell(SigningMessage.TOKEN_PIN_PAD.sentence(label=label))
            return ""
        if self.pin_variable and found.pin is PinState.FINAL_TRY:
            raise KnownError(SigningMessage.TOKEN_PIN_FINAL_UNTYPED, label=label)
        return secret(self.pin_variable, f"Mã PIN của {label}: ")

    def _from_windows(self, check: Check) -> Signer:
        from exports.signing.windows_store import (  # noqa: PLC0415 - only when chosen
            WindowsStoreSigner,
            stored_certificate,
        )

        certificate = stored_certificate(plain_fingerprint(self.stored))
        check(certificate, ())
        return WindowsStoreSigner(certificate)


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
