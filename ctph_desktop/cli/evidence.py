"""Commands for the scans and pictures beside a report: evidence, add-evidence, save-evidence, remove-evidence."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctph_desktop.cli.exit_codes import REFUSED
from ctph_desktop.cli.options import (
    add_command,
    chosen_period,
    open_chosen,
    open_desk,
    with_behalf,
    with_json,
    with_period,
)
from ctph_desktop.cli.printing import print_json, print_table

if TYPE_CHECKING:
    from ctph_desktop.services.evidence.evidence_rows import EvidenceRow

_SHORT = 8


def add_evidence(commands: Any) -> None:
    """Add the commands of evidence."""
    listed = add_command(commands, "evidence", _list, "các tệp quét, ảnh kèm báo cáo một tháng", office=True)
    with_period(listed)
    listed.add_argument("--unit", default="", metavar="XÃ", help="xã (bỏ trống: đơn vị này)")
    with_json(listed)
    added = add_command(commands, "add-evidence", _add, "thêm tệp PDF, JPEG, PNG kèm báo cáo một tháng", office=True)
    added.add_argument("paths", nargs="+", type=Path, metavar="TỆP", help="tệp quét hoặc ảnh, tối đa 10 MB mỗi tệp")
    with_period(added)
    with_behalf(added, writes=True)
    saved = add_command(commands, "save-evidence", _save, "lưu bản sao một tệp kèm báo cáo", office=True)
    saved.add_argument("evidence", metavar="MÃ", help="mã in ở `ctph evidence`, đủ để không nhầm")
    saved.add_argument("--to", type=Path, required=True, metavar="TỆP", help="tệp hoặc thư mục để ghi")
    removed = add_command(commands, "remove-evidence", _remove, "bỏ một tệp kèm báo cáo", office=True)
    removed.add_argument("evidence", metavar="MÃ", help="mã in ở `ctph evidence`, đủ để không nhầm")
    with_behalf(removed, writes=True)


def _list(options: argparse.Namespace) -> int:
    from ctph_desktop.services.ground.office_rows import OfficeRole
    from ctph_desktop.wording import formats

    with open_chosen(options) as office:
        is_superior = office.profile().role is OfficeRole.SUPERIOR
        unit = office.find_unit(options.unit) if options.unit or is_superior else None
        rows = office.evidence.of_month(chosen_period(options), unit=unit).rows
    if options.json:
        print_json([
            {
                "id": row.uuid,
                "title": row.title,
                "kind": row.kind.value,
                "size": row.size,
                "is_here": row.is_here,
                "is_received": row.is_received,
            }
            for row in rows
        ])  # fmt: skip
        return 0
    print_table(
        ("Mã", "Tên", "Loại", "Cỡ", "Người thêm", "Tình trạng"),
        [
            (
                row.uuid[:_SHORT],
                row.title,
                row.kind.value,
                formats.file_size(row.size),
                row.added_by,
                _state(row),
            )
            for row in rows
        ],
        none="Chưa có tệp nào kèm báo cáo này.",
    )
    return 0


def _state(row: "EvidenceRow") -> str:
    if not row.is_here:
        return "tệp chưa đến máy này"
    return "cấp trên đã nhận" if row.is_received else ""


def _add(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        outcome = desk.evidence.add_files(chosen_period(options), options.paths)
    print(f"Đã thêm {outcome.added} tệp.")
    if outcome.known:
        print(f"{outcome.known} tệp đã có trong danh sách.")
    if outcome.problems:
        print("\n".join(outcome.problems), file=sys.stderr)
    return REFUSED if outcome.problems else 0


def _save(options: argparse.Namespace) -> int:
    with open_chosen(options) as office:
        uuid = office.evidence.find(options.evidence)
        target = options.to / office.evidence.file(uuid).file_name if options.to.is_dir() else options.to
        print(office.evidence.save(uuid, target))
    return 0


def _remove(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        desk.evidence.remove(desk.evidence.find(options.evidence))
    print("Đã bỏ tệp khỏi báo cáo.")
    return 0
