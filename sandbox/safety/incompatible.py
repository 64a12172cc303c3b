"""Pairs of reagents that must not meet, with what comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sandbox.safety.reagent_classes import atoms_of_class
from sandbox.types import Molecule


@dataclass(frozen=True, slots=True)
class Danger:
    """A pair that is dangerous together.

    Attributes:
        first: The one.
        second: The other.
        classes: The classes by which they match.
        result: What comes of it.
    """

    first: Molecule
    second: Molecule
    classes: tuple[str, str]
    result: str

    def __str__(self) -> str:
        names = f"{self.first.label} ({self.classes[0]}) with {self.second.label} ({self.classes[1]})"
        return f"{names}: {self.result}"


PAIRS: tuple[tuple[str, str, str], ...] = (
    ("cyanide", "strong acid", "hydrogen cyanide, a very toxic gas"),
    ("cyanide", "carboxylic acid", "hydrogen cyanide, a very toxic gas"),
    ("cyanide", "hypochlorite", "cyanogen chloride, a very toxic gas, unless strongly alkaline"),
    ("azide salt", "halogenated C1 solvent", "explosive di- or triazidomethane"),
    ("azide salt", "strong acid", "hydrazoic acid, very toxic and explosive"),
    ("azide salt", "carboxylic acid", "hydrazoic acid, very toxic and explosive"),
    (
        "azide salt",
        "heavy metal that forms azides, acetylides or fulminates",
        "explosive heavy metal azides",
    ),
    ("azide salt", "carbon disulfide", "explosive azidodithiocarbonate"),
    ("azide salt", "iodine or bromine", "explosive halogen azide"),
    ("azide salt", "acid chloride", "acyl or sulfonyl azides, which can explode when isolated or warmed"),
    ("azide salt", "dimethyl sulfate", "explosive methyl azide"),
    ("hypochlorite", "strong acid", "chlorine, a toxic gas"),
    ("hypochlorite", "carboxylic acid", "chlorine, a toxic gas"),
    ("hypochlorite", "ammonia or ammonium salt", "chloramines, toxic, and explosive nitrogen trichloride"),
    ("hypochlorite", "amine", "N-chloramines, toxic and some explosive"),
    ("hypochlorite", "ethanol or methanol", "explosive alkyl hypochlorite; chloroform from ethanol"),
    ("hypochlorite", "alcohol", "unstable alkyl hypochlorites and, from 2-propanol, chloroform, with heat"),
    ("hypochlorite", "acetone", "chloroform, with much heat"),
    ("hypochlorite", "hydrogen peroxide", "oxygen, with violence"),
    ("hydride", "water", "hydrogen, often ignited by the heat"),
    ("hydride", "alcohol", "hydrogen, often ignited by the heat"),
    ("hydride", "strong acid", "hydrogen (diborane from borohydrides), with violence"),
    ("hydride", "carboxylic acid", "hydrogen, with violence"),
    ("ionic hydride", "DMSO", "dimsyl anion, which decomposes explosively when warm or concentrated"),
    ("ionic hydride", "DMF or DMAc", "self-heating decomposition with gas above room temperature"),
    ("hydride", "halogenated C1 solvent", "violent, delayed reduction"),
    ("organometallic reagent", "water", "fire: hydrocarbon and much heat"),
    ("organometallic reagent", "alcohol", "fire: hydrocarbon and much heat"),
    ("organometallic reagent", "carboxylic acid", "fire: hydrocarbon and much heat"),
    ("organometallic reagent", "halogenated C1 solvent", "violent reaction, carbenes"),
    ("alkali or alkaline earth metal", "water", "hydrogen, which the heat ignites"),
    ("alkali or alkaline earth metal", "alcohol", "hydrogen and heat, which can ignite it and the solvent"),
    ("alkali or alkaline earth metal", "carboxylic acid", "hydrogen, with violence"),
    ("alkali or alkaline earth metal", "strong acid", "hydrogen, with violence"),
    ("alkali or alkaline earth metal", "polyhalogenated alkane", "explosion, also on impact"),
    ("light metal powder", "polyhalogenated alkane", "violent reaction that can start late"),
    ("peroxide", "transition or heavy metal", "catalysed decomposition: heat, oxygen, explosion"),
    ("peroxide", "alkali or alkaline earth metal", "explosion or fire"),
    ("peroxide", "hydride", "violent oxidation"),
    ("peroxide", "thiol", "violent oxidation"),
    ("peroxide", "hydrazine", "ignites by itself when concentrated"),
    ("peroxide", "tertiary amine", "violent decomposition of the peroxide"),
    ("hydrogen peroxide", "acetone", "explosive acetone peroxides, above all with acid"),
    ("hydrogen peroxide", "ketone", "explosive ketone peroxides, above all with acid"),
    (
        "hydrogen peroxide",
        "acid anhydride",
        "explosive diacyl peroxide and peroxyacid",
    ),
    (
        "hydrogen peroxide",
        "strong acid",
        "peroxyacids (with sulfuric acid: piranha), explosive with organics",
    ),
    ("nitric acid", "acetone", "violent oxidation, explosion with sulfuric acid"),
    ("nitric acid", "alcohol", "run-away oxidation, explosive alkyl nitrates"),
    ("nitric acid", "amine", "ignition or violent oxidation"),
    ("nitric acid", "hydrazine", "ignites by itself"),
    (
        "strong oxidiser",
        "organic solvent or fuel",
        "fire or explosion, unless it is the planned, dilute reaction",
    ),
    ("strong oxidiser", "hydride", "fire or explosion"),
    ("strong oxidiser", "light metal powder", "fire or explosion"),
    ("strong oxidiser", "thiol", "violent oxidation"),
    ("chlorate or perchlorate", "strong acid", "explosive chlorine dioxide from chlorates"),
    ("perchloric acid", "acid anhydride", "explosive anhydrous perchloric acid"),
    ("perchloric acid", "alcohol", "explosive perchlorate ester"),
    ("perchloric acid", "DMSO", "explosion"),
    ("nitrite", "strong acid", "toxic nitrogen oxides"),
    ("nitrite", "secondary amine", "carcinogenic nitrosamine, with acid"),
    ("nitrite", "ammonia or ammonium salt", "ammonium nitrite, which decomposes explosively"),
    ("nitrite", "azide salt", "nitrogen and nitrogen oxides with acid (used to destroy azide, in a hood)"),
    ("sulfide salt", "strong acid", "hydrogen sulfide, a very toxic gas"),
    ("sulfide salt", "carboxylic acid", "hydrogen sulfide, a very toxic gas"),
    ("sulfite or dithionite", "strong acid", "sulfur dioxide, a toxic gas"),
    ("chloroform or bromoform", "acetone", "violent reaction when a base is present"),
    ("chloroform or bromoform", "strong base", "dichlorocarbene, with violence when concentrated"),
    ("DMSO", "acid chloride", "violent decomposition when uncooled (Swern conditions are below -60 °C)"),
    ("DMSO", "strong oxidiser", "explosion possible"),
    (
        "DMF or DMAc",
        "thionyl, oxalyl or phosphoryl chloride",
        "self-heating Vilsmeier reagent; carcinogenic dimethylcarbamoyl chloride as a by-product",
    ),
    ("DMF or DMAc", "iodine or bromine", "run-away reaction with bromine"),
    ("DMF or DMAc", "polyhalogenated alkane", "violent with carbon tetrachloride, above all with iron"),
    ("acid chloride", "water", "hydrogen halide, often with violence"),
    ("acid chloride", "alcohol", "hydrogen halide and heat"),
    ("isocyanate", "water", "carbon dioxide: bursts closed vessels"),
    ("nitroalkane", "strong base", "explosive nitronate salts when dry"),
    ("nitroalkane", "amine", "mixture that is sensitive to shock"),
    (
        "terminal alkyne",
        "heavy metal that forms azides, acetylides or fulminates",
        "metal acetylide, explosive when dry",
    ),
    ("silver or mercury", "ethanol or methanol", "explosive fulminate with nitric acid"),
    ("silver or mercury", "ammonia or ammonium salt", "explosive nitrides (fulminating silver) on standing"),
    ("iodine or bromine", "ammonia or ammonium salt", "explosive nitrogen triiodide, or violent reaction"),
    ("halogen", "light metal powder", "violent reaction, started by a drop of water"),
    ("noble metal catalyst", "alcohol", "ignition in air when the catalyst is dry, above all after use"),
    ("noble metal catalyst", "hydride", "hydrogen, and ignition in air"),
    ("hydrazine", "transition or heavy metal", "catalysed, violent decomposition"),
    ("vinyl monomer", "peroxide", "run-away polymerisation"),
    ("fluoride", "strong acid", "hydrogen fluoride, very toxic through skin and lungs"),
    ("cyanide", "nitrite", "explosion when heated together"),
    ("cyanide", "strong oxidiser", "explosion when heated together"),
    ("azide salt", "strong oxidiser", "violent oxidation"),
)


def find_dangers(reagents: Sequence[Molecule]) -> list[Danger]:
    """Compare every pair of different reagents with the list of pairs, in the order of the list."""
    return [danger for pair in PAIRS for danger in _matches(pair, reagents)]


def _matches(pair: tuple[str, str, str], reagents: Sequence[Molecule]) -> Iterator[Danger]:
    first, second, result = pair
    ones = [each for each in reagents if atoms_of_class(each.mol, first)]
    others = [each for each in reagents if atoms_of_class(each.mol, second)] if ones else []
    seen = set()
    for one in ones:
        for other in others:
            names = frozenset([one.label, other.label])
            if one is not other and names not in seen:
                seen.add(names)
                yield Danger(one, other, (first, second), result)
