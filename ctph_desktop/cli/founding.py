"""Commands that start offices: demo, sample, new-office."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctph_desktop.cli.exit_codes import CHECK_FAILED
from ctph_desktop.cli.options import add_command, chosen_unit, with_json
from ctph_desktop.cli.printing import print_json, print_table

if TYPE_CHECKING:
    from ctph_desktop.domain.programmes import Programme


def add_founding(commands: Any) -> None:
    """Add the commands that start offices."""
    demo = add_command(commands, "demo", _demo, "diễn lại toàn bộ việc chính với chín xã, in bảng kiểm tra")
    demo.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC", help="thư mục mới để ghi kết quả")
    with_json(demo)
    sample = add_command(commands, "sample", _sample, "tạo bộ mẫu: cấp trên và chín xã, số liệu minh họa")
    sample.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC", help="thư mục mới")
    new = add_command(commands, "new-office", _new_office, "lập đơn vị: cấp trên, hoặc xã theo thư mời")
    new.add_argument("folder", type=Path, metavar="THƯ_MỤC", help="thư mục mới của đơn vị")
    new.add_argument("--person", required=True, metavar="HỌ_TÊN", help="họ tên người dùng máy")
    new.add_argument("--post", default="", metavar="CHỨC_VỤ", help="chức vụ")
    new.add_argument("--device", default="", metavar="TÊN_MÁY", help="tên máy (mặc định: tên của hệ điều hành)")
    new.add_argument("--invitation", type=Path, metavar="TỆP", help="thư mời của cấp trên (xã, phường)")
    new.add_argument(
        "--unit", default="", metavar="ĐƠN_VỊ", help="mã hoặc tên đơn vị; tên cấp trên: thêm máy cho cấp trên"
    )
    new.add_argument("--alone", action="store_true", help="xã bắt đầu một mình, nhận thư mời sau")
    new.add_argument("--code", default="", metavar="MÃ", help="mã 20 số in trên công văn")
    new.add_argument("--superior-name", default="", metavar="TÊN", help="cấp trên của riêng mình: tên đơn vị")
    new.add_argument("--superior-code", default="", metavar="MÃ", help="cấp trên của riêng mình: mã đơn vị")
    new.add_argument("--year", type=int, default=0, metavar="NĂM", help="cấp trên của riêng mình: năm kế hoạch")
    new.add_argument(
        "--units", type=Path, metavar="TỆP", help="cấp trên của riêng mình: tệp ghi mỗi dòng mã và tên một đơn vị"
    )
    new.add_argument("--model", default="", metavar="TÊN", help="chương trình có sẵn để bắt đầu, khi có nhiều hơn một")
    new.add_argument(
        "--title", default="", metavar="TÊN",
        help="cấp trên của riêng mình: tên chương trình bắt đầu từ trống, chỉ tiêu ghi sau; thay cho --model",
    )  # fmt: skip
    new.set_defaults(refuse_usage=new.error)


def _demo(options: argparse.Namespace) -> int:
    from ctph_desktop.demonstration.story import play

    result = play(options.out)
    if options.json:
        print_json(
            {
                "is_met": result.is_met,
                "workbook": str(result.workbook),
                "pdf": str(result.pdf),
                "checks": [
                    {"subject": c.subject, "expected": c.expected, "found": c.found, "is_met": c.is_met}
                    for c in result.checks
                ],
            }
        )
    else:
        print_table(
            ("", "Kiểm tra", "Cần có", "Thấy"),
            [("đạt" if c.is_met else "SAI", c.subject, c.expected, c.found) for c in result.checks],
            none="Không có gì để kiểm tra.",
        )
        print(f"\nKết quả: {result.workbook}\n         {result.pdf}")
    return 0 if result.is_met else CHECK_FAILED


def _sample(options: argparse.Namespace) -> int:
    from ctph_desktop.demonstration.sample import build_sample

    offices = build_sample(options.out)
    for folder in (offices.superior, *(commune.folder for commune in offices.communes)):
        print(folder)
    return 0


def _new_office(options: argparse.Namespace) -> int:
    from ctph_desktop.office import founding, joining

    is_own = any((options.superior_name, options.superior_code, options.year, options.units))
    if sum((options.alone, is_own, options.invitation is not None)) > 1:
        options.refuse_usage(
            "chọn một cách: thư mời (--invitation), làm một mình (--alone) hoặc cấp trên của riêng mình "
            "(--superior-name, --superior-code, --year, --units)"
        )
    if options.title and (options.model or not is_own):
        options.refuse_usage("--title chỉ dùng khi lập cấp trên của riêng mình, và không cùng --model")
    takes_unit = options.alone or options.invitation is not None
    if options.unit and not takes_unit:
        options.refuse_usage("--unit chỉ dùng khi tham gia theo thư mời (--invitation) hoặc làm một mình (--alone)")
    if options.code and options.invitation is None:
        options.refuse_usage("--code chỉ dùng cùng thư mời (--invitation)")
    if not options.person.strip():
        options.refuse_usage("hãy ghi họ tên cán bộ: --person")
    if options.alone:
        programme = _programme_of_catalogue(options)
        founding.create_alone(
            options.folder,
            programme=programme,
            unit_uuid=chosen_unit(options.unit, founding.units_of(programme)),
            person_name=options.person,
            person_post=options.post,
            device_name=options.device,
        )
    elif is_own:
        _found_own(options)
    elif options.invitation is None:
        programme = _programme_of_catalogue(options)
        founding.create_superior(
            options.folder,
            programme=programme,
            person_name=options.person,
            person_post=options.post,
            device_name=options.device,
        )
    else:
        view = joining.read_invitation(options.invitation)
        offered = (*view.units, (view.superior, view.superior_code, view.superior_name))
        joining.join_office(
            options.folder,
            options.invitation,
            chosen_unit(options.unit, offered),
            options.person,
            options.post,
            options.code,
            device_name=options.device,
        )
    print(options.folder)
    return 0


def _programme_of_catalogue(options: argparse.Namespace) -> "Programme":
    """Return the programme of the catalogue to begin with: the only one, or the one whose title has what was typed."""
    from ctph_desktop.domain.text import search_key
    from ctph_desktop.office import founding

    offered = founding.catalogue().programmes
    key = search_key(options.model)
    meant = [one for one in offered if not key or key in search_key(f"{one.title} {one.short_title}")]
    if len(meant) != 1:
        titles = "; ".join(one.short_title for one in offered)
        options.refuse_usage(f"hãy chọn một chương trình có sẵn bằng --model: {titles}")
    return meant[0]


def _found_own(options: argparse.Namespace) -> None:
    from ctph_desktop.cli.text_files import read_text
    from ctph_desktop.domain.unit_list import read_unit_list
    from ctph_desktop.office import founding
    from ctph_desktop.services.founding.own_programme import SuperiorPlan
    from ctph_desktop.wording.founding import list_problems

    if not (options.superior_name and options.superior_code and options.year and options.units):
        options.refuse_usage("cấp trên của riêng mình cần đủ --superior-name, --superior-code, --year và --units")
    units, problems = read_unit_list(read_text(options.units))
    if problems:
        options.refuse_usage(list_problems(problems).rstrip("."))
    founding.create_own_superior(
        options.folder,
        SuperiorPlan(options.superior_name, options.superior_code, options.year, units, options.title),
        template=None if options.title else _programme_of_catalogue(options),
        person_name=options.person,
        person_post=options.post,
        device_name=options.device,
    )
