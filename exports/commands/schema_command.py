"""``schema``: the JSON Schema of one form's entries."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from exports.commands.output import FINE, Output
from exports.schema import schema_of
from forms.catalogue import Catalogue

if TYPE_CHECKING:
    import argparse

    from forms.common.paths import AppPaths


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("form", metavar="BIỂU", help="mã biểu, ví dụ CT03")
    parser.add_argument("--version", metavar="V", help="phiên bản; mặc định là bản mới nhất")


def run(options: argparse.Namespace, _paths: AppPaths, output: Output) -> int:
    """Print the schema; it is JSON with or without ``--json``."""
    catalogue = Catalogue.shipped()
    wanted = options.version or _latest(catalogue, options.form)
    schema = schema_of(catalogue.version(options.form, wanted))
    output.result(schema, [json.dumps(schema, ensure_ascii=False, indent=2)])
    return FINE


def _latest(catalogue: Catalogue, code: str) -> str:
    versions = catalogue.versions(code)
    return versions[-1].version if versions else ""
