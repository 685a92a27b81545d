"""What a refresh in a process of its own is asked and says, one line of JSON each."""

import json
from dataclasses import asdict, dataclass
from typing import TypeAlias

from reader.errors import LibraryError, NoRoomError
from reader.model.listing import Progress, Report


@dataclass(frozen=True, slots=True)
class Folder:
    """A library, as a refresh has to know it."""

    path: str
    """Absolute, surrogateescape."""
    name: str
    include: tuple[str, ...]
    exclude: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """What to look at, and where to write; paths as `Folder.path`."""

    config_file: str
    data_dir: str
    cache_dir: str
    folders: tuple[Folder, ...]


Said: TypeAlias = Progress | Report | LibraryError


def asked(request: Request) -> bytes:
    """The line that asks for it."""
    return _line(asdict(request))


def request(line: bytes) -> Request:
    """What a line asks for; raises ValueError, KeyError or TypeError for anything else."""
    held = json.loads(line)
    folders = [
        Folder(one["path"], one["name"], tuple(one["include"]), tuple(one["exclude"]))
        for one in held["folders"]
    ]
    return Request(held["config_file"], held["data_dir"], held["cache_dir"], tuple(folders))


def told(said: Said) -> bytes:
    """The line that says it."""
    match said:
        case Progress():
            return _line({"progress": [said.stage, said.done, said.total, said.rate, said.left]})
        case Report():
            return _line({"report": said._asdict() | {"left_out": dict(said.left_out)}})
        case NoRoomError():
            return _line({"full": [said.message, said.hint]})
    return _line({"error": [said.message, said.hint]})


def heard(line: bytes) -> Said | None:
    """What a line says; None for one that says nothing that we know."""
    try:
        ((kind, held),) = json.loads(line).items()
        match kind:
            case "progress":
                return Progress(*held)
            case "report":
                return Report(**held | {"missing": tuple(held["missing"])})
            case "error":
                message, hint = held
                return LibraryError(message, hint=hint)
            case "full":
                message, hint = held
                return NoRoomError(message, hint=hint)
    except (ValueError, TypeError, AttributeError, KeyError):
        pass
    return None


def _line(held: object) -> bytes:
    return json.dumps(held, separators=(",", ":")).encode("ascii") + b"\n"
