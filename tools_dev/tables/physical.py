"""Collects melting and boiling points, densities and the rest out of `chemicals`, by CAS number."""

import csv
import json
import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from sandbox.physical.records import BLOCK_ROWS, MAGIC
from tools_dev.tables.entries import CHEMICALS
from tools_dev.tables.wheels import Wheels

_ORGANIC, _INORGANIC = (
    "Misc/Physical Constants of Organic Compounds.csv",
    "Misc/Physical Constants of Inorganic Compounds.csv",
)
# Property, source, file, columns; the order within a property is that of preference. CAS Common Chemistry,
# which
# the package brings too, is left out: its licence does not allow commercial use.
_PARTS = (
    ("mp", "crc", _ORGANIC, ("Tm",)),
    ("mp", "crc", _INORGANIC, ("Tm",)),
    ("mp", "ons", "Phase Change/OpenNotebook Melting Points.tsv", ("Tm",)),
    ("mp", "web", "Misc/webbook_constants.tsv", ("Tm",)),
    ("mp", "wik", "Misc/wikidata_properties.tsv", ("Tm",)),
    ("bp", "crc", _ORGANIC, ("Tb",)),
    ("bp", "crc", _INORGANIC, ("Tb",)),
    ("bp", "web", "Misc/webbook_constants.tsv", ("Tb",)),
    ("bp", "wik", "Misc/wikidata_properties.tsv", ("Tb",)),
    ("bp", "yaw", "Phase Change/Yaws Boiling Points.tsv", ("Tb",)),
    ("rho", "crc", _ORGANIC, ("rho",)),
    ("rho", "crc", _INORGANIC, ("rho",)),
    ("ri", "crc", "Misc/CRC Handbook Organic RI.csv", ("RI", "RIT")),
    ("fp", "iec", "Safety/IS IEC 60079-20-1 2010.tsv", ("T_flash",)),
    ("fp", "nfp", "Safety/NFPA 497 2008.tsv", ("T_flash",)),
    ("fp", "dip", "Safety/DIPPR T_flash Serat.csv", ("T_flash",)),
    ("fp", "wik", "Misc/wikidata_properties.tsv", ("T_flash",)),
    ("ait", "iec", "Safety/IS IEC 60079-20-1 2010.tsv", ("T_autoignition",)),
    ("ait", "nfp", "Safety/NFPA 497 2008.tsv", ("T_autoignition",)),
    ("eps", "crc", "Electrolytes/Permittivity (Dielectric Constant) of Liquids.tsv", ("Permittivity", "T")),
    ("vp", "pol", "Vapor Pressure/Antoine Collection Poling.tsv", ("A", "B", "C", "Tmin", "Tmax")),
    (
        *("vp", "per", "Vapor Pressure/Table 2-8 Vapor Pressure of Inorganic and Organic Liquids.tsv"),
        ("C1", "C2", "C3", "C4", "C5", "Tmin", "Tmax"),
    ),
    (
        *("vp", "web", "Misc/webbook_constants.tsv"),
        ("AntoineA", "AntoineB", "AntoineC", "AntoineTmin", "AntoineTmax"),
    ),
    ("vp", "lan", "Vapor Pressure/Landolt_antoine_V20.tsv", ("A", "B", "C", "Tmin", "Tmax")),
)


def write_physical(wheels: Wheels, folder: Path) -> int:
    """Write the table of physical data; returns the number of compounds."""
    rows: dict[int, list[str]] = defaultdict(list)
    for property_key, source, member, columns in _PARTS:
        for cas, numbers in _read(wheels, member, columns):
            rows[cas].append(f"{property_key}:{source}:{','.join(numbers)}")
    ordered = sorted(rows)
    parts, offsets = [], [0]
    for start in range(0, len(ordered), BLOCK_ROWS):
        lines = ("\t".join(rows[cas]) for cas in ordered[start : start + BLOCK_ROWS])
        parts.append(zlib.compress("\n".join(lines).encode(), 9))
        offsets.append(offsets[-1] + len(parts[-1]))
    sections = {"cas": _packed(ordered), "blocks": _packed(offsets), "texts": b"".join(parts)}
    at, offset = {}, 0
    for name, section in sections.items():
        at[name] = offset
        offset += len(section)
    header = json.dumps({"rows": len(ordered), "at": at}).encode()
    content = MAGIC + len(header).to_bytes(4, "big") + header + b"".join(sections.values())
    (folder / "physical.bin").write_bytes(content)
    return len(ordered)


def _read(wheels: Wheels, member: str, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    for row in csv.DictReader(wheels.lines(CHEMICALS, f"chemicals/{member}"), delimiter="\t"):
        values = [(row[column] or "").strip() for column in columns]
        cas = (row["CAS"] or "").replace("-", "")
        given = [value for value in values if _is_number(value)]
        alone = len(columns) == 2 and _is_number(values[0])  # a value whose temperature is not given
        if cas.isdigit() and int(cas) < 2**32 and (len(given) == len(columns) or alone):
            yield int(cas), [f"{float(value):.8g}" for value in given]


def _is_number(text: str) -> bool:
    try:
        return float(text) == float(text)
    except ValueError:
        return False


def _packed(numbers: list[int]) -> bytes:
    return b"".join(number.to_bytes(4, "big") for number in numbers)
