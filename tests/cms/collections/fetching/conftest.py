"""A server of this machine that gives files, and a door that lets only it in."""

from __future__ import annotations

import re
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from cms.collections.intake import Door
from cms.collections.intake.fetching import Limits
from tests.factories.collections import picture_file

HOST = "images.exemple.fr"
LOOPBACK = "127.0.0.1"
PICTURE = picture_file(kind="JPEG", quality=90).getvalue()


class Handler(BaseHTTPRequestHandler):
    server: Any

    def do_GET(self) -> None:
        self.server.asked.append((self.headers["Host"], self.path))
        word = re.match(r"/(\w+)", self.path)
        getattr(self, f"answer_{word and word[1]}")()

    def answer_vue(self) -> None:
        self.give(PICTURE)

    def answer_text(self) -> None:
        self.give("ceci n’est pas une image".encode(), kind="image/jpeg")

    def answer_gone(self) -> None:
        self.send_error(404)

    def answer_to(self) -> None:
        """/to/<address>: leads there."""
        self.send_response(302)
        self.send_header("Location", self.path.removeprefix("/to/"))
        self.end_headers()

    def answer_round(self) -> None:
        self.send_response(307)
        self.send_header("Location", "/round")
        self.end_headers()

    def answer_announced(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(3 * 1024 * 1024))
        self.end_headers()

    def answer_endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.pour(b"\0" * 65536, pause=0)

    def answer_drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.pour(b"x", pause=0.05)

    def answer_dripping(self) -> None:
        """Headers that never end."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        self.pour(b"x", pause=0.05)

    def answer_silent(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.flush()
        self.server.over.wait(5)

    def answer_short(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(PICTURE)))
        self.end_headers()
        self.wfile.write(PICTURE[:200])

    def give(self, content: bytes, kind: str = "application/octet-stream") -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def pour(self, part: bytes, pause: float) -> None:
        try:
            while not self.server.over.wait(pause):
                self.wfile.write(part)
                self.wfile.flush()
        except OSError:
            return

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for our host, made now and thrown away."""
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    names = f"subjectAltName=DNS:{HOST},DNS:autre.exemple.fr"
    make = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    make += ["-subj", f"/CN={HOST}", "-addext", names, "-keyout", str(file), "-out", str(file.with_name("crt.pem"))]
    subprocess.run(make, check=True, capture_output=True)
    file.write_text(file.read_text() + file.with_name("crt.pem").read_text())
    return file


@pytest.fixture(scope="module")
def server(certificate: Path) -> Iterator[Any]:
    class Server(ThreadingHTTPServer):
        daemon_threads = True
        asked: list[tuple[str, str]] = []
        over = threading.Event()

        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that hangs up is what half of these tests are about."""

    serving = Server((LOOPBACK, 0), Handler)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    serving.socket = tls.wrap_socket(serving.socket, server_side=True)
    thread = threading.Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield serving
    serving.over.set()
    serving.shutdown()
    serving.server_close()


def only_loopback(address: Any) -> bool:
    return str(address) == LOOPBACK


@pytest.fixture
def door(server: Any, certificate: Path) -> Door:
    """To our server alone: it trusts its certificate, finds every name there, and lets 127.0.0.1 through."""
    server.asked.clear()
    return Door(
        resolve=lambda host, port: [LOOPBACK],
        allows=only_loopback,
        ports=frozenset({server.server_port}),
        authorities=lambda: ssl.create_default_context(cafile=str(certificate)),
        limits=Limits(megabytes=1, connect=2, silence=1, total=3),
    )


@pytest.fixture
def at(server: Any) -> Callable[..., str]:
    return lambda path, host=HOST: f"https://{host}:{server.server_port}/{path}"
