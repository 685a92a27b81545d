from reader.actions import ACTIONS
from reader.ui import table


def test_a_sentence_names_the_keys_in_force() -> None:
    text = "{undo} takes it back; {next_link} goes on to {kind}."
    assert table.with_keys(text, kind="{star}") == "U takes it back; Tab goes on to {star}."
    table.use([item._replace(keys=("u u",)) if item.id == "undo" else item for item in ACTIONS])
    try:
        assert table.with_keys("{undo} takes it back.") == "u u takes it back."
    finally:
        table.use()
