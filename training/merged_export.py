"""The policy as one model file, for programs that load no adapters.

    python -m training.merged_export runs/export --check runs/data/valid.jsonl

Q8_0 is what the program itself makes when it starts. Q4_K_M is made of that by llama.cpp; where a map's
rows are no multiple of 256 long it takes another type of about as many bits. With ``--check`` held-out rows
are read with each file: how many trained tokens rank first, and in how many rows all of them do.
"""

from __future__ import annotations

import argparse
import ctypes
import sys
from collections.abc import Sequence
from pathlib import Path

import llama_cpp

from app.engine.errors import ModelFileError
from app.engine.hardware import default_threads
from app.engine.memory import BATCH_TOKENS
from app.engine.merge import merge_adapter
from app.engine.models import base_model
from app.engine.runtime import Runtime
from sandbox.paths import assets_dir
from training.batches import load_token_rows
from training.tokens import PolicyTokenizer, TokenRow

Q4_K_M = "Q4_K_M"
MOST_TOKENS = 1024


def export_merged(adapter: Path, folder: Path) -> dict[str, Path]:
    """Write base and adapter as ``retort-Q8_0.gguf`` and ``retort-Q4_K_M.gguf``.

    Args:
        adapter: GGUF of the adapter.
        folder: Where the files go.

    Returns:
        Type → file.

    Raises:
        ModelFileError: The adapter does not fit the base, or llama.cpp cannot quantize it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = {kind: folder / f"retort-{kind}.gguf" for kind in ("Q8_0", Q4_K_M)}
    merge_adapter(base_model(), adapter, files["Q8_0"])
    settings = llama_cpp.llama_model_quantize_default_params()
    settings.ftype = llama_cpp.LLAMA_FTYPE_MOSTLY_Q4_K_M
    settings.allow_requantize = True
    source, target = (str(files[kind]).encode() for kind in files)
    if llama_cpp.llama_model_quantize(source, target, ctypes.byref(settings)) != 0:
        raise ModelFileError(f"llama.cpp cannot write {files[Q4_K_M]}")
    return files


def agreement(model: Path, rows: Sequence[TokenRow], threads: int | None = None) -> tuple[float, float]:
    """How far a model answers as the rows do.

    Args:
        model: GGUF file.
        rows: Rows that it was not trained on.
        threads: Threads of llama.cpp; by default one for each core, which should then be free.

    Returns:
        The share of trained tokens that rank first, and the share of rows in which all do: these are what
        greedy decoding would write as they stand.
    """
    runtime = Runtime(model, None, MOST_TOKENS, threads or default_threads(), lambda: False)
    right, count, whole = 0, 0, 0
    for row in rows:
        hits = _hits(runtime, row)
        right, count, whole = right + sum(hits), count + len(hits), whole + all(hits)
    runtime.close()
    return right / count, whole / len(rows)


def _hits(runtime: Runtime, row: TokenRow) -> list[bool]:
    """For each trained token of a row, whether it ranks first after those before it."""
    hits = []
    for place in range(row.first_trained, len(row.ids)):
        if row.trained[place]:
            before = row.ids[:place]
            missing = before[runtime.align(before) :]
            for start in range(0, len(missing), BATCH_TOKENS):
                runtime.read(missing[start : start + BATCH_TOKENS])
            hits.append(int(runtime.logits().argmax()) == row.ids[place])
    return hits


def main(argv: list[str] | None = None) -> int:
    """Write the files, and check them where rows are given; 2 where it cannot be done."""
    parser = argparse.ArgumentParser(prog="python -m training.merged_export", description=__doc__)
    parser.add_argument("out", type=Path, help="folder for the files")
    parser.add_argument("--adapter", type=Path, default=assets_dir() / "policy" / "adapter.gguf")
    parser.add_argument("--check", type=Path, help="JSONL rows held out from training")
    parser.add_argument("--rows", type=int, default=200, help="how many of them (default: 200)")
    parser.add_argument("--threads", type=int, help="threads of the check (default: physical cores)")
    options = parser.parse_args(argv)
    try:
        files = export_merged(options.adapter, options.out)
    except (ModelFileError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    rows: list[TokenRow] = []
    if options.check:
        rows = load_token_rows(options.check, PolicyTokenizer(base_model()), MOST_TOKENS)[0][: options.rows]
    for kind, path in files.items():
        sys.stdout.write(f"{kind}: {path}, {path.stat().st_size / 1e6:.0f} MB")
        if rows:
            tokens, whole = agreement(path, rows, options.threads)
            sys.stdout.write(f", tokens {tokens:.4f}, whole rows {whole:.3f} of {len(rows)}")
        sys.stdout.write("\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
