"""A conversation as PDF, set by Qt off the window's thread: A4 or Letter, structures drawn, page numbers."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtSvg import QSvgRenderer

from app.exporting.chat import Chat
from app.exporting.depiction import Drawing, draw_svg
from app.exporting.printed import HEIGHT, MUTED, WIDTH, Printed, to_printed
from sandbox.errors import ChemError

DPI = 96
PRINTED_DPI = 1200
MARGIN_MM = 18
FOOTER = 30
DRAWING_SCALE = 4
LETTER_COUNTRIES = (
    QLocale.Country.UnitedStates,
    QLocale.Country.Canada,
    QLocale.Country.Mexico,
    QLocale.Country.Philippines,
)


def to_pdf(chat: Chat) -> bytes:
    """Set the branch that is shown on pages.

    Args:
        chat: The conversation.

    Returns:
        The content of a PDF file; text in it can be searched and copied.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(PRINTED_DPI)
    writer.setTitle(chat.title)
    writer.setCreator(f"Retort {chat.made_with['retort']}")
    letter = QLocale.system().territory() in LETTER_COUNTRIES
    size = QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    writer.setPageLayout(layout)
    room = layout.paintRectPixels(DPI)
    document = _document(to_printed(chat), QSizeF(room.width(), room.height() - FOOTER))
    _paint(document, writer, chat.title)
    buffer.close()
    return bytes(buffer.data().data())


def _document(printed: Printed, page: QSizeF) -> QTextDocument:
    document = QTextDocument()
    document.setUseDesignMetrics(True)
    font = QFont("Helvetica")
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setPointSizeF(10)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    for number, (smiles, atoms) in enumerate(printed.structures):
        image = _drawn(smiles, Drawing(WIDTH, HEIGHT, atoms, transparent=False))
        document.addResource(
            QTextDocument.ResourceType.ImageResource.value, QUrl(f"structure:{number}"), image
        )
    document.setHtml(printed.html)
    document.setPageSize(page)
    return document


def _drawn(smiles: str, drawing: Drawing) -> QImage:
    """The drawing, as fine as paper shows it; where there can be none, a box that says so."""
    image = QImage(drawing.width * DRAWING_SCALE, drawing.height * DRAWING_SCALE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(DRAWING_SCALE, DRAWING_SCALE)
    room = QRectF(0, 0, drawing.width, drawing.height)
    try:
        QSvgRenderer(QByteArray(draw_svg(smiles, drawing).encode())).render(painter, room)
    except ChemError as error:
        painter.setPen(QColor(MUTED))
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(room.adjusted(6, 6, -6, -6), flags, str(error))
    painter.end()
    return image


def _paint(document: QTextDocument, writer: QPdfWriter, title: str) -> None:
    pages, page = document.pageCount(), document.pageSize()
    painter = QPainter(writer)
    painter.scale(PRINTED_DPI / DPI, PRINTED_DPI / DPI)
    for number in range(pages):
        if number:
            writer.newPage()
        painter.save()
        painter.translate(0, -number * page.height())
        document.drawContents(painter, QRectF(0, number * page.height(), page.width(), page.height()))
        painter.restore()
        _paint_footer(painter, page, title, f"{number + 1} / {pages}")
    painter.end()


def _paint_footer(painter: QPainter, page: QSizeF, title: str, number: str) -> None:
    font = QFont("Helvetica")
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setPixelSize(11)
    painter.setFont(font)
    painter.setPen(QColor(MUTED))
    line = QRectF(0, page.height() + 12, page.width(), FOOTER - 12)
    short = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, int(page.width() - 80))
    painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), short)
    painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), number)
