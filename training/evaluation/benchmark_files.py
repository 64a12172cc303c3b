"""Reads the JSON files of ChemCoTBench into questions of our families.

Their layout is not fixed here: a file holds a list of records, an object with lists or records in it, or
one record a line. A record has ``query`` and ``gt``, and ``task``, ``subtask`` and ``meta`` where it says
more. What cannot be read is said, never dropped in silence.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sandbox.recogniser import recognise
from sandbox.registry import discover
from sandbox.vocabulary import VOCABULARIES
from training.evaluation.benchmark_question import BenchmarkQuestion
from training.evaluation.group_edits import edit_group
from training.evaluation.reply import canonical

# The first pattern that the subtask fits, else the task, else the name of the file.
_FAMILIES = {
    "murcko_scaffold": r"murcko",
    "ring_system": r"ring.?sys|ring.?scaffold",
    "ring_count": r"ring",
    "functional_group_count": r"\bfg\b|functional|group.?count",
    "smiles_equivalence": r"equival|permut|mutat|same",
    "add_group": r"\badd",
    "delete_group": r"\bdel|remove",
    "substitute_group": r"\bsub|replace",
    "optimise_logp": r"logp",
    "optimise_solubility": r"solub|esol",
    "optimise_qed": r"qed",
    "optimise_drd2": r"drd",
    "optimise_jnk3": r"jnk",
    "optimise_gsk3b": r"gsk",
    "by_product": r"by.?product|side.?product",
    "retrosynthesis": r"retro",
    "conditions": r"rcr|condition|reagent|solvent|catalyst",
    "next_step": r"nepp|next|elementary|step",
    "mechanism": r"mech",
    "major_product": r"forward|major|\bfs\b|product",
}
_SCORED = (
    "count",
    "answer",
    "output",
    "gt",
    "smiles",
    "scaffold",
    "final",
    "product",
    "reactants",
    "choice",
    "value",
)
_MOLECULE = ("molecule", "smiles", "source", "src", "src_smiles", "mol", "input", "reactant", "product")
_ADDED = ("added_group", "add_group", "group_to_add", "added", "add", "new_group", "group", "fg")
_REMOVED = ("removed_group", "remove_group", "deleted_group", "group_to_remove", "removed", "remove",
            "delete", "del_group", "old_group", "group", "fg")  # fmt: skip
_YES = frozenset(("yes", "true", "same", "1", "equivalent"))
_NO = frozenset(("no", "false", "different", "0"))


class UnreadError(ValueError):
    """A record is no question of a known family."""


def read_benchmark(folder: Path) -> tuple[list[BenchmarkQuestion], list[str]]:
    """Read every JSON and JSON Lines file below a folder (or one such file).

    Returns:
        The questions, with ids made of file and place; and what could not be read, a line each.

    Raises:
        OSError: The folder cannot be read.
    """
    discover()  # registers the vocabularies
    files = [folder] if folder.is_file() else sorted([*folder.rglob("*.json"), *folder.rglob("*.jsonl")])
    questions: list[BenchmarkQuestion] = []
    problems = [] if files else [f"{folder}: there are no JSON files"]
    for path in files:
        try:
            records = list(_records(path))
        except (ValueError, UnicodeDecodeError) as error:
            problems.append(f"{path.name}: no JSON ({error})")
            continue
        for number, (hint, record) in enumerate(records, 1):
            try:
                questions.append(_question(record, f"{path.stem}-{number:04}", f"{hint} {path.stem}"))
            except UnreadError as error:
                problems.append(f"{path.name}, record {number}: {error}")
    return questions, problems


def _records(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Records with the keys under which they stand."""
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".jsonl":
        content: Any = [json.loads(line) for line in text.splitlines() if line.strip()]
    else:
        try:
            content = json.loads(text)
        except ValueError:  # one record a line, whatever the file is called
            content = [json.loads(line) for line in text.splitlines() if line.strip()]
    yield from _walk(content, "")


def _walk(content: Any, hint: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(content, Mapping) and "query" not in content:
        for key, value in content.items():
            yield from _walk(value, f"{hint} {key}")
    elif isinstance(content, list):
        for value in content:
            yield from _walk(value, hint)
    elif isinstance(content, Mapping):
        yield hint, content


def _question(record: Mapping[str, Any], id_: str, place: str) -> BenchmarkQuestion:
    query = str(record.get("query") or "").strip()
    if not query:
        raise UnreadError("it has no query")
    family = _family(record, place)
    meta = _object(record.get("meta"))
    given = _given(family, query, meta)
    gt = _truth(family, record.get("gt"))
    return BenchmarkQuestion(id_, family, query, gt, given)


def _family(record: Mapping[str, Any], place: str) -> str:
    for said in (record.get("subtask"), record.get("task"), place):
        words = re.sub(r"[_\W]+", " ", str(said or "")).casefold()
        for family, pattern in _FAMILIES.items():
            if re.search(pattern, words):
                return family
    raise UnreadError(
        f"no family is known for {record.get('subtask') or record.get('task') or place.strip()}"
    )


def _truth(family: str, gt: Any) -> Any:
    """The expected value in our form."""
    if family.endswith("_group") or family.startswith("optimise_"):
        return None
    value = _bare(gt)
    if family.endswith("_count"):
        number = re.search(r"[-+]?\d+(?:\.\d+)?", str(value))
        if number is None:
            raise UnreadError(f"gt is no number: {str(gt)[:60]}")
        return float(number.group())
    if family in ("ring_system", "smiles_equivalence"):
        word = re.sub(r"\W", "", str(value)).casefold()
        if word not in _YES | _NO:
            raise UnreadError(f"gt is neither yes nor no: {str(gt)[:60]}")
        return "yes" if word in _YES else "no"
    if family == "mechanism":
        letter = re.search(r"(?<![A-Za-z])[A-Ha-h](?![A-Za-z])", str(value))
        if letter is None:
            raise UnreadError(f"gt is no letter: {str(gt)[:60]}")
        return letter.group().upper()
    listed = value if isinstance(value, list) else [value]
    alternatives = [str(each).split(">")[-1].strip() for each in listed if each not in (None, "")]
    if not any(all(canonical(part) for part in each.split(".")) for each in alternatives):
        raise UnreadError(f"gt is no structure: {str(gt)[:60]}")
    return alternatives if len(alternatives) > 1 else alternatives[0]


def _bare(gt: Any) -> Any:
    """The value itself: out of an object, or a text with JSON in it."""
    if isinstance(gt, str) and gt.strip()[:1] in ("{", "["):
        try:
            gt = json.loads(gt)
        except ValueError:
            return gt
    if isinstance(gt, Mapping):
        found = next((gt[key] for key in _SCORED if key in gt), None)
        return _bare(found if found is not None else next(iter(gt.values()), None))
    if isinstance(gt, list) and len(gt) == 1:
        return _bare(gt[0])
    return gt


def _given(family: str, query: str, meta: Mapping[str, Any]) -> dict[str, Any]:
    """What the measures need beside the expected value, out of ``meta`` or out of the words."""
    structures = [s for mention in recognise(query) if (s := canonical(mention.smiles))]
    molecule = canonical(str(_named(meta, _MOLECULE) or "")) or (structures or [""])[0]
    given: dict[str, Any] = {"molecule": molecule, "reactants": structures}
    if family.startswith("optimise_") or family.endswith("_group"):
        if not molecule:
            raise UnreadError("it names no molecule")
        del given["reactants"]
    if family.endswith("_group"):
        given |= _groups(family, query, meta)
    lower = re.search(r"\b(?:lower|decreas\w+|reduc\w+|minimi\w+)\b", query, re.IGNORECASE)
    return given | ({"direction": "lower"} if family.startswith("optimise_") and lower else {})


def _groups(family: str, query: str, meta: Mapping[str, Any]) -> dict[str, str]:
    old, new = _named(meta, _REMOVED), _named(meta, _ADDED)
    said = _said_groups(query)
    if family == "add_group":
        return {"group": _known(new, said[:1])}
    if family == "delete_group":
        return {"removed": _known(old, said[:1])}
    if old == new:  # one key for both says nothing
        old = new = None
    return {"removed": _known(old, said[:1]), "group": _known(new, said[1:2])}


def _known(name: Any, said: Sequence[str]) -> str:
    found = str(name) if name else next(iter(said), "")
    if not found:
        raise UnreadError("it names no group")
    return found


def _said_groups(query: str) -> list[str]:
    """Groups in the order of the words: those whose products can be listed, else any that has a name."""
    words = query
    for mention in reversed(recognise(query)):
        words = words[: mention.start] + "; " + words[mention.end :]
    names = VOCABULARIES.get("substituent").mentions(words)
    return [name for name in names if edit_group(name)] or list(names)


def _named(meta: Mapping[str, Any], keys: Sequence[str]) -> Any:
    lowered = {str(key).casefold(): value for key, value in meta.items()}
    return next((lowered[key] for key in keys if lowered.get(key)), None)


def _object(meta: Any) -> Mapping[str, Any]:
    if isinstance(meta, str):
        try:
            meta = json.loads(meta)
        except ValueError:
            return {}
    return meta if isinstance(meta, Mapping) else {}
