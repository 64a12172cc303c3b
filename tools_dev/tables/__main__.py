"""The command line of `tools_dev.tables`."""

import argparse
import sys
from pathlib import Path

from tools_dev.tables.names import Writer
from tools_dev.tables.physical import write_physical
from tools_dev.tables.wheels import Wheels

TABLES = Path(__file__).resolve().parents[2] / "assets" / "tables"


def main() -> int:
    """Make the tables; returns 1 where a package is missing."""
    parser = argparse.ArgumentParser(prog="python -m tools_dev.tables", description=__doc__)
    parser.add_argument("wheels", type=Path, help="folder with the downloaded packages")
    parser.add_argument("--out", type=Path, default=TABLES, help="where the tables go")
    parser.add_argument("--only", choices=["physical", "drugs", "chemicals"], action="append")
    options = parser.parse_args()
    wheels = Wheels(options.wheels)
    writer = Writer(wheels, options.out)
    try:
        for part in options.only or ("physical", "drugs", "chemicals"):
            if part == "physical":
                print(f"physical: {write_physical(wheels, options.out):,} compounds", flush=True)
            else:
                print(f"{part}: {getattr(writer, part)():,} names", flush=True)
    except FileNotFoundError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
