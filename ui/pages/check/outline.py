"""The findings of a report as the list shows them: sections by form, blank cells folded away."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING, Final

from forms.common.numbers import format_number
from forms.common.text import search_key
from ui.glyphs import Glyph
from ui.pages.check.nodes import Blanks, Entry, Node, Section, entries
from validation.finding import Severity, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from forms.definition import Form
    from validation.desk import Desk
    from validation.finding import Judged

_WHOLE: Final = "Cả biểu"


class Shown(Enum):
    """The choices above the list; the value is the segment's key."""

    ALL = "all"
    ERRORS = "errors"
    WARNINGS = "warnings"
    EXPLAINED = "explained"


_SHOWN: Final = {
    Shown.ALL: None,
    Shown.ERRORS: Glyph.ERROR,
    Shown.WARNINGS: Glyph.WARNING,
    Shown.EXPLAINED: Glyph.EXPLAINED,
}


def outline_of(desk: Desk) -> tuple[Section, ...]:
    """Every form with findings, in the forms' order; within a form by row and column."""
    by_form: dict[str, list[Judged]] = {}
    for judged in desk.judged:
        by_form.setdefault(judged.finding.cell.form, []).append(judged)
    forms = desk.report.forms
    return tuple(
        _section(forms[code], by_form[code], begun=desk.figures.begun(code))
        for code in forms
        if code in by_form
    )


def filtered(sections: Iterable[Section], shown: Shown, text: str) -> tuple[Section, ...]:
    """The sections with the findings wanted; sections left empty are dropped."""
    wanted = search_key(text)
    kept = (_thinned(section, shown, wanted) for section in sections)
    return tuple(section for section in kept if section.children)


def _section(form: Form, found: list[Judged], *, begun: bool) -> Section:
    rows = {row.code: number for number, row in enumerate(form.rows)}
    columns = {column.id: number for number, column in enumerate(form.columns)}
    made = [_entry(form, judged, begun=begun) for judged in found]
    made.sort(key=lambda entry: _order(entry, rows, columns))
    glyphs = [entry.glyph for entry in made]
    standings = [entry.judged.standing for entry in made]
    return Section(
        form=form.code,
        number=form.number,
        title=form.short_title,
        begun=begun,
        errors=glyphs.count(Glyph.ERROR),
        warnings=glyphs.count(Glyph.WARNING),
        explained=standings.count(Standing.EXPLAINED),
        stated=standings.count(Standing.STATED),
        missing=glyphs.count(Glyph.EMPTY),
        children=_folded(form.code, made),
    )


def _order(
    entry: Entry, rows: Mapping[str, int], columns: Mapping[str, int]
) -> tuple[bool, int, int, str]:
    """Errors first; a finding keeps its place when it is answered."""
    finding = entry.judged.finding
    row = rows.get(finding.cell.row, len(rows))
    return (
        finding.severity is Severity.WARNING,
        row,
        columns.get(finding.cell.column, 0),
        finding.rule,
    )


def _folded(code: str, made: list[Entry]) -> tuple[Node, ...]:
    blanks = tuple(entry for entry in made if entry.missing)
    others = tuple(entry for entry in made if not entry.missing)
    if not others or not blanks:
        return blanks or others
    return *others, Blanks(code, blanks)


def _entry(form: Form, judged: Judged, *, begun: bool) -> Entry:
    finding = judged.finding
    place = _place(form, judged) if begun else _WHOLE
    label = _label(form, judged) if begun else form.short_title
    fact, stop, advice = finding.text.partition(". ")
    amounts = [format_number(figure.amount) for figure in finding.figures]
    pairs = zip(finding.figures[1:], amounts[1:], strict=True)
    return Entry(
        judged=judged,
        place=place,
        label=label,
        fact=fact if stop else finding.text.removesuffix("."),
        advice=advice,
        amount=amounts[0] if amounts else "",
        others="  ".join(f"{figure.label}: {amount}" for figure, amount in pairs),
    )


def _place(form: Form, judged: Judged) -> str:
    """``"Biểu 03, mục 1.8, cột 6"`` → ``"Mục 1.8 · Cột 6"``."""
    within = judged.finding.place.removeprefix(f"Biểu {form.number}, ")
    row, _, column = within.rpartition(", cột ")
    return f"{row[:1].upper()}{row[1:]} · Cột {column}"


def _label(form: Form, judged: Judged) -> str:
    """The indicator; in a list form the field."""
    cell = judged.finding.cell
    row = form.row_of.get(cell.row)
    return row.label if row else " ".join(form.column_of[cell.column].title.split())


def _thinned(section: Section, shown: Shown, wanted: str) -> Section:
    children: list[Node] = []
    for child in section.children:
        if isinstance(child, Blanks):
            blanks = tuple(e for e in entries(child.children) if _matches(e, shown, wanted))
            if blanks:
                children.append(Blanks(child.form, blanks))
        elif isinstance(child, Entry) and _matches(child, shown, wanted):
            children.append(child)
    return replace(section, children=tuple(children))


def _matches(entry: Entry, shown: Shown, wanted: str) -> bool:
    kind = _SHOWN[shown]
    return (kind is None or kind is entry.glyph) and (not wanted or wanted in entry.words)
