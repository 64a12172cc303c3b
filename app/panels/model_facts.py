"""What is known of a model, in words: one that is in use, and a file that may be loaded."""

from __future__ import annotations

from app.bridge.brain import ModelState
from app.engine.inspection import ModelFile
from app.engine.naming import TOOLSET_KEY
from app.engine.records import EngineInfo
from app.widgets.language import translate

MOST_NAMES = 8  # the others are counted: /help lists all

Facts = list[tuple[str, str]]


def facts_in_use(state: ModelState) -> Facts:
    """What the engine reports of the model that it runs, as titles and texts."""
    info = state.info
    if info is None:
        return []
    facts = [
        (translate("ModelFacts", "Context"), tokens(info.n_ctx)),
        (translate("ModelFacts", "Threads"), str(info.n_threads)),
        (translate("ModelFacts", "Memory"), megabytes(info.memory_mb)),
        (translate("ModelFacts", "Weights"), f"{info.architecture}, {info.quantization}"),
        (translate("ModelFacts", "Talked to"), _manner(state)),
        (translate("ModelFacts", "Tools"), _tools(state)),
        (translate("ModelFacts", "File"), str(info.path)),
    ]
    if TOOLSET_KEY in info.metadata and info.metadata.get("general.name"):
        facts.insert(3, (translate("ModelFacts", "Made from"), info.metadata["general.name"]))
    if info.adapter is not None:
        facts.append((translate("ModelFacts", "Adapter"), str(info.adapter)))
    return facts


def facts_of_file(found: ModelFile) -> Facts:
    """What a file says about its model, as titles and texts."""
    trained = (
        tokens(found.trained_context) if found.trained_context else translate("ModelFacts", "not stated")
    )
    return [
        (
            translate("ModelFacts", "Weights"),
            f"{found.architecture}, {found.quantization}, {parameters(found.parameters)}, "
            f"{megabytes(found.size_bytes / 1e6)}",
        ),
        (
            translate("ModelFacts", "Context"),
            translate("ModelFacts", "{given} of {trained} that it was trained for").format(
                given=f"{found.context:,}", trained=trained
            ),
        ),
        (
            translate("ModelFacts", "Memory"),
            translate("ModelFacts", "about {needed}; {free} are free").format(
                needed=megabytes(found.memory_mb), free=megabytes(found.available_mb)
            ),
        ),
        (translate("ModelFacts", "Licence"), found.licence),
        (translate("ModelFacts", "Talked to"), _manner_of_file(found)),
        (translate("ModelFacts", "File"), str(found.path)),
    ]


def subtitle(info: EngineInfo, *, built_in: bool) -> str:
    """Where a model in use comes from, in a few words."""
    return translate("ModelFacts", "comes with Retort") if built_in else info.path.name


def tokens(count: int) -> str:
    """A number of tokens."""
    return translate("ModelFacts", "{count} tokens").format(count=f"{count:,}")


def megabytes(size: float) -> str:
    """A size in MB (10⁶ bytes), or in GB from 1000 on."""
    return f"{size / 1000:.1f} GB" if size >= 999.5 else f"{size:.0f} MB"


def parameters(count: int) -> str:
    """A number of weights, as models are named by it."""
    if count >= 1e9:
        words = f"{count / 1e9:.1f} B"
    else:
        words = f"{count / 1e6:.0f} M" if count >= 1e6 else f"{count:,}"
    return translate("ModelFacts", "{count} parameters").format(count=words)


def _manner(state: ModelState) -> str:
    if state.info is not None and TOOLSET_KEY in state.info.metadata:
        return translate(
            "ModelFacts", "natively: it knows the tools and sees handles, no structures or numbers"
        )
    return translate("ModelFacts", "with descriptions of the tools that fit the question")


def _manner_of_file(found: ModelFile) -> str:
    if found.is_policy:
        return translate("ModelFacts", "natively: it was trained on Retort's tools")
    words = translate("ModelFacts", "with descriptions of the tools; it was not trained on them")
    if found.template != "chatml":
        words += "; " + translate("ModelFacts", "its own chat format is not ChatML, which may cost quality")
    return words


def _tools(state: ModelState) -> str:
    total = state.known + len(state.unknown)
    words = translate("ModelFacts", "may call {known} of {total}").format(known=state.known, total=total)
    if not state.unknown:
        return words
    names, more = ", ".join(state.unknown[:MOST_NAMES]), len(state.unknown) - MOST_NAMES
    if more > 0:
        names = translate("ModelFacts", "{names} and {count} more").format(names=names, count=more)
    return translate("ModelFacts", "{words}. It does not know: {names}. These answer to /commands.").format(
        words=words, names=names
    )
