"""What is shipped: what lies in the wheel, and what it needs. (.ci/run builds and starts it.)"""

import re
import subprocess
import sys
import tomllib
from importlib.metadata import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from reader import __version__, resources

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pairs = [line.split("==") for line in lines if not line.startswith("#")]
    return {canonicalize_name(name): version for name, version in pairs}


def test_every_dependency_is_pinned_to_a_version_that_is_allowed() -> None:
    needed = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    pinned = pins()
    for requirement in map(Requirement, needed):
        assert requirement.specifier.contains(pinned[canonicalize_name(requirement.name)])


def test_the_pins_name_versions_and_nothing_else() -> None:
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    assert [line for line in lines if not re.fullmatch(r"#.*|[\w.-]+==[\w.]+", line)] == []


def test_every_pin_is_to_be_had_by_the_first_python_that_is_promised() -> None:
    # Debian 12 has 3.11.2, and keeps it.
    first = SpecifierSet(PROJECT["requires-python"])
    assert first.contains("3.11.0")
    wanted = {name: metadata(name).get_all("Requires-Python", []) for name in pins()}
    assert [
        name for name, it in wanted.items() if not SpecifierSet(",".join(it)).contains("3.11.0")
    ] == []


def test_the_map_says_of_every_dependency_what_it_is_for() -> None:
    table = (ROOT / "CONTRIBUTING.md").read_text().partition("## Dependencies")[2]
    names = [Requirement(text).name.lower() for text in PROJECT["dependencies"]]
    assert [name for name in names if name not in table.lower()] == []


def test_every_dependency_has_a_first_and_a_last_version_that_will_do() -> None:
    needed = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    bounds = {text: {one.operator for one in Requirement(text).specifier} for text in needed}
    assert [text for text, operators in bounds.items() if operators != {">=", "<"}] == []


def test_the_map_says_of_every_dependency_under_which_licence_it_comes() -> None:
    table = (ROOT / "CONTRIBUTING.md").read_text().partition("## Dependencies")[2]
    rows = [line.split("|")[1:-1] for line in table.splitlines() if line.startswith("| ")][1:]
    licences = {row[0].strip(): row[3].strip() for row in rows}
    assert [name for name, it in licences.items() if not re.search("MIT|BSD|MPL", it)] == []


def test_style_sheets_and_sample_articles_are_found() -> None:
    assert resources.styles()
    assert any(resources.sample_articles().iterdir())


def test_folders_that_are_packed_as_data_hold_no_code() -> None:
    # It would be taken for a part of the package, in a wheel and nowhere else.
    folders = [ROOT / "styles", ROOT / "sample_articles"]
    assert [path for folder in folders for path in folder.rglob("*.py")] == []


def test_every_make_target_explains_itself() -> None:
    makefile = (ROOT / "Makefile").read_text()
    phony = re.search(r"^\.PHONY: (.*(?:\\\n.*)*)$", makefile, re.MULTILINE)
    assert phony
    explained = set(re.findall(r"^([a-z]+):.* ## \S", makefile, re.MULTILINE))
    assert explained == set(phony[1].replace("\\\n", " ").split())


def test_the_version_is_a_version() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)


def test_what_a_wheel_brings_besides_is_written_with_the_standard_library_alone() -> None:
    # It is written while the wheel is built, where nothing of ours is installed.
    lines = [
        f"import sys; sys.path.insert(0, {str(ROOT)!r})",
        "from docs import manual",
        "from reader.cli import completion",
        "print(manual.page(), completion.bash(), completion.zsh(), completion.fish())",
    ]
    ran = subprocess.run(
        [sys.executable, "-S", "-c", "\n".join(lines)], capture_output=True, text=True, check=False
    )
    assert ran.stderr == ""
    assert ".TH LEESLAMP" in ran.stdout
