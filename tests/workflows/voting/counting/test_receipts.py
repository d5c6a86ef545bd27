from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.voting.counting.receipts import read_code, receipt_code

EDITION = "00000000-0000-4000-8000-000000000001"


@pytest.mark.rule("voting V60")
def test_the_published_vector() -> None:
    assert receipt_code(edition=EDITION, key=bytes(range(16)), choices=["w01", "w02"]) == "MKE4 J59H CD52 BWXF JDMB"


@pytest.mark.rule("voting V60")
@given(st.binary(min_size=16, max_size=16), st.lists(st.sampled_from(["w01", "w02", "w03"]), unique=True).map(sorted))
def test_a_code_is_read_however_it_is_typed(key: bytes, choices: list[str]) -> None:
    code = receipt_code(edition=EDITION, key=key, choices=choices)

    assert read_code(code) == code
    assert read_code(code.lower().replace(" ", "-")) == code
    assert read_code(code.replace("0", "o").replace("1", "l")) == code


@pytest.mark.rule("voting V60")
@pytest.mark.parametrize("typed", ["", "MKE4 J59H", "UUUU UUUU UUUU UUUU UUUU", "MKE4 J59H CD52 BWXF JDMB X", "é" * 20])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert read_code(typed) is None


def test_a_key_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        receipt_code(edition=EDITION, key=b"x", choices=[])
