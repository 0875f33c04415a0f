"""Says which program this is: its version, the format of its files, and under which licences it comes."""

import platform

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from ctph_desktop import __version__
from ctph_desktop.domain.package_files import FORMAT
from ctph_desktop.system.paths import data_folder
from ctph_desktop.ui.look.dialogs import tell
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.wording.releases import program


def show_about(parent: QWidget) -> None:
    """Show what to read out to whoever helps over the telephone."""
    where = translate("AboutBox", "Số liệu của các đơn vị:\n{folder}").format(folder=data_folder())
    made_with = f"Python {platform.python_version()}, Qt {qVersion()}"
    licences = translate(
        "AboutBox",
        "Giấy phép MIT. Qt dùng theo LGPL 3; giấy phép của mọi thành phần nằm trong thư mục chương trình.",
    )
    tell(
        parent,
        title=translate("AboutBox", "Giới thiệu"),
        text=program(__version__, FORMAT),
        detail="\n\n".join([where, made_with, licences]),
    )
