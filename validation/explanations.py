"""When a written reason says something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from forms.change import Explain, Explanation
from forms.common.errors import KnownError
from forms.common.text import clean, search_key
from validation.finding import Finding, Severity
from validation.messages import ValidationMessage

if TYPE_CHECKING:
    from forms.common.clock import Clock

MINIMUM: Final = 20
MAXIMUM: Final = 500
_FEWEST_WORDS: Final = 4
#: Words that fill a line without giving a reason.
_EMPTY: Final = frozenset(
    search_key(
        "số liệu đúng đã kiểm tra lại rồi chính xác theo thực tế báo cáo không có gì khác lý do"
    ).split()
)


def explain(finding: Finding, text: str, clock: Clock) -> Explain:
    """The change that explains a warning; :class:`KnownError` when it may not or says nothing."""
    if finding.severity is Severity.ERROR:
        raise KnownError(
            ValidationMessage.EXPLANATION_OF_ERROR, rule=finding.rule, cell=finding.cell
        )
    reason = clean(text)
    if message := weakness(reason):
        raise KnownError(message, length=len(reason), minimum=MINIMUM, maximum=MAXIMUM)
    at = clock.now().isoformat()
    return Explain(finding.rule, finding.cell, Explanation(reason, finding.digest, at))


def weakness(reason: str) -> ValidationMessage | None:
    """What is wrong with a reason: too short, too long, or only filling words."""
    if len(reason) < MINIMUM:
        return ValidationMessage.EXPLANATION_SHORT
    if len(reason) > MAXIMUM:
        return ValidationMessage.EXPLANATION_LONG
    words = set(search_key(reason).split())
    if len(words) < _FEWEST_WORDS or words <= _EMPTY:
        return ValidationMessage.EXPLANATION_EMPTY_WORDS
    return None
