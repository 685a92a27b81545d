"""`python -m benchmarks.lost_text SUITE.json`: markup of which not all text is shown.

A suite is a list of `{"data": markup, "fragment": null, "tree": ...}`, the trees written as
html5lib's tests of tree construction write them.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from reader.formats import html
from reader.model.document import leaf_text, leaves

UNSHOWN = frozenset(
    ["script", "style", "title", "rp", "iframe", "noembed", "selectedcontent", "template"]
)
"""Elements whose text a browser does not show either, not in the page, or a second time."""
_SCRIPTED = frozenset(("noscript", "noframes"))
"""Their text is markup where no scripts run, and no such markup in the trees of the suites."""
_NODE = re.compile(r"\n(?=\| )")
_SEEN = re.compile(r"[^\s\x00-\x1f\x7f-\x9f\ufffd\U0010fffe\U0010ffff]")


def text_of(tree: str) -> str | None:
    """The text in a tree but for what is not shown; None where scripts make a difference."""
    found: list[str] = []
    around: list[str] = []
    for node in _NODE.split(tree):
        indent, said = len(node) - len(node[2:].lstrip(" ")) - 2, node[2:].lstrip(" ")
        del around[indent // 2 :]
        if _SCRIPTED.intersection(around) and said.startswith('"'):
            return None
        if said.startswith('"') and UNSHOWN.isdisjoint(around):
            found.append(said.strip("\n")[1:].removesuffix('"'))
        around.append(said[1:-1].split()[-1] if said.startswith("<") and said[1:-1] else "")
    return "".join(found)


def lost(case: Mapping[str, Any]) -> str:
    """The characters of a case's tree that are missing from its document, order apart."""
    text = text_of(case["tree"])
    if text is None or case["fragment"] or "document.write" in case["data"]:
        return ""
    shown = "".join(leaf_text(leaf) for leaf in leaves(html.parse(case["data"]).blocks))
    return "".join((Counter(_SEEN.findall(text)) - Counter(_SEEN.findall(shown))).elements())


def lacking(cases: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """The markup of every case that lacks some text, and what it lacks."""
    return [(case["data"], gone) for case in cases for gone in (lost(case),) if gone]


def main() -> None:
    """Write every input that lacks text, and how many there are."""
    parser = argparse.ArgumentParser("python -m benchmarks.lost_text")
    parser.add_argument("suite", type=Path)
    cases = json.loads(parser.parse_args().suite.read_text("utf-8"))
    found = lacking(cases)
    for markup, gone in found:
        print(f"{markup!r} lacks {gone!r}")
    print(f"{len(found)} of {len(cases)} inputs lack text")


if __name__ == "__main__":
    main()
