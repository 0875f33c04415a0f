"""Commands that show and edit what a programme counts, and how it is reported."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctph_desktop.cli.exit_codes import REFUSED
from ctph_desktop.cli.options import add_command, open_chosen, open_superior, with_json, with_standpoint
from ctph_desktop.cli.printing import print_json, print_table

if TYPE_CHECKING:
    from ctph_desktop.office import Office


def add_editing(commands: Any) -> None:
    """Add the commands."""
    listed = add_command(commands, "indicators", _listed, "các chỉ tiêu của chương trình, theo thứ tự in", office=True)
    with_standpoint(listed)
    with_json(listed)
    added = add_command(
        commands, "add-indicators", _added, "thêm chỉ tiêu vào chương trình, từ năm đang xem (cấp trên)", office=True
    )
    added.add_argument(
        "file", type=Path, metavar="TỆP",
        help="tệp chỉ tiêu, hoặc -; mỗi dòng là mã đã có, hoặc mã; tên; đơn vị tính; số lẻ; thời điểm hoặc tăng giảm; "
        "giảm; hoặc hai mã của tỷ lệ, như HT02/HT01",
    )  # fmt: skip
    added.set_defaults(refuse_usage=added.error)
    with_standpoint(added)
    changed = add_command(commands, "change-indicator", _changed, "sửa một chỉ tiêu (cấp trên)", office=True)
    changed.add_argument("code", metavar="MÃ", help="mã chỉ tiêu")
    changed.add_argument("--code", dest="new_code", metavar="MÃ", help="mã mới")
    changed.add_argument("--name", metavar="TÊN", help="tên mới")
    changed.add_argument("--unit-of-measure", metavar="ĐVT", help="đơn vị tính mới; khi chưa có số")
    changed.add_argument("--decimals", type=int, metavar="SỐ", help="số chữ số lẻ; có số rồi thì chỉ tăng thêm")
    changed.add_argument("--kind", choices=("flow", "stock"), help="cộng dồn trong kỳ, hoặc thời điểm; khi chưa có số")
    changed.add_argument("--direction", choices=("up", "down", "neutral"), help="càng cao, càng thấp càng tốt")
    changed.add_argument("--reported", choices=("yes", "no"), help="xã báo cáo trong mỗi kỳ, hay không")
    with_standpoint(changed)
    moved = add_command(commands, "move-indicator", _moved, "đổi chỗ một chỉ tiêu khi in (cấp trên)", office=True)
    moved.add_argument("code", metavar="MÃ", help="mã chỉ tiêu")
    moved.add_argument(
        "--by", dest="places", type=int, required=True, metavar="DÒNG", help="số dòng xuống; số âm là lên"
    )
    with_standpoint(moved)
    left_out = add_command(
        commands, "leave-out-indicator", _left_out, "bỏ một chỉ tiêu từ năm đang xem (cấp trên)", office=True
    )
    left_out.add_argument("code", metavar="MÃ", help="mã chỉ tiêu")
    with_standpoint(left_out)
    _add_reporting(commands)


def _add_reporting(commands: Any) -> None:
    plan = add_command(
        commands, "change-reporting", _reported, "sửa nhịp, kỳ tính, hạn nộp, xã tham gia (cấp trên)", office=True
    )
    plan.add_argument("--rhythm", choices=("month", "quarter", "half_year", "year"), help="nhịp báo cáo")
    plan.add_argument(
        "--since", type=int, metavar="THÁNG", help="nhịp áp dụng từ tháng này của năm; bỏ trống là đầu năm"
    )
    plan.add_argument("--calendar", choices=("month", "15"), help="tháng dương lịch, hoặc từ 15 đến 14; khi chưa có số")
    due = plan.add_mutually_exclusive_group()
    due.add_argument("--due-days", type=int, metavar="NGÀY", help="hạn nộp, số ngày sau ngày cuối kỳ")
    due.add_argument("--no-due", action="store_true", help="không ấn định ngày nộp")
    plan.add_argument("--join", nargs="+", default=[], metavar="XÃ", help="các xã tham gia thêm")
    plan.add_argument("--leave", nargs="+", default=[], metavar="XÃ", help="các xã thôi tham gia")
    with_standpoint(plan)


def _listed(options: argparse.Namespace) -> int:
    from ctph_desktop.wording import terms

    with open_chosen(options) as office:
        rows = office.documents.bones().indicators
    if options.json:
        print_json([
            {
                "code": row.indicator.code,
                "name": row.indicator.name,
                "unit_of_measure": row.indicator.unit_of_measure,
                "decimals": row.indicator.decimals,
                "kind": row.indicator.kind.value,
                "direction": row.indicator.direction.value,
                "is_monthly": row.indicator.is_monthly,
                "parts": row.parts,
                "ceiling": row.ceiling,
                "rate_of": row.rate_of,
            }
            for row in rows
        ])  # fmt: skip
        return 0
    print_table(
        ("Mã", "Chỉ tiêu", "ĐVT", "Số lẻ", "Cách tính"),
        [
            (
                row.indicator.code,
                row.indicator.name,
                row.indicator.unit_of_measure,
                str(row.indicator.decimals),
                f"tỷ lệ {' trên '.join(row.rate_of)}" if row.rate_of else terms.INDICATOR_KINDS[row.indicator.kind],
            )
            for row in rows
        ],
        none="Chương trình chưa có chỉ tiêu nào.",
    )
    return 0


def _added(options: argparse.Namespace) -> int:
    from ctph_desktop.cli.text_files import read_text
    from ctph_desktop.domain.indicator_list import read_indicator_list
    from ctph_desktop.wording.programmes import indicator_problems

    indicators, problems = read_indicator_list(read_text(options.file))
    if problems:
        options.refuse_usage(indicator_problems(problems).rstrip("."))
    with open_superior(options) as office:
        office.founding.add_indicators(indicators)
        counted = len(office.documents.bones().indicators)
    print(f"Chương trình có {counted} chỉ tiêu. Hãy xuất tệp trả lời để các xã nhận được.")
    return 0


def _changed(options: argparse.Namespace) -> int:
    from msgspec.structs import replace

    from ctph_desktop.domain.indicators import Direction, IndicatorKind

    asked = {
        "code": options.new_code,
        "name": options.name,
        "unit_of_measure": options.unit_of_measure,
        "decimals": options.decimals,
        "kind": IndicatorKind(options.kind) if options.kind else None,
        "direction": Direction(options.direction) if options.direction else None,
        "is_monthly": options.reported == "yes" if options.reported else None,
    }
    with open_superior(options) as office:
        before = office.indicators.find(options.code)
        office.indicators.change(replace(before, **{name: said for name, said in asked.items() if said is not None}))
    print(f"Đã sửa chỉ tiêu {before.code}. Hãy xuất tệp trả lời để các xã nhận được.")
    return 0


def _moved(options: argparse.Namespace) -> int:
    from ctph_desktop.services.ground.changes import Changes

    with open_superior(options) as office:
        indicator = office.indicators.find(options.code)
        if office.indicators.move(indicator.uuid, places=options.places) is Changes.NONE:
            print(f"Chỉ tiêu {indicator.code} đã ở chỗ đó rồi.")
            return REFUSED
        order = ", ".join(row.indicator.code for row in office.documents.bones().indicators)
    print(f"Thứ tự mới: {order}. Hãy xuất tệp trả lời để các xã nhận được.")
    return 0


def _left_out(options: argparse.Namespace) -> int:
    with open_superior(options) as office:
        indicator = office.indicators.find(options.code)
        office.indicators.leave_out(indicator.uuid)
        year = office.documents.bones().year
    print(f"Từ năm {year} thôi tính chỉ tiêu {indicator.code}. Hãy xuất tệp trả lời để các xã nhận được.")
    return 0


def _reported(options: argparse.Namespace) -> int:
    from ctph_desktop.wording import terms

    with open_superior(options) as office:
        office.reporting_rules.change(_plan(office, options))
        bones = office.documents.bones()
    rhythm = ", ".join(terms.RHYTHMS[kind] for kind in bones.rhythm)
    told = f"Từ năm {bones.year}: {rhythm}, {len(bones.units)} đơn vị."
    print(f"{told} Hãy xuất tệp trả lời để các xã nhận được.")
    return 0


def _plan(office: "Office", options: argparse.Namespace) -> Any:
    """Return how reports are to be made: what the command does not name stays."""
    from ctph_desktop.domain.periods import PeriodCalendar, PeriodKind
    from ctph_desktop.domain.reporting_plans import ReportingPlan

    before = office.reporting_rules.sheet().plan
    joining, leaving = [*map(office.find_unit, options.join)], {*map(office.find_unit, options.leave)}
    calendars = {"month": PeriodCalendar.CALENDAR, "15": PeriodCalendar.DECREE_09}
    due_days = before.due_days if options.due_days is None else options.due_days
    return ReportingPlan(
        rhythm=PeriodKind(options.rhythm) if options.rhythm else before.rhythm,
        since=options.since or (1 if options.rhythm else before.since),
        calendar=calendars.get(options.calendar, before.calendar),
        due_days=None if options.no_due else due_days,
        units=tuple(unit for unit in (*before.units, *joining) if unit not in leaving),
    )
