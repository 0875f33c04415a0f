"""Commands about who may write: PCs, books kept for others, mergers, a new superior office."""

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctph_desktop.cli.exit_codes import REFUSED
from ctph_desktop.cli.options import add_command, open_chosen, with_json
from ctph_desktop.cli.printing import print_json, print_table

if TYPE_CHECKING:
    from ctph_desktop.services.roster.devices import DevicesView


def add_devices(commands: Any) -> None:
    """Add the commands about who may write."""
    devices = add_command(commands, "devices", _devices, "các máy, và ai giữ sổ của đơn vị nào", office=True)
    with_json(devices)
    devices.add_argument(
        "--nothing-changed-since-backup",
        action="store_true",
        help="sau khi phục hồi (cấp trên): xác nhận từ ngày sao lưu đến nay không đổi máy, không đổi việc nhập thay",
    )
    revoke = add_command(commands, "revoke", _revoke, "thu hồi một máy bị mất hoặc thôi dùng (cấp trên)", office=True)
    _with_device(revoke)
    revoke.add_argument("--yes", action="store_true", help="thu hồi; không có thì chỉ nói điều gì sẽ xảy ra")
    move = add_command(
        commands, "move-sealing", _move_sealing, "chọn máy khác làm máy gửi báo cáo (cấp trên)", office=True
    )
    _with_device(move)
    for name, run, text in (
        ("keep-for", _keep_for, "cấp trên nhập thay cho một xã từ nay"),
        ("give-back", _give_back, "trả việc nhập lại cho xã"),
    ):
        add_command(commands, name, run, text, office=True).add_argument("unit", metavar="XÃ", help="mã hoặc tên xã")
    merge = add_command(commands, "merge", _merge, "sáp nhập xã: đơn vị kế thừa giữ sổ đến hết (cấp trên)", office=True)
    merge.add_argument("units", nargs="+", metavar="XÃ", help="mã hoặc tên các xã kết thúc")
    merge.add_argument("--into", default="", metavar="XÃ", help="xã kế thừa đã có trong chương trình")
    merge.add_argument("--new-name", default="", metavar="TÊN", help="tên đơn vị mới, nếu lập đơn vị mới")
    merge.add_argument("--new-code", default="", metavar="MÃ", help="mã đơn vị mới")
    merge.add_argument(
        "--last-day", required=True, type=_day, metavar="NGÀY", help="ngày cuối của xã cũ, như 2025-06-30"
    )
    merge.add_argument("--yes", action="store_true", help="sáp nhập; không có thì chỉ nói điều gì sẽ xảy ra")
    merge.set_defaults(refuse_usage=merge.error)
    split = add_command(commands, "split", _split, "chia một xã thành nhiều đơn vị mới (cấp trên)", office=True)
    split.add_argument("unit", metavar="XÃ", help="mã hoặc tên xã kết thúc")
    split.add_argument(
        "--into",
        type=Path,
        required=True,
        metavar="TỆP",
        help="mỗi dòng một đơn vị mới: mã, tên; dòng đầu giữ sổ của xã cũ",
    )
    split.add_argument("--last-day", required=True, type=_day, metavar="NGÀY", help="ngày cuối của xã cũ")
    split.add_argument("--yes", action="store_true", help="chia; không có thì chỉ nói điều gì sẽ xảy ra")
    split.set_defaults(refuse_usage=split.error)
    rename = add_command(commands, "rename-unit", _rename, "đổi tên một xã từ một ngày (cấp trên)", office=True)
    rename.add_argument("unit", metavar="XÃ", help="mã hoặc tên xã")
    rename.add_argument("--name", required=True, metavar="TÊN", help="tên mới")
    rename.add_argument("--code", default="", metavar="MÃ", help="mã mới; bỏ trống là giữ mã cũ")
    rename.add_argument("--from", dest="first_day", required=True, type=_day, metavar="NGÀY", help="như 2020-01-01")
    rename.add_argument("--yes", action="store_true", help="đổi tên; không có thì chỉ nói điều gì sẽ xảy ra")
    succeed = add_command(
        commands, "succeed", _succeed, "cấp trên mới tiếp nhận chương trình trên chính máy này", office=True
    )
    succeed.add_argument("--name", required=True, metavar="TÊN", help="tên đơn vị cấp trên mới")
    succeed.add_argument("--code", required=True, metavar="MÃ", help="mã đơn vị cấp trên mới")
    succeed.add_argument("--person", default="", metavar="HỌ_TÊN", help="họ tên người dùng máy từ nay")
    succeed.add_argument("--post", default="", metavar="CHỨC_VỤ", help="chức vụ")
    accept = add_command(
        commands,
        "accept-invitation",
        _accept_invitation,
        "nhận thư mời: xã đang làm một mình, hoặc cấp trên đã đổi",
        office=True,
    )
    accept.add_argument("invitation", type=Path, metavar="TỆP", help="tệp thư mời")
    accept.add_argument("--code", required=True, metavar="MÃ", help="mã 20 số in trên công văn")


def _with_device(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("device", metavar="MÁY", help="tên máy, ĐƠN_VỊ/TÊN_MÁY, hoặc các số đầu của khoá máy")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” không phải ngày; ghi như 2025-06-30") from error


def _devices(options: argparse.Namespace) -> int:
    with open_chosen(options) as office:
        if options.nothing_changed_since_backup:
            office.devices.trust()
        view = office.devices.overview()
        code = "" if view.is_enrolled else office.enrolment.request_code()
    if options.json:
        print_json(_as_data(view))
        return 0
    print_table(
        ("Đơn vị", "Sổ", "Máy", "Khoá", "Tình trạng"),
        [
            (row.unit_name, row.state, device.name, device.short, device.state)
            for row in view.offices
            for device in row.devices
        ]
        + [(row.unit_name, row.state, "", "", "") for row in view.offices if not row.devices],
        none="Chưa có đơn vị, chưa có máy nào trong danh sách.",
    )
    if code:
        print(f"Máy này chưa được cấp trên ghi nhận. Mã đọc qua điện thoại: {code}")
    if view.is_in_doubt:
        print(
            "Dữ liệu ở đây có thể là bản cũ: hãy nhập tệp mới nhất của các xã trước khi đổi máy, hoặc thêm "
            "--nothing-changed-since-backup nếu chắc chắn từ ngày sao lưu đến nay không đổi gì."
        )
    return 0


def _as_data(view: "DevicesView") -> dict[str, Any]:
    return {
        "may_change": view.may_change,
        "is_enrolled": view.is_enrolled,
        "is_alone": view.is_alone,
        "is_in_doubt": view.is_in_doubt,
        "offices": [
            {
                "unit": row.unit,
                "name": row.unit_name,
                "keeps_own_book": row.is_own_keeper,
                "is_kept_here": row.is_kept_here,
                "devices": [
                    {
                        "key": device.key,
                        "name": device.name,
                        "is_here": device.is_here,
                        "seals": device.seals,
                        "is_revoked": device.is_revoked,
                    }
                    for device in row.devices
                ],
            }
            for row in view.offices
        ],
    }


def _revoke(options: argparse.Namespace) -> int:
    with open_chosen(options) as office:
        device = office.devices.find(options.device)
        view = office.devices.revocation(device.key)
        print("\n".join(text for text in (view.counts, view.lost, view.sealing) if text))
        if not options.yes:
            print("Chưa thu hồi. Thêm --yes để thu hồi.")
            return REFUSED
        office.devices.revoke(device.key)
    print(f"Đã thu hồi máy “{device.name}”. {view.tell}")
    return 0


def _move_sealing(options: argparse.Namespace) -> int:
    with open_chosen(options) as office:
        device = office.devices.find(options.device)
        office.devices.move_sealing(device.key)
    print(f"Máy gửi báo cáo của {device.unit_name} từ nay là “{device.name}”. Hãy xuất tệp trả lời để xã biết.")
    return 0


def _keep_for(options: argparse.Namespace) -> int:
    with open_chosen(options) as office:
        office.keeping.keep_for(options.unit)
    print("Từ nay cấp trên nhập thay. Ghi số bằng `ctph record --for XÃ --origin …`, chốt bằng `ctph seal --for XÃ`.")
    return 0


def _give_back(options: argparse.Namespace) -> int:
    with open_chosen(options) as office:
        office.keeping.give_back(options.unit)
    print("Đã trả việc nhập lại cho xã. Hãy xuất tệp trả lời để xã nhận sổ.")
    return 0


def _merge(options: argparse.Namespace) -> int:
    from ctph_desktop.services.roster.new_units import NewUnit

    if bool(options.into) == bool(options.new_name):
        options.refuse_usage("cần đúng một trong hai: --into XÃ, hoặc --new-name TÊN cùng --new-code MÃ")
    successor = options.into or NewUnit(options.new_code, options.new_name)
    with open_chosen(options) as office:
        view = office.succession.merger(options.units, successor, last_day=options.last_day)
        print(f"{', '.join(view.ended)} kết thúc ngày {view.last_day:%d/%m/%Y}; {view.successor} giữ sổ đến hết.")
        if not options.yes:
            print("Chưa sáp nhập. Thêm --yes để sáp nhập.")
            return REFUSED
        office.succession.merge_units(options.units, successor, last_day=options.last_day)
    letter = "" if options.into else "thư mời cho đơn vị mới và "
    print(f"Đã sáp nhập. Hãy xuất {letter}tệp trả lời cho các xã.")
    return 0


def _split(options: argparse.Namespace) -> int:
    from ctph_desktop.cli.text_files import read_text
    from ctph_desktop.domain.unit_list import read_unit_list
    from ctph_desktop.services.roster.new_units import NewUnit
    from ctph_desktop.wording.devices import division_sentences
    from ctph_desktop.wording.founding import list_problems

    listed, problems = read_unit_list(read_text(options.into))
    if problems:
        options.refuse_usage(list_problems(problems).rstrip("."))
    parts = [NewUnit(unit.code, unit.name) for unit in listed]
    with open_chosen(options) as office:
        view = office.splitting.preview(options.unit, parts, last_day=options.last_day)
        print(division_sentences(view.ended, view.begun, last_day=view.last_day))
        if not options.yes:
            print("Chưa chia. Thêm --yes để chia.")
            return REFUSED
        office.splitting.split(options.unit, parts, last_day=options.last_day)
    print("Đã chia. Hãy giao chỉ tiêu, xuất thư mời cho các đơn vị mới và tệp trả lời cho các xã.")
    return 0


def _rename(options: argparse.Namespace) -> int:
    from ctph_desktop.services.roster.new_units import NewUnit
    from ctph_desktop.wording.devices import renaming_sentence

    wanted = NewUnit(options.code, options.name)
    with open_chosen(options) as office:
        view = office.renaming.preview(options.unit, wanted, first_day=options.first_day)
        print(renaming_sentence(view.old, view.new, code=view.code, first_day=view.first_day))
        if not options.yes:
            print("Chưa đổi tên. Thêm --yes để đổi.")
            return REFUSED
        office.renaming.rename(options.unit, wanted, first_day=options.first_day)
    print("Đã đổi tên. Hãy xuất tệp trả lời để các xã nhận được.")
    return 0


def _succeed(options: argparse.Namespace) -> int:
    from ctph_desktop.services.roster.new_units import NewUnit

    with open_chosen(options) as office:
        office.succession.succeed(
            NewUnit(options.code, options.name), person_name=options.person, person_post=options.post
        )
    print(f"{options.name} đã tiếp nhận chương trình. Hãy xuất thư mời mới (`ctph invite`) gửi các xã.")
    return 0


def _accept_invitation(options: argparse.Namespace) -> int:
    with open_chosen(options) as office:
        office.invitations.accept(options.invitation, options.code)
    with open_chosen(options) as office:
        print(f"Từ nay đơn vị báo cáo cho {office.profile().superior_name}. Số liệu đã nhập được giữ nguyên.")
    return 0
