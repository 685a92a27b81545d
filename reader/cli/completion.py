"""`leeslamp completion`: a script that completes this command line, made from its own parsers."""

from argparse import Action, ArgumentParser, Namespace
from collections.abc import Iterator
from typing import NamedTuple

from reader.i18n import _
from reader.places import Environment

SHELLS = ("bash", "zsh", "fish")


class Word(NamedTuple):
    """An option of a command, or a word that may stand for an argument."""

    text: str
    about: str
    is_option: bool
    takes: str = ""
    """What follows it, as the help calls it; empty for nothing."""


def arguments(parser: ArgumentParser) -> None:
    """Declare the shell."""
    parser.add_argument("shell", metavar="|".join(SHELLS), choices=SHELLS, help=_("the shell"))


def run(environment: Environment, given: Namespace) -> int:
    """Print the script."""
    del environment
    scripts = {"bash": bash, "zsh": zsh, "fish": fish}
    print(scripts[given.shell](), end="")
    return 0


def parser_of(name: str) -> ArgumentParser:
    """The parser of one command, shared options among them."""
    from reader.cli.commands import module_of
    from reader.cli.parsers import PROGRAM, Parser, shared

    parser = Parser(f"{PROGRAM} {name}", parents=[shared()], allow_abbrev=False)
    module_of(name).arguments(parser)
    return parser


def words(parser: ArgumentParser) -> Iterator[Word]:
    """What may stand behind a command."""
    for action in parser._actions:
        about = (action.help or "") % {"default": action.default} if action.help else ""
        for option in action.option_strings:
            yield Word(option, about, is_option=True, takes=_taken(action))
        if not action.option_strings:
            yield from (Word(str(one), about, is_option=False) for one in action.choices or ())


def _taken(action: Action) -> str:
    if action.nargs == 0:
        return ""
    return "|".join(map(str, action.choices or ())) or str(action.metavar or action.dest)


def bash() -> str:
    """The script for bash; folders and files are completed by the shell itself."""
    cases = "".join(map(_bash_case, _names()))
    return f"""# bash: put this into ~/.local/share/bash-completion/completions/leeslamp
_leeslamp() {{
  local words={quoted(" ".join([*_names(), *_shared()]))}
  case ${{COMP_WORDS[1]}} in
{cases}  esac
  ((COMP_CWORD == 1)) && words={quoted(" ".join([*_names(), *_shared()]))}
  COMPREPLY=($(compgen -W "$words" -- "${{COMP_WORDS[COMP_CWORD]}}"))
}}
complete -o default -o bashdefault -F _leeslamp leeslamp
"""


def _bash_case(name: str) -> str:
    found = list(words(parser_of(name)))
    options = quoted(" ".join(word.text for word in found if word.is_option))
    lines = [f"    {name})", f"      words={options}"]
    first = " ".join(word.text for word in found if not word.is_option)
    if first:  # such a word stands right behind the command, and there alone
        lines.append(f"      ((COMP_CWORD == 2)) && words+={quoted(f' {first}')}")
    choices = [word for word in found if word.is_option and "|" in word.takes]
    if choices:
        lines.append("      case ${COMP_WORDS[COMP_CWORD-1]} in")
        lines += [
            f"        {word.text}) words={quoted(word.takes.replace('|', ' '))} ;;"
            for word in choices
        ]
        lines.append("      esac")
    return "\n".join([*lines, "      ;;", ""])


def zsh() -> str:
    """The script for zsh."""
    commands = "\n".join(f"    {quoted(f'{name}:{about}')}" for name, about in _summaries())
    cases = "".join(_zsh_case(name) for name in _names())
    return f"""#compdef leeslamp
# zsh: put this as _leeslamp into a folder of $fpath, or source it
_leeslamp() {{
  local -a commands=(
{commands}
  )
  if ((CURRENT == 2)); then
    _describe command commands
    _files
    return
  fi
  case $words[2] in
{cases}  esac
}}
if [[ $funcstack[1] == _leeslamp ]]; then
  _leeslamp "$@"
else
  compdef _leeslamp leeslamp
fi
"""


def _zsh_case(name: str) -> str:
    found = list(words(parser_of(name)))
    specs = "".join(f"        {quoted(_zsh_spec(word))} \\\n" for word in found if word.is_option)
    choices = " ".join(word.text for word in found if not word.is_option)
    rest = quoted(f"*:word:({choices})" if choices else "*:file:_files")
    return f"    {name})\n      _arguments \\\n{specs}        {rest} ;;\n"


def _zsh_spec(word: Word) -> str:
    about = word.about.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    about = about.replace(":", "\\:")
    if not word.takes:
        return f"*{word.text}[{about}]"
    is_choice = "|" in word.takes
    values = f"({word.takes.replace('|', ' ')})" if is_choice else "_files"
    return f"*{word.text}[{about}]:{'' if is_choice else word.takes}:{values}"


def fish() -> str:
    """The script for fish."""
    lines = ["# fish: put this into ~/.config/fish/completions/leeslamp.fish"]
    for name, about in _summaries():
        told = f"-a {name} -d {quoted(about)}"
        lines.append(f"complete -c leeslamp -n __fish_use_subcommand {told}")
        for word in words(parser_of(name)):
            seen = f"complete -c leeslamp -n '__fish_seen_subcommand_from {name}'"
            lines.append(f"{seen} {_fish_word(word)} -d {quoted(word.about)}")
    return "\n".join([*lines, ""])


def _fish_word(word: Word) -> str:
    if not word.is_option:
        return f"-a {quoted(word.text)}"
    name = word.text.lstrip("-")
    kind = "-l" if word.text.startswith("--") else "-s"
    if not word.takes:
        return f"{kind} {name}"
    is_choice = "|" in word.takes
    return f"{kind} {name} -r" + (
        f" -fa {quoted(word.takes.replace('|', ' '))}" if is_choice else ""
    )


def quoted(text: str) -> str:
    """A text in single quotes, as bash and zsh read it; fish reads what is in ours alike."""
    return "'" + text.replace("'", "’") + "'"


def _names() -> list[str]:
    return [name for name, _about in _summaries()]


def _summaries() -> list[tuple[str, str]]:
    from reader.cli.commands import COMMANDS

    return [(name, _(summary)) for name, summary in COMMANDS.items()]


def _shared() -> list[str]:
    from reader.cli.parsers import front_parser

    return [option for action in front_parser()._actions for option in action.option_strings]
