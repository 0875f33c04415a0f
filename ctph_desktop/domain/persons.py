"""Officials as the journal names them."""

from msgspec import Struct


class Person(Struct, frozen=True):
    """An official as the journal names them; nothing but name, post, from when and until when."""

    name: str
    post: str
    since: str = ""
    until: str = ""
