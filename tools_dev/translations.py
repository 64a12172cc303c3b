"""Keeps the translations of the window in step with its texts; `make translations` runs this.

    python -m tools_dev.translations            takes up new texts, then makes what the program reads
    python -m tools_dev.translations --missing  says only what has no translation yet

Texts are taken from `self.tr("…")` and `translate("Context", "…")` by Qt's lupdate, into `assets/i18n/*.ts`,
which Qt Linguist or any editor can open; lrelease makes the `.qm` of each. Both come with PySide6.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "assets" / "i18n"


def main(argv: list[str] | None = None) -> int:
    """Runs the command; 1 where texts have no translation."""
    parser = argparse.ArgumentParser(prog="python -m tools_dev.translations", description=__doc__)
    parser.add_argument("--missing", action="store_true", help="change nothing, say what is not translated")
    options = parser.parse_args(argv)
    missing = 0
    for source in sorted(FOLDER.glob("*.ts")):
        if not options.missing:
            update(source)
            release(source, source.with_suffix(".qm"))
        for context, text in untranslated(source):
            missing += 1
            print(f"{source.name}: {context}: {text}")
    print(f"{missing} texts without a translation")
    return int(missing > 0)


def update(target: Path) -> None:
    """Takes the texts of the program into a file of translations; texts that are gone are dropped.

    Args:
        target: The .ts file.
    """
    files = "\n".join(str(path) for path in sorted((ROOT / "app").rglob("*.py")))
    with tempfile.TemporaryDirectory() as folder:
        names = Path(folder) / "files.txt"
        names.write_text(files, encoding="utf-8")
        options = ("-no-obsolete", "-locations", "none", "-silent")
        _run("pyside6-lupdate", f"@{names}", *options, "-ts", str(target))


def release(source: Path, target: Path) -> None:
    """Makes the file that the program reads.

    Args:
        source: The .ts file.
        target: The .qm file to write.
    """
    _run("pyside6-lrelease", "-silent", str(source), "-qm", str(target))


def messages(source: Path) -> Iterator[tuple[str, str, str]]:
    """Gives context, English text and translation of each message; one that is not finished is empty."""
    for context in ElementTree.parse(source).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            done = translation is not None and translation.get("type") is None
            words = (translation.text or "") if done and translation is not None else ""
            yield context.findtext("name", ""), message.findtext("source", ""), words


def untranslated(source: Path) -> list[tuple[str, str]]:
    """Lists the messages without a translation, as context and text."""
    return [(context, text) for context, text, words in messages(source) if not words]


def _run(tool: str, *arguments: str) -> None:
    program = shutil.which(tool, path=str(Path(sys.executable).parent))
    if program is None:
        raise SystemExit(f"{tool} is missing; it comes with PySide6-Essentials.")
    subprocess.run([program, *arguments], check=True)


if __name__ == "__main__":
    sys.exit(main())
