"""Which editor a column gets, and how a stored value reads."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from forms.common.numbers import decimals_of, format_number
from forms.definition import ValueType
from ui.pages.records.choice_editor import ChoiceEditor
from ui.pages.records.line_editor import LineEditor
from ui.pages.records.text_editor import TextEditor
from validation.entry import entry_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from forms.common.amount import Value
    from forms.definition import Column, Form
    from ui.look import Look
    from ui.pages.records.editor import Editor

_HINTS: Final = {
    ValueType.DATE: "ngày/tháng/năm",
    ValueType.DOCUMENT: "Ví dụ 32/2024/NĐ-CP",
    ValueType.RECORD: "Mã đã gửi kỳ trước",
}
#: Columns of fewer lines begin with one and grow.
_LONG: Final = 4
_LEAST: Final = 4
_MOST: Final = 16


def made_editor(look: Look, form: Form, column: Column, parent: QWidget, *, locked: bool) -> Editor:
    """The editor for a field, born in it; a locked one can be read and copied."""
    kind = column.type
    editor: Editor
    if kind is ValueType.CHOICE and not locked:
        choices = form.choices.get(column.choices or "", ())
        return ChoiceEditor(look, column.title, choices, parent)
    hint = "" if locked else _HINTS.get(kind, "")
    if column.lines > 1 and kind in {ValueType.TEXT, ValueType.DOCUMENT}:
        editor = text_editor(column.lines, hint, parent)
        editor.area.setReadOnly(locked)
        return editor
    number = kind is ValueType.NUMBER
    whole = kind not in {ValueType.NUMBER, ValueType.DATE}
    editor = LineEditor(hint, right=number, autosaved=whole, parent=parent)
    editor.line.setReadOnly(locked)
    return editor


def text_editor(lines: int, hint: str = "", parent: QWidget | None = None) -> TextEditor:
    """A growing editor for a text that is expected to have so many lines."""
    if lines < _LONG:
        return TextEditor(1, lines + 2, hint, parent)
    return TextEditor(_LEAST, _MOST, hint, parent)


def shown_text(form: Form, column: Column, value: Value | None) -> str:
    """A value as it is read: amounts with their marks, choices by their label."""
    if isinstance(value, Decimal):
        return format_number(value, max(column.decimals, decimals_of(value)))
    text = entry_text(value)
    choices = form.choices.get(column.choices or "", ())
    return next((choice.label for choice in choices if choice.code == text), text)


def field_title(column: Column, unit: str) -> str:
    """The column's title on one line, with its unit unless it says so itself."""
    title = " ".join(column.title.split())
    return title if not unit or unit in title else f"{title} ({unit})"
