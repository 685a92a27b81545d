"""All that is wrong with what the person configured: the file, its queries, themes, and keys."""

from pathlib import Path

from reader import theme_files
from reader.config import Config, fault_of_list, faults_of_searches
from reader.config_file import Fault
from reader.config_keys import OwnKeys, keys_in_force
from reader.model import sanitize
from reader.model.sanitize import Shown


def faults(path: Path, config: Config) -> tuple[Fault, ...]:
    """Those of the file by line, then those of the themes beside it. Raises ConfigError."""
    themes = theme_files.found(theme_files.folder_beside(path))
    found = config.faults + theme_files.fault_of_choice(path, config.reading.theme, themes)
    found += fault_of_list(path, config.list)
    if config.searches:
        found += faults_of_searches(path, config.searches)
    return (*sorted(found), *themes.faults)


def faults_of_keys(config: Config) -> tuple[Shown, ...]:
    """A sentence for each key that can't work, the id of its action before it."""
    in_force = keys_in_force(config.keys or OwnKeys(), config.commands)
    wrong = (found for found in in_force.findings if found.is_wrong)
    return tuple(sanitize.line(f"{found.action}: {found.sentence}") for found in wrong)
