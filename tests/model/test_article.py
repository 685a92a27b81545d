"""What an article says of itself, as the lists show it."""

from datetime import date

import pytest

from reader.model.article import Metadata, Moment
from reader.model.sanitize import Shown


@pytest.mark.parametrize("iso", ["2019-06-27", "2019-06-27T20:47:47", "2019-06-27T23:59:59-11:00"])
def test_the_day_is_the_one_in_the_authors_own_zone(iso: str) -> None:
    assert Moment(iso, 0).day == date(2019, 6, 27)


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.a.example/x", "a.example"),
        ("http://b.example:8080", "b.example"),
        ("mailto:a@b.example", ""),
        ("", ""),
    ],
)
def test_the_site_is_the_host_without_www(url: str, site: str) -> None:
    assert Metadata(url=url).site == site


def test_a_site_that_is_named_is_the_site_of_what_has_no_address() -> None:
    assert Metadata(named_site=Shown("a.example")).site == "a.example"
    assert Metadata(url="https://b.example/", named_site=Shown("a.example")).site == "b.example"
