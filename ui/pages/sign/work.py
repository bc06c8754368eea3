"""What the page has done beside the window: signing, co-signing, verifying.

These functions touch neither widgets nor the store, so any thread may run them.
"""

from __future__ import annotations

import hashlib
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.common.errors import KnownError

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from exports.file_verdict import FileVerdict
    from exports.signing.request import SigningRequest
    from exports.workspace import Workspace
    from forms.catalogue import Catalogue
    from forms.common.provinces import Provinces
    from ui.pages.sign.keys import ChosenKey
    from validation.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Signed:
    """A file that was signed once more: where it is, and its bytes."""

    path: Path
    data: bytes


@dataclass(frozen=True, slots=True)
class Judged:
    """A file with what our own verifier says about it; ``sha256`` in upper-case hexadecimal."""

    path: Path
    size: int
    sha256: str
    verdict: FileVerdict


@dataclass(frozen=True, slots=True)
class Known:
    """What a verdict rests on; ``trust`` is the folder of trusted files, which may be missing."""

    catalogue: Catalogue
    rulebook: Rulebook
    provinces: Provinces
    trust: Path
    now: datetime

    @classmethod
    def of(cls, workspace: Workspace) -> Known:
        """What a workspace knows, without its store."""
        return cls(
            workspace.catalogue,
            workspace.rulebook,
            workspace.provinces,
            workspace.paths.trust,
            workspace.clock.now(),
        )


def sign_bytes(workbook: bytes, key: ChosenKey, request: SigningRequest) -> bytes:
    """The workbook with one signature more. Raises ``KnownError``."""
    from exports.signing.sign import sign_package

    with closing(key.open()) as signer:
        return sign_package(workbook, signer, request)


def co_sign_file(path: Path, key: ChosenKey, request: SigningRequest) -> Signed:
    """The office's signature into a file the director signed, in its place.

    Raises ``KnownError``, before the key is touched when the director's signature is missing.
    """
    from exports.departure import write_out
    from exports.files import read_file
    from exports.signing.policy import VerifyPolicy
    from exports.signing.request import SignerRole
    from exports.signing.verify import verify_package
    from exports.verification_messages import VerificationMessage

    data = read_file(path)
    director = SignerRole.DIRECTOR
    if director not in verify_package(data, VerifyPolicy(request.at)).roles:
        raise KnownError(VerificationMessage.SIGNER_MISSING, role=director.value)
    data = sign_bytes(data, key, request)
    return Signed(write_out(path, data), data)


def judge_file(path: Path, known: Known) -> Judged:
    """Read a file again from the disk and verify it.

    Raises ``KnownError`` when the file is no sound package or the trust folder is unusable.
    """
    from exports.files import read_file
    from exports.signing.policy import VerifyPolicy
    from exports.signing.trust import TrustStore
    from exports.verification import verify_file

    data = read_file(path)
    folder = known.trust
    trust = TrustStore.from_folder(folder) if folder.is_dir() and any(folder.iterdir()) else None
    policy = VerifyPolicy(known.now, trust)
    verdict = verify_file(data, policy, known.catalogue, known.rulebook, known.provinces)
    return Judged(path, len(data), hashlib.sha256(data).hexdigest().upper(), verdict)
