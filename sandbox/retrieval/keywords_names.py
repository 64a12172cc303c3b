"""What else chemists call looking up names, physical data and solvents, for the retriever."""

from __future__ import annotations

NAMING = {
    "structure_of_name": (
        "name to structure resolve look up lookup find draw show which compound substance brand "
        "trade name "
        "drug abbreviation acronym stands for trivial CAS label bottle parse interpret convert name SMILES "
        "of name "
        "hides behind"
    ),
    "iupac_name": (
        "IUPAC systematic name naming nomenclature call called structure to name locants stereodescriptors "
        "chemical "
        "name official proper full write substitutive how is it named"
    ),
    "common_name": (
        "common trivial everyday usual popular traditional generic name INN synonyms synonym also known as "
        "called "
        "recognise recognize identify which drug natural product colloquially retained "
        "aka nickname famous courant común people call goes by in the lab corridor"
    ),
    "cas_number": (
        "CAS RN CASRN registry number Chemical Abstracts Service SDS REACH inventory identifier no nr"
    ),
}
PHYSICAL = {
    "melting_point": (
        "melting point mp m.p. melt melts melting temperature fusion freezing point freeze freezes "
        "solidify solid Tm"
    ),
    "boiling_point": (
        "boiling point bp b.p. boil boils boiling temperature reflux distil distill distillation volatile "
        "Tb rotavap"
    ),
    "density": (
        "density dense specific gravity g/mL g/cm3 kg/L rho weigh weight per millilitre mL litre heavier "
        "than water "
        "layer layers on top float sink denser volume mass"
    ),
    "refractive_index": "refractive index RI nD nD20 refraction refractometer refract optical sodium D line",
    "flash_point": (
        "flash point flashpoint flammable flammability ignite ignition vapour vapor fire closed cup catches "
        "SDS "
        "transport ADR hot plate"
    ),
    "vapour_pressure": (
        "vapour pressure vapor pressure VP psat saturation Antoine hPa mbar mmHg Pa volatile volatility "
        "headspace "
        "vacuum bubbler temperature °C"
    ),
    "physical_properties": (
        "physical properties physical data constants handbook CRC data sheet section 9 measured "
        "experimental all mp bp "
        "density autoignition dielectric constant relative permittivity overview table"
    ),
}
SOLVENTS = {
    "solvent_properties": (
        "solvent properties polarity polar ET(30) Reichardt dielectric constant permittivity miscible "
        "miscibility water "
        "mix medium reaction solvent extraction layers"
    ),
    "greener_solvent": (
        "greener green alternative replacement replace substitute instead of swap safer sustainable "
        "eco-friendly CHEM21 "
        "GSK Pfizer guide ranking recommended hazardous banned avoid EHS"
    ),
    "list_solvents": (
        "list solvents which solvents are there kinds green hazardous water-miscible immiscible low-boiling "
        "high-boiling "
        "non-polar alcohols ketones esters ethers aromatic halogenated chlorinated dipolar aprotic options"
    ),
    "compare_solvents": (
        "compare solvents comparison versus vs side by side which solvent greenest better choose choice "
        "solvent "
        "selection screen table or"
    ),
}
