"""Balls and sticks of molecules in space, painted pixel by pixel with their depth."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from app.core.shape import Vector

Rgb = tuple[int, int, int]
Pixels = npt.NDArray[np.uint32]
Depths = npt.NDArray[np.float32]
FOG, FOG_STEPS = 0.42, 8
LIGHT = np.array([-0.40, 0.52, 0.755])
HALFWAY = (LIGHT + [0, 0, 1]) / np.linalg.norm(LIGHT + [0, 0, 1])
RAMP = 48
_COLOURS = {1: "e9edf0", 6: "6f7a83", 7: "3f6be0", 8: "e2463b", 9: "4fbf63", 15: "e8872c", 16: "e3bf30"}
_COLOURS |= {17: "35a853", 35: "a5482e", 53: "8a3fae", 5: "e7a58c", 14: "c9a77d", 11: "9b6be0", 12: "5aa845"}
_COLOURS |= {26: "d0702f", 29: "c77f45", 30: "8287b4", 34: "dd9b26", 46: "3f7f93", 78: "b9bac8"}
_METAL = "b58fb4"


@dataclass(frozen=True, slots=True)
class Stick:
    """One stick of a bond: its atoms, its ends in the picture and its radius in pixels."""

    atoms: tuple[int, int]
    start: Vector
    end: Vector
    radius: float


class Canvas:
    """Pixels with their depth."""

    def __init__(self, width: int, height: int) -> None:
        self.pixels: Pixels = np.zeros((height, width), dtype=np.uint32)
        self._depth: Depths = np.full((height, width), -np.inf, dtype=np.float32)
        self._size = width, height

    def paint_ball(self, ball: tuple[Depths, Pixels], place: Vector) -> None:
        """Paint a ball around a place."""
        depths, colours = ball
        half = depths.shape[0] // 2
        left, top = round(float(place[0])) - half, round(float(place[1])) - half
        self._paint(left, top, depths + np.float32(place[2]), colours)

    def paint_stick(self, stick: Stick, ramp: Pixels) -> None:
        """Paint a stick: its ramp has the colours from edge to edge of its first half, then of its second."""
        x, y, rise = (float(value) for value in stick.end - stick.start)
        length = float(np.hypot(x, y))
        left, right = self._range(stick.start[0], stick.end[0], stick.radius, 0)
        top, bottom = self._range(stick.start[1], stick.end[1], stick.radius, 1)
        if right <= left or bottom <= top:
            return
        columns = np.arange(left, right, dtype=np.float32) - np.float32(stick.start[0])
        rows = (np.arange(top, bottom, dtype=np.float32) - np.float32(stick.start[1]))[:, None]
        along = columns * np.float32(x / length) + rows * np.float32(y / length)
        across = rows * np.float32(x / length / stick.radius) - columns * np.float32(
            y / length / stick.radius
        )
        left_over = 1 - across * across
        outside = (left_over <= 0) | (along < 0) | (along > length)
        tilt = rise / length
        depths = np.sqrt(np.maximum(left_over, 0)) * np.float32(stick.radius * np.hypot(1, tilt))
        depths += along * np.float32(tilt) + np.float32(stick.start[2])
        depths[outside] = -np.inf
        steps = ((across + 1) * np.float32(RAMP / 2)).astype(np.intp)
        steps[along > length / 2] += RAMP
        self._paint(left, top, depths, ramp.take(steps, mode="clip"))

    def _range(self, one: float, other: float, radius: float, axis: int) -> tuple[int, int]:
        low, high = min(one, other) - radius, max(one, other) + radius
        return max(0, int(low)), min(self._size[axis], int(high) + 2)

    def _paint(self, left: int, top: int, depths: Depths, colours: Pixels) -> None:
        """Put pixels where they are nearer to the eye than what is there."""
        width, height = self._size
        x0, y0 = max(0, left), max(0, top)
        x1, y1 = min(width, left + depths.shape[1]), min(height, top + depths.shape[0])
        if x1 <= x0 or y1 <= y0:
            return
        cut = np.s_[y0 - top : y1 - top, x0 - left : x1 - left]
        there = self._depth[y0:y1, x0:x1]
        nearer = depths[cut] > there
        np.copyto(there, depths[cut], where=nearer)
        np.copyto(self.pixels[y0:y1, x0:x1], colours[cut], where=nearer)


@lru_cache(maxsize=512)
def ball(radius: int, colour: Rgb) -> tuple[Depths, Pixels]:
    """A shaded ball: how far its surface stands out at each pixel, and its colours."""
    places = np.arange(-radius, radius + 1, dtype=float) / (radius + 0.35)
    x, y = places[None, :], -places[:, None]
    left = 1 - x * x - y * y
    out = np.sqrt(np.maximum(left, 0))
    normals = np.stack([np.broadcast_to(x, out.shape), np.broadcast_to(y, out.shape), out], axis=-1)
    depths = np.where(left > 0, out * radius, -np.inf).astype(np.float32)
    return depths, pack(np.array(colour), *lit(normals))


def normals_across(directions: Vector) -> Vector:
    """Normals of sticks from edge to edge; a row of ``directions`` is x, y (down) and depth."""
    length = np.hypot(directions[:, 0], directions[:, 1])
    x, y, tilt = directions[:, 0] / length, directions[:, 1] / length, directions[:, 2] / length
    across = ((np.arange(RAMP) + 0.5) * 2 / RAMP - 1)[None, :, None]
    out = np.stack([-tilt * x, tilt * y, np.ones_like(x)], axis=-1) / np.hypot(1, tilt)[:, None]
    aside = np.stack([-y, -x, np.zeros_like(x)], axis=-1)
    return np.asarray(across * aside[:, None, :] + np.sqrt(1 - across * across) * out[:, None, :])


def lit(normals: Vector) -> tuple[Vector, Vector]:
    """How light a surface is, and how much it shines, for normals in the last axis; its rim is darker."""
    diffuse = np.clip(normals @ LIGHT, 0, 1)
    rim = np.clip(normals[..., 2] * 2.4, 0, 1) * 0.38 + 0.62
    return (0.42 + 0.66 * diffuse) * rim, 0.42 * np.clip(normals @ HALFWAY, 0, 1) ** 42


def pack(colours: npt.NDArray[np.int_], light: Vector, shine: Vector) -> Pixels:
    """Pixels of one colour, or of one colour a row."""
    packed = np.full(light.shape, 0xFF, dtype=np.uint32)
    for part in range(3):
        value = np.clip(colours[..., part : part + 1] * light + 255 * shine, 0, 255).astype(np.uint32)
        packed = np.asarray((packed << np.uint32(8)) | value)
    return packed


@lru_cache(maxsize=256)
def fogged(number: int, fog: int, ground: Rgb) -> Rgb:
    """Colour of an element at a distance (0 is the nearest)."""
    colour = rgb(_COLOURS.get(number, _METAL))
    share = FOG * fog / (FOG_STEPS - 1)
    red, green, blue = (
        round(one * (1 - share) + other * share) for one, other in zip(colour, ground, strict=True)
    )
    return red, green, blue


def rgb(text: str) -> Rgb:
    """Parts of a colour written ``#rrggbb``."""
    value = int(text.removeprefix("#"), 16)
    return value >> 16, value >> 8 & 255, value & 255
