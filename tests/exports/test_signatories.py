"""Who signed in which order shows in what is signed, however links and clocks are changed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from exports.file_verdict import FileConclusion
from exports.signing import names
from exports.signing.request import SignerRole, SigningRequest
from exports.signing.sign import sign_package
from exports.signing.verdict import Conclusion, State
from forms.common.errors import KnownError
from tests.certificates import DAY, NOW, ec_key, signer
from tests.exports.reports import sample, written
from tests.exports.signing.tampering import (
    ROOT_RELS,
    SIG1,
    TYPES,
    cut,
    edit_items,
    items,
    resigned,
)
from tests.exports.test_verification import DIRECTOR, OFFICE, ROOT, codes, signed, verified

if TYPE_CHECKING:
    from collections.abc import Callable

    from exports.signing.keys import Pkcs12Signer

SIG2 = "_xmlsignatures/sig2.xml"
ORIGIN_RELS = names.ORIGIN_RELS_NAME
HOUR = timedelta(hours=1)
PREPARER = SigningRequest(SignerRole.PREPARER, "", NOW)
_TIME = f"{NOW:%Y-%m-%dT%H:%M:%SZ}"
_LINKS = re.compile(rb"(<Relationship [^>]*sig1\.xml[^/]*/Relationship>)(.*)(</Relationships>)")


def key_of(name: str) -> Pkcs12Signer:
    return signer(ROOT, name, ec_key(name))


DIRECTORS, OFFICES = key_of("Giám đốc Thử"), key_of("Sở Thử")


@pytest.fixture(scope="module")
def plain() -> bytes:
    return written(sample())


@pytest.fixture(scope="module")
def twice(plain: bytes) -> bytes:
    return sign_package(sign_package(plain, DIRECTORS, DIRECTOR), OFFICES, OFFICE)


def relinked(data: bytes) -> bytes:
    """The signatures linked the other way round, as anybody may."""
    return edit_items(data, {ORIGIN_RELS: lambda rels: _LINKS.sub(rb"\2\1\3", rels)})


def at_time(hours: int) -> Callable[[bytes], bytes]:
    """A signature that claims another time."""
    other = f"{NOW + hours * HOUR:%Y-%m-%dT%H:%M:%SZ}".encode()
    return lambda xml: xml.replace(_TIME.encode(), other)


def merged(plain: bytes) -> bytes:
    """Two signatures made apart on one unsigned file, put together."""
    first = sign_package(plain, DIRECTORS, DIRECTOR)
    both = sign_package(first, OFFICES, OFFICE)
    return edit_items(both, {SIG2: items(sign_package(plain, OFFICES, OFFICE))[SIG1]})


def expired(days: int) -> Pkcs12Signer:
    """A director whose certificate ended so many days ago."""
    key = ec_key("expired")
    ended = NOW - days * DAY
    made = ROOT.leaf("Giám đốc Cũ", key, not_before=NOW - 100 * DAY, not_after=ended)
    return signer(ROOT, "Giám đốc Cũ", key, made)


KINDS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "the office first": (lambda data: signed(data, OFFICE, DIRECTOR), "SIGNER_ORDER"),
    "the office first, linked last": (
        lambda data: relinked(signed(data, OFFICE, DIRECTOR)),
        "SIGNER_ORDER",
    ),
    "two made apart": (merged, "SIGNER_UNAWARE"),
    "an office that claims to be hours earlier": (
        lambda data: resigned(
            sign_package(sign_package(data, DIRECTORS, DIRECTOR), OFFICES, OFFICE),
            OFFICES, at_time(-5), SIG2,
        ),
        "SIGNER_TIMES",
    ),
    "a director twice": (
        lambda data: sign_package(signed(data), key_of("DIRECTOR"), DIRECTOR),
        "SIGNATURE_TWICE",
    ),
    "two directors": (
        lambda data: sign_package(signed(data), key_of("Phó giám đốc"), DIRECTOR),
        "ROLE_TWICE",
    ),
    "two directors of one name": (
        lambda data: sign_package(
            sign_package(sign_package(data, DIRECTORS, DIRECTOR), OFFICES, OFFICE),
            signer(ROOT, "Giám đốc Thử", ec_key("another")), DIRECTOR,
        ),
        "ROLE_TWICE",
    ),
    "somebody the cover does not name": (
        lambda data: sign_package(signed(data), key_of("Người lập"), PREPARER),
        "SIGNER_UNEXPECTED",
    ),
    "one key for both": (
        lambda data: sign_package(sign_package(data, OFFICES, DIRECTOR), OFFICES, OFFICE),
        "SIGNER_TWICE",
    ),
    "a director before the month began": (
        lambda data: signed(
            sign_package(data, expired(40), replace(DIRECTOR, at=NOW - 60 * DAY)), OFFICE
        ),
        "SIGNED_EARLY",
    ),
    "nobody but the office": (lambda data: signed(data, OFFICE), "SIGNER_MISSING"),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_signers_in_disorder_are_named(kind: str, plain: bytes) -> None:
    change, code = KINDS[kind]
    verdict = verified(change(plain))
    assert code in codes(verdict.signers)
    assert verdict.conclusion in (FileConclusion.SIGNER_MISSING, FileConclusion.UNTRUSTED)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_else_is_said_of_the_signers(kind: str, plain: bytes) -> None:
    """A third copy is not an order; two names are not a missing one."""
    change, code = KINDS[kind]
    assert codes(verified(change(plain)).signers) == [code]


def test_links_in_another_order_change_nothing(twice: bytes) -> None:
    """They are signed by nobody and decide nothing."""
    altered = relinked(twice)
    assert altered != twice
    assert verified(altered).conclusion is FileConclusion.ACCEPTABLE


def test_a_report_may_be_signed_before_its_month_ends(plain: bytes) -> None:
    """It is due on the 20th of the month it estimates."""
    early = [replace(one, at=NOW - 30 * DAY) for one in (DIRECTOR, OFFICE)]
    assert codes(verified(signed(plain, *early)).signers) == []


def test_a_certificate_that_has_ended_since_is_remarked_on(plain: bytes) -> None:
    """Nothing but the signer's word says that the time was before."""
    once = sign_package(plain, expired(20), replace(DIRECTOR, at=NOW - 30 * DAY))
    first, second = verified(signed(once, OFFICE)).signatures.signatures
    assert first.certificate.state is State.OK
    remarks = [one.code for one in first.certificate.remarks]
    assert "CERTIFICATE_EXPIRED_SINCE" in remarks
    assert "CERTIFICATE_EXPIRED_SINCE" not in [one.code for one in second.certificate.remarks]


def test_clocks_a_few_minutes_apart_are_clocks(plain: bytes) -> None:
    late = replace(OFFICE, at=NOW - timedelta(minutes=10))
    assert codes(verified(signed(plain, DIRECTOR, late)).signers) == []


def test_a_clock_far_behind_cannot_sign(plain: bytes) -> None:
    with pytest.raises(KnownError) as caught:
        signed(plain, DIRECTOR, replace(OFFICE, at=NOW - HOUR))
    assert caught.value.code == "CLOCK_BEHIND"


def test_a_first_signature_taken_away_is_missed_by_the_second(twice: bytes) -> None:
    stripped = edit_items(
        twice,
        {
            SIG1: None,
            ORIGIN_RELS: cut('<Relationship Id="rId1"', "</Relationship>"),
            TYPES: cut(f'<Override PartName="/{SIG1}"', "</Override>"),
        },
    )
    verdict = verified(stripped).signatures
    assert [one.code for one in verdict.structure.problems] == ["SIGNATURE_GONE"]
    assert verdict.conclusion is Conclusion.INVALID


def test_a_first_signature_made_anew_is_not_the_one_the_second_saw(twice: bytes) -> None:
    verdict = verified(resigned(twice, DIRECTORS, at_time(0)))
    assert [one.code for one in verdict.signatures.structure.problems] == ["SIGNATURE_GONE"]


def test_a_file_never_signed_has_nothing_to_miss(plain: bytes) -> None:
    assert items(plain)[ROOT_RELS]
    assert verified(plain).signatures.structure.problems == ()
