"""Each group of our own is found once in a compound that every chemist names after it."""

import pytest
from rdkit import Chem

from sandbox.structures.groups import GROUPS, count_group

BEARERS = {
    "hydroxyl": "Oc1ccncc1",  # 4-hydroxypyridine
    "alcohol": "CCO",
    "primary alcohol": "CCO",
    "secondary alcohol": "CC(C)O",
    "tertiary alcohol": "CC(C)(C)O",
    "phenol": "Oc1ccccc1",
    "enol": "CC(O)=CC(C)=O",  # acetylacetone, enol form
    "ether": "CCOCC",
    "aryl ether": "COc1ccccc1",
    "enol ether": "C=COCC",  # ethyl vinyl ether
    "methoxy": "COc1ccccc1",
    "ethoxy": "CCOc1ccccc1",
    "isopropoxy": "CC(C)Oc1ccccc1",
    "phenoxy": "OC(=O)COc1ccccc1",  # phenoxyacetic acid
    "benzyloxy": "OCCOCc1ccccc1",
    "epoxide": "ClCC1CO1",  # epichlorohydrin
    "peroxide": "CC(C)(C)OOC(C)(C)C",
    "hydroperoxide": "CC(C)(OO)c1ccccc1",  # cumene hydroperoxide
    "acetal": "COC(C)OC",
    "hemiacetal": "OC1CCCCO1",
    "hydroxymethyl": "OCc1ccco1",
    "carbonyl": "CC(C)=O",
    "aldehyde": "O=Cc1ccccc1",
    "ketone": "CC(C)=O",
    "enone": "O=C1C=CCCC1",
    "quinone": "O=C1C=CC(=O)C=C1",
    "acetyl": "CC(=O)c1ccccc1",
    "carboxylic acid": "CC(=O)O",
    "carboxylate": "CC(=O)[O-].[Na+]",
    "aromatic carboxylic acid": "OC(=O)c1ccccc1",
    "alpha-amino acid": "C[C@H](N)C(=O)O",
    "ester": "CCOC(C)=O",
    "lactone": "O=C1CCCO1",
    "methyl ester": "COC(=O)c1ccccc1",
    "ethyl ester": "CCOC(=O)c1ccccc1",
    "anhydride": "CC(=O)OC(C)=O",
    "carbonate": "COC(=O)OC",
    "acyl chloride": "CC(=O)Cl",
    "acyl halide": "O=C(Br)c1ccccc1",
    "amine": "CCNCC",
    "primary amine": "CCN",
    "secondary amine": "C1CCNCC1",
    "tertiary amine": "CCN(CC)CC",
    "quaternary ammonium": "C[N+](C)(C)CCO",  # choline
    "aniline": "Nc1ccccc1",
    "aromatic amine": "Nc1ccccn1",
    "aliphatic amine": "NCCc1ccccc1",
    "cyclic amine": "CN1CCCC1",
    "enamine": "C1CCC(=CC1)N1CCCC1",
    "methylamino": "CNc1ccccc1",
    "dimethylamino": "CN(C)c1ccccc1",
    "diethylamino": "CCN(CC)CCO",
    "nitrile": "CC#N",
    "isonitrile": "CC(C)(C)[N+]#[C-]",
    "nitro": "O=[N+]([O-])c1ccccc1",
    "nitrate ester": "CCO[N+](=O)[O-]",
    "nitroso": "O=Nc1ccccc1",
    "nitrosamine": "CN(C)N=O",
    "N-oxide": "[O-][n+]1ccccc1",
    "nitrone": "C[N+]([O-])=Cc1ccccc1",
    "imine": "C(=Nc1ccccc1)c1ccccc1",
    "oxime": "CC(C)=NO",
    "oxime ether": "CC(C)=NOC",
    "hydrazone": "CC(C)=NN",
    "hydrazine": "CNN",
    "hydrazide": "NNC(=O)c1ccncc1",  # isoniazid
    "hydroxamic acid": "CC(=O)NO",
    "hydroxylamine": "CN(C)O",
    "azo": "c1ccc(N=Nc2ccccc2)cc1",
    "azide": "[N-]=[N+]=NCc1ccccc1",
    "diazo": "CCOC(=O)C=[N+]=[N-]",
    "diazonium": "N#[N+]c1ccccc1",
    "isocyanate": "O=C=Nc1ccccc1",
    "isothiocyanate": "S=C=Nc1ccccc1",
    "carbodiimide": "C(=NC1CCCCC1)=NC1CCCCC1",  # DCC
    "amide": "CN(C)C=O",
    "primary amide": "NC(=O)c1ccccc1",
    "secondary amide": "CNC(C)=O",
    "tertiary amide": "CN(C)C(C)=O",
    "acetamido": "CC(=O)Nc1ccccc1",
    "lactam": "O=C1CCCN1",
    "beta-lactam": "O=C1CCN1",
    "imide": "O=C1CCC(=O)N1",
    "urea": "NC(N)=O",
    "thiourea": "NC(N)=S",
    "carbamate": "CCOC(N)=O",
    "Boc": "CC(C)(C)OC(=O)NCC",
    "Cbz": "CCNC(=O)OCc1ccccc1",
    "amidine": "NC(=N)c1ccccc1",
    "guanidine": "NC(N)=N",
    "thiol": "CCS",
    "sulfide": "CSC",
    "methylthio": "CSc1ccccc1",
    "disulfide": "CSSC",
    "sulfoxide": "CS(C)=O",
    "sulfone": "CS(C)(=O)=O",
    "sulfonyl": "CS(C)(=O)=O",
    "methylsulfonyl": "CS(=O)(=O)c1ccccc1",
    "tosyl": "CCOS(=O)(=O)c1ccc(C)cc1",
    "sulfonamide": "CNS(=O)(=O)c1ccccc1",
    "primary sulfonamide": "NS(=O)(=O)c1ccccc1",
    "sulfonylurea": "CCCCNC(=O)NS(=O)(=O)c1ccc(C)cc1",  # tolbutamide
    "sulfamide": "NS(N)(=O)=O",
    "sulfonic acid": "Cc1ccc(S(=O)(=O)O)cc1",
    "sulfonate ester": "COS(C)(=O)=O",
    "sulfonyl chloride": "CS(=O)(=O)Cl",
    "sulfonyl fluoride": "O=S(=O)(F)Cc1ccccc1",  # PMSF
    "sulfate ester": "COS(=O)(=O)OC",
    "thioester": "CCSC(C)=O",
    "thioamide": "CC(N)=S",
    "thioketone": "S=C(c1ccccc1)c1ccccc1",
    "thiocarbonyl": "NC(N)=S",
    "thiocyanate": "N#CSCc1ccccc1",
    "phosphate": "CCOP(=O)(OCC)OCC",
    "phosphonate": "CCP(=O)(OCC)OCC",
    "phosphine": "c1ccc(P(c2ccccc2)c2ccccc2)cc1",
    "phosphine oxide": "O=P(c1ccccc1)(c1ccccc1)c1ccccc1",
    "phosphonium": "C[P+](c1ccccc1)(c1ccccc1)c1ccccc1",
    "boronic acid": "OB(O)c1ccccc1",
    "boronic ester": "CC1(C)OB(c2ccccc2)OC1(C)C",
    "trimethylsilyl": "C[Si](C)(C)C#C",
    "silyl ether": "CO[Si](C)(C)C(C)(C)C",
    "halogen": "Fc1ccccc1",
    "fluoro": "Fc1ccccc1",
    "chloro": "Clc1ccccc1",
    "bromo": "Brc1ccccc1",
    "iodo": "Ic1ccccc1",
    "alkyl halide": "CCBr",
    "aryl halide": "Ic1ccccc1",
    "aryl fluoride": "Fc1ccccc1",
    "aryl chloride": "Clc1ccccc1",
    "aryl bromide": "Brc1ccccc1",
    "aryl iodide": "Ic1ccccc1",
    "alkyl chloride": "CCCl",
    "alkyl bromide": "CCBr",
    "vinyl halide": "C=CCl",
    "trifluoromethyl": "FC(F)(F)c1ccccc1",
    "difluoromethyl": "FC(F)c1ccccc1",
    "trifluoromethoxy": "FC(F)(F)Oc1ccccc1",
    "trichloromethyl": "ClC(Cl)(Cl)c1ccccc1",
    "alkene": "CC=CC",
    "vinyl": "C=Cc1ccccc1",
    "allene": "CC=C=C",
    "alkyne": "CC#CC",
    "terminal alkyne": "C#Cc1ccccc1",
    "methyl": "Cc1ccccc1",
    "ethyl": "CCc1ccccc1",
    "propyl": "CCCc1ccccc1",
    "butyl": "CCCCc1ccccc1",
    "isopropyl": "CC(C)c1ccccc1",
    "tert-butyl": "CC(C)(C)c1ccccc1",
    "cyclopropyl": "NC1CC1",
    "cyclohexyl": "NC1CCCCC1",
    "phenyl": "Cc1ccccc1",
    "benzyl": "NCc1ccccc1",
    "benzene ring": "c1ccccc1",
    "allyl": "C=CCO",
    "propargyl": "C#CCO",
    "morpholino": "c1ccc(N2CCOCC2)cc1",
    "piperidinyl": "c1ccc(N2CCCCC2)cc1",
    "pyrrolidinyl": "c1ccc(N2CCCC2)cc1",
    "piperazinyl": "c1ccc(N2CCNCC2)cc1",
    "tetrazolyl": "c1ccc(-c2nnn[nH]2)cc1",
}


def count(smiles: str, group: str) -> int:
    return count_group(Chem.MolFromSmiles(smiles), group)


@pytest.mark.parametrize(("group", "smiles"), BEARERS.items(), ids=BEARERS)
def test_compound_named_after_a_group_has_it_once(group: str, smiles: str) -> None:
    assert count(smiles, group) == 1


def test_every_group_of_our_own_has_its_compound() -> None:
    own = {name for name, group in GROUPS.items() if not group.definition.startswith("As RDKit's")}
    assert own == set(BEARERS)


def test_a_specific_group_is_also_each_of_the_broader_kinds_it_can_be() -> None:
    for name, smiles in BEARERS.items():
        kinds = GROUPS[name].kinds_of
        if kinds:
            assert any(count(smiles, kind) for kind in kinds), name
