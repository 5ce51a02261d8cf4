"""Interrupted runs whose hidden files, folder, or pipeline are not where or what they were.

A new change of the pipeline joins by a line in CHANGES.
"""
import contextlib
import json
import pathlib
import shutil
import sqlite3
import tempfile

from child import Violation
from exports import JOURNALS
from pipeline import Round
from relapse import complete, relapsed, shuffled, snapshot, turns
from trouble import expect_error


def lose_parts(cases, count, random, tally, note):
    """Deletes hidden files of interrupted runs: that is an error, and its advice works."""
    for serial, case, is_publishing in turns(cases, count, tally, "deleted parts"):
        round = relapsed(case(), f"lost-{serial}", random, tally, is_publishing)
        if not round:
            continue
        parts = [part for part in round.parts if part.stat().st_size]
        for part in random.choice((parts, [random.choice(parts)])):
            part.unlink()
        before = published(round)
        child = round.start()
        code = child.end()
        if is_publishing and code != 1:
            # What was deleted had become outputs already.
            tally.add("documents checked", round.check(child, code))
            tally.add("deleted parts that nobody needed")
        else:
            expect_error(child, code, "pipe-part")
            if "--fresh" not in child.errors[0]:
                raise Violation(round.folder, f"an error that says nothing of what to do: {child.errors[0]}")
            if before != published(round):
                raise Violation(round.folder, "outputs were changed although parts are missing")
            complete(round, tally, "--fresh")
            tally.add("parts deleted")
        note(f"parts were deleted{' while publishing' * is_publishing}: {round.case.title}")
        round.remove()


def published(round):
    """The outputs that are not hidden, and what is in those that are written in transactions: who opens one
    takes back a transaction that was killed, and with it bytes of the file, but nothing that was in it.
    """
    files = snapshot(round.folder, "out")
    outputs = {name: file for name, file in files.items() if "/." not in name}
    for export in round.case.exports.values():
        if export.is_published or export.to not in outputs:
            continue
        with tempfile.TemporaryDirectory() as copy:
            # The journal of the transaction goes along.
            for name in outputs.keys() & {export.to + ending for ending in ("", *JOURNALS)}:
                shutil.copy(round.folder / name, copy)
                del outputs[name]
            database = pathlib.Path(copy) / pathlib.Path(export.to).name
            with contextlib.closing(sqlite3.connect(database)) as connection:
                connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
            outputs[export.to] = export.content(database)
    return outputs


def copy_away(cases, count, random, tally, note):
    """Copies folders of interrupted runs: the copy is not gone on with, and the original is left alone."""
    for serial, case, is_publishing in turns(cases, count, tally, "copies"):
        round = relapsed(case(), f"original-{serial}", random, tally, is_publishing)
        if not round:
            continue
        copy = copied(round, f"copy-{serial}")
        before, copied_before = snapshot(round.folder), snapshot(copy.folder, "out")
        child = copy.start()
        expect_refusal(child, child.end(), "copied or moved")
        expect_same(copy.folder, copied_before, snapshot(copy.folder, "out"))
        code = (child := copy.start("--fresh")).end()
        # What the interrupted run has added to files is not taken back in the copy.
        tally.add("documents checked", copy.check(child, code, may_be_twice=is_publishing))
        expect_same(round.folder, before, snapshot(round.folder))
        complete(round, tally)
        tally.add("copies refused, and begun afresh")
        note(f"a folder was copied{' while publishing' * is_publishing}: {round.case.title}")
        round.remove()
        copy.remove()


def copied(round, name):
    """As `cp -r` copies, without the times."""
    folder = round.folder.with_name(name)
    shutil.copytree(round.folder, folder, symlinks=True, copy_function=shutil.copy)
    copy = Round(round.case, folder)
    copy.advance()
    return copy


CHANGES = {
    "max_document": lambda pipeline: pipeline.update(max_document="1MiB"),
    "on_error": lambda pipeline: pipeline["stages"].__setitem__(1, {"clean": {}, "on_error": "keep"}),
    "an option": lambda pipeline: pipeline["stages"].__setitem__(1, {"clean": {"min_length": 1}}),
    "an output": lambda pipeline: pipeline["stages"].append({"export": {"to": "out/more.jsonl"}}),
    "order": lambda pipeline: pipeline["stages"].insert(-1, pipeline["stages"].pop()),
}


def change_pipelines(cases, count, random, tally, note):
    """Changes pipelines of interrupted runs: refused until it is changed back, and nothing is written."""
    all_turns = turns(cases, count, tally, "changed pipelines")
    for (serial, case, is_publishing), name in zip(all_turns, shuffled(CHANGES, random)):
        round = relapsed(case(), f"changed-{serial}", random, tally, is_publishing)
        if not round:
            continue
        path = round.folder / "pipeline.yaml"
        pipeline = json.loads(original := path.read_text())
        CHANGES[name](pipeline)
        path.write_text(json.dumps(pipeline))
        before = snapshot(round.folder, "out"), round.noted("position"), round.noted("output")
        child = round.start()
        expect_refusal(child, child.end(), "the pipeline has changed since")
        expect_same(
            round.folder, before,
            (snapshot(round.folder, "out"), round.noted("position"), round.noted("output")))
        path.write_text(original)
        complete(round, tally)
        tally.add("changed pipelines refused")
        note(f"the pipeline was changed ({name}): {round.case.title}")
        round.remove()


def expect_refusal(child, code, words):
    errors = child.errors
    if code != 2 or len(errors) != 1 or words not in errors[0] or "--fresh" not in errors[0]:
        raise Violation(child.folder, f"expected to be refused, since '{words}'; {code}: {child.said}")


def expect_same(folder, before, after):
    if before != after:
        names = before.keys() ^ after.keys() if isinstance(before, dict) else ()
        raise Violation(folder, f"files were changed that should not be {sorted(names)}")
