"""What can be wrong with a query, and where in it.

The model speaks no language but English: who shows an error translates its template and hint and
fills them in with `QueryError.filled`.
"""

from collections.abc import Mapping
from enum import StrEnum

from reader.errors import UsageError


def N_(text: str) -> str:  # noqa: N802 - the mark that the catalogue is made by
    """A text as it is, marked for the catalogue; `reader.i18n` lies above the model."""
    return text


class Fault(StrEnum):
    """Everything that is said about a wrong query; `{...}` is filled in."""

    TOO_LONG = N_("A query has at most {most} characters.")
    TOO_MANY = N_("A query has at most {most} words and fields.")
    TOO_DEEP = N_("Parentheses and NOT go at most {most} deep.")
    TOO_LONG_PRINTED = N_("This query is too long when it is written out.")

    OPEN_QUOTE = N_("This quotation mark is not closed.")
    OPEN_PARENTHESIS = N_("This parenthesis is not closed.")
    CLOSING_NOTHING = N_("This parenthesis closes nothing.")
    EMPTY_PARENTHESES = N_("There is nothing between these parentheses.")
    NOTHING_BEFORE = N_("Before {word} something is missing.")
    NOTHING_AFTER = N_("After {word} something is missing.")
    QUOTE_KEYWORD = N_('To look for the word itself, write "{word}".')
    QUOTE_COLON = N_("To look for the word itself, put it between quotation marks.")

    NO_WORD = N_("{word} has no letter or digit to look for.")
    MISPLACED_STAR = N_(
        "A * can only stand at the end of a word, a phrase, or a value as in tag:mu*."
    )
    NOT_KNOWN = N_("{field} does not know {word}.")
    NEAREST = N_("Did you mean {nearest}?")
    CHOICES = N_("Choose one of {choices}.")
    SECOND_SORT = N_("sort: stands here for the second time.")
    INNER_SORT = N_("sort: stands outside parentheses and is never negated.")

    NO_DATE = N_("{word} is no date.")
    DATES = N_("Write 2019, 2019-06, 2019-06-27, today, yesterday, 3months or 2019..2020-06.")
    NO_SUCH_DAY = N_("There is no {word} in the calendar.")
    NO_DAY_BEYOND = N_("Nothing lies beyond {word}.")
    COMPARED_LENGTH = N_("Before or after {word} can be understood in two ways.")
    SINCE_UNTIL = N_("Write {word}.. for since then, or ..{word} for until then.")
    NO_NUMBER = N_("{word} is no number.")
    NUMBERS = N_("Write 10, 5..10, <10 or >=10.")
    NO_SUCH_NUMBER = N_("{word} is too small or too large.")
    REVERSED = N_("{word} ends before it begins.")
    NO_ID = N_("{word} is not the id of an article.")
    IDS = N_("An id is made of the digits 0 to 9 and the letters a to f.")


MESSAGES: tuple[str, ...] = tuple(fault.value for fault in Fault)
"""Every template and every hint of a QueryError, for the catalogue."""


class QueryError(UsageError):
    """What was typed is no query; `start` and `end` are the characters to blame."""

    def __init__(
        self,
        template: str,
        start: int,
        end: int,
        *,
        hint: str = "",
        values: Mapping[str, str] | None = None,
    ) -> None:
        self.template = template
        """The message in English, its `{...}` not filled in."""
        self.hint_template = hint
        self.values = dict(values or {})
        """What was typed is among them, at most `LONGEST_WORD` characters of it."""
        self.start = start
        """0 and up, at most the length of what was typed."""
        self.end = end
        """After the last character; more than `start`."""
        super().__init__(self.filled(template), hint=self.filled(hint))

    def filled(self, template: str) -> str:
        """A template, or its translation, with the values of this error."""
        return template.format_map(self.values) if self.values else template


class UnfinishedError(QueryError):
    """What was typed is no query yet, but could become one by typing on."""


LONGEST_WORD = 40
"""Characters of a word that are repeated in a message."""


def shortened(word: str) -> str:
    """A word as a message repeats it."""
    return word if len(word) <= LONGEST_WORD else word[: LONGEST_WORD - 1] + "…"
