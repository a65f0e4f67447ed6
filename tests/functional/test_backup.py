"""`timpora backup` and `timpora restore`: what is put back is what was written, and a damaged archive changes nothing."""

import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.test import override_settings
from tests.architecture.sources import ROOT, SOURCE
from tests.factories import deliveries
from tests.factories.command_line import CommandLine
from tests.integration.intake import lists
from tests.office.homes import made_ready
from tests.office.server import SharedServer, an_office_database

from timpora.entrypoints import database
from timpora.postgres.addresses import own_server
from timpora.postgres.cluster import SUPERUSER, cluster_in
from timpora.postgres.connecting import connect


NOTHING_COULD_BE_DONE = 3
WALLS = """
    SELECT 'policy', schemaname || tablename || policyname, roles::text || cmd || coalesce(qual, '') || coalesce(with_check, '') FROM pg_policies
    UNION ALL SELECT 'table', relname, relrowsecurity::text || relforcerowsecurity || relowner::regrole || (SELECT array_agg(acl::text ORDER BY acl::text)::text FROM unnest(coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN 's'::"char" ELSE 'r'::"char" END, relowner))) acl)
        FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S')
    UNION ALL SELECT 'function', p.oid::regprocedure::text, proowner::regrole || (SELECT array_agg(acl::text ORDER BY acl::text)::text FROM unnest(coalesce(proacl, acldefault('f', proowner))) acl) || prosecdef || md5(prosrc)
        FROM pg_proc p WHERE pronamespace = 'public'::regnamespace AND proowner::regrole::text LIKE 'timpora%'
    UNION ALL SELECT 'trigger', tgname, tgrelid::regclass || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT 'constraint', conname, contype::text || conrelid::regclass::text FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    ORDER BY 1, 2, 3
"""


def everything(server: SharedServer, name: str) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, and every wall, as the administrator of the server reads them."""
    with connect(server.place(name)) as administrator:
        tables = [
            table for (table,) in administrator.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        ]
        told: dict[str, list[tuple[object, ...]]] = {"walls": administrator.execute(WALLS).fetchall()}
        for table in tables:
            rows = administrator.execute(
                psycopg.sql.SQL("SELECT t::text FROM {} t ORDER BY 1").format(psycopg.sql.Identifier(table))
            )
            told[table] = rows.fetchall()
        return told


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def office(server: SharedServer, office_database: str, tmp_path: Path) -> CommandLine:
    """An office in which two lists were recorded."""
    return with_two_lists(server, office_database, tmp_path)


def with_two_lists(server: SharedServer, name: str, folder: Path) -> CommandLine:
    with override_settings(FILES_FOLDER=folder / "files"):
        deliveries.recorded(deliveries.permits(folder, lists.person(1), lists.person(2)))
        deliveries.recorded(deliveries.permits(folder, lists.person(3), name="izin lain.xlsx"))
    return CommandLine(server, name, folder)


@pytest.fixture
def bare(server: SharedServer, tmp_path: Path) -> Iterator[CommandLine]:
    """A new database with roles and extensions and nothing in it, and an empty folder for files."""
    name = f"of_{os.getpid()}_bare"
    database.make_database(server.place(), name)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    yield CommandLine(server, name, elsewhere)
    server.drop(name)


@pytest.fixture
def archive(office: CommandLine) -> Path:
    return backed_up(office)


def backed_up(office: CommandLine) -> Path:
    path = office.folder / "kantor.timpora"
    done = office.run("backup", str(path))
    assert (done.returncode, done.stderr) == (0, "")
    return path


@pytest.fixture(scope="module")
def made_once(
    server: SharedServer, django_db_blocker: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A backup of an office that is not there any more, for tests that only read it."""
    folder = tmp_path_factory.mktemp("office")
    with django_db_blocker.unblock(), an_office_database(server) as name:
        return backed_up(with_two_lists(server, name, folder))


@pytest.fixture
def sent(made_once: Path, tmp_path: Path) -> Path:
    """A copy of that backup, to damage."""
    return Path(shutil.copy(made_once, tmp_path / "kantor.timpora"))


def tables_of(commands: CommandLine) -> int:
    with connect(commands.server.place(commands.database)) as administrator:
        [[count]] = administrator.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchall()
        return int(count)


def test_what_was_backed_up_is_put_back_row_for_row_with_walls_files_and_trail(
    office: CommandLine, bare: CommandLine, archive: Path
) -> None:
    before, files = everything(office.server, office.database), files_in(office.folder / "files")
    assert archive.stat().st_mode & 0o777 == 0o600
    done = bare.run("restore", str(archive), "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert "lines of the audit trail are whole" in done.stdout
    after = everything(bare.server, bare.database)
    assert {
        name: set(before[name]) ^ set(after.get(name, [])) for name in before if before[name] != after.get(name)
    } == {}
    assert files_in(bare.folder / "files") == files
    assert len(files) == 2


def test_no_session_goes_into_a_backup(office: CommandLine, bare: CommandLine) -> None:
    with connect(office.server.place(office.database)) as administrator:
        administrator.execute("INSERT INTO django_session VALUES ('kunci rekaan', 'isi', now() + interval '1 day')")
    path = office.folder / "kantor.timpora"
    for commands, words in ((office, ("backup", str(path))), (bare, ("restore", str(path)))):
        done = commands.run(*words)
        assert (done.returncode, done.stderr) == (0, "")
    with connect(bare.server.place(bare.database)) as administrator:
        assert administrator.execute("SELECT count(*) FROM django_session").fetchone() == (0,)


def test_no_old_backup_is_overwritten(office: CommandLine, sent: Path) -> None:
    before = sent.read_bytes()
    again = office.run("backup", str(sent), "--lang", "en")
    assert again.returncode == NOTHING_COULD_BE_DONE
    assert "is there already" in again.stderr
    assert sent.read_bytes() == before
    nowhere = office.run("backup", str(office.folder / "nowhere" / "x"), "--lang", "en")
    assert nowhere.returncode == NOTHING_COULD_BE_DONE
    assert "cannot be written" in nowhere.stderr


def cut_short(archive: Path) -> None:
    archive.write_bytes(archive.read_bytes()[: archive.stat().st_size // 2])


def no_archive(archive: Path) -> None:
    archive.write_text("bukan cadangan", encoding="utf-8")


def one_bit(inside: str) -> Callable[[Path], None]:
    def damage(archive: Path) -> None:
        with tarfile.open(archive) as opened:
            member = next(one for one in opened if one.name.startswith(inside))
        content = bytearray(archive.read_bytes())
        content[member.offset_data + member.size // 2] ^= 1
        archive.write_bytes(content)

    return damage


def told_otherwise(**changes: object) -> Callable[[Path], None]:
    """An archive whose manifest says something else, written by somebody who knows how."""

    def damage(archive: Path) -> None:
        written = io.BytesIO()
        with tarfile.open(archive) as old, tarfile.open(fileobj=written, mode="w") as new:
            for member in old:
                source = old.extractfile(member)
                assert source is not None
                content = source.read()
                if member.name == "manifest.json":
                    content = json.dumps(json.loads(content) | changes).encode()
                    member.size = len(content)
                new.addfile(member, io.BytesIO(content))
        archive.write_bytes(written.getvalue())

    return damage


DAMAGED: dict[str, tuple[Callable[[Path], None], str]] = {
    "cut short": (cut_short, "is damaged"),
    "no archive": (no_archive, "is damaged"),
    "a bit of the database": (one_bit("database.dump"), "is damaged"),
    "a bit of a file": (one_bit("files/"), "is damaged"),
    "a file too few": (told_otherwise(files=3), "is damaged"),
    "another format": (told_otherwise(format=99), "is damaged"),
    "of a later version": (told_otherwise(migrations=["register.9999_of_next_year"]), "newer version"),
}


@pytest.mark.parametrize("kind", DAMAGED)
def test_a_damaged_archive_is_refused_and_nothing_is_changed(bare: CommandLine, sent: Path, kind: str) -> None:
    damage, said = DAMAGED[kind]
    damage(sent)
    done = bare.run("restore", str(sent), "--lang", "en")
    assert done.returncode == NOTHING_COULD_BE_DONE, done.stdout
    assert said in done.stderr
    assert "nothing was changed" in done.stderr
    assert tables_of(bare) == 0
    assert files_in(bare.folder) == {}


def test_a_server_of_ones_own_takes_a_backup_into_a_new_database_only(office: CommandLine, sent: Path) -> None:
    before = everything(office.server, office.database)
    done = office.run("restore", str(sent), "--replace", "--lang", "en")
    assert done.returncode == NOTHING_COULD_BE_DONE
    assert "not empty" in done.stderr
    assert everything(office.server, office.database) == before


LEFT = """
    SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT count(*) FROM pg_type WHERE typnamespace = 'public'::regnamespace
"""


def test_a_refused_backup_leaves_a_new_database_as_bare_as_it_was_and_the_right_one_goes_in_after_it(
    bare: CommandLine, sent: Path
) -> None:
    lying = sent.with_name("bohong.timpora")
    shutil.copy(sent, lying)
    told_otherwise(audit_head=f"1:{'0' * 64}")(lying)
    with connect(bare.server.place(bare.database)) as administrator:
        before = administrator.execute(LEFT).fetchall()
    refused = bare.run("restore", str(lying), "--lang", "en")
    assert refused.returncode == NOTHING_COULD_BE_DONE
    assert "not what was backed up (audit)" in refused.stderr
    with connect(bare.server.place(bare.database)) as administrator:
        assert administrator.execute(LEFT).fetchall() == before
    assert files_in(bare.folder / "files") == {}

    done = bare.run("restore", str(sent), "--lang", "en", TIMPORA_SECRET_KEY="kunci rekaan yang lain, cukup panjang")
    assert done.returncode == 0, done.stderr
    assert "neither authenticator apps nor recovery codes fit any more" in done.stdout
    assert "the administrator restores everybody's access" in done.stdout


@pytest.fixture
def home() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="timpora-"))
    folder.chmod(0o755)
    yield folder / "office"
    shutil.rmtree(folder)


def run(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ, "TIMPORA_HOME": str(home), "TIMPORA_SECRET_KEY": settings.SECRET_KEY, "PYTHONPATH": f"{SOURCE}{os.pathsep}{ROOT}"
    }  # fmt: skip
    return subprocess.run(
        [sys.executable, "-c", "from timpora.entrypoints.cli import main; main()", *words],
        env=environment, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip


OPENED = ("--code", "kanim-lain", "--name", "Kantor Rekaan Lain", "--area", "36.04", "--administrator", "lain.rekaan", "--person", "Lain Rekaan")  # fmt: skip


def test_over_the_offices_own_server_a_backup_takes_the_place_of_an_office_only_when_told(
    server: SharedServer, home: Path, sent: Path
) -> None:
    cluster = cluster_in(home, os.environ)
    try:
        made_ready(server, cluster, own_server(home, SUPERUSER).name)
        assert run(home, "office", "open", *OPENED).returncode == 0
        refused = run(home, "restore", str(sent), "--lang", "en")
        assert refused.returncode == NOTHING_COULD_BE_DONE
        assert "There is an office here already; nothing was changed" in refused.stderr

        lying = home.parent / "lying.timpora"
        shutil.copy(sent, lying)
        told_otherwise(audit_head=f"1:{'0' * 64}")(lying)
        refused = run(home, "restore", str(lying), "--replace", "--lang", "en")
        assert refused.returncode == NOTHING_COULD_BE_DONE
        assert "not what was backed up (audit)" in refused.stderr
        assert sign_in_names(home).count("lain.rekaan") == 1

        done = run(home, "restore", str(sent), "--replace", "--lang", "en")
        assert done.returncode == 0, done.stderr
        assert "lines of the audit trail are whole" in done.stdout
        assert sign_in_names(home).count("lain.rekaan") == 0
        assert len(files_in(home / "files")) == 2
    finally:
        cluster.stop()


def sign_in_names(home: Path) -> list[str]:
    with connect(own_server(home, SUPERUSER)) as administrator:
        return [name for (name,) in administrator.execute("SELECT sign_in_name FROM accounts_account")]
