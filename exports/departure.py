"""What leaves the machine: the workbook for review, the signed package, the co-signed one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from exports.archive import PackageLimits
from exports.atomic import write_atomic
from exports.departure_messages import DepartureMessage
from exports.identity import USUAL_SIGNERS, identify
from exports.naming import package_file_name
from exports.package import read_package
from exports.reader import read_report
from exports.signing.request import SignerRole, SigningRequest
from exports.signing.sign import sign_package
from exports.workbook import write_workbook
from forms.common.addressees import addressee_on
from forms.common.clock import VIETNAM
from forms.common.errors import KnownError
from forms.report import ReportKey, ReportState
from forms.store.packages import SignedFile
from forms.version import APP_NAME, APP_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from exports.identity import Identity
    from exports.signing.keys import Signer
    from exports.workspace import Workspace
    from forms.common.period import Period
    from forms.common.provinces import Province
    from validation.desk import Desk


@dataclass(frozen=True, slots=True)
class Departure:
    """A report on its way out of one workspace.

    ``package`` is a fresh random id; ``signers`` are written on the cover before the first
    signature, so that a signature taken away later is missed.
    """

    workspace: Workspace
    unit: Province
    period: Period
    package: str
    signers: tuple[SignerRole, ...] = USUAL_SIGNERS

    def export(self, folder: Path) -> Path:
        """The unsigned workbook for review, written into a folder."""
        path = folder / f"XEM-TRUOC_{self._file_name()}"
        return write_out(path, self.workbook(self.workspace.find(self.unit, self.period)))

    def sign(self, signer: Signer, request: SigningRequest, folder: Path) -> Path:
        """The first signature: refuses while findings are open, then locks the report."""
        desk = self.workspace.find(self.unit, self.period)
        check_ready(desk)
        data = sign_package(self.workbook(desk), signer, request)
        return self.deliver(data, request, folder)

    def deliver(self, data: bytes, request: SigningRequest, folder: Path) -> Path:
        """Write the signed workbook, remember it and lock the report, unless it was signed before.

        ``data`` is ``workbook`` after ``sign_package``, which needs no store and may run elsewhere.
        """
        stored = self.workspace.stored(self.unit, self.period)
        if stored.state is not ReportState.DRAFT:
            raise KnownError(DepartureMessage.ALREADY_SIGNED, period=self.period.title)
        path = write_out(folder / self._file_name(), data)
        self.remember(path, data, request)
        self.workspace.reports.set_state(stored, ReportState.SIGNED)
        return path

    def remember(self, path: Path, data: bytes, request: SigningRequest) -> None:
        """Keep in the store that the report's file was signed once more, and what it is now."""
        stored = self.workspace.stored(self.unit, self.period)
        self.workspace.packages.add(stored, _signed_file(self.package, path, data, request))

    def workbook(self, desk: Desk) -> bytes:
        """The unsigned workbook of the report as it stands."""
        return self.writing(desk)()

    def writing(self, desk: Desk) -> Callable[[], bytes]:
        """What writes that workbook, on any thread and whatever is typed meanwhile."""
        addressee = addressee_on(self.period.first_day)
        replaced = self.workspace.replaced_package(desk.report.key)
        identity = identify(
            desk.report, self.unit, addressee, self.package, f"{APP_NAME} {APP_VERSION}", replaced
        )
        identity = replace(identity, signers=self.signers)
        still = desk.figures.still()
        return partial(write_workbook, still, desk.judged, identity, self.workspace.clock)

    def _file_name(self) -> str:
        revision = self.workspace.stored(self.unit, self.period).key.revision
        return package_file_name(self.unit.name, self.period, revision)


def co_sign(
    workspace: Workspace,
    file: Path,
    data: bytes,
    signer: Signer,
    request: SigningRequest,
    folder: Path,
) -> Path:
    """One more signature on a signed file, from this machine or another.

    Where the report itself was signed here before, the signature is remembered with it.
    """
    signed = sign_package(data, signer, request)
    path = write_out(folder / file.name, signed)
    try:
        identity = read_report(read_package(signed, PackageLimits()), workspace.catalogue).identity
    except KnownError:  # somebody else's workbook: signed all the same, but no report of ours
        return path
    remember_signature(workspace, identity, path, signed, request)
    return path


def remember_signature(
    workspace: Workspace, identity: Identity, path: Path, data: bytes, request: SigningRequest
) -> None:
    """Keep that a file was signed once more, where the store knows its very package."""
    key = ReportKey(identity.province, identity.period, identity.revision)
    stored = workspace.reports.revision(key)
    if stored is None:
        return
    if identity.package in {one.package for one in workspace.packages.of(stored)}:
        workspace.packages.add(stored, _signed_file(identity.package, path, data, request))


def _signed_file(package: str, path: Path, data: bytes, request: SigningRequest) -> SignedFile:
    digest = hashlib.sha256(data).hexdigest()
    return SignedFile(package, str(path), digest, request.role.name, request.at.isoformat())


def check_ready(desk: Desk) -> None:
    """Refuse to sign while something is open, naming what."""
    gate = desk.gate
    if desk.ledger.locked:
        raise KnownError(DepartureMessage.ALREADY_SIGNED, period=desk.report.key.period.title)
    if not gate.begun:
        raise KnownError(DepartureMessage.EMPTY, period=desk.report.key.period.title)
    if not gate.open:
        raise KnownError(
            DepartureMessage.NOT_READY,
            errors=gate.errors,
            missing=gate.missing,
            unexplained=gate.unexplained,
        )


def signing_request(role: SignerRole, number: str, workspace: Workspace) -> SigningRequest:
    """What is said with a signature; the office's carries the document's number and date."""
    at = workspace.clock.now()
    words = {
        SignerRole.DIRECTOR: "Ký duyệt báo cáo",
        SignerRole.OFFICE: "Phát hành báo cáo",
        SignerRole.PREPARER: "Xác nhận số liệu",
    }[role]
    if number:
        words = f"{words}. Số: {number}, ngày {at.astimezone(VIETNAM):%d/%m/%Y}"
    return SigningRequest(role, words, at)


def write_out(path: Path, data: bytes) -> Path:
    """Write a file whole or not at all, with a sentence when the folder refuses."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, data)
    except OSError as error:
        raise KnownError(DepartureMessage.NOT_WRITTEN, path=path) from error
    return path
