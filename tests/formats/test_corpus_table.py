"""Real articles against a table that a person made by looking at each of them.

The collections are other people's texts and lie beside the checkout, or where LEESLAMP_CORPUS says.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from reader.formats.article import facts
from reader.formats.head import head

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("LEESLAMP_CORPUS") or HERE.parents[2] / "shared")
TABLE: list[dict[str, Any]] = json.loads((HERE / "corpus_table.json").read_text("utf-8"))

pytestmark = pytest.mark.skipif(
    not (SHARED / "corpus").is_dir(),
    reason="the collections are not beside the checkout; LEESLAMP_CORPUS names their folder",
)


@pytest.fixture(params=TABLE, ids=lambda row: str(row["path"]))
def row(request: pytest.FixtureRequest) -> dict[str, Any]:
    found: dict[str, Any] = request.param
    return found


def bytes_of(row: dict[str, Any]) -> bytes:
    return (SHARED / str(row["path"])).read_bytes()


def test_the_head_says_what_a_careful_person_would_list(row: dict[str, Any]) -> None:
    metadata = head(bytes_of(row), row["path"]).metadata
    found = {
        "path": row["path"],
        "date": metadata.date.iso if metadata.date else None,
        "categories": list(metadata.categories),
        "tags": list(metadata.tags),
        "url": metadata.url,
        "image": metadata.image,
    }
    assert found == {key: row[key] for key in found}
    assert metadata.title == ("" if row.get("from_body") else row["title"])


def test_a_title_that_only_the_body_has_is_taken_from_it(row: dict[str, Any]) -> None:
    if row.get("from_body"):
        assert facts(bytes_of(row), row["path"]).title == row["title"]


def test_the_table_covers_every_collection() -> None:
    folders = {folder.name for folder in (SHARED / "corpus").iterdir() if folder.is_dir()}
    listed = {
        Path(entry["path"]).parts[1] for entry in TABLE if entry["path"].startswith("corpus/")
    }
    assert listed == folders
    assert len(TABLE) >= 66
