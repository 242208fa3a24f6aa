"""A word without end, in any place where data are shown, breaks and does not push the page aside."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

NARROW = 320
LONG = """
() => {
  const OURS = "button, nav, dt, label, output, [scope=col], .cs-score, .cs-range, .figure-legend, .client-toggles";
  const word = "w".repeat(300), wide = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const node = walker.currentNode, block = node.parentElement.closest(".cs-block, .cs-person");
    if (block && node.nodeValue.trim() && !node.parentElement.closest("svg, script, style, option, " + OURS))
      texts.push(node);
  }
  for (const node of texts) {
    const before = node.nodeValue;
    node.nodeValue = word;
    if (document.documentElement.scrollWidth > innerWidth) {
      const up = node.parentElement;
      wide.push(`${up.tagName}.${up.className} < ${up.parentElement.tagName}.${up.parentElement.className}: ${before.trim().slice(0, 40)}`);
    }
    node.nodeValue = before;
  }
  return [texts.length, wide];
}
"""


@pytest.mark.parametrize(
    "screen", ["/?client=100013", "/", "/portfolio", "/model", "/what-if?client=100013"]
)
def test_a_word_without_end_breaks_wherever_it_stands(
    open_page: Callable[..., Page], screen: str
) -> None:
    n, wide = open_page(screen, width=NARROW).evaluate(LONG)
    assert n > 5
    assert not wide, "\n".join(wide)
