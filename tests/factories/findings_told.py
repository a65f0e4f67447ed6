"""Findings, readings and screenings for tests of what is shown: all people and files are invented."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from timpora.facts.register import register_from
from timpora.intake.core.mapping import ListMapping
from timpora.intake.reading import Reading, SheetReceipt
from timpora.kernel.refusals import Refusal, Source
from timpora.kernel.text import Text
from timpora.screening.core.findings import (
    Certainty,
    Consequence,
    Definition,
    Finding,
    LedgerRange,
    Provision,
    Screening,
    Subject,
)


MEETING = date(2023, 6, 27)


def finding(person: int | None = 1, **given: Any) -> Finding:
    """An overstay of 43 days, proven, with what a test changes of it."""
    values: dict[str, Any] = {
        "rule_id": "overstay",
        "subject": Subject.PERSON,
        "certainty": Certainty.PROVEN,
        "consequence": Consequence.CHARGE,
        "reasons": (),
        "person": person,
        "names": (f"CONTOH REKAAN {person}",),
        "nationality": "CHN",
        "document_number": f"X000000{person}",
        "permit_kind": "visit",
        "visa_index": "B213",
        "place": "Hotel Contoh Anyar",
        "area_code": "36.04.05",
        "sponsor": "PT Baja Rekaan",
        "stay_limit": date(2023, 5, 15),
        "judged_on": MEETING,
        "overstay_days": 43,
        "overstay_charge": 43_000_000,
        "held_back": False,
        "worsens_on": date(2023, 7, 15),
        "next_change_on": date(2023, 7, 14),
        "sentence": Text(id="Melebihi batas tinggal 43 hari.", en="43 days past the stay limit."),
        "clears": Text(id="Bukti keluar wilayah.", en="Proof of departure."),
        "provisions": (
            Provision(citation="Pasal 78 UU 6/2011", confirmed=True),
            Provision(citation="PP 28/2019", confirmed=False),
        ),
        "office_settings": (),
        "sources": (Source("tamu.xlsx", "Juni", 12),),
    }
    return Finding(**(values | given))


def ending_soon(person: int, limit: date) -> Finding:
    """A stay limit that is near."""
    return finding(
        person, rule_id="limit_ends_soon", certainty=None, consequence=Consequence.NONE, stay_limit=limit,
        judged_on=None, overstay_days=None, overstay_charge=None, sentence=Text(id="Batas tinggal segera berakhir.", en="The limit ends soon."),
    )  # fmt: skip


def silent_feed() -> Finding:
    """A feed that stayed away."""
    return finding(
        None, rule_id="feed_silent", subject=Subject.FEED, certainty=None, consequence=Consequence.NONE, names=(),
        document_number=None, overstay_days=None, overstay_charge=None, stay_limit=None, nationality=None, place=None,
        sentence=Text(id="Umpan Pelabuhan Rekaan diam.", en="Feed Pelabuhan Rekaan is silent."), sources=(),
    )  # fmt: skip


def screening(*findings: Finding, ledger: Sequence[LedgerRange] = (), people: int = 1100) -> Screening:
    """A screening of some findings, with one rule and one value of the law beside it."""
    return Screening(
        as_of=MEETING,
        people=people,
        findings=findings,
        ledger=ledger,
        definitions=[
            Definition(id="overstay", title=Text(id="Melebihi batas tinggal", en="Overstay"), meaning=Text(id="Siapa?", en="Who?"), citation="Pasal 78 UU 6/2011", confirmed=True),
            Definition(id="overstay.threshold_days", title=Text(id="Ambang", en="Threshold"), meaning=Text(id="60 hari", en="60 days"), citation="Pasal 78 UU 6/2011", confirmed=False),
        ],
    )  # fmt: skip


def refusal(what: str = "Tanggal “31/06/2023” tidak ada dalam kalender.") -> Refusal:
    """A refused row."""
    return Refusal(
        "no_such_day",
        Text(id=what, en="The day “31/06/2023” does not exist."),
        Text(id="Tulis tanggalnya seperti 27/06/2023.", en="Write the day like 27/06/2023."),
        Source("tamu.xlsx", "Juni", 14, "TGL MASUK"),
    )


def reading(*refusals: Refusal, set_aside: Mapping[str, int] | None = None) -> Reading:
    """What was read: one sheet of 20 rows, with a column that nobody needs."""
    receipt = SheetReceipt(
        file="tamu.xlsx", sheet="Juni", list_kind="guests", rows=20, accepted=19 - len(refusals), refused=len(refusals),
        set_aside=set_aside or {"header": 1}, unmapped=("WARNA KOPER",),
    )  # fmt: skip
    mapping = ListMapping(kind="guests", header_row=0, headers=("NAMA", "WARNA KOPER"), fields={0: "name"})
    return Reading(register_made=lambda: register_from({}), refusals=refusals, receipts=[receipt], mappings=[mapping])
