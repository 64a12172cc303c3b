"""What the chemist sees: conversation, language model, store, window and command line."""
