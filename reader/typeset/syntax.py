"""Program text -> where each kind of word begins. Pygments is loaded when the first is painted."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from reader.typeset.lines import Role

if TYPE_CHECKING:
    from pygments.lexer import Lexer
    from pygments.token import _TokenType

LONGEST = 50_000
"""Characters of a block that is highlighted; longer ones are data, not something to read."""

LONGEST_LINE = 1_000
"""Characters of its longest line: some of Pygments' patterns take quadratic time on a line."""

_ROLES = {
    "Keyword": Role.SYNTAX_KEYWORD,
    "Operator.Word": Role.SYNTAX_KEYWORD,
    "Name.Tag": Role.SYNTAX_KEYWORD,
    "Name.Function": Role.SYNTAX_NAME,
    "Name.Class": Role.SYNTAX_NAME,
    "Name.Decorator": Role.SYNTAX_NAME,
    "Name.Attribute": Role.SYNTAX_NAME,
    "Name.Exception": Role.SYNTAX_NAME,
    "Generic.Heading": Role.SYNTAX_NAME,
    "Generic.Subheading": Role.SYNTAX_NAME,
    "Generic.Prompt": Role.SYNTAX_COMMENT,
    "Generic.Inserted": Role.SYNTAX_ADDED,
    "Generic.Deleted": Role.SYNTAX_REMOVED,
    "Literal.String": Role.SYNTAX_STRING,
    "Literal.Number": Role.SYNTAX_NUMBER,
    "Comment.Preproc": Role.SYNTAX_KEYWORD,
    "Comment": Role.SYNTAX_COMMENT,
}


class Words:
    """The roles of a program's text, found as far as they are asked for."""

    def __init__(self, text: str, language: str) -> None:
        self._starts = [0]
        self._roles = [Role.CODE_BLOCK]
        self._tokens = _tokens(text, language)
        self._known = 0

    def within(self, start: int, end: int) -> Iterator[tuple[int, int, Role]]:
        """The stretches of one role that start..end consists of."""
        self._reach(end)
        index = bisect_right(self._starts, start) - 1
        while start < end:
            following = self._starts[index + 1] if index + 1 < len(self._starts) else end
            yield start, min(following, end), self._roles[index]
            start, index = following, index + 1

    def _reach(self, offset: int) -> None:
        while self._known < offset:
            token = next(self._tokens, None)
            if token is None:
                return
            self._known, role = token
            if self._known == self._starts[-1]:
                self._roles[-1] = role
            elif self._known > self._starts[-1] and role is not self._roles[-1]:
                self._starts.append(self._known)
                self._roles.append(role)


def _tokens(text: str, language: str) -> Iterator[tuple[int, Role]]:
    lexer = _lexer(language) if _is_readable(text) else None
    if lexer is None:
        return
    done = 0
    try:
        for start, token, value in lexer.get_tokens_unprocessed(text):
            yield start, _role(token)
            done = start + len(value)
    except Exception:
        # Hundreds of lexers by as many hands: where one gives up, the rest of the code is plain.
        yield done, Role.CODE_BLOCK


def _is_readable(text: str) -> bool:
    return len(text) <= LONGEST and max(map(len, text.split("\n"))) <= LONGEST_LINE


@cache
def _aliases() -> frozenset[str]:
    from pygments.lexers import get_all_lexers

    found = get_all_lexers(plugins=False)
    return frozenset(alias for _name, aliases, _files, _types in found for alias in aliases)


def _lexer(language: str) -> "Lexer | None":
    # An unknown name would make Pygments load every plugin of this environment to look for it.
    if not language or language not in _aliases():
        return None
    from pygments.lexers import get_lexer_by_name

    return get_lexer_by_name(language)


@cache
def _role(token: "_TokenType") -> Role:
    names = list(token)
    while names:
        role = _ROLES.get(".".join(names))
        if role is not None:
            return role
        names.pop()
    return Role.CODE_BLOCK
