"""Writes stages for pipe in Python: one file, standard library only. Copy it beside your plugin.

    from pipe_plugin import Drop, Plugin

    plugin = Plugin("shout", "Writes titles in capitals.")
    plugin.option("ending", "!", "What is put at the end.")
    plugin.example("A title", [{"id": "a", "title": "Rain"}], [{"id": "a", "title": "RAIN!"}])

    @plugin.document
    def shout(document, options):
        if not document.get("title"):
            raise Drop("without a title")
        document["title"] = document["title"].upper() + options["ending"]
        return document

    plugin.run()

A document is a dictionary with the keys of docs/document.md. The function returns it, or a list of documents, or None
for the document as it is; it raises Drop to end it, and anything else makes it fail. What a plugin prints goes to
standard error, and so to pipe's log. The protocol is in docs/process-protocol.md.
"""

import json
import os
import sys
import threading
import traceback

PROTOCOL = 1
_TYPES = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object"}


class Drop(Exception):
    """Ends a document; the reason is counted, and says nothing of the document itself."""


class Failure(Exception):
    """Lets a document fail, with advice; a transient one is tried again where the pipeline says so."""

    def __init__(self, message, hint=None, transient=False, code=None):
        super().__init__(message)
        self.hint, self.transient, self.code = hint, transient, code


class Refusal(Exception):
    """Refuses the options."""

    def __init__(self, message, option=None, hint=None):
        super().__init__(message)
        self.option, self.hint = option, hint


class Plugin:
    """A stage: its manual, its options, and what it does."""

    def __init__(self, name, summary, details="", version=1, batch=64):
        self._hello = {"protocol": PROTOCOL, "name": name, "summary": summary, "details": details,
                       "version": version, "batch": batch, "options": {"type": "object", "properties": {}},
                       "examples": []}
        self._start = self._one = self._all = None
        self._out = self._lock = None
        self.options, self.dry_run = {}, False

    def option(self, key, default, help, type=None, required=False, secret=False, **limits):
        """Declares an option; limits are words of JSON Schema such as minimum, maximum, enum and items."""
        schema = dict(limits, description=help)
        if "enum" not in limits:
            kind = _TYPES.get(default.__class__, "string")
            schema["type"] = type or kind
        if secret:
            schema["writeOnly"] = True
        options = self._hello["options"]
        if required:
            options.setdefault("required", []).append(key)
        else:
            schema["default"] = default
        options["properties"][key] = schema

    def example(self, title, input, output, options="", failures=()):
        """Adds an example: it is shown in the manual, and 'pipe test NAME' runs it."""
        self._hello["examples"].append({"title": title, "options": options, "input": input, "output": output,
                                        "failures": list(failures)})

    def start(self, function):
        """Marks what is called with the options before the first document; it may raise Refusal."""
        self._start = function
        return function

    def document(self, function):
        """Marks what is called with each document and the options."""
        self._one = function
        return function

    def batch(self, function):
        """Marks what is called with a list of documents and the options, and returns as many results."""
        self._all = function
        return function

    def note(self, text):
        """Says something worth knowing of the run."""
        self._send({"note": text})

    def log(self, message, level="info"):
        """Logs something: trace, debug, info, notice, warning, error or critical."""
        self._send({"log": level, "message": message})

    def heartbeat(self):
        """Says that the plugin is still at work."""
        self._send({"heartbeat": True})

    def run(self):
        """Speaks with pipe until there is nothing more to do."""
        if "PIPE_PROTOCOL" not in os.environ and sys.stdin.isatty():
            sys.exit(f"{self._hello['name']} is a plugin of pipe: put it into a folder 'plugins', "
                     f"then 'pipe stages {self._hello['name']}'")
        self._lock = threading.Lock()
        self._out = os.fdopen(os.dup(1), "wb", buffering=1 << 16)
        # What somebody prints must not stand among the answers.
        os.dup2(2, 1)
        sys.stdout = sys.stderr
        waiting = []
        for line in sys.stdin.buffer:
            message = json.loads(line)
            if "hello" in message:
                self._send({"hello": self._hello})
            elif "start" in message:
                self._begin(message["start"])
            elif "document" in message:
                if self._all is None:
                    self._answer(message["n"], message["document"], self._one)
                    continue
                waiting.append(message)
                if message.get("last"):
                    self._answer_all(waiting)
                    waiting = []

    def _begin(self, start):
        self.options, self.dry_run = start.get("options", {}), start.get("dry_run", False)
        try:
            if self._start:
                self._start(self.options)
            self._send({"ready": True})
        except Refusal as refusal:
            self._send(_without_none(error=str(refusal), option=refusal.option, hint=refusal.hint))

    def _answer(self, n, document, function):
        try:
            self._send(_result(n, document, function(document, self.options)))
        except Exception as error:  # one document's failure is its own
            self._send(_failure(n, error))

    def _answer_all(self, messages):
        try:
            results = list(self._all([message["document"] for message in messages], self.options))
            if len(results) != len(messages):
                raise Failure(f"the plugin made {len(results)} results of {len(messages)} documents")
        except Exception as error:
            results = [error] * len(messages)
        for message, result in zip(messages, results):
            if isinstance(result, Exception):
                self._send(_failure(message["n"], result))
            else:
                self._send(_result(message["n"], message["document"], result))

    def _send(self, message):
        line = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        with self._lock:
            self._out.write(line + b"\n")
            self._out.flush()


def _result(n, document, result):
    if isinstance(result, list):
        return {"n": n, "documents": result}
    return {"n": n, "document": document if result is None else result}


def _failure(n, error):
    if isinstance(error, Drop):
        return {"n": n, "drop": str(error)}
    if isinstance(error, Failure):
        return _without_none(n=n, error=str(error), hint=error.hint, transient=error.transient, code=error.code)
    traceback.print_exception(type(error), error, error.__traceback__)
    return {"n": n, "error": f"{type(error).__name__}: {error}"}


def _without_none(**members):
    return {key: value for key, value in members.items() if value is not None}
