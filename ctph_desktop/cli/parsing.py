"""argparse that speaks Vietnamese: usage, help and what is wrong with a command line."""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, Final, NoReturn

_SECTIONS: Final = {"positional arguments": "đối số", "options": "tuỳ chọn"}
_MISTAKES: Final = tuple(
    (re.compile(pattern, re.DOTALL), sentence)
    for pattern, sentence in (
        (r"the following arguments are required: (?P<names>.+)", "còn thiếu {names}"),
        (
            r"argument (?P<name>.+?): invalid choice: '?(?P<value>.*?)'? \(choose from (?P<known>.+)\)",
            "không có {name} “{value}”; chọn một trong: {known}",
        ),
        (r"unrecognized arguments: (?P<names>.+)", "không hiểu {names}"),
        (r"argument (?P<name>.+?): expected one argument", "sau {name} phải có một giá trị"),
        (r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)", "không dùng {name} cùng với {other}"),
        (r"argument (?P<name>.+?): expected (?P<count>\d+) arguments", "sau {name} phải có {count} giá trị"),
        (r"argument (?P<name>.+?): expected at least one argument", "sau {name} phải có ít nhất một giá trị"),
        (r"argument (?P<name>.+?): ignored explicit argument .+", "{name} không nhận giá trị"),
        (
            r"ambiguous option: (?P<name>.+?) could match (?P<known>.+)",
            "{name} viết chưa đủ; chọn một trong: {known}",
        ),
    )
)


class Formatter(argparse.HelpFormatter):
    """Writes usage and section titles in Vietnamese."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Add the usage below its Vietnamese word."""
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """Start a section under its Vietnamese title."""
        super().start_section(_SECTIONS.get(heading, heading) if heading else heading)


class _StoredOnce(argparse.Action):
    """Stores a value; an option that is given twice is refused, or the first would be lost without a word."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        """Store the value of an option or argument."""
        given: set[str] = vars(namespace).setdefault("_given", set())
        if self.option_strings and self.dest in given:
            parser.error(f"{option_string} chỉ ghi một lần")
        given.add(self.dest)
        setattr(namespace, self.dest, values)


class Parser(argparse.ArgumentParser):
    """A parser, and parent of parsers, whose every sentence is Vietnamese."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=Formatter, add_help=False, **options)
        for name in (None, "store"):
            self.register("action", name, _StoredOnce)
        self.add_argument("-h", "--help", action="help", help="in trợ giúp này rồi thoát")

    def error(self, message: str) -> NoReturn:
        """Say how the command is used and what is wrong, and leave with exit code 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: lỗi: {_in_vietnamese(message)}.\n")


def _in_vietnamese(message: str) -> str:
    for pattern, sentence in _MISTAKES:
        if match := pattern.fullmatch(message):
            parts = match.groupdict()
            # Python writes the choices with quotes up to 3.12, and without from then on.
            return sentence.format(**parts | {"known": (parts.get("known") or "").replace("'", "")})
    return message
