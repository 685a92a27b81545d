"""`leeslamp config`: where the configuration lies, what holds by it, what is wrong in it."""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from reader.cli.talk import mention
from reader.errors import ConfigError, UsageError
from reader.i18n import N_, _
from reader.model import sanitize
from reader.places import Environment

DEEDS = {
    "path": N_("print where the file lies"),
    "show": N_("print what holds, and where each value comes from"),
    "edit": N_("open the file in your editor"),
    "check": N_("print what is wrong in the file; 1 where anything is"),
    "init": N_("write a file of all settings, explained, unless there is one"),
}


def arguments(parser: ArgumentParser) -> None:
    """Declare what is to be done."""
    explained = ", ".join(f"{deed}: {_(about)}" for deed, about in DEEDS.items())
    parser.add_argument("deed", metavar="|".join(DEEDS), choices=tuple(DEEDS), help=explained)
    parser.add_argument("--json", action="store_true", help=_("one JSON object a line, in ASCII"))


def run(environment: Environment, given: Namespace) -> int:
    """Do it to the file that holds the configuration, or would."""
    path = environment.config_file
    match given.deed:
        case "path":
            print(os.fspath(path))
        case "show":
            _show(path, is_json=given.json)
        case "edit":
            return _edit(environment)
        case "check":
            return _check(path, is_json=given.json)
        case "init":
            _begin(path)
    return 0


def _show(path: Path, *, is_json: bool) -> None:
    from reader import config_text

    config, found = config_text.values(path)
    if is_json:
        from reader.cli.record import written

        for one in found:
            print(written({"key": one.key, "value": one.value, "line": one.line or None}))
    else:
        for line in config_text.shown(found, path):
            print(line)
    for problem in config.problems:
        mention(problem)


def _check(path: Path, *, is_json: bool) -> int:
    from reader import config as configuration
    from reader import theme_files
    from reader.cli.record import written

    config = configuration.load(path)
    themes = theme_files.found(theme_files.folder_beside(path))
    problems = config.problems
    problems += theme_files.problems_of_choice(path, config.reading.theme, themes) + themes.problems
    problems += configuration.problem_of_list(path, config.list)
    if config.searches:
        problems += configuration.problems_of_searches(path, config.searches)
    for problem in problems:
        print(written({"problem": problem}) if is_json else problem)
    return 1 if problems else 0


def _begin(path: Path) -> None:
    from reader import config_text, config_writing

    if path.exists():
        name = sanitize.path(os.fspath(path))
        raise ConfigError(
            _("There is a configuration already: {name}").format(name=name),
            hint=_("To change it: {command}").format(command="leeslamp config edit"),
        )
    config_writing.begin(path, config_text.sample())
    mention(_("Written: {name}").format(name=sanitize.path(os.fspath(path))))


def _edit(environment: Environment) -> int:
    from reader import config as configuration
    from reader import opener

    editor = configuration.load(environment.config_file).open.editor or environment.editor
    if not editor:
        raise UsageError(
            _("No editor is named."), hint=_("Name one in the EDITOR environment variable.")
        )
    path = environment.config_file
    if not path.exists():
        _begin(path)
    opener.edit(editor, os.fspath(path), 1)
    return _check(path, is_json=False)
