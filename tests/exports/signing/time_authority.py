"""A time-stamping authority for tests: RFC 3161 responses, right ones and wrong ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from asn1crypto import algos, cms, core, tsp  # type: ignore[import-untyped]
from asn1crypto.x509 import Certificate  # type: ignore[import-untyped]
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID

from exports.signing.algorithms import Digest
from tests.certificates import NOW, Authority, rsa_key

if TYPE_CHECKING:
    from datetime import datetime

    from tests.certificates import Key

_STAMPING = (x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), True)


@dataclass(frozen=True)
class TimeAuthority:
    """A key with a certificate for time-stamping."""

    key: Key
    certificate: x509.Certificate

    @classmethod
    def of(
        cls, issuer: Authority, key: Key | None = None, *, stamping: bool = True, **options: Any
    ) -> TimeAuthority:
        key = key or rsa_key("time")
        extensions = (_STAMPING,) if stamping else ()
        return cls(key, issuer.leaf("Nơi cấp thời gian", key, extensions=extensions, **options))

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    def answer(self, request: bytes, at: datetime = NOW, status: str = "granted") -> bytes:
        """The response to a request."""
        stated = tsp.PKIStatusInfo({"status": status}).dump()
        token = self.token(request, at) if status == "granted" else b""
        return bytes(core.Sequence(contents=stated + token).dump())

    def token(self, request: bytes, at: datetime = NOW) -> bytes:
        """The token alone."""
        imprint = tsp.TimeStampReq.load(request)["message_imprint"]
        return bytes(self._token(imprint, at).dump())

    def _token(self, imprint: tsp.MessageImprint, at: datetime) -> cms.ContentInfo:
        info = tsp.TSTInfo(
            {
                "version": "v1",
                "policy": "1.2.3.4",
                "message_imprint": imprint,
                "serial_number": 7,
                "gen_time": at,
            }
        ).dump()
        content = {"content_type": "tst_info", "content": cms.ParsableOctetString(info)}
        signed = cms.SignedData(
            {
                "version": "v3",
                "digest_algorithms": [{"algorithm": "sha256"}],
                "encap_content_info": content,
                "certificates": [Certificate.load(self.der)],
                "signer_infos": [self._signer(info)],
            }
        )
        return cms.ContentInfo({"content_type": "signed_data", "content": signed})

    def _signer(self, info: bytes) -> cms.SignerInfo:
        own = Certificate.load(self.der)
        bound = tsp.ESSCertIDv2({"cert_hash": Digest.SHA256.of(self.der)})
        attributes = cms.CMSAttributes(
            [
                {"type": "content_type", "values": ["tst_info"]},
                {"type": "message_digest", "values": [Digest.SHA256.of(info)]},
                {
                    "type": "signing_certificate_v2",
                    "values": [tsp.SigningCertificateV2({"certs": [bound]})],
                },
            ]
        )
        name = cms.IssuerAndSerialNumber({"issuer": own.issuer, "serial_number": own.serial_number})
        is_rsa = isinstance(self.key, rsa.RSAPrivateKey)
        return cms.SignerInfo(
            {
                "version": "v1",
                "sid": cms.SignerIdentifier({"issuer_and_serial_number": name}),
                "digest_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}),
                "signed_attrs": attributes,
                "signature_algorithm": {
                    "algorithm": "rsassa_pkcs1v15" if is_rsa else "sha256_ecdsa"
                },
                "signature": self._sign(attributes.dump()),
            }
        )

    def _sign(self, data: bytes) -> bytes:
        if isinstance(self.key, rsa.RSAPrivateKey):
            return self.key.sign(data, padding.PKCS1v15(), hashes.SHA256())
        return self.key.sign(data, ec.ECDSA(hashes.SHA256()))
