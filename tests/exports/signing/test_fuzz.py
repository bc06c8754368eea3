"""The fuzz target works and finds nothing in a few hundred cases; the long run is by hand."""

from __future__ import annotations

import random
import sys
from typing import TYPE_CHECKING

import pytest

from exports.signing.trust_files import read_trust_file
from forms.common.errors import KnownError
from tests.certificates import NOW, Authority, rsa_key

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the target stops hangs by SIGALRM")
def test_three_hundred_spoiled_cases(tmp_path: Path) -> None:
    from tests.exports.signing.fuzz import Tally, Target, run

    target, tally = Target(), Tally()
    target.folder = str(tmp_path)
    dice = random.Random(20261122)  # noqa: S311 - no secret
    for _ in range(300):
        run(target, tally, dice, tmp_path)
    assert tally.failures == []
    assert len(tally.outcomes) > 15


@pytest.mark.skipif(sys.platform == "win32", reason="the target stops hangs by SIGALRM")
def test_a_valid_verdict_on_other_contents_is_noticed(tmp_path: Path) -> None:
    from tests.exports.signing.fuzz import Target

    target = Target()
    target.signed.clear()
    with pytest.raises(AssertionError, match="not what was signed"):
        target.judge(target.corpus[-1])


def test_a_list_with_a_broken_entry_is_refused_when_it_is_read(
    tmp_path: Path, issuing: Authority
) -> None:
    """Found by the target: entries were read only when a signer was looked up among them."""
    leaf = issuing.leaf("Thu hồi", rsa_key("leaf"))
    der = issuing.crl((leaf, NOW))
    at = der.rindex(f"{NOW:%y%m%d%H%M%S}Z".encode())
    file = tmp_path / "a.crl"
    file.write_bytes(der[:at] + b"x" + der[at + 1 :])
    with pytest.raises(KnownError) as caught:
        read_trust_file(file)
    assert caught.value.code == "FILE_UNREADABLE"
