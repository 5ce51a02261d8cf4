"""Two runs at once, a disk that fills, and folders that cannot be written to."""
import contextlib
import itertools
import os
import shutil
import subprocess

from interruptions import COMPLETE
from child import Violation
from pipeline import STATE_LOG, Round

# Where the small disk is: all of the folder, or a part of it.
DISKS = {"everything": ".", "the state": ".pipe", "the outputs": "out"}


def two_at_once(case, count, random, tally, note):
    """Starts a run beside another: the second has to be refused, and the first is not disturbed."""
    refused = 0
    for serial in itertools.count(1):
        if refused == count or tally.is_late("two runs at once"):
            return
        round = Round(case(), case().folder / f"two-{serial}")
        first = round.start()
        while "process" not in read(round.folder / ".pipe" / "chaos.sqlite.lock"):
            if first.ends_within(0.001):
                break
        first.ends_within(random.uniform(0, round.case.seconds / 2))
        second = round.start()
        code, was_first = second.end(), first.ends_within(0)
        if not was_first:
            expect_error(second, code, "another pipe run")
            refused += 1
            tally.add("second runs refused")
            note(f"a second run was refused, {refused} of {count}: {round.case.title}")
        code = first.end()
        if not was_first:
            tally.add("documents checked", round.check(first, code))
            tally.add("runs completed")
        round.remove()


def full_disk(case, random, tally, note):
    """Lets a run find its disk full, and grows the disk until it is complete."""
    if not can_mount():
        return tally.leave_out("a full disk (only root can make a small one)")
    for name, part in DISKS.items():
        if tally.is_late("full disks"):
            return
        round_folder = case().folder / f"full-{part.strip('.') or 'all'}"
        need = used(case().reference.folder / part)
        size = int(random.uniform(0.05, 0.9) * need) + (1 << 16)
        with small_disk(round_folder / part, size) as disk:
            round = Round(case(), round_folder)
            failures = 0
            while (code := (child := round.start()).end()) not in COMPLETE:
                expect_error(child, code, "no space left")
                failures += 1
                size = int(size * random.uniform(1.2, 3))
                disk(f"size={size}")
            tally.add("full disks", failures)
            # On a disk that only just sufficed, the log of the state cannot be put into it.
            tally.add("documents checked", round.check(child, code, may_leave=STATE_LOG))
            tally.add("runs completed")
            note(f"a full disk for {name}, {failures} times until {size >> 10:,} KiB: {round.case.title}")
        round.remove()


def read_only(case, is_short, random, tally, note):
    """Takes away the right to write to a folder, at the beginning and after an interruption; in short, to each
    at one of these."""
    turns = random.sample(list(itertools.product(("out", ".pipe"), (False, True))), 4)
    for part, is_interrupted in dict(turns).items() if is_short else turns:
        if tally.is_late("read-only folders"):
            return
        folder = case().folder / f"read-only-{part.strip('.')}-{int(is_interrupted)}"
        with writable_or_not(folder / part) as allow:
            round = Round(case(), folder)
            is_over = False
            if is_interrupted:
                child = round.start()
                child.ends_within(random.uniform(0.1, 0.5) * case().seconds)
                child.strike(9)
                is_over = child.end() in COMPLETE
            if not is_over:
                allow(False)
                child = round.start()
                # SQLite says only that it cannot open the file.
                expect_error(child, child.end(), "read-only", "ermission denied", "who may write there")
                allow(True)
                child = round.start()
                tally.add("documents checked", round.check(child, child.end()))
                tally.add("runs completed")
                tally.add("read-only folders")
                note(f"'{part}' was read-only{' after an interruption' * is_interrupted}: {round.case.title}")
        round.remove()


def expect_error(child, code, *words):
    """One error in one sentence, about the right thing, with advice, and exit code 1."""
    errors = child.errors
    if code != 1 or len(errors) != 1 or not any(word in errors[0] for word in words):
        raise Violation(child.folder, f"expected an error about {words[0]}; {code}: {child.said}")


def read(path):
    try:
        return path.read_text()
    except OSError:
        return ""


def used(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def can_mount():
    return os.geteuid() == 0 and os.uname().sysname == "Linux"


@contextlib.contextmanager
def small_disk(folder, size):
    """A file system of a size in memory; what is handed out changes its options."""
    folder.mkdir(parents=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", folder], check=True)

    def change(options):
        subprocess.run(["mount", "-o", f"remount,{options}", folder], check=True)

    try:
        yield change
    except Violation:
        # To be looked at.
        shutil.copytree(folder, folder.with_name(folder.name + ".kept"), symlinks=True)
        raise
    finally:
        subprocess.run(["umount", folder], check=True)


@contextlib.contextmanager
def writable_or_not(folder):
    """A folder of which the right to write can be taken away; root keeps it unless the disk says no."""
    if can_mount():
        with small_disk(folder, 1 << 30) as disk:
            yield lambda is_allowed: disk("rw" if is_allowed else "ro")
    else:
        folder.mkdir(parents=True)
        yield lambda is_allowed: folder.chmod(0o755 if is_allowed else 0o555)
