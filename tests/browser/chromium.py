"""Debian's Chromium, told what to do through a pipe: no port, no driver, no other package."""

import json
import os
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome")
PROGRAM = next(filter(None, map(shutil.which, NAMES)), None)

_OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars")
_OPTIONS += ("--disable-background-networking", "--disable-dev-shm-usage")


class Browser:
    """A browser with one page."""

    def __init__(self, out: int, in_: int) -> None:
        self._out, self._in = out, os.fdopen(in_, "rb", buffering=0)
        self._rest, self._count, self._session = b"", 0, ""
        self.events: list[dict[str, Any]] = []
        target = self("Target.createTarget", url="about:blank")["targetId"]
        self._session = self("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Log", "Runtime"):
            self(f"{domain}.enable")

    def __call__(self, method: str, **parameters: object) -> dict[str, Any]:
        """What the browser answers to *method*."""
        self._count += 1
        call = {"id": self._count, "method": method, "params": parameters}
        call |= {"sessionId": self._session} if self._session else {}
        os.write(self._out, json.dumps(call).encode() + b"\0")
        while (said := self._next()).get("id") != self._count:
            self.events.append(said)
        assert "error" not in said, said
        result: dict[str, Any] = said["result"]
        return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            more = self._in.read(1 << 16)
            assert more, "Chromium has ended."
            self._rest += more
        line, _, self._rest = self._rest.partition(b"\0")
        said: dict[str, Any] = json.loads(line)
        return said

    def wait(self, event: str) -> None:
        """Wait for *event*, if it has not come yet."""
        while not any(each.get("method") == event for each in self.events):
            self.events.append(self._next())

    def look(self, *, wide: int = 1280, high: int = 900, media: str = "", **features: str) -> None:
        """Look at the page in a window of this size, on paper, or with features as dark mode."""
        self("Emulation.setDeviceMetricsOverride", width=wide, height=high, mobile=wide < 600,
             deviceScaleFactor=1)  # fmt: skip
        named = [{"name": k.replace("_", "-"), "value": v} for k, v in features.items()]
        self("Emulation.setEmulatedMedia", media=media, features=named)

    def open(self, page: Path, *, trusting: bool = False) -> None:
        """Open *page*; when *trusting*, scripts of ours may look into it against its policy."""
        self("Page.setBypassCSP", enabled=trusting)
        self.events.clear()
        self("Page.navigate", url=page.as_uri())
        self.wait("Page.loadEventFired")

    def run(self, script: str) -> Any:
        """The value of *script*, which may be promised for later."""
        done = self("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

    def picture(self, file: Path) -> None:
        """A picture of the whole page."""
        shot = self("Page.captureScreenshot", captureBeyondViewport=True)
        file.write_bytes(b64decode(shot["data"]))

    def printed(self, file: Path, wide: float = 8.27, high: float = 11.69) -> None:
        """The page on paper, of A4 or so many inches."""
        size = {"paperWidth": wide, "paperHeight": high}
        done = self("Page.printToPDF", preferCSSPageSize=True, printBackground=False, **size)
        file.write_bytes(b64decode(done["data"]))


@contextmanager
def chromium(home: Path) -> Iterator[Browser]:
    """A browser that keeps what it keeps in *home*."""
    assert PROGRAM
    to_read, out = os.pipe()
    in_, to_write = os.pipe()
    # The browser reads at 3 and writes at 4; a shell puts the pipes there, wherever they are.
    command = f'exec "$@" 3<&{to_read} 4>&{to_write}'
    options = [*_OPTIONS, "--remote-debugging-pipe", f"--user-data-dir={home}"]
    process = subprocess.Popen(
        ["bash", "-c", command, "bash", PROGRAM, *options, "about:blank"],
        pass_fds=(to_read, to_write),
        env={"HOME": str(home), "PATH": os.environ["PATH"]},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(to_read)
    os.close(to_write)
    try:
        yield Browser(out, in_)
    finally:
        os.close(out)  # which ends it
        process.wait()
