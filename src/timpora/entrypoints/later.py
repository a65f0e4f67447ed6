"""Commands that are imported when they are run: help and quick answers do not wait for what only a screening needs."""

from functools import cached_property
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup


class Later(TyperCommand):
    """A command known by name and help alone; `place` is `module:function` below `entrypoints.commands`."""

    def __init__(self, name: str, place: str, summary: str) -> None:
        super().__init__(name, help=summary)
        self._place = place

    @cached_property
    def loaded(self) -> Any:
        """The command itself, with its options."""
        module, function = self._place.split(":")
        alone = typer.Typer(add_completion=False)
        alone.command(self.name)(getattr(import_module(f"timpora.entrypoints.commands.{module}"), function))
        return typer.main.get_command(alone)

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Called when the command is chosen: from here on the loaded one answers."""
        return self.loaded.make_context(info_name, args, parent=parent, **extra)


class Group(TyperGroup):
    """Commands under a common name, in the order in which help lists them."""

    def __init__(self, name: str, summary: str, *commands: Later) -> None:
        super().__init__(name=name, help=summary, commands=commands, no_args_is_help=True)


def commands_of(*commands: Later | Group) -> type[TyperGroup]:
    """The class of a group that has these commands, as `typer.Typer(cls=...)` wants it."""

    class Commands(TyperGroup):
        def __init__(self, **settings: Any) -> None:
            super().__init__(**settings | {"commands": commands})

    return Commands
