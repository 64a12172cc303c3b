"""Bench arithmetic: solutions, buffers, reactions and units. Quantities are quoted from the user's words."""

from __future__ import annotations

from typing import Annotated, Literal

from sandbox.bench import acidity, balancing, buffers
from sandbox.bench.amounts import molar_mass, portion
from sandbox.bench.conversion import convert
from sandbox.bench.quantities import is_kind, read_as, read_number, result
from sandbox.bench.reaction_table import make_table, percent_yield, read_portions
from sandbox.errors import ToolError
from sandbox.registry import tool
from sandbox.results import Item, Quantity, Report, Text
from sandbox.types import AtLeast, Molecule

BufferName = Literal[
    "acetate", "MES", "bis-tris", "PIPES", "imidazole", "phosphate", "MOPS", "HEPES", "tricine", "tris",
    "bicine", "borate", "ammonia", "carbonate", "CAPS",
]  # fmt: skip


@tool(
    kind="quantity",
    verb="Converted units",
    examples=[{"quantity": "1700 cm-1", "unit": "kJ/mol"}, {"quantity": "14.7 psi", "unit": "bar"}],
)
def convert_units(quantity: str, unit: str) -> Quantity:
    """Convert a quantity to another unit: pressure, energy, temperature, concentration, mass, length.

    Args:
        quantity: Number with its unit, as written.
        unit: Unit wanted, as written.

    Returns:
        The same quantity in the unit wanted; energies also between per mole, per particle, wavenumber and
        wavelength, and ppm to mg/L for dilute solutions in water.

    Source: definitions of the SI and CODATA constants, through pint.
    """
    value, shown, remark = convert(quantity, unit, None)
    return result(value, shown, f"value of {quantity.strip()} in {shown}", remark, scaled=False)


@tool(
    kind="quantity",
    verb="Converted with the molar mass",
    examples=[{"molecule": "[Na+].[Cl-]", "quantity": "5 g", "unit": "mmol"}],
)
def convert_amount(molecule: Molecule, quantity: str, unit: str) -> Quantity:
    """Convert between mass and amount of a compound, mass and molar concentration, ppm and mg/m³ in air.

    Args:
        molecule: Compound that the quantity is of.
        quantity: Number with its unit, as written.
        unit: Unit wanted, as written.

    Returns:
        The same quantity in the unit wanted, by the average molar mass.

    Source: average molar mass from IUPAC atomic weights (RDKit); units through pint.
    """
    value, shown, remark = convert(quantity, unit, molar_mass(molecule))
    return result(value, shown, f"amount in {shown}", remark, scaled=False)


@tool(
    kind="report",
    verb="Calculated a dilution",
    examples=[{"stock": "10 M", "target": "0.5 M", "volume": "250 mL"}],
)
def dilution(stock: str, target: str, volume: str) -> Report:
    """Dilution by C1V1 = C2V2: how much stock and how much solvent to take.

    Args:
        stock: Concentration of the stock solution, as written.
        target: Concentration wanted, as written, in a unit of the same kind.
        volume: Volume wanted, as written.

    Returns:
        Volume of stock, volume of solvent to fill up with, and the dilution factor. Volumes are taken as
        additive.

    Source: C1V1 = C2V2.
    """
    high, _, _ = convert(stock, "mol/L" if is_kind(stock, "concentration") else "g/L", None)
    low, _, _ = convert(target, "mol/L" if is_kind(stock, "concentration") else "g/L", None)
    litres = read_as(volume, "volume")
    if not 0 < low <= high:
        raise ToolError(f"the stock ({stock.strip()}) must be at least as concentrated as the target")
    taken = litres * low / high
    return Report(
        (
            result(taken, "L", "volume of stock solution"),
            result(litres - taken, "L", "volume of solvent"),
            result(high / low, "", "dilution factor"),
        )
    )


@tool(
    kind="report",
    verb="Calculated a serial dilution",
    examples=[{"stock": "10 mM", "factor": "3", "step": "8"}],
)
def serial_dilution(stock: str, factor: str, step: str) -> Report:
    """Concentrations of a serial dilution.

    Args:
        stock: Concentration to start from, as written.
        factor: By how much each step dilutes, as written: "10", "3-fold", "1:5".
        step: Number of dilution steps, as written.

    Returns:
        The last concentration and the whole series, the start included.

    Source: each concentration is the one before divided by the factor.
    """
    kind = "mol/L" if is_kind(stock, "concentration") else "g/L"
    start, _, _ = convert(stock, kind, None)
    times = read_number(factor.partition(":")[2] if ":" in factor else factor)
    count = int(read_number(step))
    if times <= 1 or not 1 <= count <= 40:
        raise ToolError("a serial dilution takes a factor above 1 and 1 to 40 steps")
    series = [result(start / times**i, kind, "concentration") for i in range(count + 1)]
    listed = ", ".join(f"{item.value:.4g} {item.unit}" for item in series)
    last = result(start / times**count, kind, f"concentration after {count} steps")
    return Report((last, Text(listed, "series of concentrations")))


@tool(
    kind="quantity",
    verb="Calculated what to weigh",
    examples=[{"molecule": "[Na+].[Cl-]", "concentration": "0.1 M", "volume": "500 mL"}],
)
def solution_mass(molecule: Molecule, concentration: str, volume: str) -> Quantity:
    """Mass to weigh for a solution of a wanted concentration and volume.

    Args:
        molecule: Compound to dissolve, with its counter-ions and crystal water.
        concentration: Concentration wanted, as written: molar or mass per volume.
        volume: Volume of the solution, as written.

    Returns:
        Mass of the compound, by its average molar mass; purity is taken as 100 %.

    Source: m = c V M with IUPAC atomic weights.
    """
    litres = read_as(volume, "volume")
    if is_kind(concentration, "concentration"):
        grams = read_as(concentration, "concentration") * litres * molar_mass(molecule)
    else:
        grams = read_as(concentration, "mass concentration") * litres
    return result(grams, "g", "mass to weigh")


@tool(
    kind="quantity",
    verb="Calculated a concentration",
    examples=[{"molecule": "[Na+].[Cl-]", "amount": "5.844 g", "volume": "1 L"}],
)
def solution_concentration(molecule: Molecule, amount: str, volume: str) -> Quantity:
    """Molar concentration of a solution from what was dissolved and the volume.

    Args:
        molecule: Compound that was dissolved.
        amount: Mass or amount dissolved, as written.
        volume: Volume of the solution, as written.

    Returns:
        Molar concentration.

    Source: c = m / (M V) with IUPAC atomic weights.
    """
    return result(portion(molecule, amount).moles / read_as(volume, "volume"), "mol/L", "concentration")


@tool(
    kind="report",
    verb="Made a reaction table",
    examples=[
        {
            "molecules": ["OC(=O)c1ccccc1O", "CC(=O)OC(C)=O"],
            "product": "CC(=O)Oc1ccccc1C(=O)O",
            "amount": "2.00 g and 5.0 mL (1.08 g/mL)",
            "isolated": "2.1 g",
        }
    ],
)
def reaction_table(
    molecules: Annotated[list[Molecule], AtLeast(1)], product: Molecule, amount: str, isolated: str = ""
) -> Report:
    """Reaction table: limiting reactant, moles, equivalents, theoretical yield, % yield and E-factor.

    Args:
        molecules: The reactants, one mole of each to one mole of product.
        product: The product.
        amount: Their amounts in the same order, as written; a volume with its density or molarity after it.
        isolated: What was isolated, as written, where it is known.

    Returns:
        Limiting reactant, theoretical yield, equivalents, atom economy, and with an isolated mass the yield
        in % and the E-factor of the reactants alone; solvents and work-up are not counted.

    Source: stoichiometry with IUPAC atomic weights; E-factor: Sheldon, Green Chem. 2007, 9, 1273.
    """
    rows, limiting = make_table(molecules, read_portions(molecules, amount))
    moles = rows[limiting].portion.moles
    theory = moles * molar_mass(product)
    economy = 100 * molar_mass(product) / sum(molar_mass(each) for each in molecules)
    equivalents = ", ".join(f"{row.molecule.label} {row.equivalents:.3g}" for row in rows)
    items: list[Item] = [
        Text(rows[limiting].molecule.label, "limiting reactant"),
        result(theory, "g", "theoretical yield"),
        Text(equivalents, "equivalents"),
        Quantity(economy, "%", "atom economy", 1),
    ]
    if isolated.strip():
        share = percent_yield(moles, product, isolated)
        got = share / 100 * theory
        items.insert(
            2, Quantity(share, "%", "yield", 1, "above 100 %: check the masses" if share > 100 else None)
        )
        items.append(result((sum(row.portion.grams for row in rows) - got) / got, "", "E-factor"))
    data = [
        {
            "reactant": r.molecule.label,
            "mmol": r.portion.moles * 1e3,
            "g": r.portion.grams,
            "equiv": r.equivalents,
        }
        for r in rows
    ]
    return Report(tuple(items), {"table": data})


@tool(
    kind="text",
    verb="Balanced an equation",
    examples=[{"equation": "KMnO4 + HCl -> KCl + MnCl2 + H2O + Cl2"}],
)
def balance_equation(equation: str) -> Text:
    """Balance a chemical equation.

    Args:
        equation: Formulas with plus signs and an arrow, as written; ions as MnO4^- or Fe3+, electrons as e-.

    Returns:
        The equation with the smallest whole coefficients.

    Source: exact null space of the element and charge balance.
    """
    return Text(balancing.balance(equation), "balanced equation")


@tool(
    kind="report",
    verb="Calculated a buffer",
    examples=[{"buffer": "phosphate", "ph": "7.4", "concentration": "50 mM", "volume": "1 L"}],
)
def buffer_recipe(buffer: BufferName, ph: str, concentration: str, volume: str) -> Report:
    """Buffer recipe by Henderson and Hasselbalch: how much of the acid and of the base form.

    Args:
        buffer: Buffering pair.
        ph: pH wanted at 25 °C, as written.
        concentration: Total concentration of acid and base form, as written.
        volume: Volume, as written.

    Returns:
        Amounts of acid and base form, and the ratio base to acid; the remark gives the pKa and how it moves
        with temperature. Activities are not considered, so the pH must be adjusted with an electrode.

    Source: Goldberg, Kishore and Lennen, J. Phys. Chem. Ref. Data 2002, 31, 231.
    """
    pair = buffers.BUFFERS[buffer]
    wanted = read_number(ph.lower().replace("ph", " "))
    total = read_as(concentration, "concentration") * read_as(volume, "volume")
    share = buffers.base_share(pair.pka, wanted)
    remark = f"pKa {pair.pka:.2f} at 25 °C, {pair.per_kelvin:+.3f} per K"
    if abs(wanted - pair.pka) > 1:
        remark += f"; {abs(wanted - pair.pka):.1f} units from the pKa: it buffers poorly there"
    return Report(
        (
            result(total * (1 - share), "mol", f"amount of {pair.acid}"),
            result(total * share, "mol", f"amount of {pair.base}"),
            result(10 ** (wanted - pair.pka), "", "ratio of base to acid", remark),
        )
    )


@tool(
    kind="quantity",
    verb="Calculated a pH",
    examples=[
        {"molecule": "Cl", "concentration": "0.01 M"},
        {"molecule": "CC(=O)O", "concentration": "0.1 M", "pka": "4.76"},
    ],
)
def solution_ph(molecule: Molecule, concentration: str, pka: str = "") -> Quantity:
    """Calculate the pH of a solution of a strong or weak acid or base in water at 25 °C.

    Args:
        molecule: Acid or base; a base is recognised by its amine nitrogen or hydroxide.
        concentration: Molar concentration, as written.
        pka: pKa of the acid, or of a base's conjugate acid, as written; strong acids and bases need none.

    Returns:
        pH, from the charge balance with the water's own ions; activities and further protons are left out.

    Source: mass action law with Kw = 1.0e-14.
    """
    value = read_number(pka.lower().replace("pka", " ")) if pka.strip() else None
    return acidity.ph_of(molecule.mol, read_as(concentration, "concentration"), value)
