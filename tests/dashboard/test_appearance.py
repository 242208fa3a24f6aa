"""What a reader sees at first glance, held against pictures that a person has looked at.

The pictures are small and grey, so that another machine's fonts don't count but a lost style sheet,
a missing figure or unreadable colours do. After a change of design, look at what
``pytest tests/dashboard/test_appearance.py --new-appearance`` draws, and commit it.
"""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Page

OpenPage = Callable[..., Page]

LOOKED_AT = Path(__file__).parent / "appearance"
WIDTH = 96
BLOCK = 8  # the window is compared block by block: 96 by 64 pixels of the screen or more
MOST = 16.0  # of 255, the mean of a block; serif and monospace fonts made 7 and 13, a lost gauge 19
SCREENS = {
    "client-fr-light": ("/?client=100013", 1280, False),
    "client-en-dark": ("/?client=100013&lang=en", 1280, True),
    "client-fr-phone": ("/?client=100013", 360, False),
    "what-if-en-light": ("/what_if?client=100013&lang=en", 1280, False),
    "portfolio-fr-dark": ("/portfolio", 1280, True),
}


def seen(page: Page) -> Image.Image:
    """Return what is in the window, small and grey."""
    image = Image.open(BytesIO(page.screenshot())).convert("L")
    return image.resize((WIDTH, WIDTH * image.height // image.width), Image.Resampling.BOX)


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return the mean difference of the block that differs most."""
    first, second = (np.asarray(image, np.float64) for image in (one, other))
    gap: NDArray[np.float64] = np.abs(first - second)
    rows, columns = (size // BLOCK for size in gap.shape)
    blocks = gap[: rows * BLOCK, : columns * BLOCK].reshape(rows, BLOCK, columns, BLOCK)
    return float(blocks.mean(axis=(1, 3)).max())


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_looks_as_it_did_when_a_person_looked_at_it(
    name: str, open_page: OpenPage, request: pytest.FixtureRequest
) -> None:
    address, width, dark = SCREENS[name]
    page = open_page(address, width=width, dark=dark)
    page.locator(".stApp[data-test-script-state=notRunning]").wait_for()
    page.wait_for_timeout(300)  # the last frame
    shown, kept = seen(page), LOOKED_AT / f"{name}.png"
    if request.config.getoption("--new-appearance"):
        shown.save(kept)
    assert difference(shown, Image.open(kept)) < MOST


@pytest.mark.parametrize(
    "style", ["[role=meter] svg { visibility: hidden }", ".cs-picker { display: none }"]
)
def test_what_is_no_longer_there_would_be_noticed(style: str, open_page: OpenPage) -> None:
    page = open_page("/?client=100013")
    page.locator(".stApp[data-test-script-state=notRunning]").wait_for()
    page.add_style_tag(content=style)
    page.wait_for_timeout(300)
    assert difference(seen(page), Image.open(LOOKED_AT / "client-fr-light.png")) > MOST
