"""F1: the guide beside the work, with its contents and a line to search it."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ctph_desktop.domain.text import search_key
from ctph_desktop.ui.grid.searched_grid import MOVES, PATIENCE
from ctph_desktop.ui.guide.guide_pages import FIRST_START, GuidePage, guide_folder, guide_pages, pages_with
from ctph_desktop.ui.look.sizes import fit


class GuideWindow(QDialog):
    """Stays open while one works; Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Hướng dẫn sử dụng"))
        self._shown: tuple[GuidePage, ...] = ()
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("Tìm trong hướng dẫn"))
        self.line.setPlaceholderText(self.tr("Tìm trong hướng dẫn"))
        self.line.setClearButtonEnabled(True)
        self.contents = QListWidget()
        self.contents.setObjectName("contents")
        self.contents.setAccessibleName(self.tr("Mục lục"))
        self.page = QTextBrowser()
        self.page.setAccessibleName(self.tr("Trang hướng dẫn"))
        self.page.setOpenLinks(False)
        self.page.setSearchPaths([str(guide_folder())])
        self.page.document().setDocumentMargin(14)
        left = QVBoxLayout()
        left.addWidget(self.line)
        left.addWidget(self.contents, stretch=1)
        layout = QHBoxLayout(self)
        layout.addLayout(left, stretch=1)
        layout.addWidget(self.page, stretch=3)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(lambda _: self._patience.start())
        self._patience.timeout.connect(self.search)
        self.contents.currentRowChanged.connect(self._on_row_changed)
        self.page.anchorClicked.connect(self._on_link)
        self._list(guide_pages())
        fit(self, 1040, 640)

    def show_page(self, name: str) -> None:
        """Show the page of a screen, or how to begin where it has none."""
        self.line.clear()
        self._patience.stop()
        self._list(guide_pages())
        names = [page.name for page in self._shown]
        self.contents.setCurrentRow(names.index(name if name in names else FIRST_START))
        self.page.setFocus()

    def search(self) -> None:
        """Leave the pages with the words typed, and show the first of them where they stand."""
        self._patience.stop()
        self._list(pages_with(guide_pages(), self.line.text()))
        self.contents.setCurrentRow(0)

    def _list(self, pages: tuple[GuidePage, ...]) -> None:
        self._shown = pages
        self.contents.clear()
        self.contents.addItems([page.title for page in pages])
        if not pages:
            self.page.setPlainText(self.tr("Không trang nào có các chữ này. Hãy gõ ít chữ hơn."))

    def _on_row_changed(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            self.page.setMarkdown(self._shown[row].text)
            self._go_to_words()

    def _go_to_words(self) -> None:
        """Pick out the first paragraph with a word that was typed."""
        words = search_key(self.line.text()).split()
        block = self.page.document().begin()
        while words and block.isValid():
            if all(word in search_key(block.text()) for word in words):
                cursor = QTextCursor(block)
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                self.page.setTextCursor(cursor)
                self.page.ensureCursorVisible()
                return
            block = block.next()

    def _on_link(self, address: QUrl) -> None:
        files = [page.file for page in guide_pages()]
        if address.path() in files:
            self.show_page(guide_pages()[files.index(address.path())].name)
        elif address.scheme() in {"http", "https"}:
            QDesktopServices.openUrl(address)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows choose a page while one types, and Enter go into it."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in MOVES:
                step = 1 if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_PageDown} else -1
                row = self.contents.currentRow() + step
                self.contents.setCurrentRow(max(0, min(row, self.contents.count() - 1)))
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.search()
                self.page.setFocus()
                return True
        return super().eventFilter(watched, event)
