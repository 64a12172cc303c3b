"""Random arguments for tools: structures, patterns, numbers and texts that are wrong, odd or huge."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

from sandbox.registry import Argument, ToolSpec

_TEXT = """
    CC(=O)Oc1ccccc1C(=O)O CN1C=NC2=C1C(=O)N(C(=O)N2C)C CC(C)Cc1ccc(cc1)[C@@H](C)C(=O)O
    OC[C@H]1OC(O)[C@H](O)[C@@H]1O C12C3C4C1C5C2C3C45 c1ccc2c(c1)ccc1ccccc12 [Na+].[O-]C(=O)c1ccccc1
    C[N+](C)(C)C.[Cl-] [13CH4] [2H]OC([2H])([2H])[2H] O=[N+]([O-])c1ccccc1 CC#N [C-]#[O+] [H][H] [H+] [He]
    [U] [Fe+2].[O-]S(=O)(=O)[O-] C[Si](C)(C)C B(O)(O)c1ccccc1 F/C=C/F F/C=C\\F N[C@@H](C)C(=O)O
    CS(=O)(=O)N CP(=O)(O)O [O-][n+]1ccccc1 [Cu+2] [NH4+] * [*:1]C[*:2] [1*]c1ccccc1 [Pt](Cl)(Cl)(N)N C1CC1
    C1=CC=CC=C1 c1cc[nH]c1 O=C1CCCCC1 [CH3] [CH2] [O][O] [N-]=[N+]=N CN=[N+]=[N-] OO CCO.CCO.CCO
    ClC(Cl)(Cl)Cl FC(F)(F)c1cc(ccc1N)I C1CCCCCCCCCCCCCC1 N#Cc1ccc(cc1)-c1ccc(cc1)C=C=C OC1=CC=CC=C1O S=C=S
    [SiH4] [AlH3] CC(C)(C)OC(=O)NCC(=O)O [Li]CCCC C[Mg]Br C=CC=C c1ccccc1B1OC(C)(C)C(C)(C)O1
    O=C(Cl)C(=O)Cl [K+].[I-] N1=NN=NC1=NN=NN
"""
STRUCTURES = tuple(_TEXT.split())
ODD = (
    "",
    " ",
    "\n\n",
    "C" * 1000,
    "c1ccccc1" * 160,
    "C(" * 400 + "C" + ")" * 400,
    "C1CC" * 30,
    "(" * 5000,
    "[" * 500,
    "C." * 500 + "C",
    "[Na+]." * 300 + "[Cl-]",
    "*" * 200,
    "[*]" * 60,
    "C%10%11%12CC%10CC%11CC%12",
    "N(C)(C)(C)(C)C",
    "[999C]",
    "[CH99]",
    "[C+15]",
    "C" * 40_000,
    "c1ccccc",
    "c1cccc1",
    "cL",
    "C==C",
    "C#C#C",
    "[Xx]",
    "CC(=O",
    "InChI=1S/CH4/h1H4",
    "InChI=1S/rubbish",
    "InChI=1S/C9999H9999",
    "\n  x\n\n  0  0  0  0  0  0  0  0  0  0999 V2000\nM  END\n",
    "\n  x\n\n  1  0  0  0  0  0  0  0  0  0999 V2000\n    0.0       0.0       0.0 Qq  0  0\nM  END\n",
    "[C@](F)(Cl)(Br)I",
    "C/C=C/C=C\\C=C",
    "C1C2C3C4C5C6C1C7C2C8C3C9C4C%10C5C%11C6C7C8C9C%10C%11",
    "[Fe]->[O]",
    "O->[Pt]<-N",
    "CCO |$R1;;$|",
    "C~C",
    "[#6]",
    "[$(C=O)]",
    "[!#1;!#6;R2;D3]",
    "[C,N,O]=[C;!R]",
    "[R99]",
    "C>>C",
    "CCO>>",
    ">>",
    "CC>O>CC",
    "[CH3:1][OH:2]>>[CH3:1][NH2:2]",
    "\u0000",
    "苯",
    "아스피린",
    "ﬃ𝔠𝔥𝔢𝔪",
    "\u202eCCO",
    "2-\ud83dpropanol",
    "aspirin",
    "DROP TABLE molecules",
    "../../etc/passwd",
    "=1+1",
    "50-78-2",
    "50-78-3",
    "1,1,1-trichloro-" * 200,
    "M1",
    "T1",
    "NaN",
)
NUMBERS = (
    0,
    -1,
    1,
    2,
    0.5,
    7,
    14,
    25,
    100,
    1e-300,
    1e-9,
    1e6,
    1e18,
    1e308,
    -1e308,
    10**30,
    float("nan"),
    float("inf"),
    3.7,
)
PATHS = (
    "example:amines.csv",
    "example:nothing.csv",
    "",
    "/",
    "/dev/zero",
    "/dev/null",
    "/etc/passwd",
    "no such file.sdf",
    "\\\\server\\share\\x.csv",
    "x\u0000y.csv",
    "x" * 5000 + ".csv",
    "x.rtable",
    "x.rplan",
    "example:biaryl.rplan",
)
WRONG: tuple[Any, ...] = (
    None,
    True,
    7,
    1.5,
    [],
    {},
    [[]],
    {"smiles": 7},
    {"smiles": "C", "label": 9},
    ["C", 1],
    "x" * 100_000,
)
TOKENS = (
    "C",
    "c",
    "N",
    "O",
    "n",
    "1",
    "2",
    "(",
    ")",
    "[",
    "]",
    "=",
    "#",
    "@",
    "+",
    "-",
    ".",
    "/",
    "%",
    "*",
    ":",
    "$",
    "é",
    "H",
    "Br",
)


class Inputs:
    """Makes calls; equal seeds make equal ones.

    Args:
        seed: Any text or number.
    """

    def __init__(self, seed: object) -> None:
        self._random = random.Random(str(seed))
        self._makers: Mapping[str, Callable[[Argument], Any]] = {
            "molecule": lambda argument: self.structure(),
            "molecules": lambda argument: [
                self.structure() for _ in range(self._random.choice((0, 1, 2, 3, 5, 201)))
            ],
            "pattern": lambda argument: self.structure(),
            "reaction": lambda argument: self._reaction(),
            "table": lambda argument: self._random.choice(PATHS),
            "plan": lambda argument: self._random.choice(PATHS),
            "term": self._option,
            "choice": self._option,
            "integer": lambda argument: self._random.choice(NUMBERS),
            "number": lambda argument: self._random.choice(NUMBERS),
            "boolean": lambda argument: self._random.choice((True, False)),
            "text": lambda argument: self._text(),
            "written": lambda argument: self._text(),
        }

    def arguments(self, spec: ToolSpec) -> dict[str, Any]:
        """A call's arguments: an example's, some of them replaced, left out or of a wrong kind."""
        chosen = dict(self._random.choice(spec.examples))
        for argument in spec.arguments:
            fate = self._random.random()
            if fate < 0.6:
                chosen[argument.name] = self._value(argument, chosen.get(argument.name))
            elif fate < 0.64:
                chosen.pop(argument.name, None)
            elif fate < 0.69:
                chosen[argument.name] = self._random.choice(WRONG)
        if self._random.random() < 0.02:
            chosen["unknown"] = self._text()
        return chosen

    def structure(self) -> str:
        """A structure: ordinary, changed at random, or one of the odd ones."""
        fate = self._random.random()
        if fate < 0.35:
            return self._random.choice(STRUCTURES)
        if fate < 0.75:
            return self.mutated(self._random.choice(STRUCTURES))
        if fate < 0.85:
            return ".".join(self._random.choice(STRUCTURES) for _ in range(self._random.randint(2, 4)))
        return self._random.choice(ODD)

    def mutated(self, text: str) -> str:
        """A text with one to three characters left out, put in, exchanged or doubled."""
        changed = list(text)
        for _ in range(self._random.randint(1, 3)):
            at = self._random.randrange(len(changed) + 1)
            how = self._random.randrange(4)
            if how == 0 or not changed:
                changed.insert(at, self._random.choice(TOKENS))
            elif how == 1:
                del changed[at % len(changed)]
            elif how == 2:
                changed[at % len(changed)] = self._random.choice(TOKENS)
            else:
                changed[at:at] = changed[max(0, at - self._random.randint(1, 8)) : at]
        return "".join(changed)

    def _value(self, argument: Argument, example: Any) -> Any:
        if isinstance(example, str) and self._random.random() < 0.25:
            return self.mutated(example) if example else self._text()
        return self._makers[argument.kind](argument)

    def _option(self, argument: Argument) -> str:
        options = argument.options()
        if not options or self._random.random() < 0.2:
            return self._text()
        return self._random.choice(options)

    def _reaction(self) -> str:
        sides = [".".join(self.structure() for _ in range(self._random.randint(1, 2))) for _ in range(3)]
        return ">".join(sides) if self._random.random() < 0.3 else f"{sides[0]}>>{sides[2]}"

    def _text(self) -> str:
        fate = self._random.random()
        if fate < 0.4:
            return self._random.choice(ODD)
        if fate < 0.7:
            return self.structure()
        return "".join(
            chr(self._random.choice((32, 65, 99, 48, 0x3B1, 0x1F600, 0xD7, 10))) for _ in range(30)
        )
