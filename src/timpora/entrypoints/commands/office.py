"""`timpora office open` and `timpora office link`: how the first person of an office comes in, whom nobody can invite."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from timpora.entrypoints.commands.options import LanguageOption, Terminal, refuse
from timpora.entrypoints.demo_words import DEMO_CODE
from timpora.entrypoints.office import over_a_ready_database
from timpora.kernel.areas import area as area_of
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Language, Text
from timpora.kernel.viewers import AT_THE_DOOR, Viewer


ADDRESS = f"http:{'//'}localhost:8023/"
SIGN_IN_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,59}")
CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
AREA = re.compile(r"\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?")
OPENED = Text(id="{office} dibuka.", en="{office} is open.")
ITS_AREAS = Text(id="Wilayah: {areas}", en="Areas: {areas}")
ITS_AGENCIES = Text(id="Instansi anggota: {agencies}", en="Member agencies: {agencies}")
HAND_OVER = Text(
    id="Serahkan tautan ini langsung kepada {person}; dipakai sekali, dalam tiga hari:",
    en="Hand this link to {person} in person; it works once, within three days:",
)

AddressOption = Annotated[str | None, typer.Option(help="Alamat halaman kantor / address of the office's pages")]


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """An office to be opened and its first administrator."""

    code: str
    name: str
    areas: Sequence[str]
    agencies: Sequence[str]
    administrator: str
    person: str

    def require(self) -> None:
        """Raises Refused for what the database would not take either."""
        if not CODE.fullmatch(self.code) or self.code == DEMO_CODE:
            raise Refused(_malformed("--code", self.code, "kanim-serang"))
        if not SIGN_IN_NAME.fullmatch(self.administrator):
            raise Refused(_malformed("--administrator", self.administrator, "siti.rahma"))
        for one in self.areas:
            if not AREA.fullmatch(one):
                raise Refused(_malformed("--area", one, "36.04"))
        if not self.name:
            raise Refused(_malformed("--name", self.name, "Kantor Imigrasi Serang"))
        if not self.person:
            raise Refused(_malformed("--person", self.person, "Siti Rahma"))


def office_open(  # noqa: PLR0913 - what an office and its first administrator are
    *,
    code: Annotated[str, typer.Option(help="Kode kantor, misalnya kanim-serang / code of the office")],
    name: Annotated[str, typer.Option(help="Nama kantor / name of the office")],
    area: Annotated[list[str], typer.Option(help="Kode Kemendagri wilayahnya, boleh berulang / code of an area, may be repeated")],
    administrator: Annotated[str, typer.Option(help="Nama pengguna pengelola pertama / user name of the first administrator")],
    person: Annotated[str, typer.Option(help="Nama lengkapnya / the full name")],
    agency: Annotated[list[str] | None, typer.Option(help="Instansi anggota, boleh berulang / member agency, may be repeated")] = None,
    address: AddressOption = None,
    lang: LanguageOption = Language.INDONESIAN,
) -> None:  # fmt: skip
    """Buka kantor dengan wilayah, instansi dan pengelola pertamanya / open an office with its areas, agencies and first administrator."""
    wanted = Wanted(
        code=code, name=name.strip(), areas=_plain(area), agencies=_plain(agency or ()), administrator=administrator, person=person.strip()
    )  # fmt: skip
    try:
        wanted.require()
        over_a_ready_database(os.environ)
        link = _opened(wanted, address)
    except Refused as refused:
        refuse(refused.refusal, lang)
    areas = ", ".join(f"{area_of(one).name} ({one})" for one in wanted.areas)
    told = [OPENED.fill(office=wanted.name), ITS_AREAS.fill(areas=areas)]
    told += [ITS_AGENCIES.fill(agencies=", ".join(wanted.agencies))] if wanted.agencies else []
    _tell([*told, HAND_OVER.fill(person=wanted.person)], link, lang)


def office_link(
    *,
    administrator: Annotated[str, typer.Argument(help="Nama pengguna / user name")],
    forget: Annotated[bool, typer.Option(help="Lupakan kata sandi dan langkah kedua yang lama / forget the old password and second factors")] = False,
    address: AddressOption = None,
    lang: LanguageOption = Language.INDONESIAN,
) -> None:  # fmt: skip
    """Cetak tautan sekali pakai untuk pengelola yang tidak dapat masuk / print a one-time link for an administrator who cannot sign in."""
    try:
        over_a_ready_database(os.environ)
        person, link = _anew(administrator, address, forget=forget)
    except Refused as refused:
        refuse(refused.refusal, lang)
    _tell([HAND_OVER.fill(person=person)], link, lang)


def _plain(said: Sequence[str]) -> list[str]:
    return [one.strip() for one in said if one.strip()]


def _tell(lines: Sequence[Text], link: str, language: Language) -> None:
    console = Terminal(soft_wrap=True, highlight=False)
    for line in lines:
        console.print(line.within(language), markup=False)
    console.print(link, markup=False)


def _opened(wanted: Wanted, address: str | None) -> str:
    from django.db import transaction  # noqa: PLC0415 - needs what was set up

    from timpora.accounts import actions  # noqa: PLC0415 - needs what was set up
    from timpora.accounts.core.roles import Role  # noqa: PLC0415 - needs what was set up

    with transaction.atomic():
        office = actions.open_office(
            code=wanted.code, name=wanted.name, areas=wanted.areas, agencies=wanted.agencies
        )  # fmt: skip
        account = actions.open_account(
            office=office, role=Role.ADMINISTRATOR, sign_in_name=wanted.administrator, name=wanted.person, password=None
        )
        return _link(office, account, address)


def _anew(sign_in_name: str, address: str | None, *, forget: bool) -> tuple[str, str]:
    from django.db import transaction  # noqa: PLC0415 - needs what was set up

    from timpora.accounts import actions, queries  # noqa: PLC0415 - needs what was set up

    with transaction.atomic():
        found = queries.administrator_named(sign_in_name)
        if found is None:
            raise Refused(_no_administrator(sign_in_name))
        if found.has_password and not forget:
            raise Refused(_has_a_password(sign_in_name))
        if forget:
            actions.begin_anew(account=found.id)
        return found.name, _link(found.office, found.id, address)


def _link(office: int, account: int, address: str | None) -> str:
    from django.urls import reverse  # noqa: PLC0415 - needs what was set up

    from timpora.accounts import actions, queries  # noqa: PLC0415 - needs what was set up

    parts = queries.one_time_link(Viewer(account=AT_THE_DOOR, office=office), account)
    assert parts is not None  # who has a password was refused before
    actions.make_first_link(account=account)
    return f"{(address or ADDRESS).rstrip('/')}{reverse('choose_password', args=parts)}"


def _malformed(option: str, said: str, example: str) -> Refusal:
    return Refusal(
        code="malformed",
        what=Text(id=f"{option}: “{said}” tidak dapat dipakai.", en=f"{option}: “{said}” cannot be used."),
        remedy=Text(id=f"Tulis misalnya “{example}”.", en=f"Write for example “{example}”."),
    )


def _no_administrator(name: str) -> Refusal:
    return Refusal(
        code="no_such_administrator",
        what=Text(
            id=f"Tidak ada pengelola dengan nama pengguna “{name}”.",
            en=f"There is no administrator of the user name “{name}”.",
        ),
        remedy=Text(
            id="Tulis nama pengguna seorang pengelola; orang lain meminta tautan kepadanya.",
            en="Give an administrator's user name; other people ask him or her for a link.",
        ),
    )


def _has_a_password(name: str) -> Refusal:
    return Refusal(
        code="has_a_password",
        what=Text(id=f"“{name}” sudah mempunyai kata sandi.", en=f"“{name}” has a password already."),
        remedy=Text(
            id="Tambahkan `--forget` bila kata sandi atau langkah keduanya hilang; yang lama lalu tidak berlaku.",
            en="Add `--forget` where password or second factor are lost; the old ones then end.",
        ),
    )
