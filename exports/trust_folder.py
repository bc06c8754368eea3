"""The folder of trusted certificates and revocation lists, kept through fingerprints.

Whoever adds a certificate names its SHA-256 fingerprint, heard over another channel than the file
came by. A list needs none: it counts only if a certificate of the folder has signed it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256, Hash
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from exports.departure import write_out
from exports.enrolment_messages import TrustFolderMessage
from exports.files import read_file
from exports.signing.certificate import common_name, date_text, fingerprint, grouped, is_ca
from exports.signing.trust_files import (
    CERTIFICATE_SUFFIXES,
    CRL_SUFFIX,
    is_issued_by,
    read_trust_file,
)
from forms.common.errors import KnownError
from forms.common.text import file_name

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_SEPARATORS: Final = re.compile(r"[\s:.-]+")
_FINGERPRINT: Final = re.compile(r"[0-9a-f]{64}")
_LARGEST_FILE: Final = 50_000_000


class TrustKind(Enum):
    """What an entry of the folder is for; value = its word."""

    ROOT = "gốc"
    ISSUER = "nơi cấp trung gian"
    SIGNER = "người ký"
    LIST = "danh sách thu hồi"
    UNREADABLE = "không đọc được"


@dataclass(frozen=True, slots=True)
class TrustEntry:
    """One certificate or list. ``fingerprint`` is hex; ``since``, ``until`` its validity in UTC.

    For a list: when it was issued and when the next one is due.
    """

    file: str
    kind: TrustKind
    subject: str
    fingerprint: str = ""
    since: datetime | None = None
    until: datetime | None = None

    def age(self, now: datetime) -> int | None:
        """How many days ago a list was issued; nothing for a certificate."""
        if self.kind is not TrustKind.LIST or self.since is None:
            return None
        return max((now - self.since).days, 0)

    def trouble(self, now: datetime) -> str:
        """Why an entry no longer serves; empty when it does."""
        if self.kind is TrustKind.UNREADABLE:
            return "bỏ tệp này hoặc thay bằng tệp gốc"
        if self.until is None or now <= self.until:
            return ""
        return "QUÁ HẠN, lấy danh sách mới" if self.kind is TrustKind.LIST else "HẾT HẠN"


@dataclass(frozen=True, slots=True)
class TrustFolder:
    """The entries of a folder; raises ``KnownError`` (``TrustFolderMessage``)."""

    folder: Path

    def entries(self) -> tuple[TrustEntry, ...]:
        """What lies in the folder, by file; a file that cannot be read is an entry too."""
        return tuple(entry for path in self._files() for entry in _entries(path))

    def add(self, file: Path, stated: str, now: datetime) -> tuple[TrustEntry, ...]:
        """Take over the certificate with this fingerprint, or the lists of a file without any."""
        read_file(file, _LARGEST_FILE)
        certificates, lists = read_trust_file(file)
        if not certificates:
            return tuple(self._add_list(der, file) for der in lists)
        if not stated:
            subject = common_name(certificates[0])
            raise KnownError(TrustFolderMessage.FINGERPRINT_MISSING, subject=subject)
        wanted = plain_fingerprint(stated)
        found = next((one for one in certificates if fingerprint(one) == wanted), None)
        if found is None:
            theirs = ", ".join(grouped(fingerprint(one)) for one in certificates)
            raise KnownError(TrustFolderMessage.FINGERPRINT_DIFFERS, path=file, found=theirs)
        if now > found.not_valid_after_utc:
            raise KnownError(
                TrustFolderMessage.EXPIRED,
                subject=common_name(found),
                date=date_text(found.not_valid_after_utc),
            )
        name = f"{file_name(common_name(found))[:40]}-{wanted[:12]}.crt"
        write_out(self.folder / name, found.public_bytes(Encoding.PEM))
        return (_certificate_entry(name, found),)

    def remove(self, name: str) -> TrustEntry:
        """Delete the entry with this file name or fingerprint."""
        digits = _SEPARATORS.sub("", name).casefold() or name
        for path in self._files():
            found = _entries(path)
            if path.name != name and digits not in {one.fingerprint for one in found}:
                continue
            if len(found) > 1:
                raise KnownError(TrustFolderMessage.SEVERAL_IN_FILE, path=path)
            path.unlink()
            return found[0]
        raise KnownError(TrustFolderMessage.NOT_FOUND, name=name)

    def _files(self) -> list[Path]:
        if not self.folder.is_dir():
            return []
        suffixes = (*CERTIFICATE_SUFFIXES, CRL_SUFFIX)
        found = (path for path in self.folder.iterdir() if path.suffix.lower() in suffixes)
        return sorted(path for path in found if path.is_file())

    def _add_list(self, der: bytes, file: Path) -> TrustEntry:
        crl = x509.load_der_x509_crl(der)
        issuer = crl.issuer.rfc4514_string()
        known = [one for path in self._files() for one in _readable(path)[0]]
        if not any(is_issued_by(crl, one) for one in known):
            raise KnownError(TrustFolderMessage.LIST_OF_STRANGER, path=file, issuer=issuer)
        digest = Hash(SHA256())
        digest.update(crl.issuer.public_bytes())
        issued = f"{crl.last_update_utc:%Y%m%d-%H%M%S}"
        name = f"thu-hoi-{digest.finalize().hex()[:12]}-{issued}{CRL_SUFFIX}"
        write_out(self.folder / name, der)
        return _list_entry(name, crl)


def plain_fingerprint(text: str) -> str:
    """``"AB:12 …"`` → ``"ab12…"``; refuses what is no SHA-256 in hexadecimal digits."""
    digits = _SEPARATORS.sub("", text).casefold()
    if not _FINGERPRINT.fullmatch(digits):
        raise KnownError(TrustFolderMessage.FINGERPRINT_MALFORMED, text=text)
    return digits


def _entries(path: Path) -> list[TrustEntry]:
    certificates, lists = _readable(path)
    found = [_certificate_entry(path.name, one) for one in certificates]
    found += [_list_entry(path.name, x509.load_der_x509_crl(der)) for der in lists]
    return found or [TrustEntry(path.name, TrustKind.UNREADABLE, "")]


def _readable(path: Path) -> tuple[list[x509.Certificate], list[bytes]]:
    try:
        return read_trust_file(path)
    except KnownError:
        return [], []


def _certificate_entry(file: str, one: x509.Certificate) -> TrustEntry:
    kind = TrustKind.SIGNER
    if is_ca(one):
        kind = TrustKind.ROOT if one.subject == one.issuer else TrustKind.ISSUER
    dates = (one.not_valid_before_utc, one.not_valid_after_utc)
    return TrustEntry(file, kind, common_name(one), fingerprint(one), *dates)


def _list_entry(file: str, crl: x509.CertificateRevocationList) -> TrustEntry:
    named = crl.issuer.get_attributes_for_oid(NameOID.COMMON_NAME)
    issuer = str(named[0].value) if named else crl.issuer.rfc4514_string()
    return TrustEntry(file, TrustKind.LIST, issuer, "", crl.last_update_utc, crl.next_update_utc)
