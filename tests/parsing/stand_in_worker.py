"""A worker whose files say what it does to them: dies, hangs, spins, raises, or reads them."""

import os
import signal
import time
from pathlib import Path

from reader.model import headline, wire, wire_document
from reader.model.article import BodyFacts, Head, Metadata, Moment
from reader.model.document import Document, Inline, Paragraph, Parsed
from reader.model.sanitize import EMPTY, Shown
from reader.model.wire import Json
from reader.parsing import files, serving


def _text(path: str) -> str:
    text = files.read(path).data.decode()
    match text.partition("\n")[0]:
        case "die":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "die once":
            Path(path).write_text("Survived")
            os._exit(1)
        case "hang":
            time.sleep(60)
        case "spin":
            while True:
                pass
        case "raise":
            raise RecursionError
        case "print":
            print("noise")  # noqa: T201 - what a careless library does
    return text


def _metadata(text: str) -> Metadata:
    """`Title | 2020-01-02` on the first line."""
    title, _bar, day = text.partition("\n")[0].partition("|")
    moment = Moment(day.strip(), int(day.strip().replace("-", ""))) if day else None
    return Metadata(title=Shown(title.strip()), date=moment)


def article(path: str, relative_path: str) -> Json:
    text = _text(path)
    paragraph = Paragraph(Inline(Shown(text)))
    return wire_document.parsed_to_json(Parsed(_metadata(text), Document((paragraph,)), (), EMPTY))


def head(path: str, relative_path: str) -> Json:
    try:
        text = _text(path)
    except files.UnreadableError as error:
        return _told(Head(Metadata(), "", True, (error.problem,)))
    body = text.partition("\n")[2].strip()
    return _told(Head(_metadata(text), " ".join(body.split()), not body))


def sight(path: str, relative_path: str) -> Json:
    found = _metadata(_text(path))
    iso, epoch = found.date or (None, None)
    return headline.Sighting(found.title, iso, epoch, EMPTY, EMPTY, EMPTY)


def whole(path: str, relative_path: str) -> Json:
    return head(path, relative_path), facts(path, relative_path), []


def _told(head: Head) -> Json:
    return headline.to_json(headline.headline(head))


def facts(path: str, relative_path: str) -> Json:
    body = _text(path).partition("\n")[2]
    title = Shown(body.strip().partition("\n")[0])
    return wire.facts_to_json(BodyFacts(len(body.split()), title, "en", Shown(body[:20].strip())))


def warm(job: str) -> None:
    """Nothing to load."""


def main() -> None:
    jobs = {"article": article, "sights": sight, "heads": head, "facts": facts, "wholes": whole}
    serving.serve(jobs, warm)
