"""What a case knows of a finding between two nights: its limit and how sure it is, but nothing that moves with the days alone."""

from datetime import date

from timpora.kernel.text import Language, Text, day_in_words


GONE = "gone"
NOTHING = "-"
WORDS = Text(id="batas {limit}; kepastian: {certainty}", en="limit {limit}; certainty: {certainty}")
GONE_WORDS = Text(id="tidak ditemukan lagi", en="no longer found")
CERTAINTIES = {
    "proven": Text(id="terbukti", en="proven"),
    "probably_left": Text(id="kemungkinan sudah keluar", en="probably left"),
    "no_exit_on_record": Text(id="belum tercatat keluar", en="no exit on record"),
    NOTHING: Text(id="tidak dinilai", en="not judged"),
}


def mark_of(stay_limit: date | None, certainty: str | None, *, is_gone: bool) -> str:
    """As it stands beside the finding of a case."""
    if is_gone:
        return GONE
    return f"{stay_limit.isoformat() if stay_limit else NOTHING} {certainty or NOTHING}"


def with_limit(mark: str, limit: date | None) -> str:
    """The same mark with another limit."""
    return f"{limit.isoformat() if limit else NOTHING} {mark.partition(' ')[2] or NOTHING}"


def limit_of(mark: str) -> date | None:
    """The limit that a mark names; None where it names none."""
    limit = mark.partition(" ")[0]
    return None if limit in {GONE, NOTHING} else date.fromisoformat(limit)


def in_words(mark: str) -> Text:
    """A mark as people read it."""
    if mark == GONE:
        return GONE_WORDS
    day, certainty = limit_of(mark), mark.partition(" ")[2]
    words = CERTAINTIES.get(certainty, Text(id=certainty, en=certainty))
    told = {language: NOTHING if day is None else day_in_words(day, language) for language in Language}
    return Text(
        id=WORDS.id.format(limit=told[Language.INDONESIAN], certainty=words.id),
        en=WORDS.en.format(limit=told[Language.ENGLISH], certainty=words.en),
    )
