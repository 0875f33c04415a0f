"""What reading everything again found, in words."""

from ctph_desktop.wording.told import said


def unreadable(book: str, why: str) -> str:
    """A book cannot be read."""
    return said("Sổ {book} không đọc được. {why}", book=book, why=why)


def tables_differ(book: str) -> str:
    """The tables differ from the journal."""
    return said(
        "Bảng số liệu của sổ {book} khác với nhật ký. Hãy dựng lại bảng từ nhật ký; nhật ký vẫn nguyên vẹn.", book=book
    )


def book(unit: str, year: str) -> str:
    """Name a book: that of a year, or, without one, of what outlives the years."""
    return (
        said("{unit}, năm {year}", unit=unit, year=year)
        if year
        else said("{unit}, phần dùng chung cho mọi năm", unit=unit)
    )


def gap(book: str) -> str:
    """A segment is missing."""
    return said("Sổ {book} thiếu một đoạn ở giữa. Hãy nhập gói mới nhất của đơn vị giữ sổ.", book=book)


def fork(book: str) -> str:
    """Two segments follow the same one."""
    return said(
        "Sổ {book} có hai nhánh từ cùng một máy (máy bị nhân bản hoặc phục hồi). Cả hai đều được giữ.", book=book
    )


def pages_damaged() -> str:
    """The database file has pages that are not what was written."""
    return said("Tệp dữ liệu có chỗ bị hỏng trên ổ đĩa. Hãy phục hồi từ bản sao lưu mới nhất ở «An toàn dữ liệu».")


def segment_damaged(book: str) -> str:
    """A stored segment's hash, signature or name does not hold."""
    return said(
        "Sổ {book} có đoạn sai mã băm hoặc chữ ký. Hãy phục hồi từ bản sao lưu, rồi nhập gói mới nhất.", book=book
    )


def record_damaged() -> str:
    """A signed record does not hold."""
    return said("Có bản ghi đã ký (danh sách máy, biên nhận) sai chữ ký. Hãy phục hồi từ bản sao lưu.")


def lost(book: str, count: int) -> str:
    """Operations that count cannot be reached from what is shown."""
    return said(
        "Sổ {book} có {count} thay đổi không nối được tới số đang hiện. Hãy báo bộ phận hỗ trợ; không có gì bị xoá.",
        book=book,
        count=count,
    )


def without_journal(count: int) -> str:
    """The tables show books that the journal does not hold."""
    return said("Bảng số liệu có {count} sổ mà nhật ký không có. Hãy dựng lại bảng từ nhật ký.", count=count)


def roster_forked() -> str:
    """The roster has two versions of one number."""
    return said("Danh sách máy có hai bản cùng số thứ tự. Hãy gọi cấp trên để xác định bản đúng.")


def backup_damaged(name: str) -> str:
    """The newest backup is not whole any more."""
    return said("Bản sao lưu mới nhất ({name}) đã hỏng. Hãy sao lưu lại ngay.", name=name)


def frozen_damaged(period: str, sequence: int) -> str:
    """A frozen consolidation lacks a piece, or one is not what its name says."""
    return said(
        "Bản chốt số {sequence} của kỳ {period} thiếu hoặc sai một phần nên không in lại được. Hãy phục hồi từ "
        "bản sao lưu gần nhất.",
        sequence=sequence,
        period=period,
    )


def attachment_damaged(count: int) -> str:
    """Files of evidence are not those their names stand for."""
    return said(
        "{count} tệp minh chứng bị hỏng. Hãy mở thử tệp đó, xuất tệp gửi nơi kia và nhập tệp trả lời: nơi kia sẽ "
        "gửi lại; hoặc thêm lại tệp gốc.",
        count=count,
    )


def checked(
    *, segments: int, records: int, reachable: int, held: int, books: int, backup: str, attachments: int
) -> tuple[str, ...]:
    """What was looked at."""
    evidence = (said("Tệp minh chứng: {attachments} tệp đúng mã băm.", attachments=attachments),) if attachments else ()
    return (
        said("Tệp dữ liệu: đã đọc lại từng trang."),
        said("Chữ ký và mã băm: {segments} đoạn, {records} bản ghi đã ký.", segments=segments, records=records),
        said("Thay đổi: {reachable} nối được tới số đang dùng, {held} được giữ riêng.", reachable=reachable, held=held),
        *evidence,
        said("Bảng số liệu: dựng lại {books} sổ từ nhật ký và so từng dòng.", books=books),
        said("Bản sao lưu mới nhất: {backup}.", backup=backup) if backup else said("Bản sao lưu mới nhất: chưa có."),
    )


def all_well(books: int, operations: int) -> str:
    """Nothing was found."""
    return said("Đã đọc lại {books} sổ, {operations} thay đổi: tất cả nguyên vẹn.", books=books, operations=operations)
