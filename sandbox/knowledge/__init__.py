"""Knowledge cards: named reactions, protecting groups, reagents, work-up, and what follows from them."""
