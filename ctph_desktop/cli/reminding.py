"""Commands that keep up with communes: remind, contact, phone-code."""

import argparse
from typing import Any

from ctph_desktop.cli.options import (
    add_command,
    chosen_period,
    open_chosen,
    open_superior,
    with_json,
    with_period,
    with_report,
)
from ctph_desktop.cli.printing import print_json, print_table


def add_reminding(commands: Any) -> None:
    """Add the commands that keep up with communes."""
    remind = add_command(commands, "remind", _remind, "lời nhắc các xã chưa gửi, kèm số điện thoại", office=True)
    with_period(remind)
    remind.add_argument("--unit", default="", metavar="XÃ", help="chỉ một xã (bỏ trống: một lời chung và danh sách)")
    with_json(remind)
    contact = add_command(commands, "contact", _contact, "xem hoặc ghi liên hệ của đơn vị", office=True)
    contact.add_argument("--unit", default="", metavar="ĐƠN_VỊ", help="đơn vị cần ghi (bỏ trống: in danh sách)")
    contact.add_argument("--desk", metavar="BỘ_PHẬN", help="bộ phận phụ trách, không ghi tên người")
    contact.add_argument("--phone", metavar="SỐ", help="điện thoại")
    contact.add_argument("--email", metavar="ĐỊA_CHỈ", help="thư điện tử")
    with_json(contact)
    contact.set_defaults(refuse_usage=contact.error)
    code = add_command(commands, "phone-code", _phone_code, "mã 10 số đọc cho xã: đã nhận báo cáo", office=True)
    with_report(code)
    with_json(code)


def _remind(options: argparse.Namespace) -> int:
    with open_superior(options) as office:
        reminders = office.reminders.missing(chosen_period(options))
        wanted = office.find_unit(options.unit) if options.unit else ""
    rows = [row for row in reminders.rows if wanted in {"", row.unit}]
    if options.json:
        print_json(
            [
                {
                    "unit": row.unit,
                    "name": row.unit_name,
                    "state": row.state.value,
                    "desk": row.contact.desk,
                    "phone": row.contact.phone,
                    "email": row.contact.email,
                    "subject": row.subject,
                    "text": row.text,
                }
                for row in rows
            ]
        )
    elif not rows:
        print("Không có đơn vị nào cần nhắc.")
    else:
        print(rows[0].text if wanted else reminders.text)
    return 0


def _contact(options: argparse.Namespace) -> int:
    given = (options.desk, options.phone, options.email)
    with open_chosen(options) as office:
        if options.unit:
            unit = _unit(office.contacts.contacts(), options.unit) or office.find_unit(options.unit)
            known = office.contacts.contact(unit)
            if any(part is not None for part in given):
                desk, phone, email = (
                    old if new is None else new
                    for old, new in zip((known.desk, known.phone, known.email), given, strict=True)
                )
                office.contacts.record(unit, desk=desk, phone=phone, email=email)
            rows = [office.contacts.contact(unit)]
        elif any(part is not None for part in given):
            options.refuse_usage("ghi liên hệ của đơn vị nào? Thêm --unit")
        else:
            rows = list(office.contacts.contacts().values())
    if options.json:
        print_json(
            [{"unit": r.unit, "name": r.unit_name, "desk": r.desk, "phone": r.phone, "email": r.email} for r in rows]
        )
    else:
        print_table(
            ("Đơn vị", "Bộ phận", "Điện thoại", "Thư điện tử"),
            [(r.unit_name, r.desk, r.phone, r.email) for r in rows],
            none="Chưa ghi liên hệ của đơn vị nào.",
        )
    return 0


def _unit(contacts: Any, text: str) -> str:
    """Return the office meant by its whole name: a commune's superior office is in no list of units to be searched."""
    return next((unit for unit, row in contacts.items() if row.unit_name.casefold() == text.strip().casefold()), "")


def _phone_code(options: argparse.Namespace) -> int:
    from ctph_desktop.cli.review import newest_seal
    from ctph_desktop.wording import formats

    with open_superior(options) as office:
        report = office.review.received(newest_seal(office, options))
    if options.json:
        print_json(
            {
                "unit": report.unit,
                "name": report.unit_name,
                "period": report.period.code,
                "version": report.version,
                "code": report.phone_code,
            }
        )
    else:
        print(
            f"{report.phone_code}\n{report.unit_name}, báo cáo {formats.period(report.period)}, bản thứ "
            f"{report.version}. Đọc 10 số này cho xã; xã gõ vào để biết cấp trên đã nhận."
        )
    return 0
