"""An option that several commands have is one option: the same name, help and bounds everywhere."""

from collections import defaultdict
from inspect import signature
from typing import get_args

import pytest
from typer.main import get_command

from newsclean.cli import choices, clean, cluster, fetch, inspect, manners
from newsclean.cli.app import app
from newsclean.cli.manual import _entries
from newsclean.model import Options
from newsclean.model.flow import Digits, Nukta
from newsclean.runners import Limits
from newsclean.sinks.opening import Form, ProfileName
from newsclean.sources.web import Limits as WebLimits
from newsclean.sources.web import Manners

COMMANDS = dict(_entries(get_command(app), "newsclean"))
# What one name means in one command only, and why it is not what the others mean by it.
OTHERS = {
    ("inspect", "--output"): "a report, which goes to a file or a browser",
    ("cluster run", "--output"): "a folder",
    ("cluster run", "--workers"): "tasks, which may run on other machines",
    ("cluster run", "--set"): "what the executor of datatrove takes",
    ("fetch", "--resume"): "the journal of a run",
    ("discover", "--json"): "JSON lines, one an address",
    ("sites new", "--url"): "needed where the page does not state its address",
    ("text", "--explain"): "changes of a line",
}


def options():
    """What `--help` says of each option: names, kind, help, default, bounds; by name and command."""
    found = defaultdict(dict)
    for path, command in COMMANDS.items():
        context = command.make_context(path, [], resilient_parsing=True)
        for param in command.params:
            if param.param_type_name == "option":
                name = max(param.opts, key=len)
                found[name][path.removeprefix("newsclean ")] = param.get_help_record(context)
    return found


ALL = options()
SHARED = {
    name: {command: said for command, said in found.items() if (command, name) not in OTHERS}
    for name, found in ALL.items()
}


@pytest.mark.parametrize("name", [name for name, found in SHARED.items() if len(found) > 1])
def test_an_option_of_several_commands_is_one_option(name):
    said = SHARED[name]

    assert said == dict.fromkeys(said, next(iter(said.values())))


@pytest.mark.parametrize(("command", "name"), OTHERS)
def test_what_is_another_option_says_so(command, name):
    others = [what for other, what in ALL[name].items() if other != command]

    assert others
    assert ALL[name][command] not in others


def test_the_values_that_are_spelled_out_are_those_of_the_program():
    assert get_args(choices.To)[0] == Form | None
    assert get_args(choices.Profile)[0] == ProfileName | None
    assert get_args(choices.Digits)[0] == Digits
    assert get_args(choices.Nukta)[0] == Nukta


def test_the_defaults_that_are_spelled_out_are_those_of_the_program():
    assert Limits(choices.PAGE_TIMEOUT_S, choices.PAGE_MEMORY_MB * 2**20) == Limits()
    assert WebLimits().total_s == manners.TIMEOUT_S
    assert (Manners().delay_s, Manners().concurrency) == (manners.DELAY_S, manners.CONCURRENCY)
    for command in (clean.clean, fetch.fetch, inspect.inspect, cluster.run):
        defaults = {name: one.default for name, one in signature(command).parameters.items()}
        for name in defaults.keys() & {"digits", "nukta", "numbers", "language", "site"}:
            assert defaults[name] == getattr(Options(), name), f"{command.__name__}: {name}"
