"""The sample articles in many widths: nothing is lost, nothing sticks out, the lines are even."""

from functools import cache
from pathlib import Path

import pytest

from benchmarks.breaking import WIDTHS, Measured, measured, paragraphs
from benchmarks.corpus import NARROWEST, WIDEST, faults, of_page, pages
from reader.formats.article import article, read
from reader.formats.kind import Kind
from reader.model.document import leaves
from reader.resources import sample_articles
from reader.typeset.hyphens import points_for

FOLDER = sample_articles()
NAMES = sorted(
    path.relative_to(FOLDER).as_posix()
    for path in FOLDER.rglob("*")
    if path.suffix in (".html", ".md", ".txt")
)
WIDTHS_OF_ALL = 500
"""Spread over the samples."""


@cache
def at(width: int) -> Measured:
    return measured(paragraphs(FOLDER, "nl"), width, points_for("nl"))


@pytest.mark.parametrize("name", NAMES)
def test_no_character_is_lost_no_line_too_wide_and_the_place_kept(name: str) -> None:
    opened = article(Path(FOLDER, name).read_bytes(), name)
    first, step = NAMES.index(name), len(NAMES)
    several = [
        NARROWEST + number * (WIDEST - NARROWEST) // (WIDTHS_OF_ALL - 1)
        for number in range(first, WIDTHS_OF_ALL, step)
    ]
    assert list(faults(opened.document, opened.metadata.lang, several)) == []


def test_a_line_that_is_too_wide_would_be_noticed() -> None:
    opened = article(Path(FOLDER, "welkom.md").read_bytes(), "welkom.md")
    (page,) = pages(opened.document, "nl", [60])
    assert list(of_page(page, tuple(leaves(opened.document.blocks)), 59))


def test_the_signs_that_a_formula_is_shown_in_are_none_that_are_lost() -> None:
    document = read(r"That $a^2$ is $\frac{1}{2}$ of $\alpha_{i}$, and $x$.", Kind.MARKDOWN)
    assert list(faults(document, "en", [20, 40])) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_paragraph_is_set_worse_than_by_filling_its_lines(width: int) -> None:
    assert at(width).worse == 0


@pytest.mark.parametrize("width", WIDTHS)
def test_the_lines_are_more_even_than_filled_ones(width: int) -> None:
    assert at(width).gain >= 0.05


@pytest.mark.parametrize("width", WIDTHS)
def test_hyphens_and_even_lines_leave_half_the_squares_of_filled_ones(width: int) -> None:
    assert at(width).filled >= 0.45
