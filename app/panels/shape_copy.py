"""A molecule in space on the clipboard or in a file: XYZ, SDF, PNG."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QFileDialog, QMenu

from app.bridge.clipboard import png_of, put
from app.bridge.lanes import Lanes
from app.core.shape import Shape, to_sdf, to_xyz
from app.exporting.clipboard import PNG, TEXT
from app.widgets.shape_view import ShapeView

LANE = "drawing"
PICTURE = QSize(1200, 900)
MIME = {"XYZ": "chemical/x-xyz", "SDF": "chemical/x-mdl-sdfile"}


class ShapeCopier(QObject):
    """Copies and saves what a 3D view shows.

    Args:
        lanes: Where pictures are painted and files are written.
        view: The view.
        say: Told what was copied or saved, or why it could not be.
    """

    def __init__(
        self, lanes: Lanes, view: ShapeView, say: Callable[[str], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._view = view
        self._say = say
        self._shape: Shape | None = None
        self._title = ""

    def set_shape(self, shape: Shape, title: str) -> None:
        """Copy this one from now on, under its title."""
        self._shape, self._title = shape, title

    def menu(self, menu: QMenu) -> QMenu:
        """Fill a menu."""
        menu.setAccessibleName(self.tr("Copy the 3D structure"))
        for form in ("XYZ", "SDF"):
            menu.addAction(self.tr("{0} (coordinates)").format(form), partial(self.copy, form))
        menu.addAction(self.tr("Picture as it is shown"), lambda: self.copy("PNG"))
        menu.addSeparator()
        menu.addAction(self.tr("Save as …"), self._ask_file)
        return menu

    def copy(self, form: str) -> None:
        """Put it on the clipboard: "XYZ", "SDF" or "PNG"."""
        if self._shape is None:
            self._say(self.tr("There is no 3D structure to copy yet"))
            return

        def done(content: bytes) -> None:
            put({PNG: content} if form == "PNG" else {TEXT: content, MIME[form]: content})
            self._say(self.tr("3D structure copied as {0}").format(form))

        self._lanes.run(LANE, self._content(form), done, self._complain, self)

    def save(self, path: Path) -> None:
        """Write it to a file, in the format that its name ends in: .xyz, .sdf or .png."""
        form = path.suffix.removeprefix(".").upper()
        if self._shape is None or form not in ("XYZ", "SDF", "PNG"):
            self._say(self.tr("Not saved: the name must end in .xyz, .sdf or .png"))
            return
        content = self._content(form)

        def done(_: int) -> None:
            self._say(self.tr("Saved {0}").format(path))

        self._lanes.run(LANE, lambda: path.write_bytes(content()), done, self._complain, self)

    def _content(self, form: str) -> Callable[[], bytes]:
        """What is copied or saved, as it is now; made where it may take a while."""
        if form == "PNG":
            paint = self._view.picture(PICTURE)
            return lambda: png_of(paint())
        text = self._text(form).encode()
        return lambda: text

    def _complain(self, reason: str) -> None:
        self._say(self.tr("Not done: {0}").format(reason))

    def _text(self, form: str) -> str:
        assert self._shape is not None
        return (to_xyz if form == "XYZ" else to_sdf)(self._shape, self._title)

    def _ask_file(self) -> None:
        filters = "XYZ (*.xyz);;SDF (*.sdf);;PNG (*.png)"
        name, chosen = QFileDialog.getSaveFileName(None, self.tr("Save the 3D structure"), "", filters)
        if name:
            path = Path(name)
            self.save(path if path.suffix else path.with_suffix(f".{chosen[:3].lower()}"))
