"""Program text -> where each kind of word begins. Pygments is loaded when the first is painted."""

from functools import cache
from typing import TYPE_CHECKING

from reader.typeset.lines import Role

if TYPE_CHECKING:
    from pygments.lexer import Lexer
    from pygments.token import _TokenType

LONGEST = 100_000
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


def words(text: str, language: str) -> tuple[list[int], list[Role]]:
    """Offsets where the role changes, ascending from 0, and the role from each on."""
    lexer = _lexer(language) if _is_readable(text) else None
    starts, roles = [0], [Role.CODE_BLOCK]
    if lexer is None:
        return starts, roles
    for index, token, _value in lexer.get_tokens_unprocessed(text):
        role = _role(token)
        if role is roles[-1] or index < starts[-1]:
            continue
        if index == starts[-1]:
            roles[-1] = role
        else:
            starts.append(index)
            roles.append(role)
    return starts, roles


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
