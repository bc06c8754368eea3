"""``forms``: the catalogue in force for a month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.commands.output import FINE, Output, table
from exports.commands.target import period_of
from forms.catalogue import Catalogue
from forms.common.clock import VIETNAM, SystemClock

if TYPE_CHECKING:
    import argparse

    from forms.common.paths import AppPaths


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--period", metavar="KỲ", help="ví dụ 2026-10; mặc định là tháng này")


def run(options: argparse.Namespace, _paths: AppPaths, output: Output) -> int:
    """Print the forms."""
    text = options.period or SystemClock().now().astimezone(VIETNAM).strftime("%Y-%m")
    forms = Catalogue.shipped().in_force(period_of(text))
    data = [
        {
            "code": form.code,
            "version": form.version,
            "number": form.number,
            "title": form.title,
            "kind": form.kind.value,
            "unit": form.unit,
            "valid_from": form.valid_from,
            "valid_to": form.valid_to,
            "months": form.months,
            "rows": [{"code": r.code, "label": r.label, "unit": r.unit} for r in form.rows],
            "columns": [{"id": c.id, "title": c.title, "kind": c.kind.value} for c in form.columns],
            "rules": len(form.rules),
            "digest": form.digest,
        }
        for form in forms
    ]
    heading = ("Biểu", "Phiên bản", "Tên", "Loại", "Mục", "Cột")
    rows = [
        (f.code, f.version, f.short_title, f.kind.value, str(len(f.rows)), str(len(f.columns)))
        for f in forms
    ]
    output.result(data, table([heading, *rows]))
    return FINE
