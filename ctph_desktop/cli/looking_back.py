"""Commands for what several PCs wrote, and for what changed: conflicts, choose, changes."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ctph_desktop.cli.options import add_command, chosen_period, open_chosen, with_json, with_period
from ctph_desktop.cli.printing import number, print_json, print_table

if TYPE_CHECKING:
    from ctph_desktop.office import Office
    from ctph_desktop.services.reading.conflict_rows import ConflictRow
    from ctph_desktop.services.reading.revision_rows import RevisionView, SealedVersionRow

_SHORT = 8


def add_looking_back(commands: Any) -> None:
    """Add the commands of conflicts and changes."""
    listed = add_command(commands, "conflicts", _conflicts, "những ô nhiều máy ghi khác nhau", office=True)
    listed.add_argument("--period", default="", metavar="KỲ", help="chỉ một kỳ, ví dụ 2019-03")
    with_json(listed)
    choose = add_command(commands, "choose", _choose, "chọn một giá trị, hoặc gộp, trong `ctph conflicts`", office=True)
    choose.add_argument("value", nargs="+", metavar="MÃ_GIÁ_TRỊ", help="mã in ở `ctph conflicts`, đủ để không nhầm")
    choose.add_argument("--merge", action="store_true", help="gộp các mục khác nhau của bản ghi có giá trị này")
    choose.add_argument(
        "--field", action="append", default=[], metavar="MỤC=MÃ_GIÁ_TRỊ", help="khi gộp: mục này lấy theo giá trị nào"
    )
    choose.add_argument("--reason", default="", metavar="LÝ_DO", help="lý do chọn")
    choose.set_defaults(refuse_usage=choose.error)
    with_json(choose)
    changes = add_command(commands, "changes", _changes, "số nào đã thay đổi từ lần chốt trước", office=True)
    with_period(changes)
    changes.add_argument("--unit", default="", metavar="XÃ", help="xã (cấp trên: so hai bản chốt của xã)")
    changes.add_argument("--from", dest="since", type=int, default=0, metavar="BẢN", help="so với bản chốt thứ mấy")
    changes.add_argument("--to", dest="until", type=int, default=0, metavar="BẢN", help="bản chốt thứ mấy")
    with_json(changes)


def _conflicts(options: argparse.Namespace) -> int:
    with open_chosen(options) as office:
        rows = office.conflicts.rows(chosen_period(options) if options.period else None)
    if options.json:
        print_json([conflict_data(row) for row in rows])
        return 0
    print_table(
        ("Ô, mục", "Kỳ", "Đơn vị", "Ai chọn"),
        [(row.label, row.period.code if row.period else "", row.unit_name, row.hint or "máy này") for row in rows],
        below=[list(rival_lines(row)) for row in rows],
        none="Không có ô nào nhiều máy ghi khác nhau.",
    )
    return 0


def rival_lines(row: "ConflictRow") -> Iterator[str]:
    """Yield the values of a row, one a line, and how its fields compare."""
    from ctph_desktop.wording import formats

    for rival in row.rivals:
        who = "; ".join(
            ", ".join(part for part in (w.author, w.device, formats.moment(w.at) if w.at else "") if part)
            for w in rival.writers
        )
        mark = " (đang hiển thị)" if rival.is_shown else ""
        yield f"{rival.operation[:_SHORT]}  {rival.text}{mark} – {who}"
    for one in row.compared:
        state = f" → {one.merged}" if one.merged else ""
        yield f"  {one.name} ({one.label}): {' | '.join(one.values)}{state}"


def conflict_data(row: "ConflictRow") -> dict[str, Any]:
    """Return a row as plain data."""
    return {
        "cell": row.cell,
        "kind": row.kind.value,
        "label": row.label,
        "unit": row.unit,
        "unit_name": row.unit_name,
        "period": row.period.code if row.period else None,
        "before": row.before,
        "can_choose": row.can_choose,
        "can_merge": row.can_merge,
        "hint": row.hint,
        "values": [
            {
                "value": rival.operation,
                "text": rival.text,
                "is_shown": rival.is_shown,
                "writers": [
                    {
                        "author": w.author,
                        "device": w.device,
                        "at": w.at.isoformat() if w.at else None,
                        "reason": w.reason,
                    }
                    for w in rival.writers
                ],
            }
            for rival in row.rivals
        ],
        "fields": [
            {
                "name": one.name,
                "label": one.label,
                "before": one.before,
                "values": list(one.values),
                "is_open": one.is_open,
                "merged": one.merged,
            }
            for one in row.compared
        ],
    }


def _choose(options: argparse.Namespace) -> int:
    from ctph_desktop.domain.errors import ConflictGoneError

    if options.field and not options.merge:
        options.refuse_usage("--field chỉ dùng cùng --merge")
    if options.merge and len(options.value) > 1:
        options.refuse_usage("--merge nhận một mã giá trị")
    with open_chosen(options) as office:
        rows = office.conflicts.rows()
        chosen = {}
        for text in options.value:
            row, operation = find_rival(rows, text)
            chosen[operation] = row.heads
        if options.merge:
            operation = next(iter(chosen))
            picks = {}
            for text in options.field:
                name, equals, wanted = text.partition("=")
                if not equals:
                    raise ConflictGoneError
                if name.strip() in picks:
                    options.refuse_usage(f"mục “{name.strip()}” được chọn hai lần; mỗi mục chỉ ghi một lần")
                picks[name.strip()] = find_rival(rows, wanted.strip())[1]
            office.conflicts.merge(operation, picks=picks, seen=chosen[operation], reason=options.reason)
        else:
            office.conflicts.choose_each(chosen, reason=options.reason)
        left = sum(1 for row in office.conflicts.rows() if row.can_choose)
    if options.json:
        print_json({"chosen": list(chosen), "left": left})
    else:
        print(f"Đã chọn. Còn {left} ô phải chọn." if left else "Đã chọn. Không còn ô nào phải chọn.")
    return 0


def find_rival(rows: "tuple[ConflictRow, ...]", text: str) -> "tuple[ConflictRow, str]":
    """Return the conflict and the head meant by the beginning of a name; ConflictGoneError unless it is one."""
    from ctph_desktop.domain.errors import ConflictGoneError

    wanted = text.strip().lower()
    found = [(row, rival.operation) for row in rows for rival in row.rivals if rival.operation.startswith(wanted)]
    if len(found) != 1 or not wanted:
        raise ConflictGoneError
    return found[0]


def _changes(options: argparse.Namespace) -> int:
    with open_chosen(options) as office:
        view = _revision(office, options)
    if options.json:
        print_json(_revision_data(view))
        return 0
    from ctph_desktop.wording import formats, terms

    print(_heading(view))
    print_table(
        ("Ô số liệu", "Số cũ", "Số mới", "Người ghi", "Máy", "Lúc", "Lý do"),
        [
            (
                row.label,
                terms.figure(row.old),
                terms.figure(row.new),
                row.author,
                row.device,
                formats.moment(row.at) if row.at else "",
                "nhiều máy ghi khác nhau, chưa chọn" if row.is_contested else row.reason,
            )
            for row in view.rows
        ],
        none="Không có số nào thay đổi.",
    )
    return 0


def _revision(office: "Office", options: argparse.Namespace) -> "RevisionView":
    period = chosen_period(options)
    if not options.unit and not options.until and not options.since:
        return office.revisions.since_last_seal(period)
    unit = office.find_unit(options.unit) if options.unit else office.profile().unit
    versions = office.revisions.versions(unit, period)
    newest = max((version.version for version in versions), default=0)
    until = _version(versions, options.until or newest, options, office)
    since = _version(versions, options.since, options, office) if options.since else ""
    return office.revisions.between_seals(until, since=since)


def _version(
    versions: "tuple[SealedVersionRow, ...]", wanted: int, options: argparse.Namespace, office: "Office"
) -> str:
    from ctph_desktop.domain.errors import NotSubmittedError, UnknownSealError

    if not versions:
        raise NotSubmittedError(options.unit or office.profile().unit_name, chosen_period(options).code)
    found = [version.seal for version in versions if version.version == wanted]
    if not found:
        raise UnknownSealError(str(wanted))
    return found[-1]


def _heading(view: "RevisionView") -> str:
    from ctph_desktop.wording import formats

    where = f"{view.unit_name}, {formats.period(view.period)}: "
    until = f"bản thứ {view.until.version}" if view.until else "số đang có"
    if view.since is None:
        return f"{where}{until}, chưa có bản chốt nào trước đó"
    at = f", {formats.moment(view.since.sealed_at)}" if view.since.sealed_at else ""
    return f"{where}{until} so với bản thứ {view.since.version} ({view.since.sealed_by}{at})"


def _revision_data(view: "RevisionView") -> dict[str, Any]:
    return {
        "unit": view.unit_name,
        "period": view.period.code,
        "since": view.since.version if view.since else None,
        "until": view.until.version if view.until else None,
        "changes": [
            {
                "cell": row.cell,
                "label": row.label,
                "old_state": row.old.state.value,
                "old": number(row.old.quantity),
                "new_state": row.new.state.value,
                "new": number(row.new.quantity),
                "author": row.author,
                "device": row.device,
                "at": row.at.isoformat() if row.at else None,
                "reason": row.reason,
                "is_contested": row.is_contested,
            }
            for row in view.rows
        ],
    }
