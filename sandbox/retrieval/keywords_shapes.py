"""What chemists call what the tools for conformers, explanations and drying do, for the retriever."""

from __future__ import annotations

from collections.abc import Mapping

KEYWORDS: Mapping[str, str] = {
    "conformer_ensemble": (
        "conformer conformers conformation conformations conformational search ensemble ETKDG MMFF "
        "rotamers rotamer Boltzmann population populations gauche anti chair boat relative energies "
        "kcal axial equatorial ring flip A value which is preferred methylcyclohexane diaxial"
    ),
    "lowest_energy_conformer": (
        "lowest energy conformer minimum global minimum 3D coordinates 3D structure geometry optimise "
        "optimize minimise minimize force field embed build 3D model SDF xyz most stable conformation"
    ),
    "shape_descriptors": (
        "3D shape descriptors PMI NPR NPR1 NPR2 principal moments inertia radius of gyration "
        "asphericity spherical rod-like rod disc disk sphere planarity plane of best fit PBF flat "
        "globular"
    ),
    "conformer_rmsd": (
        "RMSD RMS root mean square deviation align alignment superimpose superpose superposition "
        "overlay overlap atoms best fit on top of each other 3D"
    ),
    "shape_similarity": (
        "shape similarity 3D similarity shape Tanimoto ROCS overlay volume overlap pharmacophore "
        "features colour color combo score open3dalign same shape similar shapes three-dimensional"
    ),
    "measure_geometry": (
        "distance between atoms angle dihedral torsion bond length bond angle atom numbers angstrom how "
        "far apart measure geometry degrees"
    ),
    "explain_smiles": (
        "SMILES invalid valid wrong error mistake broken fix repair correct parse parser read "
        "unreadable typo syntax cannot be parsed kekulize unclosed ring bracket parenthesis what is "
        "wrong with problem debug check spelling malformed won't load"
    ),
    "structure_changes": (
        "what changed changes change between from to lost gained became differs structural change "
        "modification transformation before after groups added removed went delta diff describe"
    ),
    "drying_agent": (
        "drying agent desiccant capacity speed efficiency dry MgSO4 Na2SO4 CaCl2 K2CO3 CaH2 P2O5 P4O10 "
        "sieves drierite KOH pellets alumina sodium benzophenone brine desiccants"
    ),
    "drying_agents_for_class": (
        "drying agent agents desiccant drying dry amines alcohols ketones esters ethers acids halides "
        "hydrocarbons suitable solution of organic layer over"
    ),
    "how_to_dry": (
        "dry anhydrous desiccant dried water-free dehydrate remove water moisture how to make absolute "
        "solvent sieves still purify Karl Fischer ppm over which drying agent"
    ),
    "can_dry_class": (
        "dry over with drying agent safe suitable amine alcohol ketone ester acid over CaCl2 MgSO4 KOH sieves"
    ),
    "can_dry_compound": (
        "dry over with drying agent safe suitable dry solvent over CaCl2 MgSO4 KOH sieves sodium CaH2"
    ),
    "cooling_bath": (
        "cooling bath cold bath temperature minus °C dry ice acetone liquid nitrogen ice salt slurry "
        "cool cooling cryogenic reach hold keep at -78 -40 -20 which bath"
    ),
    "impurity_signals": (
        "NMR impurity impurities residual solvent peak peaks signal signals shift shifts ppm 1H proton "
        "CDCl3 DMSO-d6 CD3OD D2O spectrum where does show grease water peak trace"
    ),
}
