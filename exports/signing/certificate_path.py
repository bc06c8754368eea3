"""From a signer's certificate to a trusted root, with revocation: RFC 5280 section 6, offline.

The validator is a library of coroutines that only suspend to fetch something. Fetching is off, so
each one runs to its end in a single step, without an event loop (which would open a socket pair).
"""

from __future__ import annotations

import logging
from enum import Enum
from typing import TYPE_CHECKING, Final, cast

from asn1crypto.crl import CertificateList  # type: ignore[import-untyped]
from asn1crypto.x509 import Certificate  # type: ignore[import-untyped]
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import (
    CRLValidationError,
    ExpiredError,
    InsufficientRevinfoError,
    NotYetValidError,
    PathBuildingError,
    PathError,
    PathValidationError,
    RevokedError,
    ValidationError,
)
from pyhanko_certvalidator.path import ValidationPath
from pyhanko_certvalidator.policy_decl import (
    NO_REVOCATION,
    REQUIRE_REVINFO,
    CertRevTrustPolicy,
)

from forms.common.errors import BugError

if TYPE_CHECKING:
    from collections.abc import Coroutine, Sequence
    from datetime import datetime

    from cryptography import x509


class PathResult(Enum):
    """What path validation found; value = the reason in words."""

    TRUSTED = "chuỗi chứng thư đầy đủ"
    REVOKED = "có chứng thư trong chuỗi đã bị thu hồi"
    REVOCATION_UNKNOWN = "thiếu danh sách thu hồi"
    NO_ROOT = "không có chứng thư gốc phù hợp"
    OUT_OF_DATE = "có chứng thư trong chuỗi hết hạn hoặc chưa có hiệu lực khi ký"
    VIOLATION = "chuỗi chứng thư vi phạm ràng buộc của nơi cấp"
    MALFORMED = "có chứng thư trong chuỗi không đọc được"


#: The library logs every path it tries; what matters comes back as a result.
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)

#: asn1crypto decodes lazily and reports a malformed field by whatever Python error it runs into.
_MALFORMED: Final = (
    ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError,
    NotImplementedError, RecursionError,
)  # fmt: skip


def validate_path(
    certificate: x509.Certificate,
    roots: Sequence[bytes],
    others: Sequence[bytes],
    crls: Sequence[bytes],
    at: datetime,
) -> PathResult:
    """Judge ``certificate`` at ``at``. All certificates and CRLs are DER.

    First the path alone; then revocation of every certificate on it, where a CRL issued later than
    ``at`` counts and its revocation dates decide. The second step sees only what belongs to the
    path found: lists of unrelated issuers make the library search without end.
    """
    leaf = _parsed(certificate.public_bytes(Encoding.DER))
    try:
        path = _validate(leaf, roots, others, (), at)
        names = _list_issuers(path)
        crls = [der for der in crls if CertificateList.load(der).issuer.hashable in names]
        if not crls:
            return PathResult.REVOCATION_UNKNOWN
        related = [der for der in others if _parsed(der).subject.hashable in names]
        _validate(leaf, roots, related, crls, at)
    except (PathError, ValidationError, CRLValidationError) as error:
        return _result(error)
    except _MALFORMED:
        return PathResult.MALFORMED
    return PathResult.TRUSTED


def _validate(
    leaf: Certificate,
    roots: Sequence[bytes],
    others: Sequence[bytes],
    crls: Sequence[bytes],
    at: datetime,
) -> list[Certificate]:
    """The certificates of the path, root first; raises what the library raises."""
    context = ValidationContext(
        trust_roots=[_parsed(der) for der in roots],
        other_certs=[_parsed(der) for der in others],
        crls=crls,
        moment=at,
        allow_fetching=False,
        revinfo_policy=CertRevTrustPolicy(
            REQUIRE_REVINFO if crls else NO_REVOCATION, retroactive_revinfo=True
        ),
    )
    path = _finish(CertificateValidator(leaf, validation_context=context).async_validate_path())
    return list(path.iter_certs(include_root=True))


def _list_issuers(path: list[Certificate]) -> set[str]:
    """The names whose CRLs speak about this path: issuers, and indirect issuers they point to."""
    names = {certificate.issuer.hashable for certificate in path}
    for certificate in path:
        for point in certificate.crl_distribution_points_value or ():
            for name in point["crl_issuer"] or ():
                if name.name == "directory_name":
                    names.add(name.chosen.hashable)
    return names


def _result(error: Exception) -> PathResult:
    if isinstance(error, RevokedError):
        return PathResult.REVOKED
    if isinstance(error, InsufficientRevinfoError | CRLValidationError):
        return PathResult.REVOCATION_UNKNOWN
    if isinstance(error, ExpiredError | NotYetValidError):
        return PathResult.OUT_OF_DATE
    if isinstance(error, PathBuildingError) or not isinstance(error, PathValidationError):
        return PathResult.NO_ROOT
    return PathResult.VIOLATION


def _parsed(der: bytes) -> Certificate:
    """Strict: nothing may follow the certificate."""
    return Certificate.load(der, strict=True)


def _finish(coroutine: Coroutine[object, None, ValidationPath]) -> ValidationPath:
    """The result of a coroutine that has nothing to wait for."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return cast(ValidationPath, end.value)
    coroutine.close()
    raise BugError("certificate validation tried to wait for something")
