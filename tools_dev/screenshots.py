"""Takes pictures of every panel and dialog, light and dark, into `docs/screenshots`.

.venv/bin/python -m tools_dev.screenshots              all of them
.venv/bin/python -m tools_dev.screenshots chat trace   some of them

The window, its store, the tools and their results are real; what the model writes is scripted.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "screenshots"
COLOURS, EXACT = 256, 96
WIDTH, HEIGHT = 1280, 800
THEMES = ("light", "dark")


def main() -> int:
    """Take the pictures; 1 where a scene could not be shown."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tools_dev.scenes import SCENES

    parser = argparse.ArgumentParser(prog="python -m tools_dev.screenshots", description=__doc__)
    parser.add_argument("scenes", nargs="*", metavar="SCENE", help=f"of {', '.join(SCENES)}")
    parser.add_argument("--into", type=Path, default=FOLDER, metavar="FOLDER")
    parser.add_argument("--themes", nargs="*", choices=THEMES, default=THEMES)
    parser.add_argument("--language", choices=("en", "ko"), default="en")
    arguments = parser.parse_args()
    unknown = set(arguments.scenes) - set(SCENES)
    if unknown:
        parser.error(f"there is no scene {', '.join(sorted(unknown))}")
    arguments.into.mkdir(parents=True, exist_ok=True)
    # Pages that say where files lie show nobody's home.
    os.environ["XDG_CACHE_HOME"] = str(Path(tempfile.gettempdir()) / "retort-pictures")
    return take(arguments.scenes or list(SCENES), arguments.themes, arguments.into, arguments.language)


def take(names: list[str], themes: list[str], folder: Path, language: str) -> int:
    """Hold the conversations once, then show scene after scene.

    Args:
        names: The scenes.
        themes: "light", "dark" or both.
        folder: Where the pictures go.
        language: "en" or "ko".
    """
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QFontDatabase

    from app.main_window.application import make_application
    from app.widgets.language import use_language
    from app.widgets.theme import DARK, LIGHT
    from tools_dev import scenes
    from tools_dev.afternoon import play
    from tools_dev.stage import open_stage, settle

    make_application()
    if language == "ko" and not QFontDatabase.families(QFontDatabase.WritingSystem.Korean):
        print("No font here has Korean letters; Debian has some in fonts-nanum.", file=sys.stderr)
        return 1
    use_language(language)
    failed, end = [], "" if language == "en" else f"-{language}"
    with open_stage(QSize(WIDTH, HEIGHT)) as stage:
        stage.wait_ready()
        play(stage)
        for theme in themes:
            stage.window.appearance.show_theme(DARK if theme == "dark" else LIGHT)
            settle(0.5)
            for name in names:
                started = time.perf_counter()
                try:
                    _save(scenes.show(stage, name), folder / f"{name}-{theme}{end}.png")
                except Exception as error:  # one scene less, said at the end
                    failed.append(f"{name}, {theme}: {type(error).__name__}: {error}")
                scenes.put_away(stage)
                print(f"{name}-{theme}{end}: {time.perf_counter() - started:.1f} s", flush=True)
    size = sum(path.stat().st_size for path in folder.glob("*.png"))
    print(f"{folder}: {size / 1e6:.2f} MB")
    print("\n".join(failed), file=sys.stderr)
    return 1 if failed else 0


def _save(shown: object, path: Path) -> None:
    """Write a picture with as few colours as look the same."""
    from PIL import Image
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtWidgets import QWidget

    from tools_dev.stage import settle

    settle(0.3)
    pixels = shown.grab() if isinstance(shown, QWidget) else shown[0].grab(shown[1])  # type: ignore[index]
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    pixels.save(buffer, "PNG")
    image = Image.open(io.BytesIO(data.data())).convert("RGB")
    image.quantize(palette=_palette(image), dither=Image.Dither.NONE).save(path, optimize=True)


def _palette(image: Image) -> Image:
    """Chooses the colours: the frequent ones as they are, and the rest so that small red atoms stay red.

    A palette by frequency alone paints what is small, such as the label of an atom, in a colour near the
    background's.
    """
    from PIL import Image as Images

    counted = image.getcolors(image.width * image.height) or []
    colours: list[Any] = [colour for _, colour in sorted(counted, reverse=True)]
    chosen, rest = colours[:EXACT], colours[EXACT:]
    if len(rest) > COLOURS - EXACT:
        strip = Images.new("RGB", (len(rest), 1))
        strip.putdata(rest)
        few = strip.quantize(COLOURS - EXACT, method=Images.Quantize.MEDIANCUT)
        flat = few.getpalette() or []
        rest = [tuple(flat[at : at + 3]) for at in range(0, len(flat), 3)]
    palette = Images.new("P", (1, 1))
    palette.putpalette([part for colour in [*chosen, *rest] for part in colour])
    return palette


if __name__ == "__main__":
    sys.exit(main())
