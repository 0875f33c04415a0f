"""The pages of the guide as they lie in resources/guide: `25-progress.md` is the page of the screen `progress`."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from msgspec import Struct

from ctph_desktop.domain.text import search_key
from ctph_desktop.system.paths import resource

FIRST_START: Final = "first-start"


class GuidePage(Struct, frozen=True):
    """A page: the screen or matter it is about, its title and its text in Markdown."""

    name: str
    file: str
    title: str
    text: str


def guide_folder() -> Path:
    """Return where the pages lie, with their pictures."""
    return resource("guide")


@lru_cache(maxsize=1)
def guide_pages() -> tuple[GuidePage, ...]:
    """Return the pages in the order in which one reads them."""
    return tuple(_read(file) for file in sorted(guide_folder().glob("*.md")))


def pages_with(pages: Sequence[GuidePage], typed: str) -> tuple[GuidePage, ...]:
    """Return the pages in which each word typed stands, with marks or without.

    Those come first that have the words in a heading as they were typed, then those that have them so most often.
    """
    words = search_key(typed).split()
    phrase = " ".join(words)
    ranked = []
    for page in pages:
        lines = [" ".join(search_key(line).split()) for line in page.text.splitlines()]
        if all(any(word in line for line in lines) for word in words):
            is_heading = any(line.startswith("#") and phrase in line for line in lines)
            ranked.append((not is_heading, -sum(line.count(phrase) for line in lines), page))
    return tuple(page for _, _, page in sorted(ranked, key=lambda one: one[:2]))


def _read(file: Path) -> GuidePage:
    text = file.read_text(encoding="utf-8")
    title = text.partition("\n")[0].removeprefix("# ").strip()
    return GuidePage(file.stem.partition("-")[2], file.name, title, text)
