import json

from reader.cli.record import of_entry, written
from reader.model.article import ArticleId, Metadata, Moment
from reader.model.listing import Entry, Row
from reader.model.sanitize import EMPTY, Shown

MOMENT = Moment("2019-06-27", 1561593600)
ENTRY = Entry(
    Row(
        file=1,
        article=ArticleId("ab" * 16),
        path="/artikelen/caf\udce9.md",
        title=Shown("Café"),
        date=MOMENT,
        category=Shown("essays"),
        site=EMPTY,
        words=460,
        minutes=2,
        is_read=True,
        is_starred=False,
        progress=0.5,
        error=EMPTY,
        added=1561593600,
        last_read=1561593601,
    ),
    Metadata(
        title=Shown("Café"),
        date=MOMENT,
        authors=(Shown("A. Schrijver"),),
        categories=(Shown("essays"),),
        url="https://example.org/x",
        lang="nl",
        extra={"layout": "post", "nested": {"a": ["b", None]}},
    ),
)


def test_the_fields_are_those_promised_in_their_order() -> None:
    assert written(of_entry(ENTRY)) == (
        '{"id": "abababababababababababababababab", "path": "/artikelen/caf\\udce9.md",'
        ' "title": "Caf\\u00e9", "date": "2019-06-27", "modified": null,'
        ' "authors": ["A. Schrijver"], "categories": ["essays"], "tags": [],'
        ' "url": "https://example.org/x", "image": "", "lang": "nl", "words": 460, "minutes": 2,'
        ' "read": true, "starred": false, "progress": 0.5,'
        ' "added": "2019-06-27T00:00:00+00:00", "last_read": "2019-06-27T00:00:01+00:00",'
        ' "archived": false, "own_tags": [], "highlights": 0, "note": false,'
        ' "error": null,'
        ' "extra": {"layout": "post", "nested": {"a": ["b", null]}}}'
    )


def test_a_path_survives_whatever_its_bytes_are() -> None:
    path = json.loads(written(of_entry(ENTRY)))["path"]
    assert path.encode("utf-8", "surrogateescape") == b"/artikelen/caf\xe9.md"
