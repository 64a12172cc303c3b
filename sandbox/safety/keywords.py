"""What chemists call what the safety tools do, for the retriever."""

from __future__ import annotations

from collections.abc import Mapping

KEYWORDS: Mapping[str, str] = {
    "structural_hazards": (
        "hazard hazardous dangerous group groups explosive explosion explosophore energetic detonate shock "
        "sensitive pyrophoric water reactive violently violent moisture oxidiser oxidizer azide peroxide "
        "diazo corrosive alkylating self-reactive unstable flag screen reactive nasty structure carbon "
        "nitrogen ratio rules trip high-energy toxicophore hydrazine nitro fire air catch "
        "boom bang blow up heat warn jumpy"
    ),
    "ghs_classification": (
        "GHS H statements hazard statement H-statement H phrases H codes class classes classified "
        "classification category categories label labelling labeling signal word Danger Warning CLP "
        "globally harmonised harmonized SDS section pictogram flammable toxic corrosive sensitiser aquatic "
        "acute toxicity C&L Japan Korea official authorities"
    ),
    "exposure_limits": (
        "exposure limit limits OEL TLV TWA STEL ceiling PEL MAK WEL ppm mg/m3 air airborne workplace "
        "occupational permissible threshold time weighted average eight hour 8 15 minute short-term skin "
        "notation allowed concentration vapour breathe inhalation hygiene Ontario Arbeitsplatzgrenzwert"
    ),
    "carcinogenicity": (
        "carcinogen carcinogenic cancer IARC NTP group 1 2A 2B monograph Report on Carcinogens human listed "
        "list suspected probable known krebserzeugend CMR cause causing "
        "carc cancérogène cancerígeno"
    ),
    "peroxide_formation": (
        "peroxide peroxides former forming form peroxidise peroxidizable peroxidation autoxidation "
        "autoxidise storage store old bottle ether distil evaporate inhibitor BHT stabilised test strips "
        "date class A B C air oxygen hydroperoxide opened keep "
        "peróxidos peroxydes"
    ),
    "oxygen_balance": (
        "oxygen balance OB O2 balance Ω percent combustion burn explosive energetic Lothrop Sauerstoffbilanz "
        "oxygen-deficient zero CHETAH"
    ),
    "control_lists": (
        "scheduled schedule CWC Chemical Weapons Convention OPCW Australia Group export control controlled "
        "dual use dual-use precursor listed list declare declaration licence license ship customs restricted "
        "annex agent compliance legal status 2B4 AG CW resemble"
    ),
    "safety_summary": (
        "safe safety dangerous danger dangers hazard hazards risk risks summary overview profile handle "
        "handling precautions toxic all everything SDS data sheet COSHH EHS careful concerns assessment "
        "nasty bad overall gefährlich before work working "
        "scared scare peligros dangers hurt"
    ),
    "incompatible_reagents": (
        "mix mixed mixing mixture incompatible incompatibility incompatibilities compatible compatibility "
        "together combine combination pair pairs same waste bottle solvent quench add pour store stored "
        "storage react dangerously toxic gas meet segregation work-up wash spilled bretherick reactivity "
        "matrix apart never bad idea go wrong worry careful trouble regret fine okay beside next to"
    ),
}
