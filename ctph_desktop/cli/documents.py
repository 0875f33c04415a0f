"""The command about a programme's document: shows it, completes it, and writes the page its parties sign."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from ctph_desktop.cli.options import add_command, open_chosen, with_json, with_standpoint
from ctph_desktop.cli.printing import print_json, print_table
from ctph_desktop.wording import documents as words
from ctph_desktop.wording import formats

if TYPE_CHECKING:
    from ctph_desktop.office import Office
    from ctph_desktop.services.programmes.documents import DocumentView


def add_documents(commands: Any) -> None:
    """Add the command."""
    told = add_command(
        commands, "document", _document, "văn bản của chương trình: xem, ghi số và ngày, in phần ký kết", office=True
    )
    with_standpoint(told)
    told.add_argument("--number", metavar="SỐ", help="ghi số, ký hiệu (cấp trên)")
    told.add_argument("--dated", metavar="NGÀY", help="ghi ngày: 15/02/2019; chỉ biết tháng thì 02/2019 (cấp trên)")
    told.add_argument("--place", metavar="NƠI", help="ghi nơi ký (cấp trên)")
    told.add_argument("--version", type=int, default=0, metavar="BẢN", help="bản thứ mấy; bỏ trống là bản hiện hành")
    told.add_argument("--pdf", type=Path, metavar="TỆP", help="ghi trang PHẦN KÝ KẾT ra tệp PDF")
    with_json(told)


def _document(options: argparse.Namespace) -> int:
    with open_chosen(options) as office:
        _complete(office, options)
        if options.pdf:
            office.documents.write_signing_page(options.pdf, version=options.version)
        view, document = office.documents.view(), office.documents.version(options.version)
    if options.json:
        print_json(msgspec.to_builtins(document))
        return 0
    _print(view, document.version)
    if options.pdf:
        print(f"{options.pdf}\tđã ghi")
    return 0


def _complete(office: "Office", options: argparse.Namespace) -> None:
    from ctph_desktop.domain.errors import UnreadDayError
    from ctph_desktop.domain.partial_days import read_partial_day

    typed = {name: getattr(options, name) for name in ("number", "dated", "place")}
    changes = {name: text for name, text in typed.items() if text is not None}
    if "dated" in changes:
        day = read_partial_day(changes["dated"])
        if day is None:
            raise UnreadDayError(changes["dated"])
        changes["dated"] = day
    if changes:
        office.documents.correct(replace(office.documents.view().document, **changes))


def _print(view: "DocumentView", version: int) -> None:
    document = next(one for one in view.versions if one.version == version)
    print(f"{words.KINDS[document.kind]}: {document.title}")
    print(f"Số: {document.number or '(chưa có)'}")
    print(f"Ngày: {formats.long_day(document.dated) or '(chưa có)'}")
    for text in (document.place and f"Nơi ký: {document.place}", document.issuer and f"Ban hành: {document.issuer}"):
        if text:
            print(text)
    if len(view.versions) > 1:
        print(f"{words.version(document)} ({version}/{len(view.versions)})")
    print()
    print_table(
        ("", "Bên ký", "Thay mặt", "Chức vụ", "Người ký", "Đã ký"),
        [
            (
                str(place),
                party.name,
                party.capacity,
                party.post,
                party.signer,
                words.signed(formats.short_day(party.signed_on), is_signed=party.is_signed),
            )
            for place, party in enumerate(document.parties, 1)
        ],
        none="Chưa có bên ký nào.",
    )
    for heading, lines in (
        ("Nơi nhận:", [*map(words.recipient, document.recipients), *filter(None, [document.archive])]),
        ("Văn bản liên kết:", [words.link(one) for one in document.links]),
    ):
        if lines:
            print("\n".join(["", heading, *lines]))
