"""The shapes of dates in real collections, each in words of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats import dates
from reader.formats.dates import day, moment
from reader.model.article import Moment


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        # ISO and what Jekyll and Hugo make of it
        ("2019-06-27", "2019-06-27"),
        ("2016-3-21", "2016-03-21"),
        ("2020-12-2", "2020-12-02"),
        ("2019-06-27 20:47", "2019-06-27T20:47:00"),
        ("2019-06-27 20:47:47", "2019-06-27T20:47:47"),
        ("2019-06-27 20:47:47 +0200", "2019-06-27T20:47:47+02:00"),
        ("2019-06-27 20:47:47 +02:00", "2019-06-27T20:47:47+02:00"),
        ("2019-06-27 20:47:47 -0530", "2019-06-27T20:47:47-05:30"),
        ("2019-06-27 20:47:47+02:00", "2019-06-27T20:47:47+02:00"),
        ("2019-06-27T20:47:47Z", "2019-06-27T20:47:47+00:00"),
        ("2019-06-27T20:47:47.123Z", "2019-06-27T20:47:47+00:00"),
        ("2019-06-27T20:47:47.123456789+02:00", "2019-06-27T20:47:47+02:00"),
        ("2019-06-27T20:47+02", "2019-06-27T20:47:00+02:00"),
        ("2019-06-27 20:47:47 UTC", "2019-06-27T20:47:47+00:00"),
        ("2017-12-12 8:00:00 -0500", "2017-12-12T08:00:00-05:00"),
        ("2015-03-17 14:00:00 -4", "2015-03-17T14:00:00-04:00"),
        ("2019/06/27 20:47", "2019-06-27T20:47:00"),
        ("2019.06.27", "2019-06-27"),
        ("20190627", "2019-06-27"),
        ("20190627T204747Z", "2019-06-27T20:47:47+00:00"),
        ("2019-06", "2019-06-01"),
        ("2019", "2019-01-01"),
        ("2016-12-31 23:59:60", "2016-12-31T23:59:59"),
        # RFC 2822 and its mistakes
        ("Thu, 27 Jun 2019 20:47:47 +0200", "2019-06-27T20:47:47+02:00"),
        ("Mon, 27 Jun 2019 20:47:47 +0200", "2019-06-27T20:47:47+02:00"),
        ("27 Jun 2019 20:47:47 +0200", "2019-06-27T20:47:47+02:00"),
        ("27 Jun 19 20:47:47 +0200", "2019-06-27T20:47:47+02:00"),
        ("27 Jun 94 20:47:47 +0200", "1994-06-27T20:47:47+02:00"),
        ("Thu, 27 Jun 2019 20:47 +0200", "2019-06-27T20:47:00+02:00"),
        ("Thu, 27 Jun 2019 20:47:47 CEST", "2019-06-27T20:47:47+02:00"),
        ("Fri, 31 May 2019 07:04:19 GMT", "2019-05-31T07:04:19+00:00"),
        ("Thu, 27 Jun 2019 20:47:47 -0500 (EST)", "2019-06-27T20:47:47-05:00"),
        ("Thu, 27 Jun 2019 20:47:47 XYZ", "2019-06-27T20:47:47"),
        ("Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37+00:00"),
        ("Thu Jun 27 20:47:47 2019", "2019-06-27T20:47:47"),
        ("Thu Jun 27 20:47:47 CEST 2019", "2019-06-27T20:47:47+02:00"),
        ("Thu Jun 27 2019 20:47:47 GMT+0200 (CEST)", "2019-06-27T20:47:47+02:00"),
        # words
        ("27 juni 2019", "2019-06-27"),
        ("donderdag 27 juni 2019", "2019-06-27"),
        ("27 juni 2019, 20:47", "2019-06-27T20:47:00"),
        ("12 mei 2020 om 14:00 uur", "2020-05-12T14:00:00"),
        ("1 mrt. 2019", "2019-03-01"),
        ("June 27, 2019", "2019-06-27"),
        ("27th of June 2019", "2019-06-27"),
        ("Jun 27th, 2019 8:47 PM", "2019-06-27T20:47:00"),
        ("June 27, 2019 12:05 a.m.", "2019-06-27T00:05:00"),
        ("juni 2019", "2019-06-01"),
        ("2019年6月27日", "2019-06-27"),
        # numbers, the day first where both could be
        ("27-6-2019", "2019-06-27"),
        ("27/06/2019 20:47", "2019-06-27T20:47:00"),
        ("03.04.2019", "2019-04-03"),
        ("6/27/2019", "2019-06-27"),
        ("1561661267", "2019-06-27T18:47:47+00:00"),
        ("1561661267000", "2019-06-27T18:47:47+00:00"),
        ("1561661267.5", "2019-06-27T18:47:47+00:00"),
    ],
)
def test_a_date_is_read_no_more_precisely_than_it_was_written(text: str, iso: str) -> None:
    found = moment(text)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    "text",
    [
        "",
        "words",
        "true",
        "9999-99-99",
        "2019-13-45",
        "2019-13-05",
        "2019-02-30",
        "0000-01-01",
        "2019-06-27 25:00",
        "2019-06-27 10:61",
        "2019-06-27 10:00 +99:99",
        "31 februari 2019",
        "27 brumaire 2019",
        "13:47",
        "42",
        "1.10",
        "2019-06-27 and more",
        "{{ .Date }}",
        "9" * 40,
    ],
)
def test_an_impossible_date_is_none(text: str) -> None:
    assert moment(text) is None


def test_moments_with_and_without_a_zone_sort_together() -> None:
    texts = [
        "2019-06-27",
        "2019-06-27 01:00",
        "2019-06-27T02:00:00+02:00",
        "2019-06-26 23:00 -0500",
    ]
    epochs = [found.epoch for text in texts if (found := moment(text))]
    assert [epoch - epochs[0] for epoch in epochs] == [0, 3600, 0, 4 * 3600]


def test_times_before_1970_count_backwards() -> None:
    found = moment("1969-12-31T23:59:59Z")
    assert found is not None
    assert found.epoch == -1


def test_three_numbers_of_a_path_make_a_day_or_none() -> None:
    found = day("2019", "6", "7")
    assert found is not None
    assert found.iso == "2019-06-07"
    assert day("2019", "13", "1") is None


@given(st.datetimes(), st.sampled_from(["", "Z", "+02:00", "-09:30"]))
def test_what_we_write_we_read(time: object, zone: str) -> None:
    iso = f"{str(time)[:19].replace(' ', 'T')}{zone.replace('Z', '+00:00')}"
    found = moment(iso)
    assert found is not None
    assert found.iso == iso


@given(st.text() | st.text("0123456789-:/. TZ+", max_size=30))
def test_any_text_is_a_moment_or_none(text: str) -> None:
    found = moment(text)
    assert found is None or found.day.year >= 1


PARTS = st.sampled_from(
    [
        *(*"0123456789-+/:.,T Z", "2019", "06", "27", "20:47", ":60", "24", "99", "\u0661"),
        *("Jun", "June", "may", "Thu", ", ", " UTC", "+0200", "-15:00", "年", "é", "th", " pm"),
    ]
)


def as_of_any_shape(text: str) -> Moment | None:
    """What the shapes make of a text, each tried in turn."""
    found = (shape.fullmatch(text) for shape in dates._SHAPES)
    return next((made for m in found if m and (made := dates._made(m.groupdict()))), None)


ORDINARY = st.builds(
    "{:02}{}{}".format,
    st.integers(0, 33),
    st.sampled_from([" Jun 2019", " Abc 2019", " May 0000", "-02-29", "-13-01"]),
    st.sampled_from(["", " 20:47:47", "T23:59:60 +0200", " 24:00:00", " 00:60:00", "+02:00"])
    | st.sampled_from([" 20:47:47 +1500", " 20:47:47-0030", " 20:47:47 -00:00"]),
)


@given(
    st.lists(PARTS, max_size=9).map("".join).map(str.strip)
    | ORDINARY
    | ORDINARY.map("Thu, {}".format)
    | ORDINARY.map("20{}".format)
)
def test_the_short_ways_read_what_the_shapes_read(text: str) -> None:
    expected = as_of_any_shape(text) if 4 <= len(text) <= 80 else None
    if expected is not None or not text.lstrip("-").replace(".", "").isdecimal():
        assert moment(text) == expected
