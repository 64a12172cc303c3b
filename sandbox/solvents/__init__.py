"""Common solvents: what they are like, how they rank in guides of green chemistry, what may replace them."""
