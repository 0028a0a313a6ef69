"""The structure keeps its promises: one direction, small files, light import, documented names."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "explorer"
STAGES = (
    "errors",
    "dates",
    "records",
    "schema",
    "rules",
    "reading",
    "language",
    "times",
    "actors",
    "events",
    "anchoring",
    "merging",
    "measures",
    "tables",
    "timeline",
    "pipeline",
    "views",
    "printing",
    "board",
    "sharing",
    "doctor",
    "__main__",
)
# A method that opens a later stage for the reader's convenience, inside the function that offers it.
CONVENIENCES = {("timeline.py", "sharing")}
FILES = sorted(PACKAGE.rglob("*.py"))


def stage_of(path: Path) -> str:
    """Name of the stage that a file belongs to."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported_stages(tree: ast.AST) -> set[str]:
    """Stages that a module imports, wherever in the file."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            parts = node.module.split(".")
            if parts == ["explorer"]:
                found |= {alias.name for alias in node.names}
            elif parts[0] == "explorer":
                found.add(parts[1])
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("explorer.")}
    return found & set(STAGES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_imports_only_from_stages_above_its_own(path: Path) -> None:
    """No import runs against the way of the data."""
    if path == PACKAGE / "__init__.py":
        return
    stage = stage_of(path)
    allowed = set(STAGES[: STAGES.index(stage) + 1])
    against = imported_stages(ast.parse(path.read_text(encoding="utf-8"))) - allowed
    name = path.relative_to(PACKAGE).as_posix()
    assert {later for later in against if (name, later) not in CONVENIENCES} == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_is_short_and_says_what_it_is(path: Path) -> None:
    """Every module has a docstring and at most 400 lines; no function is over 60."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert ast.get_docstring(tree)
    assert text.count("\n") <= 400
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert [node.name for node in functions if (node.end_lineno or 0) - node.lineno > 60] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_public_names_are_documented(path: Path) -> None:
    """Public classes, functions and methods have docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    definitions = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    definitions += [
        inner
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
        for inner in node.body
        if isinstance(inner, ast.FunctionDef)
    ]
    assert [node.name for node in definitions if not node.name.startswith("_") and not ast.get_docstring(node)] == []


def test_importing_the_package_is_light() -> None:
    """`import explorer` pulls in none of the heavy libraries."""
    heavy = ("pandas", "numpy", "nltk", "spacy", "scipy", "plotly", "pandera", "ipywidgets")
    code = f"import sys, explorer; print(*[name for name in {heavy} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""


def test_every_public_name_resolves() -> None:
    """Each name in `explorer.__all__` can be had."""
    import explorer

    assert all(getattr(explorer, name) is not None for name in explorer.__all__)
    with pytest.raises(AttributeError):
        explorer.nothing_of_the_kind  # noqa: B018  # the access is what is tested


def test_the_makefile_documents_every_target() -> None:
    """Nothing undocumented stays in the interface."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = text.split(".PHONY:", 1)[1].split("\n", 1)[0].split()
    documented = re.findall(r"^([a-z-]+):.*## \S", text, flags=re.MULTILINE)
    assert sorted(phony) == sorted(documented)


@pytest.mark.parametrize("path", [path for path in FILES if stage_of(path) != "language"], ids=str)
def test_spacy_stays_in_its_stage(path: Path) -> None:
    """Only the language stage knows spaCy's documents; all others read plain parses, which are faster."""
    assert not re.search(r"from spacy\.tokens|import spacy", path.read_text(encoding="utf-8"))
