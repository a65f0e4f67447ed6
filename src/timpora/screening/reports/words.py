"""The words of the reports: codes as people say them, and how a finding, a place and a count are written."""

import json
import re
from collections.abc import Mapping, Sequence

from timpora.intake.core.fields import KIND_WORDS
from timpora.intake.core.set_aside_words import SET_ASIDE_WORDS
from timpora.kernel.harmless import harmless
from timpora.kernel.identifiers import name_key, plain_letters
from timpora.kernel.refusals import Source
from timpora.kernel.text import Language, Text
from timpora.rulebook.citations import citation_in
from timpora.screening.core.findings import Finding, Provision


CERTAINTY: Mapping[str, Text] = {
    "proven": Text(id="terbukti", en="proven"),
    "no_exit_on_record": Text(id="belum tercatat keluar", en="no exit on record"),
    "probably_left": Text(id="kemungkinan sudah keluar", en="probably left"),
}
CONSEQUENCE: Mapping[str, Text] = {
    "none": Text(id="tidak ada", en="none"),
    "charge": Text(id="biaya beban", en="overstay charge"),
    "deportation_and_ban": Text(id="deportasi dan usulan penangkalan", en="deportation and proposed entry ban"),
    "needs_a_person": Text(id="diputus pejabat", en="an officer decides"),
}
PERMIT_KIND: Mapping[str, Text] = {
    "visit": Text(id="kunjungan (ITK)", en="visit (ITK)"),
    "limited": Text(id="terbatas (ITAS)", en="limited (ITAS)"),
    "permanent": Text(id="tetap (ITAP)", en="permanent (ITAP)"),
    "diplomatic": Text(id="diplomatik", en="diplomatic"),
    "service": Text(id="dinas", en="service"),
    "bridging": Text(id="peralihan", en="bridging"),
    "forced_stay": Text(id="keadaan terpaksa (ITKT)", en="forced stay (ITKT)"),
    "unknown": Text(id="tidak diketahui", en="not known"),
}
LIST_KIND: Mapping[str, Text] = KIND_WORDS
STANDING: Mapping[str, Text] = {
    "covered": Text(id="tercakup izin", en="covered"),
    "pending": Text(id="menunggu keputusan", en="pending"),
    "uncovered": Text(id="tidak tercakup", en="not covered"),
}
CONFIRMED = Text(id="terkonfirmasi", en="confirmed")
TO_BE_CONFIRMED = Text(id="belum dikonfirmasi", en="to be confirmed")
# Beyond what JSON escapes itself: the second block of control characters, marks that reorder a line, half characters.
_STEERS = re.compile(r"[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def said(words: Mapping[str, Text], code: str | None, language: Language) -> str | None:
    """The words for a code; a code without words stays as it is."""
    if code is None:
        return None
    return words[code].within(language) if code in words else code


def status(*, confirmed: bool, language: Language) -> str:
    """`terkonfirmasi` or `belum dikonfirmasi`."""
    return (CONFIRMED if confirmed else TO_BE_CONFIRMED).within(language)


def cited(provision: Provision, language: Language) -> str:
    """A citation, and in brackets that the office has not confirmed it yet."""
    mark = "" if provision.confirmed else f" [{TO_BE_CONFIRMED.within(language)}]"
    return f"{citation_in(provision.citation, language)}{mark}"


def who(finding: Finding) -> str:
    """`TANAKA REKAAN (X0000002)`; empty for a finding that is about nobody."""
    named = names_in_line(finding.names)
    if not named:
        return harmless(finding.document_number or "")
    return harmless(f"{named} ({finding.document_number})" if finding.document_number else named)


def names_in_line(names: Sequence[str]) -> str:
    """`Björn Rekaan / Rekaan Bjoern`; forms that differ only by capitals, accents, spaces or the order of words are one."""
    told: list[str] = []
    seen: set[str] = set()
    for name in names:
        alike = {name_key(name) or name, plain_letters(name).replace(" ", "") or name}
        if seen.isdisjoint(alike):
            told.append(name)
        seen |= alike
    return " / ".join(told)


def place_of(source: Source, language: Language) -> str:
    """Where a row was read: `tamu.xlsx, lembar “Juni”, baris 12`."""
    return harmless(source.within(language))


def set_aside(counts: Mapping[str, int], language: Language) -> str:
    """`3 judul kolom, 1 jumlah`."""
    words = {name: SET_ASIDE_WORDS[name].fill(s="" if count == 1 else "s") for name, count in counts.items()}
    return ", ".join(f"{counted(count, language)} {words[name].within(language)}" for name, count in counts.items())


def counted(number: int, language: Language) -> str:
    """A count with the thousands mark of the language: `1.100` or `1,100`."""
    plain = f"{number:,}"
    return plain.replace(",", ".") if language is Language.INDONESIAN else plain


def number_of(count: int, one: str, many: str) -> str:
    """English tells one from many: `1 row was`, `3 rows were`; Indonesian does not."""
    return f"{counted(count, Language.ENGLISH)} {one if count == 1 else many}"


def as_json(value: object) -> str:
    """JSON that people can read; what could steer a terminal or is no character stands there by its number."""
    return _STEERS.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False, indent=2))
