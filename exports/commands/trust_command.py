"""``trust``: the certificates and revocation lists that ``verify`` believes by default."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from exports.commands.output import FINE, UNUSABLE, WRONG_DATA, table
from exports.signing.certificate import date_text, grouped
from exports.trust_folder import TrustFolder, TrustKind
from forms.common.clock import SystemClock

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable
    from datetime import datetime

    from exports.commands.output import Output
    from exports.trust_folder import TrustEntry
    from forms.common.paths import AppPaths

_ACTIONS: Final = ("add", "list", "remove")


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("action", choices=_ACTIONS, metavar="VIỆC", help="add, list hoặc remove")
    parser.add_argument("item", nargs="?", default="", metavar="TỆP|VÂN_TAY")
    parser.add_argument(
        "--fingerprint", default="", metavar="VÂN_TAY", help="SHA-256 đã đối chiếu qua kênh khác"
    )


def run(options: argparse.Namespace, paths: AppPaths, output: Output) -> int:
    """Add, list or remove; exit 1 when the list shows something that no longer serves."""
    folder, now = TrustFolder(paths.trust), SystemClock().now()
    if options.action == "list":
        entries = folder.entries()
        _show(entries, now, output)
        if not entries:
            output.say("Chưa tin cậy chứng thư nào. Thêm bằng lệnh trust add.")
        return WRONG_DATA if any(entry.trouble(now) for entry in entries) else FINE
    if not options.item:
        output.say(f"Lệnh viết chưa đúng: trust {options.action} cần tên tệp hoặc vân tay.")
        return UNUSABLE
    if options.action == "add":
        _show(folder.add(Path(options.item), options.fingerprint, now), now, output)
        output.say("Đã thêm vào thư mục tin cậy, các lệnh verify và extract dùng ngay.")
        return FINE
    _show([folder.remove(options.item)], now, output)
    output.say("Đã bỏ khỏi thư mục tin cậy.")
    return FINE


def _show(entries: Iterable[TrustEntry], now: datetime, output: Output) -> None:
    entries = tuple(entries)
    output.result(
        [
            {
                "file": entry.file,
                "kind": entry.kind.name,
                "subject": entry.subject,
                "fingerprint": entry.fingerprint,
                "since": entry.since,
                "until": entry.until,
                "age_days": entry.age(now),
                "trouble": entry.trouble(now),
            }
            for entry in entries
        ],
        table([(entry.kind.value, entry.file, _words(entry, now)) for entry in entries]),
    )


def _words(entry: TrustEntry, now: datetime) -> str:
    words = [entry.subject] if entry.subject else []
    if entry.kind is TrustKind.LIST and entry.since:
        words.append(f"phát hành {date_text(entry.since)}, cách đây {entry.age(now)} ngày")
    elif entry.until:
        words += [f"đến {date_text(entry.until)}", grouped(entry.fingerprint)]
    trouble = entry.trouble(now)
    return "; ".join([*words, trouble] if trouble else words)
