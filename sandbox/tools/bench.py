"""Bench arithmetic: solutions, buffers and units. Quantities are quoted from the user's words."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Literal

from sandbox.bench import acidity, buffers
from sandbox.bench.amounts import molar_mass
from sandbox.bench.conversion import convert
from sandbox.bench.diluting import OF_STOCK, dilution_factor, read_factor, read_strength
from sandbox.bench.material import Material
from sandbox.bench.measuring import measured_out, moles_of, read_measure, take
from sandbox.bench.normality import in_molar
from sandbox.bench.quantities import is_kind, read_as, read_number, result
from sandbox.bench.stated import stated_in
from sandbox.bench.titrating import titrated
from sandbox.errors import ToolError
from sandbox.registry import tool
from sandbox.results import Quantity, Report, Text
from sandbox.types import Means, Molecule

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
    value, shown, remark = convert(quantity, unit)
    return result(value, shown, f"value of {quantity.strip()} in {shown}", remark, scaled=False)


@tool(
    kind="quantity",
    verb="Converted with the molar mass",
    examples=[{"molecule": "[Na+].[Cl-]", "quantity": "5 g", "unit": "mmol"}],
)
def convert_amount(
    molecule: Molecule,
    quantity: Annotated[str, Means("converted")],
    unit: Annotated[str, Means("unit wanted")],
) -> Quantity:
    """Convert between mass, amount and volume of a compound, its concentrations, ppm and mg/m³ in air.

    Args:
        molecule: Compound that the quantity is of.
        quantity: Number with its unit, as written, and what counts beside it: "10 mmol, 2.5 equiv",
            "5 mmol, 60 %", "0.1 mol, 98 %, 1.84 g/mL", "12 mmol, 2.5 M", "3 g, 1 atm, 25 °C".
        unit: Unit wanted, as written.

    Returns:
        The same quantity in the unit wanted, by the average molar mass; the volume of a liquid by its density
        from the tables, that of a gas by the ideal gas law, each with what it rests on beside it.

    Source: average molar mass from IUPAC atomic weights (RDKit); units through pint; density: CRC Handbook of
        Chemistry and Physics 95th ed., as collected by chemicals 1.5.2.
    """
    quantity, normal = in_molar(quantity, molecule)
    measure = read_measure(quantity)
    if measure.kind:
        measured = measured_out(molecule, measure, unit)
        return replace(measured, reason="; ".join(filter(None, (normal, measured.reason))) or None)
    value, shown, remark = convert(quantity, unit, molecule)
    remark = "; ".join(filter(None, (normal, remark))) or None
    return result(value, shown, f"amount in {shown}", remark, scaled=False)


@tool(
    kind="report",
    verb="Calculated a dilution",
    examples=[{"stock": "10 M", "target": "0.5 M", "volume": "250 mL"}],
)
def dilution(stock: str, target: str, volume: str) -> Report:
    """Dilution by C1V1 = C2V2: how much stock and how much solvent to take.

    Args:
        stock: Concentration of the stock solution, as written: molar, mass per volume or "10x"; a strength
            by mass with its compound where the target is molar: "37 %, 1.19 g/mL of Cl".
        target: Concentration wanted, as written, in a unit of the same kind, or the factor ("1:10").
        volume: Volume wanted, as written, or that of the stock: "10 mL of stock".

    Returns:
        Volume of stock, volume of solvent to fill up with, and the dilution factor; the final volume where
        that of the stock is given. Volumes are taken as additive.

    Source: C1V1 = C2V2.
    """
    times, remark = dilution_factor(stock, target)
    litres = read_as(OF_STOCK.sub("", volume), "volume")
    whole = litres * times if OF_STOCK.search(volume) else litres
    items = [
        result(whole / times, "L", "volume of stock solution", remark),
        result(whole - whole / times, "L", "volume of solvent"),
        result(times, "", "dilution factor"),
    ]
    if whole != litres:
        items.insert(0, result(whole, "L", "final volume"))
    return Report(tuple(items))


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
    start, _, _ = convert(stock, kind)
    times = read_factor(factor)
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
        concentration: Concentration wanted, as written: molar, mass per volume, or per cent (w/v); what is
            said of the compound as it is weighed stands after it: "1 M, 37 %, 1.19 g/mL", "0.1 M, 85 %".
        volume: Volume of the solution, as written.

    Returns:
        Mass of the compound, by its average molar mass, or volume of the solution that it is taken from;
        purity is taken as 100 % where nothing is said.

    Source: m = c V M with IUPAC atomic weights.
    """
    litres = read_as(volume, "volume")
    concentration, remark = in_molar(concentration, molecule)
    wanted, said = read_strength(concentration)
    if wanted.rstrip().endswith("%"):
        wanted, remark = f"{wanted} w/v", "per cent taken as g in 100 mL (w/v)"
    if is_kind(wanted, "concentration"):
        moles = read_as(wanted, "concentration") * litres
    else:
        moles = read_as(wanted, "mass concentration") * litres / molar_mass(molecule)
    material = Material.of(molecule, said)
    poured = material.molarity is not None or material.density is not None
    value, rests_on = take(material, moles, "volume" if poured else "mass")
    remark = "; ".join(filter(None, (remark, *rests_on))) or None
    return result(value, "L" if poured else "g", "volume to take" if poured else "mass to weigh", remark)


@tool(
    kind="quantity",
    verb="Calculated a concentration",
    examples=[{"molecule": "[Na+].[Cl-]", "amount": "5.844 g", "volume": "1 L"}],
)
def solution_concentration(
    molecule: Molecule, amount: Annotated[str, Means("dissolved")], volume: str
) -> Quantity:
    """Molar concentration of a solution from what was dissolved and the volume.

    Args:
        molecule: Compound that was dissolved.
        amount: Mass or amount dissolved, as written; or per cent by mass ("37 %"), "conc." or "glacial"; or
            the acid or base that it took in a titration: "24.3 mL, 0.100 M of [Na+].[OH-]".
        volume: Volume of the solution, as written; or its density beside per cent by mass.

    Returns:
        Molar concentration.

    Source: c = m / (M V) with IUPAC atomic weights.
    """
    measure = read_measure(amount)
    if not measure.kind and measure.material:
        density = {each.kind: each.text for each in stated_in(volume) if each.kind == "density"}
        molar, rests_on = Material.of(molecule, {**measure.material, **density}).per_litre()
        return result(molar, "mol/L", "concentration", rests_on, scaled=False)
    if measure.of is not None:
        moles, remarks = moles_of(Material.of(measure.of, measure.material), replace(measure, of=None))
        ratio, proportion = titrated(measure.of, molecule)
        moles, remarks = moles * ratio, [f"titrated: {proportion}"]
    else:
        moles, remarks = moles_of(Material.of(molecule, measure.material), measure)
    remark = "; ".join(filter(None, remarks)) or None
    return result(moles / read_as(volume, "volume"), "mol/L", "concentration", remark)


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
        Amounts of acid and base form with what to weigh, and the ratio base to acid; the remark gives the
        pKa and how it moves with temperature. Activities are not considered, so the pH must be adjusted with
        an electrode.

    Source: Goldberg, Kishore and Lennen, J. Phys. Chem. Ref. Data 2002, 31, 231.
    """
    pair = buffers.BUFFERS[buffer]
    wanted = read_number(ph.lower().replace("ph", " "))
    total = read_as(concentration, "concentration") * read_as(volume, "volume")
    share = buffers.base_share(pair.pka, wanted)
    remark = f"pKa {pair.pka:.2f} at 25 °C, {pair.per_kelvin:+.3f} per K"
    if abs(wanted - pair.pka) > 1:
        remark += f"; {abs(wanted - pair.pka):.1f} units from the pKa: it buffers poorly there"
    acid, base = total * (1 - share), total * share
    acid_in_g = buffers.weighed(acid, pair.acid_mass, pair.acid_as or pair.acid)
    base_in_g = buffers.weighed(base, pair.base_mass, pair.base_as or pair.base)
    return Report(
        (
            result(acid, "mol", f"amount of {pair.acid}", acid_in_g),
            result(base, "mol", f"amount of {pair.base}", base_in_g),
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
        molecule: Acid, base or salt; a base is recognised by its amine nitrogen or hydroxide.
        concentration: Molar concentration, as written.
        pka: pKa of the acid, or of a base's conjugate acid, as written; strong acids and bases, their salts
            and the usual weak ones need none.

    Returns:
        pH, from the charge balance with the water's own ions and all steps of the acid; activities are left
        out.

    Source: mass action law with Kw = 1.0e-14; pKa: CRC Handbook of Chemistry and Physics, 95th ed.
    """
    value = read_number(pka.lower().replace("pka", " ")) if pka.strip() else None
    molar, remark = in_molar(concentration, molecule)
    ph = acidity.ph_of(molecule.mol, read_as(molar, "concentration"), value)
    return replace(ph, reason="; ".join(filter(None, (remark, ph.reason))) or None)
