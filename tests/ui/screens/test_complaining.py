from pathlib import Path

from reader import config
from reader.core import Reader
from reader.ui.screens.complaining import lines
from tests.ui.driving import driven


def misconfigured(reader: Reader, text: str) -> Reader:
    """A reader with this configuration."""
    file = reader.environment.config_file
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    reader.config = config.decided(config.load(file))
    return reader


async def test_one_fault_is_told_at_the_start(reader: Reader) -> None:
    async with driven(misconfigured(reader, "[reading]\nmesure = 60\n")) as screen:
        await screen.sees('config.toml, line 2: "mesure" is no setting. Did you mean "measure"?')


async def test_several_are_counted_and_a_sheet_tells_each_of_file_themes_searches_and_keys(
    reader: Reader,
) -> None:
    text = (
        '[reading]\nmesure = 60\ntheme = "lmp"\n[searches]\nodd = "is:unred"\n'
        '[keys]\nstar = "ctrl+x"\nread = "ctrl+x"\n'
    )
    async with driven(misconfigured(reader, text), size=(120, 40)) as screen:
        await screen.sees("2 faults in config.toml: ctrl+p Configuration faults")
        await screen.press("ctrl+p")
        screen.types("faults conf\r")
        await screen.sees('"mesure" is no setting', 'Did you mean "lamp"?', 'search "odd" is wrong')
        await screen.sees('read: "ctrl+x" is for "star" as well', "Esc closes")
        await screen.press("escape")
        await screen.until(lambda: screen.app.screen is screen.library)


async def test_without_a_fault_the_sheet_says_so(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.library.run_action("faults")
        await screen.sees("Nothing is wrong.")


def test_long_sentences_are_broken_and_stand_apart(tmp_path: Path) -> None:
    told = [" ".join(["one"] * 20), "two"]
    said = ["".join(piece.text for piece in line.left) for line in lines(told, 40)]
    assert max(map(len, said)) < 40
    assert said[0].startswith(" one one")
    assert said[-2:] == ["", " two"]
