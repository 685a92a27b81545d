"""`leeslamp config`: where the configuration lies, what holds by it, what is wrong in it."""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.talk import mention
from reader.errors import ConfigError, UsageError
from reader.i18n import N_, _
from reader.model import sanitize
from reader.places import Environment

if TYPE_CHECKING:
    from reader.config import Config

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
    from reader import config_text, theme_files

    themes = theme_files.found(theme_files.folder_beside(path))
    config, found = config_text.values(path, themes.names)
    if is_json:
        from reader.cli.record import written
        from reader.config_file import plain

        for one in found:
            print(written({"key": one.key, "value": plain(one.value), "line": one.line or None}))
    else:
        for line in config_text.shown(found, path):
            print(line)
    for problem in config.problems:
        mention(problem)


def _check(path: Path, *, is_json: bool) -> int:
    from reader import config as configuration
    from reader.cli.record import written
    from reader.config_check import faults

    config = configuration.load(path)
    found = faults(path, config)
    for one in found:
        where = {"file": one.file, "line": one.line or None}
        print(written({**where, "problem": one.sentence}) if is_json else one.sentence)
    _mention_missing(config)
    return 1 if found else 0


def _mention_missing(config: "Config") -> None:
    """The folders that are not there: an unplugged disk is no fault."""
    folders = [library.folder for library in config.libraries]
    if config.sync.folder:
        folders.append(Path(config.sync.folder))
    for folder in folders:
        if not folder.is_dir():
            name = sanitize.path(os.fspath(folder))
            mention(_("This folder is not there now: {name}").format(name=name))


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
    code = opener.edit(editor, os.fspath(path), 1)
    if code:
        mention(_("The editor failed, with exit code {code}.").format(code=code))
    return _check(path, is_json=False) or code
