"""The files that tell a CI server what to do are valid and call targets that exist."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

ROOT = Path(__file__).parents[2]
SCHEMAS = Path(__file__).parent / "schemas"
GITHUB = ".github/workflows/site.yml"
GITLAB = ".gitlab-ci.yml"
WORKFLOWS = ((GITHUB, "github-workflow"), (GITLAB, "gitlab-ci"))


class Loader(yaml.SafeLoader):
    """YAML 1.2 as CI servers read it: ``on`` is a word, only ``true`` and ``false`` are booleans."""

    yaml_implicit_resolvers = {
        first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:bool"]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def load(text: str) -> object:
    """The data of a workflow file."""
    return yaml.load(text, Loader)


def strings(data: object) -> Iterator[str]:
    """Every string below a value."""
    match data:
        case str():
            yield data
        case Mapping():
            for value in data.values():
                yield from strings(value)
        case list():
            for value in data:
                yield from strings(value)


def called_targets(data: object) -> set[str]:
    """The make targets that the commands of a workflow call."""
    calls = (re.match(r"make((?: [a-z-]+)+)$", line) for text in strings(data) for line in text.splitlines())
    return {target for call in calls if call for target in call[1].split()}


def schema_faults(data: object, schema: str) -> list[str]:
    """What a published schema says against a workflow."""
    validator = Draft7Validator(json.loads((SCHEMAS / f"{schema}.json").read_text(encoding="utf-8")))
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


@pytest.mark.parametrize(("path", "schema"), WORKFLOWS)
def test_follows_the_published_schema(path: str, schema: str) -> None:
    """Each CI file is valid under the schema its server's makers publish."""
    assert schema_faults(load((ROOT / path).read_text(encoding="utf-8")), schema) == []


@pytest.mark.parametrize(
    ("text", "schema"),
    [
        ("on: push\njobs: {site: {runs-on: ubuntu-latest, steps: [{runs: make test}]}}", "github-workflow"),
        ("on: pushes\njobs: {site: {runs-on: ubuntu-latest, steps: [{run: make test}]}}", "github-workflow"),
        ("test: {scripts: [make test]}", "gitlab-ci"),
        ("test: {script: [make test], artifacts: {paths: public}}", "gitlab-ci"),
    ],
)
def test_schema_refuses_a_slip(text: str, schema: str) -> None:
    """The schemas are at work: a wrong key or word in a CI file is refused."""
    assert schema_faults(load(text), schema)


@pytest.mark.parametrize(("path", "_schema"), WORKFLOWS)
def test_calls_make_targets_that_exist(path: str, _schema: str) -> None:
    """Each CI file runs the tests and builds the site, through targets of the Makefile."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z][a-z-]*):(?!=)", makefile, re.MULTILINE))
    called = called_targets(load((ROOT / path).read_text(encoding="utf-8")))
    assert called == {"test", "site"}
    assert called <= targets


def test_publishes_from_main_alone() -> None:
    """No pull request and no other branch puts pages online."""
    github = load((ROOT / GITHUB).read_text(encoding="utf-8"))
    gitlab = load((ROOT / GITLAB).read_text(encoding="utf-8"))
    assert isinstance(github, dict)
    assert isinstance(gitlab, dict)
    publish = github["jobs"]["publish"]
    assert publish["if"] == "github.ref == 'refs/heads/main' && github.event_name != 'pull_request'"
    assert github["permissions"] == {"contents": "read"}
    branches = [rule["if"].split(" && ")[-1] for rule in gitlab["pages"]["rules"]]
    assert branches == ["$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"] * 2


def test_run_is_the_one_command() -> None:
    """.ci/run can be executed and calls ``make test``."""
    run = ROOT / ".ci" / "run"
    assert run.stat().st_mode & 0o111
    assert "make test" in run.read_text(encoding="utf-8")
