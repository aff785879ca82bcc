"""Themes that members brought: each once, and whether the group has talked about it."""

from msgspec.structs import replace

from herstelgroep.groups.days import GroupRefused
from herstelgroep.groups.model import Group, Wish
from herstelgroep.privacy.cleaning import clean_line

LONGEST_THEME = 200


def brought(group: Group, text: str) -> Group:
    """A member brought this theme; one that is there already is open (again). Raises GroupRefused."""
    theme = clean_line(text)
    if not theme or len(theme) > LONGEST_THEME:
        raise GroupRefused(f"Een thema heeft 1 tot {LONGEST_THEME} tekens. Er is niets veranderd.")
    if _has(group, theme):
        return _marked(group, theme, done=False)
    return replace(group, wishes=(*group.wishes, Wish(theme)))


def talked(group: Group, text: str, *, done: bool = True) -> Group:
    """The group talked about this theme, or not after all. Raises GroupRefused when nobody brought it."""
    theme = clean_line(text)
    if not _has(group, theme):
        raise GroupRefused("Dat thema staat er niet bij. Er is niets veranderd. Kijk in het plan hoe het heet.")
    return _marked(group, theme, done=done)


def had_turn(group: Group, text: str) -> Group:
    """A meeting was about this; when a member had brought it, it had its turn."""
    return _marked(group, clean_line(text), done=True)


def _has(group: Group, theme: str) -> bool:
    return any(_same(wish, theme) for wish in group.wishes)


def _same(wish: Wish, theme: str) -> bool:
    return wish.theme.casefold() == theme.casefold()


def _marked(group: Group, theme: str, *, done: bool) -> Group:
    wishes = (replace(wish, done=done) if _same(wish, theme) else wish for wish in group.wishes)
    return replace(group, wishes=tuple(wishes))
