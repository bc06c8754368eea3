"""A package of our own as something to import: last year's report, or one from another machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.archive import PackageLimits
from exports.import_messages import ImportMessage
from exports.incoming_text import Conversion, incoming
from exports.package import read_package
from exports.reader import read_report
from exports.tidy import Remark, TidyTable
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from forms.catalogue import Catalogue
    from forms.cell import Cell
    from forms.common.amount import Value
    from forms.common.period import Period
    from forms.common.provinces import Province


def submitted_table(
    data: bytes,
    file: str,
    catalogue: Catalogue,
    target: tuple[Province, Period],
    conversion: Conversion = Conversion.NONE,
) -> TidyTable:
    """The values of a package; refuses one of another unit or month than ``target``'s."""
    unit, period = target
    submitted = read_report(read_package(data, PackageLimits()), catalogue)
    identity = submitted.identity
    if (identity.province, identity.period) != (unit.identity, period):
        raise KnownError(
            ImportMessage.PACKAGE_OF_OTHER,
            file=file,
            period=identity.period.title,
            unit=identity.province_name,
        )
    values: dict[Cell, Value | None] = {}
    remarks: list[Remark] = []
    for cell, value in submitted.values.items():
        values[cell] = value
        if isinstance(value, str):
            found = incoming(value, conversion)
            values[cell] = found.text or None
            if remark := found.remark(cell, value):
                remarks.append(Remark(0, remark))
    return TidyTable(values, dict.fromkeys(values, 0), (), tuple(remarks))
