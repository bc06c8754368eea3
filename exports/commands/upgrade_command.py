"""``upgrade``: a draft to a newer version of a form; shown first, carried out with ``--commit``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exports.commands.output import FINE, Output, table
from exports.commands.show_command import machine
from exports.commands.target import add_target, target_of, workspace_at
from exports.upgrade_messages import UpgradeMessage
from forms.common.errors import KnownError
from forms.store.upgrades import carry_out, planned

if TYPE_CHECKING:
    import argparse

    from forms.common.paths import AppPaths
    from forms.upgrade import RowChange, Upgrade

#: How the version of a form is called that the report did not hold.
_NONE = "chưa có"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_target(parser)
    parser.add_argument("--form", required=True, metavar="BIỂU", help="mã biểu, ví dụ CT01")
    parser.add_argument("--to", metavar="V", help="phiên bản; mặc định là bản áp dụng cho kỳ")
    parser.add_argument("--commit", action="store_true", help="chuyển thật sau khi xem thử")


def run(options: argparse.Namespace, paths: AppPaths, output: Output) -> int:
    """Show what moves and what is left over; move when asked to."""
    with workspace_at(paths) as workspace:
        target = target_of(options, workspace)
        stored = workspace.stored(target.unit, target.period)
        code = options.form
        if options.to:
            new = workspace.catalogue.version(code, options.to)
        else:
            new = workspace.catalogue.form(code, target.period)
        upgrade = planned(workspace.reports, stored, new)
        _check_newer(upgrade)
        if options.commit:
            carry_out(workspace.reports, stored, upgrade)
            workspace.archive.forget()
    output.result(_data(upgrade, committed=options.commit), _lines(upgrade))
    message = UpgradeMessage.DONE if options.commit else UpgradeMessage.PLANNED
    output.say(
        message.sentence(
            code=code, old=_version(upgrade), new=new.version, mapped=len(upgrade.mapped),
            left=len(upgrade.left_over),
        )
    )  # fmt: skip
    return FINE


def _check_newer(upgrade: Upgrade) -> None:
    old, new = upgrade.old, upgrade.new
    if old is None or old.valid_from < new.valid_from:
        return
    if old.version == new.version:
        raise KnownError(UpgradeMessage.NOTHING_TO_DO, code=new.code, version=new.version)
    raise KnownError(UpgradeMessage.OLDER, code=new.code, old=old.version, new=new.version)


def _version(upgrade: Upgrade) -> str:
    return upgrade.old.version if upgrade.old else _NONE


def _data(upgrade: Upgrade, *, committed: bool) -> dict[str, Any]:
    return {
        "form": upgrade.new.code,
        "from": upgrade.old.version if upgrade.old else None,
        "to": upgrade.new.version,
        "committed": committed,
        "mapped": [
            {"cell": str(m.target), "value": machine(m.value), "from": [str(c) for c in m.sources]}
            for m in upgrade.mapped
        ],
        "left_over": [
            {"cell": str(each.cell), "value": machine(each.value), "reason": each.obstacle.value}
            for each in upgrade.left_over
        ],
        "relabelled": [_row_data(change) for change in upgrade.relabelled],
        "reclassified": [_row_data(change) for change in upgrade.reclassified],
        "required": [str(cell) for cell in upgrade.required],
    }


def _row_data(change: RowChange) -> dict[str, dict[str, str]]:
    return {
        name: {"code": row.code, "label": row.label, "classification": row.classification}
        for name, row in (("before", change.before), ("after", change.after))
    }


def _lines(upgrade: Upgrade) -> list[str]:
    moved = [m for m in upgrade.mapped if m.sources != (m.target,)]
    return [
        *_listed(
            "Ô chuyển sang mục khác:",
            [
                (" + ".join(map(str, m.sources)), "→", str(m.target), machine(m.value))
                for m in moved
            ],
        ),
        *_listed(
            "Ô không còn chỗ:",
            [(str(e.cell), machine(e.value), e.obstacle.value) for e in upgrade.left_over],
        ),
        *_listed(
            "Mục đổi mã hoặc tên:",
            [
                (c.before.code, c.before.label, "→", c.after.code, c.after.label)
                for c in upgrade.relabelled
            ],
        ),
        *_listed(
            "Mục đổi mã phân loại, cần xem lại có còn cùng nội dung:",
            [
                (c.after.code, c.before.classification, "→", c.after.classification)
                for c in upgrade.reclassified
            ],
        ),
        *_listed("Ô nay bắt buộc, đang trống:", [(str(cell),) for cell in upgrade.required]),
    ]


def _listed(heading: str, rows: list[tuple[str, ...]]) -> list[str]:
    return [heading, *(f"  {line}" for line in table(rows)), ""] if rows else []
