"""`python -m benchmarks.extraction [FOLDER]`: how well the article of a whole page is found.

A page `x.html` or `x.mhtml` is scored against `x.txt` beside it: the F1 of the words, order apart.
trafilatura and readability-lxml are set beside ours where they are installed; neither is needed.
"""

import argparse
import importlib
import re
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import mean, median

from reader.formats.article import article
from reader.formats.source import source
from reader.model.plaintext import logical_text

PAGES = Path(__file__).parents[1] / "tests/pages"
"""Pages written for the project, in ten layouts of sites."""

Extractor = Callable[[Path], str]

# Languages that put no blanks between words are counted by the character.
_WORD = re.compile(r"[\u0e00-\u0e7f\u1000-\u109f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]|\w+")


def ours(page: Path) -> str:
    """The text of the article as the program shows it, its title apart."""
    return logical_text(article(page.read_bytes(), page.name).document)


def word_f1(found: str, expected: str) -> float:
    """How far two texts have the same words the same number of times, 0 to 1."""
    first, second = (Counter(_WORD.findall(text.casefold())) for text in (found, expected))
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 1.0


def pages(folder: Path) -> list[Path]:
    """The pages of a folder that have their expected text beside them."""
    found = (path for path in folder.iterdir() if path.suffix in (".html", ".mhtml"))
    return sorted(path for path in found if path.with_suffix(".txt").exists())


def scores(folder: Path, extract: Extractor = ours) -> dict[str, float]:
    """The F1 of every page, by name."""
    return {
        page.stem: word_f1(extract(page), page.with_suffix(".txt").read_text(encoding="utf-8"))
        for page in pages(folder)
    }


def main() -> None:
    """Print a table of pages and extractors, and the processor time that a page took."""
    parser = argparse.ArgumentParser("python -m benchmarks.extraction")
    parser.add_argument("folder", type=Path, nargs="?", default=PAGES)
    folder = parser.parse_args().folder
    extractors = {"ours": ours, **_others()}
    for extract in extractors.values():
        extract(pages(folder)[0])  # whatever they load, they load here
    columns = {name: scores(folder, extract) for name, extract in extractors.items()}
    print(f"{'page':32}", *(f"{name:>12}" for name in columns))
    for page in columns["ours"]:
        print(f"{page[:32]:32}", *(f"{column[page]:12.3f}" for column in columns.values()))
    print(f"{'mean F1':32}", *(f"{mean(column.values()):12.3f}" for column in columns.values()))
    times = (_milliseconds(folder, extract) for extract in extractors.values())
    print(f"{'processor time a page, ms':32}", *(f"{value:12.1f}" for value in times))


def _milliseconds(folder: Path, extract: Extractor) -> float:
    taken = []
    for page in pages(folder):
        start = time.process_time()
        extract(page)
        taken.append((time.process_time() - start) * 1000)
    return median(taken)


def _others() -> Mapping[str, Extractor]:
    found: dict[str, Extractor] = {}
    for name, make in (("trafilatura", _trafilatura), ("readability", _readability)):
        try:
            found[name] = make()
        except ImportError:
            print(f"{name} is not installed.")
    return found


def _trafilatura() -> Extractor:
    library = importlib.import_module("trafilatura")

    def extract(page: Path) -> str:
        markup = source(page.read_bytes()).body
        return library.extract(markup, include_comments=False) or ""

    return extract


def _readability() -> Extractor:
    library = importlib.import_module("readability")
    html = importlib.import_module("lxml.html")

    def extract(page: Path) -> str:
        summary = library.Document(source(page.read_bytes()).body).summary(html_partial=True)
        # A blank after every element: only the words are looked at.
        return html.fromstring(summary.replace("<", " <")).text_content() if summary else ""

    return extract


if __name__ == "__main__":
    main()
