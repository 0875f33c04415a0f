"""Commands about programmes and years: list them, open the next year, close one, reopen it."""

import argparse
import sys
from typing import TYPE_CHECKING, Any

from ctph_desktop.cli.exit_codes import REFUSED
from ctph_desktop.cli.options import add_command, open_chosen, open_superior, with_json, with_programme
from ctph_desktop.cli.printing import print_json, print_table

if TYPE_CHECKING:
    from ctph_desktop.office import Office
    from ctph_desktop.services.programmes.programmes import ProgrammeYearRow


def add_programmes(commands: Any) -> None:
    """Add the commands about programmes and years."""
    listed = add_command(commands, "programmes", _programmes, "các chương trình, từng năm", office=True)
    with_json(listed)
    opening = add_command(commands, "open-year", _open_year, "mở năm tiếp theo (cấp trên)", office=True)
    _with_year(opening)
    opening.add_argument(
        "--targets",
        choices=("empty", "last_year"),
        default="empty",
        help="chỉ tiêu năm mới: empty (để trống), last_year (chép từ năm trước)",
    )
    opening.add_argument("--yes", action="store_true", help="mở ngay, không chỉ xem trước")
    with_json(opening)
    closing = add_command(
        commands, "close-year", _close_year, "khoá năm và chốt số liệu cả năm (cấp trên)", office=True
    )
    _with_year(closing)
    closing.add_argument("--note", default="", metavar="GHI_CHÚ", help="ghi chú, các xã sẽ đọc")
    closing.add_argument("--yes", action="store_true", help="vẫn khoá khi còn báo cáo chưa được duyệt")
    with_json(closing)
    reopening = add_command(commands, "reopen-year", _reopen_year, "mở lại năm đã khoá (cấp trên)", office=True)
    _with_year(reopening)
    reopening.add_argument("--reason", required=True, metavar="LÝ_DO", help="lý do, các xã sẽ đọc")
    with_json(reopening)


def _with_year(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--year", dest="named_year", type=int, required=True, metavar="NĂM", help="năm")
    with_programme(parser)


def _programmes(options: argparse.Namespace) -> int:
    from ctph_desktop.wording import terms

    with open_chosen(options) as office:
        rows = office.programmes.years()
    if options.json:
        print_json([_json(row) for row in rows])
        return 0
    print_table(
        ("Chương trình", "Năm", "Nhịp báo cáo", "Đơn vị", "Tình trạng"),
        [
            (
                row.title,
                str(row.year),
                ", ".join(terms.RHYTHMS[kind] for kind in row.rhythm),
                str(row.units),
                terms.year_state(is_presumed=row.is_presumed, is_closed=row.is_closed),
            )
            for row in rows
        ],
    )
    return 0


def _open_year(options: argparse.Namespace) -> int:
    from ctph_desktop.services.programmes.opening import FirstTargets

    targets = FirstTargets(options.targets)
    with open_superior(options) as office:
        view = office.opening.preview(options.named_year, targets=targets)
        if options.yes:
            office.opening.open_year(options.named_year, targets=targets)
    told = f"{len(view.units)} đơn vị, {view.forms} biểu, {view.targets} chỉ tiêu chép từ năm trước"
    if options.json:
        print_json(
            {
                "programme": view.programme, "title": view.title, "year": view.year, "units": list(view.units),
                "ended": list(view.ended), "forms": view.forms, "targets": view.targets, "is_opened": options.yes,
            }
        )  # fmt: skip
    elif options.yes:
        print(f"Đã mở năm {view.year}: {told}. Hãy xuất tệp trả lời để các xã nhận được.")
    else:
        print(f"Sẽ mở năm {view.year}: {told}.")
        if view.ended:
            print(f"Không còn: {', '.join(view.ended)}.")
        print("Chưa có gì được ghi. Thêm --yes để mở năm.")
    return 0 if options.yes else REFUSED


def _close_year(options: argparse.Namespace) -> int:
    with open_superior(options) as home:
        office, period = _of_year(home, options)
        preview = office.closing.preview(period)
        lacking = [
            f"{word}: {', '.join(names)}."
            for word, names in (
                ("Còn báo cáo chưa gửi", preview.missing),
                ("Còn báo cáo chờ duyệt", preview.waiting),
                ("Còn báo cáo đã trả lại", preview.returned),
            )
            if names
        ]
        closed = office.closing.of(period)
        if lacking and not options.yes and not (closed and closed.is_closed):
            print("\n".join(lacking), file=sys.stderr)
            print(f"Mới duyệt {preview.accepted}/{preview.expected} báo cáo. Thêm --yes để vẫn khoá.", file=sys.stderr)
            return REFUSED
        office.closing.close_period(period, reason=options.note)
        version = office.frozen.versions(period)[-1]
    if options.json:
        print_json({"year": options.named_year, "is_closed": True, "frozen": version.uuid})
    else:
        print(f"Đã khoá năm {options.named_year}, bản chốt {version.label}: {version.coverage_label}.")
    return 0


def _reopen_year(options: argparse.Namespace) -> int:
    with open_superior(options) as home:
        office, period = _of_year(home, options)
        office.closing.reopen_period(period, reason=options.reason)
    if options.json:
        print_json({"year": options.named_year, "is_closed": False, "reason": options.reason})
    else:
        print(f"Đã mở lại năm {options.named_year}. Hãy xuất tệp trả lời để các xã biết.")
    return 0


def _of_year(office: "Office", options: argparse.Namespace) -> "tuple[Office, Any]":
    """Return the office looking at the year that was named, and that year as a period."""
    from ctph_desktop.domain.programme_years import Standpoint

    there = office.at(Standpoint(office.standpoint.programme, options.named_year))
    return there, there.programmes.year()


def _json(row: "ProgrammeYearRow") -> dict[str, Any]:
    return {
        "programme": row.programme,
        "title": row.title,
        "year": row.year,
        "rhythm": [kind.value for kind in row.rhythm],
        "calendar": row.calendar.value,
        "units": row.units,
        "is_presumed": row.is_presumed,
        "is_closed": row.is_closed,
        "is_looked_at": row.is_looked_at,
    }
