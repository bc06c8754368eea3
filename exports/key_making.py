"""Key files on the disk: written once, never over another, readable by their owner only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from exports.departure import write_out
from exports.enrolment import Enrolled, KeyAlgorithm, complete, enrol
from exports.enrolment_messages import EnrolmentMessage
from exports.files import read_file
from exports.signing.request import SignerRole
from exports.signing.trust_files import read_trust_file
from forms.common.errors import KnownError
from forms.common.text import file_name

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

#: How the role is called in the names of files.
ROLES: Final = {
    "office": SignerRole.OFFICE,
    "director": SignerRole.DIRECTOR,
    "preparer": SignerRole.PREPARER,
}
_WORDS: Final = {role: word for word, role in ROLES.items()}
_LARGEST: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class NewKey:
    """What somebody wants: ``name`` of the person or office, whether a request goes along."""

    name: str
    role: SignerRole
    algorithm: KeyAlgorithm = KeyAlgorithm.EC
    with_request: bool = False

    @property
    def stem(self) -> str:
        """The files' common name: ``"SoCongThuongNgheAn-office"``."""
        return f"{file_name(self.name)}-{_WORDS[self.role]}"


@dataclass(frozen=True, slots=True)
class KeyMade:
    """The files written, the key first, and the fingerprint to be told to the receiver."""

    files: tuple[Path, ...]
    fingerprint: str


def make_key(wanted: NewKey, password: str, folder: Path, now: datetime) -> KeyMade:
    """A fresh key with its certificate. Raises ``KnownError``; no key is ever overwritten."""
    refuse_existing(folder, wanted.stem)
    made = enrol(wanted.name, wanted.role, password, now, wanted.algorithm)
    return _written(made, folder, wanted.stem, with_request=wanted.with_request)


def complete_key(key: Path, certificate: Path, password: str, folder: Path) -> KeyMade:
    """The key file again, with the certificate an authority issued for it."""
    refuse_existing(folder, key.stem)
    data = read_file(key, _LARGEST)
    read_file(certificate, _LARGEST)
    certificates, _ = read_trust_file(certificate)
    return _written(complete(data, password, certificates), folder, key.stem, with_request=False)


def refuse_existing(folder: Path, stem: str) -> None:
    """A key that is overwritten is lost, and with it what was pinned for it."""
    path = folder / f"{stem}.p12"
    if path.exists():
        raise KnownError(EnrolmentMessage.FILE_EXISTS, path=path)


def _written(made: Enrolled, folder: Path, stem: str, *, with_request: bool) -> KeyMade:
    files = {f"{stem}.p12": made.key_file, f"{stem}.crt": made.certificate}
    if with_request and made.request:
        files[f"{stem}.csr"] = made.request
    written = tuple(write_out(folder / name, data) for name, data in files.items())
    written[0].chmod(0o600)
    return KeyMade(written, made.fingerprint)
