"""Random work on a report of several forms: following every step finds what a full run finds.

The forms read one another: a grid a second grid and a list, the list the first grid. Typing,
pasting over both grids, records coming and going, imports, explanations, undo and redo.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from forms.cell import Cell
from forms.change import Explain, InsertRecord, RemoveRecord, SetCells
from forms.loader import load
from tests.builders import CLOCK, KnownHistory, a_form, figures
from tests.made_up import FORM, LIST, RULES, a_rule
from tests.strategies import WALK, number_values, typed_cells
from validation.deciding import decided
from validation.engine import Inspection, judge
from validation.explanations import explain, state, wanted
from validation.finding import Severity, Standing
from validation.rulebook import Rulebook
from validation.ruleset import checks_of
from validation.tally import tally_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from forms.change import Change, Explanation
    from forms.common.amount import Value
    from validation.finding import Finding, Judged

FIRST = a_form(top="mandatory = true", rules=RULES.replace("\nkind", "\ncorrectable = false\nkind"))
SECOND = load(
    FORM.replace('"CT91"', '"CT92"').format(
        top="",
        more="",
        rules=a_rule(
            "CT92-01",
            "expression",
            'rows = ["1", "2"]',
            'columns = ["estimate"]',
            'expression = "this <= CT91[T].estimate"',
            'text = "{left} lớn hơn {right} của biểu 91, chênh {gap}. Xem lại."',
            severity="warning",
        )
        + a_rule("CT92-02", "sum", "correctable = false"),
    ),
    "CT92.2020-01.toml",
)
RECORDS = load(
    LIST.replace('kind = "list"', 'kind = "list"\nmandatory = true')
    + a_rule("KN-01", "unique", 'columns = ["topic", "content"]')
    + a_rule("KN-02", "required", 'columns = ["topic", "content"]', "correctable = false")
    + a_rule(
        "KN-03",
        "similar",
        'columns = ["content"]',
        'limit = "0.5"',
        'yields_to = ["KN-01"]',
        severity="warning",
    )
    + a_rule(
        "KN-04",
        "required_if",
        'columns = ["since"]',
        'expression = "CT91[2].estimate > 10 or amount > CT92[1].estimate"',
        severity="warning",
    )
    + a_rule(
        "KN-05",
        "expression",
        'columns = ["amount"]',
        'expression = "amount <= CT91[1].estimate"',
        'missing = "fail"',
        'text = "{left} lớn hơn {right}. Xem lại."',
        severity="warning",
    ),
    "KN.2020-01.toml",
)
FORMS = {form.code: form for form in (FIRST, SECOND, RECORDS)}
BOOK = Rulebook()
PAST = KnownHistory(
    {
        (Cell(form.code, row.code, "estimate"), months): Decimal(number + months) / 2
        for form in (FIRST, SECOND)
        for number, row in enumerate(form.rows)
        for months in (1, 2, 12)
    }
)
WORDS = ("điện", "nông", "thôn", "chợ", "vốn", "hạ", "tầng")
WHY = "Nhà máy mới chạy đủ công suất từ tháng 9, số do cơ quan thống kê công bố."

contents = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
fields = st.fixed_dictionaries(
    {},
    optional={
        "topic": st.sampled_from(["power", "trade"]),
        "content": contents,
        "amount": st.integers(-2, 12).map(Decimal),
    },
)
typed = st.tuples(typed_cells(FIRST) | typed_cells(SECOND), number_values())


class Work(RuleBasedStateMachine):
    """A clerk, and beside the inspection that follows them one that starts anew."""

    def __init__(self) -> None:
        super().__init__()
        self.made = figures(FIRST, history=PAST, others=(SECOND, RECORDS))
        self.following = Inspection(BOOK, FORMS.values(), self.made)
        self.following.run()
        self.done: list[Change] = []
        self.undone: list[Change] = []
        self.told: dict[tuple[str, Cell], tuple[Explanation, Any]] = {}
        self.names = iter(range(10_000))

    @rule(cells=st.lists(typed, min_size=1, max_size=8))
    def types_or_pastes(self, cells: list[tuple[Cell, Value | None]]) -> None:
        self._do(SetCells(tuple(cells)))

    @rule(cells=st.lists(typed, min_size=4, max_size=20), records=st.lists(fields, max_size=4))
    def imports(
        self, cells: list[tuple[Cell, Value | None]], records: list[Mapping[str, Value]]
    ) -> None:
        self._do(SetCells(tuple(cells)))
        for values in records:
            self._insert(len(self._records), values)

    @rule(place=st.integers(0, 5), values=fields)
    def adds_a_record(self, place: int, values: Mapping[str, Value]) -> None:
        self._insert(min(place, len(self._records)), values)

    @precondition(lambda self: self._records)
    @rule(place=st.integers(0, 50), values=fields)
    def writes_into_a_record(self, place: int, values: Mapping[str, Value]) -> None:
        record = self._records[place % len(self._records)]
        self._do(SetCells(_cells(record, values)))

    @precondition(lambda self: self._records)
    @rule(place=st.integers(0, 50))
    def removes_a_record(self, place: int) -> None:
        self._do(RemoveRecord("KN", self._records[place % len(self._records)]))

    @rule()
    def clears_a_form(self) -> None:
        held = (cell for cell in self.made.report.values if cell.form == "CT91")
        self._do(SetCells(tuple((cell, None) for cell in held)))

    @precondition(lambda self: self._open)
    @rule(place=st.integers(0, 500))
    def explains(self, place: int) -> None:
        finding = self._open[place % len(self._open)].finding
        speak = explain if finding.severity is Severity.WARNING else state
        change = speak(finding, WHY, CLOCK)
        self._do(change)
        assert change.explanation is not None
        self.told[finding.rule, finding.cell] = change.explanation, self._operands(finding)

    @precondition(lambda self: self.done)
    @rule(steps=st.integers(1, 5))
    def undoes(self, steps: int) -> None:
        for _ in range(min(steps, len(self.done))):
            self.undone.append(self._apply(self.done.pop()))

    @precondition(lambda self: self.undone)
    @rule()
    def redoes(self) -> None:
        self.done.append(self._apply(self.undone.pop()))

    @invariant()
    def finds_what_a_full_run_finds(self) -> None:
        anew = Inspection(BOOK, FORMS.values(), self.made)
        assert self.following.findings == anew.findings
        assert self.following.counts == anew.counts
        for code in FORMS:
            assert self.following.required(code) == anew.required(code)
        assert tally_of(self._judged) == tally_of(judge(anew.findings, self.made.report))

    @invariant()
    def every_record_is_judged_as_a_row_would_be(self) -> None:
        if not self._records:
            return
        bound = RECORDS.with_records(self._records)
        whole = (decided(check, self.made)[1] for check in checks_of(bound, FORMS))
        said = sorted(finding.text for finding in whole if finding)
        assert said == sorted(finding.text for finding in self.following.findings_of("KN"))

    @invariant()
    def what_was_said_is_stale_once_its_figures_changed(self) -> None:
        for judged in self._judged:
            key = judged.finding.rule, judged.finding.cell
            if judged.standing is Standing.OPEN or key not in self.told:
                continue
            given, operands = self.told[key]
            if self.made.report.explanations.get(key) != given:
                continue
            fresh = operands == self._operands(judged.finding)
            assert (judged.standing is Standing.STALE) == (not fresh)

    @property
    def _records(self) -> tuple[str, ...]:
        return self.made.records("KN")

    @property
    def _judged(self) -> tuple[Judged, ...]:
        return judge(self.following.findings, self.made.report)

    @property
    def _open(self) -> list[Judged]:
        return [one for one in self._judged if one.blocks and wanted(one.finding)]

    def _operands(self, finding: Finding) -> list[tuple[Cell, Value | None]]:
        return [(cell, self.made.value(cell)) for cell in sorted(finding.cells)]

    def _insert(self, place: int, values: Mapping[str, Value]) -> None:
        record = f"r{next(self.names)}"
        self._do(InsertRecord("KN", record, place, _cells(record, values)))

    def _do(self, change: Change) -> None:
        self.undone.clear()
        self.done.append(self._apply(change))

    def _apply(self, change: Change) -> Change:
        before = {(f.rule, f.cell): f for f in self.following.findings}
        inverse, cells = self.made.apply(change)
        affected = self.following.refresh(cells)
        after = {(f.rule, f.cell): f for f in self.following.findings}
        differing = {key[1] for key, _ in before.items() ^ after.items()}
        assert differing <= affected
        if isinstance(change, Explain):
            assert before == after
        return inverse


def _cells(record: str, values: Mapping[str, Value]) -> tuple[tuple[Cell, Value | None], ...]:
    return tuple((Cell("KN", record, column), value) for column, value in values.items())


Work.TestCase.settings = settings(
    WALK,
    max_examples=20,
    stateful_step_count=20,
    phases=set(Phase) - {Phase.shrink},  # minutes, for a history nobody reads
)
TestWork = Work.TestCase
