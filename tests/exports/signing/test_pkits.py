"""NIST's Public Key Interoperability Test Suite: what a path validator must accept and refuse."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from cryptography import x509

from exports.signing.certificate import check_certificate, load_certificate
from exports.signing.certificate_path import PathResult, validate_path

_DATA = Path(__file__).parents[2] / "data" / "signing" / "pkits.zip"
_AT = datetime(2020, 1, 1, tzinfo=UTC)
_TEST = re.compile(r"certs/((Valid|Invalid)\w*Test\d+EE)\.crt")

#: Valid paths that we refuse on purpose: DSA keys, and CA certificates used to sign documents.
_REFUSED = frozenset(
    {
        "ValidDSASignaturesTest4EE",
        "ValidDSAParameterInheritanceTest5EE",
        "ValidonlyContainsCACertsTest13EE",
        "ValidpathLenConstraintTest8EE",
        "ValidpathLenConstraintTest14EE",
    }
)


@dataclass(frozen=True)
class Suite:
    leaves: dict[str, bytes]
    root: bytes
    authorities: tuple[tuple[x509.Certificate, bytes], ...]
    crls: tuple[tuple[str, bytes], ...]


def _folded(name: x509.Name) -> str:
    """Names compare without regard to case and runs of white space (RFC 5280 7.1)."""
    return "|".join(" ".join(str(one.value).split()).casefold() for one in name)


@cache
def _suite() -> Suite:
    with zipfile.ZipFile(io.BytesIO(_DATA.read_bytes())) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    root = files.pop("certs/TrustAnchorRootCertificate.crt")
    leaves = {found[1]: files[name] for name in files if (found := _TEST.fullmatch(name))}
    loaded = [
        (load_certificate(der), der)
        for name, der in files.items()
        if name.startswith("certs/") and not name.endswith("EE.crt")
    ]
    lists = [der for name, der in files.items() if name.startswith("crls/")]
    return Suite(
        leaves,
        root,
        tuple((one, der) for one, der in loaded if one is not None),
        tuple((_folded(x509.load_der_x509_crl(der).issuer), der) for der in lists),
    )


@pytest.mark.parametrize("test", sorted(_suite().leaves))
def test_pkits(test: str) -> None:
    suite = _suite()
    certificate = load_certificate(suite.leaves[test])
    names = _related_names(certificate, suite)
    others = [der for one, der in suite.authorities if _folded(one.subject) in names]
    crls = [der for issuer, der in suite.crls if issuer in names]
    accepted = (
        certificate is not None
        and validate_path(certificate, [suite.root], others, crls, _AT) is PathResult.TRUSTED
        and not list(check_certificate(certificate, _AT))
    )
    assert accepted is (test.startswith("Valid") and test not in _REFUSED)


def _related_names(leaf: x509.Certificate | None, suite: Suite) -> set[str]:
    """All names on any path from the leaf upwards, indirect CRL issuers included."""
    names: set[str] = set()
    found = [] if leaf is None else [leaf]
    while found:
        new = {name for one in found for name in _names_above(one)} - names
        names |= new
        found = [one for one, _ in suite.authorities if _folded(one.subject) in new]
    return names


def _names_above(certificate: x509.Certificate) -> set[str]:
    names = {_folded(certificate.issuer)}
    for extension in certificate.extensions:
        if isinstance(extension.value, x509.CRLDistributionPoints):
            for point in extension.value:
                for name in point.crl_issuer or ():
                    names.add(_folded(name.value))
    return names
