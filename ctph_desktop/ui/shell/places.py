"""Which screens an office has, in the order of the navigation; each is imported and built when it is first opened."""

from functools import partial

from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.ui.screens.screen import Place, Screen
from ctph_desktop.ui.shell.office_link import OfficeLink


def places_of(link: OfficeLink) -> tuple[Place, ...]:
    """Return the places of the open office."""
    is_superior = link.profile.role is OfficeRole.SUPERIOR
    places = [Place("overview", translate("Places", "Tổng quan"), lambda: _overview(link))]
    if not is_superior:
        places.append(Place("progress", translate("Places", "Tiến độ tháng"), lambda: _progress(link)))
    places.append(Place("exchange", translate("Places", "Gửi và nhận"), lambda: _exchange(link)))
    if is_superior:
        places.append(Place("consolidation", translate("Places", "Tổng hợp"), lambda: _consolidation(link)))
    places.append(Place("devices", translate("Places", "Máy và người dùng"), lambda: _devices(link)))
    places.append(Place("safekeeping", translate("Places", "An toàn dữ liệu"), lambda: _safekeeping(link)))
    return tuple(places)


def _overview(link: OfficeLink) -> Screen:
    from ctph_desktop.ui.screens.overview.overview_screen import OverviewScreen

    return OverviewScreen(link)


def _progress(link: OfficeLink) -> Screen:
    from ctph_desktop.ui.screens.progress.progress_screen import ProgressScreen

    return ProgressScreen(link)


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


def _safekeeping(link: OfficeLink) -> Screen:
    from ctph_desktop.ui.screens.safekeeping.safekeeping_screen import SafekeepingScreen

    return SafekeepingScreen(link)
