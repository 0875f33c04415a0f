"""`make guide-pictures`: the pictures of the user guide, taken of the sample; small, and few colours.

guide_pictures.py [FOLDER]     resources/guide/pictures when nothing is said
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).parent))

from album import COMMUNES, SUPERIOR, Album

ROOT: Final = Path(__file__).parents[2]
ROOM: Final = QSize(1120, 560)  # what is grabbed
WIDTH: Final = 690  # what is kept
FEW_COLOURS: Final = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
SHOWN: Final = (
    (COMMUNES[1], "overview"),
    (COMMUNES[1], "progress"),
    (SUPERIOR, "exchange"),
    (SUPERIOR, "consolidation"),
)


def main() -> int:
    """Take them."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "resources" / "guide" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory(prefix="ctph-guide-") as home:
        os.environ["CTPH_DATA"], os.environ["CTPH_STATE"] = f"{home}/data", f"{home}/state"
        os.environ["CTPH_KEY_STORE"] = "file"
        take(folder, offices=Path(home) / "data" / "offices")
    return 0


def take(folder: Path, *, offices: Path) -> None:
    """Take the pictures of the guide into a folder."""
    from ctph_desktop.demonstration.sample import build_sample
    from ctph_desktop.ui.look.languages import install_language
    from ctph_desktop.ui.look.theme import STYLE_ARGUMENTS, apply_theme, complete_theme

    app = QApplication([sys.argv[0], *STYLE_ARGUMENTS])
    install_language(app, "vi")
    apply_theme(app)
    complete_theme(app)
    build_sample(offices)
    album = Album(offices, lambda _window, _title: None)
    album.window.resize(ROOM)

    def begin() -> None:
        for name, key in SHOWN:
            album.show_screen(name, key)
            picture = album.window.grab().toImage()
            small = picture.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
            small.convertToFormat(QImage.Format.Format_Indexed8, FEW_COLOURS).save(str(folder / f"{key}.png"))
        album.window.close()
        app.quit()

    QTimer.singleShot(0, begin)
    app.exec()


if __name__ == "__main__":
    raise SystemExit(main())
