"""The modules are joined into one script, or the error says why they cannot be."""

from __future__ import annotations

from importlib.resources import files

import pytest

from board.javascript import run_js
from explorer.board.bundle import BundleError, bundle, esm, module, script, stylesheet

MODULES = sorted(path.name for path in (files("explorer.board") / "js").iterdir())


@pytest.mark.parametrize("name", MODULES)
def test_a_module_has_one_job_and_says_which(name: str) -> None:
    """A module starts with a comment that tells its job and stays under 400 lines."""
    lines = module(name).splitlines()
    assert lines[0].startswith("/** ")
    assert len(lines) < 400


@pytest.mark.parametrize("name", MODULES)
def test_no_module_makes_markup_of_text(name: str) -> None:
    """Nothing on the board writes HTML."""
    text = module(name)
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser", "fetch(", "XMLHttp"):
        assert word not in text


@pytest.mark.parametrize("text", [script("file.js"), esm("widget.js", "widget"), stylesheet()])
def test_the_bundle_can_stand_inside_a_page(text: str) -> None:
    """No bundled text can end the element that holds it."""
    assert "</script" not in text.lower()
    assert "</style" not in text.lower()
    assert "<!--" not in text


def test_modules_are_joined_in_order() -> None:
    """What is imported stands before what imports it, once, without imports and exports."""
    modules = {
        "a.js": 'import { b } from "./b.js";\nimport { c } from "./c.js";\nexport const a = b + c;\n',
        "b.js": 'import { c } from "./c.js";\nexport const b = c * 2;\n',
        "c.js": "export const c = 1;\n",
    }
    text = bundle("a.js", modules.__getitem__)
    assert text.index("const c = 1") < text.index("const b = c * 2") < text.index("const a = b + c")
    assert text.count("const c = 1") == 1
    assert "import" not in text
    assert "export" not in text


@pytest.mark.parametrize(
    ("modules", "message"),
    [
        ({"a.js": "export default 1;\n"}, "convention"),
        ({"a.js": 'import x from "./b.js";\n', "b.js": ""}, "convention"),
        ({"a.js": 'export { b } from "./b.js";\n', "b.js": "export const b = 1;\n"}, "convention"),
        ({"a.js": 'import { b } from "./b.js";\n', "b.js": "const b = 1;\n"}, "exports no 'b'"),
        ({"a.js": 'import { b } from "./b.js";\nconst c = 1;\n', "b.js": "export const b = 1;\nconst c = 2;\n"}, "too"),
        (
            {"a.js": 'import { b } from "./b.js";\n', "b.js": 'import { a } from "./a.js";\nexport const b = 1;\n'},
            "circle",
        ),
    ],
)
def test_what_breaks_the_convention_is_named(modules: dict[str, str], message: str) -> None:
    """Defaults, re-exports, missing exports, double names and circles are errors."""
    with pytest.raises(BundleError, match=message):
        bundle("a.js", modules.__getitem__)


@pytest.mark.parametrize("entry", ["app.js", "controls.js", "widget.js", "dropzone.js"])
def test_a_bundle_runs(entry: str) -> None:
    """The joined text is valid JavaScript and touches no page while it loads."""
    assert run_js(entry, "return 1;") == 1
