"""Checks the system libraries that Qt and RDKit load on Linux, and installs the missing ones where it may."""

import ctypes
import ctypes.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools_dev.progress import CommandFailed, run_quietly

# What Qt's xcb and offscreen platforms, its OpenGL parts and RDKit's wheel link to and do not bring along,
# with the Debian and Ubuntu package of each.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libXext.so.6": "libxext6",
    "libXrender.so.1": "libxrender1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgomp.so.1": "libgomp1",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
FONT_PACKAGE = "fonts-dejavu-core"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_SUFFIXES = {".ttf", ".otf", ".ttc"}


def missing_packages() -> list[str]:
    """Names the Debian packages whose libraries or fonts this machine lacks.

    Returns:
        Package names in alphabetical order; empty on systems other than Linux.
    """
    if not sys.platform.startswith("linux"):
        return []
    missing = {package for library, package in LIBRARIES.items() if not _loads(library)}
    if not _has_font():
        missing.add(FONT_PACKAGE)
    return sorted(missing)


def ensure(log: Path) -> str | None:
    """Installs what is missing with apt where this process is root; otherwise says what to install.

    Args:
        log: File that apt's output is appended to.

    Returns:
        None when everything is there, else a sentence that names what is missing and how to get it.
    """
    missing = missing_packages()
    if missing and shutil.which("apt-get") and _is_root():
        _apt_install(missing, log)
        missing = missing_packages()
    if not missing:
        return None
    if shutil.which("apt-get"):
        return (
            f"The window needs system libraries. Install them with: sudo apt-get install {' '.join(missing)}"
        )
    names = [library for library in LIBRARIES if not _loads(library)]
    if not _has_font():
        names.append("a TrueType font, such as DejaVu Sans")
    return f"The window needs system libraries that your package manager can install: {', '.join(names)}"


def _apt_install(packages: list[str], log: Path) -> None:
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    try:
        run_quietly("Reading the list of system packages", ["apt-get", "update"], log, quiet)
        run_quietly(f"Installing {' '.join(packages)}", install, log, quiet)
        # A library that was just installed is found only after the loader's cache was renewed.
        subprocess.run(["ldconfig"], check=False, stdin=subprocess.DEVNULL)
    except CommandFailed as error:
        print(error, file=sys.stderr)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_font() -> bool:
    for folder in FONT_FOLDERS:
        for _, _, names in os.walk(Path(folder).expanduser()):
            if any(Path(name).suffix.lower() in FONT_SUFFIXES for name in names):
                return True
    return False
