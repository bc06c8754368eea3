"""A package of our own as something to import: last year's report, or one from another machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.archive import PackageLimits
from exports.import_messages import ImportMessage
from exports.package import read_package
from exports.reader import read_report
from exports.tidy import TidyTable
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from forms.catalogue import Catalogue
    from forms.common.period import Period
    from forms.common.provinces import Province


def submitted_table(
    data: bytes, file: str, catalogue: Catalogue, unit: Province, period: Period
) -> TidyTable:
    """The values of a package; refuses one of another unit or month."""
    submitted = read_report(read_package(data, PackageLimits()), catalogue)
    identity = submitted.identity
    if (identity.province, identity.period) != (unit.identity, period):
        raise KnownError(
            ImportMessage.PACKAGE_OF_OTHER,
            file=file,
            period=identity.period.title,
            unit=identity.province_name,
        )
    lines = dict.fromkeys(submitted.values, 0)
    return TidyTable(dict(submitted.values), lines, (), ())
