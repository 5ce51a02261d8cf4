"""Interrupted runs that are given up by `--fresh`, which is killed itself, or fails in the middle.

A new way of that joins by a line in WAYS.
"""
import contextlib
import dataclasses
import shutil
import signal
from typing import Callable

from interruptions import COMPLETE
from relapse import complete, relapsed, shuffled, turns
from tracing import CALLS, can_trace, killing_at
from trouble import can_mount, expect_error, small_disk, writable_or_not

LARGE = 1 << 30


# Ways to go wrong; each returns how `--fresh` ended: its process and its code.

def killed(round, random, disk):
    child = round.start("--fresh")
    # Giving up is at the beginning.
    child.ends_within(random.uniform(0, random.choice((0.05, round.case.seconds))))
    child.strike(signal.SIGKILL)
    return child, child.end()


def killed_at_a_call(round, random, disk):
    child = round.start("--fresh", under=killing_at(random.choice(list(CALLS)), random.randint(1, 3)))
    return child, child.end()


def read_only(round, random, disk):
    disk("ro")
    child = round.start("--fresh")
    code = child.end()
    disk("rw")
    expect_error(child, code, "read-only", "ermission denied", "who may write there")
    return child, code


def full(round, random, disk):
    room = random.randrange(1, 16) << 12
    disk(f"size={shutil.disk_usage(round.folder / 'out').used + room}")
    child = round.start("--fresh")
    code = child.end()
    disk(f"size={LARGE}")
    if code not in COMPLETE:
        expect_error(child, code, "no space left")
    return child, code


@contextlib.contextmanager
def plain_folder(folder):
    yield None


@dataclasses.dataclass(frozen=True)
class Way:
    """How giving up goes wrong."""

    go_wrong: Callable
    # What the outputs are on; it hands out what can be done to that.
    disk: Callable = plain_folder
    # Whether it can be had here, and what it needs.
    is_possible: Callable = lambda: True
    need: str = ""


def changeable(folder):
    return small_disk(folder, LARGE)


@contextlib.contextmanager
def lockable(folder):
    with writable_or_not(folder) as allow:
        yield lambda options: allow(options == "rw")


WAYS = {
    "killed": Way(killed),
    "killed at a call": Way(killed_at_a_call, is_possible=can_trace, need="no strace"),
    "read-only": Way(read_only, lockable),
    "full": Way(full, changeable, can_mount, "only root can make a small disk"),
}


def give_up(cases, count, random, tally, note):
    """Gives so many runs up, one way after the other."""
    if not can_trace():
        tally.leave_out("kills exactly between two renames (no strace)")
    all_turns = turns(cases, count, tally, "--fresh")
    for (serial, case, is_publishing), name in zip(all_turns, shuffled(WAYS, random)):
        way = WAYS[name]
        if not way.is_possible():
            tally.leave_out(f"--fresh {name} ({way.need})")
            continue
        folder = case().folder / f"fresh-{serial}"
        with way.disk(folder / "out") as disk:
            round = relapsed(case(), folder.name, random, tally, is_publishing)
            if not round:
                continue
            times = give_up_until_done(round, way, random, disk, tally)
            tally.add(f"--fresh {name}", times)
            note(f"--fresh {name}, {times} times, after {'publishing' if is_publishing else 'parts'}: "
                 f"{round.case.title}")
        round.remove()


def give_up_until_done(round, way, random, disk, tally):
    """Gives up some times, and then runs to the end as always; returns how often giving up went wrong."""
    times = 0
    for _ in range(random.randint(1, 3)):
        child, code = way.go_wrong(round, random, disk)
        if code in COMPLETE or (code == -signal.SIGKILL and round.is_done):
            tally.add("documents checked", round.check(child, code))
            tally.add("runs completed")
            return times
        times += 1
    complete(round, tally)
    return times
