"""A stand-in for a vendor's library and the token it opens."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from exports.signing import pkcs11
from exports.signing.keys import Pkcs12Signer
from exports.signing.messages import SigningMessage
from exports.signing.pkcs11 import TokenCertificate
from forms.common.errors import KnownError
from tests.certificates import PASSWORD, Authority

if TYPE_CHECKING:
    from exports.signing.keys import Signer
    from tests.ui.pages.sign.seed import KeyFiles

PIN = "123456"
LABEL = "Token Sở"
MODULE = str(Path("/opt/token/libtoken.so"))


@dataclass
class FakeToken:
    """Two certificates and their issuer's; counts the PINs tried."""

    keys: KeyFiles
    plugged: bool = True
    tried: int = 0
    pin: pkcs11.PinState = pkcs11.PinState.USUAL
    pad: bool = False
    pins: list[str] = field(default_factory=list)

    def certificates(self, module: Path) -> tuple[TokenCertificate, ...]:
        if not self.plugged:
            return ()
        if str(module) != MODULE:
            raise KnownError(SigningMessage.MODULE_UNUSABLE, path=module, bits=64)
        found = [self.signer(key).certificate for key in (self.keys.director, self.keys.expired)]
        found.append(Authority.root().der)
        return tuple(TokenCertificate(LABEL, "1", 0, der, b"", self.pin, self.pad) for der in found)

    def open(self, module: Path, label: str, pin: str, certificate: bytes | None = None) -> Signer:
        assert (str(module), label) == (MODULE, LABEL)
        self.tried += 1
        self.pins.append(pin)
        if pin != PIN and not self.pad:
            raise KnownError(SigningMessage.TOKEN_PIN_WRONG, label=label)
        signer = self.signer(self.keys.director)
        assert certificate == signer.certificate
        return signer

    def signer(self, key: Path) -> Pkcs12Signer:
        return Pkcs12Signer(key.read_bytes(), PASSWORD)
