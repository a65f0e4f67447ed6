"""The people of a group as they stand on the printed report; what all of them share is said once."""

from typing import Any

from timpora.kernel.harmless import harmless
from timpora.kernel.text import Language, day_in_words, days_in_words, rupiah_in_words
from timpora.screening.core.findings import Consequence, Finding, Screening
from timpora.screening.reports import report_words as say
from timpora.screening.reports import words
from timpora.screening.reports.urgency import Group


MOST_IN_A_GROUP = 300
_TONES = {"proven": "grave", "soon": "soon", "person": "check", "record": "check", "feed": "soon"}
_OF_SEVERAL_RULES = frozenset({"person", "record"})
_COUNTED_IN_DAYS = frozenset({"proven", "no_exit", "left"})


def group_data(group: Group, screening: Screening, language: Language) -> dict[str, Any]:
    """A group with its people, cut at `MOST_IN_A_GROUP` and saying so; a part for each rule where there are several."""
    shown = group.findings[:MOST_IN_A_GROUP]
    of_rule: dict[str, list[Finding]] = {}
    for finding in shown:
        of_rule.setdefault(finding.rule_id, []).append(finding)
    titles = {item.id: item.title.within(language) for item in screening.definitions}
    more = len(group.findings) - len(shown)
    return {
        "title": group.title.within(language),
        "count": words.counted(len(group.findings), language),
        "tone": _TONES.get(group.code, "open"),
        "layout": "days" if group.code == "soon" else "cards",
        "figures": group.code in _COUNTED_IN_DAYS,
        "parts": [
            {"title": titles.get(rule_id, rule_id) if group.code in _OF_SEVERAL_RULES else ""}
            | _part(findings, group.code, screening, language)
            for rule_id, findings in of_rule.items()
        ],
        "more": say.MORE.fill(count=more).within(language) if more else "",
    }


def _part(findings: list[Finding], group: str, screening: Screening, language: Language) -> dict[str, Any]:
    everywhere = set.intersection(*[{reason.code for reason in finding.reasons} for finding in findings])
    if len(findings) == 1:
        everywhere = set()
    facts = [_facts(finding, group, everywhere, language) for finding in findings]
    shared = {
        name: text
        for name, text in facts[0].items()
        if len(facts) > 1 and name != "sources" and all(own.get(name) == text for own in facts)
    }
    if everywhere:
        common = [reason for reason in findings[0].reasons if reason.code in everywhere]
        shared = {"reasons": " ".join(reason.text.within(language) for reason in common)} | shared
    people = [_person(finding, own, shared, screening, language) for finding, own in zip(findings, facts, strict=True)]
    return {"shared": _labelled(shared, language), "people": people}


def _person(
    finding: Finding, facts: dict[str, str], shared: dict[str, str], screening: Screening, language: Language
) -> dict[str, Any]:
    own = {name: text for name, text in facts.items() if shared.get(name) != text}
    kind = words.said(words.PERMIT_KIND, finding.permit_kind, language)
    permit = " ".join(part for part in (kind, finding.visa_index) if part)
    particulars = " · ".join(part for part in (finding.document_number, finding.nationality, permit) if part)
    left = (finding.stay_limit - screening.as_of).days if finding.stay_limit else None
    past = finding.overstay_days
    return {
        "name": harmless(words.names_in_line(finding.names)),
        "particulars": harmless(particulars),
        "sentence": harmless(finding.sentence.within(language)),
        "figure": str(past) if past is not None else _left(left, language),
        "unit": days_in_words(past, language).split(" ", 1)[1] if past is not None else "",
        "facts": _labelled(own, language),
        "limit": day_in_words(finding.stay_limit, language) if finding.stay_limit else "",
        "document": harmless(finding.document_number or ""),
        "permit": harmless(permit),
        "keeper": harmless(finding.sponsor or finding.place or ""),
    }


def _facts(finding: Finding, group: str, said_above: set[str], language: Language) -> dict[str, str]:
    """What is known beside the sentence, by name and in reading order; nothing that is empty or said above."""
    consequence = words.said(words.CONSEQUENCE, finding.consequence, language) or ""
    charge = f" {rupiah_in_words(finding.overstay_charge)}" if finding.overstay_charge is not None else ""
    found = {
        "consequence": "" if finding.consequence in {Consequence.NONE, Consequence.NEEDS_A_PERSON} else consequence + charge,
        "reasons": " ".join(reason.text.within(language) for reason in finding.reasons if reason.code not in said_above),
        "worsens": day_in_words(finding.worsens_on, language) if finding.worsens_on and group == "proven" else "",
        "place": finding.place or "",
        "sponsor": finding.sponsor or "",
        "clears": finding.clears.within(language),
        "provisions": "; ".join(words.cited(provision, language) for provision in finding.provisions),
        "sources": "; ".join(source.within(language) for source in finding.sources),
    }  # fmt: skip
    return {name: harmless(text) for name, text in found.items() if text}


def _left(days: int | None, language: Language) -> str:
    if days is None:
        return ""
    return days_in_words(days, language) if days else say.TODAY.within(language)


def _labelled(facts: dict[str, str], language: Language) -> list[list[str]]:
    return [[say.FACTS[name].within(language), text] for name, text in facts.items()]
