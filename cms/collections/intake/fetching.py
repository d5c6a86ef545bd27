"""Getting a file from an address that somebody else wrote (collections C31): https only, and never from inside our own network.

Every name is resolved once, all its addresses are looked at, and the connection is made to the very address that was looked at: a name that
answers otherwise a moment later leads nowhere. The same for each redirect. Nothing is waited for longer than ``Limits`` say, a server that
sends a byte now and then included.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass, field
from tempfile import TemporaryFile
from typing import IO, Any, cast
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import idna

from cms.collections.errors import AddressRefused, NothingThere, TooManyBytes, TooManyRedirects, TooSlow, Unreachable

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PART = 64 * 1024
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
# What may stand in a path and a query as it is; % because what is escaped stays so.
_AS_IT_IS = "%/:=&?~#+!$,;'@()*[]-._"


@dataclass(frozen=True, kw_only=True)
class Limits:
    megabytes: int = 100
    redirects: int = 3
    # Seconds: to connect and agree on a key, between two parts of an answer, for all of it with its redirects.
    connect: float = 10
    silence: float = 15
    total: float = 120


def resolve(host: str, port: int) -> list[str]:
    """Every address of a name, as text. Raises Unreachable."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(host=host) from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: Address) -> bool:
    """Whether an address belongs to the internet: not to this machine, a private or a special network, nor a way into one.

    IPv6 addresses that carry an IPv4 one (mapped, 6to4, Teredo, NAT64) are as public as that.
    """
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id or address.is_site_local:
            return False
        carried = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in _NAT64:
            carried.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        inside = [one for one in carried if one is not None]
        if inside:
            return all(is_public(one) for one in inside)
    special = address.is_multicast or address.is_reserved or address.is_loopback or address.is_link_local or address.is_unspecified
    return address.is_global and not special


@dataclass(frozen=True, kw_only=True)
class Door:
    """How the outside is reached. Tests open one of their own, to a server of their own."""

    resolve: Callable[[str, int], list[str]] = resolve
    allows: Callable[[Address], bool] = is_public
    ports: frozenset[int] = frozenset({443})
    authorities: Callable[[], ssl.SSLContext] = ssl.create_default_context
    # Held while a host is asked: one question at a time.
    holding: Callable[[str], AbstractContextManager[Any]] = nullcontext
    limits: Limits = field(default_factory=Limits)
    # How we present ourselves.
    agent: str = "Cimaise"


def host_of(url: str) -> str:
    """The host of an address, in lower case; "" where there is none."""
    try:
        return (urlsplit(url.strip()).hostname or "").lower()
    except ValueError:
        return ""


def fetch(url: str, *, door: Door) -> IO[bytes]:
    """The file at ``url``, in a temporary file at its beginning; what it holds is not judged here.

    Raises AddressRefused, Unreachable, NothingThere, TooManyRedirects, TooManyBytes or TooSlow.
    """
    deadline = _Deadline(door.limits)
    for _hop in range(door.limits.redirects + 1):
        host, port, path = _taken_apart(url, door)
        with door.holding(host):
            file, leads_to = _ask(host, port, path, door, deadline)
        if file is not None:
            return file
        url = urljoin(url, leads_to)
    raise TooManyRedirects(limit=door.limits.redirects)


@dataclass
class _Deadline:
    limits: Limits

    def __post_init__(self) -> None:
        self.at = time.monotonic() + self.limits.total

    def within(self, seconds: float) -> float:
        """How long may still be waited. Raises TooSlow when the whole time is over."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise TooSlow(seconds=round(self.limits.total))
        return min(seconds, left)


def _taken_apart(url: str, door: Door) -> tuple[str, int, str]:
    """(host as the network writes it, port, path with its query). Raises AddressRefused."""
    try:
        parts: SplitResult = urlsplit(url.strip())
        port = parts.port or 443
        host = _host(parts)
    except (ValueError, idna.IDNAError) as error:
        raise AddressRefused from error
    if parts.scheme != "https" or not host or parts.username is not None or parts.password is not None or port not in door.ports:
        raise AddressRefused
    path = quote(parts.path or "/", safe=_AS_IT_IS) + (f"?{quote(parts.query, safe=_AS_IT_IS)}" if parts.query else "")
    return host, port, path


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    return host if host.isascii() else idna.encode(host, uts46=True).decode()


def _ask(host: str, port: int, path: str, door: Door, deadline: _Deadline) -> tuple[IO[bytes] | None, str]:
    """(the file, "") or (None, where the host sends us)."""
    connection = _Connection(host, port, _public_addresses(host, port, door), door, deadline)
    try:
        connection.request("GET", path, headers={"Accept": "image/*", "Accept-Encoding": "identity", "User-Agent": door.agent})
        answer = connection.getresponse()
        if answer.status in REDIRECTS and (leads_to := answer.headers.get("Location")):
            return None, leads_to
        if answer.status != 200:
            raise NothingThere(host=host, status=answer.status)
        return _stream(answer, door.limits, deadline), ""
    except TimeoutError as error:
        deadline.within(0)
        raise TooSlow(seconds=round(door.limits.silence)) from error
    except (OSError, http.client.HTTPException) as error:
        raise Unreachable(host=host) from error
    finally:
        connection.close()


def _public_addresses(host: str, port: int, door: Door) -> list[str]:
    """Raises AddressRefused if a single one of them is not to be reached: an honest name has none such."""
    found = door.resolve(host, port)
    if not found:
        raise Unreachable(host=host)
    if not all(door.allows(ipaddress.ip_address(address)) for address in found):
        raise AddressRefused
    return found


def _stream(answer: http.client.HTTPResponse, limits: Limits, deadline: _Deadline) -> IO[bytes]:
    most = limits.megabytes * 1024 * 1024
    if (answer.length or 0) > most:
        raise TooManyBytes(megabytes=f"> {limits.megabytes}", limit=limits.megabytes)
    with ExitStack() as unless_whole:
        file, size = unless_whole.enter_context(TemporaryFile()), 0
        while part := answer.read1(PART):
            deadline.within(0)
            size += len(part)
            if size > most:
                raise TooManyBytes(megabytes=f"> {limits.megabytes}", limit=limits.megabytes)
            file.write(part)
        if answer.length:
            raise http.client.IncompleteRead(b"", answer.length)
        unless_whole.pop_all()
    file.seek(0)
    return file


class _Impatient(ssl.SSLSocket):
    """Each reading waits for what is left of the whole time, and no longer than one silence."""

    patience: Callable[[], float]

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        self.settimeout(self.patience())
        return super().recv_into(*args, **kwargs)


class _Connection(http.client.HTTPSConnection):
    """To one of the addresses that were looked at; certificate and Host are those of the name."""

    def __init__(self, host: str, port: int, addresses: list[str], door: Door, deadline: _Deadline) -> None:
        self.tls = door.authorities()
        self.tls.sslsocket_class = _Impatient
        super().__init__(host, port, context=self.tls)
        self.addresses, self.door, self.deadline = addresses, door, deadline

    def connect(self) -> None:
        plain = self._reach()
        try:
            plain.settimeout(self.deadline.within(self.door.limits.connect))
            secure = cast(_Impatient, self.tls.wrap_socket(plain, server_hostname=self.host))
        except BaseException:
            plain.close()
            raise
        secure.patience = lambda: self.deadline.within(self.door.limits.silence)
        self.sock = secure

    def _reach(self) -> socket.socket:
        last: OSError = OSError("no address")
        for address in self.addresses:
            try:
                return socket.create_connection((address, self.port), timeout=self.deadline.within(self.door.limits.connect))
            except OSError as error:
                last = error
        raise last
