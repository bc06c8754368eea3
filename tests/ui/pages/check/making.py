"""Sections made up for tests of list, model and movement: no store, no rules."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from forms.cell import Cell
from ui.glyphs import Glyph
from ui.pages.check.nodes import Blanks, Entry, Node, Section
from validation.finding import Figure, Finding, Judged, Severity, Standing

E: Final = Glyph.ERROR
W: Final = Glyph.WARNING
X: Final = Glyph.EXPLAINED
B: Final = Glyph.EMPTY


def entry(
    form: str, row: int, kind: Glyph = W, text: str = "tăng 40%. Sửa hoặc giải trình."
) -> Entry:
    finding = Finding(
        rule=f"{form}-0{'EWXB'.index({E: 'E', W: 'W', X: 'X', B: 'B'}[kind])}",
        title="Biến động lớn",
        cell=Cell(form, str(row), "estimate"),
        place=f"Biểu {form[2:]}, mục {row}, cột 6",
        severity=Severity.ERROR if kind in {E, B} else Severity.WARNING,
        text=text,
        figures=(Figure("kỳ này", Decimal(1400)), Figure("tháng 9", Decimal(1000))),
        cells=(),
        digest="",
        missing=kind is B,
    )
    explained = kind is X
    standing = Standing.EXPLAINED if explained else Standing.OPEN
    given = "Thêm ba cửa hàng mới từ đầu tháng." if explained else ""
    fact, _, advice = text.partition(". ")
    return Entry(
        judged=Judged(finding, standing, given),
        place=f"Mục {row} · Cột 6",
        label=f"Chỉ tiêu {row}",
        fact=fact,
        advice=advice,
        amount="1.400",
        others="tháng 9: 1.000",
    )


def section(form: str, *entries: Entry) -> Section:
    kinds = [one.glyph for one in entries]
    blanks = tuple(one for one in entries if one.missing)
    others: tuple[Node, ...] = tuple(one for one in entries if not one.missing)
    if others and blanks:
        others = (*others, Blanks(form, blanks))
    return Section(
        form=form,
        number=form[2:],
        title=f"Biểu {form}",
        begun=True,
        errors=kinds.count(E),
        warnings=kinds.count(W),
        explained=kinds.count(X),
        stated=0,
        missing=kinds.count(B),
        children=others or blanks,
    )
