"""`leeslamp completion`: a script that completes this command line, made from its own parsers."""

from argparse import Action, ArgumentParser, Namespace
from collections.abc import Iterator
from typing import NamedTuple

from reader.i18n import _
from reader.model.query import Sort
from reader.model.query_fields import FIELDS
from reader.model.terms import State, Thing
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
    return f"""# bash: put this into ~/.local/share/bash-completion/completions/leeslamp
_leeslamp() {{
  local -a typed
  local line=${{COMP_LINE:0:COMP_POINT}} words at=1
  local query={quoted(" ".join(query_words()))}
  read -ra typed <<< "$line"
  [[ $line == *[[:space:]] ]] && typed+=("")
  local last=$((${{#typed[@]}} - 1))
  local word=${{typed[last]}} before=${{typed[last - 1]}}
  # bash ends a word at = and at :, and puts in what stands behind it
  [[ $word == --*=* ]] && before=${{word%%=*}} word=${{word#*=}}
  while ((at < last)); do
    case ${{typed[at]}} in
      {"|".join(_valued())}) ((at += 2)) ;;
      -*) ((at++)) ;;
      *) break ;;
    esac
  done
  if ((at > last)); then
    words=
  elif ((at == last)); then
    words={quoted(" ".join([*_names(), *_shared()]))}
  else
    case ${{typed[at]}} in
{"".join(map(_bash_case, _names()))}    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  [[ ${{COMPREPLY[0]}} == *: ]] && compopt -o nospace 2> /dev/null
  [[ $word == *:* && $COMP_WORDBREAKS == *:* ]] && COMPREPLY=("${{COMPREPLY[@]#"${{word%:*}}:"}}")
  [[ $words == "$query" ]] && compopt +o default +o bashdefault 2> /dev/null
}}
complete -o default -o bashdefault -F _leeslamp leeslamp
"""


def _bash_case(name: str) -> str:
    parser = parser_of(name)
    found = list(words(parser))
    options = " ".join(word.text for word in found if word.is_option)
    first = " ".join(word.text for word in found if not word.is_option)
    asked = "$query" if _takes_query(parser) else ""
    lines = [f"      {name})", f"        words={asked}"]
    if first:  # such a word stands right behind the command, and there alone
        lines.append(f"        ((last == at + 1)) && words={quoted(first)}")
    lines.append(f"        [[ $word == -* ]] && words={quoted(options)}")
    given = [word for word in found if word.is_option and word.takes]
    free = "|".join(word.text for word in given if not _values(word))
    lines += ["        case $before in", f"          {free}) words= ;;"]
    lines += [
        f"          {word.text}) words={quoted(_values(word))} ;;"
        for word in given
        if _values(word)
    ]
    return "\n".join([*lines, "        esac", "        ;;", ""])


def zsh() -> str:
    """The script for zsh."""
    commands = "\n".join(f"    {quoted(f'{name}:{about}')}" for name, about in _summaries())
    cases = "".join(_zsh_case(name) for name in _names())
    asked = query_words()
    return f"""#compdef leeslamp
# zsh: put this as _leeslamp into a folder of $fpath, or source it
_leeslamp_query() {{
  compadd -S '' -- {" ".join(word for word in asked if word.endswith(":"))}
  compadd -- {" ".join(word for word in asked if not word.endswith(":"))}
}}
_leeslamp() {{
  local -a commands=(
{commands}
  )
  local -i at=2
  while ((at < CURRENT)); do
    case $words[at] in
      {"|".join(_valued())}) ((at += 2)) ;;
      -*) ((at++)) ;;
      *) break ;;
    esac
  done
  if ((at >= CURRENT)); then
    if ((at == CURRENT)) && [[ $PREFIX == -* ]]; then
      compadd -- {" ".join(_shared())}
    else
      ((at == CURRENT)) && _describe command commands
      _files
    fi
    return
  fi
  shift $((at - 1)) words
  ((CURRENT -= at - 1))
  case $words[1] in
{cases}  esac
}}
if [[ $funcstack[1] == _leeslamp ]]; then
  _leeslamp "$@"
else
  compdef _leeslamp leeslamp
fi
"""


def _zsh_case(name: str) -> str:
    parser = parser_of(name)
    found = list(words(parser))
    specs = [_zsh_spec(word) for word in found if word.is_option]
    first = " ".join(word.text for word in found if not word.is_option)
    specs += [f"1:word:({first})"] if first else []
    specs.append("*:query:_leeslamp_query" if _takes_query(parser) else "*:file:_files")
    told = "".join(f" \\\n        {quoted(spec)}" for spec in specs)
    return f"    {name})\n      _arguments{told} ;;\n"


def _zsh_spec(word: Word) -> str:
    about = word.about.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    about = about.replace(":", "\\:")
    if not word.takes:
        return f"*{word.text}[{about}]"
    # an argument without a message would be one that may be missing
    values = _values(word)
    equals = "=" if word.text.startswith("--") else ""
    return f"*{word.text}{equals}[{about}]:value:{f'({values})' if values else '_files'}"


def fish() -> str:
    """The script for fish."""
    lines = [
        "# fish: put this into ~/.config/fish/completions/leeslamp.fish",
        "function __leeslamp_command",
        "  set -l typed (commandline -opc)",
        "  set -e typed[1]",
        "  while set -q typed[1]",
        "    switch $typed[1]",
        f"      case {' '.join(_valued())}",
        "        set -e typed[1]",
        "      case '-*'",
        "      case '*'",
        "        echo $typed[1]",
        "        return",
        "    end",
        "    set -e typed[1]",
        "  end",
        "  echo none",
        "end",
    ]
    start = "complete -c leeslamp -n 'test (__leeslamp_command) = none'"
    lines += [f"{start} -a {name} -d {quoted(about)}" for name, about in _summaries()]
    lines += [f"{start} {_fish_word(word)}" for word in words(_front()) if word.is_option]
    for name in _names():
        lines += _fish_case(name)
    return "\n".join([*lines, ""])


def _fish_case(name: str) -> list[str]:
    parser = parser_of(name)
    found = list(words(parser))
    first = " ".join(word.text for word in found if not word.is_option)
    behind = f"test (__leeslamp_command) = {name}"
    seen = f"complete -c leeslamp -n {quoted(behind)}"
    lines = [f"{seen} {_fish_word(word)}" for word in found if word.is_option]
    if first:
        missing = f"{behind}; and not __fish_seen_subcommand_from {first}"
        about = next(word.about for word in found if not word.is_option)
        told = f"-fa {quoted(first)} -d {quoted(about)}"
        lines.append(f"complete -c leeslamp -n {quoted(missing)} {told}")
    elif _takes_query(parser):
        lines.append(f"{seen} -fa {quoted(' '.join(query_words()))}")
    return lines


def _fish_word(word: Word) -> str:
    kind = "-l" if word.text.startswith("--") else "-s"
    told = f"{kind} {word.text.lstrip('-')} -d {quoted(word.about)}"
    if not word.takes:
        return told
    values = _values(word)
    return f"{told} -rfa {quoted(values)}" if values else f"{told} -rF"


def quoted(text: str) -> str:
    """A text in single quotes, as bash and zsh read it; fish reads what is in ours alike."""
    return "'" + text.replace("'", "’") + "'"


def query_words() -> list[str]:
    """What a query may begin with: the fields, and what some of them can say."""
    known = {"is": State, "has": Thing}
    fixed = [f"{name}:{value}" for name, values in known.items() for value in values]
    sorts = [f"sort:{sign}{sort}" for sign in ("", "-") for sort in Sort]
    return [*fixed, *(f"{field.name}:" for field in FIELDS if field.name not in known), *sorts]


def _takes_query(parser: ArgumentParser) -> bool:
    # the words of a search are a query, those of `open` a title or a path
    return any(
        not action.option_strings and (action.metavar == "QUERY" or parser.prog.endswith(" search"))
        for action in parser._actions
    )


def _values(word: Word) -> str:
    return word.takes.replace("|", " ") if "|" in word.takes else ""


def _names() -> list[str]:
    return [name for name, _about in _summaries()]


def _summaries() -> list[tuple[str, str]]:
    from reader.cli.commands import COMMANDS

    return [(name, _(summary)) for name, summary in COMMANDS.items()]


def _front() -> ArgumentParser:
    from reader.cli.parsers import front_parser

    return front_parser()


def _shared() -> list[str]:
    return [word.text for word in words(_front()) if word.is_option]


def _valued() -> list[str]:
    """The options before a command that something follows."""
    return [word.text for word in words(_front()) if word.is_option and word.takes]
