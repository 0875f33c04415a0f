"""Commands that keep data safe: backup, backups, restore, unite, unlock, recovery-sheet, handover."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctph_desktop.cli.options import add_command, open_chosen, with_json
from ctph_desktop.cli.printing import print_json, print_table
from ctph_desktop.cli.typed_codes import HELP, TYPED, read_code, with_code

if TYPE_CHECKING:
    from ctph_desktop.services.ground.safekeeping_rows import BackupRow


def add_safekeeping(commands: Any) -> None:
    """Add the commands that keep data safe."""
    backup = add_command(
        commands,
        "backup",
        _backup,
        "sao lưu dữ liệu của đơn vị, kiểm tra lại từ đầu đến cuối",
        office=True,
        of_all=True,
    )
    chosen = backup.add_mutually_exclusive_group()
    chosen.add_argument("--to", type=Path, metavar="THƯ_MỤC", help="chép thêm một bản ra USB hoặc thư mục khác")
    chosen.add_argument("--if-due", action="store_true", help="chỉ sao lưu khi có thay đổi từ bản gần nhất")
    with_json(backup)
    listed = add_command(
        commands, "backups", _backups, "các bản sao lưu của đơn vị, hoặc trên USB", office=True, of_all=True
    )
    listed.add_argument("--in", dest="place", type=Path, metavar="THƯ_MỤC", help="USB hoặc thư mục khác")
    with_json(listed)
    restore = add_command(commands, "restore", _restore, "phục hồi đơn vị từ bản sao lưu", office=True, of_all=True)
    restore.add_argument("file", type=Path, nargs="?", metavar="TỆP", help="tệp sao lưu (bỏ trống: bản mới nhất)")
    restore.add_argument("--new", action="store_true", help="lập đơn vị ở thư mục mới, như trên máy mới")
    restore.add_argument("--code", default="", metavar="MÃ", help=HELP)
    unite = add_command(
        commands, "unite", _unite, "hợp dữ liệu trong thư mục khác của chính đơn vị này vào đây", office=True
    )
    unite.add_argument("other", type=Path, metavar="NƠI_KHÁC", help="thư mục đơn vị khác, hoặc tệp sao lưu .ctphbak")
    unite.add_argument("--yes", action="store_true", help="hợp ngay; không có thì chỉ nói sẽ có thêm gì")
    unite.add_argument("--code", default="", metavar="MÃ", help=HELP)
    unlock = add_command(
        commands, "unlock", _unlock, "mở đơn vị mất khoá bằng mã trên phiếu phục hồi", office=True, of_all=True
    )
    unlock.add_argument("--code", default=TYPED, metavar="MÃ", help=HELP)
    _add_sheet(commands)
    _add_handover(commands)


def _add_sheet(commands: Any) -> None:
    sheet = add_command(
        commands,
        "recovery-sheet",
        _sheet,
        "lập, xác nhận hoặc thử phiếu phục hồi (không nêu gì: tình trạng)",
        office=True,
        of_all=True,
    )
    chosen = sheet.add_mutually_exclusive_group()
    chosen.add_argument("--new", action="store_true", help="lập phiếu mới và in mã")
    chosen.add_argument("--confirm", metavar="NHÓM", help="gõ lại nhóm số cuối của phiếu mới")
    chosen.add_argument(
        "--test", nargs=2, metavar=("THỨ_TỰ", "NHÓM"), help="thử một nhóm của phiếu đang cất, ví dụ 3 123456"
    )
    sheet.add_argument("--pdf", type=Path, metavar="TỆP", help="ghi phiếu mới ra tệp PDF để in")


def _add_handover(commands: Any) -> None:
    handover = add_command(
        commands,
        "handover",
        _handover,
        "bàn giao cho người khác: người, khoá, sao lưu, biên bản",
        office=True,
        of_all=True,
    )
    handover.add_argument("--person", required=True, metavar="HỌ_TÊN", help="họ tên người nhận")
    handover.add_argument("--post", default="", metavar="CHỨC_VỤ", help="chức vụ người nhận")
    handover.add_argument("--to", type=Path, required=True, metavar="THƯ_MỤC", help="USB để ghi bản sao lưu")
    handover.add_argument("--minutes", type=Path, required=True, metavar="TỆP", help="tệp PDF của biên bản")


def _unite(options: argparse.Namespace) -> int:
    from ctph_desktop.wording import uniting

    with open_chosen(options) as office:
        work = office.uniting.unite if options.yes else office.uniting.preview
        print(with_code(lambda code: work(options.other, code=code), options.code).text)
    print(uniting.united() if options.yes else "Chưa hợp gì. Thêm --yes để hợp.")
    return 0


def _backup(options: argparse.Namespace) -> int:
    with open_chosen(options) as office:
        service = office.safekeeping.backups
        if options.if_due:
            one = service.make_if_due()
            made: tuple[BackupRow, ...] = () if one is None else (one,)
        else:
            made = service.save_all_to(options.to) if options.to is not None else service.make_all()
        trouble = service.trouble
        is_beside = options.to is not None and service.is_on_same_disk(options.to)
    code = _print_made(made, trouble, as_json=options.json)
    _warn_of_same_disk(options.to, is_beside=is_beside)
    return code


def _warn_of_same_disk(folder: Path, *, is_beside: bool) -> None:
    from ctph_desktop.wording.safekeeping import same_disk

    if is_beside:
        print(same_disk(str(folder)), file=sys.stderr)


def _print_made(made: Any, trouble: str, *, as_json: bool) -> int:
    from ctph_desktop.cli.exit_codes import FAULT

    if as_json:
        print_json([_as_json(row) for row in made])
    elif made:
        for row in made:
            whose = f"\t{row.authority}" if row.authority else ""
            print(f"{row.path}\tđã ghi và kiểm tra lại{whose}")
    else:
        print(trouble or "Chưa cần sao lưu: không có gì thay đổi từ bản gần nhất.")
    return FAULT if trouble else 0


def _backups(options: argparse.Namespace) -> int:
    from ctph_desktop.office.restoring import backups_of

    rows = backups_of(options.place or options.office)
    if options.json:
        print_json([_as_json(row) for row in rows])
        return 0
    _print_rows(rows)
    return 0


def _print_rows(rows: Sequence[Any]) -> None:
    from ctph_desktop.wording import formats, safekeeping

    has_several = any(row.authority for row in rows)
    print_table(
        ("Lúc", "Đơn vị", *(["Sổ làm việc với"] if has_several else []), "Vì sao", "Dung lượng", "Phiếu", "Tệp"),
        [
            (
                safekeeping.made_at(row.created_at, is_wrong=row.is_clock_wrong),
                row.unit_name,
                *([row.authority] if has_several else []),
                safekeeping.reason(row.reason),
                formats.file_size(row.size),
                "có" if row.has_sheet else "chưa",
                row.file_name,
            )
            for row in rows
        ],
        none="Không có bản sao lưu nào ở đây. Hãy sao lưu bằng `ctph backup`.",
    )


def _as_json(row: Any) -> dict[str, Any]:
    return {
        "path": row.path,
        "created": row.created_at.isoformat() if row.created_at else None,
        "reason": row.reason,
        "unit": row.unit_code,
        "size": row.size,
        "segments": row.segments,
        "operations": row.operations,
        "has_sheet": row.has_sheet,
        "authority": row.authority,
        "is_clock_wrong": row.is_clock_wrong,
    }


def _restore(options: argparse.Namespace) -> int:
    from ctph_desktop.channels.backup_files import read_header
    from ctph_desktop.domain.errors import NoBackupFoundError
    from ctph_desktop.office import restoring
    from ctph_desktop.wording.safekeeping import one_of_several

    if options.new:
        if options.file is None:
            raise NoBackupFoundError(options.office)
        with_code(lambda code: restoring.restore_into_new(options.office, options.file, code=code), options.code)
        print(options.office)
        if authority := read_header(options.file).authority:
            print(one_of_several(authority))
        return 0
    backup = options.file or restoring.newest_backup(options.office)
    done = with_code(lambda code: restoring.restore(options.office, backup, code=code), options.code)
    print(f"{done.in_words()}\n{backup}\n{done.aside}")
    return 0


def _unlock(options: argparse.Namespace) -> int:
    from ctph_desktop.office.restoring import unlock

    unlock(options.office, read_code(options.code))
    print("Đã mở được bằng mã phục hồi; khoá được giữ lại trên máy này.")
    return 0


def _sheet(options: argparse.Namespace) -> int:
    from ctph_desktop.wording.safekeeping import sheet_confirmed

    with open_chosen(options) as office:
        service = office.safekeeping.recovery
        if options.new:
            _print_new(office, options.pdf)
        elif options.confirm is not None:
            print(sheet_confirmed(is_first=not service.confirm(options.confirm)))
        elif options.test is not None:
            service.test(_place(options.test[0]), options.test[1])
            print("Đúng: nhóm này khớp với phiếu đang dùng.")
        else:
            _print_state(office.safekeeping.view())
    return 0


def _place(text: str) -> int:
    from ctph_desktop.domain.errors import RecoveryGroupWrongError
    from ctph_desktop.sync.recovery import GROUPS

    place = int(text) - 1 if text.isascii() and text.isdigit() else -1
    if not 0 <= place < GROUPS:
        raise RecoveryGroupWrongError(place)
    return place


def _print_new(office: Any, pdf: Path | None) -> None:
    sheet = office.safekeeping.recovery.issue()
    if pdf is not None:
        office.safekeeping.save_sheet(sheet, pdf)
        print(pdf)
    print(f"Phiếu phục hồi số {sheet.number}, {sheet.unit_name}:\n\n  {' '.join(sheet.groups)}\n")
    print("Hãy chép ra giấy hoặc in rồi cất giữ, sau đó xác nhận: ctph recovery-sheet --confirm NHÓM_CUỐI")


def _print_state(view: Any) -> None:
    if not view.sheet:
        print("Chưa có phiếu phục hồi. Hãy lập phiếu: ctph recovery-sheet --new")
    else:
        state = "đã xác nhận" if view.is_sheet_confirmed else "chưa xác nhận"
        print(f"Phiếu phục hồi số {view.sheet}: {state}.")


def _handover(options: argparse.Namespace) -> int:
    with open_chosen(options) as office:
        service = office.safekeeping.handover
        service.check(options.person, stick=options.to, minutes=options.minutes)
        _print_new(office, None)
        stated = service.hand_over(options.person, options.post, stick=options.to, minutes=options.minutes)
        is_beside = office.safekeeping.backups.is_on_same_disk(options.to)
    for name in stated.backup_names:
        print(f"{options.to / name}\tđã ghi và kiểm tra lại")
    print(options.minutes)
    _warn_of_same_disk(options.to, is_beside=is_beside)
    return 0
