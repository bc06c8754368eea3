"""When a written reason says something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from forms.change import Explain, Explanation, Saying
from forms.common.errors import KnownError
from forms.common.text import clean, search_key
from validation.finding import Finding, Severity
from validation.messages import ValidationMessage
from validation.reasons import Reason, reason_of

if TYPE_CHECKING:
    from forms.common.clock import Clock

MINIMUM: Final = 20
#: A statement that an error must stay has to say more.
STATEMENT_MINIMUM: Final = 40
MAXIMUM: Final = 500
_FEWEST_WORDS: Final = 4
#: Words that fill a line without giving a reason.
_EMPTY: Final = frozenset(
    search_key(
        "số liệu đúng đã kiểm tra lại rồi chính xác theo thực tế báo cáo không có gì khác lý do"
    ).split()
)


def explain(finding: Finding, text: str, clock: Clock, reason: Reason | None = None) -> Explain:
    """The change that explains a warning; :class:`KnownError` when it may not or says nothing.

    The kind of reason is the one given, else the one whose ready beginning the text uses.
    """
    if finding.severity is Severity.ERROR:
        raise KnownError(
            ValidationMessage.EXPLANATION_OF_ERROR, rule=finding.rule, cell=finding.cell
        )
    told = _sound(text, MINIMUM)
    kind = reason or reason_of(told)
    at = clock.now().isoformat()
    given = Explanation(told, finding.digest, at, kind.value)
    return Explain(finding.rule, finding.cell, given)


def state(finding: Finding, text: str, clock: Clock) -> Explain:
    """The change that states why an error cannot be put right; the rule must allow it."""
    if finding.severity is not Severity.ERROR or finding.correctable:
        raise KnownError(
            ValidationMessage.STATEMENT_NOT_ALLOWED, rule=finding.rule, cell=finding.cell
        )
    told = _sound(text, STATEMENT_MINIMUM)
    at = clock.now().isoformat()
    given = Explanation(told, finding.digest, at, saying=Saying.STATEMENT)
    return Explain(finding.rule, finding.cell, given)


def _sound(text: str, minimum: int) -> str:
    told = clean(text)
    if message := weakness(told, minimum):
        raise KnownError(message, length=len(told), minimum=minimum, maximum=MAXIMUM)
    return told


def weakness(reason: str, minimum: int = MINIMUM) -> ValidationMessage | None:
    """What is wrong with a reason: too short, too long, or only filling words."""
    if len(reason) < minimum:
        return ValidationMessage.EXPLANATION_SHORT
    if len(reason) > MAXIMUM:
        return ValidationMessage.EXPLANATION_LONG
    words = set(search_key(reason).split())
    if len(words) < _FEWEST_WORDS or words <= _EMPTY:
        return ValidationMessage.EXPLANATION_EMPTY_WORDS
    return None
