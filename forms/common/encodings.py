"""Text typed in the fonts of before Unicode, recognised and converted.

TCVN3 (fonts ``.VnTime`` …) puts one Vietnamese letter on one Latin-1 place, VNI (fonts
``VNI-Times`` …) writes the letter and then its marks. The font's name decides; without one, a text
is taken for such only when it makes no Vietnamese syllables as it stands and does after conversion.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from typing import Final

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_HAT, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"


class Encoding(Enum):
    """How a text's letters are written."""

    UNICODE = "Unicode"
    DECOMPOSED = "Unicode tổ hợp"
    TCVN3 = "TCVN3 (ABC)"
    TCVN3_CAPITALS = "TCVN3 (ABC) chữ hoa"
    VNI = "VNI"


#: TCVN 5712:1993, third set: Latin-1 character → letter. Capitals with a tone have no place.
TCVN3: Final = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·\u00b8¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)


def _vni() -> dict[str, str]:
    """VNI for Windows: one or two Latin-1 characters → letter."""
    tones = {"": "", "ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
    hats = {"â": "", "á": _ACUTE, "à": _GRAVE, "å": _HOOK, "ã": _TILDE, "ä": _DOT}
    breves = {"ê": "", "é": _ACUTE, "è": _GRAVE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}
    written = {"ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
    letters = {"a": "a", "e": "e", "o": "o", "u": "u", "y": "y", "ô": f"o{_HORN}", "ö": f"u{_HORN}"}
    for sign, letter in letters.items():
        written |= {sign + mark: letter + tone for mark, tone in tones.items()}
    for letter in "aeo":
        written |= {letter + mark: letter + _HAT + tone for mark, tone in hats.items()}
    written |= {"a" + mark: f"a{_BREVE}{tone}" for mark, tone in breves.items()}
    table = {sign: unicodedata.normalize("NFC", letter) for sign, letter in written.items()}
    capitals = {sign.upper(): letter.upper() for sign, letter in table.items()}
    mixed = {s[0].upper() + s[1:]: letter.upper() for s, letter in table.items()}
    return {s: c for s, c in (table | mixed | capitals).items() if s != c or not s.isascii()}


VNI: Final = _vni()

_VNI_SIGNS: Final = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
_WORD: Final = re.compile("[^\\W\\d_]|[¡-¿×÷\u00ad]")
_WORDS: Final = re.compile(f"(?:{_WORD.pattern})+")
_TONES: Final = re.compile(f"[{_GRAVE}{_ACUTE}{_HOOK}{_TILDE}{_DOT}]")
_SYLLABLE: Final = re.compile(
    "(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
    "(?:iêu|yêu|oai|oay|oeo|uây|uôi|uya|uyê|uyu|ươi|ươu|oao"
    "|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|ue|uê|ui|uô|uơ|uy|ưa|ươ|ưi|ưu|yê"
    "|[aăâeêioôơuưy])(?:ng|nh|ch|[cmnpt])?"
)
#: How much of a text must make sense: a foreign name or a slip spoils nothing.
_MOSTLY: Final = 9, 10


def of_font(font: str) -> Encoding:
    """What a font's name says: ``.VnTime``, ``.VnTimeH`` (drawn as capitals), ``VNI-Times``."""
    name = font.strip().casefold()
    if name.startswith(".vn"):
        return Encoding.TCVN3_CAPITALS if name.endswith("h") else Encoding.TCVN3
    return Encoding.VNI if name.startswith("vni") else Encoding.UNICODE


def recognised(text: str, font: str = "") -> Encoding:
    """The encoding of a text; in doubt it is Unicode, which converts to itself."""
    if text.isascii():
        return Encoding.UNICODE
    if any(ord(letter) > 0xFF and letter.isalpha() for letter in text):  # noqa: PLR2004 - Latin-1
        composed = unicodedata.is_normalized("NFC", text)
        return Encoding.UNICODE if composed else Encoding.DECOMPOSED
    if not unicodedata.is_normalized("NFC", text):
        return Encoding.DECOMPOSED
    if (named := of_font(font)) is not Encoding.UNICODE:
        return named
    if _vietnamese(text, text):
        return Encoding.UNICODE
    fitting = [e for e in (Encoding.TCVN3, Encoding.VNI) if _vietnamese(converted(text, e), text)]
    return fitting[0] if len(fitting) == 1 else Encoding.UNICODE


def is_vietnamese(text: str) -> bool:
    """Whether the words of a text that hold more than ASCII are Vietnamese syllables."""
    return _vietnamese(text, text)


def converted(text: str, encoding: Encoding) -> str:
    """The text in precomposed Unicode."""
    match encoding:
        case Encoding.UNICODE:
            return text
        case Encoding.DECOMPOSED:
            return unicodedata.normalize("NFC", text)
        case Encoding.TCVN3:
            return _WORDS.sub(_from_tcvn3, text)
        case Encoding.TCVN3_CAPITALS:
            return text.translate(_TCVN3_PLACES).upper()
        case Encoding.VNI:
            return _VNI_SIGNS.sub(lambda sign: VNI[sign[0]], text)


_TCVN3_PLACES: Final = str.maketrans(TCVN3)
_CAPITALS: Final = frozenset("ĂÂÊÔƠƯĐ")


def _from_tcvn3(word: re.Match[str]) -> str:
    """One word; ``TR¦êNG`` was meant as capitals throughout, which the font cannot write."""
    letters = word[0].translate(_TCVN3_PLACES)
    plain = [letter for letter in letters if letter.isascii() or letter in _CAPITALS]
    shouted = len(plain) > 1 and all(letter.isupper() for letter in plain)
    return letters.upper() if shouted else letters


def _vietnamese(text: str, original: str) -> bool:
    """Whether the words that hold more than ASCII in the original are Vietnamese syllables."""
    pairs = zip(text.split(), original.split(), strict=True)
    words = [
        word for after, before in pairs if not before.isascii() for word in _WORDS.findall(after)
    ]
    good = sum(map(_is_syllable, words))
    most, of = _MOSTLY
    return bool(words) and good * of >= len(words) * most


def _is_syllable(word: str) -> bool:
    letters, tones = _TONES.subn("", unicodedata.normalize("NFD", word.casefold()))
    return tones <= 1 and bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", letters)))
