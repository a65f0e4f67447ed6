"""Who is looking: the first argument of every query, so that nothing is read on behalf of nobody."""

from dataclasses import dataclass

from timpora.kernel.text import Language


AT_THE_DOOR = 0


@dataclass(frozen=True, kw_only=True)
class Viewer:
    """An account as the rest of the program knows it: which one, of which office, and what it may do.

    What the viewer may *see* is decided by the database itself (docs/explanation/walls.md); this value decides what is offered.
    """

    account: int
    office: int | None = None
    permissions: frozenset[str] = frozenset()
    language: Language = Language.INDONESIAN
    token: int | None = None  # with which token of the API, where it is a program that looks

    def may(self, permission: str) -> bool:
        """Whether the viewer holds a permission."""
        return permission in self.permissions

    @property
    def is_at_the_door(self) -> bool:
        """Whether nobody has signed in yet."""
        return self.account == AT_THE_DOOR


NOBODY = Viewer(account=AT_THE_DOOR)
