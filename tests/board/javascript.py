"""Running the board's JavaScript modules in Node, without a page."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import Any

import pytest

from explorer.board.bundle import bundle


def run_js(entry: str, code: str, data: Any = None) -> Any:
    """The JSON value that ``code`` returns, with ``data`` and the names of module ``entry`` in reach."""
    node = shutil.which("node")
    if node is None:
        if os.environ.get("CI"):
            pytest.fail("node is not installed")
        pytest.skip("node is not installed")
    script = (
        f"{bundle(entry)}\n"
        "const chunks = []; for await (const chunk of process.stdin) chunks.push(chunk);\n"
        "const data = JSON.parse(Buffer.concat(chunks).toString());\n"
        "const unpack = (packed) => indexData(decodePack(new Uint8Array(Buffer.from(packed, 'base64'))));\n"
        f"const result = (() => {{ {code} }})();\n"
        "console.log(JSON.stringify(result));\n"
    )
    done = subprocess.run(
        [node, "--input-type=module", "--eval", script],
        input=json.dumps(data),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
