"""Which screens an office has, in the order of the navigation; each is imported and built when it is first opened.

A screen has the same keys in every office, so that they can be told over the telephone: 3 is kept for activities, 4 for
tasks, 8 for reports, 0 for lists.
"""

from functools import partial

from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.ui.screens.screen import Place, Screen
from ctph_desktop.ui.shell.office_link import OfficeLink


def places_of(link: OfficeLink) -> tuple[Place, ...]:
    """Return the places of the open office."""
    is_superior = link.profile.role is OfficeRole.SUPERIOR
    places = [Place("overview", translate("Places", "Tổng quan"), lambda: _overview(link), keys="Alt+1")]
    if not is_superior:
        places.append(Place("progress", translate("Places", "Tiến độ tháng"), lambda: _progress(link), keys="Alt+2"))
    targets = _targets if is_superior else _own_targets
    places.append(Place("targets", translate("Places", "Chỉ tiêu"), lambda: targets(link), keys="Alt+5"))
    places.append(Place("exchange", translate("Places", "Gửi và nhận"), lambda: _exchange(link), keys="Alt+6"))
    if is_superior:
        consolidation = translate("Places", "Tổng hợp")
        places.append(Place("consolidation", consolidation, lambda: _consolidation(link), keys="Alt+7"))
    programme = translate("Places", "Chương trình")
    places.append(Place("programme", programme, lambda: _programme(link), keys="Alt+9"))
    places.append(Place("devices", translate("Places", "Máy và người dùng"), lambda: _devices(link), keys="Alt+Q"))
    safekeeping = translate("Places", "An toàn dữ liệu")
    places.append(Place("safekeeping", safekeeping, lambda: _safekeeping(link), keys="Alt+Shift+Q"))
    return tuple(places)


def _overview(link: OfficeLink) -> Screen:
    from ctph_desktop.ui.screens.overview.overview_screen import OverviewScreen

    return OverviewScreen(link)


def _progress(link: OfficeLink) -> Screen:
    from ctph_desktop.ui.screens.progress.progress_screen import ProgressScreen

    return ProgressScreen(link)


def _targets(link: OfficeLink) -> Screen:
    from ctph_desktop.ui.screens.targets.targets_screen import TargetsScreen

    return TargetsScreen(link)


def _own_targets(link: OfficeLink) -> Screen:
    from ctph_desktop.ui.screens.targets.own_targets_screen import OwnTargetsScreen

    return OwnTargetsScreen(link)


def _exchange(link: OfficeLink) -> Screen:
    from ctph_desktop.ui.screens.exchange.exchange_screen import ExchangeScreen

    return ExchangeScreen(link)


def _devices(link: OfficeLink) -> Screen:
    from ctph_desktop.ui.screens.devices.devices_screen import DevicesScreen
    from ctph_desktop.ui.shell.kept_book_dialog import show_kept_book

    return DevicesScreen(link, show_kept_book=partial(show_kept_book, link))


def _consolidation(link: OfficeLink) -> Screen:
    from ctph_desktop.ui.screens.consolidation.consolidation_screen import ConsolidationScreen

    return ConsolidationScreen(link)


def _programme(link: OfficeLink) -> Screen:
    from ctph_desktop.ui.screens.programme.programme_screen import ProgrammeScreen

    return ProgrammeScreen(link)


def _safekeeping(link: OfficeLink) -> Screen:
    from ctph_desktop.ui.screens.safekeeping.safekeeping_screen import SafekeepingScreen

    return SafekeepingScreen(link)
