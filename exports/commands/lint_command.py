"""``lint``: every flaw of definition files; the shipped ones when none are named."""

from __future__ import annotations

from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from exports.commands.output import FINE, WRONG_DATA, Output
from exports.files import read_file
from forms.catalogue import Catalogue
from forms.common.errors import KnownError
from forms.common.period import REPORTED, Period
from forms.lint import Problem
from forms.loader import MAX_SIZE, load
from validation.lint import lint

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping

    from forms.common.paths import AppPaths
    from forms.definition import Form


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "files",
        type=Path,
        nargs="*",
        metavar="TỆP",
        help="tệp định nghĩa hoặc thư mục; không ghi thì soát các biểu kèm chương trình",
    )


def run(options: argparse.Namespace, _paths: AppPaths, output: Output) -> int:
    """Print every flaw."""
    texts = dict(_given(options.files) if options.files else _shipped())
    sound, catalogue = _sound(texts), Catalogue.shipped()
    problems = [
        problem
        for name, data in texts.items()
        for problem in _lint(name, data, _beside(name, sound, catalogue))
    ]
    output.result(
        [
            {"file": p.file, "key": p.key, "reason": p.reason, "suggestion": p.suggestion}
            for p in problems
        ],
        [f"{p.file} [{p.key}] {_sentence(p.reason)} {p.suggestion}" for p in problems],
    )
    if problems:
        output.say(f"Có {len(problems)} chỗ phải sửa trong {len(texts)} tệp định nghĩa.")
        return WRONG_DATA
    output.say(f"Đã soát {len(texts)} tệp định nghĩa, không có lỗi.")
    return FINE


def _given(paths: list[Path]) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        for file in sorted(path.glob("*.toml")) if path.is_dir() else (path,):
            yield file.name, read_file(file, MAX_SIZE * 4)


def _shipped() -> Iterator[tuple[str, bytes]]:
    folder = files("forms").joinpath("definitions")
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        yield file.name, file.read_bytes()


def _lint(name: str, data: bytes, beside: Mapping[str, Form]) -> tuple[Problem, ...]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return (Problem(name, "", "tệp không phải UTF-8", "Lưu lại tệp bằng bảng mã UTF-8."),)
    return lint(text, name, beside)


def _beside(name: str, sound: Mapping[str, Form], catalogue: Catalogue) -> dict[str, Form]:
    """The forms a rule may read: the shipped ones of its time, and those linted with it."""
    since = sound[name].valid_from if name in sound else None
    if since is None or since.year not in REPORTED:
        return {}
    shipped = catalogue.in_force(Period(since.year, since.month))
    given = (form for other, form in sound.items() if other != name and form.valid_from <= since)
    return {form.code: form for form in (*shipped, *given)}


def _sound(texts: Mapping[str, bytes]) -> dict[str, Form]:
    """The definitions among the files that can be read at all."""
    found: dict[str, Form] = {}
    for name, data in texts.items():
        with suppress(KnownError, UnicodeDecodeError):
            found[name] = load(data.decode("utf-8-sig"), name)
    return found


def _sentence(reason: str) -> str:
    text = reason[:1].upper() + reason[1:]
    return text if text.endswith(".") else f"{text}."
