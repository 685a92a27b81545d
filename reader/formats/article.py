"""One file's bytes -> its article, or the facts that only its body tells."""

from dataclasses import replace

from reader.formats import plain
from reader.formats.gathered import gathered_from, is_same, told
from reader.formats.kind import Kind, kind
from reader.formats.metadata import title_lang_and_image
from reader.formats.source import Source, described, nothing_to_read, source
from reader.model.article import BodyFacts, Problem, ProblemKind
from reader.model.document import Document, Heading, Inline, Parsed
from reader.model.plaintext import body_title
from reader.model.sanitize import EMPTY, Shown, clean, line

MAX_SOURCE = 200_000
"""Characters of a file's raw text that are kept to be shown beside its problems."""

_NO_DOCUMENT = Document(())


def article(data: bytes, relative_path: str, *, is_page: bool = False) -> Parsed:
    """A file read whole; never raises, whatever the bytes: what is wrong is among its problems.

    Of a web page the article only, unless the whole of it `is_page` asked for.
    Its language is the declared one: only `facts` detects one.
    """
    found = source(data)
    known, problems = described(found, relative_path)
    document = _NO_DOCUMENT if found.is_binary else _document(found, relative_path, is_page=is_page)
    by_hand = known.title if found.raw_head and document.title not in known.title else EMPTY
    title = by_hand or document.title or known.title or line(body_title(document))
    if by_hand:
        heading = Heading(1, Inline(document.title))
        document = replace(document, blocks=(heading, *document.blocks))
    problems = (*problems, *document.problems)
    if not document.blocks:
        problems = _with_empty(problems)
    known = known._replace(title=title)
    document = _without_title(document, title)
    return Parsed(known, document, problems, _raw(found) if problems else EMPTY)


def facts(data: bytes, relative_path: str) -> BodyFacts:
    """Words, title, language and excerpt of a file's body; never raises."""
    return facts_of(source(data), relative_path)


def facts_of(found: Source, relative_path: str) -> BodyFacts:
    """The same of a file that was already read as text."""
    # They take 0.2 s to load, which opening an article need not wait for.
    from reader.formats import language, words

    title, declared, image = title_lang_and_image(found.fields)
    if found.is_binary:
        return BodyFacts(0, EMPTY, declared, EMPTY, has_image=bool(image))
    how = _kind(found, relative_path)
    gathered = words.gathered_of(found.body, how) or gathered_from(read(found.body, how))
    says = told(gathered, title)
    return BodyFacts(
        words=says.count,
        title=says.title,
        lang=declared or language.detect(says.text),
        excerpt=says.excerpt,
        text=says.text,
        headings=says.headings,
        has_image=says.has_image or bool(image),
        links=says.links,
    )


def read(body: str, how: Kind) -> Document:
    """The document in a body of a known kind; the parsers are loaded when first needed."""
    match how:
        case Kind.PLAIN:
            return plain.parse(body)
        case Kind.MARKDOWN:
            from reader.formats import markdown

            return markdown.parse(body)
        case Kind.HTML:
            from reader.formats import html

            return html.parse(body)
        case Kind.PAGE:
            from reader.formats import web_page

            return web_page.parse(body)


def _document(found: Source, relative_path: str, *, is_page: bool) -> Document:
    how = _kind(found, relative_path)
    if is_page and how is Kind.PAGE:
        from reader.formats import web_page

        return web_page.parse(found.body, is_whole=True)
    return read(found.body, how)


def _kind(found: Source, relative_path: str) -> Kind:
    return Kind.PAGE if found.is_page else kind(found.body, relative_path)


def _without_title(document: Document, title: Shown) -> Document:
    """The document without a first heading that says the title once more."""
    first = document.blocks[0] if document.blocks else None
    if isinstance(first, Heading) and is_same(first.inline.text, title):
        return replace(document, blocks=document.blocks[1:])
    return document


def _with_empty(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    said = {ProblemKind.EMPTY, ProblemKind.BINARY}
    if any(problem.kind in said for problem in problems):
        return problems
    return (*problems, nothing_to_read())


def _raw(found: Source) -> Shown:
    if found.is_binary:
        return EMPTY
    head = found.raw_head
    text = f"{head}\n{found.body}" if head and not head.endswith("\n") else head + found.body
    return clean(text[:MAX_SOURCE])
