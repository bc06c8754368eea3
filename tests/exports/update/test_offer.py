"""Which installers are taken: whole, signed by a pinned publisher, for this machine, newer."""

from __future__ import annotations

import shutil
import struct
import subprocess
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given
from hypothesis import strategies as st

from exports.update.messages import UpdateMessage
from exports.update.news import pack, unpack
from exports.update.offer import PATTERN, Offer, examine
from forms.common.errors import KnownError
from forms.store.migrations import STEPS
from tests.certificates import NOW
from tests.exports.update import installers
from tests.exports.update.installers import NAME, installer, news, program, publisher, sign

if TYPE_CHECKING:
    from pathlib import Path

OURS = publisher()
PINS = frozenset({OURS.pin})
RUNNING = "0.1.0"
OSSLSIGNCODE = shutil.which("osslsigncode")


def offered(folder: Path, data: bytes, pins: frozenset[str] = PINS) -> Offer:
    file = folder / NAME
    file.write_bytes(data)
    return examine(file, pins, RUNNING)


def refusal(folder: Path, data: bytes, pins: frozenset[str] = PINS) -> str:
    with pytest.raises(KnownError) as caught:
        offered(folder, data, pins)
    assert NAME in caught.value.sentence
    return caught.value.code


def test_a_newer_version_says_what_it_brings(tmp_path: Path) -> None:
    offer = offered(tmp_path, installer(OURS))
    assert (offer.version, offer.publisher) == ("9.0.0", "Nhà phát hành thử")
    assert [one.version for one in offer.releases] == ["9.0.0"]
    assert offer.releases[0].changes == ("Biểu CT13 mới.",)
    assert not offer.moves_store


def test_a_new_structure_of_the_store_is_announced(tmp_path: Path) -> None:
    assert offered(tmp_path, installer(OURS, news(store=len(STEPS) + 1))).moves_store


def test_an_unsigned_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, program(pack(news()))) == UpdateMessage.UNSIGNED.name


def test_another_publisher_is_named(tmp_path: Path) -> None:
    stranger = publisher("Người lạ")
    with pytest.raises(KnownError, match="“Người lạ”") as caught:
        offered(tmp_path, installer(stranger))
    assert caught.value.message is UpdateMessage.OTHER_PUBLISHER


def test_a_certificate_that_only_bears_the_name_is_another_publisher(tmp_path: Path) -> None:
    """Same subject, issuer and serial number, another key."""
    twin = installers.publisher("Nhà phát hành thử", 3072)
    assert twin.certificate.subject == OURS.certificate.subject
    assert refusal(tmp_path, installer(twin)) == UpdateMessage.OTHER_PUBLISHER.name


def test_without_a_pinned_publisher_nothing_is_taken(tmp_path: Path) -> None:
    found = refusal(tmp_path, installer(OURS), frozenset())
    assert found == UpdateMessage.NO_PUBLISHER.name


@pytest.mark.parametrize(
    ("version", "code"),
    [("0.1.0", "EQUAL"), ("0.0.9", "OLDER"), ("0.0.10", "OLDER"), ("0.10.0", ""), ("0.1.1", "")],
)
def test_only_newer_versions_are_taken(tmp_path: Path, version: str, code: str) -> None:
    data = installer(OURS, news(version))
    if code:
        assert refusal(tmp_path, data) == code
    else:
        assert offered(tmp_path, data).version == version


def test_the_wrong_machine_is_refused(tmp_path: Path) -> None:
    data = installer(OURS, machine=installers.I386)
    assert refusal(tmp_path, data) == UpdateMessage.WRONG_MACHINE.name


def test_another_program_of_the_same_publisher_is_refused(tmp_path: Path) -> None:
    data = installer(OURS, news(program="Máy tính"))
    assert refusal(tmp_path, data) == UpdateMessage.NOT_OURS.name
    assert refusal(tmp_path, sign(program(b""), OURS)) == UpdateMessage.NOT_OURS.name


@given(st.data())
def test_a_file_cut_off_anywhere_is_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    whole = installer(OURS)
    length = data.draw(st.integers(0, len(whole) - 1))
    folder = tmp_path_factory.mktemp("cut")
    assert refusal(folder, whole[:length]) in {"CUT_OFF", "NOT_A_PROGRAM"}


@given(st.data())
def test_a_file_changed_anywhere_is_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Nothing but the checksum, which Authenticode leaves out, may differ."""
    whole = bytearray(installer(OURS))
    (table,) = struct.unpack_from("<I", whole, installers.ENTRY)
    at = data.draw(st.integers(0, table - 1))
    if installers.CHECKSUM <= at < installers.CHECKSUM + 4:
        return
    whole[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(KnownError):
        offered(tmp_path_factory.mktemp("changed"), bytes(whole))


@given(st.data())
def test_a_damaged_signature_never_ends_in_a_bug(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Some bytes of it are protected by nothing; whatever is taken is still the same program."""
    whole = bytearray(installer(OURS))
    (table,) = struct.unpack_from("<I", whole, installers.ENTRY)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(table, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    folder = tmp_path_factory.mktemp("damaged")
    try:
        assert offered(folder, bytes(whole)).version == "9.0.0"
    except KnownError as error:
        assert isinstance(error.message, UpdateMessage)  # noqa: PT017 - both ends are fine


def test_something_appended_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, installer(OURS) + bytes(8)) == UpdateMessage.CUT_OFF.name


def test_a_signature_over_other_content_is_refused(tmp_path: Path) -> None:
    """As PKCS#7 data, a publisher may have signed anything at all."""
    data = sign(program(pack(news())), OURS, states="1.2.840.113549.1.7.1")
    assert refusal(tmp_path, data) == UpdateMessage.SIGNATURE_BROKEN.name


def test_a_short_key_signs_nothing(tmp_path: Path) -> None:
    weak = publisher("Khóa ngắn", 1024)
    data = installer(weak)
    assert refusal(tmp_path, data, frozenset({weak.pin})) == UpdateMessage.SIGNATURE_BROKEN.name


@pytest.mark.parametrize("data", [b"", b"MZ", b"PK\x03\x04", bytes(4096), b"MZ" + b"\xff" * 4094])
def test_what_is_no_program_is_refused(tmp_path: Path, data: bytes) -> None:
    assert refusal(tmp_path, data) == UpdateMessage.NOT_A_PROGRAM.name


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        examine(tmp_path / NAME, PINS, RUNNING)
    assert caught.value.message is UpdateMessage.FILE_UNREADABLE


def test_the_newest_good_installer_of_a_folder_is_offered(tmp_path: Path) -> None:
    for version in ("0.2.0", "0.10.0", "0.9.0"):
        data = installer(OURS, news(version))
        (tmp_path / PATTERN.replace("*", version)).write_bytes(data)
    (tmp_path / PATTERN.replace("*", "11.0.0")).write_bytes(b"MZ")
    (tmp_path / "khac.exe").write_bytes(installer(OURS))
    assert examine(tmp_path, PINS, RUNNING).version == "0.10.0"


def test_a_folder_says_why_nothing_in_it_is_taken(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        examine(tmp_path, PINS, RUNNING)
    assert caught.value.message is UpdateMessage.NOTHING_THERE
    (tmp_path / NAME).write_bytes(program(pack(news())))
    with pytest.raises(KnownError) as caught:
        examine(tmp_path, PINS, RUNNING)
    assert caught.value.message is UpdateMessage.UNSIGNED


@pytest.mark.parametrize("zeros", range(8))
def test_news_are_found_before_the_padding(zeros: int) -> None:
    assert unpack(b"an installer" + pack(news()) + bytes(zeros)) == news()


@pytest.mark.parametrize(
    "tail", [b"", b"BCCTNEWS", b"\xff\xff\xff\xffBCCTNEWS", b"{}\2\0\0\0BCCTNEWS"]
)
def test_what_is_no_news_is_none(tail: bytes) -> None:
    assert unpack(tail) is None


@pytest.mark.skipif(OSSLSIGNCODE is None, reason="osslsigncode is not installed")
class TestAgainstOsslsigncode:
    def test_what_it_signs_is_taken(self, tmp_path: Path) -> None:
        certificate, key = self._files(tmp_path)
        (tmp_path / "unsigned.exe").write_bytes(program(pack(news())))
        self._call("sign", "-h", "sha256", "-certs", certificate, "-key", key,
                   "-in", tmp_path / "unsigned.exe", "-out", tmp_path / NAME)  # fmt: skip
        assert examine(tmp_path, PINS, RUNNING).version == "9.0.0"

    def test_what_is_signed_here_passes_it(self, tmp_path: Path) -> None:
        certificate, _ = self._files(tmp_path)
        (tmp_path / NAME).write_bytes(installer(OURS))
        at = int(NOW.timestamp())
        said = self._call("verify", "-time", at, "-ignore-crl", "-ignore-cdp",
                          "-CAfile", certificate, "-in", tmp_path / NAME)  # fmt: skip
        assert "Signature verification: ok" in said

    @staticmethod
    def _files(folder: Path) -> tuple[Path, Path]:
        certificate, key = folder / "c.pem", folder / "k.pem"
        certificate.write_bytes(OURS.certificate.public_bytes(Encoding.PEM))
        key.write_bytes(OURS.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        return certificate, key

    @staticmethod
    def _call(*words: object) -> str:
        command = [str(OSSLSIGNCODE), *map(str, words)]
        done = subprocess.run(
            command, capture_output=True, text=True, errors="replace", check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout
