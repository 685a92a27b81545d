"""Document -> Markdown or HTML, for the clipboard, for files, for other programs."""

from reader.formats import write_html, write_markdown
from reader.model.document import Document


def to_markdown(document: Document) -> str:
    """The document as Markdown that reads back as the same text and structure."""
    return write_markdown.Writer(document).run()


def to_html(document: Document) -> str:
    """The document as a fragment of HTML: escaped, no scripts, web and relative links only."""
    return write_html.blocks(document.blocks)
