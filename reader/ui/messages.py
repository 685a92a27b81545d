"""What the desk answers. All are told to every screen that has taken a seat at the desk."""

import re
from collections.abc import Mapping, Sequence, Set
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.events import Resize
from textual.message import Message
from textual.message_pump import MessagePump

from reader.model.listing import Counts, Likely, Progress, Report, Results, Row, Section, Value
from reader.model.marks import Marked
from reader.model.query import Query
from reader.model.sanitize import Shown

if TYPE_CHECKING:
    from textual.screen import Screen

    from reader.core.doubts import Doubt
    from reader.core.figures import Figures
    from reader.core.notebook import Page
    from reader.model.article import Metadata
    from reader.model.history import Step
    from reader.model.links import Landing
    from reader.model.opened import Opened
    from reader.model.picture import Picture, Refusal
    from reader.model.query_completion import Completion
    from reader.model.revisions import Difference
    from reader.model.row import ArticleId
    from reader.model.tags import Tagged
    from reader.piping import Output, Pipe
    from reader.ui.album import AskedPicture
    from reader.ui.annotating import Annotations
    from reader.ui.linking import Links
    from reader.ui.sheet import Form, Sheet


class News(Message, bubble=False):
    """Something that the desk tells."""


class Hearer(MessagePump):
    """A screen that hears no news once it is being taken down: what it is made of may be gone."""

    async def _on_message(self, message: Message) -> None:
        screen = cast("Screen[object]", self)
        is_news = isinstance(message, News | Resize)
        if not is_news or (screen.display and screen.app.is_running):
            await super()._on_message(message)


class Asked(NamedTuple):
    """What is to be opened, and how it is to be set."""

    row: Row | None
    """None for a file that no list holds."""
    path: str
    """Absolute, surrogateescape."""
    form: "Form"
    is_preview: bool = False
    wanted: "re.Pattern[str] | None" = None
    """What was searched for, to be shown in the text; a pattern of `model/matching`."""
    is_page: bool = False
    """Of a saved web page all of it, not its article only."""
    fragment: str = ""
    """The heading or note to begin at, of the link that was followed."""


class NotOpened(News, bubble=False):
    """An article does not come; why has been told."""

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.asked = asked


class PictureCame(News, bubble=False):
    """A picture of the article at this path was unpacked, or why it was not."""

    def __init__(self, path: str, asked: "AskedPicture", found: "Picture | Refusal") -> None:
        super().__init__()
        self.path, self.asked, self.found = path, asked, found


class Answered(News, bubble=False):
    """A query has its results, the first rows of them at hand."""

    def __init__(self, query: Query, results: Results) -> None:
        super().__init__()
        self.query, self.results = query, results


class Counted(News, bubble=False):
    """Every row of these results is at hand."""

    def __init__(self, results: Results, counts: Counts) -> None:
        super().__init__()
        self.results, self.counts = results, counts


class Completed(News, bubble=False):
    """What is being typed could become one of these values."""

    def __init__(self, text: str, completion: "Completion", values: Sequence[Value]) -> None:
        super().__init__()
        self.text, self.completion, self.values = text, completion, values


class SearchesChanged(News, bubble=False):
    """A search was saved or deleted."""


class SearchesCounted(News, bubble=False):
    """What each saved search finds, by its query; one that can't be read is left out."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        super().__init__()
        self.counts = counts


class ValuesCounted(News, bubble=False):
    """What articles are sorted under was counted, in these sections."""

    def __init__(self, values: Mapping[Section, Sequence[Value]]) -> None:
        super().__init__()
        self.values = values


class UnreadSought(News, bubble=False):
    """The nearest unread row of these results was looked for; None where there is none."""

    def __init__(self, results: Results, position: int | None, step: int) -> None:
        super().__init__()
        self.results, self.position, self.step = results, position, step


class ArticleOpened(News, bubble=False):
    """An article was read and set."""

    def __init__(self, asked: Asked, sheet: "Sheet") -> None:
        super().__init__()
        self.asked, self.sheet = asked, sheet


class WordsGlanced(News, bubble=False):
    """The first paragraphs of an article that takes long, as they stand in its file."""

    def __init__(self, asked: Asked, words: Sequence[Shown]) -> None:
        super().__init__()
        self.asked, self.words = asked, words


class LinksKnown(News, bubble=False):
    """The links of an open article were looked up; by target, the titles of what lies here, and
    the targets that lead to nowhere or are not opened.
    """

    def __init__(
        self, opened: "Opened", links: "Links", local: Mapping[str, Shown], lost: Set[str]
    ) -> None:
        super().__init__()
        self.opened, self.links, self.local, self.lost = opened, links, local, lost


class NotesKnown(News, bubble=False):
    """What was marked in an open article and written on it; `is_new` when it was just opened."""

    def __init__(self, opened: "Opened", annotations: "Annotations", *, is_new: bool) -> None:
        super().__init__()
        self.opened, self.annotations, self.is_new = opened, annotations, is_new


class TextsCompared(News, bubble=False):
    """It was found how the text of an open article differs from the one that was read."""

    def __init__(self, opened: "Opened", differences: "Sequence[Difference]") -> None:
        super().__init__()
        self.opened, self.differences = opened, differences


class TagsKnown(News, bubble=False):
    """It was found which tags there are and how they stand to these articles."""

    def __init__(self, articles: "Sequence[ArticleId]", known: "Sequence[Tagged]") -> None:
        super().__init__()
        self.articles, self.known = articles, known


class HistoryRead(News, bubble=False):
    """The newest steps of the history were read, and the titles of those of one article."""

    def __init__(self, steps: "Sequence[Step]", titles: "Mapping[ArticleId, Shown]") -> None:
        super().__init__()
        self.steps, self.titles = steps, titles


class FiguresKnown(News, bubble=False):
    """It was worked out what the person read."""

    def __init__(self, found: "Figures") -> None:
        super().__init__()
        self.found = found


class DoubtsKnown(News, bubble=False):
    """The files were found that may be known articles."""

    def __init__(self, doubts: "Sequence[Doubt]") -> None:
        super().__init__()
        self.doubts = doubts


class NotebookRead(News, bubble=False):
    """What was marked and written in all articles was read."""

    def __init__(self, pages: "Sequence[Page]") -> None:
        super().__init__()
        self.pages = pages


class HighlightsLost(News, bubble=False):
    """These highlights, by their ids, are no longer found in their articles."""

    def __init__(self, items: Set[str]) -> None:
        super().__init__()
        self.items = items


class LinkFollowed(News, bubble=False):
    """It was found where a link of an open article leads to."""

    def __init__(
        self, opened: "Opened", target: str, landing: "Landing", *, is_peek: bool = False
    ) -> None:
        super().__init__()
        self.opened, self.target, self.landing, self.is_peek = opened, target, landing, is_peek


class Peeked(News, bubble=False):
    """What a link of an open article leads to was read: the part of it to be shown."""

    def __init__(self, opened: "Opened", target: str, shown: "Opened") -> None:
        super().__init__()
        self.opened, self.target, self.shown = opened, target, shown


class Cited(News, bubble=False):
    """The articles with a link to this one were found."""

    def __init__(self, row: Row, rows: Sequence[Row]) -> None:
        super().__init__()
        self.row, self.rows = row, rows


class MarksChanged(News, bubble=False):
    """Marks are on disk; `said` is what the person is to be told of it, if anything."""

    def __init__(self, marked: Sequence[Marked], counts: Counts, said: str = "") -> None:
        super().__init__()
        self.marked, self.counts, self.said = marked, counts, said


class MarksNotKept(News, bubble=False):
    """A mark could not be put on disk; an empty reason when marks are kept again."""

    def __init__(self, reason: Shown) -> None:
        super().__init__()
        self.reason = reason


class RowsChanged(News, bubble=False):
    """The index took over marks that another process, or an earlier run, had put on disk."""

    def __init__(self, counts: Counts) -> None:
        super().__init__()
        self.counts = counts


class RefreshProgressed(News, bubble=False):
    """The disk is being looked at."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.progress = progress

    def can_replace(self, message: Message) -> bool:
        """A newer report takes the place of one that was not yet shown."""
        return isinstance(message, RefreshProgressed)


class RefreshEnded(News, bubble=False):
    """The disk was looked at, wholly or until it was cancelled."""

    def __init__(self, report: Report | None, counts: Counts) -> None:
        super().__init__()
        self.report, self.counts = report, counts


class SourceRead(News, bubble=False):
    """The text of a file, as it stands, was read."""

    def __init__(self, path: str, source: Shown, *, is_to_edit: bool) -> None:
        super().__init__()
        self.path, self.source, self.is_to_edit = path, source, is_to_edit


class EntryRead(News, bubble=False):
    """What the index knows of an article was read, to be shown or copied."""

    def __init__(self, row: Row, metadata: "Metadata", *, is_to_copy: bool) -> None:
        super().__init__()
        self.row, self.metadata, self.is_to_copy = row, metadata, is_to_copy


class FileChanged(News, bubble=False):
    """The file of the open article is another than it was when it was read."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path


class FoldersFound(News, bubble=False):
    """Folders were looked for that may be libraries."""

    def __init__(self, found: Sequence[Likely]) -> None:
        super().__init__()
        self.found = found


class CommandEnded(News, bubble=False):
    """A command of the person's own has come to its end."""

    def __init__(self, pipe: "Pipe", output: "Output") -> None:
        super().__init__()
        self.pipe, self.output = pipe, output


class Told(News, bubble=False):
    """A sentence for the person; one that is lasting holds until the next."""

    def __init__(self, text: str, *, is_error: bool = False, is_lasting: bool = False) -> None:
        super().__init__()
        self.text, self.is_error, self.is_lasting = text, is_error, is_lasting
