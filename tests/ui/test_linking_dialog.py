"""The dialog for copied figures: what only one journal says is ticked, where several differ somebody chooses."""

from msgspec.structs import replace
from PySide6.QtCore import Qt

from ctph_desktop.domain.figures import MISSING, FigureValue
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.office.linking import LinkProposal, by_line, usual_one
from ctph_desktop.services.founding.catalogue import load_catalogue
from ctph_desktop.services.linking.sources import LinkSource
from ctph_desktop.system.paths import resource
from ctph_desktop.ui.screens.progress.linking_dialog import LinkingDialog
from ctph_desktop.wording import linking

JOBS = load_catalogue(resource("catalogue")).indicators[0]


def offered(code: str, quantity: int, authority: str, *, is_linked: bool = False) -> LinkProposal:
    source = LinkSource(code, JOBS, "cell " + authority, FigureValue.reported(quantity), (), "")
    return LinkProposal(
        LineKey(code), code, code, MISSING, source, authority, authority, "root " + authority, is_linked=is_linked
    )


def test_what_one_journal_says_or_all_alike_is_the_usual_and_so_is_the_source_of_before():
    seven, eight = offered("VL01", 7, "Huyện"), offered("VL01", 8, "Sở")
    assert usual_one([seven]) is seven
    assert usual_one([seven, offered("VL01", 7, "Sở")]) is seven
    assert usual_one([seven, eight]) is None
    before = replace(eight, is_linked=True)
    assert usual_one([seven, before]) is before
    assert list(by_line([seven, offered("DN01", 1, "Sở"), eight])) == [LineKey("VL01"), LineKey("DN01")]


def test_a_line_that_journals_say_differently_waits_for_the_person_to_choose(qtbot):
    rivals = [replace(offered("VL01", count, name), has_rivals=True) for count, name in ((7, "Huyện"), (8, "Sở"))]
    dialog = LinkingDialog(None, proposals=[*rivals, offered("DN01", 2, "Huyện")])
    qtbot.addWidget(dialog)
    dialog.show()
    assert [one.code for one in dialog.chosen] == ["DN01"]
    assert dialog.rivals_note.text() == linking.choose_one()
    assert dialog.rivals_note.isVisible()
    for row in (0, 1):
        dialog.table.item(row, 0).setCheckState(Qt.CheckState.Checked)
        assert [one.source.value.quantity for one in dialog.chosen] == [7 + row, 2]
