"""One mark set on many articles at once: which changes that takes, and what is said of it."""

from collections.abc import Callable, Mapping, Sequence

from reader.i18n import _, ngettext
from reader.model.marks import Change, Field, Marks
from reader.model.row import ArticleId


def changes(
    marks: Mapping[ArticleId, Marks], field: Field, value: bool | None = None
) -> Sequence[Change]:
    """What is to be changed so that all of these are marked so. Without a value: set it on all,
    unless all have it; then take it from all.
    """
    has = {article: _has(each, field) for article, each in marks.items()}
    wanted = not all(has.values()) if value is None else value
    return [Change(article, field, wanted) for article, is_set in has.items() if is_set != wanted]


def _has(marks: Marks, field: Field) -> bool:
    if field is Field.ARCHIVED:
        return marks.is_archived
    return marks.is_read if field is Field.READ else marks.is_starred


_SAID: Mapping[tuple[Field, bool], Callable[[int], str]] = {
    (Field.READ, True): lambda n: ngettext("{n} marked read.", "{n} marked read.", n),
    (Field.READ, False): lambda n: ngettext("{n} marked unread.", "{n} marked unread.", n),
    (Field.STARRED, True): lambda n: ngettext("{n} starred.", "{n} starred.", n),
    (Field.STARRED, False): lambda n: ngettext("{n} star gone.", "{n} stars gone.", n),
    (Field.ARCHIVED, True): lambda n: ngettext("{n} archived.", "{n} archived.", n),
    (Field.ARCHIVED, False): lambda n: ngettext(
        "{n} out of the archive.", "{n} out of the archive.", n
    ),
}


def begun(count: int) -> str:
    """What is said while many are marked."""
    return ngettext("Marking {n} article …", "Marking {n} articles …", count)


def said(made: Sequence[Change], undo: str) -> str:
    """What was done, and the key that takes it back."""
    if not made:
        return _("All of them are marked so already.")
    first = made[0]
    sentence = _SAID[first.field, bool(first.value)](len(made))
    return sentence + " " + _("{key} takes it back.").format(key=undo)
