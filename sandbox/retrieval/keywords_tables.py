"""What chemists call what the tools for tables do, for the retriever."""

from __future__ import annotations

from collections.abc import Mapping

KEYWORDS: Mapping[str, str] = {
    "table_summary": (
        "what is in open load read show summary summarise summarize overview inspect contains columns "
        "rows how many molecules file data set describe look unreadable lines big"
    ),
    "add_table_column": (
        "add calculate compute column append extend annotate for all every each row whole file property "
        "mean average row by row run over put everything"
    ),
    "filter_table": (
        "filter keep only rows between range above below over under at least at most up to remove drop "
        "restrict narrow select subset greater less than from to cutoff limit out exclude"
    ),
    "sort_table": (
        "sort sorted order ordered rank arrange by ascending descending increasing decreasing highest "
        "lowest largest smallest first top high low put column"
    ),
    "plot_table": (
        "plot scatter histogram distribution chart graph diagram draw visualise visualize correlation "
        "correlate versus vs against trend xy"
    ),
    "export_table": (
        "export save write convert store dump output turn into as file named sdf csv xlsx smi excel put under"
    ),
    "filter_table_by_substructure": (
        "substructure search contain containing contains with without matching fragment hits find rows "
        "compounds do not remove exclude drop keep pull out"
    ),
    "filter_table_by_similarity": (
        "similar similarity analogues analogs like resemble resembles neighbours neighbors nearest "
        "Tanimoto fingerprint query search compounds look"
    ),
    "deduplicate_table": (
        "duplicates duplicate dedupe deduplicate unique repeated twice double entries identical merge "
        "remove drop once clean get rid"
    ),
    "standardise_table": (
        "standardise standardize strip salts desalt neutralise neutralize counterions counterion clean "
        "up wash normalise normalize tautomers canonical free bases charges modelling standard form"
    ),
    "cluster_table": (
        "cluster clusters clustering Butina group similar families series belong together Tanimoto"
    ),
    "pick_diverse": (
        "pick diverse diversity select choose subset most different dissimilar MaxMin sample screening "
        "cover take"
    ),
    "r_group_table": (
        "R-group R groups decomposition decompose core scaffold SAR table substituents split RGD varies "
        "around"
    ),
}
