import pytest

from reader.ui.languages import language_name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("nl", "Dutch"),
        ("EN", "English"),
        ("nl-BE", "Dutch (BE)"),
        ("pt_br", "Portuguese (BR)"),
        ("xx", "xx"),
        ("", ""),
    ],
)
def test_a_language_has_its_name(code: str, name: str) -> None:
    assert language_name(code) == name
