"""Take the README's pictures of the real thing: the single file of the seed, in a real browser, with no network."""

import argparse
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from explorer.doctor import find_browser
from explorer.pipeline import build_timeline

SEEDS = Path(__file__).parents[1] / "seeds"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
OPEN_EXPULSION = """() => {
  const rows = [...document.querySelectorAll("table tbody tr")];
  (rows.find((row) => row.textContent.includes("pushed out")) ?? rows[0]).click();
}"""


def main() -> int:
    """Write explorer_light.png and explorer_dark.png to the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder to write the pictures to")
    folder: Path = parser.parse_args().folder
    browser_path = find_browser()
    if browser_path is None:
        print("No Chromium found: name one in EXPLORER_CHROMIUM", file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as driver:
        page_file = build_timeline(SEEDS).to_html(Path(scratch) / "kobane.html")
        browser = driver.chromium.launch(executable_path=browser_path, args=FLAGS)
        for scheme in ("light", "dark"):
            page = browser.new_page(viewport={"width": 1600, "height": 1000}, color_scheme=scheme)
            open_with_evidence(page, page_file)
            page.screenshot(path=folder / f"explorer_{scheme}.png")
            print(f"wrote {folder / f'explorer_{scheme}.png'}")
        browser.close()
    return 0


def open_with_evidence(page: Page, page_file: Path) -> None:
    """Open the file with every other request cut off, and show the evidence of the expulsion."""
    page.route("**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort())
    page.goto(page_file.resolve().as_uri())
    page.wait_for_selector("table tbody tr")
    page.wait_for_function("document.querySelectorAll('.js-plotly-plot .main-svg').length >= 3")
    page.evaluate(OPEN_EXPULSION)
    page.wait_for_timeout(1500)


if __name__ == "__main__":
    sys.exit(main())
