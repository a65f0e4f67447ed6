"""`timpora rules`: the rulebook in words."""

import typer

from timpora.entrypoints.commands.options import LanguageOption, refuse
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Language, Text
from timpora.rulebook import book
from timpora.rulebook.parameters import standard_parameters


def rules_list(lang: LanguageOption = Language.INDONESIAN) -> None:
    """Semua aturan / all rules."""
    for rule in book.RULES:
        typer.echo(f"{rule.id}: {rule.title.within(lang)}")


def rules_show(rule_id: str, lang: LanguageOption = Language.INDONESIAN) -> None:
    """Satu aturan dalam kata-kata / one rule in words."""
    rule = next((rule for rule in book.RULES if rule.id == rule_id), None)
    if rule is None:
        known = ", ".join(rule.id for rule in book.RULES)
        refuse(
            Refusal("unknown_rule", Text(id=f"Tidak ada aturan {rule_id}.", en=f"There is no rule {rule_id}."), Text(id=f"Yang ada: {known}.", en=f"There are: {known}.")),
            lang,
        )  # fmt: skip
    typer.echo(f"{rule.title.within(lang)}\n{rule.question.within(lang)} {rule.matters.within(lang)}")
    parameters = standard_parameters()
    for number, definition in enumerate(rule.definitions.values(), start=1):
        typer.echo(f"  {number}. {definition.label.within(lang)}")
    for name in sorted(rule.parameters()):
        for value in parameters[name].values:
            until = value.holds_until.isoformat() if value.holds_until else "..."
            status = "" if value.confirmed else " [belum dikonfirmasi / to be confirmed]"
            typer.echo(
                f"  {parameters[name].title.within(lang)}: {value.value} ({value.holds_from} - {until}), {value.citation}{status}"
            )
    typer.echo("; ".join(citation.citation for citation in rule.citations))
    typer.echo(rule.clears.within(lang))
