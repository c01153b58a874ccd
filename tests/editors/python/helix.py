"""Helix in a terminal that is read as a person reads it: what is on the screen, and what was saved."""

import os
import time

import pexpect
import pyte

# Nothing takes this long, in seconds, on a machine that is not stuck.
PATIENCE = 20


class Screen(pyte.Screen):
    """Answers none of the questions that Helix asks about the terminal."""

    def report_device_status(self, *_, **__):
        pass

    def report_device_attributes(self, *_, **__):
        pass


class Helix:
    def __init__(self, command, environment, width=120, height=40):
        self.screen = Screen(width, height)
        self.stream = pyte.ByteStream(self.screen)
        self.process = pexpect.spawn(command[0], command[1:], dimensions=(height, width), env=environment)

    def text(self):
        return "\n".join(line.rstrip() for line in self.screen.display)

    def read(self, seconds=0.05):
        """Takes in what comes within that time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                self.stream.feed(self.process.read_nonblocking(65536, timeout=0.02))
            except pexpect.TIMEOUT:
                pass
            except pexpect.EOF:
                return

    def wait(self, test, what):
        """Waits for the text of the screen to satisfy `test`, or to hold it if it is a text."""
        if isinstance(test, str):
            sought = test
            test = lambda text: sought in text  # noqa: E731
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.read()
            if test(self.text()):
                return self.text()
        raise AssertionError(f"{what} does not come; the screen is\n{self.text()}")

    def chosen(self, words):
        """Whether the line of a menu that holds these words is in other colours than the next one."""
        for at, line in enumerate(self.screen.display):
            if words in line:
                column = line.index(words)
                return self.screen.buffer[at][column].bg != self.screen.buffer[at + 1][column].bg
        return False

    def type(self, keys):
        self.process.send(keys)
        self.read(0.1)

    def close(self):
        try:
            self.type("\x1b")
            self.type("\x1b")
            self.process.send(":qa!\r")
            self.process.expect(pexpect.EOF, timeout=5)
        except (pexpect.TIMEOUT, OSError):
            pass
        self.process.close(force=True)


def environment(home):
    """What Helix is to know: a home of its own, and where the server is."""
    server = os.path.dirname(os.environ["REFERENTIEL"])
    return {
        "HOME": str(home),
        "PATH": server + ":/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "fr_FR.UTF-8",
        "REFERENTIEL": os.environ["REFERENTIEL"],
    }
