"""Substituents that can be added, removed or exchanged by name, and the "substituent" vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sandbox.vocabulary import VOCABULARIES, Vocabulary, phrases


@dataclass(frozen=True, slots=True)
class Substituent:
    """A group that hangs on a molecule by one single bond.

    Attributes:
        name: Canonical name.
        smiles: The group with ``*`` for the atom that carries it; this is what is put in.
        group: The functional group (a key of ``sandbox.structures.groups.GROUPS``) that counts it.
        synonyms: Other names.
        variants: Further forms that are recognised when it is taken out, the plainest first.
        carrier: Which hydrogens it replaces: on carbon only, on carbon or nitrogen, or on nitrogen only
            (protecting groups).
    """

    name: str
    smiles: str
    group: str
    synonyms: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    carrier: Literal["carbon", "carbon or nitrogen", "nitrogen"] = "carbon"


_ALKYL: Literal["carbon or nitrogen"] = "carbon or nitrogen"

_HETERO = (
    Substituent(
        "hydroxyl",
        "*O",
        "hydroxyl",
        ("OH", "-OH", "hydroxy", "alcohol", "hydroxyl group", "hydroxy group", "hydroxide", "phenol"),
        ("*[O-]",),
    ),
    Substituent(
        "amino",
        "*N",
        "primary amine",
        ("NH2", "-NH2", "amino group", "primary amine", "primary amino", "NH3+"),
        ("*[NH3+]",),
    ),
    Substituent(
        "amine",
        "*N",
        "amine",
        ("amine group",),
        (
            "*[NH3+]",
            "*NC",
            "*N(C)C",
            "*[NH2+]C",
            "*[NH+](C)C",
            "*NCC",
            "*N(C)CC",
            "*N(CC)CC",
            "*[NH+](CC)CC",
            "*NC(C)C",
            "*NC(C)(C)C",
            "*NCCC",
            "*N1CCCCC1",
            "*N1CCCC1",
            "*N1CCOCC1",
        ),
    ),
    Substituent("methylamino", "*NC", "methylamino", ("NHMe", "NHCH3", "N-methylamino", "monomethylamino")),
    Substituent(
        "dimethylamino", "*N(C)C", "dimethylamino", ("NMe2", "N(CH3)2", "N,N-dimethylamino"), ("*[NH+](C)C",)
    ),
    Substituent(
        "methoxy", "*OC", "methoxy", ("OMe", "OCH3", "MeO", "-OMe", "-OCH3", "methoxyl", "methyl ether")
    ),
    Substituent("ethoxy", "*OCC", "ethoxy", ("OEt", "EtO", "-OEt", "ethyl ether")),
    Substituent("isopropoxy", "*OC(C)C", "isopropoxy", ("OiPr", "O-iPr", "isopropyl ether")),
    Substituent("phenoxy", "*Oc1ccccc1", "phenoxy", ("OPh", "phenyl ether")),
    Substituent("benzyloxy", "*OCc1ccccc1", "benzyloxy", ("OBn", "benzyl ether")),
    Substituent("diethylamino", "*N(CC)CC", "diethylamino", ("NEt2", "N,N-diethylamino"), ("*[NH+](CC)CC",)),
    Substituent(
        "ether",
        "*OC",
        "ether",
        ("alkoxy", "ether group"),
        ("*OCC", "*OC(C)C", "*OCCC", "*OCCCC", "*OC(C)(C)C"),
    ),
    Substituent("trifluoromethoxy", "*OC(F)(F)F", "trifluoromethoxy", ("OCF3", "-OCF3")),
    Substituent("acetoxy", "*OC(C)=O", "ester", ("OAc", "acetate", "-OAc", "acetyloxy")),
    Substituent(
        "thiol", "*S", "thiol", ("SH", "-SH", "mercapto", "sulfanyl", "mercaptan", "sulfhydryl"), ("*[S-]",)
    ),
    Substituent("methylthio", "*SC", "methylthio", ("SMe", "SCH3", "thiomethyl", "methylsulfanyl")),
    Substituent("sulfide", "*SC", "sulfide", ("thioether",), ("*SCC", "*SC(C)C")),
    Substituent(
        "sulfonamide",
        "*S(N)(=O)=O",
        "sulfonamide",
        ("SO2NH2", "sulfamoyl", "sulfonamido", "sulphonamide"),
        ("*S(=O)(=O)NC", "*S(=O)(=O)N(C)C", "*NS(C)(=O)=O"),
    ),
    Substituent(
        "methylsulfonyl",
        "*S(C)(=O)=O",
        "methylsulfonyl",
        ("mesyl", "SO2Me", "SO2CH3", "methanesulfonyl", "Ms", "methyl sulfone"),
    ),
    Substituent("sulfone", "*S(C)(=O)=O", "sulfone", ("sulphone",), ("*S(=O)(=O)CC",)),
    Substituent("sulfoxide", "*S(C)=O", "sulfoxide", ("methylsulfinyl", "sulphoxide"), ("*S(=O)CC",)),
    Substituent(
        "sulfonic acid", "*S(=O)(=O)O", "sulfonic acid", ("SO3H", "sulfo", "sulfonate"), ("*S(=O)(=O)[O-]",)
    ),
    Substituent("sulfonyl chloride", "*S(=O)(=O)Cl", "sulfonyl chloride", ("SO2Cl", "chlorosulfonyl")),
    Substituent("nitro", "*[N+](=O)[O-]", "nitro", ("NO2", "-NO2", "nitro group")),
    Substituent("azido", "*N=[N+]=[N-]", "azide", ("azide", "N3", "-N3")),
    Substituent("isothiocyanate", "*N=C=S", "isothiocyanate", ("NCS", "isothiocyanato")),
    Substituent("isocyanate", "*N=C=O", "isocyanate", ("NCO", "isocyanato")),
    Substituent("boronic acid", "*B(O)O", "boronic acid", ("B(OH)2", "borono")),
    Substituent("phosphate", "*OP(=O)(O)O", "phosphate", ("OPO3H2", "phosphoric acid")),
    Substituent("phosphonic acid", "*P(=O)(O)O", "phosphonate", ("PO3H2", "phosphonate", "phosphono")),
    Substituent("trimethylsilyl", "*[Si](C)(C)C", "trimethylsilyl", ("TMS", "SiMe3")),
    Substituent(
        "guanidino", "*NC(=N)N", "guanidine", ("guanidine", "guanidinyl"), ("*N=C(N)N", "*NC(N)=[NH2+]")
    ),
    Substituent("ureido", "*NC(N)=O", "urea", ("urea", "carbamoylamino")),
)

_HALOGENS = (
    Substituent("fluoro", "*F", "fluoro", ("fluorine", "fluoride", "fluorine atom", "F")),
    Substituent("chloro", "*Cl", "chloro", ("chlorine", "chloride", "chlorine atom", "Cl")),
    Substituent("bromo", "*Br", "bromo", ("bromine", "bromide", "bromine atom", "Br")),
    Substituent("iodo", "*I", "iodo", ("iodine", "iodide", "iodine atom")),
    Substituent("halogen", "*Cl", "halogen", ("halo", "halide", "halogen atom"), ("*F", "*Br", "*I")),
    Substituent("trifluoromethyl", "*C(F)(F)F", "trifluoromethyl", ("CF3", "-CF3", "trifluoromethyl group")),
    Substituent("difluoromethyl", "*C(F)F", "difluoromethyl", ("CHF2", "CF2H")),
)

_CARBONYL = (
    Substituent(
        "carboxyl",
        "*C(=O)O",
        "carboxylic acid",
        (
            "COOH",
            "CO2H",
            "-COOH",
            "-CO2H",
            "carboxylic acid",
            "carboxy",
            "carboxyl group",
            "carboxylic acid group",
            "carboxylate",
        ),
        ("*C(=O)[O-]",),
    ),
    Substituent(
        "methyl ester",
        "*C(=O)OC",
        "methyl ester",
        ("CO2Me", "COOMe", "COOCH3", "methoxycarbonyl", "carbomethoxy"),
    ),
    Substituent(
        "ethyl ester", "*C(=O)OCC", "ethyl ester", ("CO2Et", "COOEt", "ethoxycarbonyl", "carbethoxy")
    ),
    Substituent(
        "ester",
        "*C(=O)OC",
        "ester",
        ("ester group", "carboxylic ester"),
        (
            "*OC(C)=O",
            "*C(=O)OCC",
            "*C(=O)OC(C)C",
            "*C(=O)OC(C)(C)C",
            "*C(=O)OCCC",
            "*C(=O)OCCCC",
            "*OC(=O)CC",
            "*OC=O",
        ),
    ),
    Substituent("acetyl", "*C(C)=O", "acetyl", ("Ac", "COCH3", "COMe", "acetyl group", "ethanoyl")),
    Substituent(
        "ketone", "*C(C)=O", "ketone", ("keto", "ketone group", "methyl ketone"), ("*C(=O)CC", "*C(=O)C(C)C")
    ),
    Substituent(
        "formyl",
        "*C=O",
        "aldehyde",
        ("aldehyde", "CHO", "-CHO", "carbaldehyde", "formyl group", "aldehyde group"),
    ),
    Substituent(
        "carboxamide",
        "*C(N)=O",
        "primary amide",
        ("CONH2", "-CONH2", "primary amide", "carbamoyl", "C(=O)NH2"),
    ),
    Substituent(
        "amide",
        "*C(N)=O",
        "amide",
        ("amide group", "amido"),
        (
            "*NC(C)=O",
            "*C(=O)NC",
            "*C(=O)N(C)C",
            "*NC=O",
            "*NC(=O)CC",
            "*C(=O)NCC",
            "*C(=O)N(CC)CC",
            "*N(C)C(C)=O",
        ),
    ),
    Substituent("acetamido", "*NC(C)=O", "acetamido", ("NHAc", "acetamide", "acetylamino", "NHCOCH3")),
    Substituent("acyl chloride", "*C(=O)Cl", "acyl chloride", ("acid chloride", "COCl", "chlorocarbonyl")),
    Substituent(
        "Boc-amino",
        "*NC(=O)OC(C)(C)C",
        "Boc",
        ("NHBoc", "Boc amine", "BocNH", "tert-butyl carbamate", "carbamate"),
    ),
    Substituent(
        "Boc",
        "*C(=O)OC(C)(C)C",
        "Boc",
        ("tert-butoxycarbonyl", "BOC", "boc", "Boc group", "Boc protecting group"),
        carrier="nitrogen",
    ),
    Substituent(
        "Cbz", "*C(=O)OCc1ccccc1", "Cbz", ("benzyloxycarbonyl", "carboxybenzyl", "CBz"), carrier="nitrogen"
    ),
    Substituent("tosyl", "*S(=O)(=O)c1ccc(C)cc1", "tosyl", ("Ts", "p-toluenesulfonyl"), carrier="nitrogen"),
)

_CARBON = (
    Substituent("methyl", "*C", "methyl", ("CH3", "-CH3", "Me", "methyl group"), carrier=_ALKYL),
    Substituent("ethyl", "*CC", "ethyl", ("Et", "C2H5", "ethyl group"), carrier=_ALKYL),
    Substituent("propyl", "*CCC", "propyl", ("n-propyl", "nPr", "n-Pr"), carrier=_ALKYL),
    Substituent("butyl", "*CCCC", "butyl", ("n-butyl", "nBu", "n-Bu"), carrier=_ALKYL),
    Substituent("isopropyl", "*C(C)C", "isopropyl", ("iPr", "i-Pr", "propan-2-yl"), carrier=_ALKYL),
    Substituent(
        "tert-butyl", "*C(C)(C)C", "tert-butyl", ("tBu", "t-Bu", "t-butyl", "tertiary butyl"), carrier=_ALKYL
    ),
    Substituent("cyclopropyl", "*C1CC1", "cyclopropyl", ("cPr", "c-Pr", "cyclopropane"), carrier=_ALKYL),
    Substituent("cyclohexyl", "*C1CCCCC1", "cyclohexyl", ("Cy", "cyclohexane"), carrier=_ALKYL),
    Substituent(
        "phenyl",
        "*c1ccccc1",
        "benzene ring",
        ("Ph", "C6H5", "benzene", "benzene ring", "phenyl ring", "phenyl group"),
    ),
    Substituent(
        "benzyl", "*Cc1ccccc1", "benzyl", ("Bn", "CH2Ph", "phenylmethyl", "benzyl group"), carrier=_ALKYL
    ),
    Substituent("allyl", "*CC=C", "allyl", ("allyl group",), carrier=_ALKYL),
    Substituent("propargyl", "*CC#C", "propargyl", (), carrier=_ALKYL),
    Substituent("vinyl", "*C=C", "vinyl", ("ethenyl", "alkene", "CH=CH2", "vinyl group")),
    Substituent("ethynyl", "*C#C", "terminal alkyne", ("alkyne", "terminal alkyne", "C≡CH", "acetylene")),
    Substituent(
        "cyano",
        "*C#N",
        "nitrile",
        phrases(
            "nitrile, CN group, C#N, cyano group, carbonitrile, for CN, by CN, with CN, add CN, "
            "a CN, to CN, into CN, "
            "the CN, its CN, CN by, CN with, CN for, CN instead, CN on, CN at, CN to, CN into"
        ),
    ),
    Substituent("hydroxymethyl", "*CO", "hydroxymethyl", ("CH2OH", "methylol")),
    Substituent("morpholino", "*N1CCOCC1", "morpholino", ("morpholine", "morpholinyl", "morpholin-4-yl")),
    Substituent("piperidinyl", "*N1CCCCC1", "piperidinyl", ("piperidine", "piperidino", "piperidin-1-yl")),
    Substituent(
        "pyrrolidinyl", "*N1CCCC1", "pyrrolidinyl", ("pyrrolidine", "pyrrolidino", "pyrrolidin-1-yl")
    ),
    Substituent("piperazinyl", "*N1CCNCC1", "piperazinyl", ("piperazine", "piperazino", "piperazin-1-yl")),
    Substituent(
        "tetrazolyl", "*c1nnn[nH]1", "tetrazolyl", ("tetrazole", "1H-tetrazol-5-yl"), ("*c1nn[nH]n1",)
    ),
)

SUBSTITUENTS: dict[str, Substituent] = {row.name: row for row in (*_HETERO, *_HALOGENS, *_CARBONYL, *_CARBON)}


def _vocabulary() -> Vocabulary:
    return Vocabulary("substituent", {name: row.synonyms for name, row in SUBSTITUENTS.items()})


VOCABULARIES.add("substituent", _vocabulary)
