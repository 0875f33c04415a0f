"""What this program is called, and what is new in each version: shown once after an upgrade."""

from typing import Final

from ctph_desktop.wording.told import said

NEWS: Final = {
    "0.1.0": (
        "Chạy trên Windows 10, 11 và Debian, Ubuntu; cài không cần quyền quản trị, cập nhật không mất số liệu.",
        "Nhập tiến độ tháng, chốt gửi, nhận, duyệt hoặc trả lại, tổng hợp ba biểu ra Excel và PDF.",
        "Sao lưu ra USB, phiếu phục hồi, bàn giao cho người khác.",
    ),
}


def program(version: str, package_format: str) -> str:
    """Name the program, its version, and the format of the files it exchanges."""
    return said(
        "CTPH Desktop {version}, định dạng tệp {package_format}", version=version, package_format=package_format
    )


def what_is_new(version: str, lines: tuple[str, ...]) -> str:
    """Tell what a version brought."""
    return "\n".join([said("Có gì mới ở bản {version}:", version=version), *(f"• {said(line)}" for line in lines)])
