"""Runs whose clock jumps, forward and back, while they go on and between them; where a C compiler can be had."""
import pathlib
import shutil
import signal
import subprocess
import tempfile

from child import Violation
from interruptions import COMPLETE
from pipeline import Round
from relapse import turns

# How far it jumps, in days: a clock that was never set, and one that was set wrong.
DAYS = (-400, 45)
MOST_KILLS = 3


def library(folder):
    """Makes what lets the clock of a process jump, in a folder; nothing where it cannot be made."""
    compiler = shutil.which("cc") or shutil.which("clang")
    if not compiler or not pathlib.Path("/proc/self").exists():
        return None
    made = pathlib.Path(folder) / "clock.so"
    source = pathlib.Path(__file__).with_name("clock.c")
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", made, source, "-ldl"]
    return made if subprocess.run(command, capture_output=True).returncode == 0 else None


def jump(cases, count, random, tally, note):
    """Lets the clock jump in so many runs, which are killed some times; they come to the same end."""
    with tempfile.TemporaryDirectory(prefix="pipe-chaos-") as folder:
        if not (loaded := library(folder)):
            return tally.leave_out("clocks that jump (no C compiler for Linux)")
        for serial, case, _ in turns(cases, count, tally, "clocks that jump"):
            round = Round(case(), case().folder / f"clock-{serial}")
            jump_once(round, loaded, pathlib.Path(folder) / "clock", random, tally, note)


def jump_once(round, loaded, clock, random, tally, note):
    under = ["env", f"LD_PRELOAD={loaded}", f"CHAOS_CLOCK={clock}"]
    jumps = kills = 0
    going = True
    while going:
        set_clock(clock, random)
        jumps += 1
        child = round.start(under=under)
        while not child.ends_within(random.uniform(0, round.case.seconds / 3)):
            set_clock(clock, random)
            jumps += 1
            if kills < MOST_KILLS and random.random() < 0.4:
                kills += child.strike(signal.SIGKILL)
        code = child.end()
        if code in COMPLETE or (code == -signal.SIGKILL and round.is_done):
            tally.add("documents checked", round.check(child, code))
            tally.add("runs completed")
            going = round.advance()
        elif code != -signal.SIGKILL:
            raise Violation(round.folder, f"the run ended with {code}: {child.errors}")
    tally.add("jumps of the clock", jumps)
    tally.add("SIGKILL, after the clock has jumped", kills)
    note(f"the clock jumped {jumps} times, and the run was killed {kills} times: {round.case.title}")
    round.remove()


def set_clock(path, random):
    """Puts the clock off by so many seconds; a process that has the file open sees it at once."""
    seconds = random.randint(*(days * 86_400 for days in DAYS))
    with path.open("r+b" if path.exists() else "wb") as file:
        file.write(seconds.to_bytes(8, "little", signed=True))
