"""Icons are found, recoloured and crisp at every scale."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage

import ui
from ui.icons import IconSet, app_icon
from ui.look import Look
from ui.theme import HIGH_CONTRAST, LIGHT

FOLDER = Path(ui.__file__).parent / "icons"
STEMS = sorted(path.stem for path in FOLDER.glob("*.svg") if path.stem != "app")

pytestmark = pytest.mark.usefixtures("qapp")


def named(stem: str) -> tuple[str, int]:
    name, size, style = stem.rsplit("_", 2)
    return (f"{name}_filled" if style == "filled" else name), int(size)


def solid_colours(image: QImage) -> set[str]:
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("stem", STEMS)
def test_every_file_renders_in_the_colour_asked_for(stem: str) -> None:
    name, size = named(stem)
    image = IconSet(LIGHT).pixmap(name, size, LIGHT.err, 4.0).toImage()
    assert image.size() == QSize(size * 4, size * 4)
    assert QColor(LIGHT.err).name() in solid_colours(image)


def test_the_licence_lies_beside_the_files() -> None:
    text = (FOLDER / "LICENSE-fluent-ui-system-icons.txt").read_text(encoding="utf-8")
    assert "Copyright (c) 2020 Microsoft Corporation" in text
    assert "MIT License" in text


def test_a_picture_is_rendered_once_per_name_size_colour_and_ratio() -> None:
    icons = IconSet(LIGHT)
    first = icons.pixmap("home", 16, LIGHT.acc, 1.25)
    assert icons.pixmap("home", 16, LIGHT.acc, 1.25) is first
    assert icons.pixmap("home", 16, LIGHT.acc, 1.5) is not first
    assert icons.pixmap("home", 16, LIGHT.err, 1.25) is not first
    assert first.deviceIndependentSize().toSize() == QSize(16, 16)


def test_a_disabled_icon_is_greyed() -> None:
    icon = IconSet(LIGHT).icon("save", 16, LIGHT.acc, 4.0)
    picture = icon.pixmap(QSize(16, 16), 4.0, QIcon.Mode.Disabled)
    assert QColor(LIGHT.dis).name() in solid_colours(picture.toImage())


def test_an_icon_that_is_not_shipped_is_a_bug_with_its_name() -> None:
    with pytest.raises(FileNotFoundError, match="rocket"):
        IconSet(LIGHT).pixmap("rocket")


def test_the_natural_size_is_the_smallest_drawn() -> None:
    icons = IconSet(LIGHT)
    assert icons.natural_size("home") == 16
    assert icons.natural_size("question_circle") == 20


def test_the_programs_own_icon_has_every_size_windows_asks_for() -> None:
    sizes = {size.width() for size in app_icon().availableSizes()}
    assert {16, 32, 48, 256} <= sizes


def test_a_look_tells_of_its_change_and_gives_other_icons() -> None:
    look = Look(LIGHT)
    told: list[str] = []
    look.changed.connect(lambda: told.append(look.tokens.acc))
    before = look.icons
    look.use(HIGH_CONTRAST)
    assert told == [HIGH_CONTRAST.acc]
    assert look.icons is not before
