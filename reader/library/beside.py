"""The files beside an open article: where its links lead where no index knows them."""

import os
import stat

from reader.library.candidates import left_out
from reader.model.links import Landing, Leads, Meaning


def beside(path: str, asked: Meaning) -> Landing | None:
    """Where a relative link leads to from a file, `path`: into that file, or to an article in its
    folder or below; None where to neither. Nothing outside of the folder is looked at.
    """
    if not path or not asked.path or asked.leads is not Leads.ARTICLE:
        return None
    try:
        folder = os.path.realpath(os.path.dirname(path))  # noqa: PTH120 - may be any bytes
        for name in (asked.path, f"{asked.path}.md"):  # `[[name]]` goes without a suffix
            found = _within(folder, os.path.normpath(os.path.join(folder, name)))  # noqa: PTH118
            if found and os.path.realpath(path) in (found, os.path.realpath(found)):
                return Landing(Leads.HERE, fragment=asked.fragment)
            if found and _is_article(_within(folder, os.path.realpath(found))):
                return Landing(Leads.ARTICLE, fragment=asked.fragment, path=found)
    except (OSError, ValueError):  # a NUL, or letters that no name of a file can hold
        return None
    return None


def _within(folder: str, path: str) -> str:
    return path if path.startswith(folder.rstrip(os.sep) + os.sep) else ""


def _is_article(path: str) -> bool:
    if not path or left_out(os.fsencode(os.path.basename(path))) != "":  # noqa: PTH119
        return False
    # A pipe or a device would be waited for.
    return os.access(path, os.R_OK) and stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116
