"""`leeslamp keys`: every action with the keys in force, and what is wrong with these."""

from argparse import ArgumentParser, Namespace

from reader import config as configuration
from reader.cli.talk import mention
from reader.i18n import _
from reader.keys.map import Finding, KeyMap
from reader.places import Environment

NAME, KEYS, WHERE = 18, 20, 12
"""Cells of the first columns."""


def arguments(parser: ArgumentParser) -> None:
    """Declare what is printed and how."""
    parser.add_argument(
        "--check",
        action="store_true",
        help=_("print what can't work as configured; 1 where anything can't"),
    )
    parser.add_argument("--json", action="store_true", help=_("one JSON object a line, in ASCII"))


def run(environment: Environment, given: Namespace) -> int:
    """Print the keys in force, or what is wrong with them."""
    config = configuration.load(environment.config_file)
    in_force = KeyMap()
    if config.keys is not None:
        from reader.config_keys import keys_in_force

        in_force = keys_in_force(config.keys, config.commands)
    for problem in config.problems:
        mention(problem)
    if not given.check:
        _put(in_force, is_json=given.json)
        return 0
    for found in in_force.findings:
        print(_finding_record(found) if given.json else f"{found.action}: {found.sentence}")
    is_wrong = any(found.is_wrong for found in in_force.findings)
    return 1 if is_wrong or config.problems else 0


def _put(in_force: KeyMap, *, is_json: bool) -> None:
    for item in in_force.actions:
        if is_json:
            from reader.cli.record import written

            print(
                written(
                    {
                        "action": item.id,
                        "keys": item.keys,
                        "where": item.where,
                        "title": _(item.title),
                    }
                )
            )
        else:
            keys = "  ".join(item.keys)
            print(f"{item.id:<{NAME}} {keys:<{KEYS}} {item.where:<{WHERE}} {_(item.title)}")


def _finding_record(found: Finding) -> str:
    from reader.cli.record import written

    return written(
        {
            "action": found.action,
            "key": found.key,
            "wrong": found.is_wrong,
            "message": found.sentence,
        }
    )
