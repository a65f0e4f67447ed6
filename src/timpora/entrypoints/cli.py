"""The command line: every command of `timpora`, each in a module of its own."""

import typer

from timpora.entrypoints.commands import calc, explain, rules, sample, screen, zone


app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
app.command()(screen.screen)
app.command()(explain.explain)
app.command()(calc.calc)
app.command()(zone.zone)
app.command()(sample.sample)

rules_app = typer.Typer(no_args_is_help=True, help="Buku aturan / the rulebook")
rules_app.command("list")(rules.rules_list)
rules_app.command("show")(rules.rules_show)
rules_app.command("check")(rules.rules_check)
app.add_typer(rules_app, name="rules")


def main() -> None:
    """The `timpora` command."""
    app()
