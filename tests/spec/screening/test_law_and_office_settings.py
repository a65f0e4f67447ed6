"""A finding cites the law, and tells apart from it what the office itself has set."""

from datetime import date

import polars as pl

from timpora.facts.register import register_from
from timpora.kernel.text import Language
from timpora.rulebook.parameters import standard_parameters
from timpora.screening.core.findings import Finding
from timpora.screening.reports.records import flat, record
from timpora.screening.run import screen


AS_OF = date(2023, 6, 27)
SET_BY_THE_OFFICE = {name for name, parameter in standard_parameters().items() if parameter.office_setting}


def overstay() -> Finding:
    register = register_from(
        {
            "people": pl.DataFrame({"person": [1], "name": ["Reka Wei"], "source_file": ["catatan rekaan"]}),
            "stay_permits": pl.DataFrame(
                {
                    "person": [1],
                    "kind": ["visit"],
                    "visa_index": ["B213"],
                    "valid_from": [date(2023, 4, 16)],
                    "valid_until": [date(2023, 5, 15)],
                    "source_file": ["catatan rekaan"],
                }
            ),
        }
    )
    [found] = [finding for finding in screen(register, as_of=AS_OF).findings if finding.rule_id == "overstay"]
    return found


def test_what_the_office_has_set_is_no_provision_of_the_finding() -> None:
    found = overstay()
    cited = {provision.citation for provision in found.provisions}
    told = {setting.parameter for setting in found.office_settings}
    assert told
    assert told <= SET_BY_THE_OFFICE
    of_the_office = {value.citation for name in SET_BY_THE_OFFICE for value in standard_parameters()[name].values}
    assert cited
    assert cited & of_the_office == set()


def test_a_setting_is_told_with_its_value_and_status_in_the_language_asked_for() -> None:
    found = overstay()
    for language in Language:
        values = record(found, as_of=AS_OF, language=language)
        for told, setting in zip(values["office_settings"], found.office_settings, strict=True):
            assert told["title"] == setting.title.within(language)
            assert told["value"] == setting.value.within(language)
            assert told["status"] == ("confirmed" if setting.confirmed else "to_be_confirmed")
            assert f"{told['title']}: {told['value']}" in flat(values)["office_settings"]
