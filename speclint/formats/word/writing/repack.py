"""A zip with a few parts exchanged: every other entry is taken over byte for byte, packed as it is."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Collection, Mapping
from itertools import pairwise

from speclint.errors import Refused
from speclint.formats.word.package import plain

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_LOCAL_SIGN, _CENTRAL_SIGN, _END_SIGN = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_DESCRIBED = 0x08
"""The flag of an entry whose sizes stand behind its content."""
_UTF8 = 0x800
_FULL = 0xFFFFFFFF
_DEFLATED = 8
_EPOCH = (0, (1 << 5) | 1)
"""Midnight of 1 January 1980, the first that a zip can say: a new entry gets no date of its own."""


def repacked(source: bytes, changed: Mapping[str, bytes], dropped: Collection[str] = ()) -> bytes:
    """Exchange the parts that *changed* names, in their places; new ones come last, those *dropped* are left out.

    Names are compared as Word does. Order, names, dates and packing of all other entries stay what they are.
    """
    with zipfile.ZipFile(io.BytesIO(source)) as old:
        entries, central, remark = old.infolist(), old.start_dir, old.comment
    cuts = sorted(entry.header_offset for entry in entries)
    if len(set(cuts)) < len(cuts) or (cuts and cuts[-1] >= central):
        raise _odd()
    ends = dict(pairwise([*cuts, central]))
    left = {plain(name): (name, data) for name, data in changed.items()}
    made, records = bytearray(), bytearray()
    at, gone = central, 0
    for entry in entries:
        record = _record(source, at)
        at += _length(record)
        if plain(entry.filename) in dropped:
            left.pop(plain(entry.filename), None)
            gone += 1
            continue
        begin = len(made)
        _, data = left.pop(plain(entry.filename), ("", None))
        stored = source[entry.header_offset : ends[entry.header_offset]]
        if data is None:
            made += stored
            records += _moved(record, begin)
        else:
            local, record = _exchanged(stored, record, data, begin)
            made += local
            records += record
    for name, data in left.values():
        local, record = _new(name, data, len(made))
        made += local
        records += record
    count = len(entries) + len(left) - gone
    end = _END.pack(_END_SIGN, 0, 0, count, count, len(records), len(made), len(remark))
    return bytes(made + records + end + remark)


def _record(source: bytes, at: int) -> bytes:
    """The entry of the central directory that begins at an offset."""
    head = source[at : at + _CENTRAL.size]
    if len(head) < _CENTRAL.size or not head.startswith(_CENTRAL_SIGN):
        raise _odd()
    return source[at : at + _length(head)]


def _length(record: bytes) -> int:
    fields = _CENTRAL.unpack(record[: _CENTRAL.size])
    return _CENTRAL.size + int(fields[10]) + int(fields[11]) + int(fields[12])


def _moved(record: bytes, begin: int) -> bytes:
    """The same record for an entry that begins somewhere else."""
    *fields, offset = _CENTRAL.unpack(record[: _CENTRAL.size])
    if _FULL in (offset, fields[8], fields[9]):  # the larger zip format, which nothing of this size needs
        raise _odd()
    return _CENTRAL.pack(*fields, begin) + record[_CENTRAL.size :]


def _exchanged(stored: bytes, record: bytes, data: bytes, begin: int) -> tuple[bytes, bytes]:
    """An entry and its record with other content, packed the same way."""
    local = list(_LOCAL.unpack(stored[: _LOCAL.size]))
    central = list(_CENTRAL.unpack(record[: _CENTRAL.size]))
    if local[0] != _LOCAL_SIGN:
        raise _odd()
    name = stored[_LOCAL.size : _LOCAL.size + local[9]]
    method = 0 if central[4] == 0 else _DEFLATED
    packed = _packed(data) if method else data
    sizes = [zlib.crc32(data), len(packed), len(data)]
    local[2:4] = [local[2] & ~_DESCRIBED, method]
    local[6:11] = [*sizes, len(name), 0]
    central[3:5] = [central[3] & ~_DESCRIBED, method]
    central[7:10] = sizes
    central[16] = begin
    return _LOCAL.pack(*local) + name + packed, _CENTRAL.pack(*central) + record[_CENTRAL.size :]


def _new(name: str, data: bytes, begin: int) -> tuple[bytes, bytes]:
    """An entry that was not there, and its record."""
    called = name.encode()
    flags = 0 if called.isascii() else _UTF8
    packed = _packed(data)
    common = (20, flags, _DEFLATED, *_EPOCH, zlib.crc32(data), len(packed), len(data), len(called), 0)
    local = _LOCAL.pack(_LOCAL_SIGN, *common)
    return local + called + packed, _CENTRAL.pack(_CENTRAL_SIGN, 20, *common, 0, 0, 0, 0, begin) + called


def _packed(data: bytes) -> bytes:
    deflate = zlib.compressobj(wbits=-15)
    return deflate.compress(data) + deflate.flush()


def _odd() -> Refused:
    return Refused("its zip archive is built in an unusual way", "Open it in Word and save it again as .docx.")
