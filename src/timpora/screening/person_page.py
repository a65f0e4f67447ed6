"""What the rulebook says of one person, as components: the sentence, the drawn days, the other findings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from timpora.kernel.text import Text
from timpora.screening.core.explanation import Explanation
from timpora.screening.core.findings import Certainty, Consequence, Finding, LedgerRange, PresenceBy, Subject
from timpora.screening.queries import Stood
from timpora.ui.components.statements import Notice, Sentence, Tone
from timpora.ui.components.timeline import LedgerLine, Presence, Standing, Timeline


DRAWN_AS = {
    PresenceBy.CROSSING: Presence.RECORDED,
    PresenceBy.MET: Presence.RECORDED,
    PresenceBy.REPORTED: Presence.RECORDED,
    PresenceBy.PRESUMED: Presence.PRESUMED,
    PresenceBy.PROBABLY_LEFT: Presence.PRESUMED,
    PresenceBy.PERMIT: Presence.ON_PAPER,
}
NOTHING_FOUND = Text(
    id="Tidak ada temuan menurut data yang tercatat.", en="Nothing is found by the data that are on record."
)
HELD_BACK = Text(id="Ditahan sampai petugas menilainya", en="Held back until an officer has judged it")
NO_DAYS = Text(id="Tidak ada hari tinggal yang dapat dinilai.", en="There are no days of stay to judge.")


def sentence_of(told: Explanation) -> Sentence:
    """The one sentence about a person, with its days below."""
    about = [finding for finding in told.findings if finding.subject is Subject.PERSON]
    headline, rest = apart(told.sentence)
    if rest is None:
        rest = about[0].clears if about else NOTHING_FOUND if told.ledger else NO_DAYS
    provisions = about[0].provisions if about else told.provisions
    return Sentence(
        tone=tone_of(about[0]) if about else Tone.INFORMATION if told.stay_limit is None else Tone.GOOD,
        headline=headline,
        rest=rest,
        provisions=tuple(provision.citation for provision in provisions),
        confirmed=all(provision.confirmed for provision in provisions),
        why=timeline_of(told.ledger, told.as_of, told.stay_limit) if told.ledger else None,
        shows_why=True,
    )


@dataclass(frozen=True, kw_only=True)
class Brief:
    """The same sentence in a list, where only what was found has a second line."""

    tone: Tone
    headline: Text
    rest: Text | None


def brief_of(stood: Stood) -> Brief:
    """The sentence of who was judged before, in a list."""
    first = stood.finding
    headline, rest = apart(stood.sentence if first is None else first.sentence)
    calm = Tone.GOOD if stood.has_limit else Tone.INFORMATION
    return Brief(
        tone=calm if first is None else tone_of(first), headline=headline, rest=rest or (None if first is None else first.clears)
    )  # fmt: skip


def other_findings(told: Explanation) -> list[Notice]:
    """Why the first finding is held back, and what else is found: about the person beyond it, and about records."""
    about = [finding for finding in told.findings if finding.subject is Subject.PERSON]
    shown = [
        Notice(tone=Tone.OPEN, title=HELD_BACK, body=_one_after_another([reason.text for reason in finding.reasons]))
        for finding in about[:1]
        if finding.reasons
    ]
    for finding in told.findings:
        if finding in about[:1]:
            continue
        headline, rest = apart(finding.sentence)
        shown.append(Notice(tone=tone_of(finding), title=headline, body=rest))
    return shown


def _one_after_another(texts: Sequence[Text]) -> Text:
    return Text(id=" ".join(text.id for text in texts), en=" ".join(text.en for text in texts))


def apart(sentence: Text) -> tuple[Text, Text | None]:
    """A text's first sentence and the rest; None where there is no more."""
    first_id, _, rest_id = sentence.id.partition(". ")
    first_en, _, rest_en = sentence.en.partition(". ")
    headline = Text(id=first_id.rstrip("."), en=first_en.rstrip("."))
    return headline, Text(id=rest_id, en=rest_en) if rest_id and rest_en else None


def timeline_of(ledger: Sequence[LedgerRange], judged_on: date, stay_limit: date | None) -> Timeline:
    """The day ledger, drawn."""
    lines = [
        LedgerLine(
            first_day=one.first_day,
            last_day=one.last_day,
            standing=Standing(one.standing),
            presence=DRAWN_AS[one.known_by],
            known_by=one.presence,
            basis=one.basis,
            source=one.source,
            provision=one.provision.citation,
            confirmed=one.provision.confirmed,
        )
        for one in ledger
    ]
    return Timeline(id="days", lines=lines, judged_on=judged_on, stay_limit=stay_limit)


def tone_of(finding: Finding) -> Tone:
    """How a finding stands: proven, or for an officer to decide."""
    if finding.reasons or finding.consequence is Consequence.NEEDS_A_PERSON:
        return Tone.OPEN
    if finding.certainty is Certainty.PROVEN:
        return Tone.ALERT
    return Tone.OPEN if finding.certainty is not None else Tone.WARNING
