"""The database server keeps a part of the memory there is, and never more than a small machine can spare."""

from pathlib import Path

import pytest

from timpora.postgres.memory import MIB, for_pages, of_the_machine


@pytest.mark.parametrize(
    ("machine", "kept"),
    [(512 * MIB, "128MB"), (2_048 * MIB, "256MB"), (4_096 * MIB, "512MB"), (24_576 * MIB, "1024MB"), (1_048_576 * MIB, "1024MB")],
)  # fmt: skip
def test_an_eighth_is_kept_but_no_less_than_always_and_no_more_than_serves(machine: int, kept: str) -> None:
    assert for_pages(machine) == kept


def test_what_a_machine_is_allowed_of_another_one_is_all_it_has(tmp_path: Path) -> None:
    limit, whole = tmp_path / "memory.max", of_the_machine(tmp_path / "not there")
    assert whole > MIB
    limit.write_text(f"{64 * MIB}\n", encoding="ascii")
    assert of_the_machine(limit) == 64 * MIB
    for told in ("max\n", "", f"{2 * whole}\n"):
        limit.write_text(told, encoding="ascii")
        assert of_the_machine(limit) == whole
