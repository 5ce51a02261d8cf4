"""Interrupts pipelines, takes their disk away and damages their files, and checks that nothing is lost.

Nothing is lost and nothing is there twice: after whatever was done to it, a run that goes on with the
same command has every document in every output once, in order, and the outputs are the same, byte for
byte, as those of a run that nothing disturbed.
"""
import argparse
import functools
import pathlib
import random
import shutil
import signal
import sys
import tempfile

import trouble
from corruption import corrupt
from interruptions import interrupt
from pipeline import Case, Violation
from sources import SOURCES
from tally import Tally


def arguments():
    parser = argparse.ArgumentParser(prog="Tests/Chaos", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pipe", help="the program, such as .build/release/pipe")
    parser.add_argument("--kills", type=int, default=200, help="how often SIGKILL is sent")
    parser.add_argument("--stops", type=int, default=40, help="how often SIGTERM and SIGINT are sent")
    parser.add_argument("--repeats", type=int, default=4, help="how often each other trouble is made")
    parser.add_argument("--documents", type=int, default=20_000, help="how many documents a pipeline has")
    parser.add_argument("--seed", type=int, help="makes the same choices again")
    parser.add_argument("--folder", help="where the files are made; removed at the end if all is well")
    parser.add_argument("--quiet", action="store_true", help="say only what came of it")
    return parser.parse_args()


def main():
    options = arguments()
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(1 << 32)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="pipe-chaos-", dir=options.folder))
    note = (lambda text: None) if options.quiet else (lambda text: print(text, flush=True))
    print(f"chaos: seed {seed}, {options.documents:,} documents a run, in {folder}", flush=True)

    def case(names, only_new):
        title = "-".join(names) + ("-new" if only_new else "")
        return functools.cache(
            lambda: Case(options.pipe, folder / title, names, options.documents, only_new))

    alone = {name: case([name], False) for name in SOURCES}
    cases = [case(SOURCES, False), case(SOURCES, True), *alone.values()]
    tally = Tally()
    choices = random.Random(seed)
    try:
        interrupt(cases, options.kills, signal.SIGKILL, choices, tally, note)
        interrupt(cases, options.stops, signal.SIGTERM, choices, tally, note)
        interrupt(cases, options.stops, signal.SIGINT, choices, tally, note)
        trouble.two_at_once(cases[0], options.repeats, choices, tally, note)
        for _ in range(options.repeats):
            trouble.full_disk(cases[0], choices, tally, note)
            trouble.read_only(cases[0], choices, tally, note)
        corrupt(lambda source: alone[source] if source else cases[0], options.repeats, choices, tally, note)
    except Violation as violation:
        print(f"chaos: VIOLATED with --seed {seed}: {violation}\n  see {violation.folder}")
        print(tally)
        return 1
    print(f"chaos: all promises kept\n{tally}")
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
