"""What is known of a report having arrived, never more than a receipt or a telephone call said."""

from datetime import datetime

from ctph_desktop.wording import formats


def known(
    *,
    version: int,
    sealed_figures: int,
    received_version: int,
    received_figures: int,
    received_at: datetime | None,
    phoned_at: datetime | None,
) -> str:
    """Say what is known of the newest seal of a month; empty if nothing is."""
    share = f"{received_figures}/{sealed_figures} số"
    if received_version == version:
        when = f"{formats.day(received_at)}, " if received_at else ""
        return f"cấp trên đã nhận (bản {version}, {when}{share})"
    parts = []
    if phoned_at is not None:
        parts.append(f"bản {version}: gõ mã lúc {formats.moment(phoned_at)}, chờ biên nhận")
    if received_version:
        parts.append(f"cấp trên đang giữ bản {received_version} (trùng {share}); bản {version} chưa có biên nhận")
    return "; ".join(parts)


def package_sent(name: str, size: int, *, attachments: int = 0) -> str:
    """A package was written and read back; `attachments` files of evidence are in it."""
    beside = f", kèm {attachments} tệp minh chứng" if attachments else ""
    return f"Đã ghi và kiểm tra lại {name} ({formats.file_size(size)}){beside}"
