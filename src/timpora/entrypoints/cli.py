"""The command line: every command of `timpora`, each in a module of its own."""

import typer

from timpora.entrypoints.commands import audit, calc, explain, migrate, rules, sample, screen, up


app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
app.command()(screen.screen)
app.command()(explain.explain)
app.command()(calc.calc)
app.command()(sample.sample)
app.command()(up.up)
app.command()(migrate.migrate)

rules_app = typer.Typer(no_args_is_help=True, help="Buku aturan / the rulebook")
rules_app.command("list")(rules.rules_list)
rules_app.command("show")(rules.rules_show)
rules_app.command("check")(rules.rules_check)
app.add_typer(rules_app, name="rules")

audit_app = typer.Typer(no_args_is_help=True, help="Jejak audit / the audit trail")
audit_app.command("verify")(audit.audit_verify)
audit_app.command("anchor")(audit.audit_anchor)
app.add_typer(audit_app, name="audit")


def main() -> None:
    """The `timpora` command."""
    app()
