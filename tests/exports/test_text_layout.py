"""Heights are estimated so that nothing is cut; escapes never change a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.escapes import escape, unescape
from exports.text_layout import block_height, line_count, text_width

POINT = 1000
words = st.text(st.sampled_from("aăâbcdđeêgh iklmnoôơpqrstuưvxyz ABC,.0123456789"), max_size=200)


def test_known_widths_of_the_face() -> None:
    """Measured in Times New Roman: "Tổng mức bán lẻ" at 13 points is about 87 points wide."""
    assert 85 * POINT < text_width("Tổng mức bán lẻ", 13) < 95 * POINT
    assert text_width("1.234.567,89", 11) > 55 * POINT


def test_marks_take_no_width_and_bold_takes_more() -> None:
    assert text_width("Đề nghị", 13) == text_width("De nghi", 13)
    assert text_width("Tổng số", 11, bold=True) > text_width("Tổng số", 11)


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 1), ("một", 1), ("một\nhai", 2), ("một hai ba bốn", 2), ("\n\n", 3), ("x" * 40, 6)],
)
def test_lines_wrap_at_spaces_and_long_words_break(text: str, lines: int) -> None:
    assert line_count(text, 40 * POINT, 11) == lines


@given(words, st.integers(30, 300))
def test_all_of_a_text_has_room_in_its_lines(text: str, width: int) -> None:
    lines = line_count(text, width * POINT, 11)
    assert lines * width * POINT >= text_width(text.replace(" ", ""), 11)


@given(words, st.integers(30, 300))
def test_a_wider_column_never_needs_more_lines(text: str, width: int) -> None:
    assert line_count(text, 2 * width * POINT, 11) <= line_count(text, width * POINT, 11)


def test_more_lines_are_higher() -> None:
    heights = [block_height(lines, 11) for lines in range(1, 20)]
    assert heights == sorted(set(heights))


@given(st.text(st.characters(codec="utf-8")) | st.text(st.sampled_from("_x0041F5D\x01\ufffe")))
def test_an_escaped_text_is_read_back(text: str) -> None:
    assert unescape(escape(text)) == text


def test_halves_of_characters_stay_escaped() -> None:
    assert unescape("_xD800_") == "_xD800_"
