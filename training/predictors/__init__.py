"""Scripts that train the predictors of the sandbox, one per model, and measure them on data they never saw.

    python -m training.predictors.activity [--data DIR]

Each writes its weights to ``assets/predictors`` and its figures to ``training/predictors/figures``, from
which ``python -m training.predictors.report`` makes ``docs/predictors.md``.
"""
