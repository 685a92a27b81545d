"""Takes the README's pictures of the real program: `make screenshots`."""

import asyncio
import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from reader import places, resources
from reader.core import Reader
from reader.model.listing import Row
from reader.model.marks import Change, Field, Stop
from reader.model.places_in_text import Place
from reader.model.query import Query
from reader.ui.app import Leeslamp

FOLDER = Path(__file__).parent / "screenshots"
SIZE = (120, 40)
THEMES = ("lamp", "paper")
OPENED = "the-lamp-that-is-mostly-window.md"
"""The sample article that is shown being read."""

_WEB_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_TRIES = 400


def main() -> None:
    """Write library and reading in each theme."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        environment = places.environment(
            {"HOME": home, "TERM": "xterm-256color", "LANG": "C.UTF-8"},
            config=f"{home}/config.toml",
            data_dir=f"{home}/data",
            cache_dir=f"{home}/cache",
        )
        os.environ["TEXTUAL_ANIMATIONS"] = "none"
        for theme in THEMES:
            environment.config_file.write_text(f'[reading]\ntheme = "{theme}"\n')
            reader = Reader.open(environment, [resources.sample_articles()])
            reader.refresh(lambda _: None, lambda: False)
            _live_in(reader)
            asyncio.run(_take(reader, theme))
            reader.close()


def _live_in(reader: Reader) -> None:
    """Marks as a person leaves them: some read, some starred, one half-way."""
    rows = _rows(reader)
    changes = [Change(row.article, Field.READ, True) for row in rows[6:11]]
    changes += [Change(row.article, Field.STARRED, True) for row in (rows[2], rows[5], rows[7])]
    changes.append(Change(rows[3].article, Field.PLACE, Stop(Place(6, 0), 0.4)))
    reader.mark(changes)


def _rows(reader: Reader) -> list[Row]:
    results = reader.results(Query())
    return list(results.page(0, len(results)))


async def _take(reader: Reader, theme: str) -> None:
    app = Leeslamp(reader)
    position = [Path(row.path).name for row in _rows(reader)].index(OPENED)
    async with app.run_test(size=SIZE) as pilot:
        await _until(pilot, lambda: _rows(reader)[0].title in _text(app))
        await pilot.press("1", "g", *["j"] * position)
        await _settled(pilot)
        _write(app, f"library-{theme}")
        await pilot.press("enter")
        await _until(pilot, lambda: app.screen is app.reading)
        await _settled(pilot)
        _write(app, f"reading-{theme}")


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
    (FOLDER / f"{name}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
