"""The monthly report in words: what each figure means stands in the order in which the figures stand."""

from datetime import UTC, date, datetime

from tests.factories.evaluation import answered

from timpora.evaluation.core.reports import Report
from timpora.evaluation.report_words import said
from timpora.kernel.periods import Period
from timpora.kernel.text import Language


JUNE, MAY = Period(date(2023, 6, 1), date(2023, 6, 30)), Period(date(2023, 5, 1), date(2023, 5, 31))
NOW = datetime(2023, 7, 1, 9, 0, tzinfo=UTC)


def test_definitions_stand_in_the_order_of_the_figures() -> None:
    answers = [answered(name, [], JUNE) for name in ("cases_opened", "findings_on_the_last_day", "people_under_supervision")]  # fmt: skip
    report = Report(
        office="Kantor Rekaan", month=JUNE, number=1, is_shared=False, as_known=NOW, made_at=NOW, answers=answers, groups=[], before=MAY, before_figures={},
        before_known=None, revisions=None,
    )  # fmt: skip
    told = said(report, Language.ENGLISH)
    figures = [row[0] for theme in told["themes"] for row in theme["rows"]]
    assert [title for title, _ in told["definitions"]] == figures
    assert figures[0] == "Foreigners under supervision"
