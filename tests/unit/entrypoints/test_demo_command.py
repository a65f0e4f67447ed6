"""`timpora demo` where nothing is yet, and the day on which pages stand."""

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from timpora.entrypoints.cli import app
from timpora.entrypoints.commands import demo
from timpora.entrypoints.secret_key import FILE, make_secret_key
from timpora.kernel.refusals import Refused
from timpora.ui.standing import stands_on


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TIMPORA_HOME", str(tmp_path))
    monkeypatch.delenv("TIMPORA_SECRET_KEY", raising=False)
    return tmp_path


def test_the_sign_ins_follow_from_the_secret_that_the_loading_made(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The loading itself is tried in tests/functional/test_demo.py; here it only makes the secret, as it does first of all."""
    monkeypatch.setattr(demo, "_load", lambda _language: make_secret_key(home))
    result = CliRunner().invoke(app, ["demo", "--lang", "en"])
    assert result.exit_code == 0, result.output
    assert "Password of all: serang-" in result.output
    assert (home / FILE).stat().st_mode & 0o777 == 0o600


def test_where_there_is_no_office_there_is_no_code() -> None:
    result = CliRunner().invoke(app, ["demo", "code", "--lang", "en"])
    assert result.exit_code == 3
    assert "no secret key yet" in result.output


@pytest.mark.parametrize(("said", "day"), [("2023-06-27", date(2023, 6, 27)), ("", None)])
def test_the_day_on_which_pages_stand_is_read_from_the_environment(said: str, day: date | None) -> None:
    assert stands_on({"TIMPORA_STANDS_ON": said}) == day
    assert stands_on({}) is None


def test_a_day_that_is_none_stops_the_start_with_a_sentence() -> None:
    with pytest.raises(Refused, match="TIMPORA_STANDS_ON is “kemarin”, and must be a day"):
        stands_on({"TIMPORA_STANDS_ON": "kemarin"})
