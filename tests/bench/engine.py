"""The engine against libraries that express the same sums: simpleeval by row, pandera by table."""

from __future__ import annotations

import importlib
import warnings
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
from simpleeval import SimpleEval

from forms.cell import Cell
from forms.change import SetCells
from tests.bench.measure import Line, alternated
from tests.builders import a_form, figures
from tests.made_up import a_rule
from validation.engine import Inspection
from validation.rulebook import Rulebook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: As many as the trade form has: five totals in seven columns.
_TOTALS: Final = 35
_PARTS: Final = 12
_ROUNDS: Final = 30
_TOLERANCE: Final = Decimal("0.065")
#: At least five times as fast.
_BAR: Final = 0.2


def lines() -> Iterator[Line]:
    """Sums of twelve parts each, every total typed and right."""
    inspection = _inspection()
    what = f"Cộng dọc {_TOTALS} tổng, {_PARTS} mục con"
    for name, work in (_simpleeval(), _pandera()):
        mine, other = alternated((inspection.run, work), _ROUNDS)
        yield Line(what, mine, other, name, bar=_BAR)


def _inspection() -> Inspection:
    blocks = []
    for total in range(_TOTALS):
        blocks.append(f'[[row]]\ncode = "S{total}"\nlabel = "Tổng"\n')
        blocks += (
            f'[[row]]\ncode = "S{total}.{part}"\nlabel = "Mục"\nparent = "S{total}"\n'
            for part in range(1, _PARTS + 1)
        )
    rule = a_rule("CT91-01", "sum", 'columns = ["estimate"]', 'tolerance = "rounding"')
    form = a_form(more="".join(blocks), rules=rule)
    made = figures(form)
    made.apply(
        SetCells(
            tuple(
                (Cell("CT91", f"S{total}{suffix}", "estimate"), amount)
                for total, (stated, parts) in enumerate(_figures())
                for suffix, amount in (
                    ("", stated),
                    *((f".{number}", part) for number, part in enumerate(parts, start=1)),
                )
            )
        )
    )
    return Inspection(_OnlySums(), [form], made)


class _OnlySums(Rulebook):
    """The rule compared, without the built-in checks of notation and the made-up form's own."""

    def checks(self, *arguments: Any) -> Any:  # type: ignore[explicit-override]
        found = super().checks(*arguments)
        return tuple(c for c in found if c.rule.kind == "sum" and c.cell.row.startswith("S"))


def _figures() -> list[tuple[Decimal, list[Decimal]]]:
    rows = []
    for total in range(_TOTALS):
        parts = [Decimal(f"{total * 37 + part * 11}.{part:02d}") for part in range(_PARTS)]
        rows.append((sum(parts, Decimal(0)), parts))
    return rows


def _simpleeval() -> tuple[str, Callable[[], object]]:
    """Parsed once, amounts as Decimal, the tolerance as a name because literals are floats."""
    names = [f"a{part}" for part in range(_PARTS)]
    text = f"abs(total - ({' + '.join(names)})) <= tolerance"
    evaluator = SimpleEval(functions={"abs": abs})
    tree = evaluator.parse(text)
    rows = _figures()

    def work() -> None:
        for stated, parts in rows:
            evaluator.names = {
                "total": stated, "tolerance": _TOLERANCE, **dict(zip(names, parts, strict=True))
            }  # fmt: skip
            if not evaluator.eval(text, previously_parsed=tree):
                raise AssertionError(stated)

    return "simpleeval", work


def _pandera() -> tuple[str, Callable[[], object]]:
    """One table of Decimals, one check over its rows, complaints collected."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        library = importlib.import_module("pandera.pandas")
    names = [f"a{part}" for part in range(_PARTS)]
    table = pd.DataFrame(
        [{"total": s, **dict(zip(names, p, strict=True))} for s, p in _figures()], dtype=object
    )
    schema = library.DataFrameSchema(
        checks=library.Check(
            lambda frame: (frame["total"] - frame[names].sum(axis=1)).abs() <= _TOLERANCE
        )
    )
    return "pandera", lambda: schema.validate(table, lazy=True)
