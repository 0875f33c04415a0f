"""What is known of a report having arrived, never more than a receipt or a telephone call said."""

from datetime import datetime

from ctph_desktop.wording import formats
from ctph_desktop.wording.told import said


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
    counts = {"received": received_figures, "sealed": sealed_figures}
    if received_version == version:
        if received_at:
            day = formats.day(received_at)
            return said(
                "cấp trên đã nhận (bản {version}, {day}, {received}/{sealed} số)", version=version, day=day, **counts
            )
        return said("cấp trên đã nhận (bản {version}, {received}/{sealed} số)", version=version, **counts)
    parts = []
    if phoned_at is not None:
        at = formats.moment(phoned_at)
        parts.append(said("bản {version}: gõ mã lúc {at}, chờ biên nhận", version=version, at=at))
    if received_version:
        parts.append(
            said(
                "cấp trên đang giữ bản {older} (trùng {received}/{sealed} số); bản {version} chưa có biên nhận",
                older=received_version,
                version=version,
                **counts,
            )
        )
    return "; ".join(parts)


def package_sent(name: str, size: int, *, attachments: int = 0) -> str:
    """A package was written and read back; `attachments` files of evidence are in it."""
    written = formats.file_size(size)
    if attachments:
        return said(
            "Đã ghi và kiểm tra lại {name} ({size}), kèm {attachments} tệp minh chứng",
            name=name,
            size=written,
            attachments=attachments,
        )
    return said("Đã ghi và kiểm tra lại {name} ({size})", name=name, size=written)
