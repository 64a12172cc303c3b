"""The language model: llama.cpp in a process of its own, with constrained decoding."""
