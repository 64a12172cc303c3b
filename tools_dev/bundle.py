"""Freezes the program into `dist/retort` and tries the result with its own self-test.

.venv/bin/python -m tools_dev.bundle           build and try
.venv/bin/python -m tools_dev.bundle --try     only try what was built before
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tools_dev.progress import CommandFailed, clock, run_quietly

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "build" / "bundle"
FOLDER = ROOT / "dist" / "retort"
LOG = WORK / "bundle.log"
# What would let a bundle borrow from this checkout or its environment, and so hide that it lacks something.
BORROWED = re.compile(
    r"PYTHON\w*|VIRTUAL_ENV|RDBASE|LLAMA_CPP_LIB_PATH|LD_LIBRARY_PATH|DYLD_\w*|QT_\w*|RETORT_\w*|XDG_\w*"
)
# As llama.cpp names them; what it may use of x86 processors beyond those of every one since about 2013.
RARE_EXTENSIONS = re.compile(r"\b(AVX512\w*|AVX_VNNI|AMX_\w+)\s*=\s*1")


def main() -> int:
    """Builds the bundle and tries it.

    Returns:
        The exit code of the frozen self-test; 1 where the bundle could not be built.
    """
    parser = argparse.ArgumentParser(prog="python -m tools_dev.bundle", description=__doc__)
    parser.add_argument("--try", action="store_true", dest="only_try", help="try what was built before")
    if not parser.parse_args().only_try:
        try:
            build()
        except CommandFailed as error:
            print(f"\n{error}", file=sys.stderr)
            return 1
    if not executable().is_file():
        print(f"There is no {executable()}; make bundle builds it.", file=sys.stderr)
        return 1
    report()
    return try_out()


def build() -> None:
    """Runs PyInstaller on `build.spec`.

    Raises:
        CommandFailed: PyInstaller, or the merging of the policy, failed.
    """
    WORK.mkdir(parents=True, exist_ok=True)
    LOG.unlink(missing_ok=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm"]
    places = ["--distpath", str(FOLDER.parent), "--workpath", str(WORK), str(ROOT / "build.spec")]
    run_quietly("Freezing the program", [*command, *places], LOG)


def executable() -> Path:
    """Gives the path of the frozen command."""
    return FOLDER / ("retort.exe" if os.name == "nt" else "retort")


def report() -> None:
    """Says how large the bundle is, how long its command takes to start, and which processors it asks for."""
    files = [path for path in FOLDER.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files)
    print(f"{FOLDER}: {size / 1e6:.0f} MB in {len(files)} files")
    print("  " + ", ".join(f"{name} {part / 1e6:.0f} MB" for name, part in largest(FOLDER)))
    started = time.perf_counter()
    subprocess.run([executable(), "--help"], env=clean_environment(), capture_output=True, check=True)
    print(f"retort --help takes {time.perf_counter() - started:.2f} s")
    rare = rare_extensions(_llama_description())
    if rare:
        print(
            f"llama.cpp was compiled for this machine's own processor ({', '.join(rare)}): the bundle "
            "runs only where these are known. The README says how to make one for other processors."
        )
    sys.stdout.flush()


def largest(folder: Path, count: int = 10) -> list[tuple[str, int]]:
    """Gives the largest parts of a bundle, for whoever wants it smaller.

    Args:
        folder: The bundle.
        count: How many.

    Returns:
        Names of packages, folders or single files, and their size in bytes.
    """
    sizes: Counter[str] = Counter()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            parts = [part for part in path.relative_to(folder).parts if part != "_internal"]
            sizes[parts[0]] += path.stat().st_size
    return sizes.most_common(count)


def try_out() -> int:
    """Runs the self-test of the frozen program, away from the checkout, and compares what it contains.

    Returns:
        The exit code of the self-test, 0 where everything was right.
    """
    from app.cli.inventory import take_inventory

    started = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="retort-bundle-") as scratch:
        expected = Path(scratch) / "expected.json"
        expected.write_text(json.dumps(take_inventory()), encoding="utf-8")
        environment = {**clean_environment(), "HOME": scratch, "RETORT_DATA": str(Path(scratch) / "data")}
        command = [str(executable()), "selftest", "--expect", str(expected)]
        code = subprocess.run(
            command, cwd=scratch, env=environment, stdin=subprocess.DEVNULL, check=False
        ).returncode
    print(f"The self-test took {clock(time.perf_counter() - started)}", flush=True)
    return code


def clean_environment() -> dict[str, str]:
    """Gives the environment of this process without what would lend the bundle parts of the checkout."""
    return {name: value for name, value in os.environ.items() if not BORROWED.fullmatch(name)}


def rare_extensions(description: str) -> list[str]:
    """Names the extensions of x86 that many processors lack and these libraries need.

    Args:
        description: What llama.cpp says about itself, such as "CPU : AVX2 = 1 | AVX512 = 1 | ".
    """
    return RARE_EXTENSIONS.findall(description)


def _llama_description() -> str:
    from llama_cpp.llama_cpp import llama_print_system_info

    return llama_print_system_info().decode()


if __name__ == "__main__":
    sys.exit(main())
