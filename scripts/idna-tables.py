#!/usr/bin/env python3
"""Writes Sources/WebURL/IDNA/UnicodeData.swift from Unicode's data.

Run: pip install idna unicodedata2 && scripts/idna-tables.py > Sources/WebURL/IDNA/UnicodeData.swift

The mapping table of UTS #46 and the joining types are read from the `idna` package, the rest from
`unicodedata2`; both must be of one version of Unicode.
"""

import sys

import idna.idnadata
import idna.uts46data
import unicodedata2

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
LIMIT = 0x110000
VALID, IGNORED, DISALLOWED, SEQUENCE, DELTA, ALTERNATING = range(6)
BIDI = ["L", "R", "AL", "AN", "EN", "ES", "CS", "ET", "ON", "BN", "NSM"]
JOINING = ["U", "C", "D", "L", "R", "T"]


def number(value):
    """A number in groups of five bits, the low ones first; the sixth bit says that more follow."""
    text = ""
    while value >= 32:
        text += DIGITS[value & 31 | 32]
        value >>= 5
    return text + DIGITS[value]


def signed(value):
    """A number that may be negative."""
    return number(value << 1 if value >= 0 else (-value << 1) - 1)


def statuses():
    """What the mapping table says of each scalar: a status, or the scalars it is mapped to."""
    data = idna.uts46data
    result = []
    starts = list(data.uts46_starts) + [LIMIT]
    for index, start in enumerate(starts[:-1]):
        status = chr(data.uts46_statuses[index])
        replacement = data.uts46_replacements[index]
        value = {"V": VALID, "D": VALID, "I": IGNORED, "X": DISALLOWED}.get(status)
        if value is None:
            value = tuple(map(ord, replacement))
        result += [value] * (starts[index + 1] - start)
    return result


def delta(table, scalar):
    """How far a scalar is moved that is mapped to one scalar."""
    if scalar < LIMIT and isinstance(table[scalar], tuple) and len(table[scalar]) == 1:
        return table[scalar][0] - scalar
    return None


def mapping(table):
    """The mapping table as runs: length and kind, then what the kind needs."""
    text = ""
    scalar = 0
    while scalar < LIMIT:
        value = table[scalar]
        end = scalar + 1
        if not isinstance(value, tuple):
            while end < LIMIT and table[end] == value:
                end += 1
            text += number((end - scalar) << 3 | value)
        elif (moved := delta(table, scalar)) is not None:
            kind = DELTA
            while delta(table, end) == moved:
                end += 1
            if end == scalar + 1:
                while end + 1 < LIMIT and table[end] == VALID and delta(table, end + 1) == moved:
                    end += 2
                kind = ALTERNATING
            text += number((end - scalar) << 3 | kind) + signed(moved)
        else:
            text += number(1 << 3 | SEQUENCE) + number(len(value))
            previous = scalar
            for target in value:
                text += signed(target - previous)
                previous = target
        scalar = end
    return text


def properties():
    """Classes of scalars and the runs of scalars of one class."""
    joining = {}
    for name, ranges in idna.idnadata.joining_types.items():
        for packed in ranges:
            for scalar in range(packed >> 32, packed & 0xFFFFFFFF):
                joining[scalar] = name
    classes = {}
    runs = []
    for scalar in range(LIMIT):
        character = chr(scalar)
        bidi = unicodedata2.bidirectional(character) or "L"
        value = (
            unicodedata2.combining(character)
            | JOINING.index(joining.get(scalar, "U")) << 8
            | unicodedata2.category(character).startswith("M") << 11
            | (BIDI.index(bidi) if bidi in BIDI else len(BIDI)) << 12)
        index = classes.setdefault(value, len(classes))
        if runs and runs[-1][1] == index:
            runs[-1][0] += 1
        else:
            runs.append([1, index])
    return list(classes), "".join(number(length) + number(index) for length, index in runs)


def compositions(table):
    """The primary composites, but for Hangul, each with the two scalars that it is made of."""
    text = ""
    last = 0
    for scalar in range(0x80, LIMIT):
        if 0xAC00 <= scalar < 0xD7A4 or 0xD800 <= scalar < 0xE000:
            continue
        parts = unicodedata2.decomposition(chr(scalar)).split()
        if not parts or parts[0].startswith("<"):
            continue
        if len(parts) != 2 or unicodedata2.normalize("NFC", chr(scalar)) != chr(scalar):
            # What is not stable under NFC is mapped, so that its decomposition is not needed.
            assert isinstance(table[scalar], tuple), hex(scalar)
            continue
        first, second = (int(part, 16) for part in parts)
        text += number(scalar - last) + signed(scalar - first) + number(second)
        last = scalar
    return text


def literal(name, text, comment):
    """A string as Swift source."""
    lines = [text[index:index + 92] for index in range(0, len(text), 92)]
    body = "\\\n    ".join(lines)
    return f'  /// {comment}\n  static let {name} = """\n    {body}\n    """\n'


def main():
    """Writes the file."""
    version = idna.uts46data.__version__
    assert version == idna.idnadata.__version__ == unicodedata2.unidata_version, version
    table = statuses()
    classes, runs = properties()
    assert all(table[scalar] != DISALLOWED or unicodedata2.normalize("NFC", chr(scalar)) == chr(scalar)
               for scalar in range(LIMIT) if not 0xD800 <= scalar < 0xE000)
    print(f"/// Data of Unicode {version} for domain names.")
    print("///")
    print("/// Written by `scripts/idna-tables.py`, which says how it is encoded, not by hand. From the")
    print("/// Unicode Character Database and UTS #46; see NOTICE.")
    print("enum UnicodeData {")
    print(literal("mapping", mapping(table), "The mapping table of UTS #46."))
    print(literal("classes", "".join(map(number, classes)), "The classes of scalars."))
    print(literal("classRuns", runs, "How many scalars in a row are of a class, and of which."))
    print(literal("compositions", compositions(table), "Primary composites and their parts."), end="")
    print("}")
    print(f"{len(classes)} classes", file=sys.stderr)


if __name__ == "__main__":
    main()
