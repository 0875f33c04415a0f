"""Options that several commands share, and opening the office they name."""

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from ctph_desktop.domain.lines import LineKey
    from ctph_desktop.office import Office
    from ctph_desktop.services.ground.office_rows import OfficeRole
    from ctph_desktop.services.roster.keeping import KeptDesk


OFFICE_VARIABLE: Final = "CTPH_OFFICE"

Command: TypeAlias = Callable[[argparse.Namespace], int]


def add_command(
    commands: Any, name: str, run: Command, text: str, *, office: bool = False, of_all: bool = False
) -> argparse.ArgumentParser:
    """Add a command; `office` lets it take the folder of an office, `of_all` says that it is about all its journals."""
    parser: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
    parser.set_defaults(command=run)
    if office:
        default = os.environ.get(OFFICE_VARIABLE)
        parser.add_argument(
            "--office",
            type=Path,
            metavar="THƯ_MỤC",
            default=default,
            required=default is None,
            help=f"thư mục đơn vị (hoặc {OFFICE_VARIABLE})",
        )
    if office and not of_all:
        parser.add_argument(
            "--authority",
            default="",
            metavar="CƠ_QUAN",
            help="một phần tên cơ quan; cần khi đơn vị làm việc với nhiều cơ quan",
        )
    return parser


def with_period(parser: argparse.ArgumentParser) -> None:
    """Let a command take a period, which says the year."""
    parser.add_argument("--period", type=str.lower, required=True, metavar="KỲ", help="kỳ báo cáo, ví dụ 2019-03")
    with_programme(parser)


def with_standpoint(parser: argparse.ArgumentParser) -> None:
    """Let a command say which programme and year it looks at."""
    with_programme(parser)
    parser.add_argument("--year", type=int, default=0, metavar="NĂM", help="năm; bỏ trống là năm đang làm")


def with_programme(parser: argparse.ArgumentParser) -> None:
    """Let a command say which programme it looks at."""
    parser.add_argument(
        "--programme", default="", metavar="TÊN", help="một phần tên chương trình; cần khi đơn vị có nhiều chương trình"
    )


def with_year_to_change(parser: argparse.ArgumentParser) -> None:
    """Let a command name the year that it opens, closes or opens again."""
    parser.add_argument("--year", dest="named_year", type=int, required=True, metavar="NĂM", help="năm")
    with_programme(parser)


def with_report(parser: argparse.ArgumentParser) -> None:
    """Let a command take the report of a unit."""
    with_period(parser)
    parser.add_argument("--unit", required=True, metavar="XÃ", help="mã hoặc tên xã")


def with_json(parser: argparse.ArgumentParser) -> None:
    """Let a command print JSON."""
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")


@contextmanager
def open_chosen(options: argparse.Namespace) -> "Iterator[Office]":
    """Open the office named on the command line, and say in the end if something in it only a later version reads."""
    from ctph_desktop.office import open_office
    from ctph_desktop.wording.safekeeping import needs_update

    with open_office(options.office) as office:
        yield looking_at(_of_authority(office, options), options)
        for trouble in office.journals.troubles():
            sys.stderr.write(f"{trouble}\n")
        if later := office.safekeeping.needs_update():
            sys.stderr.write(f"{needs_update(later)}\n")


def _of_authority(office: "Office", options: argparse.Namespace) -> "Office":
    """Return the journal of the authority a command names, or else the one whose programme it names."""
    from ctph_desktop.domain.errors import UnknownProgrammeError
    from ctph_desktop.domain.programme_years import Standpoint

    if authority := getattr(options, "authority", ""):
        return office.at(Standpoint(journal=office.journals.find(authority)))
    if not (title := getattr(options, "programme", "")) or len(office.journals.all()) == 1:
        return office
    meant = []
    for one in office.journals.all():
        with suppress(UnknownProgrammeError):
            one.programmes.find(title)
            meant.append(one)
    return meant[0] if len(meant) == 1 else office


def looking_at(office: "Office", options: argparse.Namespace) -> "Office":
    """Return the office as it looks at the programme, period or year a command names; at the usual ones otherwise.

    A period of a year the programme does not have is left to the command, which says what it needs it for.
    """
    from ctph_desktop.domain.errors import InvalidPeriodError
    from ctph_desktop.domain.periods import ReportingPeriod
    from ctph_desktop.domain.programme_years import Standpoint

    text = getattr(options, "programme", "")
    programme = office.programmes.find(text) if text else ""
    try:
        period = ReportingPeriod.parse(getattr(options, "period", ""))
    except InvalidPeriodError:
        return office.at(Standpoint(programme, getattr(options, "year", 0)))
    return office.at(office.programmes.standpoint_of(period, programme=programme))


@contextmanager
def open_commune(options: argparse.Namespace) -> "Iterator[Office]":
    """Open the office named on the command line; NotAllowedError if it is no commune's."""
    from ctph_desktop.services.ground.office_rows import OfficeRole

    with open_chosen(options) as office:
        _check_role(office, OfficeRole.COMMUNE)
        yield office


def authority_among_several(office: "Office | KeptDesk") -> str:
    """Return the name of the authority that is looked at, empty where the office works with no other."""
    from ctph_desktop.office import Office

    if not isinstance(office, Office) or len(tuple(office.journals.besides(""))) < 2:
        return ""
    return office.authority_name


def with_behalf(parser: argparse.ArgumentParser, *, writes: bool = False) -> None:
    """Let a command work in the book this office keeps for another unit; `writes` asks where figures come from."""
    parser.add_argument(
        "--for", dest="behalf", default="", metavar="XÃ", help="làm thay cho xã này (cấp trên nhập thay, hoặc kế thừa)"
    )
    if writes:
        parser.add_argument(
            "--origin",
            choices=("workbook", "scan", "paper", "telephone"),
            help="nguồn số liệu khi nhập thay: bảng tính, bản chụp, văn bản giấy, điện thoại",
        )


@contextmanager
def open_desk(options: argparse.Namespace) -> "Iterator[Office | KeptDesk]":
    """Open the commune's own office, or the book kept for the unit named by `--for`."""
    from ctph_desktop.domain.origins import Origin

    if not options.behalf:
        with open_commune(options) as office:
            yield office
        return
    with open_chosen(options) as office:
        desk = office.keeping.desk(options.behalf)
        origin = getattr(options, "origin", None)
        desk.choose_origin(Origin(origin) if origin else None)
        yield desk


@contextmanager
def open_superior(options: argparse.Namespace) -> "Iterator[Office]":
    """Open the office named on the command line; NotAllowedError if it is no superior's."""
    from ctph_desktop.services.ground.office_rows import OfficeRole

    with open_chosen(options) as office:
        _check_role(office, OfficeRole.SUPERIOR)
        yield office


def _check_role(office: "Office", role: "OfficeRole") -> None:
    from ctph_desktop.domain.errors import NotAllowedError

    if office.profile().role is not role:
        raise NotAllowedError(role.value)


_LOOKS_LIKE_A_CODE: Final = re.compile(r"[A-Za-z]+[0-9]+(?:/[A-Za-z]+)?")


def line_and_text(office: "Office | KeptDesk", typed: str) -> "tuple[LineKey | None, str]":
    """Return the line meant by `MÃ:văn bản`, and the text; no line where the text names none.

    A word before a colon is a code only if it is one; UnknownIndicatorError for what looks like one and is not.
    """
    from ctph_desktop.domain.errors import UnknownIndicatorError

    code, colon, text = (part.strip() for part in typed.partition(":"))
    if colon:
        try:
            return office.progress.find_line(code), text
        except UnknownIndicatorError:
            if _LOOKS_LIKE_A_CODE.fullmatch(code):
                raise
    return None, typed


def chosen_period(options: argparse.Namespace) -> Any:
    """Return the period named on the command line."""
    from ctph_desktop.domain.periods import ReportingPeriod

    return ReportingPeriod.parse(options.period)


def chosen_unit(text: str, offered: Iterable[tuple[str, str, str]]) -> str:
    """Return the UUID of the one unit meant among those offered (UUID, code, name)."""
    from ctph_desktop.domain.errors import UnknownUnitError

    wanted = text.strip().casefold()
    chosen = [uuid for uuid, code, name in offered if wanted in {uuid, code, name.casefold()}]
    if len(chosen) != 1:
        raise UnknownUnitError(text)
    return chosen[0]
