"""What can be done to the files of an interrupted run. A new damage joins by a line in DAMAGES."""
from __future__ import annotations

import dataclasses
import json
import shutil
from typing import Callable

from child import Violation

STATE = ".pipe/chaos.sqlite"
HALF_A_LINE = '{"id":"foreign","title":"half a li'


# What can be done to a file; each returns whether there was anything to do it to.

def truncate(path, random):
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.truncate(random.randrange(1, size) if size > 1 else 0)


def flip_bits(path, random):
    content = bytearray(path.read_bytes())
    for _ in range(random.choice((1, 4, 64))):
        content[random.randrange(len(content))] ^= 1 << random.randrange(8)
    path.write_bytes(content)


def fill_with_zeros(path, random):
    content = bytearray(path.read_bytes())
    start = random.randrange(len(content))
    length = random.choice((512, 4096, len(content)))
    content[start : start + length] = bytes(len(content[start : start + length]))
    path.write_bytes(content)


def empty(path, random):
    path.write_bytes(b"")


def replace(path, random):
    path.write_bytes(random.randbytes(20_000))


def delete(path, random):
    path.unlink()


def lengthen(path, random):
    with path.open("ab") as file:
        file.write(random.randbytes(1000))


def go_stale(path, random):
    with path.open("ab") as file:
        file.write(b"process 1 since 2026-01-01T00:00:00Z\n")


def to(pattern, change):
    """Does something to one of the files of a pattern."""

    def damage(round, random):
        paths = [path for path in sorted(round.folder.glob(pattern)) if path.stat().st_size]
        if not paths:
            return False
        change(random.choice(paths), random)
        return True

    return damage


def end_with_half_a_line(round, random):
    path = round.folder / "out/added.jsonl"
    if path.exists():
        return False
    path.write_text(HALF_A_LINE)
    return True


def without_half_a_line(round):
    path = round.folder / "out/added.jsonl"
    foreign, _, rest = path.read_text().partition("\n")
    if foreign != HALF_A_LINE:
        raise Violation(round.folder, "half a line, written by another program, is not what it was")
    path.write_text(rest)


def own_input(round):
    """Gives a round an input of its own, to be damaged."""
    link = round.folder / "in"
    if not link.is_symlink():
        return
    target = link.resolve()
    link.unlink()
    shutil.copytree(target, link)


def space_out_lines(round, random):
    """Writes the same documents in other words."""
    if "done" in round.noted("position"):
        return False
    own_input(round)
    for path in round.folder.glob("in/**/*.jsonl"):
        path.write_text("".join(
            json.dumps(json.loads(line), separators=(" , ", " : ")) + "\n"
            for line in path.read_text().splitlines()))
    return True


def cut_lines(round, random):
    """Takes the lines away."""
    if "done" in round.noted("position"):
        return False
    own_input(round)
    for path in round.folder.glob("in/**/*.jsonl"):
        path.write_text("")
    return True


def put_input_back(round):
    link = round.folder / "in"
    shutil.rmtree(link)
    link.symlink_to(round.case.inputs[round.number])


def change_pipeline(round, random):
    """Changes an option that does not change the results: pipe cannot know that."""
    path = round.folder / "pipeline.yaml"
    path.write_text(path.read_text().replace('"clean"', '{"clean": {"min_length": 1}}'))
    return True


def put_pipeline_back(round):
    (round.folder / "pipeline.yaml").write_text(round.case.pipelines[round.number])


@dataclasses.dataclass(frozen=True)
class Damage:
    """Something that happens to the files of an interrupted run."""

    inflict: Callable
    # Puts right again what is said to be wrong, where pipe's own advice is not to be followed.
    repair: Callable | None = None
    # Takes away what is not pipe's, before the outputs are compared.
    clear: Callable | None = None
    # Whether it has to be noticed.
    is_noticed: bool = False
    # The only case in which it can be done.
    source: str | None = None


DAMAGES = {
    "state truncated": Damage(to(STATE, truncate)),
    "state with flipped bits": Damage(to(STATE, flip_bits)),
    "state filled with zeros": Damage(to(STATE, fill_with_zeros)),
    "state emptied": Damage(to(STATE, empty), is_noticed=True),
    "state replaced": Damage(to(STATE, replace), is_noticed=True),
    "write-ahead log deleted": Damage(to(STATE + "-wal", delete), is_noticed=True),
    "write-ahead log truncated": Damage(to(STATE + "-wal", truncate)),
    "write-ahead log with flipped bits": Damage(to(STATE + "-wal", flip_bits)),
    "write-ahead log filled with zeros": Damage(to(STATE + "-wal", fill_with_zeros)),
    "index of the log deleted": Damage(to(STATE + "-shm", delete)),
    "index of the log replaced": Damage(to(STATE + "-shm", replace)),
    "lock stale": Damage(to(STATE + ".lock", go_stale)),
    "lock deleted": Damage(to(STATE + ".lock", delete)),
    "lock replaced": Damage(to(STATE + ".lock", replace)),
    "part truncated": Damage(to("out/.*.pipe-part", truncate)),
    "part deleted": Damage(to("out/.*.pipe-part", delete)),
    "part lengthened": Damage(to("out/.*.pipe-part", lengthen)),
    "SQLite output deleted": Damage(to("out/all.sqlite", delete)),
    "SQLite output truncated": Damage(to("out/all.sqlite", truncate)),
    "SQLite output replaced": Damage(to("out/all.sqlite", replace), is_noticed=True),
    "half a line in the way": Damage(end_with_half_a_line, clear=without_half_a_line),
    "input in other words": Damage(space_out_lines, is_noticed=True, source="lines"),
    "input cut, and put back": Damage(cut_lines, put_input_back, is_noticed=True, source="lines"),
    "pipeline changed": Damage(change_pipeline, is_noticed=True),
    "pipeline changed, and back": Damage(change_pipeline, put_pipeline_back, is_noticed=True),
}
