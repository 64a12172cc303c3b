"""Knowledge cards: named reactions, protecting groups, reagents and work-up, and what is reasoned from them."""
