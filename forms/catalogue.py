"""Which definitions exist and which is in force for a period; read when first asked for.

A file is named ``CODE.YYYY-MM.toml`` after the month its version takes force, so that finding the
right version needs no reading. The shipped ones have a compiled file each (``forms.compiled``).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from forms import compiled
from forms.common.errors import KnownError
from forms.common.frozen import dataclass
from forms.common.period import Period
from forms.messages import FormsMessage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable

    from forms.definition import Form
    from forms.program import Program

#: The definitions that come with the program, and their compiled files.
DEFINITIONS: Final = Path(__file__).with_name("definitions")
COMPILED: Final = Path(__file__).with_name("compiled")


@dataclass(frozen=True, slots=True)
class _Source:
    code: str
    since: Period
    file: Traversable


class Catalogue:
    """The definitions of one folder; ``compiled_folder`` has their compiled files, if any."""

    def __init__(self, folder: Traversable, compiled_folder: Traversable | None = None) -> None:
        self._compiled = compiled_folder
        self._sources = tuple(_sources(folder.iterdir()))
        self._forms: dict[str, Form] = {}
        self._programs: dict[str, Program] = {}

    @classmethod
    def shipped(cls) -> Catalogue:
        """The definitions that come with the program."""
        return cls(DEFINITIONS, COMPILED)

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of all forms, in official order: grid and list forms by number, then KN, TH."""
        return tuple(sorted({source.code for source in self._sources}, key=_order))

    def in_force(self, period: Period) -> tuple[Form, ...]:
        """Every form in force for the period."""
        found = (self.find(code, period) for code in self.codes)
        return tuple(form for form in found if form is not None)

    def find(self, code: str, period: Period) -> Form | None:
        """The version of a form in force for the period, if any."""
        begun = [s for s in self._sources if s.code == code and s.since <= period]
        if not begun:
            return None
        form = self._load(max(begun, key=lambda source: source.since))
        ended = form.valid_to is not None and form.valid_to < period.first_day
        return None if ended else form

    def form(self, code: str, period: Period) -> Form:
        """Like :meth:`find`, refusing with a sentence."""
        if code not in self.codes:
            known = ", ".join(self.codes)
            raise KnownError(FormsMessage.FORM_UNKNOWN, code=code, known=known)
        found = self.find(code, period)
        if found is None:
            raise KnownError(FormsMessage.FORM_NOT_IN_FORCE, code=code, period=period.title)
        return found

    def versions(self, code: str) -> tuple[Form, ...]:
        """Every version of a form, oldest first."""
        mine = sorted((s for s in self._sources if s.code == code), key=lambda s: s.since)
        return tuple(self._load(source) for source in mine)

    def version(self, code: str, version: str) -> Form:
        """One version of a form, refusing with a sentence."""
        versions = self.versions(code)
        if not versions:
            known = ", ".join(self.codes)
            raise KnownError(FormsMessage.FORM_UNKNOWN, code=code, known=known)
        for form in versions:
            if form.version == version:
                return form
        known = ", ".join(form.version for form in versions)
        raise KnownError(FormsMessage.VERSION_UNKNOWN, code=code, version=version, known=known)

    def program(self, form: Form) -> Program:
        """The compiled formulas of a form."""
        from forms.program import Program  # noqa: PLC0415 - the language loads with the first one

        if form.digest not in self._programs:
            self._programs[form.digest] = Program(form)
        return self._programs[form.digest]

    def _load(self, source: _Source) -> Form:
        name = source.file.name
        if name not in self._forms:
            form = self._ready(source) or _loaded(source.file)
            self._forms[name] = _checked(form, source)
        return self._forms[name]

    def _ready(self, source: _Source) -> Form | None:
        """The form of a definition that was compiled and has not changed since."""
        if self._compiled is None:
            return None
        name = source.file.name.removesuffix(".toml")
        return compiled.read(source.file, self._compiled.joinpath(f"{name}.json"))


def _sources(entries: Iterable[Traversable]) -> Iterable[_Source]:
    for entry in entries:
        code, _, rest = entry.name.partition(".")
        if rest.endswith(".toml"):
            yield _Source(code, _since(rest.removesuffix(".toml"), entry.name), entry)


def _since(text: str, file: str) -> Period:
    try:
        return Period.parse(text)
    except ValueError as error:
        reason = "tên tệp phải theo mẫu MÃ.năm-tháng.toml, ví dụ CT03.2020-01.toml"
        raise KnownError(FormsMessage.DEFINITION_UNREADABLE, file=file, reason=reason) from error


def _loaded(file: Traversable) -> Form:
    """The form read from its TOML and checked from beginning to end."""
    from forms.loader import load

    return load(_text(file), file.name)


def _text(file: Traversable) -> str:
    """The text of a file; Notepad puts a byte order mark before it."""
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise KnownError(
            FormsMessage.DEFINITION_UNREADABLE, file=file.name, reason="tệp không phải UTF-8"
        ) from error


def _checked(form: Form, source: _Source) -> Form:
    """The version is chosen by the file's name, so the name must tell the truth."""
    begun = form.valid_from
    for key, stated, named in (
        ("code", form.code, source.code),
        ("valid_from", f"{begun:%Y-%m}", str(source.since)),
    ):
        if stated != named:
            reason = f"“{stated}” khác với tên tệp (“{named}”)"
            raise KnownError(
                FormsMessage.DEFINITION_WRONG, file=source.file.name, key=key, reason=reason
            )
    return form


def _order(code: str) -> tuple[int, str]:
    return ("CT", "KN", "TH").index(code[:2]) if code[:2] in ("CT", "KN", "TH") else 3, code
