"""A worker that pictures end, where their source says so."""

import os
import signal

from reader.model.wire import Json
from reader.parsing import serving


def main() -> None:
    serving.serve({"picture": _picture}, lambda _job: None)


def _picture(_article: str, source: str, *_how: Json) -> Json:
    if source == "die":
        os.kill(os.getpid(), signal.SIGSEGV)
    return {"refused": source}
