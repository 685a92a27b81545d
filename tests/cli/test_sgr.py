from reader.cli.sgr import painted, plain
from reader.typeset.lines import Line, Role, Run


def line(*runs: Run) -> Line:
    return Line(runs, block=0, start=0, end=0)


def link(target: str) -> Run:
    return Run("hier", Role.LINK, 4, target=target)


def test_plain_text_carries_no_blanks_at_the_end() -> None:
    assert plain(line(Run("een", Role.TEXT, 3), Run("  ", Role.TEXT, 2))) == "een"


def test_text_without_attributes_carries_no_sequence() -> None:
    assert painted(line(Run("een", Role.TEXT, 3))) == "een"


def test_every_run_is_switched_off_again() -> None:
    run = Run("kop", Role.HEADING_2, 3, is_bold=True)
    assert painted(line(run, Run(" x", Role.TEXT, 2))) == "\x1b[33;1mkop\x1b[m x"


def test_a_web_link_can_be_clicked() -> None:
    expected = "\x1b]8;;https://example.org/%C3%A9\x1b\\\x1b[34mhier\x1b[m\x1b]8;;\x1b\\"
    assert painted(line(link("https://example.org/é"))) == expected


def test_no_other_link_can() -> None:
    for target in ("javascript:alert(1)", "../other.md", "#note", "file:///etc/passwd"):
        assert painted(line(link(target))) == "\x1b[34mhier\x1b[m"


def test_an_address_can_carry_no_control_into_the_link() -> None:
    shown = painted(line(link("https://example.org/\x1b]52;c;x\x07\x9d")))
    assert shown.count("\x1b") == 6
    assert "\x07" not in shown
    assert "\x9d" not in shown
