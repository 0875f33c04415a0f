import unicodedata
from itertools import product

import pytest
from filled_forms import FONTS
from reportlab.pdfbase.ttfonts import TTFontFile

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VOWELS = "aăâeêioôơuưy"
CONSONANTS = "bcdđghklmnpqrstvxfjwz"
LOWER = [unicodedata.normalize("NFC", v + tone) for v, tone in product(VOWELS, TONES)] + list(CONSONANTS)
LETTERS = LOWER + [letter.upper() for letter in LOWER]
FACES = sorted(FONTS.glob("Liberation*.ttf"))


def test_there_are_186_vietnamese_letters_and_eight_faces():
    assert len(set(LETTERS)) == 186
    assert all(len(letter) == 1 for letter in LETTERS)
    assert {path.stem for path in FACES} == {
        f"Liberation{family}-{face}"
        for family, face in product(("Serif", "Sans"), ("Regular", "Bold", "Italic", "BoldItalic"))
    }


@pytest.mark.parametrize("path", FACES, ids=lambda path: path.stem)
def test_a_face_holds_every_vietnamese_letter(path):
    glyphs = TTFontFile(path).charToGlyph
    assert [letter for letter in LETTERS if not glyphs.get(ord(letter))] == []


def test_the_licence_of_the_fonts_lies_beside_them():
    text = (FONTS / "LICENSE-Liberation.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Copyright (c) 2012 Red Hat, Inc." in text
