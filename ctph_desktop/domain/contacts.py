"""How an office is reached: a desk and its telephone and e-mail, never a person's private data."""

import re
from typing import Final

import msgspec

from ctph_desktop.domain.errors import ContactNotValidError
from ctph_desktop.domain.text import clean

_MOST_LETTERS: Final = 120
_FEWEST_DIGITS: Final = 3
_PHONE: Final = re.compile(r"[0-9+(][0-9 .()+/;,-]*(?:\s*(?:máy lẻ|ml|ext)\.?\s*[0-9]{1,6})?", re.IGNORECASE)
_EMAIL: Final = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")


class Contact(msgspec.Struct, frozen=True):
    """The desk in charge (a post, not a person), its telephone and its e-mail; empty where unknown."""

    desk: str = ""
    phone: str = ""
    email: str = ""


def contact_of(desk: str, phone: str, email: str) -> Contact:
    """Return a contact of what was typed; ContactNotValidError says which part cannot be right."""
    cleaned = Contact(*(" ".join(clean(text).split())[:_MOST_LETTERS] for text in (desk, phone, email)))
    digits = sum(character.isdigit() for character in cleaned.phone)
    if cleaned.phone and (_PHONE.fullmatch(cleaned.phone) is None or digits < _FEWEST_DIGITS):
        raise ContactNotValidError("phone", cleaned.phone)
    if cleaned.email and _EMAIL.fullmatch(cleaned.email) is None:
        raise ContactNotValidError("email", cleaned.email)
    return cleaned
