"""Interrupts pipelines, takes their disk away and damages their files, and checks that nothing is lost.

Nothing is lost and nothing is there twice: after whatever was done to it, a run that goes on with the
same command has every document in every output once, in order, and the outputs are the same, byte for
byte, as those of a run that nothing disturbed. The seed makes the same choices again; since instants
fall differently on a busy machine, it makes the same failure likely, and not certain.
"""
import argparse
import functools
import os
import pathlib
import random
import shutil
import signal
import sys
import tempfile

import growth
import trouble
from corruption import DAMAGES, corrupt
from interruptions import interrupt
from pipeline import Case, Violation
from sources import SOURCES
from tally import Tally


# The short form begins nothing new after so many seconds.
SHORT_SECONDS = 30


def arguments():
    parser = argparse.ArgumentParser(
        prog="Tests/Chaos", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pipe", type=pathlib.Path, help="the program, such as .build/release/pipe")
    parser.add_argument("--kills", type=int, default=200, help="how often SIGKILL is sent (200)")
    parser.add_argument("--stops", type=int, default=40, help="how often SIGTERM and SIGINT are sent (40)")
    parser.add_argument("--repeats", type=int, default=3, help="how often each other trouble is made (3)")
    parser.add_argument("--documents", type=int, default=20_000, help="how many a pipeline has (20,000)")
    parser.add_argument("--short", action="store_true", help="little of everything, for every day")
    parser.add_argument("--seed", type=int, help="makes the same choices again")
    parser.add_argument("--folder", help="where the files are made; removed at the end if all is well")
    parser.add_argument("--quiet", action="store_true", help="say only what came of it")
    parser.add_argument(
        "--memory", type=int, nargs="?", const=1_000_000, metavar="DOCUMENTS",
        help="instead, measure the memory of a run of so many documents, and of a tenth of them (1,000,000)")
    parser.add_argument("--soak", type=int, metavar="SECONDS", help="instead, feed one run for so long")
    options = parser.parse_args()
    if options.short:
        # A disk in memory does not make anybody wait until something is durable.
        if not options.folder and os.access("/dev/shm", os.W_OK):
            options.folder = "/dev/shm"
        options.kills, options.stops, options.repeats, options.documents = 10, 2, 1, 200
    return options


def main():
    options = arguments()
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(1 << 32)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="pipe-chaos-", dir=options.folder))
    pipe = options.pipe.absolute()
    tally = Tally()
    say(f"seed {seed}, in {folder}")
    try:
        if options.memory:
            growth.measure(pipe, folder, options.memory, say)
        elif options.soak:
            growth.soak(pipe, folder, options.soak, say)
        else:
            make_chaos(options, pipe, folder, random.Random(seed), tally)
    except Violation as violation:
        say(f"VIOLATED with --seed {seed}: {violation}\n  see {violation.folder}\n{tally}")
        return 1
    say(f"all promises kept\n{tally}")
    shutil.rmtree(folder)
    return 0


def make_chaos(options, pipe, folder, choices, tally):
    """Everything that happens to a run, one kind after the other."""

    def case(names, only_new=False):
        title = ("-".join(names) if len(names) == 1 else "all") + "-new" * only_new
        return functools.cache(
            lambda: Case(pipe, folder / title, names, options.documents, only_new))

    note = (lambda text: None) if options.quiet else say
    alone = {name: case([name]) for name in SOURCES}
    everything = case(list(SOURCES))
    cases = [everything, case(list(SOURCES), only_new=True)]
    if not options.short:
        cases += alone.values()
    report = (choices, tally, note)

    def of(source):
        return alone[source] if source else everything

    steps = [
        lambda: interrupt(cases, options.kills, signal.SIGKILL, *report),
        lambda: interrupt(cases, options.stops, signal.SIGTERM, *report),
        lambda: interrupt(cases, options.stops, signal.SIGINT, *report),
        lambda: trouble.two_at_once(everything, options.repeats, *report),
        lambda: trouble.full_disk(everything, *report),
        lambda: trouble.read_only(everything, *report),
    ]
    steps += steps[-2:] * (options.repeats - 1)
    damages = choices.sample(list(DAMAGES), 6) if options.short else list(DAMAGES)
    steps += [
        functools.partial(corrupt, of, [damage], options.repeats, *report) for damage in damages]
    for done, step in enumerate(steps):
        if options.short and tally.seconds > SHORT_SECONDS:
            return say(f"a busy machine: {len(steps) - done} of {len(steps)} steps are left out")
        step()


def say(text):
    print(f"chaos: {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
