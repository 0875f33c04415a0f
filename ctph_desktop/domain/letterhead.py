"""What an office puts on every paper it prints: what stands over its name, where it is, who draws up and who signs."""

from msgspec import Struct

from ctph_desktop.domain.text import clean

LONGEST_LINE = 200


class Letterhead(Struct, frozen=True):
    """Left blank, a line stays as the program prints it by itself.

    `above` is the authority over the office, `name` the office as it is printed. `capacity` is in whose place is signed
    (`KT. CHỦ TỊCH`), `post` what the signer is (`PHÓ CHỦ TỊCH`).
    """

    above: str = ""
    name: str = ""
    place: str = ""
    preparer: str = ""
    capacity: str = ""
    post: str = ""
    signer: str = ""

    def tidy(self) -> "Letterhead":
        """Return it with each line on one line, without blanks around, of a bearable length."""
        lines = {name: " ".join(clean(getattr(self, name)).split()) for name in self.__struct_fields__}
        return Letterhead(**{name: line[:LONGEST_LINE] for name, line in lines.items()})


BLANK = Letterhead()
