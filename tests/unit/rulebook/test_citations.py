"""Whatever the rulebook cites can be read in English too, with the official form beside it."""

import re

from timpora.engine.backends.passages import as_markdown
from timpora.kernel.text import Language
from timpora.rulebook import book
from timpora.rulebook.citations import citation_in, standard_citations
from timpora.rulebook.closed_days import standard_closed_days
from timpora.rulebook.parameters import standard_parameters
from timpora.rulebook.provisions import standard_provisions
from timpora.rulebook.rule_texts import text_of
from timpora.rulebook.visa_indexes import standard_visa_indexes
from timpora.screening.core import ledger_words


ENGLISH, INDONESIAN = Language.ENGLISH, Language.INDONESIAN
OFFICIAL = re.compile(r"^(Pasal|UU|PP|Permen|Kepmen)")


def cited() -> set[str]:
    found = {citation.citation for rule in book.RULES for citation in rule.citations}
    found |= {value.citation for parameter in standard_parameters().values() for value in parameter.values}
    found |= {
        vars(ledger_words)[name].citation for name in ("_DUTY", "_PERMITS", "_WAITING", "_CUSTODY", "_FORCE_MAJEURE")
    }
    found |= {one.citation for one in standard_closed_days().days}
    found |= {one.citation for one in standard_provisions()}
    return found | {entry.citation for entry in standard_visa_indexes().entries}


def test_every_provision_that_is_cited_has_its_english_and_no_other_is_kept() -> None:
    assert cited() == set(standard_citations())


def test_english_says_what_it_is_and_an_official_form_stands_beside_it_in_brackets() -> None:
    for citation in standard_citations():
        said = citation_in(citation, ENGLISH)
        assert not OFFICIAL.match(said), said
        assert citation_in(citation, INDONESIAN) == citation
        number = re.search(r"\d+/\d{4}", citation)
        assert number is None or number.group() in said


def test_several_provisions_are_each_said_in_english() -> None:
    said = citation_in("Pasal 8 UU 6/2011; PP 34/2021", ENGLISH)
    assert said.split("; ") == [citation_in("Pasal 8 UU 6/2011", ENGLISH), citation_in("PP 34/2021", ENGLISH)]


def test_a_provision_that_an_office_added_itself_is_said_as_it_is() -> None:
    assert citation_in("Perda Rekaan 9/2031", ENGLISH) == "Perda Rekaan 9/2031"


def test_a_rule_in_english_cites_in_english_and_says_what_is_not_confirmed() -> None:
    parameters = standard_parameters()
    for rule in book.RULES:
        told = text_of(rule, parameters, ENGLISH, as_of=None)
        lines = [line for section in told.sections for line in as_markdown(section, ENGLISH, level=3)]
        said = "\n".join(lines).replace("\\", "")
        for citation in rule.citations:
            state = "confirmed" if citation.confirmed else "to be confirmed"
            assert f"{citation_in(citation.citation, ENGLISH)} [{state}]" in said, rule.id
