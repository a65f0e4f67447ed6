"""What is laid by part after part is given again as it was, from the disk or from memory."""

import io
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from timpora.intake import piles
from timpora.intake.piles import Pile, in_parts


FRAMES = (
    pl.DataFrame({"row": [1, 2], "name": ["REKA", None]}),
    pl.DataFrame({"row": [3], "place": ["Hotel Khayal"]}),
    pl.DataFrame({"row": [], "name": []}, schema={"row": pl.Int64, "name": pl.String}),
)


def laid_by(pile: Pile) -> Pile:
    for frame in FRAMES:
        pile.add(frame)
    return pile


@pytest.mark.parametrize("is_on_disk", [True, False], ids=["on disk", "in memory"])
def test_every_part_comes_back_in_its_place_with_the_columns_of_all(tmp_path: Path, *, is_on_disk: bool) -> None:
    pile = laid_by(Pile(tmp_path / "meja" if is_on_disk else None))
    expected = pl.concat(FRAMES, how="diagonal")
    for _ in range(2):
        assert [part.height for part in pile.rows.parts()] == [2, 1, 0]
        assert_frame_equal(pile.rows.whole(), expected)
    assert pile.rows.count == 3
    assert_frame_equal(pile.rows.head(2), expected.head(2))


def test_rows_in_which_nothing_stands_are_given_back_too(tmp_path: Path) -> None:
    pile, empty = (
        Pile(tmp_path),
        pl.DataFrame({"a": [None, None], "b": [None, None]}, schema=dict.fromkeys("ab", pl.String)),
    )
    for frame in (empty, empty.with_columns(b=pl.lit("REKA"))):
        pile.add(frame)
    assert_frame_equal(pile.rows.whole(), pl.concat([empty, empty.with_columns(b=pl.lit("REKA"))]))


def test_a_pile_leaves_no_file_that_anybody_could_find(tmp_path: Path) -> None:
    pile = laid_by(Pile(tmp_path))
    assert list(tmp_path.iterdir()) == []
    assert pile.rows.whole().height == 3


def test_a_disk_that_refuses_leaves_the_pile_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "berkas").write_bytes(b"")
    assert laid_by(Pile(tmp_path / "berkas")).rows.whole().height == 3

    class Full(io.BytesIO):
        """A disk that takes one frame and no more."""

        def write(self, content: object, /) -> int:
            if self.tell():
                raise OSError(28, "No space left on device")
            return super().write(content)  # type: ignore[arg-type]  # as it was given

    monkeypatch.setattr(piles.tempfile, "TemporaryFile", lambda **_: Full())
    pile = laid_by(Pile(tmp_path))
    assert_frame_equal(pile.rows.whole(), pl.concat(FRAMES, how="diagonal"))


def test_a_frame_in_memory_is_given_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(piles, "ROWS_A_PART", 2)
    assert [part.height for part in in_parts(pl.DataFrame({"row": [1, 2, 3]})).parts()] == [2, 1]
    assert in_parts(pl.DataFrame(schema={"row": pl.Int64})).whole().columns == ["row"]
