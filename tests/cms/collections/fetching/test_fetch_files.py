from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from cms.collections.actions.fetch_image import turn_at
from cms.collections.errors import (
    AddressRefused,
    HostBusy,
    NothingThere,
    TooManyBytes,
    TooManyRedirects,
    TooSlow,
    Unreachable,
)
from cms.collections.intake import Door, fetch
from cms.collections.intake.fetching import Limits, is_public, resolve
from cms.collections.models import HostLease
from cms.core import clock
from cms.core.errors import DomainError
from tests.cms.collections.fetching.conftest import HOST, LOOPBACK, PICTURE


@pytest.mark.rule("collections C31")
def test_a_file_is_fetched_by_the_name_of_its_host(door: Door, at: Callable[..., str], server: Any) -> None:
    with fetch(at("vue/1 é.jpg?v=1"), door=door) as file:
        assert file.read() == PICTURE
    assert server.asked == [(f"{HOST}:{server.server_port}", "/vue/1%20%C3%A9.jpg?v=1")]


@pytest.mark.rule("collections C31")
@pytest.mark.parametrize(
    "url",
    [
        "http://images.exemple.fr/vue.jpg",
        "ftp://images.exemple.fr/vue.jpg",
        "file:///etc/passwd",
        "data:image/png;base64,AAAA",
        "//images.exemple.fr/vue.jpg",
        "https://",
        "https:///vue.jpg",
        "https://quelqu.un:secret@images.exemple.fr/vue.jpg",
        "https://images.exemple.fr:22/vue.jpg",
        "https://images.exemple.fr:port/vue.jpg",
        "https://[::1/vue.jpg",
        "https://ex‥emple.fr/vue.jpg",
        "",
        "vue.jpg",
    ],
)
def test_what_is_no_plain_https_address_is_not_asked(url: str) -> None:
    def nobody(host: str, port: int) -> list[str]:
        raise AssertionError("no name may be looked up")

    with pytest.raises(AddressRefused):
        fetch(url, door=Door(resolve=nobody))


INSIDE = [
    *("127.0.0.1", "127.1.2.3", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1"),
    *(
        "192.0.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
    ),
    *("::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "2001:db8::1", "100::1"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1"),
    *("2002:7f00:1::", "2002:a00:1::1", "2001:0:7f00:1:0:0:80ff:fffe", "2001:0:808:808:0:0:f5ff:fffe"),
]


@pytest.mark.rule("collections C31")
@pytest.mark.parametrize("address", INSIDE)
def test_no_address_of_an_inner_or_special_network_is_connected_to(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))
    with pytest.raises(AddressRefused):
        fetch("https://images.exemple.fr/vue.jpg", door=Door(resolve=lambda host, port: [address]))


@pytest.mark.rule("collections C31")
@pytest.mark.parametrize("address", ["8.8.8.8", "193.54.110.1", "2a00:1450:4007::1", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.rule("collections C31")
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "017700000001", "[::1]", "[::ffff:7f00:1]"])
def test_this_machine_is_not_asked_however_it_is_written(host: str, server: Any, certificate: Path) -> None:
    """With the real resolver and the real rule; only the port and the certificate would let it through."""
    server.asked.clear()
    door = Door(ports=frozenset({server.server_port}), authorities=lambda: ssl.create_default_context(cafile=str(certificate)))
    with pytest.raises((AddressRefused, Unreachable)):
        fetch(f"https://{host}:{server.server_port}/vue.jpg", door=door)
    assert not server.asked


@pytest.mark.rule("collections C31")
def test_a_name_with_a_single_inner_address_is_refused_whole(door: Door, at: Callable[..., str], server: Any) -> None:
    with pytest.raises(AddressRefused):
        fetch(at("vue.jpg"), door=replace(door, resolve=lambda host, port: [LOOPBACK, "10.0.0.1"]))
    assert not server.asked


@pytest.mark.rule("collections C31")
def test_a_name_is_resolved_once_and_the_checked_address_is_the_one_connected_to(
    door: Door, at: Callable[..., str], server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that answers otherwise the second time leads nowhere: nobody asks a second time."""
    answers = iter([[LOOPBACK]])
    connected = []
    real = socket.create_connection

    def connect(address: tuple[str, int], *args: Any, **kwargs: Any) -> socket.socket:
        connected.append(address[0])
        return real(address, *args, **kwargs)

    monkeypatch.setattr(socket, "create_connection", connect)
    with fetch(at("vue.jpg"), door=replace(door, resolve=lambda host, port: next(answers))) as file:
        assert file.read() == PICTURE
    assert connected == [LOOPBACK]
    assert next(answers, None) is None


@pytest.mark.rule("collections C31")
def test_a_redirect_is_followed_and_its_name_checked_anew(door: Door, at: Callable[..., str], server: Any) -> None:
    seen = []

    def look_up(host: str, port: int) -> list[str]:
        seen.append(host)
        return [LOOPBACK]

    with fetch(at("to/" + at("vue.jpg", "autre.exemple.fr")), door=replace(door, resolve=look_up)) as file:
        assert file.read() == PICTURE
    assert seen == [HOST, "autre.exemple.fr"]


@pytest.mark.rule("collections C31")
@pytest.mark.parametrize("leads_to", ["https://dedans.exemple.fr:{port}/vue.jpg", "https://10.0.0.1:{port}/vue.jpg"])
def test_a_redirect_to_an_inner_network_is_not_followed(leads_to: str, door: Door, at: Callable[..., str], server: Any) -> None:
    inner = {HOST: [LOOPBACK]}
    door = replace(door, resolve=lambda host, port: inner.get(host, ["10.0.0.1"]))
    with pytest.raises(AddressRefused):
        fetch(at("to/" + leads_to.format(port=server.server_port)), door=door)
    assert len(server.asked) == 1


@pytest.mark.rule("collections C31")
def test_a_redirect_to_this_machine_is_not_followed(door: Door, at: Callable[..., str], server: Any) -> None:
    """Our server stands for the internet here; the machine that it leads to is the one that the real rule knows."""
    door = replace(door, allows=lambda address: str(address) == LOOPBACK and len(server.asked) == 0)
    with pytest.raises(AddressRefused):
        fetch(at("to/" + at("vue.jpg", LOOPBACK)), door=door)
    assert len(server.asked) == 1


@pytest.mark.rule("collections C31")
@pytest.mark.parametrize("leads_to", ["http://images.exemple.fr/vue.jpg", "file:///etc/passwd", "ftp://images.exemple.fr/vue.jpg"])
def test_a_redirect_out_of_https_is_not_followed(leads_to: str, door: Door, at: Callable[..., str], server: Any) -> None:
    with pytest.raises(AddressRefused):
        fetch(at("to/" + leads_to), door=door)
    assert len(server.asked) == 1


@pytest.mark.rule("collections C31")
def test_three_redirects_are_followed_and_no_fourth(door: Door, at: Callable[..., str], server: Any) -> None:
    with pytest.raises(TooManyRedirects):
        fetch(at("round"), door=door)
    assert len(server.asked) == 4


@pytest.mark.rule("collections C31")
@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("gone", NothingThere),
        ("announced", TooManyBytes),
        ("endless", TooManyBytes),
        ("silent", TooSlow),
        ("drip", TooSlow),
        ("dripping", TooSlow),
        ("short", Unreachable),
    ],
)
def test_what_is_not_there_too_large_or_too_slow_ends(path: str, error: type[DomainError], door: Door, at: Callable[..., str]) -> None:
    begun = time.monotonic()
    with pytest.raises(error):
        fetch(at(path), door=door)
    assert time.monotonic() - begun < door.limits.total + 1


@pytest.mark.rule("collections C31")
def test_who_does_not_agree_on_a_key_is_not_waited_for(door: Door, certificate: Path) -> None:
    with socket.create_server((LOOPBACK, 0)) as mute:
        port = mute.getsockname()[1]
        mute_door = replace(door, ports=frozenset({port}), limits=Limits(connect=0.3, silence=0.3, total=2))
        begun = time.monotonic()
        with pytest.raises(TooSlow):
            fetch(f"https://{HOST}:{port}/vue.jpg", door=mute_door)
        assert time.monotonic() - begun < 2


@pytest.mark.rule("collections C31")
def test_a_certificate_of_another_name_or_of_nobody_known_is_refused(door: Door, at: Callable[..., str], server: Any) -> None:
    for stranger in (fetch_with(door, at("vue.jpg", "faux.exemple.fr")), fetch_with(trusting_the_world(door), at("vue.jpg"))):
        with pytest.raises(Unreachable):
            stranger()
    assert not server.asked


def fetch_with(door: Door, url: str) -> Callable[[], Any]:
    return lambda: fetch(url, door=door)


def trusting_the_world(door: Door) -> Door:
    return replace(door, authorities=ssl.create_default_context)


def test_a_port_where_nobody_listens_is_unreachable(door: Door) -> None:
    with socket.create_server((LOOPBACK, 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(Unreachable):
        fetch(f"https://{HOST}:{port}/vue.jpg", door=replace(door, ports=frozenset({port})))


def test_a_name_that_does_not_exist_is_unreachable() -> None:
    with pytest.raises(Unreachable):
        resolve("nexiste.pas.invalid", 443)


# One at a time -------------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
@pytest.mark.rule("collections C31")
def test_a_host_is_asked_for_one_file_at_a_time() -> None:
    with turn_at(HOST):
        with pytest.raises(HostBusy), turn_at(HOST):
            raise AssertionError("two at once")
        with turn_at("autre.exemple.fr"):
            pass
    with turn_at(HOST):
        pass
    assert not HostLease.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.rule("collections C31")
def test_who_was_killed_holds_a_host_for_a_while_only(clock_offset: Callable[[str], None]) -> None:
    HostLease.objects.create(host=HOST, until=clock.now() + timedelta(minutes=5))
    with pytest.raises(HostBusy), turn_at(HOST):
        raise AssertionError("the host is held")
    clock_offset("6m")
    with turn_at(HOST):
        assert HostLease.objects.get().holder is not None


@pytest.mark.django_db(transaction=True)
@pytest.mark.rule("collections C31")
def test_the_host_of_a_redirect_is_held_too(door: Door, at: Callable[..., str]) -> None:
    held = []

    @contextmanager
    def holding(host: str) -> Iterator[None]:
        held.append(host)
        yield
        held.append(f"-{host}")

    fetch(at("to/" + at("vue.jpg", "autre.exemple.fr")), door=replace(door, holding=holding)).close()
    assert held == [HOST, f"-{HOST}", "autre.exemple.fr", "-autre.exemple.fr"]


# Kept as an image of the work ----------------------------------------------------------------------------------------
