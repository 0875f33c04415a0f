"""What chains of segments tell of copied, restored or lost PCs, and what to do about it."""

from ctph_desktop.wording.told import said


def fork_here() -> str:
    """This PC's own chain has forked."""
    return said(
        "Có hai bản của cơ sở dữ liệu máy này cùng ghi tiếp (máy bị sao chép, hoặc dữ liệu được phục hồi từ bản cũ). "
        "Cả hai phần đều được giữ, không mất số nào."
    )


def fork_of(unit: str, device: str) -> str:
    """The chain of another PC has forked."""
    return said(
        "Máy “{device}” của {unit} có hai bản dữ liệu cùng ghi tiếp (máy bị sao chép hoặc phục hồi từ bản cũ). "
        "Cả hai phần đều được giữ, không mất số nào.",
        device=device,
        unit=unit,
    )


def what_to_do_here() -> str:
    """What an office does about its own fork."""
    return said(
        "Nếu đang có hai máy dùng cùng một bộ dữ liệu: chỉ giữ một máy, máy kia phải tham gia lại như máy thứ hai "
        "(Đơn vị → Tham gia theo thư mời). Nếu vừa phục hồi dữ liệu: không phải làm gì thêm. "
        "Sau đó xem mục ô nhập khác nhau và chọn số đúng."
    )


def what_to_do_about(unit: str) -> str:
    """What a partner does about another office's fork."""
    return said(
        "Hãy gọi điện cho {unit}: hỏi có hai máy dùng cùng một bộ dữ liệu không. Nếu có, chỉ giữ một máy, máy "
        "kia tham gia lại như máy thứ hai. Khi máy đó nhập tệp trả lời, chương trình tự mở chuỗi ghi mới cho nó.",
        unit=unit,
    )


def returned_here() -> str:
    """Work of this PC came back that it no longer held."""
    return said(
        "Tệp mang về những số chính máy này đã ghi mà nay không còn giữ (dữ liệu được phục hồi từ bản cũ, hoặc máy bị "
        "sao chép). Các số đó đã được nhận lại và máy này đã mở chuỗi ghi mới."
    )


def will_return_here() -> str:
    """The same, before the import."""
    return said(
        "Tệp mang về những số chính máy này đã ghi mà nay không còn giữ (dữ liệu được phục hồi từ bản cũ, hoặc máy bị "
        "sao chép). Khi nhập, các số đó được nhận lại và máy này mở chuỗi ghi mới."
    )


def gap(book: str) -> str:
    """A segment in the middle is not held."""
    return said("Sổ của {book} thiếu một đoạn ở giữa; các phần đã nhận vẫn được giữ và dùng.", book=book)


def what_to_do_about_gap(unit: str) -> str:
    """What to do about it."""
    return said("Hãy xin {unit} xuất và gửi lại tệp mới nhất; tệp nào cũng mang đủ cả năm.", unit=unit)


def shared(devices: str) -> str:
    """One replica goes on under the keys of several PCs."""
    return said(
        "Các máy {devices} ghi tiếp từ cùng một bản dữ liệu (tệp dữ liệu được chép sang máy khác).", devices=devices
    )


def what_to_do_about_shared() -> str:
    """What to do about it."""
    return said("Hãy hỏi xem máy nào đang dùng; máy còn lại phải tham gia lại theo thư mời với dữ liệu riêng.")


def other_copy_of_this() -> str:
    """Work under this PC's key came from another copy of its data."""
    return said(
        "Tệp có số do một bản dữ liệu khác của chính máy này ghi (bản đã phục hồi, hoặc bản sao trên máy khác); các số "
        "đó được nhận đủ. Nếu đang có hai máy dùng bản sao của nhau, hãy chỉ nhập số liệu ở một máy."
    )


def other_copy_of(unit: str, device: str) -> str:
    """Another PC goes on from another copy of its data."""
    return said(
        "Máy “{device}” của {unit} nay ghi tiếp từ một bản dữ liệu khác (đã phục hồi, hoặc chép sang máy khác); "
        "không mất số nào. Nếu đơn vị không báo trước việc này, hãy gọi điện hỏi.",
        device=device,
        unit=unit,
    )
