"""What a wheel brings besides the package: the manual page, and what completes words in shells.

Both are written from the program's own tables, which need nothing but the standard library.
"""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLACES = {
    "bash": "share/bash-completion/completions/leeslamp",
    "zsh": "share/zsh/site-functions/_leeslamp",
    "fish": "share/fish/vendor_completions.d/leeslamp.fish",
}
"""Where each shell looks, below the prefix of what is installed."""


class Written(BuildHookInterface[Any]):
    """Writes them into `build/share` and has them packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Before the wheel is packed; an editable one holds nothing."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, self.root)
        try:
            from docs import manual
            from reader.cli import completion

            texts = {PLACES[shell]: getattr(completion, shell)() for shell in completion.SHELLS}
            texts["share/man/man1/leeslamp.1"] = manual.page()
        finally:
            sys.path.remove(self.root)
        for place, text in texts.items():
            file = root / "build" / place
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            build_data["shared_data"][str(file)] = place
