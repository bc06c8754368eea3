"""A workbook, two signers of one authority, and files signed by them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName

from exports.signing.policy import VerifyPolicy
from exports.signing.request import SignerRole, SigningRequest
from exports.signing.sign import sign_package
from tests.certificates import NOW, Authority, ec_key, signer
from tests.exports.signing.softhsm import Token, make_tokens, take_up

if TYPE_CHECKING:
    from exports.signing.keys import Pkcs12Signer

POLICY = VerifyPolicy(now=NOW)
DIRECTOR = SigningRequest(SignerRole.DIRECTOR, "Đồng ý phát hành báo cáo", NOW)
OFFICE = SigningRequest(SignerRole.OFFICE, "Số 05/BC-SCT ngày 22/11/2026", NOW)


@dataclass(frozen=True)
class Signed:
    """A workbook unsigned, signed once and signed twice, and who signed."""

    plain: bytes
    once: bytes
    twice: bytes
    director: Pkcs12Signer
    office: Pkcs12Signer


@pytest.fixture(scope="session")
def root() -> Authority:
    return Authority.root()


@pytest.fixture(scope="session")
def issuing(root: Authority) -> Authority:
    return root.child("CA cấp phát thử nghiệm")


@pytest.fixture(scope="session")
def workbook() -> bytes:
    return make_workbook()


@pytest.fixture(scope="session")
def signed(workbook: bytes, issuing: Authority) -> Signed:
    director = signer(issuing, "Giám đốc Thử")
    office = signer(issuing, "Văn phòng Thử", ec_key("office"))
    once = sign_package(workbook, director, DIRECTOR)
    twice = sign_package(once, office, OFFICE)
    return Signed(workbook, once, twice, director, office)


@pytest.fixture(scope="session")
def tokens_made(tmp_path_factory: pytest.TempPathFactory, issuing: Authority) -> Token:
    return make_tokens(tmp_path_factory.mktemp("softhsm"), issuing)


@pytest.fixture
def token(tokens_made: Token) -> Token:
    take_up(tokens_made)
    return tokens_made


def make_workbook(sheets: int = 3) -> bytes:
    """Several sheets with styles, formulas and defined names, as the program exports them."""
    book = openpyxl.Workbook()
    for number in range(sheets):
        sheet = book.active if number == 0 else book.create_sheet()
        assert sheet is not None
        sheet.title = f"Biểu {number + 1}"
        sheet["A1"] = "Chỉ tiêu & đơn vị <tỷ đồng>"
        sheet["A1"].font = Font(bold=True)
        sheet["A1"].fill = PatternFill("solid", start_color="FFEEEEEE")
        sheet["B2"] = number
        sheet["B3"] = "=B2*2"
        book.defined_names[f"CT03.R{number}"] = DefinedName(
            f"CT03.R{number}", attr_text=f"'Biểu {number + 1}'!$B$2"
        )
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
