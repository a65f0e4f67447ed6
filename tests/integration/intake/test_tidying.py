"""What lies in the store and belongs to no file that came is found, named and removed, and nothing else is."""

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from tests.factories.deliveries import account, permits, receive, somebody
from tests.integration.intake import lists

from timpora.intake import actions, queries, tasks, tidying
from timpora.intake.store import FileStore


pytestmark = pytest.mark.usefixtures("office_database", "files")
AT_ONCE, TOMORROW, NEXT_MONTH = timedelta(0), timedelta(days=1, minutes=5), timedelta(days=31)


def shelf(files: Path) -> FileStore:
    own = account().office_id
    assert own is not None
    return FileStore(files, own)


def contents(files: Path) -> list[str]:
    return sorted(path.name for path in files.rglob("*") if path.is_file())


def after(later: timedelta) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=time.time()) + later


def tidy(files: Path, later: timedelta) -> int:
    return tidying.tidy(files, after(later), queries.without_a_file)


def test_bytes_without_a_file_go_once_nobody_can_be_about_to_name_them(tmp_path: Path, files: Path) -> None:
    with somebody() as by:
        receive(by, permits(tmp_path, lists.person(1)))
        seen = queries.deliveries(by)[0]
    left = shelf(files).keep([b"yang tertinggal"])  # a crash came between the bytes and the row
    assert tidy(files, AT_ONCE) == 0
    [found] = tidying.left_over(files, after(TOMORROW), queries.without_a_file)
    assert (found.path.name, found.size) == (left.sha256, 15)
    assert tidy(files, TOMORROW) == 1
    assert contents(files) == [seen.sha256]
    assert tidy(files, NEXT_MONTH) == 0


def test_a_file_that_was_set_aside_keeps_its_bytes(tmp_path: Path, files: Path) -> None:
    with somebody() as by:
        number = receive(by, permits(tmp_path, lists.person(1)))
        actions.set_aside(by=by, delivery=number)
    assert tidy(files, NEXT_MONTH) == 0
    assert len(contents(files)) == 1


def test_the_same_content_of_another_office_is_told_apart(tmp_path: Path, files: Path) -> None:
    path = permits(tmp_path, lists.person(1))
    with somebody(of="lain-rekaan") as by:
        receive(by, path)
    left = shelf(files).keep([path.read_bytes()])
    [found] = tidying.left_over(files, after(TOMORROW), queries.without_a_file)
    assert found.path.name == left.sha256
    assert tidy(files, TOMORROW) == 1
    assert contents(files) == [left.sha256]


def test_content_that_comes_again_while_it_is_being_removed_stays(files: Path) -> None:
    store = shelf(files)
    left = store.keep([b"datang lagi"])

    def comes_again(_office: int, digests: list[str]) -> list[str]:
        store.keep([b"datang lagi"])
        fresh = after(TOMORROW).timestamp()
        for path in files.rglob(left.sha256):
            os.utime(path, (fresh, fresh))
        return digests

    assert tidying.tidy(files, after(TOMORROW), comes_again) == 0
    assert contents(files) == [left.sha256]


def test_what_a_crash_left_opened_half_written_or_half_read_goes_after_its_time(files: Path) -> None:
    store = shelf(files)
    kept = store.keep([b"berkas"])
    own = files / str(store.office)
    (own / "arriving-abc").write_bytes(b"setengah")
    (own / "reading-abc").mkdir()
    (own / "reading-abc" / "izin.xlsx").symlink_to(own / kept.sha256[:2] / kept.sha256)
    store.bench(kept.sha256).keep_checked("cara", {"rows": 1}, {})
    assert tidying.tidy(files, after(AT_ONCE), lambda _office, _digests: []) == 0
    assert tidying.tidy(files, after(TOMORROW), lambda _office, _digests: []) == 2
    assert store.bench(kept.sha256).checked("cara") is not None
    assert tidying.tidy(files, after(NEXT_MONTH), lambda _office, _digests: []) == 1
    assert contents(files) == [kept.sha256]


def test_the_worker_tidies_at_night_though_it_sees_no_file_through_the_wall(tmp_path: Path, files: Path) -> None:
    with somebody() as by:
        receive(by, permits(tmp_path, lists.person(1)))
    shelf(files).keep([b"yang tertinggal"])
    tasks.tidy(timestamp=int(after(TOMORROW).timestamp()))
    assert len(contents(files)) == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM intake_delivery")
        assert cursor.fetchone() == (0,)


def test_a_store_that_nobody_used_yet_needs_no_tidying(tmp_path: Path) -> None:
    (tmp_path / "bukan kantor").mkdir()
    assert tidy(tmp_path, NEXT_MONTH) == 0
    assert tidy(tmp_path / "tidak ada", NEXT_MONTH) == 0
