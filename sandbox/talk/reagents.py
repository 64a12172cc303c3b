"""Messages that name a reaction and one compound, but no reagent: "brominate M1", "ozonolysis of M1".

The name says what reacts. The reagent comes into the workspace as if it had been typed, so that the answer
names it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rdkit import Chem

from sandbox.exchange import Exchange
from sandbox.protocol import ToolCall
from sandbox.retrieval.reading import FORWARD
from sandbox.structures.groups import find_group
from sandbox.workspace import Workspace, by_number


@dataclass(frozen=True, slots=True)
class Reagent:
    """What a reaction is done with where nothing else is said.

    Attributes:
        stem: How the verb and the noun begin.
        smiles: Its structure.
        name: Its name.
        groups: What it acts on, where another reagent of the same verb acts on something else.
    """

    stem: str
    smiles: str
    name: str
    groups: tuple[str, ...] = ()

    def acts_on(self, mol: Chem.Mol) -> bool:
        """Whether a molecule has what it acts on."""
        return not self.groups or any(find_group(mol, group) for group in self.groups)


_OXIDISES, _REDUCES = r"oxidi[sz]|oxidat", r"reduc|reduct"
_PERIODINANE = "CC(=O)OI1(OC(C)=O)(OC(C)=O)OC(=O)c2ccccc12"
# Where several share a verb, the first that acts on a group of the molecule is meant.
REAGENTS = (
    Reagent("brominat", "BrBr", "bromine"),
    Reagent("chlorinat", "ClCl", "chlorine"),
    Reagent("nitrat", "O=[N+]([O-])O", "nitric acid"),
    Reagent("hydrogenat", "[H][H]", "hydrogen"),
    Reagent("ozonoly[sz]|ozoni[sz]", "[O-][O+]=O", "ozone"),
    Reagent("epoxidi[sz]|epoxidat", "O=C(OO)c1cccc(Cl)c1", "mCPBA"),
    Reagent("acetylat", "CC(=O)OC(C)=O", "acetic anhydride"),
    Reagent("tosylat", "Cc1ccc(S(=O)(=O)Cl)cc1", "tosyl chloride"),
    Reagent("mesylat", "CS(=O)(=O)Cl", "mesyl chloride"),
    Reagent("saponif|hydroly[sz]", "[Na+].[OH-]", "sodium hydroxide"),
    Reagent(_OXIDISES, "[Na+].[O-]Cl=O", "sodium chlorite", ("aldehyde",)),
    Reagent(_OXIDISES, _PERIODINANE, "Dess-Martin periodinane", ("primary alcohol", "secondary alcohol")),
    Reagent(_OXIDISES, "O=C(OO)c1cccc(Cl)c1", "mCPBA", ("sulfide",)),
    Reagent(_REDUCES, "[Na+].[BH4-]", "sodium borohydride", ("aldehyde", "ketone", "imine")),
    Reagent(_REDUCES, "[H][H]", "hydrogen", ("nitro", "azide")),
    Reagent(
        _REDUCES,
        "[Li+].[AlH4-]",
        "lithium aluminium hydride",
        ("ester", "carboxylic acid", "amide", "nitrile"),
    ),
    Reagent(_REDUCES, "[H][H]", "hydrogen", ("alkene",)),
)
_ASKS = r"what(?:['’]?s| is| are| would be)?|which is|predict|give(?: me)?|show(?: me)?|draw|find"
_OUTCOME = (
    r"(?:the )?(?:(?:main|major|likely|expected) )?(?:products?|outcome|result) (?:of|from|when|if|for)"
)
_FORMS = r"(?:what )?(?:happens|forms|results|comes out|(?:do|would|will) I get) (?:when|if|from|in|on|of)"
_WHO = r"(?:I|we|you|one) (?:want to |will |would )?"
_REAGENT = r"(?:with|by|using) (?:which|what) (?:reagents?|oxidants?|reductants?|conditions?)"
_WITH_WHAT = rf"(?:,? (?:and )?{_REAGENT})?"
_LEADS = (
    rf"(?:(?:please|pls|hi|hello|so|now|ok|and)[\s,]+)*(?:(?:{_ASKS}) )?(?:{_OUTCOME} )?(?:{_FORMS} )?"
    rf"(?:{_REAGENT} (?:do|can|could|would|should) )?(?:{_WHO})?(?:(?:the|an?) )?"
)
_TAIL = (
    _WITH_WHAT
    + r"(?:\s*(?:,|->|→|=)?\s*(?:and )?(?:what (?:(?:do|would|will) (?:I|we|you) get|forms|is formed)"
    r"|(?:gives?|yields?|affords?)?\s*(?:wh?at|\?+)|(?:main )?products?))?" + _WITH_WHAT
)


def _pattern(stem: str) -> re.Pattern[str]:
    done = rf"(?:{stem})(?:e|ing|y|ying) (?:(?:the|my|our) )?(M\d+)"
    named = rf"(?:mono)?(?:{stem})(?:ion|is|ation|ication) (?:of|on) (?:(?:the|my|our) )?(M\d+)"
    passive = rf"(M\d+) (?:(?:is|gets) )?(?:{stem})(?:ed|ied|ion|is|ation|ication)"
    return re.compile(rf"\W*{_LEADS}(?:{done}|{named}|{passive}){_TAIL}\W*", re.IGNORECASE)


_SAID = tuple((_pattern(reagent.stem), reagent) for reagent in REAGENTS)


_STEM = re.compile(rf"(?:{'|'.join(reagent.stem for reagent in REAGENTS)})\w*", re.IGNORECASE)


def names_step(word: str) -> bool:
    """Whether a word says what is done to a compound: "brominate", "nitration"."""
    return bool(_STEM.fullmatch(word)) and not word.lower().endswith("nitrate")


def reacted(exchange: Exchange, workspace: Workspace) -> ToolCall | None:
    """The prediction that a message wants which names a reaction of one compound and nothing else.

    Args:
        exchange: The open turn; the reagent is added to what it mentions.
        workspace: Takes the reagent in.
    """
    for pattern, reagent in _SAID:
        if match := pattern.fullmatch(exchange.policy_text):
            molecule = next(filter(None, match.groups()))
            thing = workspace.thing(molecule)
            if thing is None or thing.problem or not reagent.acts_on(Chem.MolFromSmiles(thing.text)):
                continue
            handle = workspace.add("molecule", reagent.smiles, name=reagent.name)
            exchange.mentioned = tuple(dict.fromkeys([*exchange.mentioned, handle]))
            return ToolCall(FORWARD, {"reactants": list(by_number({molecule, handle}))}, "")
    return None
