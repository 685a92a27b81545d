"""What is exported, held against docs/exchange.schema.json."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from reader import places
from reader.core import Reader
from reader.model.article import ArticleId
from reader.model.highlights import Highlight
from reader.model.marks import Change, Field, Stop
from reader.model.places_in_text import Place
from reader.model.sanitize import Shown
from tests.cli.conftest import Ran, Shelter

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "exchange.schema.json").read_text(encoding="utf-8")
)
TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "null": (type(None),),
}
A = ArticleId("a" * 32)


def fits(value: Any, schema: Mapping[str, Any]) -> bool:
    """As much of JSON Schema as ours is made of."""
    if "$ref" in schema:
        return fits(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]])
    checks = (
        "const" not in schema or value == schema["const"],
        "enum" not in schema or value in schema["enum"],
        "type" not in schema or _has_type(value, schema["type"]),
        not isinstance(value, str) or _is_text(value, schema),
        not isinstance(value, int | float) or _is_within(value, schema),
        not isinstance(value, list) or _is_list(value, schema),
        not isinstance(value, dict) or _is_object(value, schema),
        "oneOf" not in schema or sum(fits(value, one) for one in schema["oneOf"]) == 1,
    )
    return all(checks)


def _has_type(value: Any, types: str | list[str]) -> bool:
    named = [types] if isinstance(types, str) else types
    return any(
        isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool))
        for name in named
    )


def _is_text(value: str, schema: Mapping[str, Any]) -> bool:
    is_long_enough = schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", 1 << 30)
    return is_long_enough and re.search(schema.get("pattern", ""), value) is not None


def _is_within(value: float, schema: Mapping[str, Any]) -> bool:
    return bool(schema.get("minimum", value) <= value <= schema.get("maximum", value))


def _is_list(value: list[Any], schema: Mapping[str, Any]) -> bool:
    least, most = schema.get("minItems", 0), schema.get("maxItems", 1 << 30)
    parts = zip(value, schema.get("prefixItems", ()), strict=False)
    return least <= len(value) <= most and all(fits(*pair) for pair in parts)


def _is_object(value: dict[str, Any], schema: Mapping[str, Any]) -> bool:
    known = schema.get("properties", {})
    if schema.get("additionalProperties") is False and not value.keys() <= known.keys():
        return False
    has_all = set(schema.get("required", ())) <= value.keys()
    return has_all and all(fits(value[name], known[name]) for name in value.keys() & known.keys())


@pytest.fixture
def exported(leeslamp: Callable[..., Ran], library: Shelter) -> str:
    data = library.options[2].removeprefix("--data-dir=")
    cache = library.options[3].removeprefix("--cache-dir=")
    reader = Reader.open(places.environment({}, data_dir=data, cache_dir=cache), [library.library])
    reader.mark(
        [
            Change(A, Field.ARCHIVED, True),
            Change(A, Field.PLACE, Stop(Place(1, 2, "thére"), 0.5)),
            Change(A, Field.FURTHEST, Stop(Place(1, 2, ""), 1.0)),
            Change(A, Field.TAG, True, "sea"),
            Change(A, Field.HIGHLIGHT, Highlight(quote=Shown("a lamp")), "0123456789abcdef"),
            Change(A, Field.HIGHLIGHT, Highlight(quote=Shown("gone")), "f" * 16),
            Change(A, Field.HIGHLIGHT, None, "f" * 16),
            Change(A, Field.NOTE, "twice"),
            Change(A, Field.OPENED, 1_795_000_000),
            Change(A, Field.FINISHED, 1_795_000_060),
            Change(A, Field.SPENT, 60, "2026-11-22/0badcafe"),
            Change(A, Field.BODY, {"text": "f00d"}),
        ]
    )
    reader.close()
    leeslamp("mark", "starred", str(library.library / "lamp.html"), *library.options)
    ran = leeslamp("export", *library.options)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def test_every_line_is_as_the_schema_says(exported: str) -> None:
    lines = [json.loads(line) for line in exported.splitlines()]
    assert [line for line in lines if not fits(line, SCHEMA)] == []
    assert {line["f"] for line in lines if "f" in line} == set(Field) - {Field.READ}
    assert any("alias" in line for line in lines)


@pytest.mark.parametrize(
    "wrong",
    [{"v": "yes"}, {"c": 0}, {"c": True}, {"f": "tag"}, {"a": "x"}, {"more": 1}, {"i": "x"}],
)
def test_the_schema_knows_what_is_wrong(exported: str, wrong: dict[str, object]) -> None:
    line = next(line for line in map(json.loads, exported.splitlines()) if "f" in line)
    assert not fits(line | wrong, SCHEMA)


def test_an_export_wiped_and_imported_gives_the_same_export(
    leeslamp: Callable[..., Ran], library: Shelter, exported: str, tmp_path: Path
) -> None:
    file = tmp_path / "export.jsonl"
    file.write_text(exported)
    options = [option for option in library.options if not option.startswith("--data-dir")]
    options.append(f"--data-dir={tmp_path / 'fresh'}")
    assert leeslamp("import", str(file), *options).code == 0
    again = leeslamp("export", *options).out
    assert changes(again) == changes(exported)


def changes(exported: str) -> list[dict[str, object]]:
    return [line for line in map(json.loads, exported.splitlines()) if "f" in line]
