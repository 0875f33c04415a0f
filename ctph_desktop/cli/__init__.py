"""`ctph`: the main job from the command line, for scripts and for PCs without a screen."""

import argparse
import errno
import os
import re
import sys
from collections.abc import Sequence

from ctph_desktop import __version__
from ctph_desktop.cli.adopting import add_adopting
from ctph_desktop.cli.allocating import add_allocating
from ctph_desktop.cli.answering_targets import add_answering_targets
from ctph_desktop.cli.authorities import add_authorities
from ctph_desktop.cli.checks import add_checks
from ctph_desktop.cli.devices import add_devices
from ctph_desktop.cli.documents import add_documents
from ctph_desktop.cli.editing_programmes import add_editing
from ctph_desktop.cli.evidence import add_evidence
from ctph_desktop.cli.exchange import add_exchange
from ctph_desktop.cli.exit_codes import BUG, FAULT, OUTPUT_CLOSED, REFUSED
from ctph_desktop.cli.founding import add_founding
from ctph_desktop.cli.looking_back import add_looking_back
from ctph_desktop.cli.options import Command
from ctph_desktop.cli.parsing import Parser
from ctph_desktop.cli.periods import add_periods
from ctph_desktop.cli.programmes import add_programmes
from ctph_desktop.cli.reminding import add_reminding
from ctph_desktop.cli.reporting import add_reporting
from ctph_desktop.cli.review import add_review
from ctph_desktop.cli.safekeeping import add_safekeeping
from ctph_desktop.cli.set_aside import add_set_aside
from ctph_desktop.cli.stated_totals import add_stated_totals
from ctph_desktop.cli.targets import add_targets
from ctph_desktop.domain.package_files import FORMAT
from ctph_desktop.system.encoding import use_utf8
from ctph_desktop.wording.releases import program

_UNREADABLE = re.compile("[\ud800-\udfff]")  # what Python makes of bytes that are no text


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    if arguments is None:
        use_utf8()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    parser = _parser()
    options = parser.parse_args(arguments)
    if any(map(_is_unreadable, vars(options).values())):
        parser.error("có chữ không đọc được (không theo bảng mã UTF-8); hãy gõ lại")
    try:
        code = _run(options)
        sys.stdout.flush()
    except OSError as error:
        if not _is_reader_gone(error):
            raise
        _write_nowhere()
        return OUTPUT_CLOSED
    return code


def _is_unreadable(value: object) -> bool:
    """Tell whether a text of the command line was no UTF-8; a file may have such a name."""
    if isinstance(value, list):
        return any(map(_is_unreadable, value))
    return isinstance(value, str) and not value.isascii() and bool(_UNREADABLE.search(value))


def _is_reader_gone(error: Exception) -> bool:
    """Tell whether who read the output has left, as `head` does; Windows knows no name for that."""
    is_nameless = isinstance(error, OSError) and error.errno == errno.EINVAL and error.filename is None
    return isinstance(error, BrokenPipeError) or (sys.platform == "win32" and is_nameless)


def _run(options: argparse.Namespace) -> int:
    from ctph_desktop.domain.errors import DomainError, EnvironmentFault
    from ctph_desktop.wording.errors import explain

    command: Command = options.command
    try:
        return command(options)
    except DomainError as error:
        print(explain(error), file=sys.stderr)
        return REFUSED
    except EnvironmentFault as error:
        print(explain(error), file=sys.stderr)
        return FAULT
    except Exception as error:
        if _is_reader_gone(error):
            raise
        from ctph_desktop.system.crash_reports import write_crash_report
        from ctph_desktop.system.paths import data_folder

        report = write_crash_report(data_folder(), error)
        print(explain(error), *filter(None, [report]), sep="\n", file=sys.stderr)
        return BUG


def _write_nowhere() -> None:
    """Let what is still to be printed vanish: who read it has left, as `head` does."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _parser() -> Parser:
    parser = Parser(prog="ctph", description="Chương trình phối hợp: nhập, chốt, gửi, tổng hợp.")
    parser.add_argument(
        "--version", action="version", version=program(__version__, FORMAT), help="in số phiên bản rồi thoát"
    )
    commands = parser.add_subparsers(title="lệnh", required=True, metavar="LỆNH")
    add_founding(commands)
    add_reporting(commands)
    add_evidence(commands)
    add_exchange(commands)
    add_review(commands)
    add_targets(commands)
    add_answering_targets(commands)
    add_allocating(commands)
    add_stated_totals(commands)
    add_reminding(commands)
    add_looking_back(commands)
    add_set_aside(commands)
    add_periods(commands)
    add_programmes(commands)
    add_editing(commands)
    add_documents(commands)
    add_authorities(commands)
    add_devices(commands)
    add_adopting(commands)
    add_safekeeping(commands)
    add_checks(commands)
    return parser
