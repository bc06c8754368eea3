"""Old encodings: the whole alphabet goes there and back, and nothing else is mistaken for them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.common.encodings import TCVN3, VNI, Encoding, converted, of_font, recognised

LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
SENTENCES = (
    "Sở Công Thương tỉnh Nghệ An",
    "Báo cáo tình hình sản xuất công nghiệp và hoạt động thương mại",
    "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tăng so với cùng kỳ",
    "Xăng, dầu các loại; đá quý, kim loại quý",
    "Kiến nghị Bộ xem xét, tháo gỡ khó khăn cho cụm công nghiệp",
)
sentences = pytest.mark.parametrize("sentence", SENTENCES)
_TO_TCVN3 = str.maketrans({letter: place for place, letter in TCVN3.items()})
_TO_VNI = str.maketrans({letter: sign for sign, letter in reversed(VNI.items())})


def tcvn3(text: str) -> str:
    return text.translate(_TO_TCVN3)


def vni(text: str) -> str:
    return text.translate(_TO_VNI)


def test_the_tables_hold_the_whole_alphabet() -> None:
    assert set(LETTERS) <= set(TCVN3.values())
    assert set(LETTERS + LETTERS.upper()) <= set(VNI.values())


def test_tcvn3_has_one_letter_on_one_place() -> None:
    assert len(set(TCVN3.values())) == len(TCVN3) == 74


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("B\u00b8o c\u00b8o c«ng t\u00b8c khuyÕn c«ng", "Báo cáo công tác khuyến công"),
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Th\u00ad¬ng m¹i, ®iÖn lùc", "Thương mại, điện lực"),
        ("TR¦êNG §¹I HäC", "TRƯỜNG ĐẠI HỌC"),
    ],
)
def test_tcvn3_is_read(written: str, meant: str) -> None:
    assert recognised(written) is Encoding.TCVN3
    assert converted(written, Encoding.TCVN3) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Sôû Coâng Thöông", "Sở Công Thương"),
        ("ÑOÄC LAÄP - TÖÏ DO", "ĐỘC LẬP - TỰ DO"),
        ("Baùo caùo thaùng; kyø tröôùc", "Báo cáo tháng; kỳ trước"),
    ],
)
def test_vni_is_read(written: str, meant: str) -> None:
    assert recognised(written) is Encoding.VNI
    assert converted(written, Encoding.VNI) == meant


@sentences
def test_a_sentence_goes_to_tcvn3_and_back(sentence: str) -> None:
    assert recognised(tcvn3(sentence)) is Encoding.TCVN3
    assert converted(tcvn3(sentence), Encoding.TCVN3) == sentence


@sentences
def test_a_sentence_goes_to_vni_and_back(sentence: str) -> None:
    assert recognised(vni(sentence)) is Encoding.VNI
    assert converted(vni(sentence), Encoding.VNI) == sentence


@sentences
def test_a_decomposed_sentence_is_composed(sentence: str) -> None:
    apart = unicodedata.normalize("NFD", sentence)
    assert recognised(apart) is Encoding.DECOMPOSED
    assert converted(apart, Encoding.DECOMPOSED) == sentence


@sentences
def test_unicode_stays_as_it_is(sentence: str) -> None:
    assert recognised(sentence) is Encoding.UNICODE
    assert recognised(sentence, ".VnTime") is Encoding.UNICODE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1.404,5",
        "ABC",
        "Café Crème",
        "Microsoft® Excel",
        "§ 5",
        "18 m², 3 m³",
        "có",
        "à",
        "±30%",
    ],
)
def test_what_is_not_certain_is_left_alone(text: str) -> None:
    assert recognised(text) is Encoding.UNICODE


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", Encoding.TCVN3),
        (".VnArial Narrow", Encoding.TCVN3),
        (".VnTimeH", Encoding.TCVN3_CAPITALS),
        ("VNI-Times", Encoding.VNI),
        ("VNI Helve", Encoding.VNI),
        ("Times New Roman", Encoding.UNICODE),
        ("", Encoding.UNICODE),
    ],
)
def test_the_font_says_it(font: str, encoding: Encoding) -> None:
    assert of_font(font) is encoding


def test_the_font_decides_where_the_letters_do_not() -> None:
    assert recognised("cã", ".VnTime") is Encoding.TCVN3
    assert converted("cã", Encoding.TCVN3) == "có"


def test_a_font_of_capitals_gives_capitals() -> None:
    written = tcvn3("sở công thương")
    assert recognised(written, ".VnTimeH") is Encoding.TCVN3_CAPITALS
    assert converted(written, Encoding.TCVN3_CAPITALS) == "SỞ CÔNG THƯƠNG"


@given(st.text(alphabet=LETTERS + "bcdghklmnpqrstvx ", max_size=60))
def test_any_small_letters_survive_tcvn3(text: str) -> None:
    assert converted(tcvn3(text), Encoding.TCVN3) == text


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    for encoding in Encoding:
        assert isinstance(converted(text, encoding), str)
    assert recognised(text) in Encoding
