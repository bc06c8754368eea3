"""From the first key of a department without an authority to a report that is trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.pages.sign.hands import click, sign_as_director, sign_as_office
from tests.ui.trust.people import PASSWORD, Person, type_into
from ui.trust.dialog import TrustDialog

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.pages.sign.seed import Office


def test_from_the_first_key_to_a_trusted_report(
    ready: Office, unready: Office, tmp_path: Path
) -> None:
    """The whole way of a department without an authority, on two machines."""
    sender, receiver = Person(ready.qtbot, ready.workspace), Person(ready.qtbot, unready.workspace)
    director = sender.make_key("Giám đốc", "Giám đốc Sở", tmp_path / "k1")
    office = sender.make_key("Cơ quan (văn thư)", "Sở Công Thương Nghệ An", tmp_path / "k2")
    sign_as_director(ready, director[0], PASSWORD)
    click(ready.page.result.co_sign)
    sign_as_office(ready, office[0], PASSWORD, "05/BC-SCT")
    signed = ready.page.outgoing.signed_file
    assert signed is not None
    received = tmp_path / "nhan.xlsx"
    received.write_bytes(signed.read_bytes())
    unready.page.verify(received)
    unready.wait_idle()
    head = unready.page.verdict.head
    assert head.title == "Nội dung nguyên vẹn, chưa kiểm tra chứng thư"
    for _, certificate, told in (director, office):
        receiver.pin(certificate, told).close()
    unready.page.verify(received)
    unready.wait_idle()
    assert head.title == "Chữ ký hợp lệ, nội dung nguyên vẹn"
    assert not unready.page.verdict.trust.isVisible()


def test_the_verdict_leads_to_the_list_and_is_made_anew(
    ready: Office, unready: Office, tmp_path: Path
) -> None:
    sender = Person(ready.qtbot, ready.workspace)
    key, certificate, told = sender.make_key("Giám đốc", "Giám đốc Sở", tmp_path / "k1")
    sign_as_director(ready, key, PASSWORD)
    click(ready.page.result.co_sign)
    office = sender.make_key("Cơ quan (văn thư)", "Sở Công Thương Nghệ An", tmp_path / "k2")
    sign_as_office(ready, office[0], PASSWORD, "05/BC-SCT")
    signed = ready.page.outgoing.signed_file
    assert signed is not None
    received = tmp_path / "nhan.xlsx"
    received.write_bytes(signed.read_bytes())
    unready.page.verify(received)
    unready.wait_idle()
    click(unready.page.verdict.trust)
    (dialog,) = unready.page.findChildren(TrustDialog)
    person = Person(unready.qtbot, unready.workspace)
    for file, print_ in ((certificate, told), office[1:]):
        dialog.offer_file(file)
        person.idle(dialog)
        type_into(dialog.fingerprint, print_)
        click(dialog.trust)
        person.idle(dialog)
    unready.wait_idle()
    assert unready.page.verdict.head.title == "Chữ ký hợp lệ, nội dung nguyên vẹn"
    dialog.close()
