"""Equations that can be balanced, as people type them, for questions about balancing."""

EQUATIONS = (
    "KMnO4 + HCl -> KCl + MnCl2 + H2O + Cl2",
    "C3H8 + O2 -> CO2 + H2O",
    "Fe2(SO4)3 + NaOH -> Fe(OH)3 + Na2SO4",
    "Al + HCl -> AlCl3 + H2",
    "NH3 + O2 -> NO + H2O",
    "Fe2O3 + CO = Fe + CO2",
    "C6H12O6 -> C2H5OH + CO2",
    "Ca3(PO4)2 + H2SO4 -> CaSO4 + H3PO4",
    "Cu + HNO3 -> Cu(NO3)2 + NO + H2O",
    "P4 + Cl2 -> PCl5",
    "Na2S2O3 + I2 -> Na2S4O6 + NaI",
    "K2Cr2O7 + FeSO4 + H2SO4 -> Cr2(SO4)3 + Fe2(SO4)3 + K2SO4 + H2O",
    "C8H18 + O2 -> CO2 + H2O",
    "Ag + HNO3 = AgNO3 + NO2 + H2O",
    "MnO2 + HCl -> MnCl2 + Cl2 + H2O",
    "B2O3 + Mg -> B + MgO",
    "SiO2 + HF -> SiF4 + H2O",
    "LiAlH4 + H2O -> LiOH + Al(OH)3 + H2",
    "NaN3 -> Na + N2",
    "BaCl2 + Na2SO4 -> BaSO4 + NaCl",
)
