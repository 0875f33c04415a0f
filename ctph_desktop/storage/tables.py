"""The tables: durable ones that migrate, and the projection that is rebuilt from the journal."""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
)

SCHEMA_REVISION: Final = "0002"
PROJECTION_VERSION: Final = "9"
QUANTITY_DECIMALS: Final = 4

durable = MetaData()
projection = MetaData()

setting = Table("setting", durable, Column("name", String(64), primary_key=True), Column("value", Text, nullable=False))

identity = Table(
    "identity", durable, Column("name", String(64), primary_key=True), Column("value", Text, nullable=False)
)

segment = Table(
    "segment",
    durable,
    Column("number", Integer, primary_key=True),
    Column("id", LargeBinary(32), nullable=False, unique=True),
    Column("book", String(64), nullable=False, index=True),
    Column("head", LargeBinary, nullable=False),
    Column("signature", LargeBinary(64), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("received_at", String(32), nullable=False),
)

operation = Table(
    "operation",
    durable,
    Column("number", Integer, primary_key=True),
    Column("book", String(64), nullable=False, index=True),
    Column("line", LargeBinary, nullable=False),
)

signed_record = Table(
    "signed_record",
    durable,
    Column("id", String(32), primary_key=True),
    Column("purpose", String(16), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("signer", LargeBinary(32), nullable=False),
    Column("signature", LargeBinary(64), nullable=False),
)

package_log = Table(
    "package_log",
    durable,
    Column("number", Integer, primary_key=True),
    Column("package", String(32), nullable=False, index=True),
    Column("at", String(32), nullable=False),
    Column("is_outgoing", Boolean, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("partner", String(32), nullable=False),
    Column("verdict", String(32), nullable=False),
    Column("newest", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("digest", LargeBinary(32), nullable=False, index=True),
)

tray = Table(
    "tray",
    durable,
    Column("package", String(32), primary_key=True),
    Column("received_at", String(32), nullable=False),
    Column("file_name", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

mark = Table(
    "mark",
    durable,
    Column("number", Integer, primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
)

symbol = Table(
    "symbol",
    projection,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("name", String(64), nullable=False, unique=True),
)

figure = Table(
    "figure",
    projection,
    Column("book", Integer, primary_key=True, autoincrement=False),
    Column("period", String(12), primary_key=True),
    Column("indicator", Integer, primary_key=True, autoincrement=False),
    Column("breakdown", Integer, primary_key=True, autoincrement=False),
    Column("measure", SmallInteger, primary_key=True, autoincrement=False),
    Column("state", SmallInteger, nullable=False),
    Column("quantity", BigInteger),
    Column("note", Text, nullable=False),
    Column("operation", LargeBinary(16), nullable=False),
    sqlite_with_rowid=False,
)

record = Table(
    "record",
    projection,
    Column("book", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(32), primary_key=True),
    Column("uuid", String(32), primary_key=True),
    Column("value", LargeBinary, nullable=False),
    Column("operation", LargeBinary(16), nullable=False),
    Column("device_time", String(40), nullable=False),
    Index("record_kind", "kind"),
)

target = Table(
    "target",
    projection,
    Column("book", Integer, primary_key=True, autoincrement=False),
    Column("uuid", String(32), primary_key=True),
    Column("programme", Integer, nullable=False),
    Column("period", String(12), nullable=False),
    Column("indicator", Integer, nullable=False),
    Column("breakdown", Integer, nullable=False),
    Column("tier", String(32), nullable=False),
    Column("since", String(7), nullable=False),
    Column("quantity", BigInteger),
    Column("document", Text, nullable=False),
    Column("operation", LargeBinary(16), nullable=False),
    Index("target_of_year", "book", "programme", "period"),
)
"""The records of targets once more, in columns: of the many of a province a screen asks for those of a year."""

decision = Table(
    "decision",
    projection,
    Column("book", Integer, primary_key=True, autoincrement=False),
    Column("uuid", String(32), primary_key=True),
    Column("seal", String(32), nullable=False, index=True),
    Column("verdict", Text, nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("operation", LargeBinary(16), nullable=False),
    Column("device_time", String(40), nullable=False),
)
"""The records of decisions once more, in columns: of those of many years a screen asks for those of one report list."""

conflict = Table(
    "conflict",
    projection,
    Column("book", Integer, primary_key=True, autoincrement=False),
    Column("cell", String(200), primary_key=True),
    Column("heads", Text, nullable=False),
    Column("is_conflict", Boolean, nullable=False),
)

set_aside = Table(
    "set_aside",
    projection,
    Column("book", Integer, primary_key=True, autoincrement=False),
    Column("cell", String(200), primary_key=True),
    Column("offered", Text, nullable=False),
    Column("devices", Text, nullable=False),
    Column("is_open", Boolean, nullable=False),
)

statement = Table(
    "statement",
    projection,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("book", Integer, nullable=False, index=True),
    Column("seal", String(32), nullable=False, unique=True),
    Column("programme", String(32), nullable=False),
    Column("unit", String(32), nullable=False),
    Column("period", String(12), nullable=False),
    Column("replaces", String(32), nullable=False),
    Column("version", Integer, nullable=False),
    Column("is_head", Boolean, nullable=False),
    Column("segment", String(64), nullable=False),
    Column("device_time", String(40), nullable=False),
    Column("received_at", String(40), nullable=False),
    Column("sealed_by", String(32), nullable=False),
    Column("note", Text, nullable=False),
    Column("closing", String(32), nullable=False),
    Index("statement_of_programme", "programme", "period"),
    Index("statement_of_unit", "unit", "period"),
)

statement_figure = Table(
    "statement_figure",
    projection,
    Column("statement", Integer, primary_key=True, autoincrement=False),
    Column("indicator", Integer, primary_key=True, autoincrement=False),
    Column("breakdown", Integer, primary_key=True, autoincrement=False),
    Column("measure", SmallInteger, primary_key=True, autoincrement=False),
    Column("state", SmallInteger, nullable=False),
    Column("quantity", BigInteger),
    Column("note", Text, nullable=False),
    sqlite_with_rowid=False,
)

book_state = Table(
    "book_state",
    projection,
    Column("book", Integer, primary_key=True, autoincrement=False),
    Column("segments", Integer, nullable=False),
    Column("operations", Integer, nullable=False),
    Column("held", Integer, nullable=False),
    Column("held_reasons", Text, nullable=False),
    Column("newest", String(40), nullable=False),
)

OF_BOOKS: Final = (figure, record, target, decision, conflict, set_aside, statement, book_state)
"""The tables that are a function of one book each."""
