"""Hands an address to the person's browser: as one argument, without a shell, and only if it may.

Not Python's own browser module: 3.11.7 passes an address with a leading dash on as an option
(CVE-2026-4519), and a text browser named in BROWSER would draw over the screen.
"""

from collections.abc import Sequence

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
    arguments = [part.replace("%s", safe) for part in browser]
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
