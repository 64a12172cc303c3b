"""Where the frozen program starts, and each of its worker processes with it."""

import multiprocessing
import os
import sys

# Another RDKit or llama.cpp of this computer, named for other programs, must not replace the bundle's own.
FOREIGN = ("RDBASE", "LLAMA_CPP_LIB_PATH")

if __name__ == "__main__":
    for name in FOREIGN:
        os.environ.pop(name, None)
    multiprocessing.freeze_support()  # a worker process goes no further than this
    from app.cli import main

    sys.exit(main())
