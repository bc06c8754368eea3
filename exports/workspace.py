"""Everything the program works with, built in one place and passed on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from forms.catalogue import Catalogue
from forms.common.errors import KnownError
from forms.common.frozen import dataclass
from forms.common.provinces import Province, Provinces
from forms.figures import Figures
from forms.messages import FormsMessage
from forms.report import Report, ReportKey
from forms.store.database import Database
from forms.store.history import Archive
from forms.store.ledger import Ledger
from forms.store.packages import PackageStore
from forms.store.reports import ReportStore, StoredReport
from forms.store.revisions import revise
from forms.store.settings import Settings
from validation.desk import Desk
from validation.rulebook import Rulebook

if TYPE_CHECKING:
    from forms.common.clock import Clock
    from forms.common.paths import AppPaths
    from forms.common.period import Period


@dataclass(frozen=True, slots=True)
class Workspace:
    """The open store, the shipped data and the clock."""

    paths: AppPaths
    clock: Clock
    catalogue: Catalogue
    provinces: Provinces
    rulebook: Rulebook
    database: Database
    settings: Settings
    reports: ReportStore
    packages: PackageStore
    archive: Archive

    @classmethod
    def open(cls, paths: AppPaths, clock: Clock) -> Workspace:
        """Open the store below a data folder, creating it when there is none."""
        catalogue, provinces = Catalogue.shipped(), Provinces.shipped()
        database = Database(paths.store, clock)
        reports = ReportStore(database, catalogue, clock)
        archive = Archive(reports, catalogue, provinces)
        return cls(
            paths=paths,
            clock=clock,
            catalogue=catalogue,
            provinces=provinces,
            rulebook=Rulebook(),
            database=database,
            settings=Settings(database),
            reports=reports,
            packages=PackageStore(database),
            archive=archive,
        )

    def close(self) -> None:
        """Close the store."""
        self.database.close()

    def province(self, code: str, period: Period) -> Province:
        """The unit that carried a code in a month, refusing with a sentence."""
        found = self.provinces.find(code, period.first_day)
        if found is None:
            raise KnownError(FormsMessage.PROVINCE_UNKNOWN, code=code, period=period.title)
        return found

    def stored(self, unit: Province, period: Period) -> StoredReport:
        """The latest report's row, refusing with a sentence when there is none."""
        stored = self.reports.find(unit.identity, period)
        if stored is None:
            name = unit.full_name(period.first_day)
            raise KnownError(FormsMessage.REPORT_MISSING, period=period.title, unit=name)
        return stored

    def find(self, unit: Province, period: Period) -> Desk:
        """The latest report of a unit's month, open; refusing when there is none."""
        return self.desk(unit, self.stored(unit, period))

    def begin(self, unit: Province, period: Period) -> Desk:
        """The latest report of a unit's month, begun now when there is none."""
        stored = self.reports.find(unit.identity, period)
        return self.desk(unit, stored or self.reports.begin(ReportKey(unit.identity, period)))

    def replaced_package(self, key: ReportKey) -> str:
        """The id of the signed package that a revision replaces; empty for the first."""
        before = self.reports.revision(replace(key, revision=key.revision - 1))
        signed = self.packages.of(before) if before else ()
        return signed[-1].package if signed else ""

    def revise(self, unit: Province, period: Period) -> Desk:
        """The next revision of a signed report, open as a draft with everything it held."""
        return self.desk(unit, revise(self.reports, self.stored(unit, period)))

    def state(self, unit: Province, period: Period) -> str:
        """Where the latest report of a unit's month stands; ``"none"`` when there is none."""
        stored = self.reports.find(unit.identity, period)
        return stored.state.value if stored else "none"

    def desk(self, unit: Province, stored: StoredReport) -> Desk:
        """A stored report, open with its computed cells and findings."""
        return Desk(Ledger(self.figures(unit, stored), self.reports, stored), self.rulebook)

    def draft(self, unit: Province, period: Period) -> Figures:
        """A month for rehearsals: what is stored, or an empty report; nothing is begun."""
        stored = self.reports.find(unit.identity, period)
        if stored is not None:
            return self.figures(unit, stored)
        forms = {form.code: form for form in self.catalogue.in_force(period)}
        report = Report(ReportKey(unit.identity, period), forms)
        return Figures(report, self.catalogue, self.archive.of(unit, period))

    def figures(self, unit: Province, stored: StoredReport) -> Figures:
        """A stored report with its computed cells, detached from the store: for rehearsals."""
        history = self.archive.of(unit, stored.key.period)
        return Figures(self.reports.open(stored), self.catalogue, history)
