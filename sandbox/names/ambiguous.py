"""Names and abbreviations that stand for more than one compound, with what they may mean.

Where the table of common names takes the meaning that chemists mostly have in mind (DMA, IPA), the others are
named beside it.
"""

from __future__ import annotations

from functools import cache

from sandbox.names.keys import folded

_MEANINGS = """
xylene, xylenes, dimethylbenzene: o-xylene, m-xylene, p-xylene
cresol, methylphenol: o-cresol, m-cresol, p-cresol
toluidine: o-toluidine, m-toluidine, p-toluidine
anisidine: o-anisidine, m-anisidine, p-anisidine
phenylenediamine: o-phenylenediamine, m-phenylenediamine, p-phenylenediamine
dichlorobenzene: 1,2-dichlorobenzene, 1,3-dichlorobenzene, 1,4-dichlorobenzene
dibromobenzene: 1,2-dibromobenzene, 1,3-dibromobenzene, 1,4-dibromobenzene
dinitrobenzene: 1,2-dinitrobenzene, 1,3-dinitrobenzene, 1,4-dinitrobenzene
trichlorobenzene: 1,2,3-trichlorobenzene, 1,2,4-trichlorobenzene, 1,3,5-trichlorobenzene
nitrophenol: 2-nitrophenol, 3-nitrophenol, 4-nitrophenol
chlorophenol: 2-chlorophenol, 3-chlorophenol, 4-chlorophenol
bromophenol: 2-bromophenol, 3-bromophenol, 4-bromophenol
aminophenol: 2-aminophenol, 3-aminophenol, 4-aminophenol
methoxyphenol: 2-methoxyphenol, 3-methoxyphenol, 4-methoxyphenol
nitrotoluene: 2-nitrotoluene, 3-nitrotoluene, 4-nitrotoluene
chlorotoluene: 2-chlorotoluene, 3-chlorotoluene, 4-chlorotoluene
bromotoluene: 2-bromotoluene, 3-bromotoluene, 4-bromotoluene
dinitrotoluene: 2,4-dinitrotoluene, 2,6-dinitrotoluene, 3,4-dinitrotoluene
nitroaniline: 2-nitroaniline, 3-nitroaniline, 4-nitroaniline
chloroaniline: 2-chloroaniline, 3-chloroaniline, 4-chloroaniline
nitrobenzaldehyde: 2-nitrobenzaldehyde, 3-nitrobenzaldehyde, 4-nitrobenzaldehyde
nitrobenzoic acid: 2-nitrobenzoic acid, 3-nitrobenzoic acid, 4-nitrobenzoic acid
aminobenzoic acid: 2-aminobenzoic acid, 3-aminobenzoic acid, 4-aminobenzoic acid
chlorobenzoic acid: 2-chlorobenzoic acid, 3-chlorobenzoic acid, 4-chlorobenzoic acid
hydroxybenzoic acid: 2-hydroxybenzoic acid, 3-hydroxybenzoic acid, 4-hydroxybenzoic acid
toluic acid: 2-methylbenzoic acid, 3-methylbenzoic acid, 4-methylbenzoic acid
picoline, methylpyridine: 2-methylpyridine, 3-methylpyridine, 4-methylpyridine
lutidine, dimethylpyridine: 2,6-lutidine, 2,4-lutidine, 3,5-lutidine
chloropyridine: 2-chloropyridine, 3-chloropyridine, 4-chloropyridine
bromopyridine: 2-bromopyridine, 3-bromopyridine, 4-bromopyridine
aminopyridine: 2-aminopyridine, 3-aminopyridine, 4-aminopyridine
hydroxypyridine: 2-hydroxypyridine, 3-hydroxypyridine, 4-hydroxypyridine
naphthol: 1-naphthol, 2-naphthol
methylnaphthalene: 1-methylnaphthalene, 2-methylnaphthalene
naphthylamine: 1-naphthylamine, 2-naphthylamine
dichloroethane: 1,2-dichloroethane, 1,1-dichloroethane
dibromoethane: 1,2-dibromoethane, 1,1-dibromoethane
dichloroethylene, dichloroethene: 1,1-dichloroethylene, cis-1,2-dichloroethylene, trans-1,2-dichloroethylene
trichloroethane: 1,1,1-trichloroethane, 1,1,2-trichloroethane
tetrachloroethane: 1,1,2,2-tetrachloroethane, 1,1,1,2-tetrachloroethane
dichloropropane: 1,2-dichloropropane, 1,3-dichloropropane
bromopropane: 1-bromopropane, 2-bromopropane
chloropropane: 1-chloropropane, 2-chloropropane
bromobutane: 1-bromobutane, 2-bromobutane
propanediol: 1,2-propanediol, 1,3-propanediol
butanediol: 1,4-butanediol, 1,3-butanediol, 2,3-butanediol
butene: 1-butene, 2-butene, isobutene
pentanone: 2-pentanone, 3-pentanone
hexanone: 2-hexanone, 3-hexanone
heptanone: 2-heptanone, 3-heptanone, 4-heptanone
pinene: alpha-pinene, beta-pinene
ionone: alpha-ionone, beta-ionone
carotene: alpha-carotene, beta-carotene
terpinene: alpha-terpinene, gamma-terpinene
DMA: N,N-dimethylacetamide, dimethylamine, N,N-dimethylaniline
IPA: 2-propanol, isophthalic acid
DMP: Dess-Martin periodinane, dimethyl phthalate, 2,2-dimethoxypropane
DCE: 1,2-dichloroethane, 1,1-dichloroethylene
TEA: triethylamine, triethanolamine, tetraethylammonium
DEA: diethylamine, diethanolamine
DIPA: diisopropylamine, diisopropanolamine
DBP: dibutyl phthalate, dibenzoyl peroxide
DNP: 2,4-dinitrophenol, 2,4-dinitrophenylhydrazine
DCB: 1,2-dichlorobenzene, 1,4-dichlorobenzene
DMS: dimethyl sulfide, dimethyl sulfate
DPA: diphenylamine, dipicolylamine
MMA: methyl methacrylate, methylmalonic acid
PPA: phenylpropanolamine, polyphosphoric acid
DTBP: di-tert-butyl peroxide, 2,6-di-tert-butylpyridine
DMT: N,N-dimethyltryptamine, dimethyl terephthalate
BHA: 2-tert-butyl-4-methoxyphenol, salicylic acid
DHA: docosahexaenoic acid, dihydroxyacetone
TCEP: tris(2-carboxyethyl)phosphine, tris(2-chloroethyl) phosphate
TMP: 2,2,6,6-tetramethylpiperidine, trimethyl phosphate, thymidine monophosphate
DEP: diethyl phthalate, diethyl phosphite
THP: tetrahydropyran, trihexyphenidyl
BPA: bisphenol A, 4-boronophenylalanine
PEA: phenethylamine, palmitoylethanolamide
EDA: ethylenediamine, ethyl diazoacetate
DMM: dimethoxymethane, dimethyl malonate
Grubbs catalyst, Grubbs' catalyst: Grubbs I, Grubbs II
Hoveyda-Grubbs catalyst: Hoveyda-Grubbs I, Hoveyda-Grubbs II
Evans auxiliary, Evans' auxiliary: (S)-4-benzyl-2-oxazolidinone, (R)-4-benzyl-2-oxazolidinone
Corey-Bakshi-Shibata catalyst, CBS catalyst: (S)-Me-CBS, (R)-Me-CBS
Meerwein's salt, Meerwein salt: trimethyloxonium tetrafluoroborate, triethyloxonium tetrafluoroborate
Togni reagent, Togni's reagent: Togni reagent I, Togni reagent II
"""


@cache
def _table() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for line in _MEANINGS.strip().splitlines():
        names, _, meanings = line.partition(": ")
        for name in names.split(", "):
            table[_form(name)] = tuple(meanings.split(", "))
    return table


def _form(name: str) -> str:
    """Abbreviations in capitals only: "dea" may be anything."""
    return name if name.isupper() else folded(name)


def folded_meanings(form: str) -> tuple[str, ...]:
    """Return what a folded name may mean; abbreviations are not folded."""
    return _table().get(form, ())


def meanings(name: str) -> tuple[str, ...]:
    """Return what an ambiguous name may mean, the commonest meaning first; empty for any other name."""
    return _table().get(_form(name), ())


def several_meanings(text: str) -> tuple[str, tuple[str, ...]] | None:
    """The first ambiguous name that a text has, and what it may mean; None where it has none."""
    words = [word.strip(" ?.,;:!()'\"") for word in text.split()]
    for count in (2, 1):
        for start in range(len(words) - count + 1):
            said = " ".join(words[start : start + count])
            if found := meanings(said):
                return said, found
    return None
