"""A program that does wrong what a program can do wrong, as its first argument says."""

import json
import os
import sys
import time

mode = sys.argv[1]
out = os.fdopen(1, "wb", buffering=0)


def say(message):
    out.write(json.dumps(message).encode() + b"\n")


def answer(message):
    say({"n": message["n"], "document": message["document"]})


served = 0
held = []
for line in sys.stdin.buffer:
    message = json.loads(line)
    if "hello" in message:
        if mode == "mute":
            time.sleep(60)
        if mode == "ends-at-once":
            print("no licence found", file=sys.stderr)
            sys.exit(3)
        if mode == "starts-once":
            # The flag is a file that the test has made.
            if not os.path.exists(sys.argv[2]):
                sys.exit(4)
            os.remove(sys.argv[2])
        if mode == "not-json":
            out.write(b"Loading model...\n" * 3)
        hello = {"protocol": 7 if mode == "other-protocol" else 1, "name": "misbehave"}
        if mode == "options":
            hello["options"] = {"properties": {"level": {"type": "integer", "minimum": 1, "default": 2,
                                                         "description": "How much."}}}
        if mode == "bad-schema":
            hello["options"] = {"properties": {"level": {"type": "wholenumber"}}}
        say({"hello": hello})
        continue
    if "start" in message:
        if mode == "refuses":
            say({"error": "the model is not there", "option": "model", "hint": "download it"})
        elif mode == "options":
            options = message["start"]["options"]
            say({"ready": True})
        else:
            say({"ready": True})
        continue
    document = message["document"]
    number = int(document["id"]) if document["id"].isdigit() else 0
    served += 1
    if mode == "dies-by-count" and served % 100 == 0:
        sys.exit(1)
    elif mode == "dies-at-document" and number % 100 == 0:
        print(f"cannot stand {number}", file=sys.stderr)
        sys.exit(5)
    elif mode == "crashes" and number == 7:
        os.kill(os.getpid(), 11)
    elif mode == "starts-once" and number == 3:
        sys.exit(1)
    elif mode == "hangs" and number == 5:
        time.sleep(60)
    elif mode == "hangs-by-count" and served == 50:
        time.sleep(60)
    elif mode == "garbage":
        out.write(b"\xff\xfe\x00 chatter {\n[1, 2\n")
        answer(message)
    elif mode == "garbage-instead" and number == 4:
        out.write(b"Segmentation fault, sort of\n")
    elif mode == "endless-line" and number == 4:
        out.write(b"x" * 3_000_000 + b"\n")
    elif mode == "bad-document" and number == 4:
        say({"n": message["n"], "document": {"id": "4", "title": 12}})
    elif mode == "empty-answer" and number == 4:
        say({"n": message["n"]})
    elif mode == "floods":
        sys.stderr.write(("y" * 99 + "\n") * 1000)
        sys.stderr.flush()
        answer(message)
    elif mode == "out-of-order":
        held.append(message)
        if message.get("last"):
            for other in reversed(held):
                answer(other)
            held = []
    elif mode == "too-much":
        answer(message)
        answer(message)
        say({"n": message["n"] + 1000, "document": {"id": "invented"}})
        say({"n": -1, "drop": "invented"})
    elif mode == "slow-but-alive" and number == 2:
        for _ in range(8):
            time.sleep(0.05)
            say({"heartbeat": True})
        answer(message)
    elif mode == "options":
        document.setdefault("metadata", {})["level"] = options["level"]
        answer(message)
    elif mode == "judges":
        if number % 4 == 1:
            say({"n": message["n"], "drop": "not wanted"})
        elif number % 4 == 2:
            say({"n": message["n"], "error": "cannot read it", "code": "bad-document", "hint": "look at it"})
        elif number % 4 == 3:
            say({"n": message["n"], "documents": [{"id": document["id"] + "a"}, {"id": document["id"] + "b"}]})
        else:
            say({"note": "four", "n_": 1})
            say({"log": "warning", "message": "logged"})
            answer(message)
    elif mode == "at-second-try" and document["id"] == "3" and not os.path.exists(sys.argv[2]):
        open(sys.argv[2], "w").close()
        say({"n": message["n"], "error": "busy", "transient": True})
    elif mode == "busy" and document["id"] == "3":
        say({"n": message["n"], "error": "busy", "transient": True})
    else:
        answer(message)
if mode == "speaks-after-the-end":
    say({"n": 1, "document": {"id": "late"}})
if mode == "stays":
    time.sleep(60)
if mode == "ends-badly":
    sys.exit(9)
