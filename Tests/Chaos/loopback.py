"""What servers on this machine have in common with which runs speak that are killed."""
import socketserver
import sys
import threading
import time


class Loopback(socketserver.ThreadingMixIn):
    """A server that knows how many sessions are open. `with` closes it."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, handler):
        super().__init__(("127.0.0.1", 0), handler)
        self.lock, self.sessions = threading.Lock(), 0

    def start(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def __exit__(self, *arguments):
        self.shutdown()
        super().__exit__(*arguments)

    def settle(self):
        """Waits for what a run that was killed had sent before."""
        while self.sessions > 0:
            time.sleep(0.001)

    def process_request(self, *arguments):
        with self.lock:
            self.sessions += 1
        super().process_request(*arguments)

    def shutdown_request(self, *arguments):
        super().shutdown_request(*arguments)
        with self.lock:
            self.sessions -= 1

    def handle_error(self, *arguments):
        # Whoever was killed does not wait for an answer, nor say goodbye.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(*arguments)
