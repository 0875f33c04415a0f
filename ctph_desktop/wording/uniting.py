"""Sentences about bringing another folder of the same office into the open one."""


def brings(operations: int, *, seals: int, evidence: int, held: int, is_empty: bool) -> str:
    """Say what the other folder holds and this one lacks."""
    if is_empty:
        return "Mọi dữ liệu trong thư mục kia đã có ở đây."
    parts = [f"{operations} lần ghi"]
    if seals:
        parts.append(f"{seals} báo cáo đã chốt gửi")
    if evidence:
        parts.append(f"{evidence} tệp minh chứng")
    text = f"Thư mục kia có {', '.join(parts)} mà ở đây chưa có."
    if held:
        text += (
            f" {held} lần ghi do máy chưa được cấp trên ghi nhận nên chưa tính; chúng được giữ và tính ngay khi máy đó "
            "được ghi nhận."
        )
    return text


def another_pc(name: str) -> str:
    """Say that the other folder was written by another PC of the office, so that officials on both know."""
    return (
        f"Thư mục kia do máy khác của đơn vị (“{name}”) ghi. Hãy nói với người dùng máy đó: từ nay hai máy trao đổi bằng "
        "tệp gửi; máy đó sẽ được báo khi nhập tệp tiếp theo."
    )


def united() -> str:
    """Say that it was done, and that the other folder stands as it stood."""
    return "Đã hợp xong. Thư mục kia giữ nguyên, có thể cất đi."
