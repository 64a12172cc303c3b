"""ChemToolDataset: verified trajectories of tool use, made in named stages from this project's own recipe.

    python -m training.dataset build --out runs/dataset --rows 50000 --seed 1 --jobs 8
    python -m training.dataset export runs/dataset --split train --out runs/data/train.jsonl

``docs/dataset.md`` describes the stages, the rows and a run on a cluster.
"""
