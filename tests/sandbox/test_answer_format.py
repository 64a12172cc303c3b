"""The form that a message wants its answer in: told from the question, and from data."""

import pytest

from sandbox.answer_format import AnswerFormat, split_format


@pytest.mark.parametrize(
    ("message", "question", "form"),
    [
        (
            'How many rings has CCO? Please output the answer as JSON: {"count": number}',
            "How many rings has CCO?",
            AnswerFormat(fields=(("count", "number"),)),
        ),
        (
            'Predict the product of CCO.CC(=O)O. Format:\n```json\n{\n "Major Product": "SMILES"\n}\n```',
            "Predict the product of CCO.CC(=O)O.",
            AnswerFormat(fields=(("Major Product", "SMILES"),)),
        ),
        (
            "logP and TPSA of aspirin as JSON with keys {'logp': float, 'tpsa': float}",
            "logP and TPSA of aspirin",
            AnswerFormat(fields=(("logp", "float"), ("tpsa", "float"))),
        ),
        (
            "Is CCO an alcohol? Answer with <answer>Yes</answer> or <answer>No</answer>.",
            "Is CCO an alcohol?",
            AnswerFormat("answer"),
        ),
        (
            "MW of ethanol. Your final answer should be enclosed in <answer></answer> tags, no other text.",
            "MW of ethanol.",
            AnswerFormat("answer"),
        ),
        (
            'Delete the ester of CC(=O)OC. Return JSON with the key "smiles".',
            "Delete the ester of CC(=O)OC.",
            AnswerFormat(fields=(("smiles", ""),)),
        ),
        (
            "Exposure limits of benzene. Return JSON with the keys twa, stel and skin.",
            "Exposure limits of benzene.",
            AnswerFormat(fields=(("twa", ""), ("stel", ""), ("skin", ""))),
        ),
        (
            "How is CCO made? Put the reactants between <answer> and </answer>, separated by a dot.",
            "How is CCO made?",
            AnswerFormat("answer"),
        ),
        (
            'IUPAC name of CCO, JSON with key "name"',
            "IUPAC name of CCO",
            AnswerFormat(fields=(("name", ""),)),
        ),
        ("What is the logP of CCO? Give it in JSON.", "What is the logP of CCO?", AnswerFormat()),
    ],
)
def test_the_wish_for_a_form_is_taken_out_of_the_question(message, question, form):
    assert split_format(message) == (question, form)


@pytest.mark.parametrize(
    "message",
    [
        "What is the logP of aspirin?",
        '{"smiles": "CCO"} what is the logP of this? Answer in words, my JSON format is fine',
        "Convert my JSON file to SDF",
        "c1ccccc1{-}CC",
        "is a < b > c in <answer",
        'Please answer in JSON: {"count": number}',
        "{" * 3000,
    ],
)
def test_data_and_other_talk_are_no_wish(message):
    question, _ = split_format(message)
    assert question == message
