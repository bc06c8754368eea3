"""Properties that hold for every alteration, drawn by Hypothesis."""

from __future__ import annotations

from base64 import b64encode
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.relationships import parse_relationships
from exports.signing.sign import sign_package
from exports.signing.trust import TrustStore
from exports.signing.verdict import Conclusion
from exports.signing.verify import verify_package
from forms.common.errors import KnownError
from tests.certificates import NOW, Authority, signer
from tests.exports.signing.conftest import DIRECTOR, POLICY, Signed, make_workbook
from tests.exports.signing.tampering import ROOT_RELS, SIG1, items, rebuild, resigned

if TYPE_CHECKING:
    from exports.signing.keys import Pkcs12Signer

_SOUND = (Conclusion.INTACT, Conclusion.VALID)
_shared = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@_shared
@given(data=st.data())
def test_any_byte_changed_in_any_signed_part_is_found(signed: Signed, data: st.DataObject) -> None:
    contents = _contents(signed.once)
    covered = verify_package(signed.once, POLICY).signatures[0].covered
    part = data.draw(st.sampled_from([name for name in covered if name.endswith(".xml")]))
    assert verify_package(rebuild(_changed(contents, part, data)), POLICY).conclusion not in _SOUND


@_shared
@given(data=st.data())
def test_relationships_mean_the_same_or_the_change_is_found(
    signed: Signed, data: st.DataObject
) -> None:
    """Only what relationships say is signed (ECMA-376-2 10.5.10), not their spelling."""
    contents = _contents(signed.once)
    parts = [name for name in contents if name.endswith(".rels") and "_xmlsig" not in name]
    part = data.draw(st.sampled_from(parts))
    altered = _changed(contents, part, data)
    with suppress(KnownError):
        if verify_package(rebuild(altered), POLICY).conclusion in _SOUND:
            assert _meaning(altered, part) == _meaning(contents, part)


@_shared
@given(data=st.data())
def test_any_byte_changed_in_the_signature_part_never_crashes(
    signed: Signed, data: st.DataObject
) -> None:
    altered = _changed(_contents(signed.once), SIG1, data)
    verdict = verify_package(rebuild(altered), POLICY)
    if verdict.conclusion in _SOUND:  # white space between elements, base64 spelling
        (one,) = verdict.signatures
        assert one.signer is not None
        assert one.signer.common_name == "Giám đốc Thử"
        assert one.comments == DIRECTOR.comments
        assert one.signed_at == NOW


@_shared
@given(data=st.data())
def test_any_byte_changed_in_the_file_never_crashes(signed: Signed, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(signed.twice) - 1))
    value = data.draw(st.integers(0, 255))
    altered = signed.twice[:at] + bytes([value]) + signed.twice[at + 1 :]
    with suppress(KnownError):
        assert verify_package(altered, POLICY).sentence


@_shared
@given(data=st.data())
def test_any_cut_in_the_signature_part_never_crashes(signed: Signed, data: st.DataObject) -> None:
    contents = _contents(signed.once)
    xml = contents[SIG1]
    tags = [at for at in range(len(xml)) if xml[at : at + 1] == b"<"]
    start, end = sorted(data.draw(st.lists(st.sampled_from(tags), min_size=2, max_size=2)))
    altered = rebuild(contents | {SIG1: xml[:start] + xml[end:]})
    if start != end:
        assert verify_package(altered, POLICY).conclusion not in _SOUND


@settings(_shared, max_examples=15)
@given(sheets=st.integers(1, 12), seconds=st.integers(0, 25_000_000))
def test_what_is_signed_verifies(issuing: Authority, sheets: int, seconds: int) -> None:
    at = NOW + timedelta(seconds=seconds)

    data = sign_package(make_workbook(sheets), _signer(issuing), replace(DIRECTOR, at=at))
    verdict = verify_package(data, replace(POLICY, now=at))
    assert verdict.conclusion is Conclusion.INTACT
    assert verdict.signatures[0].signed_at == at


def _signer(issuing: Authority) -> Pkcs12Signer:
    return signer(issuing, "Thuộc tính")


@cache
def _contents(data: bytes) -> dict[str, bytes]:
    return items(data)


def _changed(contents: dict[str, bytes], part: str, data: st.DataObject) -> dict[str, bytes]:
    old = contents[part]
    at = data.draw(st.integers(0, len(old) - 1))
    value = data.draw(st.integers(0, 255).filter(lambda byte: byte != old[at]))
    return contents | {part: old[:at] + bytes([value]) + old[at + 1 :]}


def _meaning(contents: dict[str, bytes], part: str) -> object:

    found = parse_relationships(contents[part], part)
    if part == ROOT_RELS:
        found = tuple(item for item in found if "officeDocument/2006" in item.type)
    return {(item.id, item.type, item.target, item.mode) for item in found}


@_shared
@given(data=st.data())
def test_any_byte_changed_in_a_certificate_never_makes_it_trusted(
    signed: Signed, root: Authority, issuing: Authority, data: st.DataObject
) -> None:
    """The forger holds the key and binds the altered certificate properly."""
    der = signed.director.certificate
    at = data.draw(st.integers(0, len(der) - 1))
    value = data.draw(st.integers(0, 255).filter(lambda byte: byte != der[at]))
    forged = der[:at] + bytes([value]) + der[at + 1 :]
    pairs = [(der, forged), (sha256(der).digest(), sha256(forged).digest())]

    def change(xml: bytes) -> bytes:
        for old, new in pairs:
            xml = xml.replace(b64encode(old), b64encode(new))
        return xml

    store = TrustStore(roots=(root.der,), crls=(root.crl(), issuing.crl()))
    altered = resigned(signed.once, signed.director, change)
    verdict = verify_package(altered, replace(POLICY, trust=store))
    assert verdict.conclusion in (Conclusion.INVALID, Conclusion.UNTRUSTED)
