"""Which findings a page shows, as its address says: every selection can be sent to somebody, and names nobody.

What an address says that is not understood is left out, so that an old or a mistyped link still leads to the queue.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from timpora.kernel.areas import area
from timpora.kernel.text import Text
from timpora.rulebook import book
from timpora.screening.core.findings import Certainty
from timpora.screening.core.states import STATE_WORDS
from timpora.screening.overview import Age, Grouping, of_age
from timpora.screening.queries import NONE, OPEN_STATES, Asked
from timpora.ui.components.dialogs import Applied, Choice, Filter, FilterBar


OPEN, ALL = "open", "all"
HELD, NOT_HELD = "yes", "no"
EVERY = Text(id="Semua", en="All")
AGE_WORDS: Mapping[str, Text] = {
    Age.TODAY: Text(id="Ditemukan hari ini", en="Found today"),
    Age.WEEK: Text(id="Ditemukan dalam 7 hari terakhir", en="Found within the last 7 days"),
    Age.MONTH: Text(id="Ditemukan 8 sampai 30 hari lalu", en="Found 8 to 30 days ago"),
    Age.OLDER: Text(id="Ditemukan lebih dari 30 hari lalu", en="Found more than 30 days ago"),
}
CERTAINTY_WORDS: Mapping[str, Text] = {
    Certainty.PROVEN: Text(id="Melebihi batas tinggal, terbukti", en="Past the stay limit, proven"),
    Certainty.NO_EXIT_ON_RECORD: Text(id="Batas lewat, belum tercatat keluar", en="Limit passed, no exit on record"),
    Certainty.PROBABLY_LEFT: Text(id="Batas lewat, kemungkinan sudah keluar", en="Limit passed, probably left"),
    NONE: Text(id="Bukan tentang hari lewat", en="Not about days past"),
}
STATE_CHOICES: Mapping[str, Text] = {
    OPEN: Text(id="Yang masih terbuka", en="Those still open"),
    **{state.value: words for state, words in STATE_WORDS.items()},
    ALL: EVERY,
}
HELD_WORDS: Mapping[str, Text] = {
    HELD: Text(id="Hanya yang ditahan", en="Only those held back"),
    NOT_HELD: Text(id="Tanpa yang ditahan", en="Without those held back"),
}
GROUPING_WORDS: Mapping[Grouping, Text] = {
    Grouping.RULE: Text(id="Menurut aturan", en="By rule"),
    Grouping.CERTAINTY: Text(id="Menurut kepastian", en="By certainty"),
    Grouping.DISTRICT: Text(id="Menurut kecamatan", en="By district"),
    Grouping.AGE: Text(id="Menurut umur", en="By age"),
    Grouping.NOTHING: Text(id="Satu daftar", en="One list"),
}
LABELS: Mapping[str, Text] = {
    "rule": Text(id="Aturan", en="Rule"),
    "state": Text(id="Keadaan", en="State"),
    "certainty": Text(id="Kepastian", en="Certainty"),
    "district": Text(id="Kecamatan", en="District"),
    "age": Text(id="Umur", en="Age"),
    "held": Text(id="Ditahan", en="Held back"),
}
NOWHERE = Text(id="Tempat tidak tercatat", en="No place on record")
FOUND = Text(id="{number} temuan", en="{number} findings")
RULE_WORDS: Mapping[str, Text] = {rule.id: rule.title for rule in book.RULES}


@dataclass(frozen=True, kw_only=True)
class Selection:
    """What the queue shows; a value that is empty asks nothing."""

    rule: str = ""
    state: str = OPEN
    certainty: str = ""
    district: str = ""
    age: str = ""
    held: str = ""
    grouping: Grouping = Grouping.RULE
    after: str = ""

    def asked(self, on: date) -> Asked:
        """The same as a question to the database."""
        asked = Asked(
            rule=self.rule or None,
            states=OPEN_STATES if self.state == OPEN else () if self.state == ALL else (self.state,),
            certainty=self.certainty or None,
            district=self.district or None,
            held_back=self.held == HELD if self.held else None,
        )
        return of_age(asked, Age(self.age), on) if self.age else asked

    @property
    def query(self) -> str:
        """The same as the end of an address; what goes without saying is left out."""
        plain = Selection()
        return urlencode([(name, str(value)) for name, value in self.__dict__.items() if value != getattr(plain, name)])

    @property
    def href(self) -> str:
        """The queue's address with this selection."""
        return f"{reverse('findings')}?{self.query}" if self.query else reverse("findings")

    def but(self, **changes: Any) -> "Selection":
        """Another selection, from its beginning."""
        return replace(self, **{"after": "", **changes})

    @property
    def narrowed(self) -> list[str]:
        """The filters that leave something out, or let in what is usually left out."""
        plain = Selection()
        return [name for name in LABELS if getattr(self, name) != getattr(plain, name)]


def selection_of(query: QueryDict | Mapping[str, str]) -> Selection:
    """What an address asks for."""
    grouping = query.get("grouping", "")
    return Selection(
        rule=_one_of(query, "rule", RULE_WORDS),
        state=_one_of(query, "state", STATE_CHOICES) or OPEN,
        certainty=_one_of(query, "certainty", CERTAINTY_WORDS),
        district=_district(query.get("district", "")),
        age=_one_of(query, "age", AGE_WORDS),
        held=_one_of(query, "held", HELD_WORDS),
        grouping=Grouping(grouping) if grouping in set(Grouping) else Grouping.RULE,
        after=query.get("after", "")[:40],
    )


def _one_of(query: QueryDict | Mapping[str, str], name: str, known: Mapping[str, Text]) -> str:
    value = query.get(name, "")
    return str(value) if value in known else ""


def _district(code: str) -> str:
    return code if code == NONE or (code.replace(".", "").isdecimal() and len(code) <= len("36.04.08")) else ""


def district_name(code: str) -> Text:
    """`Cikande (Kabupaten Serang)`, by name where it is known."""
    if code == NONE:
        return NOWHERE
    own, around = area(code), area(area(code).within)
    name = own.name if not own.within else f"{own.name} ({around.name})"
    return Text(id=name, en=name)


def group_name(grouping: Grouping, key: str) -> Text:
    """What findings of a group have in common."""
    match grouping:
        case Grouping.RULE:
            return RULE_WORDS[key]
        case Grouping.CERTAINTY:
            return CERTAINTY_WORDS[key]
        case Grouping.DISTRICT:
            return district_name(key)
        case _:
            return AGE_WORDS[key]


def filter_bar(chosen: Selection, districts: Sequence[str], found: Text, save_href: str | None) -> FilterBar:
    """The form above the queue."""
    words = _words(districts, chosen.district)
    return FilterBar(
        href=reverse("findings"),
        filters=[
            *(
                Filter(
                    name=name, label=label,
                    choices=[
                        *([] if name == "state" else [Choice(value="", name=EVERY, is_chosen=not getattr(chosen, name))]),
                        *(Choice(value=value, name=said, is_chosen=getattr(chosen, name) == value) for value, said in words[name].items()),
                    ],
                )
                for name, label in LABELS.items()
            ),
            Filter(
                name="grouping", label=Text(id="Kelompokkan", en="Group"),
                choices=[Choice(value=one.value, name=said, is_chosen=chosen.grouping is one) for one, said in GROUPING_WORDS.items()],
            ),
        ],
        applied=[Applied(name=words[name][getattr(chosen, name)], href=chosen.but(**{name: getattr(Selection(), name)}).href) for name in chosen.narrowed],
        found=found,
        clear_href=reverse("findings"),
        save_href=save_href,
    )  # fmt: skip


def _words(districts: Sequence[str], chosen: str) -> Mapping[str, Mapping[str, Text]]:
    codes = sorted({*districts, NONE, *([chosen] if chosen else [])}, key=lambda code: (code == NONE, district_name(code).id))  # fmt: skip
    return {
        "rule": RULE_WORDS, "state": STATE_CHOICES, "certainty": CERTAINTY_WORDS, "age": AGE_WORDS, "held": HELD_WORDS,
        "district": {code: district_name(code) for code in codes},
    }  # fmt: skip


def in_words(chosen: Selection) -> Text:
    """A selection as a list of what it asks for, for whoever reads an export."""
    words = _words([], chosen.district)
    told = [words[name][getattr(chosen, name)] for name in chosen.narrowed] or [STATE_CHOICES[OPEN]]
    return Text(id=", ".join(one.id for one in told), en=", ".join(one.en for one in told))
