"""A department without an authority makes its keys, or completes one that was issued for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography import x509
from PySide6.QtWidgets import QApplication

from exports.signing.certificate import fingerprint, grouped
from forms.store.settings import Option
from tests.certificates import Authority
from tests.ui.pages.sign.hands import click, enter, segment
from tests.ui.trust.people import PASSWORD, der_of, said, type_into

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.trust.people import Person


def test_a_key_is_made_and_proposed_when_its_owner_signs(
    department: Person, tmp_path: Path
) -> None:
    dialog = department.keys()
    dialog.put_into(tmp_path / "khoa")
    assert dialog.missing.text() == "Ghi họ tên giám đốc."
    segment(dialog.role, "Cơ quan (văn thư)")
    enter(dialog.name, "Sở Công Thương Nghệ An")
    assert dialog.missing.text() == "Nhập mật khẩu của tệp khóa."
    type_into(dialog.password, PASSWORD)
    assert dialog.missing.text() == "Nhập lại mật khẩu cho giống nhau."
    assert not dialog.make.isEnabled()
    type_into(dialog.again, PASSWORD)
    click(dialog.request)
    click(dialog.make)
    department.idle(dialog)
    stem = tmp_path / "khoa" / "SoCongThuongNgheAn-office"
    assert {file.suffix for file in stem.parent.iterdir()} == {".p12", ".crt", ".csr"}
    made = x509.load_pem_x509_certificate(stem.with_suffix(".crt").read_bytes())
    assert dialog.fingerprint.text() == f"Vân tay SHA-256: {grouped(fingerprint(made))}"
    assert "không gửi cho ai" in said(dialog)
    assert not dialog.password.text()
    click(dialog.copy)
    assert QApplication.clipboard().text() == grouped(fingerprint(made))
    settings = department.workspace.settings
    assert settings.get(Option.OFFICE_KEY_FILE) == str(stem.with_suffix(".p12"))


def test_a_key_is_never_written_over_another(department: Person, tmp_path: Path) -> None:
    key, _, _ = department.make_key("Giám đốc", "Giám đốc Sở", tmp_path / "khoa")
    before = key.read_bytes()
    dialog = department.keys()
    dialog.put_into(tmp_path / "khoa")
    enter(dialog.name, "Giám đốc Sở")
    type_into(dialog.password, PASSWORD)
    type_into(dialog.again, PASSWORD)
    click(dialog.make)
    department.idle(dialog)
    assert "không ghi đè lên khóa" in said(dialog)
    assert key.read_bytes() == before


def test_a_short_password_is_refused_in_a_sentence(department: Person, tmp_path: Path) -> None:
    dialog = department.keys()
    dialog.put_into(tmp_path / "khoa")
    enter(dialog.name, "Giám đốc Sở")
    type_into(dialog.password, "ngắn")
    type_into(dialog.again, "ngắn")
    click(dialog.make)
    department.idle(dialog)
    assert "ít nhất 10 ký tự" in said(dialog)
    assert not (tmp_path / "khoa").exists()


def test_an_issued_certificate_is_put_beside_the_key(department: Person, tmp_path: Path) -> None:
    key, certificate, _ = department.make_key("Giám đốc", "Giám đốc Sở", tmp_path / "khoa")
    own = x509.load_pem_x509_certificate(certificate.read_bytes())
    authority = Authority.root()
    issued = tmp_path / "duoc-cap.der"
    public = own.public_key()

    class Holder:
        def public_key(self) -> object:
            return public

    issued.write_bytes(der_of(authority.leaf("Giám đốc Sở", Holder())))  # type: ignore[arg-type]
    dialog = department.keys()
    segment(dialog.way, "Ghép chứng thư được cấp")
    assert dialog.missing.text() == "Chọn tệp khóa và chứng thư được cấp."
    enter(dialog.key.edit, str(key))
    enter(dialog.certificate.edit, str(issued))
    type_into(dialog.password, PASSWORD)
    click(dialog.make)
    department.idle(dialog)
    assert (key.parent / "da-cap" / key.name).is_file()
    assert department.workspace.settings.get(Option.KEY_FILE) == str(
        key.parent / "da-cap" / key.name
    )
