"""The help pages of the rules say what the definitions say, and are kept up to date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from exports.rule_pages import page, pages
from forms.catalogue import Catalogue
from tests.shell import Shell
from validation.rules import rules_of
from validation.ruleset import KNOWN

if TYPE_CHECKING:
    from forms.definition import Form

CATALOGUE = Catalogue.shipped()
FORMS = [CATALOGUE.versions(code)[-1] for code in CATALOGUE.codes]
DOCS = Path(__file__).parents[2] / "docs" / "quy-tac"


def test_the_pages_in_docs_are_up_to_date() -> None:
    written = {file.name: file.read_text(encoding="utf-8") for file in DOCS.glob("*.md")}
    assert written == pages(FORMS), "make rules writes them anew"


@pytest.mark.parametrize("form", FORMS, ids=[form.code for form in FORMS])
def test_every_rule_has_its_section_and_examples(form: Form) -> None:
    text = page(form)
    for rule in rules_of(form):
        assert f"\n## {rule.code} {rule.title}\n" in text
    assert text.count("| Đạt |") >= len(form.rules)
    assert text.count("| Không đạt |") >= len(form.rules)
    assert "{" not in text


def test_every_kind_is_described() -> None:
    from validation import descriptions

    assert set(descriptions._KINDS) == KNOWN


def test_the_command_writes_the_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shell = Shell(tmp_path, capsys)
    assert shell.run("rules", "--out", str(tmp_path / "quy-tac")) == 0
    assert (tmp_path / "quy-tac" / "CT03.md").read_text(encoding="utf-8") == page(
        CATALOGUE.versions("CT03")[-1]
    )
    listed = shell.json("rules")
    assert {one["code"] for one in listed} >= {"CT03-01", "KN-12"}
