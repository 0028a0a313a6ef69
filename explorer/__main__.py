"""The command line: ``explorer build``, ``show``, ``html`` and ``doctor``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from explorer import __version__
from explorer.errors import ExplorerError

if TYPE_CHECKING:
    from explorer.timeline import Timeline

_EXPORTED = ("articles", "claims", "events", "sentences")
_PRINTED_WIDTH = 140
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return the exit code: 0 done, 1 the input is at fault, 2 wrong usage."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        code: int = options.run(options)
    except ExplorerError as error:
        print(f"explorer: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("explorer: stopped", file=sys.stderr)
        return 130
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="explorer", description="Timelines out of war reporting.")
    parser.add_argument("--version", action="version", version=f"explorer {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="read articles and write tables, timeline and one interactive file")
    build.add_argument("paths", nargs="+", metavar="PATH", help="text files or folders of them")
    build.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="folder to write to")
    build.add_argument(
        "--published",
        metavar="DATE",
        help="publication date of files that carry none: 2015-02-01, or an EDTF interval such as 2015-01-27/2015-02-02",
    )
    build.add_argument("--actors", type=Path, metavar="CSV", help="your own table of actors; adds and overrides")
    build.add_argument("--html", type=Path, metavar="FILE", help="where to write the interactive file instead of DIR")
    build.add_argument("--without-text", action="store_true", help="leave the articles' words out of the file")
    build.add_argument("--quiet", action="store_true", help="print errors only")
    build.set_defaults(run=_build)

    show = commands.add_parser("show", help="print a saved timeline as a table")
    show.add_argument("timeline", type=Path, help="folder that build or timeline.save wrote")
    show.set_defaults(run=_show)

    html = commands.add_parser("html", help="write the interactive file of a saved timeline")
    html.add_argument("timeline", type=Path, help="folder that build or timeline.save wrote")
    html.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="file to write")
    html.add_argument("--title", help="title of the page")
    html.add_argument("--without-text", action="store_true", help="leave the articles' words out of the file")
    html.set_defaults(run=_html)

    doctor = commands.add_parser("doctor", help="say what is installed, which model, and whether a browser is there")
    doctor.set_defaults(run=_doctor)
    return parser


def _build(options: argparse.Namespace) -> int:
    from explorer.pipeline import build_timeline

    timeline = build_timeline(
        [Path(path) for path in options.paths],
        published=options.published,
        actors_table=options.actors,
        progress=False if options.quiet else None,
    )
    name = _stem(options.paths)
    written = write_tables(timeline, options.output)
    written.append(timeline.save(options.output / f"{name}.timeline"))
    written.append(
        timeline.to_html(options.html or options.output / f"{name}.html", source_text=not options.without_text)
    )
    for row in timeline.rejected.itertuples():
        print(f"explorer: {row.input}: {row.reason}. {row.hint}".rstrip(" ."), file=sys.stderr)
    if not options.quiet:
        print(timeline.summary())
        print("wrote " + ", ".join(str(path) for path in written))
    return 0 if len(timeline.articles) else 1


def write_tables(timeline: Timeline, folder: Path) -> list[Path]:
    """Write the tables that people open in a spreadsheet as CSV files.

    Text that a spreadsheet would run as a formula (it starts with ``= + - @``) gets a leading
    apostrophe, as OWASP advises; numbers are left alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name in _EXPORTED:
        df = getattr(timeline, name).copy()
        for column in df.columns[df.dtypes == "str"]:
            dangerous = df[column].str.startswith(_FORMULA_STARTS)
            df.loc[dangerous, column] = "'" + df.loc[dangerous, column]
        paths.append(folder / f"{name}.csv")
        df.to_csv(paths[-1], index=False, encoding="utf-8", lineterminator="\n")
    return paths


def _show(options: argparse.Namespace) -> int:
    from rich.console import Console

    from explorer.printing import event_table
    from explorer.timeline import load

    timeline = load(options.timeline)
    console = Console(width=None if sys.stdout.isatty() else _PRINTED_WIDTH)
    console.print(event_table(timeline))
    console.print(timeline.summary(), markup=False, highlight=False)
    return 0


def _html(options: argparse.Namespace) -> int:
    from explorer.timeline import load

    written = load(options.timeline).to_html(options.output, title=options.title, source_text=not options.without_text)
    print(f"wrote {written}")
    return 0


def _doctor(options: argparse.Namespace) -> int:
    from explorer.doctor import report

    lines, healthy = report()
    print("\n".join(lines))
    return 0 if healthy else 1


def _stem(paths: Sequence[str]) -> str:
    """The only file's name, or "timeline" for anything more."""
    only = Path(paths[0]).resolve()
    return only.stem if len(paths) == 1 and only.is_file() else "timeline"


if __name__ == "__main__":
    sys.exit(main())
