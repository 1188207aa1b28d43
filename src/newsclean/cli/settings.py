"""Defaults of the options, from the nearest settings file and the environment.

The command line wins; then `NEWSCLEAN_<COMMAND>_<OPTION>`, then `NEWSCLEAN_<OPTION>`, then the
file's table of the command, then what stands at its top, then what is built in.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import typer

from newsclean.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typer.core import TyperOption

    # typer's own class is made from the vendored one, and `find_root` returns the latter.
    Context: TypeAlias = Any

PREFIX = "NEWSCLEAN"
FILE = "newsclean.toml"
NAMED = f"{PREFIX}_CONFIG"
"""Names the settings file; empty: none is read."""
# Their value is a place on the disk; one in a file counts from where the file is.
_PLACES = frozenset(("DIR", "FILE", "FOLDER"))
_PYDANTIC = "Value error, "
_NO_DEFAULT = frozenset(("help", "version", "install_completion", "show_completion"))


class Setting(NamedTuple):
    """What holds for one option of one command, and where from."""

    command: str
    """As it is typed: `clean`, `sites list`."""
    option: str
    value: Any
    origin: str
    """`built in`, the variable's name, or the file with the key."""


def options_of(group: Any) -> dict[str, dict[str, TyperOption]]:
    """Return the options of every command, by the command as it is typed and the option's key."""
    found: dict[str, dict[str, TyperOption]] = {}
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            found |= {f"{name} {below}": options for below, options in options_of(command).items()}
            continue
        found[name] = {
            _key(param): param
            for param in command.params
            if param.param_type_name == "option" and param.name not in _NO_DEFAULT
        }
    return found


def read_settings(context: Context) -> list[Setting]:
    """Return what holds for every option of every command that is set anywhere but built in.

    Raises UsageError, naming file or variable and key, for what is unknown or no possible value.
    """
    path = find_file()
    given = _read_table(path) if path is not None else {}
    if not given and not any(name.startswith(f"{PREFIX}_") for name in os.environ):
        return []
    commands = options_of(context.command)
    tables: dict[str, dict[str, Any]] = {"": {}}
    for key, value in given.items():
        if isinstance(value, dict):
            tables[key] = value
        else:
            tables[""][key] = value
    assert path is not None or not given
    settings: dict[tuple[str, str], Setting] = {}
    for name, table in tables.items():
        if name and name not in commands:
            raise UsageError(f"{path}: unknown key {name!r}: {_nearest(name, [*commands])}")
        for key, value in table.items():
            dotted = f"{name}.{key}" if name else key
            taken = False
            for command in [name] if name else commands:
                option = commands[command].get(key)
                if option is not None:
                    taken = True
                    value = _checked(context, option, value, f"{path}: {dotted}", path)
                    settings[command, key] = Setting(command, key, value, f"{path}: {dotted}")
            if not taken:
                keys = (
                    [*commands[name]] if name else sorted({k for o in commands.values() for k in o})
                )
                raise UsageError(f"{path}: unknown key {dotted!r}: {_nearest(key, keys)}")
    for command, options in commands.items():
        for key, option in options.items():
            for variable in _variables(command, key, option):
                text = os.environ.get(variable)
                if text:
                    value = _checked(context, option, _listed(option, text), variable, None)
                    settings[command, key] = Setting(command, key, value, variable)
                    break
    return list(settings.values())


def default_map(
    settings: list[Setting], options: dict[str, dict[str, TyperOption]]
) -> dict[str, Any]:
    """Return the settings as typer takes them: nested by command, by the parameters' names."""
    nested: dict[str, Any] = {}
    for setting in settings:
        table = nested
        for word in setting.command.split():
            table = table.setdefault(word, {})
        table[str(options[setting.command][setting.option].name)] = setting.value
    return nested


def apply_settings(context: Context) -> None:
    """Make what files and environment say the defaults of the commands below this context."""
    settings = read_settings(context)
    if settings:
        context.default_map = default_map(settings, options_of(context.command))


def holding(context: Context) -> Iterator[Setting]:
    """Yield what holds for every option of every command."""
    said = {(s.command, s.option): s for s in read_settings(context)}
    for command, options in options_of(context.command).items():
        for key, option in options.items():
            built_in = Setting(command, key, option.default, "built in")
            yield said.get((command, key), built_in)


def find_file() -> Path | None:
    """Return the nearest settings file, from the working folder upwards, or None.

    `newsclean.toml` goes before the `[tool.newsclean]` of a `pyproject.toml` beside it.
    """
    named = os.environ.get(NAMED)
    if named is not None:
        if named and not os.path.isfile(named):
            raise UsageError(f"{NAMED}: {named}: no such file")
        return Path(named) if named else None
    try:
        here = Path.cwd()
    except OSError:
        return None
    for folder in (here, *here.parents):
        own = folder / FILE
        if own.is_file():
            return own
        project = folder / "pyproject.toml"
        try:
            # Reading TOML costs more than the start may: most projects have no table of ours.
            if b"tool.newsclean" in project.read_bytes():
                return project
        except OSError:
            continue
    return None


def _read_table(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        table = tomllib.loads(path.read_text("utf8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: no TOML: {error}") from error
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("newsclean", {})
    return table


def _checked(
    context: Context, option: TyperOption, value: Any, where: str, path: Path | None
) -> Any:
    """Return a value as the option takes it; UsageError where it does not."""
    if path is not None:
        # A number is a number and a switch true or false: "yes" in a file is a slip.
        wanted = bool if option.is_flag else (int, float, str, list)
        if isinstance(value, bool) != bool(option.is_flag) or not isinstance(value, wanted):
            expected = "true or false" if option.is_flag else "no table, no date, not true or false"
            raise UsageError(f"{where}: {value!r}: expected {expected}")
        if option.metavar in _PLACES and isinstance(value, str) and value != "-":
            value = os.fspath(path.parent / Path(value).expanduser())
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
    try:
        return option.process_value(context, value)
    except typer.BadParameter as error:
        raise UsageError(f"{where}: {error.message.removeprefix(_PYDANTIC)}") from error


def _variables(command: str, key: str, option: TyperOption) -> Iterator[str]:
    """Yield the variables that set an option, the one that counts most first."""
    upper = key.upper().replace("-", "_")
    yield f"{PREFIX}_{command.upper().replace(' ', '_').replace('-', '_')}_{upper}"
    yield f"{PREFIX}_{upper}"
    if isinstance(option.envvar, str):
        yield option.envvar


def _listed(option: TyperOption, text: str) -> Any:
    return text.split(os.pathsep) if option.multiple else text


def _key(option: TyperOption) -> str:
    """Return what an option is called in a file: as on the command line, without the dashes."""
    return max(option.opts, key=len).lstrip("-")


def _nearest(name: str, names: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name.replace("_", "-"), names, 1)
    return f"did you mean {near[0]!r}?" if near else f"expected one of {', '.join(sorted(names))}"
