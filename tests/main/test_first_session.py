"""A clerk's first month from the guide alone, on a real screen: keys in, store and file out.

First start, CT05 typed, CT03 pasted as a spreadsheet offers it, an error put right, two warnings
explained, signed with a key file, opened again.
"""

from __future__ import annotations

import csv
import shutil
import sys
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import pytest

from exports.sample_keys import PASSWORD, make_keys
from forms.catalogue import Catalogue
from forms.common.clock import VIETNAM
from forms.common.period import Period
from tests.main.clipboard import offered
from tests.main.door import ROOT, Door, without_network
from tests.main.screen import Program, program, until, x_server
from tests.main.setting_up import set_up

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MISSING = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
pytestmark = [
    pytest.mark.interop,
    pytest.mark.slow,
    pytest.mark.skipif(bool(_MISSING), reason=f"not installed: {', '.join(_MISSING)}"),
    pytest.mark.skipif(sys.platform == "win32", reason="X11 is not there on Windows"),
]

_UNIT: Final = "Tỉnh Nghệ An"
_COLUMNS: Final = ("official", "estimate")
#: Of which bicycles are a part; 890,000 is a zero too many, twice.
_SLIP: Final = ("1.7a", "estimate", "890,000", "8900")
_REASONS: Final = (
    "Gia ban le xang dau tang ba ky lien tiep, them bon cua hang moi.",
    "Gia vang tang manh, suc mua do trang suc mua cuoi cao hon.",
)


class Clerk:
    """Presses keys in the window; sees what another process finds in the store."""

    def __init__(self, door: Door) -> None:
        now = datetime.now(UTC).astimezone(VIETNAM)  # noqa: TID251 - the program asks the system's clock
        self.period = Period(now.year, now.month)
        self.month = ("--province", "40", "--period", str(self.period))
        self.door = door

    def typed(self, form: str) -> dict[tuple[str, str], str]:
        """The typed cells of a form, as a second program reads them."""
        done = self.door.call("show", *self.month, "--json")
        cells = done.data["forms"].get(form, {"cells": []})["cells"] if not done.code else []
        return {(c["row"], c["column"]): c["value"] for c in cells if c["source"] == "typed"}

    def waits_for(self, form: str, row: str, column: str, value: str) -> None:
        """The value is on disk."""

        def there() -> str:
            found = self.typed(form).get((row, column), "")
            return found if found and Decimal(found) == Decimal(value) else ""

        until(there, f"{value} in {form}/{row}/{column}")

    def left(self) -> dict[str, Any]:
        """What the checks say."""
        return dict(self.door.call("check", *self.month, "--json").data)

    def has_answered(self, count: int) -> None:
        """So many warnings are explained."""
        until(
            lambda: "yes" if self._explained() == count else "",
            f"{count} explained warnings",
        )

    def _explained(self) -> int:
        return sum(found["standing"] == "explained" for found in self.left()["findings"])


@pytest.fixture
def key(tmp_path: Path) -> Path:
    file = tmp_path / "giam-doc.p12"
    file.write_bytes(make_keys(datetime.now(UTC)).director)  # noqa: TID251 - signing asks the system's clock
    return file


@pytest.fixture
def display() -> Iterator[str]:
    with x_server() as name:
        yield name


def month_in_a_spreadsheet() -> str:
    """Two columns of CT03 with their names, written the English way, with one slip."""
    form = Catalogue.shipped().find("CT03", Period(2026, 10))
    assert form is not None
    with (ROOT / "exports/samples/nghe-an.csv").open(encoding="utf-8") as file:
        found = {
            (row["row"], row["column"]): row["value"]
            for row in csv.DictReader(file)
            if (row["period"], row["form"]) == ("2026-10", "CT03")
        }
    row, column, wrong, _ = _SLIP
    found[row, column] = wrong.replace(",", "")
    codes = dict.fromkeys(code for code, _ in found)
    lines = (
        (form.row_of[code].label, *(f"{Decimal(found[code, name]):,}" for name in _COLUMNS))
        for code in codes
    )
    return "\n".join("\t".join(line) for line in lines)


def test_a_first_month_from_the_start_to_the_signed_file(
    display: str, surroundings: Path, tmp_path: Path, key: Path
) -> None:
    offline = tmp_path / "offline"
    offline.mkdir()
    without_network(offline)
    data = tmp_path / "kho"
    clerk = Clerk(Door(data, surroundings))
    with program(display, data, offline) as window:
        set_up(window, "nghe an")
        window.find(_UNIT)
        fill_ct05(window, clerk)
        paste_ct03(window, clerk)
        put_the_error_right(window, clerk)
        explain_the_warnings(window, clerk)
        sign(window, clerk, key)
        window.kill()
    with program(display, data, offline) as again:
        reopen(again, clerk)


def fill_ct05(window: Program, clerk: Clerk) -> None:
    window.press("ctrl+5")  # at the first figure of the month
    for figure in ("2100", "5460"):
        window.type(figure)
        window.press("Return")
    clerk.waits_for("CT05", "1", "estimate", "2100")
    clerk.waits_for("CT05", "2", "estimate", "5460")
    window.press("ctrl+Home", "Down")  # the year's plan, below its total
    for figure in ("25678", "65462"):
        window.type(figure)
        window.press("Return")
    clerk.waits_for("CT05", "1", "plan", "25678")
    clerk.waits_for("CT05", "2", "plan", "65462")


def paste_ct03(window: Program, clerk: Clerk) -> None:
    window.press("ctrl+3")
    with offered(month_in_a_spreadsheet(), window.environment):
        window.press("ctrl+v")
        window.find("Dán từ Excel", resize=False)
        window.press("Return")
        clerk.waits_for("CT03", "1.8", "estimate", "1204500")
    assert len(clerk.typed("CT03")) == 38
    window.find(_UNIT)


def put_the_error_right(window: Program, clerk: Clerk) -> None:
    row, column, _, right = _SLIP
    assert clerk.left()["errors"] == 1
    window.press("alt+2", "Return")  # from the finding to its cell
    window.type(right)
    window.press("Return")
    clerk.waits_for("CT03", row, column, right)
    assert clerk.left()["errors"] == 0


def explain_the_warnings(window: Program, clerk: Clerk) -> None:
    window.press("alt+2")
    for number, reason in enumerate(_REASONS, start=1):
        window.press("F2")
        window.type(reason)
        window.press("ctrl+Return")
        clerk.has_answered(number)
        window.press("F8")
    assert clerk.left()["ready"]


def sign(window: Program, clerk: Clerk, key: Path) -> None:
    window.press("alt+3")
    window.rest()  # the pages are drawn beside the window
    window.press(*["Next"] * 8)  # every page was in view
    window.press("Tab", "Tab", "Tab", "Right")  # role, search again, token or file
    window.press("Tab")
    window.type(str(key))
    window.press("Tab")
    window.type(PASSWORD)
    window.press("Tab", "space", "Tab", "Tab", "space")  # everything was seen; sign
    folder = clerk.door.folder / "da-ky"
    name = until(lambda: next((f.name for f in folder.glob("*.xlsx")), ""), "a signed file")
    assert str(clerk.period) in name
    verdict = clerk.door.call("verify", folder / name, "--json").data
    assert verdict[0]["conclusion"] == "SIGNER_MISSING"  # the office comes next


def reopen(window: Program, clerk: Clerk) -> None:
    before = clerk.typed("CT05")
    window.find(_UNIT)
    window.press("ctrl+5")
    window.type("999")
    window.press("Return", "alt+4")
    assert clerk.door.call("doctor").code == 0
    assert clerk.typed("CT05") == before
