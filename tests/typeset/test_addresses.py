import pytest

from reader.typeset.addresses import file_name, site_or_name


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://www.example.org/a/b?c=1", "example.org"),
        ("film/lamp.mp4", "lamp.mp4"),
        ("data:video/mp4;base64,AAAA", ""),
        ("http://[onzin", ""),
        ("", ""),
    ],
)
def test_an_address_is_shown_short(address: str, shown: str) -> None:
    assert site_or_name(address) == shown


def test_a_file_name_is_the_last_part_of_the_path() -> None:
    assert file_name("https://example.org/img/lamp.jpg?w=600#x") == "lamp.jpg"
