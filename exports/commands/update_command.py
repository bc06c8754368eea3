"""``update``: judges a newer version on a stick or in a folder; starts it with ``--commit``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from exports.commands.output import FINE
from exports.commands.target import workspace_at
from exports.signing.certificate import grouped
from exports.update.offer import examine
from exports.update.publishers import pin, pinned
from exports.update.taking import take
from forms.version import APP_VERSION

if TYPE_CHECKING:
    import argparse

    from exports.commands.output import Output
    from exports.update.offer import Offer
    from forms.common.paths import AppPaths


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "path", type=Path, nargs="?", metavar="ĐƯỜNG_DẪN", help="bộ cài, hoặc thư mục chứa nó"
    )
    parser.add_argument("--commit", action="store_true", help="sao lưu kho số liệu rồi chạy bộ cài")
    parser.add_argument(
        "--publisher",
        metavar="VÂN_TAY",
        help="ghim nhà phát hành theo vân tay SHA-256 của chứng thư",
    )


def run(options: argparse.Namespace, paths: AppPaths, output: Output) -> int:
    """Say what the offered version brings; a refusal is a ``KnownError``."""
    with workspace_at(paths) as workspace:
        if options.publisher:
            pin(workspace.settings, options.publisher)
        pins = pinned(workspace.settings)
        if options.path is None:
            output.result(sorted(pins), [grouped(one) for one in sorted(pins)])
            return FINE
        offer = examine(options.path, pins, APP_VERSION)
        output.result(_as_data(offer), _lines(offer))
        if not options.commit:
            output.say("Thêm --commit để sao lưu kho số liệu rồi chạy bộ cài.")
            return FINE
        kept = take(offer, pins, workspace)
    output.say(f"Đã sao lưu kho số liệu vào {kept} và mở bộ cài. Làm tiếp trong cửa sổ bộ cài.")
    return FINE


def _as_data(offer: Offer) -> dict[str, object]:
    return {
        "path": str(offer.path),
        "version": offer.version,
        "publisher": offer.publisher,
        "moves_store": offer.moves_store,
        "releases": [one.model_dump() for one in offer.releases],
    }


def _lines(offer: Offer) -> list[str]:
    lines = [f"Bản {offer.version} (đang dùng {APP_VERSION}), do “{offer.publisher}” ký"]
    for release in offer.releases:
        lines += [f"Bản {release.version}:", *(f"  - {change}" for change in release.changes)]
    if offer.moves_store:
        lines.append("Kho số liệu được sao lưu rồi chuyển sang cấu trúc mới khi mở bản này.")
    return lines
