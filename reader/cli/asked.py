"""What a command was asked for: words that become a query, of an index that is looked after."""

from collections.abc import Sequence

from reader.cli.talk import PointedError, mention
from reader.config import query_line
from reader.core import Reader
from reader.errors import NoRoomError
from reader.i18n import _
from reader.model.query import EVERY, Query


def query(words: Sequence[str]) -> Query:
    """The words of a command line as one query; raises PointedError where they are none."""
    text = query_line(" ".join(words))
    if not text:
        return EVERY
    from reader.model.query import QueryError, parse

    try:
        return parse(text)
    except QueryError as error:
        message = error.filled(_(error.template))
        hint = error.filled(_(error.hint_template))
        raise PointedError(f"{message} {hint}".strip(), text, error.start, error.end) from error


def looked(reader: Reader, *, is_asked: bool = False) -> bool:
    """Look at the disk where the index needs it, and take over the marks; False where no folder can
    be read and nothing is known of any.
    """
    missing = _missing(reader, is_asked=is_asked)
    if reader.trouble:
        mention(reader.trouble)
    reader.catch_up()
    if reader.is_sample:
        mention(_("No folder is kept yet, so these are the sample articles."))
        mention(_("To keep one: {command}").format(command="leeslamp add FOLDER"))
    if len(missing) < len(reader.libraries):
        return True
    counts = reader.counts()
    return bool(counts.all + counts.archived)


def _missing(reader: Reader, *, is_asked: bool) -> Sequence[str]:
    """The folders that can't be read, after a look at the disk where one is needed."""
    missing = reader.missing
    if not (is_asked or missing or reader.needs_index):
        return ()
    from reader.cli.index import mention_missing, refresh

    if is_asked or reader.needs_index:
        try:
            return refresh(reader).missing
        except NoRoomError as error:
            if is_asked:
                raise
            mention(error.message)  # what was indexed by then is a list to show
    mention_missing(missing)
    return missing
