"""A newer version on offer: found in a folder or named, judged, and what it brings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from exports.signing.certificate import common_name
from exports.update.authenticode import check_signer
from exports.update.messages import UpdateMessage
from exports.update.news import LARGEST, News, Release, numbers, unpack
from exports.update.pe import read_program
from forms.common.errors import KnownError
from forms.store.migrations import STEPS
from forms.version import APP_NAME

if TYPE_CHECKING:
    from pathlib import Path

#: How the installers of this program are named.
PATTERN: Final = "BaoCaoCongThuong-*-cai-dat.exe"
#: IMAGE_FILE_MACHINE_AMD64.
_MACHINE: Final = 0x8664


@dataclass(frozen=True, slots=True)
class Offer:
    """An installer that may be run: whole, signed by a pinned publisher, newer.

    ``releases`` is what came after the running version, newest first; ``moves_store`` says that the
    new program will bring the store to another structure (it copies it first).
    """

    path: Path
    version: str
    publisher: str
    releases: tuple[Release, ...]
    moves_store: bool


def examine(path: Path, pins: frozenset[str], running: str) -> Offer:
    """The offer in a file, or the newest one in a folder; refuses with one sentence."""
    if not path.is_dir():
        return _judged(path, pins, running)
    offers, refusals = [], []
    for file in installers(path):
        try:
            offers.append(_judged(file, pins, running))
        except KnownError as refusal:
            refusals.append(refusal)
    if offers:
        return max(offers, key=lambda offer: numbers(offer.version))
    if refusals:
        raise refusals[-1]
    raise KnownError(UpdateMessage.NOTHING_THERE, folder=path, pattern=PATTERN)


def installers(folder: Path) -> list[Path]:
    """What is named like an installer of ours; nothing where the folder cannot be read."""
    try:
        return sorted(file for file in folder.glob(PATTERN) if file.is_file())
    except OSError:
        return []


def _judged(file: Path, pins: frozenset[str], running: str) -> Offer:
    program = read_program(file, PATTERN)
    if program.machine != _MACHINE:
        raise KnownError(UpdateMessage.WRONG_MACHINE, file=file.name, pattern=PATTERN)
    if not pins:
        raise KnownError(UpdateMessage.NO_PUBLISHER, file=file.name)
    try:
        publisher = check_signer(program, pins)
        news = unpack(program.tail(LARGEST))
    except OSError as error:
        raise KnownError(UpdateMessage.FILE_UNREADABLE, file=file.name) from error
    if news is None or news.program != APP_NAME:
        raise KnownError(UpdateMessage.NOT_OURS, file=file.name, pattern=PATTERN)
    return _newer(file, common_name(publisher), news, running)


def _newer(file: Path, publisher: str, news: News, running: str) -> Offer:
    offered, now = numbers(news.version), numbers(running)
    if offered <= now:
        message = UpdateMessage.EQUAL if offered == now else UpdateMessage.OLDER
        raise KnownError(message, file=file.name, offered=news.version, running=running)
    return Offer(
        path=file,
        version=news.version,
        publisher=publisher,
        releases=tuple(one for one in news.releases if numbers(one.version) > now),
        moves_store=news.store > len(STEPS),
    )
