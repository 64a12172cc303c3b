"""The window opens no network connection, as the kernel sees it: libraries in C cannot slip past."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SECONDS = 240
NETWORK = re.compile(r"AF_INET6?\b|AF_NETLINK|AF_PACKET|sin6?_port")


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
def test_the_kernel_is_asked_for_no_network_by_the_window_or_its_processes(tmp_path: Path) -> None:
    log, image = tmp_path / "calls", tmp_path / "window.png"
    program = "import sys; from app.cli import main; sys.exit(main())"
    retort = [sys.executable, "-c", program, "--screenshot", str(image), "What is the logP of CCO?"]
    strace = ["strace", "-f", "-qq", "-e", "trace=%network", "-o", str(log)]
    environment = {**os.environ, "RETORT_DATA": str(tmp_path / "data")}
    done = subprocess.run(
        [*strace, *retort], env=environment, capture_output=True, timeout=SECONDS, check=False
    )
    if not log.exists() or b"ptrace" in done.stderr:
        pytest.skip(f"strace cannot watch here: {done.stderr.decode()[-200:]}")
    assert image.exists(), done.stderr.decode()[-500:]
    assert [line for line in log.read_text(errors="replace").splitlines() if NETWORK.search(line)] == []
