"""A chat that a message is posted to, which fails now and then, and runs that are killed meanwhile.

The message comes at least once, the same each time and by the same key; again only where the run was killed, or not
answered, before it could note that it was taken.
"""
import shutil
import signal

from child import Child, Violation
from documents import MARK, difference
from exports import marks_of_lines
from pipeline import write_stages
from sources import write_well
from webhooks import MOST_KILLS, Receiver, is_done, strike

CHATS = ("slack", "discord", "mattermost")


def chat(pipe, folder, count, documents_count, random, tally, note):
    """Kills runs that post a message to a chat, so many times to each."""
    with Receiver() as receiver:
        for serial in tally.turns(count * len(CHATS), "messages to chats"):
            name = CHATS[serial % len(CHATS)]
            post_once(pipe, folder / f"{name}-{serial}", name, receiver, documents_count, random, tally, note)


def post_once(pipe, folder, name, receiver, count, random, tally, note):
    receiver.clear()
    folder.mkdir(parents=True)
    marks = write_well(folder / "in.jsonl", count)
    chat = {"to": receiver.address, "format": name}
    write_stages(folder, [
        {"fetch": {"jsonl": "in.jsonl"}}, {"export": chat, "retry": {"attempts": 6, "backoff": "10ms"}},
        {"export": {"to": "out/all.jsonl"}}])
    receiver.troubles[1] = trouble = random.choice(("refused", "unanswered"))
    kills = 0
    while True:
        receiver.begin()
        child = Child([str(pipe), "run", "pipeline.yaml"], folder)
        if kills < MOST_KILLS:
            strike(child, receiver, receiver.count + random.randrange(2), random)
        code = child.end()
        receiver.settle()
        if code == 0 or (code == -signal.SIGKILL and is_done(pipe, folder)):
            break
        if code != -signal.SIGKILL:
            raise Violation(folder, f"the run ended with {code}: {child.errors}")
        kills += 1
    posts = [key for run in receiver.runs for key in run]
    if not 1 <= len(posts) <= 1 + (trouble == "unanswered") + kills:
        raise Violation(folder, f"the message came {len(posts)} times, and {kills} runs were killed")
    bodies = [body.decode() for key in set(posts) for body in receiver.bodies[key]]
    if len(bodies) != 1:
        raise Violation(folder, f"one message has {len(set(posts))} keys and {len(bodies)} texts")
    shown = MARK.findall(bodies[0])
    if not shown or shown != marks[: len(shown)] or f"{len(marks)} documents" not in bodies[0]:
        raise Violation(folder, f"the message has {len(shown)} documents: {difference(marks[: len(shown)], shown)}")
    if (found := marks_of_lines(folder / "out/all.jsonl")) != marks:
        raise Violation(folder, f"out/all.jsonl: {difference(marks, found)}")
    tally.add("documents checked", len(shown) + len(marks))
    tally.add("runs completed")
    tally.add("messages posted to chats", len(posts))
    tally.add("SIGKILL, posting to a chat", kills)
    note(f"a run that posts to {name} was killed {kills} times, and its message came {len(posts)} times")
    shutil.rmtree(folder, ignore_errors=True)
