from datetime import date

import pytest

from reader import i18n
from reader.typeset.dates import long_date


def test_a_date_is_written_in_full() -> None:
    assert long_date(date(2019, 6, 27)) == "27 June 2019"


def test_a_date_speaks_the_persons_language(monkeypatch: pytest.MonkeyPatch) -> None:
    dutch = {"May": "mei"}
    monkeypatch.setattr("reader.typeset.dates._", lambda text: dutch.get(text, text))
    assert long_date(date(1986, 5, 1)) == "1 mei 1986"
    assert i18n.language() == "en"
