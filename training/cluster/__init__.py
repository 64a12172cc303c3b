"""Fine-tuning of larger bases on several devices; ``docs/cluster.md`` describes a run."""
