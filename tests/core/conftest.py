"""What is known of articles, whatever process reads them."""

import pytest


@pytest.fixture(autouse=True)
def reads_here(parses_here: None) -> None:
    """No test starts a process to read an article."""
