"""What chemists call what the tools for knowledge cards and reactions do, for the retriever."""

from __future__ import annotations

from collections.abc import Mapping

_NAMES = (
    "suzuki miyaura negishi stille sonogashira heck mizoroki buchwald hartwig chan lam ullmann goldberg "
    "kumada "
    "hiyama minisci glaser steglich fischer yamaguchi weinreb schotten baumann williamson mitsunobu "
    "borch snar "
    "gabriel menshutkin grignard aldol wittig horner wadsworth emmons knoevenagel michael claisen "
    "dieckmann mannich "
    "henry reformatsky barbier strecker baylis hillman benzoin friedel crafts vilsmeier haack robinson "
    "swern dess "
    "martin jones pinnick sharpless ozonolysis baeyer villiger hydroboration birch luche lindlar "
    "staudinger kishner "
    "clemmensen barton appel finkelstein sandmeyer curtius hofmann beckmann schmidt wolff favorskii "
    "diels alder cope "
    "metathesis simmons paal knorr hantzsch biginelli pictet spengler bischler skraup ugi fukuyama coupling "
    "olefination esterification amidation borylation epoxidation hydrogenation"
)
KEYWORDS: Mapping[str, str] = {
    "reaction_card": (
        "info tolerance tolerate tolerates tolerated arndt eistert malonic imine "
        f"named reaction tell me about explain overview what is scope limitations selectivity pitfalls "
        f"used for name {_NAMES}"
    ),
    "reaction_conditions": (
        "conditions typical standard procedure run set up reagents catalyst ligand base solvent "
        "temperature time "
        f"equivalents loading mol% protocol recipe for a reaction {_NAMES}"
    ),
    "mechanism_steps": (
        f"mechanism mechanistic steps arrow pushing catalytic cycle intermediate how does it work "
        f"elementary {_NAMES}"
    ),
    "reaction_workup": (
        "workup work-up working up quench quenching after the reaction get rid of remove by-products "
        "residue residues "
        f"tin palladium triphenylphosphine oxide emulsion isolate Fieser Rochelle {_NAMES}"
    ),
    "search_cards": (
        "find search look for a reaction method reagent that turns converts transformation which "
        "reaction cards "
        "handbook knowledge how can one convert into to oxidise reduce "
        "buscar fichas cherche méthode wanted"
    ),
    "reactions_of": (
        "what reactions can undergo undergoes reactivity react possible reactions applicable "
        "transformations do with "
        "standard reactions available starting material chemistry could I do on "
        "réactions subir reacciones admite left-hand side handles"
    ),
    "reactions_making": (
        "last step which reactions give make form form this product disconnection disconnections named "
        "reactions that "
        "lead to could be made by bond formation final step "
        "nommées donnent reacciones forman right-hand side"
    ),
    "protecting_groups": (
        "protecting group groups protect protection for alcohol amine acid carbonyl diol phenol thiol "
        "which orthogonal "
        "options choose"
    ),
    "protection_conditions": (
        "protecting group remove removal take off cleave deprotect deprotection put on install Boc Fmoc "
        "Cbz Alloc TBS "
        "TBDMS TIPS TBDPS TMS PMB MOM THP trityl acetonide benzyl Bn SEM Troc Teoc nosyl tosyl acetal "
        "dithiane stable "
        "labile conditions protection"
    ),
    "find_protecting_groups": (
        "protecting groups in molecule which does it carry present protected find identify deprotect this "
        "PG PGs masked masks mask unmask protecteurs protectores"
    ),
    "reagent_uses": (
        "used used used uses wofür benutzt verwendet why one adds what for "
        "reagent used for use uses what is good for when use purpose how many equivalents role base "
        "reductant oxidant "
        "coupling reagent catalyst ligand do I handle "
        "job stuff sert role para qué sirve"
    ),
    "classify_reaction": (
        "classify what kind type class name of reaction is this called transformation from give gives "
        "bonds formed broken "
        "bond formed balanced by-products named which reaction turns into atom mapping "
        "label title categorised became réaction reacción nombre"
    ),
    "reaction_class": (
        "classify what kind type class name of reaction is this called transformation bonds formed "
        "broken reaction SMILES "
        "atom mapping reaction centre "
        "label title categorised réaction reacción"
    ),
    "recommend_conditions": (
        "conditions recommend recommended suggest which catalyst ligand base solvent for coupling "
        "reacting with to give "
        "make from how would I run this reaction best "
        "cond recipe over the arrow throw in"
    ),
    "conditions_of_reaction": (
        "conditions recommend suggested catalyst ligand base solvent temperature for this reaction "
        "SMILES how to run "
        "cond recipe over the arrow throw in scheme"
    ),
    "elementary_step": (
        "elementary step apply what forms product of step oxidative addition transmetalation reductive "
        "elimination proton "
        "transfer nucleophilic addition substitution migratory insertion beta-hydride radical homolysis "
        "abstraction shift"
    ),
    "choose_mechanism": (
        "SN1 SN2 E1 E2 E1cB SNAr radical which mechanism fits operates follow by does it go via or "
        "pathway substitution "
        "elimination concerted stepwise likely"
    ),
}
