"""Migrations as Django does them, with each changed model made anew by itself."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db.migrations.state import ProjectState


FINDING = "_find_reload_model"  # the one place in which Django says what is made anew


def apply_migrations() -> None:
    """Applies what the database lacks, in the role with which Django is connected."""
    with _each_model_by_itself():
        call_command("migrate", interactive=False, verbosity=0)


@contextmanager
def _each_model_by_itself() -> Iterator[None]:
    """Spares a first start three quarters of its migrations.

    With each step Django makes every model anew that is related to the changed one, over however many others: most of them, since
    nearly all know their office and who wrote them. No step that goes forward needs them. They are marked as outdated, so that
    where a migration asks for models itself, Django makes all of them anew before (`ProjectState.clear_delayed_apps_cache`).
    That the database comes out the same is tested against Django's own way (docs/decisions/0071).
    """
    usual = getattr(ProjectState, FINDING)
    setattr(ProjectState, FINDING, _itself)
    try:
        yield
    finally:
        setattr(ProjectState, FINDING, usual)


def _itself(state: ProjectState, app_label: str, model_name: str, delay: bool = False) -> set[tuple[str, str]]:  # noqa: ARG001, FBT001, FBT002 - Django's own signature
    state.is_delayed = True
    return {(app_label, model_name)}
