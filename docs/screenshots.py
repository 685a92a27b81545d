"""Takes pictures of the real program: `make screenshots`. All screens in all themes go to
`build/screenshots`, those that the pages show to `docs/screenshots` as well.
"""

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from textual.pilot import Pilot

from reader import places, resources
from reader.core import Reader
from reader.model import sanitize
from reader.model.highlights import Highlight, Kind, to_json
from reader.model.listing import Row
from reader.model.marks import Change, Field, Stop
from reader.model.places_in_text import Place
from reader.model.query import Query
from reader.themes import PALETTES
from reader.ui.app import Leeslamp

FOLDER = Path(__file__).parent / "screenshots"
ALL = Path(__file__).parent.parent / "build" / "screenshots"
SIZE = (120, 40)
THEMES = tuple(palette.name for palette in PALETTES)
OPENED = "the-lamp-that-is-mostly-window.md"
"""The sample article that is shown being read."""


class Screen(NamedTuple):
    """One that is pictured: how to come there from the one before, and back."""

    name: str
    keys: tuple[str, ...]
    leave: tuple[str, ...] = ("escape",)
    is_reading: bool = False
    """It lies over the open article; else over the list."""


SCREENS = (
    Screen("library", (), ()),
    Screen("search", ("/", *"light"), ("escape", "escape")),
    Screen("language", ("/", "?"), ("escape", "escape", "escape")),
    Screen("sort", ("\\",)),
    Screen("saved", ("f",)),
    Screen("related", ("R",)),
    Screen("tags", ("t",)),
    Screen("information", ("i",)),
    Screen("notebook", ("N",)),
    Screen("history", ("L",)),
    Screen("stats", ("#",)),
    Screen("palette", (":",)),
    Screen("help", ("?",)),
    Screen("reading", (), (), is_reading=True),
    Screen("contents", ("T",), ("T",), is_reading=True),
    Screen("selecting", ("v", "j", "j"), is_reading=True),
    Screen("note", ("a",), is_reading=True),
    Screen("source", ("S",), ("S",), is_reading=True),
    Screen("zen", ("z",), ("z",), is_reading=True),
    Screen("links", ("tab", "f"), is_reading=True),
    Screen("peek", ("P",), ("escape", "escape"), is_reading=True),
    Screen("backlinks", ("B",), is_reading=True),
    Screen("find", ("/", *"light"), ("escape", "escape"), is_reading=True),
)
SHOWN = frozenset(
    [
        *("library-lamp", "library-paper", "reading-lamp", "reading-paper", "search-lamp"),
        *("welcome-lamp", "notebook-sepia", "help-night", "selecting-paper"),
    ]
)
"""What the pages show."""

_WEB_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_TRIES = 600


def main(themes: tuple[str, ...]) -> None:
    """Picture every screen in these themes."""
    FOLDER.mkdir(exist_ok=True)
    ALL.mkdir(parents=True, exist_ok=True)
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    for theme in themes:
        with tempfile.TemporaryDirectory() as home:
            _picture(Path(home), theme)


def _picture(home: Path, theme: str) -> None:
    environment = places.environment(
        {"HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8"},
        config=f"{home}/config.toml",
        data_dir=f"{home}/data",
        cache_dir=f"{home}/cache",
    )
    environment.config_file.write_text(f'[reading]\ntheme = "{theme}"\n')
    _move_in(home)
    asyncio.run(_take_welcome(Reader.open(environment), theme))
    reader = Reader.open(environment, [resources.sample_articles()])
    reader.refresh(lambda _: None, lambda: False)
    _live_in(reader)
    asyncio.run(_take(reader, theme))


def _move_in(home: Path) -> None:
    """Folders as a person has them."""
    counts = {"Articles/2019": 212, "Notes": 64, "Sites/blog/_posts": 118}
    for name, count in counts.items():
        (home / name).mkdir(parents=True)
        for number in range(count):
            (home / name / f"{number}.md").touch()
    (home / "Notes" / ".obsidian").mkdir()


def _live_in(reader: Reader) -> None:
    """Marks as a person leaves them: some read, some starred, one half-way, some marked."""
    rows = _rows(reader)
    by_name = {Path(row.path).name: row.article for row in rows}
    reader.mark([Change(row.article, Field.READ, True) for row in rows[6:11]])
    for row in (rows[2], rows[5], rows[7]):
        reader.mark([Change(row.article, Field.STARRED, True)])
    reader.mark([Change(rows[3].article, Field.PLACE, Stop(Place(6, 0), 0.4))])
    reader.mark([Change(rows[5].article, Field.TAG, True, item="by lamplight")])
    for number, row in enumerate(rows[6:11]):
        for week in range(5):
            day = date.today() - timedelta(days=7 * week + 2 * number)
            reader.mark([Change(row.article, Field.SPENT, 240 * (number + 1), f"{day}/0badcafe")])
    note = "For the talk about windows."
    reader.mark([Change(by_name[OPENED], Field.NOTE, sanitize.clean(note))])
    for number, (name, kind, quote, said) in enumerate(MARKED):
        made = Highlight(kind, sanitize.clean(quote), note=sanitize.clean(said), length=len(quote))
        value = to_json(made._replace(made=1_760_000_000 + 86_400 * number))
        item = f"{number:016x}"
        reader.mark([Change(by_name[name], Field.HIGHLIGHT, value, item=item)])


MARKED = (
    (OPENED, Kind.KEY, "there is hardly any lamp", ""),
    (OPENED, Kind.QUOTE, "A flame is a generous thing and a foolish one", "Of editors, too."),
    (OPENED, Kind.QUESTION, "Nearly every lighthouse before 1823", "Which ones were not?"),
    ("the-measure-of-a-line.md", Kind.KEY, "four hundred times in an evening", ""),
)
"""Article, kind, words, note."""


def _rows(reader: Reader) -> list[Row]:
    results = reader.results(Query())
    return list(results.page(0, len(results)))


async def _take_welcome(reader: Reader, theme: str) -> None:
    app = Leeslamp(reader)
    try:
        async with app.run_test(size=SIZE) as pilot:
            await _until(pilot, lambda: "Obsidian" in _text(app))
            await _until(pilot, lambda: not app.desk.is_refreshing)
            await pilot.press("j")
            await _settled(pilot)
            _write(app, f"welcome-{theme}")
    finally:
        app.desk.close()


async def _take(reader: Reader, theme: str) -> None:
    app = Leeslamp(reader)
    position = [Path(row.path).name for row in _rows(reader)].index(OPENED)
    try:
        async with app.run_test(size=SIZE) as pilot:
            await _until(pilot, lambda: _rows(reader)[0].title in _text(app))
            await _until(pilot, lambda: app.is_settled and not app.desk.is_refreshing)
            await pilot.press("1", "g", *["j"] * position)
            for screen in SCREENS:
                if screen.is_reading and app.screen is app.library:
                    await pilot.press("enter")
                    await _until(pilot, lambda: app.screen is app.reading)
                await _settled(pilot)
                await pilot.press(*screen.keys)
                await _settled(pilot)
                _write(app, f"{screen.name}-{theme}")
                await pilot.press(*screen.leave)
    finally:
        app.desk.close()


async def _until(pilot: Pilot[None], is_so: Callable[[], bool]) -> None:
    for _ in range(_TRIES):
        if is_so():
            return
        await pilot.pause(0.02)
    raise TimeoutError(_text(pilot.app))


async def _settled(pilot: Pilot[None]) -> None:
    """Wait until the picture stays the same for a while."""
    before, same = "", 0
    for _ in range(_TRIES):
        await pilot.pause(0.02)
        now = _text(pilot.app)
        before, same = now, same + 1 if now == before else 0
        if same == 20:
            return
    raise TimeoutError(before)


def _text(app: object) -> str:
    assert isinstance(app, Leeslamp)
    return "\n".join(
        "".join(segment.text for segment in strip)
        for strip in app.screen._compositor.render_strips()
    )


def _write(app: Leeslamp, name: str) -> None:
    # Without the web font that Textual names: a picture of an offline program loads nothing.
    picture = _WEB_FONT.sub("", app.export_screenshot())
    for folder in (ALL, FOLDER) if name in SHOWN else (ALL,):
        (folder / f"{name}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main(tuple(sys.argv[1:]) or THEMES)
