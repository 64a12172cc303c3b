"""What else chemists call reactions and syntheses, for the retriever."""

from __future__ import annotations

SYNTHESIS = {
    "retrosynthesis_step": (
        "retrosynthesis retro one step single step last step disconnect disconnection precursor precursors "
        "reactants educts made from go back backwards cut bond which reaction gives Edukte synthon "
        "penultimate immediate given product predict étape précurseurs precursores retrosíntesis"
    ),
    "plan_synthesis": (
        "synthesis synthesise synthesize synthesising route routes plan make prepare preparation "
        "total synthesis synthesise synthesize "
        "multi-step "
        "steps at most starting from starting material buyable commercial tree Syntheseroute herstellen how "
        "would I make how to make devise avoid keep intact "
        "ruta sintética voie synthèse sequence ourselves produce from catalogue chemicals"
    ),
    "predict_products": (
        "product products react reacts reaction with forms form formed what happens mix treat outcome gives "
        "forward predict by-product by-products combine plus reagents reactants entsteht flask coupling "
        "comes out becomes one pot new spot crude right-hand side donne forma accident"
    ),
    "is_buyable": (
        "buy buyable purchase purchasable commercial commercially available availability stock supplier "
        "order sell sold building block starting material catalogue kaufen "
        "bought sale vendor vendors acheter comprar avail comm purchasing"
    ),
}
