"""SHA-256 without OpenSSL, for what is read before anything is signed.

``hashlib`` loads all of OpenSSL, megabytes that a window keeps which only shows figures. Python's
own module of this digest does for small texts; where there is none, ``hashlib`` stands in.
"""

from __future__ import annotations

try:
    from _sha2 import sha256  # type: ignore[import-not-found] # from Python 3.12
except ImportError:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found] # Python 3.11
    except ImportError:
        from hashlib import sha256


def sha256_hex(data: bytes) -> str:
    """The digest as 64 hexadecimal digits."""
    digest: str = sha256(data).hexdigest()
    return digest
