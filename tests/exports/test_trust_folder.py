"""Keeping the trust folder through fingerprints, and enrolling without an authority."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from exports.enrolment import KeyAlgorithm, complete, enrol
from exports.signing.certificate import fingerprint, grouped
from exports.signing.keys import Pkcs12Signer
from exports.signing.policy import VerifyPolicy
from exports.signing.request import SignerRole
from exports.signing.sign import sign_package
from exports.signing.trust import TrustStore
from exports.signing.verdict import Conclusion
from exports.signing.verify import verify_package
from exports.trust_folder import TrustFolder, TrustKind
from forms.common.errors import KnownError
from tests.certificates import DAY, NOW, Authority, rsa_key
from tests.exports.signing.conftest import DIRECTOR, make_workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PASSWORD = "mật khẩu đủ dài"  # noqa: S105 - opens nothing but test keys


@pytest.fixture
def folder(tmp_path: Path) -> TrustFolder:
    return TrustFolder(tmp_path / "tin-cay")


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority.root()


def _code(action: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as caught:
        action()
    return caught.value.code


# ------------------------------------------------------------------------------------ enrolment


@pytest.mark.parametrize("algorithm", list(KeyAlgorithm))
def test_an_enrolled_key_signs_and_is_trusted_once_pinned(
    algorithm: KeyAlgorithm, folder: TrustFolder, tmp_path: Path
) -> None:
    made = enrol("Sở Công Thương tỉnh Nghệ An", SignerRole.OFFICE, PASSWORD, NOW, algorithm)
    file = tmp_path / "so.crt"
    file.write_bytes(made.certificate)
    (entry,) = folder.add(file, grouped(made.fingerprint), NOW)
    assert (entry.kind, entry.subject) == (TrustKind.SIGNER, "Sở Công Thương tỉnh Nghệ An")
    data = sign_package(make_workbook(), Pkcs12Signer(made.key_file, PASSWORD), DIRECTOR)
    policy = VerifyPolicy(NOW, TrustStore.from_folder(folder.folder))
    assert verify_package(data, policy).conclusion is Conclusion.VALID


def test_the_request_is_for_the_key_in_the_file(authority: Authority) -> None:
    made = enrol("Nguyễn Văn Thử", SignerRole.DIRECTOR, PASSWORD, NOW, KeyAlgorithm.EC)
    request = x509.load_pem_x509_csr(made.request)
    assert request.is_signature_valid
    issued = authority.leaf("Nguyễn Văn Thử", request)  # type: ignore[arg-type]
    certificates = [authority.certificate, issued]
    done = complete(made.key_file, PASSWORD, certificates)
    signer = Pkcs12Signer(done.key_file, PASSWORD)
    assert signer.certificate == issued.public_bytes(Encoding.DER)
    assert signer.chain == (authority.der,)
    assert done.fingerprint == fingerprint(issued)


def test_a_certificate_of_another_key_is_not_put_into_the_file(authority: Authority) -> None:
    made = enrol("Nguyễn Văn Thử", SignerRole.DIRECTOR, PASSWORD, NOW, KeyAlgorithm.EC)
    wrong = [authority.leaf("Khác", rsa_key("other"))]
    assert _code(lambda: complete(made.key_file, PASSWORD, wrong)) == "CERTIFICATE_OF_OTHER_KEY"
    assert _code(lambda: complete(made.key_file, "sai", wrong)) == "KEY_FILE_PASSWORD"


@pytest.mark.parametrize(
    ("name", "password", "code"),
    [
        ("", PASSWORD, "NAME_EMPTY"),
        ("a\nb", PASSWORD, "NAME_EMPTY"),
        ("Sở Công Thương " * 5, PASSWORD, "NAME_TOO_LONG"),
        ("Sở", "ngắn", "PASSWORD_SHORT"),
    ],
)
def test_what_cannot_be_enrolled(name: str, password: str, code: str) -> None:
    role, kind = SignerRole.OFFICE, KeyAlgorithm.EC
    assert _code(lambda: enrol(name, role, password, NOW, kind)) == code


# ---------------------------------------------------------------------------------- the folder


def test_a_fingerprint_that_differs_adds_nothing(
    folder: TrustFolder, authority: Authority, tmp_path: Path
) -> None:
    file = tmp_path / "goc.cer"
    file.write_bytes(authority.der)
    right = fingerprint(authority.certificate)
    wrong = ("0" if right[0] != "0" else "1") + right[1:]
    assert _code(lambda: folder.add(file, wrong, NOW)) == "FINGERPRINT_DIFFERS"
    assert _code(lambda: folder.add(file, "", NOW)) == "FINGERPRINT_MISSING"
    assert _code(lambda: folder.add(file, right[:40], NOW)) == "FINGERPRINT_MALFORMED"
    late = NOW + timedelta(days=4000)
    assert _code(lambda: folder.add(file, right, late)) == "EXPIRED"
    assert folder.entries() == ()


def test_a_file_of_several_adds_only_the_one_that_was_compared(
    folder: TrustFolder, authority: Authority, tmp_path: Path
) -> None:
    child = authority.child("CA cấp phát")
    blocks = [one.certificate.public_bytes(Encoding.PEM) for one in (authority, child)]
    file = tmp_path / "tat-ca.pem"
    file.write_bytes(b"".join(blocks))
    stated = ":".join(grouped(fingerprint(child.certificate)).split())
    (entry,) = folder.add(file, stated, NOW)
    assert entry.kind is TrustKind.ISSUER
    assert folder.entries() == (entry,)


def test_a_list_counts_only_if_somebody_trusted_signed_it(
    folder: TrustFolder, authority: Authority, tmp_path: Path
) -> None:
    file, forged = tmp_path / "a.crl", tmp_path / "b.crl"
    file.write_bytes(authority.crl(issued=NOW - 3 * DAY))
    forged.write_bytes(authority.crl(key=rsa_key("stranger")))
    assert _code(lambda: folder.add(file, "", NOW)) == "LIST_OF_STRANGER"
    certificate = tmp_path / "goc.der"
    certificate.write_bytes(authority.der)
    folder.add(certificate, fingerprint(authority.certificate), NOW)
    assert _code(lambda: folder.add(forged, "", NOW)) == "LIST_OF_STRANGER"
    (entry,) = folder.add(file, "", NOW)
    assert (entry.kind, entry.since) == (TrustKind.LIST, NOW - 3 * DAY)
    file.write_bytes(authority.crl(issued=NOW))
    folder.add(file, "", NOW)
    assert [one.kind for one in folder.entries()].count(TrustKind.LIST) == 2


def test_entries_are_removed_by_fingerprint_or_file_name(
    folder: TrustFolder, authority: Authority
) -> None:
    folder.folder.mkdir()
    (folder.folder / "goc.cer").write_bytes(authority.der)
    (folder.folder / "hong.crl").write_bytes(b"x")
    assert _code(lambda: folder.remove("goc")) == "NOT_FOUND"
    assert _code(lambda: folder.remove("::")) == "NOT_FOUND"
    assert folder.remove("hong.crl").kind is TrustKind.UNREADABLE
    assert folder.remove(grouped(fingerprint(authority.certificate))).file == "goc.cer"
    assert folder.entries() == ()


def test_one_of_several_in_a_file_is_not_removed(folder: TrustFolder, authority: Authority) -> None:
    other = Authority.root("CA khác")
    folder.folder.mkdir()
    blocks = [one.certificate.public_bytes(Encoding.PEM) for one in (authority, other)]
    (folder.folder / "hai.pem").write_bytes(b"".join(blocks))
    assert _code(lambda: folder.remove("hai.pem")) == "SEVERAL_IN_FILE"
