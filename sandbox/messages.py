"""What a user's message must be before anything is done with it."""

from __future__ import annotations

from sandbox.errors import SandboxError

MAX_MESSAGE = 200_000


def check_message(text: str) -> str:
    """Check a message and mend its encoding.

    Args:
        text: As typed, pasted or read.

    Returns:
        The text; what is no character (lone surrogates, as broken clipboards, file names and JSON escapes
        give, and NUL) is replaced by U+FFFD.

    Raises:
        SandboxError: It is empty or too long.
    """
    if not text.strip():
        raise SandboxError("the question is empty")
    if len(text) > MAX_MESSAGE:
        raise SandboxError(
            f"the message has {len(text):,} characters; the limit is {MAX_MESSAGE:,}: "
            "attach long lists as a file instead"
        )
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\x00", "\ufffd")
