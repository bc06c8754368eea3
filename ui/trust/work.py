"""What the dialogs of trust have done beside the window; nothing here touches a widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.pages.sign.keys import issuer_of

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from exports.key_making import KeyMade, NewKey
    from exports.trust_folder import TrustEntry

_LARGEST = 50_000_000


@dataclass(frozen=True, slots=True)
class OfferedCertificate:
    """A certificate in a file that somebody may come to trust."""

    name: str
    issuer: str
    until: str


@dataclass(frozen=True, slots=True)
class Offered:
    """What a file brings; no certificate means that it holds revocation lists only."""

    file: Path
    found: tuple[OfferedCertificate, ...]


def entries_of(folder: Path) -> tuple[TrustEntry, ...]:
    """What lies in the folder now."""
    from exports.trust_folder import TrustFolder

    return TrustFolder(folder).entries()


def offered_in(file: Path) -> Offered:
    """The certificates of a file. Raises ``KnownError`` for a file that holds none and no list."""
    from exports.files import read_file
    from exports.signing.certificate import common_name, date_text
    from exports.signing.trust_files import read_trust_file

    read_file(file, _LARGEST)
    certificates, _ = read_trust_file(file)
    found = (
        OfferedCertificate(common_name(one), issuer_of(one), date_text(one.not_valid_after_utc))
        for one in certificates
    )
    return Offered(file, tuple(found))


def add_file(folder: Path, file: Path, stated: str, now: datetime) -> tuple[TrustEntry, ...]:
    """Trust the certificate with this fingerprint, or take the lists of the file."""
    from exports.trust_folder import TrustFolder

    return TrustFolder(folder).add(file, stated, now)


def remove_entry(folder: Path, name: str) -> TrustEntry:
    """Trust it no longer."""
    from exports.trust_folder import TrustFolder

    return TrustFolder(folder).remove(name)


def new_key(wanted: NewKey, password: str, folder: Path, now: datetime) -> KeyMade:
    """Make a key and write its files."""
    from exports.key_making import make_key

    return make_key(wanted, password, folder, now)


def completed_key(key: Path, certificate: Path, password: str, folder: Path) -> KeyMade:
    """Put an issued certificate into a key file."""
    from exports.key_making import complete_key

    return complete_key(key, certificate, password, folder)
