"""Every rule of every shipped form shows how it passes, fails and abstains, and decides so."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from forms.cell import Cell
from forms.change import InsertRecord, SetCells
from forms.common.numbers import read_machine_number
from forms.common.period import Period
from forms.definition import Form, FormKind
from tests.builders import CATALOGUE, KnownHistory, figures
from validation.amounts import apart, with_unit
from validation.check import Complaint
from validation.entry import read_entry
from validation.finding import Outcome
from validation.flaws import COMPARING
from validation.rules import Example, Rule, rules_of
from validation.ruleset import checks_of

if TYPE_CHECKING:
    from forms.common.amount import Value
    from forms.figures import Figures

FORMS = [form for code in CATALOGUE.codes for form in CATALOGUE.versions(code)]
RULES = [(form, rule) for form in FORMS for rule in rules_of(form)]
EXAMPLES = [
    pytest.param(form, rule, example, id=f"{rule.code}@{form.version}-{number}")
    for form, rule in RULES
    for number, example in enumerate(rule.example)
]
FAILING = [
    pytest.param(form, rule, example, id=f"{rule.code}@{form.version}-{number}")
    for form, rule in RULES
    for number, example in enumerate(rule.example)
    if example.outcome is Outcome.FAIL
]


def abstains(rule: Rule) -> bool:
    """Whether a check of the rule can be left undecided: all but an unconditional demand."""
    return not rule.kind.startswith("required") or bool(rule.when or rule.expression)


def value_of(form: Form, cell: Cell, text: str) -> Value | None:
    number = read_machine_number(text)
    return number if isinstance(number, Decimal) else read_entry(form, cell, text).value


def given_figures(form: Form, example: Example) -> tuple[Form, Figures]:
    """The cells of an example; the rows of a list form are its records."""
    period = Period(2026, example.month)
    history = KnownHistory()
    cells: dict[Cell, str] = {}
    for at, text in example.cells.items():
        address, _, months = at.partition("@")
        parts = address.split("/")
        cell = Cell(*parts) if len(parts) == 3 else Cell(form.code, *parts)
        if months:
            history.before[cell, int(months)] = Decimal(text)
        else:
            cells[cell] = text
    others = [CATALOGUE.form(cell.form, period) for cell in cells if cell.form != form.code]
    made = figures(form, period=period, history=history, others=others)
    if form.kind is FormKind.LIST:
        mine = (cell.row for cell in cells if cell.form == form.code)
        rows = dict.fromkeys([*mine, example.at.split("/")[0]])
        for place, row in enumerate(rows):
            made.apply(InsertRecord(form.code, row, place))
        form = form.with_records(tuple(rows))
    forms = {**made.report.forms, form.code: form}
    made.apply(SetCells(tuple((c, value_of(forms[c.form], c, text)) for c, text in cells.items())))
    return form, made


@pytest.mark.parametrize(("form", "rule", "example"), EXAMPLES)
def test_a_rule_decides_its_own_example_as_stated(form: Form, rule: Rule, example: Example) -> None:
    bound, made = given_figures(form, example)
    at = Cell(form.code, *example.at.split("/"))
    decisions = [
        check.decide(made)
        for check in checks_of(bound, made.report.forms)
        if (check.rule.code, check.cell) == (rule.code, at)
    ]
    assert len(decisions) == 1, f"{rule.code} has {len(decisions)} checks at {example.at}"
    outcome = Outcome.FAIL if isinstance(decisions[0], Complaint) else decisions[0]
    assert outcome is example.outcome
    if isinstance(decisions[0], Complaint) and example.severity:
        assert (decisions[0].severity or rule.severity) is example.severity


@pytest.mark.parametrize(("form", "rule"), RULES, ids=[f"{r.code}@{f.version}" for f, r in RULES])
def test_a_rule_shows_every_way_it_can_end(form: Form, rule: Rule) -> None:
    expected = {Outcome.PASS, Outcome.FAIL} | ({Outcome.NOT_EVALUATED} if abstains(rule) else set())
    missing = expected - {example.outcome for example in rule.example}
    assert not missing, f"{rule.code} has no example for {sorted(o.value for o in missing)}"


@pytest.mark.parametrize(("form", "rule", "example"), EXAMPLES)
def test_the_complaint_of_an_example_is_a_sentence(
    form: Form, rule: Rule, example: Example
) -> None:
    bound, made = given_figures(form, example)
    for check in checks_of(bound, made.report.forms):
        decision = check.decide(made)
        if isinstance(decision, Complaint):
            assert decision.text.endswith("."), decision.text
            assert "{" not in decision.text
            assert "None" not in decision.text


@pytest.mark.parametrize(("form", "rule", "example"), FAILING)
def test_the_complaint_names_its_amount_and_the_gap_with_units(
    form: Form, rule: Rule, example: Example
) -> None:
    bound, made = given_figures(form, example)
    at = Cell(form.code, *example.at.split("/"))
    (check,) = (
        check
        for check in checks_of(bound, made.report.forms)
        if (check.rule.code, check.cell) == (rule.code, at)
    )
    decision = check.decide(made)
    assert isinstance(decision, Complaint)
    if not decision.figures:
        return
    own = decision.figures[0].amount
    shown = (with_unit(bound, at, own), with_unit(bound, at, own, signed=True))
    assert any(each in decision.text for each in shown), decision.text
    if rule.kind in COMPARING | {"compare"}:
        gaps = (apart(bound, at, abs(own - figure.amount)) for figure in decision.figures[1:])
        assert any(gap in decision.text for gap in gaps), decision.text
