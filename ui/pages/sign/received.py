"""A received file beside those received before: what the register says of it, and remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from exports.file_verdict import FileFact, FileVerdict, Note
    from exports.identity import Identity
    from exports.register import Entry
    from forms.common.provinces import Province
    from ui.pages.sign.work import Known


def others_of(name: str, sha256: str, verdict: FileVerdict, known: Known) -> FileFact:
    """What files received before say, as the command line has it; in words even when nothing."""
    from exports.file_verdict import FileFact, Note, file_fact, note
    from exports.register import read_register
    from exports.several import Received, compare
    from exports.several_messages import SeveralMessage
    from exports.signing.verdict import State

    if verdict.report is None:
        return FileFact(State.NOT_CHECKED)
    remarks = list(_foreign(verdict.report.identity, known.unit))
    try:
        register = read_register(known.paths.register)
    except KnownError as error:
        broken = Note(SeveralMessage.REGISTER_BROKEN, error.sentence)
        return FileFact(State.NOT_CHECKED, (), (broken, *remarks))
    if not register:
        empty = note(SeveralMessage.REGISTER_EMPTY)
        return FileFact(State.NOT_CHECKED, (), (empty, *remarks))
    (found,) = compare((Received(name, sha256, verdict),), "", register)
    if not found.problems and not found.remarks:
        remarks.insert(0, note(SeveralMessage.REGISTER_FITS))
    return file_fact(found.problems, (*found.remarks, *remarks))


def entry_of(
    path: Path, sha256: str, verdict: FileVerdict, others: FileFact, known: Known
) -> Entry | None:
    """What the register would remember, where the command line would register the file."""
    from exports.commands.output import FINE
    from exports.commands.verify_command import exit_code
    from exports.register import Entry
    from exports.signing.verdict import State

    registered = {one.code for one in others.remarks} & {"REGISTERED", "REGISTER_BROKEN"}
    if verdict.report is None or registered or others.state is State.FAILED:
        return None
    demanding = any(known.trust.glob("*"))
    if exit_code(verdict, demanding=demanding) != FINE or path.parent == known.paths.signed:
        return None
    return Entry.of(verdict.report, sha256, known.clock.now(), verdict.signatures)


def remember(entry: Entry, known: Known) -> int:
    """Write a received file into the register; 1, or 0 when it was there. Raises ``KnownError``."""
    from exports.register import enter

    return enter(known.paths.register, (entry,))


def _foreign(identity: Identity, unit: Province | None) -> Iterator[Note]:
    """That a report is of another unit than the one open here; the receiver's usual case."""
    from exports.file_verdict import note
    from exports.several_messages import SeveralMessage

    if unit is not None and identity.province != unit.identity:
        opened = unit.full_name(identity.period.first_day)
        yield note(SeveralMessage.UNIT_OTHER, unit=identity.province_name, open=opened)
