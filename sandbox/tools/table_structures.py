"""Tables by structure: substructure, similarity, duplicates, standard forms, clusters, R groups."""

from __future__ import annotations

import importlib
from typing import Annotated, Any, Literal

from sandbox.errors import ToolError
from sandbox.registry import tool
from sandbox.results import Quantity, Report, Text
from sandbox.tables import grouping
from sandbox.tables.fingerprints import Compared, fingerprint, molecules, morgan
from sandbox.tables.outcome import made
from sandbox.tables.rows import listed_rows
from sandbox.tables.table import Column, Table
from sandbox.tools.tables import EXAMPLE, LONG_S
from sandbox.types import Between, Molecule, Pattern

MAX_R_GROUPS = 5000
MAX_MERGES = 200


@tool(
    kind="report",
    verb="Searched the table for a substructure",
    examples=[{"table": EXAMPLE, "pattern": "c1ccccc1"}],
    deadline_s=LONG_S,
)
def filter_table_by_substructure(table: Table, pattern: Pattern, without: bool = False) -> Report:
    """Keep the rows that contain a substructure, or those that do not.

    Args:
        table: Table to search.
        pattern: Substructure, as SMARTS or the SMILES of a fragment.
        without: Whether the rows without it are kept instead.

    Returns:
        The new table and its number of rows (a count).

    Source: RDKit's substructure search; stereochemistry of the pattern is not considered.
    """
    rows = [row for row, found in enumerate(listed_rows(table, "match", pattern.text)) if found != without]
    kept = table.take(rows).after("filter_table_by_substructure", pattern=pattern.text, without=without)
    return made(kept, f"the rows of {table.label} {'without' if without else 'with'} {pattern.label}")


@tool(
    kind="report",
    verb="Searched the table by similarity",
    examples=[{"table": EXAMPLE, "molecule": "Nc1ccccc1", "cutoff": 0.3}],
    deadline_s=LONG_S,
)
def filter_table_by_similarity(
    table: Table, molecule: Molecule, cutoff: Annotated[float, Between(0, 1)] = 0.5
) -> Report:
    """Keep the rows that resemble a molecule, the most similar first.

    Args:
        table: Table to search.
        molecule: Molecule to compare with.
        cutoff: Least Tanimoto similarity that is kept.

    Returns:
        The new table with a column of similarities (Tanimoto, 0 to 1), and its number of rows (a count).

    Source: Morgan fingerprints, radius 2, 2048 bits (Rogers and Hahn, J. Chem. Inf. Model. 2010, 50, 742).
    """
    scores = [float(score) for score in Compared(morgan(table)).to(fingerprint(molecule.mol))]
    rows = sorted((row for row in range(len(table)) if scores[row] >= cutoff), key=lambda row: -scores[row])
    scored = table.with_column(Column("similarity", scores)).take(rows)
    asked = {"molecule": molecule.smiles, "cutoff": cutoff}
    label = f"the rows of {table.label} that resemble {molecule.label}"
    return made(scored.after("filter_table_by_similarity", **asked), label)


@tool(
    kind="report",
    verb="Removed duplicates",
    examples=[{"table": EXAMPLE, "by": "canonical SMILES"}],
    deadline_s=LONG_S,
)
def deduplicate_table(
    table: Table, by: Literal["canonical SMILES", "InChIKey"] = "canonical SMILES"
) -> Report:
    """Merge rows of the same structure; the first of them stays.

    Args:
        table: Table to clean.
        by: What makes structures the same; the InChIKey also merges most tautomers and mesomers.

    Returns:
        The new table with a column that counts the rows merged into each, its number of rows (a count), and
        the number of rows that were merged.

    Source: RDKit's canonical SMILES, without atom-map numbers; or the standard InChI.
    """
    groups: dict[str, list[int]] = {}
    for row, key in enumerate(listed_rows(table, "key", by)):
        groups.setdefault(key, []).append(row)
    merged = [group for group in groups.values() if len(group) > 1]
    listed: list[dict[str, Any]] = [
        {"kept": group[0] + 1, "merged": [row + 1 for row in group[1:]]} for group in merged[:MAX_MERGES]
    ]
    said = "; ".join(f"row {e['kept']} took in {', '.join(map(str, e['merged'][:5]))}" for e in listed[:5])
    firsts = [group[0] for group in groups.values()]
    counts = Column("rows merged", [len(group) for group in groups.values()])
    result = table.take(firsts).with_column(counts).after("deduplicate_table", by=by)
    lost = Quantity(len(table) - len(firsts), "", "number of duplicates", reason=said or None)
    return made(result, f"{table.label} without duplicates", items=(lost,), merges=listed)


@tool(kind="report", verb="Standardised the table", examples=[{"table": EXAMPLE}], deadline_s=LONG_S)
def standardise_table(table: Table, tautomers: bool = False) -> Report:
    """Bring every structure into a standard form: no counter-ions or solvent, no avoidable charges.

    Args:
        table: Table to standardise.
        tautomers: Whether one tautomer is chosen for each structure as well.

    Returns:
        The new table with a column that says what was changed, its number of rows (a count), and the number
        of structures that changed.

    Source: RDKit's MolStandardize; tautomers after Sitzmann et al., J. Comput.-Aided Mol. Des. 2010, 24, 521.
    """
    forms = listed_rows(table, "standard form", "one tautomer" if tautomers else "")
    changes = Column("changes", ["; ".join(done) or None for _, done in forms])
    before = Column("structure before", list(table.structures))
    fresh = Table(
        [smiles for smiles, _ in forms],
        table.columns,
        table.steps,
        table.problems,
        table.left_out,
        table.label,
    )
    result = fresh.with_column(before).with_column(changes).after("standardise_table", tautomers=tautomers)
    count = Quantity(sum(bool(done) for _, done in forms), "", "number of structures changed")
    return made(result, f"{table.label} in standard form", items=(count,))


@tool(
    kind="report", verb="Clustered the table", examples=[{"table": EXAMPLE, "cutoff": 0.4}], deadline_s=LONG_S
)
def cluster_table(table: Table, cutoff: Annotated[float, Between(0.1, 1)] = 0.6) -> Report:
    """Group similar molecules (Butina clustering).

    Args:
        table: Table of at most 100,000 rows.
        cutoff: Least Tanimoto similarity of a member to its cluster's centre.

    Returns:
        The new table ordered by cluster, centres first, with the cluster's number as a column; its number of
        rows and the number of clusters (counts).

    Source: Butina, J. Chem. Inf. Comput. Sci. 1999, 39, 747; Morgan fingerprints, radius 2, 2048 bits.
    """
    clusters = grouping.butina(table, cutoff)
    numbers = [number for number, cluster in enumerate(clusters, 1) for _ in cluster]
    ordered = table.take([row for cluster in clusters for row in cluster]).with_column(
        Column("cluster", numbers)
    )
    single = sum(len(cluster) == 1 for cluster in clusters)
    count = Quantity(
        len(clusters), "", "number of clusters", reason=f"{single} of one molecule" if single else None
    )
    result = ordered.after("cluster_table", cutoff=cutoff)
    return made(result, f"{table.label} by cluster", items=(count,))


@tool(
    kind="report",
    verb="Picked diverse molecules",
    examples=[{"table": EXAMPLE, "count": 4}],
    deadline_s=LONG_S,
)
def pick_diverse(table: Table, count: Annotated[int, Between(1, 2000)]) -> Report:
    """Pick molecules that are as different from one another as possible (MaxMin).

    Args:
        table: Table to pick from.
        count: How many to pick.

    Returns:
        The new table, in the order of picking from the first row on, and its number of rows (a count).

    Source: Ashton et al., Quant. Struct.-Act. Relat. 2002, 21, 598; Morgan fingerprints, radius 2, 2048 bits.
    """
    picked = table.take(grouping.maxmin(table, count)).after("pick_diverse", count=count)
    note = f"the table has only {len(table)} rows" if count > len(table) else ""
    return made(picked, f"a diverse choice from {table.label}", note)


@tool(
    kind="report",
    verb="Made an R-group table",
    examples=[{"table": EXAMPLE, "core": "Nc1ccccc1"}],
    deadline_s=LONG_S,
)
def r_group_table(table: Table, core: Pattern) -> Report:
    """Split molecules into a common core and their R groups.

    Args:
        table: Table of at most 5,000 rows.
        core: Core structure, as the SMILES of a fragment or SMARTS.

    Returns:
        The new table with a column for each R group, its number of rows (a count), the R groups found, and
        the number of rows without the core, which are left out.

    Source: RDKit's R-group decomposition.
    """
    if len(table) > MAX_R_GROUPS:
        raise ToolError(f"{len(table):,} rows: an R-group table takes at most {MAX_R_GROUPS:,}")
    mols = [mol for _, mol in molecules(table)]
    # by name, because the stubs of this module are not valid Python
    decomposition = importlib.import_module("rdkit.Chem.rdRGroupDecomposition")
    columns, unmatched = decomposition.RGroupDecompose([core.query], mols, asSmiles=True, asRows=False)
    missed = set(unmatched)
    rows = [row for row in range(len(table)) if row not in missed]
    if not rows:
        raise ToolError(f"no row of {table.label} contains {core.label}")
    result = table.take(rows)
    groups = [name for name in columns if name != "Core"]
    for name in groups:
        result = result.with_column(Column(name, [str(value) or None for value in columns[name]]))
    left = Quantity(len(missed), "", "number of rows without the core")
    none = None if groups else "no atom of the core carries different groups"
    found = Text(", ".join(groups) or None, "R groups", none)
    return made(
        result.after("r_group_table", core=core.text), f"R groups of {table.label}", items=(found, left)
    )
