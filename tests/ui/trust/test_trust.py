"""The list of trusted certificates: nothing comes into it without its fingerprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.signing.certificate import fingerprint, grouped
from tests.certificates import Authority
from tests.ui.pages.sign.hands import click
from tests.ui.pages.sign.seed import NOW
from tests.ui.trust.people import der_of, listed, said, type_into

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.ui.trust.people import Person


def test_the_ministry_pins_a_certificate_after_comparing(
    department: Person, ministry: Person, tmp_path: Path
) -> None:
    _, certificate, told = department.make_key("Giám đốc", "Giám đốc Sở", tmp_path / "khoa")
    dialog = ministry.trust()
    assert listed(dialog) == []
    dialog.offer_file(certificate)
    ministry.idle(dialog)
    assert "Chứng thư trong tệp: Giám đốc Sở" in dialog._offer.text()
    assert not dialog.trust.isEnabled()
    type_into(dialog.fingerprint, "00" * 32)
    click(dialog.trust)
    ministry.idle(dialog)
    assert "không phải của chứng thư" in said(dialog)
    assert listed(dialog) == []
    type_into(dialog.fingerprint, told)
    click(dialog.trust)
    ministry.idle(dialog)
    ministry.idle(dialog)
    assert said(dialog) == "Đã tin cậy chứng thư của Giám đốc Sở."
    ((kind, name, _, state),) = listed(dialog)
    assert (kind, name, state) == ("Người ký", "Giám đốc Sở", "Dùng được")
    assert told in dialog._details.text()


def test_lists_show_their_age_and_are_taken_only_from_the_trusted(
    ministry: Person, tmp_path: Path
) -> None:
    authority = Authority.root()
    root, crl = tmp_path / "goc.crt", tmp_path / "thu-hoi.crl"
    root.write_bytes(der_of(authority.certificate))
    crl.write_bytes(authority.crl(issued=NOW.replace(day=1)))
    dialog = ministry.trust()
    dialog.offer_file(crl)
    ministry.idle(dialog)
    assert "không do chứng thư tin cậy nào ký" in said(dialog)
    dialog.close()
    dialog = ministry.pin(root, grouped(fingerprint(authority.certificate)))
    dialog.offer_file(crl)
    ministry.idle(dialog)
    ministry.idle(dialog)
    assert "phát hành cách đây 2 ngày" in said(dialog)
    kinds = {row[0]: row[2] for row in listed(dialog)}
    assert kinds["Danh sách thu hồi"] == "01/11/2026, cách đây 2 ngày"


def test_removing_asks_first(
    ministry: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = Authority.root()
    root = tmp_path / "goc.crt"
    root.write_bytes(der_of(authority.certificate))
    dialog = ministry.pin(root, fingerprint(authority.certificate))
    monkeypatch.setattr("ui.trust.dialog.ask", lambda *_: False)
    click(dialog.remove)
    ministry.idle(dialog)
    assert len(listed(dialog)) == 1
    monkeypatch.setattr("ui.trust.dialog.ask", lambda *_: True)
    click(dialog.remove)
    ministry.idle(dialog)
    ministry.idle(dialog)
    assert listed(dialog) == []


def test_what_is_no_certificate_is_named(ministry: Person, tmp_path: Path) -> None:
    file = tmp_path / "anh.crt"
    file.write_bytes(b"GIF89a")
    dialog = ministry.trust()
    dialog.offer_file(file)
    ministry.idle(dialog)
    assert "anh.crt" in said(dialog)
    assert not dialog._adding.isVisible()
