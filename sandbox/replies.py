"""What a policy says where no tool can be called."""

UNSUPPORTED = (
    "I have no offline tool for that, and I don't answer chemistry from memory. "
    "Ask me what I can do to see what I can calculate."
)
CLARIFY = "Which molecule do you mean? Please give me its SMILES, InChI or name."
