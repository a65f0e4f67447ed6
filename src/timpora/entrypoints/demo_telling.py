"""Tells in the terminal how one signs in to the invented office."""

from rich.table import Table

from timpora.accounts.core.roles import ROLES
from timpora.entrypoints.demo_sign_ins import Code, DemoSignIns
from timpora.entrypoints.demo_words import AGENCY_PEOPLE, DEMO_DAY, PEOPLE
from timpora.kernel.text import Language, Text


HEAD = Text(
    id="Kantor rekaan “Serang”, berdiri pada {day}. Semua orang di dalamnya karangan. Masuklah sebagai:",
    en="The invented office “Serang”, standing on {day}. Everybody in it is made up. Sign in as:",
)
NAME = Text(id="nama pengguna", en="user name")
ROLE = Text(id="peran", en="role")
STEP = Text(id="langkah kedua", en="second step")
CODE, NONE = Text(id="kode", en="code"), Text(id="tidak perlu", en="not needed")
OTHERS = Text(
    id="Instansi anggota lain, juga tanpa langkah kedua: {names}",
    en="Other member agencies, without a second step too: {names}",
)
PASSWORD = Text(id="Kata sandi semuanya: {password}", en="Password of all: {password}")
CODE_NOW = Text(
    id="Kode sekarang: {code} (masih {seconds} detik)", en="Code of now: {code} (for {seconds} more seconds)"
)
APP = Text(
    id="Kunci bagi aplikasi autentikator, bila lebih suka: {app}",
    en="Key for an authenticator app, if you prefer one: {app}",
)


def sign_ins(language: Language) -> Table:
    """Every account by its role."""
    table = Table(box=None, pad_edge=False, header_style="")
    for heading in (NAME, ROLE, STEP):
        table.add_column(heading.within(language))
    for role, person in PEOPLE.items():
        step = CODE if ROLES[role].needs_second_factor else NONE
        table.add_row(person.sign_in_name, ROLES[role].name.within(language), step.within(language))
    return table


def head(language: Language) -> str:
    """What this office is."""
    return HEAD.fill(day=DEMO_DAY).within(language)


def shared(signs: DemoSignIns, language: Language, *, code: Code | None) -> list[str]:
    """The other agencies in one line, and what all accounts have in common: the password, how to have codes at hand, and the code of now where nothing else shows it."""
    others = OTHERS.fill(names=", ".join(one.sign_in_name for one in AGENCY_PEOPLE)).within(language)
    told = [others, PASSWORD.fill(password=signs.password).within(language), APP.fill(app=signs.app).within(language)]
    return told if code is None else [*told, code_now(code, language)]


def code_now(code: Code, language: Language) -> str:
    """The code of now, and how long an app would show it."""
    return CODE_NOW.fill(code=f"{code.digits[:3]} {code.digits[3:]}", seconds=code.seconds_left).within(language)
