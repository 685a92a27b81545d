"""Hands an address to the person's browser and a file to their editor, without a shell.

An address goes as one argument, and only if it may.

Not Python's own browser module: 3.11.7 passes an address with a leading dash on as an option
(CVE-2026-4519), and a text browser named in BROWSER would draw over the screen.
"""

import os
import re
from collections.abc import Sequence
from pathlib import Path, PurePath

from reader.errors import ReaderError
from reader.i18n import _
from reader.model import sanitize


def open_url(url: str, browser: Sequence[str]) -> None:
    """Start the browser on an http, https or mailto address and return at once.

    Raises ReaderError for any other address and where the browser can't be started.
    """
    import subprocess
    import threading

    safe = sanitize.url(url)
    if safe is None:
        shown = sanitize.line(url)[:80]
        raise ReaderError(_("This address is not opened: {url}").format(url=shown or "–"))
    arguments = [part.replace("%s", safe).replace("{url}", safe) for part in browser]
    if arguments == list(browser):
        arguments.append(safe)
    try:
        started = subprocess.Popen(
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise ReaderError(
            _("The browser can't be started: {program}").format(
                program=sanitize.path(arguments[0])
            ),
            hint=_("Name one in the BROWSER environment variable."),
        ) from error
    # Waited for aside, so that no zombie stays behind while the person reads on.
    threading.Thread(target=started.wait, daemon=True).start()


_LINE_AFTER = frozenset(("code", "codium", "cursor", "zed", "subl", "hx", "helix", "lapce"))
"""Editors that take the line behind the name of the file."""
_LINE_BEFORE = frozenset(
    ("vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe")
)
"""Editors that take it as an option."""


def editing(editor: Sequence[str], path: str, line: int) -> list[str]:
    """The command that edits a file, absolute, at a line, 1 and up, where the editor can."""
    if any("{path}" in part for part in editor):
        values = {"{path}": path, "{line}": str(line)}
        return [re.sub(r"\{(?:path|line)\}", lambda at: values[at[0]], part) for part in editor]
    name = PurePath(editor[0]).stem.lower()
    if name in _LINE_BEFORE:
        return [*editor, f"+{line}", path]
    if name in _LINE_AFTER:
        goto = ["-g"] if name in ("code", "codium", "cursor") and "-g" not in editor else []
        return [*editor, *goto, f"{path}:{line}"]
    return [*editor, path]


def edit(editor: Sequence[str], path: str, line: int) -> int:
    """Let the person edit a file in the terminal, until they are done; the editor's exit code,
    as a shell gives it.

    Raises ReaderError where the editor can't be started.
    """
    import subprocess

    absolute = os.fspath(Path(path).absolute())  # a file named `+!rm.md` would be an option
    try:
        code = subprocess.run(editing(editor, absolute, line), check=False).returncode
    except OSError as error:
        program = sanitize.path(editor[0])
        raise ReaderError(
            _("The editor can't be started: {program}").format(program=program),
            hint=_("Name one in the EDITOR environment variable."),
        ) from error
    return code if code >= 0 else 128 - code
