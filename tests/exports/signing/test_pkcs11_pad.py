"""Tokens with a pad of their own, through a library that really takes no PIN but a null one.

The library is SoftHSM behind a wrapper compiled here (``pad_module.c``): what it refuses, a pad
would refuse too. It keeps its own state, so it runs in a process of its own.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.exports.signing.softhsm import ASKING, LABEL, MODULE, PIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.exports.signing.softhsm import Token

_COMPILER = shutil.which("cc")
_SOURCE = Path(__file__).with_name("pad_module.c")
_ROOT = Path(__file__).parents[3]
pytestmark = [
    pytest.mark.interop,
    pytest.mark.skipif(MODULE is None, reason="SoftHSM (libsofthsm2.so) is not installed"),
    pytest.mark.skipif(_COMPILER is None, reason="a C compiler (cc) is not installed"),
]
#: What the other process does: signs twice with one opening of the token, tells what happened.
_SCRIPT = """
import ctypes, json, sys
from contextlib import closing
from pathlib import Path
from pkcs11 import Mechanism
from exports.signing.pkcs11 import Pkcs11Signer, find_certificate
from forms.common.errors import KnownError

module, label, certificate, wish = sys.argv[1:]
pad = ctypes.CDLL(module)
used = ctypes.c_int.in_dll(pad, "pad_used")
ctypes.c_int.in_dll(pad, "pad_cancels").value = wish == "cancel"
told = {"own_pad": find_certificate(Path(module), label, bytes.fromhex(certificate)).own_pad}
try:
    with closing(Pkcs11Signer(Path(module), label, "", bytes.fromhex(certificate))) as signer:
        if wish == "raw":
            signer._mechanisms = {Mechanism.RSA_PKCS}
        told["opened"] = used.value
        told["values"] = [signer.sign(b"a").hex(), signer.sign(b"b").hex()]
except KnownError as error:
    told["code"] = error.code
told["used"] = used.value
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def pad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pad") / "libpad.so"
    assert _COMPILER is not None
    defined = [f'-DPAD_PIN="{PIN}"', f'-DPAD_BEHIND="{MODULE}"']
    command = [_COMPILER, "-shared", "-fPIC", *defined, "-o", str(made), str(_SOURCE), "-ldl"]
    subprocess.run(command, check=True, timeout=60)
    return made


@pytest.fixture
def signed(pad: Path, token: Token) -> Callable[[str, bytes, str], dict[str, Any]]:
    def run(label: str, certificate: bytes, wish: str = "") -> dict[str, Any]:
        command = [sys.executable, "-c", _SCRIPT, str(pad), label, certificate.hex(), wish]
        done = subprocess.run(command, check=True, timeout=60, capture_output=True, cwd=_ROOT)
        told: dict[str, Any] = json.loads(done.stdout)
        return told

    return run


def verified(certificate: bytes, told: dict[str, Any]) -> bool:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import padding, rsa
    from cryptography.hazmat.primitives.hashes import SHA256

    key = x509.load_der_x509_certificate(certificate).public_key()
    assert isinstance(key, rsa.RSAPublicKey)
    for value, data in zip(told["values"], (b"a", b"b"), strict=True):
        key.verify(bytes.fromhex(value), data, padding.PKCS1v15(), SHA256())
    return True


def test_the_pad_is_used_once_by_a_key_that_does_not_ask_again(token: Token, signed: Any) -> None:
    told = signed(LABEL, token.rsa, "")
    assert (told["own_pad"], told["used"]) == (True, 1)
    assert verified(token.rsa, told)


@pytest.mark.parametrize("wish", ["", "raw"])
def test_a_key_that_asks_each_time_asks_at_the_pad(token: Token, signed: Any, wish: str) -> None:
    """CKF_PROTECTED_AUTHENTICATION_PATH with CKA_ALWAYS_AUTHENTICATE: once to open, once a time."""
    told = signed(ASKING, token.asking, wish)
    assert (told["opened"], told["used"]) == (1, 3)
    assert verified(token.asking, told)


def test_cancelling_at_the_pad_is_named_and_not_asked_again(token: Token, signed: Any) -> None:
    told = signed(ASKING, token.asking, "cancel")
    assert (told["code"], told["used"]) == ("TOKEN_PIN_CANCELLED", 2)
