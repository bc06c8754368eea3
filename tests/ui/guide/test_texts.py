"""The guide says what the program says: keys, buttons, screens, commands, pictures, links."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtGui import QImage, QKeySequence

from exports.cli import COMMANDS, parse
from tests.architecture.source import ROOT
from tests.ui.guide.program_words import fixed_texts, is_shown, names_a_control
from ui.guide.help import TOPICS
from ui.guide.library import FOLDER, INDEX, read_guide
from ui.window_keys import SHEET

if TYPE_CHECKING:
    from pathlib import Path

PAGES: Final = sorted(FOLDER.glob("*.md"))
_CODE: Final = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
_BOLD: Final = re.compile(r"\*\*(.+?)\*\*")
_QUOTED: Final = re.compile(r"“([^”]+)”")
_LINK: Final = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
_PICTURE: Final = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
_COMMAND: Final = re.compile(r"^\| ((?:`[a-z]+`(?:, )?)+) \|", re.MULTILINE)
#: How Vietnamese keyboards and this guide call what Qt calls otherwise.
_QT_NAMES: Final = {"Enter": "Return", "Delete": "Del", "PgDn": "PgDown"}
_ARROWS: Final = str.maketrans({"↓": "Down", "↑": "Up", "←": "Left", "→": "Right"})
#: Keys that lists, fields and buttons answer without any code of ours, and two bound by number.
_OF_QT: Final = frozenset({"Space", "Up", "Down", "Shift", "Alt+Up", "Ctrl+Tab", "Shift+F2"})
_LONGEST_KEY: Final = len("Ctrl+Shift+PgDown")
_MOST_PICTURES: Final = 20
_LARGEST: Final = 120 * 1024
_ONE_PAGE: Final = 70


def words_of(page: Path) -> str:
    """A page without its code, which is for typing and for file names."""
    return _CODE.sub("", page.read_text(encoding="utf-8"))


def bold_of(text: str) -> list[str]:
    """What is to be pressed; a bold run that ends with a colon is a heading of its own."""
    return [run for run in _BOLD.findall(text) if not run.endswith(":")]


def is_key(name: str) -> bool:
    """Whether the program binds or shows this key."""
    return _qt(name) in known_keys()


@cache
def known_keys() -> frozenset[str]:
    shown = {text.translate(_ARROWS) for text in fixed_texts() if len(text) <= _LONGEST_KEY}
    sheet = {key for line in SHEET for key in line.keys}
    return frozenset({_qt(key) for key in shown | sheet if _parses(_qt(key))} | _OF_QT)


def _qt(name: str) -> str:
    *modifiers, key = name.rsplit("+", 1) if not name.endswith("++") else (name[:-2], "+")
    return "+".join((*modifiers, _QT_NAMES.get(key, key)))


def _parses(name: str) -> bool:
    return QKeySequence(name).toString() == name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_key_and_button_is_one_of_the_program(page: Path) -> None:
    unknown = [
        run for run in bold_of(words_of(page)) if not is_key(run) and not names_a_control(run)
    ]
    assert not unknown


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_quoted_text_can_be_seen_on_the_screen(page: Path) -> None:
    quoted = (" ".join(text.split()) for text in _QUOTED.findall(words_of(page)))
    assert not [text for text in quoted if text != "…" and not is_shown(text)]


@pytest.mark.parametrize("run", ["Ctrl+J", "Shift+F9", "Lưu tất cả", "Mở bản số hai"])
def test_what_the_program_has_not_is_noticed(run: str) -> None:
    assert bold_of(f"Nhấn **{run}**.") == [run]
    assert not is_key(run)
    assert not names_a_control(run)


@pytest.mark.parametrize("text", ["Đã gửi đi", "Còn 3 việc phải làm ngay", "Sai số liệu"])
def test_a_text_no_screen_shows_is_noticed(text: str) -> None:
    assert not is_shown(text)


@pytest.mark.parametrize("text", ["Mở bản số 2", "Khôi phục 14 báo cáo", "Dán 23 ô"])
def test_names_with_figures_are_found(text: str) -> None:
    assert names_a_control(text)


def test_every_key_of_the_sheet_stands_in_its_page() -> None:
    text = (FOLDER / "17-phim-tat.md").read_text(encoding="utf-8")
    told = {_qt(run) for run in bold_of(text)}
    wanted = {key for line in SHEET for key in line.keys[:: len(line.keys) - 1 or 1]}
    assert not wanted - told


def test_every_command_stands_in_its_page() -> None:
    text = (FOLDER / "18-dong-lenh.md").read_text(encoding="utf-8")
    told = {name for row in _COMMAND.findall(text) for name in re.findall(r"[a-z]+", row)}
    assert told == set(COMMANDS)


def test_every_command_line_is_one_the_program_takes() -> None:
    text = (FOLDER / "18-dong-lenh.md").read_text(encoding="utf-8")
    lines = re.findall(r"^baocao (.+)$", text, re.MULTILINE)
    assert lines
    for line in lines:
        assert parse(shlex.split(line)).command


def test_every_page_is_reached_from_the_index() -> None:
    listed = [page.key for group in read_guide() for page in group.pages]
    assert sorted(listed) == [page.stem for page in PAGES if page.stem != INDEX]
    assert len(listed) == len(set(listed))


def test_the_index_calls_each_page_as_it_calls_itself() -> None:
    index = (FOLDER / f"{INDEX}.md").read_text(encoding="utf-8")
    for group in read_guide():
        for page in group.pages:
            assert f"- [{page.title}]({page.key}.md)" in index


def test_every_place_of_the_window_has_its_page() -> None:
    listed = {page.key for group in read_guide() for page in group.pages}
    assert set(TOPICS.values()) <= listed


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = _LINK.findall(text) + [target for _, target in _PICTURE.findall(text)]
    assert not [target for target in targets if not (FOLDER / target).is_file()]
    assert all(words for words, _ in _PICTURE.findall(text))


def test_pictures_are_few_small_and_all_in_use() -> None:
    used = {target for page in PAGES for _, target in _PICTURE.findall(page.read_text("utf-8"))}
    files = sorted((FOLDER / "hinh").glob("*"))
    assert {f"hinh/{file.name}" for file in files} == used
    assert len(files) <= _MOST_PICTURES
    for file in files:
        assert file.stat().st_size <= _LARGEST, file.name
        assert QImage(str(file)).format() == QImage.Format.Format_Indexed8, file.name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_tone_is_the_house_s(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert text.count("\n# ") == 0
    assert len(text.splitlines()) <= _ONE_PAGE
    assert "vui lòng" not in text.casefold()
    assert "!" not in _PICTURE.sub("", _CODE.sub("", text))
    assert unicodedata.is_normalized("NFC", text)


def test_the_guide_is_not_read_at_the_start() -> None:
    """What the window imports before its first page is shown leaves the guide alone."""
    late = "ui.guide.dialog", "ui.guide.reader", "ui.guide.library"
    program = (
        "import sys, ui.app, ui.pages.home.page, ui.pages.entry.page\n"
        f"sys.exit([name for name in {late} if name in sys.modules] or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
