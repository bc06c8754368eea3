"""Files of earlier months taken apart: our own workbooks, and tidy CSV with several months."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from exports.archive import PackageLimits
from exports.bringing_messages import BringingMessage
from exports.files import read_file
from exports.import_messages import ImportMessage
from exports.incoming_text import Conversion, file_text
from exports.package import read_package
from exports.reader import read_report
from exports.tidy import Target, TidyTable, read_tidy
from forms.common.errors import KnownError
from forms.common.period import Period

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from exports.workspace import Workspace
    from forms.common.provinces import Province
    from forms.definition import Form

#: How a workbook begins (APPNOTE.TXT 4.3.7).
_ZIP: Final = b"PK"
_MONTH_FIRST: Final = re.compile(r"([0-9]{1,2})[/-]([0-9]{4})")
_PERIOD, _UNIT = "period", "province"


@dataclass(frozen=True, slots=True)
class Portion:
    """One month of one file, not yet compared with the store."""

    file: str
    unit: Province
    period: Period
    table: TidyTable
    #: Definitions the file says it was filled in with; those in force where it says nothing.
    forms: Mapping[str, Form]

    @property
    def versions(self) -> Mapping[str, str]:
        """Version by form, as the file says."""
        return {code: form.version for code, form in self.forms.items()}


@dataclass(frozen=True, slots=True)
class Pasted:
    """A tidy table with months that came without a file; ``name`` says where it came from."""

    name: str
    data: bytes


def portions(workspace: Workspace, unit: Province, source: Path | Pasted) -> list[Portion]:
    """The months of a source; refuses one that nobody can read, or of somebody else."""
    if isinstance(source, Pasted):
        return _of_table(workspace, unit, source.data, source.name)
    path, data = source, read_file(source)
    if data.startswith(_ZIP):
        return [_of_workbook(workspace, unit, data, path.name)]
    return _of_table(workspace, unit, data, path.name)


def _of_workbook(workspace: Workspace, unit: Province, data: bytes, file: str) -> Portion:
    report = read_report(read_package(data, PackageLimits()), workspace.catalogue)
    period = report.identity.period
    mine = workspace.provinces.on_territory_of(unit, period.first_day)
    owner = next((one for one in mine if one.identity == report.identity.province), None)
    if owner is None:
        raise _of_another(file, report.identity.province_name, unit, period)
    known = {cell: value for cell, value in report.values.items() if cell.form in report.forms}
    table = TidyTable(known, dict.fromkeys(known, 0), (), ())
    return Portion(file, owner, period, table, report.forms)


def _of_table(workspace: Workspace, unit: Province, data: bytes, file: str) -> list[Portion]:
    text = file_text(data, file, Conversion.NONE)
    heading = text.lstrip("\r\n").partition("\n")[0]
    mark = next((each for each in ",;\t" if each in heading), ",")
    reader = csv.reader(io.StringIO(text), delimiter=mark)
    names = [name.strip().casefold() for name in next(reader, [])]
    if _PERIOD not in names:
        raise KnownError(BringingMessage.NO_PERIOD, file=file)
    months: dict[tuple[Period, str], dict[int, list[str]]] = {}
    for number, line in enumerate(reader, start=2):
        owner = _owner(number, line, names, file)
        if owner is not None:
            months.setdefault(owner, {})[number] = line
    if not months:
        raise KnownError(ImportMessage.NOTHING, file=file)
    return [
        _month_of(workspace, _unit(workspace, unit, file, period, code), period, file, names, mine)
        for (period, code), mine in sorted(months.items())
    ]


def _month_of(
    workspace: Workspace,
    owner: Province,
    period: Period,
    file: str,
    names: list[str],
    lines: Mapping[int, list[str]],
) -> Portion:
    """One month's lines, by the number each has in the file."""
    buffer = io.StringIO()
    csv.writer(buffer).writerows([names, *lines.values()])
    stored = workspace.reports.find(owner.identity, period)
    versions = stored.forms.items() if stored else ()
    forms = {code: workspace.catalogue.version(code, version) for code, version in versions}
    forms = forms or {form.code: form for form in workspace.catalogue.in_force(period)}
    target = Target(forms, owner.code, str(period))
    data = buffer.getvalue().encode()
    table = read_tidy(data, file, target, Conversion.NONE, tuple(lines))
    return Portion(file, owner, period, table, {})


def _owner(number: int, line: list[str], names: list[str], file: str) -> tuple[Period, str] | None:
    """A line's month and its unit's code, empty where it says none; nothing for a blank line."""
    given = dict(zip(names, (text.strip() for text in line), strict=False))
    month, code = given.get(_PERIOD, ""), given.get(_UNIT, "")
    if not month:
        return None
    first = _MONTH_FIRST.fullmatch(month)
    try:
        period = Period.parse(f"{first[2]}-{int(first[1]):02}" if first else month)
    except ValueError as error:
        raise KnownError(
            BringingMessage.PERIOD_WRONG, file=file, line=number, given=month
        ) from error
    return period, code.zfill(2) if code else ""


def _unit(workspace: Workspace, unit: Province, file: str, period: Period, code: str) -> Province:
    """Whose figures they are: the unit's own, or those of one it was merged from."""
    mine = workspace.provinces.on_territory_of(unit, period.first_day)
    if code:
        owner = next((one for one in mine if one.code == code), None)
        if owner is None:
            raise _of_another(file, code, unit, period)
        return owner
    if len(mine) != 1:
        name = unit.full_name(period.first_day)
        units = ", ".join(one.name for one in mine)
        raise KnownError(
            BringingMessage.UNIT_NEEDED, file=file, period=period.title, mine=name, units=units
        )
    return mine[0]


def _of_another(file: str, whose: str, unit: Province, period: Period) -> KnownError:
    mine = unit.full_name(period.first_day)
    return KnownError(
        BringingMessage.UNIT_UNKNOWN, file=file, unit=whose, period=period.title, mine=mine
    )
