"""Sentences about bringing another folder of the same office into the open one."""

from ctph_desktop.wording.told import said


def brings(operations: int, *, seals: int, evidence: int, held: int, is_empty: bool) -> str:
    """Say what the other folder holds and this one lacks."""
    if is_empty:
        return said("Mọi dữ liệu trong thư mục kia đã có ở đây.")
    parts = [said("{operations} lần ghi", operations=operations)]
    if seals:
        parts.append(said("{seals} báo cáo đã chốt gửi", seals=seals))
    if evidence:
        parts.append(said("{evidence} tệp minh chứng", evidence=evidence))
    text = said("Thư mục kia có {named} mà ở đây chưa có.", named=", ".join(parts))
    if held:
        text += said(
            " {held} lần ghi do máy chưa được cấp trên ghi nhận nên chưa tính; chúng được giữ và tính ngay khi máy "
            "đó được ghi nhận.",
            held=held,
        )
    return text


def another_pc(name: str) -> str:
    """Say that the other folder was written by another PC of the office, so that officials on both know."""
    return said(
        "Thư mục kia do máy khác của đơn vị (“{name}”) ghi. Hãy nói với người dùng máy đó: từ nay hai máy trao "
        "đổi bằng tệp gửi; máy đó sẽ được báo khi nhập tệp tiếp theo.",
        name=name,
    )


def united() -> str:
    """Say that it was done, and that the other folder stands as it stood."""
    return said("Đã hợp xong. Thư mục kia giữ nguyên, có thể cất đi.")
