"""What the page has done beside the window: signing, co-signing, verifying.

These functions touch neither widgets nor the store, so any thread may run them.
"""

from __future__ import annotations

import hashlib
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.pages.sign.keys import Present, check_ready
from ui.pages.sign.received import entry_of, others_of
from ui.pages.sign.sheets import read_sheets

if TYPE_CHECKING:
    from pathlib import Path

    from exports.file_verdict import FileFact, FileVerdict
    from exports.identity import Identity
    from exports.register import Entry
    from exports.signing.request import SignerRole, SigningRequest
    from exports.workspace import Workspace
    from forms.catalogue import Catalogue
    from forms.common.clock import Clock
    from forms.common.paths import AppPaths
    from forms.common.provinces import Province, Provinces
    from ui.pages.sign.keys import ChosenKey
    from ui.pages.sign.printed import PaperSheet
    from validation.rulebook import Rulebook

    #: Certificates (DER) in a file and the role each signed in.
    Signers = tuple[tuple[bytes, SignerRole], ...]


@dataclass(frozen=True, slots=True)
class Signed:
    """A file that was signed once more: where it is, its bytes, which report it is, if ours."""

    path: Path
    data: bytes
    identity: Identity | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A file with what our own verifier says about it; ``sha256`` in upper-case hexadecimal.

    ``others`` is what files received before say about it, ``entry`` what the register would
    remember of it: nothing for a file that cannot be accepted or was written here.
    """

    path: Path
    size: int
    sha256: str
    verdict: FileVerdict
    others: FileFact
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What a verdict rests on; ``trust`` is the folder of trusted files, which may be missing."""

    catalogue: Catalogue
    rulebook: Rulebook
    provinces: Provinces
    trust: Path
    clock: Clock
    paths: AppPaths
    #: Whose reports the window has open.
    unit: Province | None = None

    @classmethod
    def of(cls, workspace: Workspace, unit: Province | None = None) -> Known:
        """What a workspace knows, without its store."""
        return cls(
            workspace.catalogue,
            workspace.rulebook,
            workspace.provinces,
            workspace.paths.trust,
            workspace.clock,
            workspace.paths,
            unit,
        )


def sign_bytes(
    workbook: bytes,
    key: ChosenKey,
    request: SigningRequest,
    trust: Path,
    signers: Signers = (),
) -> bytes:
    """The workbook with one signature more. Raises ``KnownError``.

    The certificate is judged once more: that of a key file was not seen before its password.
    """
    from exports.signing.sign import sign_package
    from exports.turn import check_signer

    if key.place.certificate is not None:  # a wrong person's token is not asked for its PIN
        check_signer(signers, key.place.certificate.der, request.role)
    with closing(key.open()) as signer:
        check_signer(signers, signer.certificate, request.role)
        check_ready(signer.certificate, signer.chain, Present(request.at, trust))
        return sign_package(workbook, signer, request)


@dataclass(frozen=True, slots=True)
class FileTurn:
    """The name of the role (``SignerRole``) a signed file waits for, and the sheets to look at.

    Somebody else's workbook waits for the office and shows no sheets.
    """

    role: str
    sheets: tuple[PaperSheet, ...]
    #: Who signed already; nobody signs twice.
    signers: Signers = ()
    #: Who has to sign, as the file's cover says; nobody in somebody else's workbook.
    expected: tuple[SignerRole, ...] = ()


def turn_of(path: Path, known: Known) -> FileTurn:
    """Whose turn it is in a signed file.

    Raises ``KnownError`` for one nobody should sign: broken, altered, complete, with wrong figures.
    """
    from exports.files import read_file
    from exports.signing.request import SignerRole
    from exports.turn import check_contents, expected_in, next_role, signers_of

    data, now = read_file(path), known.clock.now()
    role = next_role(data, now)
    check_contents(data, known)
    sheets = read_sheets(data) if role else ()
    role = role or SignerRole.OFFICE
    return FileTurn(role.name, sheets, signers_of(data, now), expected_in(data))


def co_sign_file(path: Path, key: ChosenKey, request: SigningRequest, known: Known) -> Signed:
    """One more signature into a signed file, in its place, from this machine or another.

    Raises ``KnownError``, before the key is touched when it is not this role's turn or the
    contents would not be accepted.
    """
    from exports.departure import write_out
    from exports.files import read_file
    from exports.turn import check_contents, check_file, identity_in, signers_of

    data = read_file(path)
    check_file(data, request.role, request.at)
    check_contents(data, known)
    data = sign_bytes(data, key, request, known.trust, signers_of(data, request.at))
    return Signed(write_out(path, data), data, identity_in(data))


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
    policy = VerifyPolicy(known.clock.now(), trust)
    verdict = verify_file(data, policy, known.catalogue, known.rulebook, known.provinces)
    sha256 = hashlib.sha256(data).hexdigest()
    others = others_of(path.name, sha256, verdict, known)
    entry = entry_of(path, sha256, verdict, others, known)
    return Judged(path, len(data), sha256.upper(), verdict, others, entry)
