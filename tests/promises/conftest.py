"""What a promise is kept before: a home of its own, made for one test."""

from pathlib import Path

import pytest

from tests.promises.home import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Folders of the program's own, and a browser that only notes what it is given."""
    return Home(tmp_path / "home")
