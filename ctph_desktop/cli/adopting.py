"""Commands about offices that end as a whole: handing one over, and taking others over."""

import argparse
from pathlib import Path
from typing import Any

from ctph_desktop.cli.exit_codes import REFUSED
from ctph_desktop.cli.options import add_command, open_chosen
from ctph_desktop.cli.typed_codes import HELP, TYPED, read_code


def add_adopting(commands: Any) -> None:
    """Add the commands about offices that end as a whole."""
    handing = add_command(
        commands,
        "hand-over-office",
        _hand_over,
        "bàn giao cả cơ quan cấp trên cho cơ quan khác, như khi huyện nhập vào tỉnh",
        office=True,
    )
    handing.add_argument("--receiver", default="", metavar="CƠ_QUAN", help="tên cơ quan tiếp nhận")
    handing.add_argument("--to", type=Path, metavar="THƯ_MỤC", help="USB hoặc thư mục để ghi tệp bàn giao")
    handing.add_argument("--yes", action="store_true", help="bàn giao; không có thì chỉ nói điều gì sẽ xảy ra")
    handing.add_argument("--take-back", action="store_true", help="rút lại khi bàn giao nhầm và chưa ai tiếp nhận")
    handing.set_defaults(refuse_usage=handing.error)
    adopt = add_command(
        commands, "adopt", _adopt, "tiếp nhận cơ quan cấp trên khác bằng tệp bàn giao (cấp trên)", office=True
    )
    adopt.add_argument("file", type=Path, metavar="TỆP", help="tệp bàn giao")
    adopt.add_argument("--code", default=TYPED, metavar="MÃ", help=HELP)
    adopt.add_argument("--yes", action="store_true", help="tiếp nhận; không có thì chỉ nói điều gì sẽ xảy ra")


def _hand_over(options: argparse.Namespace) -> int:
    from ctph_desktop.wording import adopting as words

    if options.take_back:
        with open_chosen(options) as office:
            office.office_handover.take_back()
        print(
            "Cơ quan này lại làm việc như trước. Nếu tệp bàn giao đã được nhận ở nơi khác thì phải làm việc ở nơi đó."
        )
        return 0
    if options.to is None:
        options.refuse_usage("cần nêu thư mục ghi tệp bàn giao: --to THƯ_MỤC")
    with open_chosen(options) as office:
        view = office.office_handover.preview()
        receiver = options.receiver or view.receiver
        print(view.sentences(receiver or "(chưa nêu: --receiver)"))
        if not options.yes:
            print("Chưa bàn giao. Thêm --yes để bàn giao.")
            return REFUSED
        row = office.office_handover.hand_over(receiver, options.to)
    print(f"{row.path}\tđã ghi và kiểm tra lại\n{words.after_handover(row.file_name, receiver)}")
    return 0


def _adopt(options: argparse.Namespace) -> int:
    from ctph_desktop.wording import adopting as words

    code = read_code(options.code)
    with open_chosen(options) as office:
        view = office.adoption.preview(options.file, code)
        print(view.sentences)
        if not options.yes:
            print("Chưa tiếp nhận. Thêm --yes để tiếp nhận.")
            return REFUSED
        office.adoption.adopt(options.file, code)
    print(f"Đã tiếp nhận {view.office}. {words.after_adoption(view.office)}")
    return 0
