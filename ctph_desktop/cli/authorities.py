"""Commands about the authorities an office works with: list, join a further one, leave, take up again, bring in."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctph_desktop.cli.exit_codes import REFUSED
from ctph_desktop.cli.options import (
    add_command,
    chosen_period,
    chosen_unit,
    open_chosen,
    open_commune,
    with_json,
    with_period,
)
from ctph_desktop.cli.printing import print_json, print_table
from ctph_desktop.cli.typed_codes import HELP, with_code

if TYPE_CHECKING:
    from ctph_desktop.domain.lines import LineKey
    from ctph_desktop.office.linking import LinkProposal


def add_authorities(commands: Any) -> None:
    """Add the commands about authorities."""
    listed = add_command(
        commands, "authorities", _authorities, "các cơ quan đơn vị làm việc cùng", office=True, of_all=True
    )
    with_json(listed)
    joining = add_command(
        commands, "join-authority", _join, "thêm một cơ quan theo thư mời của cơ quan đó", office=True, of_all=True
    )
    joining.add_argument("invitation", type=Path, metavar="TỆP", help="thư mời")
    joining.add_argument("--unit", required=True, metavar="ĐƠN_VỊ", help="mã hoặc tên của đơn vị trong thư mời")
    joining.add_argument("--code", required=True, metavar="MÃ", help="mã 20 số in trên công văn")
    joining.add_argument("--yes", action="store_true", help="thêm cả khi mã đơn vị trong thư mời khác mã ở đây")
    for name, run, text in (
        ("leave-authority", _leave, "thôi làm việc với một cơ quan; sổ vẫn giữ để xem"),
        ("rejoin-authority", _come_back, "làm việc lại với một cơ quan đã thôi"),
    ):
        parser = add_command(commands, name, run, text, office=True, of_all=True)
        parser.add_argument("which", metavar="CƠ_QUAN", help="một phần tên cơ quan")
    taking = add_command(
        commands,
        "take-in-office",
        _take_in,
        "đưa một đơn vị khác trên máy này vào đơn vị này",
        office=True,
        of_all=True,
    )
    taking.add_argument("folder", type=Path, metavar="THƯ_MỤC", help="thư mục của đơn vị kia; được chuyển vào trong")
    copying = add_command(
        commands, "copy-figures", _copy, "lấy số từ sổ làm việc với cơ quan khác của đơn vị", office=True
    )
    with_period(copying)
    copying.add_argument("codes", nargs="*", metavar="MÃ", help="mã dòng cần lấy; bỏ trống: các dòng còn trống")
    copying.add_argument(
        "--from",
        "--source",
        dest="source",
        default="",
        metavar="NƠI",
        help="chỉ lấy từ sổ của cơ quan này, hoặc từ chương trình này",
    )
    copying.add_argument("--yes", action="store_true", help="ghi ngay, không chỉ xem trước")
    missing = add_command(
        commands, "restore-authority", _bring_back, "phục hồi sổ của một cơ quan đang thiếu", office=True, of_all=True
    )
    missing.add_argument("backup", type=Path, metavar="TỆP", help="bản sao lưu của sổ đó")
    missing.add_argument("--code", default="", metavar="MÃ", help=HELP)


def _authorities(options: argparse.Namespace) -> int:
    from ctph_desktop.wording import terms

    with open_chosen(options) as office:
        rows = office.authorities.rows()
    if options.json:
        print_json(
            [
                {
                    "journal": row.name, "authority": row.authority, "unit": row.unit_code, "unit_name": row.unit_name,
                    "role": row.role.value if row.role else "", "programmes": list(row.programmes),
                    "is_enrolled": row.is_enrolled, "left_on": row.left_on, "trouble": row.trouble,
                }
                for row in rows
            ]
        )  # fmt: skip
        return 0
    print_table(
        ("Cơ quan", "Đơn vị ở đó", "Chương trình", "Tình trạng"),
        [
            (
                row.authority,
                row.unit_name,
                "; ".join(row.programmes),
                terms.journal_state(is_enrolled=row.is_enrolled, left_day=row.left_day, has_trouble=bool(row.trouble)),
            )
            for row in rows
        ],
        below=[[row.trouble] if row.trouble else [] for row in rows],
        none="Đơn vị chưa làm việc với cơ quan nào.",
    )
    return 0


def _join(options: argparse.Namespace) -> int:
    with open_chosen(options) as office:
        view = office.authorities.read(options.invitation)
        unit = chosen_unit(options.unit, (*view.units, (view.superior, view.superior_code, view.superior_name)))
        own, code = office.profile(), next((code for uuid, code, _ in view.units if uuid == unit), "")
        if code != own.unit_code and not options.yes:
            print(f"Mã {code} khác mã {own.unit_code} của {own.unit_name} đang mở. Nếu là cùng đơn vị, thêm --yes.")
            return REFUSED
        office.authorities.join(options.invitation, unit, options.code)
    print(
        f"Đã thêm {view.superior_name}. Hãy xuất gói gửi cơ quan này: "
        f'ctph export --authority "{view.superior_name}" --to USB'
    )
    return 0


def _leave(options: argparse.Namespace) -> int:
    with open_chosen(options) as office:
        office.authorities.leave(office.journals.find(options.which))
    print("Đã thôi làm việc với cơ quan này. Sổ vẫn được giữ; làm lại bằng ctph rejoin-authority.")
    return 0


def _come_back(options: argparse.Namespace) -> int:
    with open_chosen(options) as office:
        office.authorities.come_back(office.journals.find(options.which))
    print("Đã làm việc lại với cơ quan này.")
    return 0


def _take_in(options: argparse.Namespace) -> int:
    with open_chosen(options) as office:
        there = office.authorities.take_in(options.folder)
        name = office.at(there).authority_name
    print(f"Đã đưa sổ làm việc với {name} vào đơn vị. Hãy lập phiếu phục hồi mới: ctph recovery-sheet --new")
    return 0


def _bring_back(options: argparse.Namespace) -> int:
    with open_chosen(options) as office:
        with_code(lambda code: office.authorities.bring_back(options.backup, code=code), options.code)
    print("Đã phục hồi sổ của cơ quan này.")
    return 0


def _copy(options: argparse.Namespace) -> int:
    from ctph_desktop.domain.figures import MISSING
    from ctph_desktop.office.linking import by_line, usual_one
    from ctph_desktop.wording import linking, terms

    period = chosen_period(options)
    with open_commune(options) as office:
        named = {office.progress.find_line(code): code for code in options.codes}
        offered = [one for one in office.linking.proposals(period) if _is_meant(one, options.source)]
        if options.source and not offered:
            office.journals.find(options.source)
        lines = [
            found
            for key, found in by_line(offered).items()
            if (key in named if named else found[0].present == MISSING or any(one.is_linked for one in found))
        ]
        usual = [usual_one(found) for found in lines]
        chosen = [one for one in usual if one is not None and one.differs]
        disputed = [one for found, choice in zip(lines, usual, strict=True) if choice is None for one in found]
        if options.yes:
            office.linking.take(period, chosen)
    places = [_place(one) for one in chosen]
    told = _not_copied(named, offered, [*chosen, *disputed])
    if disputed:
        told.append(linking.to_be_chosen(list(dict.fromkeys(one.code for one in disputed))))
        told += [f"  {one.code}: {terms.figure(one.source.value)} ({_place(one)})" for one in disputed]
    if chosen or not told:
        print_table(
            ("Mã", "Đang có", "Lấy về", "Từ"),
            [
                (one.code, terms.figure(one.present), terms.figure(one.source.value), place)
                for one, place in zip(chosen, places, strict=True)
            ],
            none="Không có số nào để lấy: sổ khác chưa có, hoặc đã giống nhau.",
        )
    print(*told, sep="\n", end="\n" if told else "")
    if chosen and not options.yes:
        print("Chưa ghi gì. Thêm --yes để lấy các số này.")
        return REFUSED
    if chosen:
        print(linking.taken(len(chosen), list(dict.fromkeys(places))))
    return REFUSED if disputed else 0


def _is_meant(one: "LinkProposal", text: str) -> bool:
    from ctph_desktop.domain.text import search_key

    return text == one.journal or search_key(text) in search_key(_place(one))


def _place(one: "LinkProposal") -> str:
    from ctph_desktop.wording import linking

    return linking.where_from(one.authority, one.source.programme, counted=one.source.counted, units=one.source.units)


def _not_copied(
    named: "Mapping[LineKey, str]", offered: "Sequence[LinkProposal]", chosen: "Sequence[LinkProposal]"
) -> list[str]:
    """Say why lines that were named are not copied, or, where none was, which lines have to be."""
    from ctph_desktop.wording import linking

    taken = {one.key for one in chosen}
    if not named:
        left = dict.fromkeys(one.code for one in offered if one.differs and one.key not in taken)
        return [linking.to_be_named(list(left))] if left else []
    known = {one.key for one in offered}
    alike = [code for key, code in named.items() if key in known - taken]
    unknown = [code for key, code in named.items() if key not in known]
    return [*([linking.alike(alike)] if alike else []), *([linking.not_offered(unknown)] if unknown else [])]
