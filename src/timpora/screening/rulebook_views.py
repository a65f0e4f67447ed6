"""The rulebook in the office: every rule in words, its values over time, and worked examples that are computed while one looks."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.engine.rules import Rule
from timpora.rulebook import book
from timpora.rulebook.cases import standard_cases
from timpora.screening import law_queries, rulebook_showing
from timpora.screening.core.rule_sheets import cases_of
from timpora.screening.office_law import dated_law_of
from timpora.ui.components.tables import Cell, Pagination


EXAMPLES_A_PAGE = 10
type View = Callable[..., HttpResponse]


def readers_of_law_only(view: View) -> View:
    """Only for who reads the register, and for who proposes or decides on changes of the law."""

    @wraps(view)
    def respond(request: ViewedRequest, *arguments: object, **named: object) -> HttpResponse:
        if not law_queries.may_read_law(request.viewer):
            raise PermissionDenied
        return view(request, *arguments, **named)

    return respond


@readers_of_law_only
@require_GET
def rulebook(request: ViewedRequest) -> HttpResponse:
    """All rules, and how many open findings rest on each."""
    law = dated_law_of(request.viewer)
    findings = _findings(request, [rule.id for rule in book.RULES])
    page = {
        "table": rulebook_showing.rules_table(book.RULES, law, findings),
        "waiting": law_queries.waiting(request.viewer),
    }
    return render(request, "screening/rulebook/rules.html", page)


@readers_of_law_only
@require_GET
def rule(request: ViewedRequest, rule: str) -> HttpResponse:
    """One rule; `?contoh=` computes its worked examples now and shows them beside what is expected."""
    shown = next((one for one in book.RULES if one.id == rule), None)
    if shown is None:
        raise Http404
    law = dated_law_of(request.viewer)
    parameters = rulebook_showing.parameters_of(shown, law)
    page = {
        "rule": shown,
        "facts": rulebook_showing.rule_facts(shown, law, _findings(request, [shown.id])),
        "sections": rulebook_showing.prose_of(shown, law),
        "parameters": parameters and rulebook_showing.parameters_table(parameters, marked=True, may_propose=_may_propose(request)),
        **_examples(request, shown),
    }  # fmt: skip
    return render(request, "screening/rulebook/rule.html", page)


@readers_of_law_only
@require_GET
def rule_parameters(request: ViewedRequest) -> HttpResponse:
    """Every value of the law and the office over time."""
    law = dated_law_of(request.viewer)
    ordered = sorted(law.parameters.values(), key=lambda one: (not one.office_setting, one.id))
    table = rulebook_showing.parameters_table(ordered, marked=False, may_propose=_may_propose(request))
    return render(request, "screening/rulebook/parameters.html", {"table": table})


def _findings(request: ViewedRequest, rules: list[str]) -> dict[str, Cell]:
    """Counts of findings, for those who may see findings."""
    if not request.viewer.may(Permission.READ_REGISTER):
        return {}
    return dict(rulebook_showing.findings_of(request.viewer, rules))


def _may_propose(request: ViewedRequest) -> bool:
    return request.viewer.may(Permission.PROPOSE_LAW)


def _examples(request: ViewedRequest, shown: Rule) -> dict[str, object]:
    """A page of worked examples, and whether they were computed."""
    cases = cases_of(shown, standard_cases())
    pages = max(1, -(-len(cases) // EXAMPLES_A_PAGE))
    number = next((page for page in range(1, pages + 1) if str(page) == request.GET.get("halaman")), 1)
    first, run = (number - 1) * EXAMPLES_A_PAGE, "contoh" in request.GET
    part = cases[first : first + EXAMPLES_A_PAGE]
    examples = rulebook_showing.examples_of(shown, part, dated_law_of(request.viewer), run=run)

    def href(page: int) -> str | None:
        return f"?{'contoh=1&' if run else ''}halaman={page}#contoh" if 1 <= page <= pages else None

    return {
        "examples": examples,
        "is_run": run,
        "all_as_expected": rulebook_showing.all_as_expected(examples),
        "page_number": number,
        "pagination": None
        if pages == 1
        else Pagination(first=first + 1, last=first + len(part), total=len(cases), previous_href=href(number - 1), next_href=href(number + 1)),
    }  # fmt: skip
