import ast
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from defusedxml import ElementTree
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QTreeView

ROOT = Path(__file__).parents[2]
UI = ROOT / "ctph_desktop" / "ui"
TRANSLATIONS = ROOT / "resources" / "translations"
TOOLS = Path(sys.executable).parent
# What people of both languages read as it is: the names of the languages, and where a code is shown as an example.
SAME_IN_BOTH = {"Tiếng Việt"}


def messages(name):
    return [
        (context.findtext("name"), message.findtext("source"), message.find("translation"))
        for context in ElementTree.parse(TRANSLATIONS / name).iter("context")
        for message in context.iter("message")
    ]


def wordings(translation):
    """Return the texts of a translation: one, or one for each number."""
    return [form.text for form in translation.iter("numerusform")] or [translation.text]


@pytest.mark.parametrize("name", ["ctph_en.ts", "ctph_vi.ts"])
def test_every_text_is_translated(name):
    open_ends = [
        source for _, source, translation in messages(name) if not all(wordings(translation)) or translation.attrib
    ]
    assert open_ends == []


def test_translations_keep_the_places_for_values():
    def places(text):
        return sorted(re.findall(r"\{\w+\}|%\d", text))

    for name in ("ctph_en.ts", "ctph_vi.ts"):
        for _, source, translation in messages(name):
            for wording in wordings(translation):
                assert places(source) == places(wording), source


def test_one_thing_is_not_told_in_the_plural():
    told = [text for _, _, t in messages("ctph_en.ts") if t.find("numerusform") is None for text in wordings(t)]
    assert [
        text for text in told if re.search(r"(?<!all )\{(count|total)\} (more |open |changed |held )?\w+s\b", text)
    ] == []


def test_no_word_of_a_translation_stands_twice():
    texts = [text for _, _, t in messages("ctph_en.ts") for text in wordings(t)]
    assert [text for text in texts if re.search(r"\b(\w+) \1\b", text)] == []


@pytest.mark.parametrize("code", ["en", "vi"])
def test_the_compiled_translation_is_the_one_of_the_source(code, tmp_path):
    compiled = tmp_path / "fresh.qm"
    source = TRANSLATIONS / f"ctph_{code}.ts"
    subprocess.run([TOOLS / "pyside6-lrelease", source, "-qm", compiled], check=True, capture_output=True)
    assert compiled.read_bytes() == (TRANSLATIONS / f"ctph_{code}.qm").read_bytes()


def test_the_english_translation_knows_exactly_the_texts_of_the_code(tmp_path):
    fresh = tmp_path / "fresh.ts"
    files = sorted(str(path) for path in UI.rglob("*.py"))
    subprocess.run(
        [TOOLS / "pyside6-lupdate", *files, "-ts", fresh, "-no-obsolete", "-locations", "none"],
        check=True,
        capture_output=True,
    )
    in_code = {
        (context.findtext("name"), message.findtext("source"))
        for context in ElementTree.parse(fresh).iter("context")
        for message in context.iter("message")
    }
    assert {(context, source) for context, source, _ in messages("ctph_en.ts")} == in_code


def is_vietnamese(text):
    decomposed = unicodedata.normalize("NFD", text)
    return any(unicodedata.combining(char) for char in decomposed) or "đ" in text.lower()


def untranslated(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in {
            "tr",
            "translate",
        }:
            said.update(id(part) for argument in node.args for part in ast.walk(argument))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            said.add(id(node.body[0].value))
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
        if id(node) not in said and is_vietnamese(text) and text not in SAME_IN_BOTH:
            yield f"{path.name}:{node.lineno}: {text}"


def test_no_vietnamese_text_escapes_translation():
    assert [text for path in sorted(UI.rglob("*.py")) for text in untranslated(path)] == []


def test_qt_speaks_vietnamese_on_its_own_buttons():
    translator = QTranslator()
    assert translator.load(str(TRANSLATIONS / "ctph_vi.qm"))
    assert translator.translate("QPlatformTheme", "Cancel") == "Thôi"
    assert translator.translate("QPlatformTheme", "&Yes") == "&Có"
    assert translator.translate("QLineEdit", "&Paste") == "&Dán"
    assert translator.translate("QFileDialog", "File &name:") == "Tê&n tệp:"


def test_the_file_dialog_of_qt_speaks_vietnamese_throughout(qtbot, tmp_path):
    (tmp_path / "thư mục").mkdir()
    dialog = QFileDialog(None, "Chọn tệp", str(tmp_path), "Mọi tệp (*)")
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    labels = {label.text() for label in dialog.findChildren(QLabel)}
    assert labels == {"Tì&m trong:", "Tê&n tệp:", "&Loại tệp:"}
    said = {words for made in dialog.findChildren(QAbstractButton) for words in (made.text(), made.toolTip())} - {""}
    assert said
    assert [words for words in said if not is_vietnamese(words)] == []
    tree = dialog.findChild(QTreeView, "treeView")
    qtbot.waitUntil(lambda: tree.model().rowCount(tree.rootIndex()) == 1)
    assert tree.model().index(0, 2, tree.rootIndex()).data() == "Thư mục"
