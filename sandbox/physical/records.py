"""The table of physical data: a compact file by CAS number, memory-mapped.

Layout, numbers big-endian: the magic; the length of a JSON header, and the header, which gives the offset of
each section. ``cas`` are CAS numbers in order, ``blocks`` the offsets of the compressed blocks in ``texts``,
each of which holds the lines of 256 compounds. A line has tab-separated fields
``property:source:number,number…``.
"""

from __future__ import annotations

import json
import mmap
import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

MAGIC = b"RTPHYS01"
BLOCK_ROWS = 256
TABLE = Path(__file__).resolve().parents[2] / "assets" / "tables" / "physical.bin"
KELVIN = 273.15


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number comes from.

    Attributes:
        name: As it stands beside the number.
        measured: Whether all its numbers are measured; otherwise some are estimated.
    """

    name: str
    measured: bool = True


SOURCES = {
    "crc": Source("CRC Handbook of Chemistry and Physics, 95th ed."),
    "ons": Source("Open Notebook Science melting points (Bradley et al., 2014)"),
    "web": Source("NIST Chemistry WebBook"),
    "wik": Source("Wikidata"),
    "yaw": Source("Yaws, Thermophysical Properties, 2nd ed. (measured or estimated)", measured=False),
    "iec": Source("IEC 60079-20-1 (2010)"),
    "nfp": Source("NFPA 497 (2008)"),
    "dip": Source("DIPPR, in Serat et al., 2017 (measured or estimated)", measured=False),
    "pol": Source("Poling, Prausnitz and O'Connell, 5th ed. (Antoine equation)"),
    "per": Source("Perry's Chemical Engineers' Handbook, 8th ed. (DIPPR 101 equation)"),
    "lan": Source("Landolt-Börnstein IV/20 (Antoine equation)"),
}


@dataclass(frozen=True, slots=True)
class Datum:
    """One source's entry for one property.

    Attributes:
        source: Key of :data:`SOURCES`.
        numbers: The value in SI units (K, kg/m³), or the coefficients of an equation.
    """

    source: str
    numbers: tuple[float, ...]


class PhysicalTable:
    """The open file.

    Args:
        path: Where it is.

    Raises:
        ValueError: It is no such file.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as stream:
            self._map = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        start = len(MAGIC) + 4
        if self._map[: len(MAGIC)] != MAGIC:
            raise ValueError(f"{path.name} is not a table of physical data")
        length = int.from_bytes(self._map[len(MAGIC) : start], "big")
        header = json.loads(self._map[start : start + length])
        self.rows: int = header["rows"]
        self._at = {name: start + length + offset for name, offset in header["at"].items()}
        self._block = lru_cache(maxsize=16)(self._read_block)

    def of(self, cas: int) -> dict[str, tuple[Datum, ...]]:
        """Property → entries of the sources, best first; empty where the compound is not in the table."""
        low, high = 0, self.rows
        while low < high:
            middle = (low + high) // 2
            if self._number("cas", middle) < cas:
                low = middle + 1
            else:
                high = middle
        if low == self.rows or self._number("cas", low) != cas:
            return {}
        found: dict[str, tuple[Datum, ...]] = {}
        for field in self._block(low // BLOCK_ROWS)[low % BLOCK_ROWS].split("\t"):
            name, source, numbers = field.split(":")
            found[name] = (*found.get(name, ()), Datum(source, tuple(map(float, numbers.split(",")))))
        return found

    def _number(self, column: str, index: int) -> int:
        at = self._at[column] + 4 * index
        return int.from_bytes(self._map[at : at + 4], "big")

    def _read_block(self, index: int) -> list[str]:
        start, end = self._number("blocks", index), self._number("blocks", index + 1)
        return (
            zlib.decompress(self._map[self._at["texts"] + start : self._at["texts"] + end])
            .decode()
            .split("\n")
        )


@cache
def physical_table() -> PhysicalTable:
    """The table, opened on first use."""
    return PhysicalTable(TABLE)
