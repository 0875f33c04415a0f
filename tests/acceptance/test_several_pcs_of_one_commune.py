"""Two and three PCs of one commune on screen: their files meet, a person chooses, and the report is sealed."""

import shutil
from decimal import Decimal

import pytest
from commune_pcs import exported, found_commune_with, imported, typed
from desktop_hands import click, drop_files
from PySide6.QtWidgets import QMessageBox, QPushButton
from usual_work import seal

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office import open_office
from ctph_desktop.ui.conflicts.chain_dialog import ChainDialog
from ctph_desktop.ui.conflicts.conflict_dialog import ConflictDialog
from ctph_desktop.ui.revisions.history_dialog import HistoryDialog
from ctph_desktop.ui.revisions.revision_dialog import RevisionDialog
from ctph_desktop.ui.screens.exchange.imported_dialog import ImportedDialog
from ctph_desktop.ui.screens.exchange.preview_dialog import PreviewDialog
from ctph_desktop.ui.screens.progress.columns import IN_PERIOD
from ctph_desktop.ui.screens.progress.seal_dialog import SealDialog

JOBS, TRAINING = "Giải quyết việc làm", "Đào tạo nghề"


FIRST, SECOND, THIRD = "PC Một cửa", "PC Văn phòng", "PC Lao động"
MONTH = ReportingPeriod.month(2019, 1)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return found_commune_with(tmp_path_factory.mktemp("built") / "offices", FIRST, SECOND, THIRD)[0].parent


@pytest.fixture
def sample(built, tmp_path):
    return shutil.copytree(built, tmp_path / "offices")


@pytest.fixture
def pcs(sample):
    """The three PCs of the commune; the first one seals."""
    return sample / FIRST, sample / SECOND, sample / THIRD


def finished(action):
    """Close a dialog in which something was not as expected, so that the test can tell instead of waiting."""

    def run(dialog):
        try:
            action(dialog)
        except BaseException:
            dialog.close()
            raise

    return run


def take_in(hands, exchange, *paths, told, is_told_after=True):
    """Import files by dropping them; `told` has to be said before, and after where a dialog says what came of each."""

    def look_and_import(dialog):
        assert any(told in dialog.files.row(i).told for i in range(dialog.files.rowCount())), told
        click(dialog.import_button)

    def look_and_close(dialog):
        assert any(told in dialog.table.row(i).message for i in range(dialog.table.rowCount())), told
        click(dialog.close_button)

    after = [(ImportedDialog, finished(look_and_close))] if is_told_after else []
    with hands.answering((PreviewDialog, finished(look_and_import)), *after):
        drop_files(exchange, list(paths))


def card_of(dialog, text):
    return next(card for card in dialog.cards if card.rival.text == text)


def choosing(hands, *choices):
    """Return what to do in the chooser: one value for each cell in turn, then close."""

    def act(dialog):
        hands.qtbot.waitUntil(lambda: dialog.table.rowCount() > 0, timeout=10_000)
        for label, text in choices:
            hands.qtbot.waitUntil(lambda wanted=label: wanted in dialog.title.text(), timeout=10_000)
            hands.qtbot.waitUntil(lambda wanted=text: card_of(dialog, wanted).choose_button.isVisible())
            left = dialog.table.rowCount()
            click(card_of(dialog, text).choose_button)
            hands.qtbot.waitUntil(lambda before=left: dialog.table.rowCount() < before, timeout=10_000)
        click(dialog.close_button)

    return finished(act)


def number(folder, label):
    with open_office(folder) as office:
        return next(row.in_period.quantity for row in office.progress.sheet(MONTH).rows if row.label == label)


def test_three_pcs_meet_a_person_chooses_and_all_agree(pcs, hands):
    first, second, third = pcs
    typed(first, MONTH, VL01=12, DN01=3)
    typed(second, MONTH, VL01=15, DN01=3, reason="Theo sổ của thôn")
    typed(third, MONTH, VL01=12, DN01=7)
    files = [exported(second), exported(third)]
    with hands.at(first):
        take_in(hands, hands.screen("exchange"), *files, told="nhiều máy ghi khác nhau")
        overview = hands.screen("overview")
        hands.qtbot.waitUntil(overview.attention.conflicts.isVisible, timeout=10_000)
        assert "Có 2 ô hai máy nhập khác nhau" in overview.attention.conflicts.sentence.text()

        def look(dialog):
            hands.qtbot.waitUntil(lambda: len(dialog.cards) > 0, timeout=10_000)
            assert [r.label for r in dialog.table.rows] == [TRAINING, JOBS]
            told = "\n".join(card.writers.text() for card in dialog.cards)
            for words in (FIRST, SECOND, THIRD, "Cán bộ PC Lao động, LĐ-TB&XH"):
                assert words in told
            click(dialog.close_button)

        with hands.answering((ConflictDialog, finished(look))):
            click(overview.attention.conflicts.button)
        progress = hands.screen("progress")
        hands.qtbot.waitUntil(progress.attention.conflicts.isVisible, timeout=10_000)
        seal_is_refused_and_leads_to_the_chooser(hands, progress)
        seal_when_saved(hands, progress)
        assert progress.sheet.state is SubmissionState.SEALED
        hands.qtbot.waitUntil(progress.attention.isHidden, timeout=10_000)
    hands.close()
    answer = exported(first)
    for folder in (second, third):
        imported(folder, answer)
    for folder in pcs:
        assert (number(folder, JOBS), number(folder, TRAINING)) == (15, 7)
        with open_office(folder) as office:
            assert office.conflicts.rows() == ()
            assert office.inspection.verify().problems == ()


def seal_is_refused_and_leads_to_the_chooser(hands, progress):
    row = next(i for i, r in enumerate(progress.table.rows) if r.label == JOBS)
    progress.grid.setCurrentIndex(progress.table.index(row, IN_PERIOD))
    assert progress.detail.choose_button.isVisible()

    def ask_to_choose(dialog):
        assert not dialog.seal_button.isVisible()
        click(dialog.choose_button)

    with hands.answering(
        (SealDialog, finished(ask_to_choose)), (ConflictDialog, choosing(hands, (JOBS, "15"), (TRAINING, "7")))
    ):
        click(progress.seal_button)
    assert not any(r.has_conflict for r in progress.table.rows)


def seal_when_saved(hands, progress):
    hands.qtbot.waitUntil(progress.seal_button.isEnabled, timeout=10_000)
    seal(hands, progress)


def test_all_numbers_of_one_pc_are_taken_at_once(pcs, hands):
    first, second, _ = pcs
    typed(first, MONTH, VL01=12, DN01=3, XK01=1)
    typed(second, MONTH, VL01=15, DN01=4, XK01=2)
    imported(first, exported(second))

    def take_all(dialog):
        hands.qtbot.waitUntil(lambda: len(dialog.cards) == 2, timeout=10_000)
        card = next(card for card in dialog.cards if card.device == SECOND)
        hands.qtbot.waitUntil(card.device_button.isVisible)
        assert "3 số" in card.device_button.text()
        with hands.answering((QMessageBox, lambda box: click(_button(box, "&Lấy số của máy này")))):
            click(card.device_button)
        hands.qtbot.waitUntil(lambda: dialog.table.rowCount() == 0, timeout=10_000)
        assert "Không còn ô nào" in dialog.progress.text()
        click(dialog.close_button)

    with hands.at(first):
        progress = hands.screen("progress")
        hands.qtbot.waitUntil(progress.attention.conflicts.isVisible, timeout=10_000)
        with hands.answering((ConflictDialog, finished(take_all))):
            click(progress.attention.conflicts.button)
        rows = {row.label: row.in_period.quantity for row in progress.table.rows}
        assert (rows[JOBS], rows[TRAINING]) == (15, 4)
    hands.close()


def _button(box, text):
    return next(b for b in box.findChildren(QPushButton) if b.text() == text)


def test_what_changed_since_the_seal_and_what_a_cell_was_are_one_click_away(pcs, hands):
    first, second, _ = pcs
    typed(first, MONTH, VL01=12, DN01=3)
    with open_office(first) as office:
        office.submissions.seal(MONTH)
    imported(second, exported(first))
    typed(second, MONTH, VL01=15, reason="Bổ sung thôn 5")
    imported(first, exported(second))

    def look_at_changes(dialog):
        hands.qtbot.waitUntil(lambda: dialog.table.rowCount() == 1, timeout=10_000)
        (row,) = dialog.table.rows
        assert (row.label, row.old.quantity, row.new.quantity) == (JOBS, 12, 15)
        assert (row.author, row.device, row.reason) == (
            "Cán bộ PC Văn phòng, LĐ-TB&XH", SECOND, "Bổ sung thôn 5",
        )  # fmt: skip
        assert "1 số thay đổi" in dialog.sentence.text()
        with hands.answering((HistoryDialog, finished(look_at_history))):
            click(dialog.history_button)
        click(dialog.close_button)

    def look_at_history(dialog):
        hands.qtbot.waitUntil(lambda: dialog.typed.rowCount() == 2, timeout=10_000)
        assert [v.value.quantity for v in dialog.typed.rows] == [15, 12]
        assert [v.is_current for v in dialog.typed.rows] == [True, False]
        assert [s.value.quantity for s in dialog.sealed.rows] == [12]
        click(dialog.close_button)

    with hands.at(first):
        progress = hands.screen("progress")
        with hands.answering((RevisionDialog, finished(look_at_changes))):
            click(progress.changes_button)
        progress.grid.setCurrentIndex(progress.table.index(0, IN_PERIOD))
        hands.qtbot.waitUntil(progress.detail.history_button.isVisible, timeout=10_000)
        assert "Bổ sung thôn 5" in "\n".join(progress.detail.texts)
        with hands.answering((HistoryDialog, finished(look_at_history))):
            click(progress.detail.history_button)
    hands.close()


def test_a_copied_pc_is_told_of_at_both_ends(pcs, sample, hands):
    """Nobody noticed the copy: both go on under one replica until their files meet."""
    first, _, _ = pcs
    copied = sample / "bản sao"
    with open_office(first) as office:
        replica = office.exchange._workplace.identity.replica
    shutil.copytree(first, copied)
    typed(first, MONTH, VL01=12)
    typed(copied, MONTH, DN01=3)
    files = [_exported_unnoticed(folder, replica) for folder in (first, copied)]
    with hands.at(sample / "superior"):
        exchange = hands.screen("exchange")
        take_in(hands, exchange, *files, told="hai bản dữ liệu cùng ghi tiếp", is_told_after=False)
        hands.qtbot.waitUntil(exchange.attention.chains.isVisible, timeout=10_000)
        assert FIRST in exchange.attention.chains.sentence.text()

        def read_and_agree(dialog):
            assert "gọi điện" in dialog.advice.text()
            click(dialog.seen_button)

        with hands.answering((ChainDialog, finished(read_and_agree))):
            click(exchange.attention.chains.button)
        hands.qtbot.waitUntil(exchange.attention.chains.isHidden, timeout=10_000)
        answer = asked(hands, lambda o: o.exchange.export_package(sample, unit=o.review.board()[0].unit)).path
    with hands.at(first):
        overview = hands.screen("overview")
        asked(hands, lambda office: _go_back_to(office, replica))
        take_in(hands, hands.screen("exchange"), answer, told="chính máy này đã ghi")
        hands.screen("overview")
        hands.qtbot.waitUntil(overview.attention.chains.isVisible, timeout=10_000)
        assert "không mất số nào" in overview.attention.chains.sentence.text()
    hands.close()
    assert (number(first, JOBS), number(first, TRAINING)) == (Decimal(12), Decimal(3))


def asked(hands, question):
    """Ask the open office something, as screens do."""
    answers = []
    hands.desk.link.ask(question, on_done=answers.append, owner=hands.window)
    hands.qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    return answers[0]


def _exported_unnoticed(folder, replica):
    with open_office(folder) as office:
        _go_back_to(office, replica)
        return office.exchange.export_package(folder).path


def _go_back_to(office, replica):
    from msgspec.structs import replace

    workplace = office.exchange._workplace
    workplace.identity = replace(workplace.identity, replica=replica)
    workplace.journal.use_replica(replica)
