"""Commands about programmes and years: list and found programmes, close a year, reopen it."""

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctph_desktop.cli.exit_codes import REFUSED
from ctph_desktop.cli.obligations_told import obligations_told
from ctph_desktop.cli.opening_years import add_opening
from ctph_desktop.cli.options import (
    add_command,
    open_chosen,
    open_superior,
    with_json,
    with_programme,
    with_year_to_change,
)
from ctph_desktop.cli.printing import print_json, print_table

if TYPE_CHECKING:
    from ctph_desktop.office import Office
    from ctph_desktop.services.programmes.programmes import ProgrammeYearRow


def add_programmes(commands: Any) -> None:
    """Add the commands about programmes and years."""
    listed = add_command(commands, "programmes", _programmes, "các chương trình, từng năm", office=True)
    with_json(listed)
    add_opening(commands)
    closing = add_command(
        commands, "close-year", _close_year, "khoá năm và chốt số liệu cả năm (cấp trên)", office=True
    )
    with_year_to_change(closing)
    closing.add_argument("--note", default="", metavar="GHI_CHÚ", help="ghi chú, các xã sẽ đọc")
    closing.add_argument("--yes", action="store_true", help="vẫn khoá khi còn báo cáo chưa được duyệt")
    with_json(closing)
    reopening = add_command(commands, "reopen-year", _reopen_year, "mở lại năm đã khoá (cấp trên)", office=True)
    with_year_to_change(reopening)
    reopening.add_argument("--reason", required=True, metavar="LÝ_DO", help="lý do, các xã sẽ đọc")
    with_json(reopening)
    _add_founding(commands)


def _add_founding(commands: Any) -> None:
    new = add_command(commands, "new-programme", _new_programme, "lập thêm một chương trình (cấp trên)", office=True)
    new.add_argument("--title", required=True, metavar="TÊN", help="tên chương trình")
    new.add_argument("--short-title", default="", metavar="TÊN", help="tên ngắn trên màn hình; bỏ trống là tên đầy đủ")
    new.add_argument("--years", required=True, metavar="NĂM", help="một năm (2019) hoặc cả giai đoạn (2017-2020)")
    new.add_argument(
        "--rhythm", choices=("month", "quarter", "half_year", "year"), default="month", help="nhịp báo cáo"
    )
    new.add_argument(
        "--indicators", type=Path, metavar="TỆP",
        help="tệp chỉ tiêu, hoặc -; mỗi dòng là mã đã có, hoặc mã; tên; đơn vị tính; số lẻ; thời điểm hoặc tăng giảm; "
        "giảm; tỷ lệ thì ghi hai mã, như HT02/HT01; ghi sau cũng được",
    )  # fmt: skip
    new.add_argument("--model", default="", metavar="TÊN", help="lập theo một chương trình đang có, hoặc có sẵn")
    new.add_argument("--units", nargs="*", default=[], metavar="XÃ", help="các xã tham gia; bỏ trống là tất cả")
    new.add_argument("--calendar", choices=("month", "15"), default="month", help="tháng dương lịch, hoặc từ 15 đến 14")
    new.add_argument("--due-days", type=int, metavar="NGÀY", help="hạn nộp, số ngày sau ngày cuối kỳ")
    new.add_argument("--number", default="", metavar="SỐ", help="số văn bản, ghi sau cũng được")
    new.add_argument("--dated", default="", metavar="NGÀY", help="ngày ký, ghi sau cũng được")
    new.set_defaults(refuse_usage=new.error)
    with_json(new)
    _add_obliging(commands)


def _add_obliging(commands: Any) -> None:
    new = add_command(
        commands, "new-obligation", _new_obligation, "thêm báo cáo ngoài nhịp: 9 tháng, ước năm, giai đoạn, đột xuất",
        office=True,
    )  # fmt: skip
    new.add_argument("--name", required=True, metavar="TÊN", help="tên báo cáo, ví dụ “Ước thực hiện cả năm”")
    period = new.add_mutually_exclusive_group(required=True)
    period.add_argument(
        "--kind", choices=("month", "quarter", "half_year", "nine_months", "year"), help="loại kỳ, có ở mỗi năm"
    )
    period.add_argument(
        "--one", metavar="KỲ", help="một kỳ duy nhất: 2017-2020 (giai đoạn), 2019-0310.0325 (từ 10/03 đến 25/03/2019)"
    )
    new.add_argument("--number", type=int, default=0, metavar="SỐ", help="chỉ tháng, quý, nửa năm thứ mấy")
    new.add_argument("--estimate", action="store_true", help="số ghi là ước thực hiện cả năm")
    new.add_argument("--due-days", type=int, metavar="NGÀY", help="hạn nộp, số ngày sau ngày cuối kỳ")
    with_programme(new)
    with_json(new)


def _programmes(options: argparse.Namespace) -> int:
    from ctph_desktop.wording import terms

    with open_chosen(options) as office:
        rows = office.programmes.years() if options.authority else office.journals.years(seen_from=office)
    if options.json:
        print_json([_json(row) for row in rows])
        return 0
    is_of_several = any(row.authority for row in rows)
    print_table(
        (
            *(["Cơ quan"] if is_of_several else []),
            "Chương trình",
            "Năm",
            "Nhịp báo cáo",
            "Đơn vị",
            "Tình trạng",
        ),
        [
            (
                *([row.authority] if is_of_several else []),
                row.title,
                str(row.year),
                ", ".join(terms.RHYTHMS[kind] for kind in row.rhythm),
                str(row.units),
                terms.year_state(is_presumed=row.is_presumed, is_closed=row.is_closed),
            )
            for row in rows
        ],
        none="Chưa có chương trình nào.",
    )
    return 0


def _new_programme(options: argparse.Namespace) -> int:
    from msgspec.structs import replace

    from ctph_desktop.cli.text_files import read_text
    from ctph_desktop.domain.indicator_list import read_indicator_list
    from ctph_desktop.domain.periods import PeriodCalendar, PeriodKind
    from ctph_desktop.services.programmes.founding_by_hand import ProgrammePlan
    from ctph_desktop.wording.programmes import indicator_problems

    years = re.fullmatch(r"([0-9]{4})(?:-([0-9]{4}))?", options.years)
    if years is None:
        options.refuse_usage(f"“{options.years}” không phải là năm; ghi như 2019 hoặc 2017-2020")
        return REFUSED
    indicators, problems = read_indicator_list(read_text(options.indicators) if options.indicators else "")
    if problems:
        options.refuse_usage(indicator_problems(problems).rstrip("."))
    if options.indicators and not indicators:
        options.refuse_usage("tệp chỉ tiêu không có chỉ tiêu nào; hãy ghi chỉ tiêu vào tệp, hoặc bỏ --indicators")
    plan = ProgrammePlan(
        title=options.title,
        short_title=options.short_title,
        first_year=int(years[1]),
        last_year=int(years[2] or years[1]),
        rhythm=PeriodKind(options.rhythm),
        indicators=indicators,
        calendar=PeriodCalendar.DECREE_09 if options.calendar == "15" else PeriodCalendar.CALENDAR,
        units=tuple(options.units),
        due_days=options.due_days,
        number=options.number,
        dated=options.dated,
    )
    with open_superior(options) as office:
        uuid = office.founding.found(replace(plan, model=office.founding.find_model(options.model)))
        rows = [row for row in office.programmes.years() if row.programme == uuid]
        counted = next(row.indicators for row in office.founding.models() if row.uuid == uuid)
    if options.json:
        print_json([_json(row) for row in rows])
    else:
        told = f"{len(rows)} năm, {counted} chỉ tiêu, {rows[0].units} đơn vị"
        print(f"Đã lập “{rows[0].title}”: {told}. Hãy xuất tệp trả lời để các xã nhận được.")
    return 0


def _new_obligation(options: argparse.Namespace) -> int:
    from msgspec import UNSET

    from ctph_desktop.domain.figures import Measure
    from ctph_desktop.domain.obligations import Obligation
    from ctph_desktop.domain.periods import PeriodKind, ReportingPeriod

    kind = PeriodKind(options.kind) if options.kind else ReportingPeriod.parse(options.one).kind
    wanted = Obligation(
        programme="",
        name=options.name,
        kind=kind,
        number=options.number,
        period=options.one or "",
        measure=Measure.ESTIMATE if options.estimate else Measure.ACTUAL,
        due_days=UNSET if options.due_days is None else options.due_days,
    )
    with open_superior(options) as office:
        office.obligations.add(wanted)
        rows = office.obligations.rows()
    if options.json:
        print_json([{"name": row.name, "kind": row.kind.value, "period": row.period} for row in rows])
    else:
        print(f"Đã thêm báo cáo “{options.name}”. Hãy xuất tệp trả lời để các xã nhận được.")
    return 0


def _close_year(options: argparse.Namespace) -> int:
    from ctph_desktop.wording.formats import some_of

    with open_superior(options) as home:
        office, period = _of_year(home, options)
        preview = office.closing.preview(period)
        lacking = [
            f"{word}: {some_of(names)}."
            for word, names in (
                ("Còn báo cáo chưa gửi", preview.missing),
                ("Còn báo cáo chờ duyệt", preview.waiting),
                ("Còn báo cáo đã trả lại", preview.returned),
            )
            if names
        ]
        is_complete = not lacking and all(one.accepted == one.expected or one.runs_on for one in preview.obligations)
        beside = obligations_told(preview)
        closed = office.closing.of(period)
        if not is_complete and not options.yes and not (closed and closed.is_closed):
            print("\n".join([*lacking, *beside]), file=sys.stderr)
            print(f"Mới duyệt {preview.accepted}/{preview.expected} báo cáo. Thêm --yes để vẫn khoá.", file=sys.stderr)
            return REFUSED
        office.closing.close_period(period, reason=options.note)
        version = office.frozen.versions(period)[-1]
    if options.json:
        print_json({"year": options.named_year, "is_closed": True, "frozen": version.uuid})
    else:
        print(f"Đã khoá năm {options.named_year}, bản chốt {version.label}: {version.coverage_label}.")
        for sentence in beside:
            print(sentence)
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
        "is_obliged": row.is_obliged,
    }
