"""What reading everything again found, in words."""


def unreadable(book: str, why: str) -> str:
    """A book cannot be read."""
    return f"Sổ {book} không đọc được. {why}"


def tables_differ(book: str) -> str:
    """The tables differ from the journal."""
    return f"Bảng số liệu của sổ {book} khác với nhật ký. Hãy dựng lại bảng từ nhật ký; nhật ký vẫn nguyên vẹn."


def gap(book: str) -> str:
    """A segment is missing."""
    return f"Sổ {book} thiếu một đoạn ở giữa. Hãy nhập gói mới nhất của đơn vị giữ sổ."


def fork(book: str) -> str:
    """Two segments follow the same one."""
    return f"Sổ {book} có hai nhánh từ cùng một máy (máy bị nhân bản hoặc phục hồi). Cả hai đều được giữ."


def all_well(books: int, operations: int) -> str:
    """Nothing was found."""
    return f"Đã đọc lại {books} sổ, {operations} thay đổi: tất cả nguyên vẹn."
