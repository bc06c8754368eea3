"""``rules``: what every rule checks, as help pages or for machines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from exports.commands.output import FINE, Output
from exports.messages import ExportMessage
from exports.rule_pages import pages
from forms.catalogue import Catalogue
from forms.common.errors import KnownError
from validation.descriptions import described
from validation.rules import rules_of

if TYPE_CHECKING:
    import argparse

    from forms.common.paths import AppPaths
    from forms.definition import Form


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--out", type=Path, metavar="THƯ_MỤC", help="ghi trang trợ giúp .md ra đây")


def run(options: argparse.Namespace, paths: AppPaths, output: Output) -> int:  # noqa: ARG001 - every command has these three
    """List the rules of the latest version of every form, or write their pages."""
    catalogue = Catalogue.shipped()
    forms = [catalogue.versions(code)[-1] for code in catalogue.codes]
    if options.out:
        _write(options.out, pages(forms))
    found = [_data(form) for form in forms]
    lines = [f"{one['code']}  {one['title']}" for each in found for one in each]
    output.result([one for each in found for one in each], lines)
    return FINE


def _write(folder: Path, texts: dict[str, str]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            folder.joinpath(name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise KnownError(ExportMessage.REPORT_NOT_WRITTEN, path=folder) from error


def _data(form: Form) -> list[dict[str, Any]]:
    return [
        {
            "code": rule.code,
            "form": form.code,
            "kind": rule.kind,
            "severity": rule.severity.value,
            "title": rule.title,
            "checks": described(rule, form),
        }
        for rule in rules_of(form)
    ]
