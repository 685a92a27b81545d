"""Files that come with the program: in a wheel beside this module, else beside the package."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def styles() -> list[Path]:
    """The Textual style sheets, in the order in which they are loaded."""
    return sorted(_folder("styles").glob("*.tcss"))


def sample_articles() -> Path:
    """The folder of articles that a first start shows."""
    return _folder("sample_articles")


def _folder(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
