"""Mining of what the design tools know: fragments in their surroundings, and matched pairs."""
