"""The form that a message wants its answer in: told from the question, and from data."""

import pytest

from sandbox.talk.answer_format import AnswerFormat, split_format


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
        ("logP of CCO, the number in <answer>", "logP of CCO, the number", AnswerFormat("answer")),
        (
            'IUPAC name of CCO, JSON with key "name"',
            "IUPAC name of CCO",
            AnswerFormat(fields=(("name", ""),)),
        ),
        ("What is the logP of CCO? Give it in JSON.", "What is the logP of CCO?", AnswerFormat()),
        (
            'Rings of CCO? Return your answer as {"count": n}',
            "Rings of CCO?",
            AnswerFormat(fields=(("count", "n"),)),
        ),
        (
            'Product of CCO.CC(=O)O. JSON: {"Product": "SMILES", "Byproduct(s)": "SMILES"}',
            "Product of CCO.CC(=O)O.",
            AnswerFormat(fields=(("Product", "SMILES"), ("Byproduct(s)", "SMILES"))),
        ),
        (
            "MW of CCO? Give only the number, no units.",
            "MW of CCO?",
            AnswerFormat(kind="number", alone=True),
        ),
        ("Number only: rings of CCO", "rings of CCO", AnswerFormat(kind="number", alone=True)),
        (
            "Is CCO chiral? Answer with yes or no only.",
            "Is CCO chiral?",
            AnswerFormat(kind="boolean", alone=True),
        ),
        ("True or False: CCO has 2 rings", "CCO has 2 rings", AnswerFormat(kind="boolean")),
        (
            "Add OH to CCO. Return only the SMILES.",
            "Add OH to CCO.",
            AnswerFormat(kind="structure", alone=True),
        ),
        (
            "Give only the SMILES of the scaffold of CCO",
            "Give only the SMILES of the scaffold of CCO",
            AnswerFormat(kind="structure", alone=True),
        ),
        (
            "Rings of CCO? A. 1 B. 2 Answer with the letter only.",
            "Rings of CCO? A. 1 B. 2",
            AnswerFormat(kind="letter", alone=True),
        ),
        (
            'Rings of CCO? JSON keys: "count" and "names".',
            "Rings of CCO?",
            AnswerFormat(fields=(("count", ""), ("names", ""))),
        ),
        (
            'Is CCO an alcohol? {"answer": "yes/no"}',
            "Is CCO an alcohol?",
            AnswerFormat(fields=(("answer", "yes/no"),)),
        ),
        (
            "Rings of CCO? A) 1 B) 2. Respond with the letter in <answer></answer>.",
            "Rings of CCO? A) 1 B) 2.",
            AnswerFormat("answer", kind="letter"),
        ),
        ("Atoms of CCO? Give a single integer.", "Atoms of CCO?", AnswerFormat(kind="number", alone=True)),
        (
            "logP of CCO? Only the number in <answer></answer>.",
            "logP of CCO?",
            AnswerFormat("answer", kind="number", alone=True),
        ),
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
        "\n" * 3000 + "a",
        'What is wrong with {"logP": 3, "name": "a note"}',
        'What does the answer {"logP": 3} mean?',
        "Is this a yes or no question?",
        "Report the number of rings in CCO.",
    ],
)
def test_data_and_other_talk_are_no_wish(message):
    question, _ = split_format(message)
    assert question == message
