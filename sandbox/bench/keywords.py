"""What chemists call what the bench and mass spectrometry tools do, for the retriever."""

from __future__ import annotations

from collections.abc import Mapping

KEYWORDS: Mapping[str, str] = {
    "convert_units": (
        "convert conversion unit units in into to how many what is pressure psi bar atm mmHg torr kPa energy "
        "kcal kJ eV cm-1 hartree wavenumber nm wavelength temperature celsius kelvin fahrenheit mg/dL g/L "
        "lb oz"
    ),
    "convert_amount": (
        "convert mmol mol moles millimoles grams mg gram how many mole of weigh mass amount substance molar "
        "concentration mM mg/mL ppm mg/m3 by molar mass equals"
    ),
    "dilution": (
        "dilute dilution stock C1V1 C2V2 M1V1 how much stock solvent water add from to make mL of working "
        "solution dilute down concentrated"
    ),
    "serial_dilution": (
        "serial dilution series dose response fold 1:10 1:3 steps stepwise concentrations points plate "
        "half-log titration series"
    ),
    "solution_mass": (
        "how much weigh out grams mg needed for M mM solution prepare make up dissolve litre mL of molar "
        "mass of solid to weigh"
    ),
    "solution_concentration": (
        "molarity concentration molar of solution dissolved in what is M mM when g in mL concentration of "
        "mol/L"
    ),
    "reaction_table": (
        "reaction table stoichiometry limiting reagent reactant equivalents equiv theoretical yield percent "
        "yield isolated E-factor efactor how much product can I get excess"
    ),
    "balance_equation": (
        "balance balanced equation coefficients stoichiometric stoichiometry redox reaction equation -> = "
        "combustion"
    ),
    "buffer_recipe": (
        "buffer recipe pH Henderson Hasselbalch prepare make tris phosphate HEPES acetate MES MOPS PIPES "
        "bicine tricine borate carbonate CAPS imidazole how much acid base form mM L"
    ),
    "solution_ph": "pH of solution acid base pKa concentration M strong weak how acidic basic alkaline",
    "adduct_masses": (
        "adduct adducts m/z ESI electrospray [M+H]+ [M+Na]+ [M-H]- protonated sodiated sodium potassium "
        "ammonium formate chloride positive negative mode mass spec expected ions LCMS LC-MS quasi-molecular"
    ),
    "isotope_distribution": (
        "isotope pattern isotopic distribution peaks M+1 M+2 intensities bromine chlorine pattern envelope "
        "cluster mass spectrum simulated"
    ),
    "elemental_analysis": (
        "elemental analysis combustion CHN CHNS microanalysis percent carbon hydrogen nitrogen calculated "
        "anal calcd composition by mass found weight"
    ),
    "formula_from_mass": (
        "formula from mass which formula fits exact mass accurate mass HRMS measured found ppm tolerance "
        "candidates molecular formula unknown m/z seven golden rules"
    ),
    "degree_of_unsaturation": (
        "degree of unsaturation DBE double bond equivalents equivalent rings plus double bonds index of "
        "hydrogen deficiency IHD unsaturations"
    ),
}
