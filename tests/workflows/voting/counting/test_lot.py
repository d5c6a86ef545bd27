from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.voting.counting import hashes, lot

SEED = bytes(range(32))
BALLOTS = [
    [2, ["w01", "w02", "w03", "w04", "w05"]],
    [4, ["w01", "w02", "w03", "w05", "w09"]],
    [2, ["w01", "w02", "w03", "w07", "w08"]],
    [1, ["w01"]],
    [5, ["w04", "w06"]],
    [2, []],
]
IDS = [f"w0{number}" for number in range(1, 10)]


@pytest.mark.rule("voting V46")
def test_the_published_vector() -> None:
    ballots = hashes.ballots_sha256(BALLOTS)
    drawn = lot.draw(SEED, ballots)

    assert lot.commitment(SEED) == "9b52ca6a4286943d6379a20d7241d4d7b776ae2e9926e7fb8f2d175c4f3b922d"
    assert ballots == "21317833c07b3d8fdbbdbd22fa271dd2c0e238206ef75db2924a87c7e30cfff9"
    assert drawn.hex() == "8757a7054d170807e4fe7714662550b2fb106dda3ef818cc847e86df5e47e172"
    assert lot.lot_order(IDS, drawn) == ["w06", "w02", "w08", "w01", "w03", "w04", "w05", "w09", "w07"]


@pytest.mark.rule("voting V46")
def test_the_published_vector_with_a_public_value() -> None:
    drawn = lot.draw(SEED, hashes.ballots_sha256(BALLOTS), "07 12 23 31 49 + 5")

    assert drawn.hex().startswith("202c28de")
    assert drawn.hex().endswith("1282")
    assert lot.lot_order(IDS, drawn) == ["w06", "w09", "w04", "w01", "w03", "w05", "w02", "w08", "w07"]


@pytest.mark.rule("voting V45")
@given(st.binary(min_size=32, max_size=32), st.sets(st.sampled_from(IDS), min_size=1))
def test_taking_one_out_moves_no_other(drawn: bytes, kept: set[str]) -> None:
    everyone = lot.lot_order(IDS, drawn)

    assert lot.lot_order(kept, drawn) == [identifier for identifier in everyone if identifier in kept]


@pytest.mark.rule("voting V45")
def test_a_seed_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        lot.commitment(b"short")
