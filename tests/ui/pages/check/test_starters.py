"""Ready beginnings are no reasons by themselves."""

from __future__ import annotations

import pytest

from forms.common.errors import KnownError
from ui.pages.check.starters import STARTERS, refuse_unfinished
from validation.explanations import MAXIMUM


@pytest.mark.parametrize("starter", STARTERS)
def test_a_starter_alone_is_refused(starter: str) -> None:
    with pytest.raises(KnownError) as refused:
        refuse_unfinished(f"  {starter.upper()} ")
    assert refused.value.code == "STARTER_ONLY"


@pytest.mark.parametrize("starter", STARTERS)
def test_a_starter_carried_on_is_taken(starter: str) -> None:
    refuse_unfinished(f"{starter}bốn cửa hàng mở ngày 05/10")


def test_what_cannot_be_kept_whole_is_refused() -> None:
    refuse_unfinished("x" * MAXIMUM)
    with pytest.raises(KnownError) as refused:
        refuse_unfinished("x" * (MAXIMUM + 1))
    assert refused.value.code == "TOO_LONG_TEXT"
