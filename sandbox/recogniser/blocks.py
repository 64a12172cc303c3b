"""MOL blocks, SD records and InChIs in a text."""

from __future__ import annotations

import re

from sandbox.errors import ChemError
from sandbox.recogniser.limits import Budget
from sandbox.recogniser.mention import Mention
from sandbox.structures import chem

MAX_INCHI = 3000
_COUNTS = re.compile(r"^[ \t]*\d{1,3}[ \t]*\d{1,3}[ \t\d]{0,60}V[23]000[ \t]*\r?$", re.MULTILINE)
_END = re.compile(r"^[ \t]*M  END[ \t]*\r?$", re.MULTILINE)
_RECORD_END = re.compile(r"^\$\$\$\$[ \t]*\r?$", re.MULTILINE)
_BODY_LINE = re.compile(r"^(?:[ \t]*-?\d+.*|[ \t]*[MAV]  .*)\r?$")
_PROSE = re.compile(r"[:?!][ \t\r]*$|^[ \t]*(?:```|\$\$\$\$|M  END|>)|(?:[A-Za-z]{2,}[,.]?[ \t]+){4}")
_INCHI = re.compile(r"InChI=1S?/[A-Za-z0-9./,()+\-?;*]+")


def find_molblocks(text: str, budget: Budget) -> list[Mention]:
    """Find pasted MOL blocks (V2000, V3000), with or without title lines, and the records of an SD file."""
    found: list[Mention] = []
    position = 0
    for counts in _COUNTS.finditer(text):
        if counts.start() < position:
            continue
        budget.spend()
        start = _header_start(text, counts.start(), position)
        end, record_end = _block_end(text, counts.end())
        found.append(_molblock(text, start, end, record_end))
        position = record_end
    return found


def _molblock(text: str, start: int, end: int, record_end: int) -> Mention:
    block = text[start:end]
    try:
        smiles, problem = chem.canonical_smiles(chem.parse_molblock(block)), None
    except ChemError as error:
        smiles, problem = block, str(error)
    return Mention(start, record_end, "molecule", text[start:record_end], smiles, None, "MOL block", problem)


def _header_start(text: str, counts: int, floor: int) -> int:
    """Start of the (at most three) title lines above the counts line; prose above them is left out."""
    start = counts
    for _ in range(3):
        if start <= floor:
            break
        line_start = text.rfind("\n", floor, start - 1) + 1 or floor
        if start - line_start > 82 or _PROSE.search(text[line_start : start - 1]):
            break
        start = line_start
    while start < counts and text[start] in "\r\n":
        # blank title lines belong to the block but not to what the chemist sees as written
        start += 1
    return start


def _block_end(text: str, position: int) -> tuple[int, int]:
    """End of the block, and of its SD record where data items follow it."""
    limit = following.start() if (following := _COUNTS.search(text, position)) else len(text)
    closing = _END.search(text, position, limit)
    if closing is None:
        end = _last_body_line(text, position, limit)
        return end, end
    record = _RECORD_END.search(text, closing.end(), limit)
    return closing.end(), record.end() if record else closing.end()


def _last_body_line(text: str, position: int, limit: int) -> int:
    end = position
    while end < limit:
        line_end = text.find("\n", end + 1, limit)
        line_end = limit if line_end == -1 else line_end
        if not _BODY_LINE.match(text[end + 1 : line_end]):
            break
        end = line_end
    return end


def find_inchis(text: str, budget: Budget) -> list[Mention]:
    """Find InChIs. InChIKeys are no structures and are left alone."""
    found = []
    for match in _INCHI.finditer(text):
        budget.spend()
        if len(match.group()) > MAX_INCHI:
            problem = f"the InChI has {len(match.group()):,} characters; the limit is {MAX_INCHI:,}"
            written = match.group()
            found.append(_inchi(match.start(), written, written, problem))
            continue
        found.append(_read_inchi(match.start(), match.group()))
    return found


def _read_inchi(start: int, written: str) -> Mention:
    trimmed = written.rstrip(".,;?")
    while trimmed.endswith(")") and trimmed.count(")") > trimmed.count("("):
        trimmed = trimmed[:-1].rstrip(".,;?")
    error: ChemError | None = None
    for candidate in dict.fromkeys((trimmed, written)):
        try:
            return _inchi(start, candidate, chem.canonical_smiles(chem.parse_inchi(candidate)), None)
        except ChemError as refused:
            error = error or refused
    return _inchi(start, trimmed, trimmed, str(error))


def _inchi(start: int, written: str, smiles: str, problem: str | None) -> Mention:
    return Mention(start, start + len(written), "molecule", written, smiles, None, "InChI", problem)
