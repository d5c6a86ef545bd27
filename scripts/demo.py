"""Loads the demonstration network and serves it until interrupted: `make demo`."""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import http.client
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

from scripts.demonstration import ROOT, environment

FRONTENDS = ROOT / "frontends"
NODE = FRONTENDS / "node_modules" / ".bin" / "node"
READY_WITHIN = 90


class Stopped(Exception):
    """Somebody asked the demonstration to end."""


def _stop(signum: int, frame: FrameType | None) -> None:
    raise Stopped


def _sources_digest() -> str:
    """A hash of all front-end sources, so that they are built again only when they changed."""
    digest = hashlib.sha256()
    for path in sorted([*FRONTENDS.glob("*.json"), *FRONTENDS.glob("packages/**/*"), *FRONTENDS.glob("apps/**/*")]):
        parts = path.relative_to(FRONTENDS).parts
        if path.is_file() and not {"node_modules", "build", ".svelte-kit", "gen"} & set(parts):
            digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()


def _built() -> bool:
    return all((FRONTENDS / "apps" / app / "build" / "handler.js").exists() for app in ("portal", "club"))


def _build_frontends() -> None:
    stamp, digest = FRONTENDS / "node_modules" / ".cimaise-built", _sources_digest()
    if _built() and stamp.exists() and stamp.read_text() == digest:
        return
    print("Building the front ends …", flush=True)
    subprocess.run(["npm", "run", "--silent", "build"], cwd=FRONTENDS, check=True, stdout=subprocess.DEVNULL)
    stamp.write_text(digest)


def _busy(ports: dict[str, int]) -> list[str]:
    taken = []
    for name, port in ports.items():
        with socket.socket() as probe:
            probe.settimeout(0.5)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                taken.append(f"{name}={port}")
    return taken


def _answers(port: int, path: str) -> bool:
    with contextlib.suppress(OSError, http.client.HTTPException):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("GET", path, headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status == 200
    return False


def _wait(ports: dict[str, int], children: dict[str, subprocess.Popen[bytes]]) -> None:
    deadline = time.monotonic() + READY_WITHIN
    while not all(_answers(port, "/healthz") for port in ports.values()):
        for name, child in children.items():
            if child.poll() is not None:
                raise RuntimeError(f"{name} ended at once: see its lines above")
        if time.monotonic() > deadline:
            raise RuntimeError(f"not ready after {READY_WITHIN} s")
        time.sleep(0.2)


def _end(children: dict[str, subprocess.Popen[bytes]]) -> None:
    for child in reversed(children.values()):
        if child.poll() is None:
            child.terminate()
    for child in children.values():
        try:
            child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _start(env: dict[str, str]) -> dict[str, subprocess.Popen[bytes]]:
    python = sys.executable
    uvicorn = [python, "-m", "uvicorn", "cms.config.asgi:application", "--host", "127.0.0.1", "--port", env["API_PORT"]]
    commands: dict[str, tuple[list[str], Path, dict[str, str]]] = {
        "API": ([*uvicorn, "--log-level", "warning", "--no-access-log"], ROOT, env),
        "worker": ([python, "manage.py", "db_worker", "--interval", "0.5"], ROOT, env),
        "tick": ([python, "-m", "scripts.tick_loop"], ROOT, env),
        "portal": ([str(NODE), "server.mjs"], FRONTENDS / "apps" / "portal", {**env, "PORT": env["PORTAL_PORT"]}),
        "club": ([str(NODE), "server.mjs"], FRONTENDS / "apps" / "club", {**env, "PORT": env["CLUB_PORT"]}),
    }
    # A session of their own: Ctrl+C reaches this process alone, which then ends each by its own id.
    return {
        name: subprocess.Popen(command, cwd=folder, env=environ, start_new_session=True)
        for name, (command, folder, environ) in commands.items()
    }


def _addresses(env: dict[str, str]) -> str:
    return (
        f"\nNational site   http://localhost:{env['PORTAL_PORT']}\n"
        f"A monument      http://<site>.localhost:{env['PORTAL_PORT']}\n"
        f"Club and votes  http://localhost:{env['CLUB_PORT']}\n"
        f"Admin           http://localhost:{env['API_PORT']}/admin/\n"
        f"GraphQL         http://localhost:{env['API_PORT']}/graphql\n"
        f"Mailbox         http://localhost:{env['API_PORT']}/demonstration/courrier/\n\n"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", help="folder with the real pictures (images/images.csv)")
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    env = environment()
    ports = {name: int(env[name]) for name in ("API_PORT", "PORTAL_PORT", "CLUB_PORT")}
    if taken := _busy(ports):
        print(f"Already in use: {', '.join(taken)}. Choose others, for instance: make demo API_PORT=8100", file=sys.stderr)
        return 1
    children: dict[str, subprocess.Popen[bytes]] = {}
    try:
        manage = [sys.executable, str(ROOT / "manage.py")]
        subprocess.run([*manage, "migrate", "--verbosity", "0"], env=env, cwd=ROOT, check=True)
        load = [*manage, "load_demonstration", *(["--data", arguments.data] if arguments.data else [])]
        # Its progress goes to the terminal at once; what it says on its output (accounts) waits until all is served.
        loaded = subprocess.run(load, env=env, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
        _build_frontends()
        children = _start(env)
        _wait(ports, children)
        print(_addresses(env) + loaded.stdout)
        print("Ready. Ctrl+C ends it.", flush=True)
        while all(child.poll() is None for child in children.values()):
            time.sleep(0.5)
        print("A process of the demonstration ended: see its lines above.", file=sys.stderr)
        return 1
    except Stopped:
        print("\nEnding …", flush=True)
        return 0
    except (RuntimeError, subprocess.CalledProcessError) as error:
        print(f"make demo: {error}", file=sys.stderr)
        return 1
    finally:
        _end(children)


if __name__ == "__main__":
    sys.exit(main())
