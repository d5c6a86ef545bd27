"""Pictures from addresses that a source names: fetched from a real https server, through a door that leads to it alone."""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from cms.collections.actions import AddImage, ChangeWork, FetchImage, FetchImages, WithdrawWork
from cms.collections.actions.fetch_image import turn_at
from cms.collections.errors import (
    AddressRefused,
    HostBusy,
    NotAnImage,
    NothingThere,
    NotYourMuseum,
    RecordLeft,
    TooManyBytes,
    TooManyRedirects,
    TooSlow,
    Unreachable,
)
from cms.collections.intake import Door, fetch
from cms.collections.intake.fetching import Limits, is_public, resolve
from cms.collections.models import HostLease, ImageAddress, NetworkImage, Work
from cms.collections.rights import Right
from cms.collections.selectors import showable_images
from cms.collections.tasks import fetch_images
from cms.core import clock
from cms.core.errors import DomainError
from cms.core.models import Notice
from cms.sites.enums import Role
from tests.factories.collections import MuseumFactory, WorkFactory, picture_file

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


@pytest.fixture
def house(site_called: Any, user_with: Any) -> SimpleNamespace:
    brou, angers = site_called("brou"), site_called("angers")
    museum = MuseumFactory(name="Musée de Brou", sites=[brou])
    MuseumFactory(sites=[angers])
    return SimpleNamespace(brou=brou, museum=museum, curator=user_with(Role.CURATOR, brou), stranger=user_with(Role.CURATOR, angers))


def work_at(house: SimpleNamespace, *urls: str) -> Work:
    work = WorkFactory(museum=house.museum, title="Nature morte")
    ImageAddress.objects.bulk_create([ImageAddress(work=work, order=order, url=url) for order, url in enumerate(urls)])
    return work


@pytest.mark.django_db
@pytest.mark.rule("collections C25")
@pytest.mark.rule("collections C31")
def test_a_fetched_picture_is_the_works_and_shown_to_nobody_until_somebody_looked(
    house: SimpleNamespace, door: Door, at: Callable[..., str]
) -> None:
    work = work_at(house, at("vue/grande.jpg"))
    address = work.image_addresses.get()
    image = FetchImage(address=address, by=house.curator, door=door).run()
    address.refresh_from_db()
    assert address.image == image
    assert (image.right, image.work_right, image.holder_agrees) == (Right.NOT_EVALUATED, Right.NOT_EVALUATED, False)
    assert (image.title, image.credit) == ("Nature morte", f"Musée de Brou, {HOST}")
    assert (image.collection, image.uploaded_by_user) == (house.brou.media_collection, house.curator)
    assert showable_images([image.pk], now=clock.now(), site=house.brou) == {}
    kept = Work.objects.get(pk=work.pk)
    hung = kept.work_images.get()
    assert (hung.image, hung.alt, hung.alt_to_review, hung.decorative) == (image, "Nature morte", True, False)
    assert kept.version == work.version + 1


@pytest.mark.django_db
@pytest.mark.rule("collections C31")
def test_a_curator_who_describes_the_picture_ends_the_reminder(house: SimpleNamespace, door: Door, at: Callable[..., str]) -> None:
    work = work_at(house, at("vue.jpg"))
    FetchImage(address=work.image_addresses.get(), by=house.curator, door=door).run()
    kept = Work.objects.get(pk=work.pk)
    exported = kept.exported_at
    kept.work_images = list(kept.work_images.all())
    kept.work_images.all()[0].alt_to_review = False
    assert ChangeWork(work=kept, by=house.curator).run() == ["alts_to_review"]
    kept = Work.objects.get(pk=work.pk)
    assert not kept.work_images.get().alt_to_review
    assert kept.exported_at == exported


@pytest.mark.django_db
@pytest.mark.rule("collections C31")
def test_the_same_picture_is_fetched_twice_and_kept_once(house: SimpleNamespace, door: Door, at: Callable[..., str]) -> None:
    known = AddImage(file=BytesIO(PICTURE), name="x.jpg", title="Vue", by=None, collection=house.brou.media_collection).run()
    first, second = work_at(house, at("vue/a.jpg"), at("vue/b.jpg")), work_at(house, at("vue/c.jpg"))
    for work in (first, second):
        assert FetchImages(work=work, by=house.curator, door=door).run().kept == work.image_addresses.count()
        assert [one.image for one in work.work_images.all()] == [known]
    assert NetworkImage.objects.count() == 1
    assert FetchImages(work=first, by=house.curator, door=door).run().kept == 0


@pytest.mark.django_db
@pytest.mark.rule("collections C31")
def test_what_is_no_picture_is_not_kept_whatever_it_says_it_is(house: SimpleNamespace, door: Door, at: Callable[..., str]) -> None:
    work = work_at(house, at("text/vue.jpg"))
    with pytest.raises(NotAnImage):
        FetchImage(address=work.image_addresses.get(), by=house.curator, door=door).run()
    assert_untouched(work)


@pytest.mark.django_db
@pytest.mark.rule("collections C31")
def test_only_curators_of_the_museum_fetch_and_only_for_a_record_that_stands(
    house: SimpleNamespace, door: Door, at: Callable[..., str], server: Any
) -> None:
    work = work_at(house, at("vue.jpg"))
    with pytest.raises(NotYourMuseum):
        FetchImage(address=work.image_addresses.get(), by=house.stranger, door=door).run()
    WithdrawWork(work=work, by=None).run()
    with pytest.raises(RecordLeft):
        FetchImage(address=work.image_addresses.get(), by=house.curator, door=door).run()
    assert_untouched(work)
    assert not server.asked


@pytest.mark.django_db
@pytest.mark.rule("collections C31")
def test_one_address_that_fails_stops_none_of_the_others_and_is_told(house: SimpleNamespace, door: Door, at: Callable[..., str]) -> None:
    work = work_at(house, at("gone"), "http://images.exemple.fr/vue.jpg", at("vue.jpg"))
    fetched = FetchImages(work=work, by=house.curator, door=door).run()
    assert (fetched.kept, fetched.waiting) == (1, [])
    assert [url for url, _why in fetched.refused] == [at("gone"), "http://images.exemple.fr/vue.jpg"]
    notice = Notice.objects.get(user=house.curator)
    assert "Nature morte" in notice.text
    assert at("gone") in notice.text
    assert notice.url == reverse("wagtailsnippets_cms_collections_work:edit", args=[work.pk])


@pytest.mark.django_db(transaction=True)
@pytest.mark.rule("collections C31")
def test_a_host_that_is_busy_is_asked_again_later(site_called: Any, user_with: Any) -> None:
    brou = site_called("brou")
    house = SimpleNamespace(museum=MuseumFactory(sites=[brou]), curator=user_with(Role.CURATOR, brou))
    work = work_at(house, f"https://{HOST}/vue.jpg")
    door = Door(resolve=lambda host, port: [LOOPBACK])
    with turn_at(HOST):
        assert FetchImages(work=work, by=house.curator, door=door).run().waiting == [f"https://{HOST}/vue.jpg"]
        told = fetch_images.call(work.pk, house.curator.pk)
    assert told["waiting"]
    again = DBTaskResult.objects.get(task_path="cms.collections.tasks.fetch_images")
    assert again.args_kwargs["args"] == [work.pk, house.curator.pk, 2]
    assert again.run_after > again.enqueued_at
    assert not Notice.objects.exists()
    assert fetch_images.call(0, house.curator.pk) == {}


def assert_untouched(work: Work) -> None:
    assert not NetworkImage.objects.exists()
    assert not work.work_images.exists()
    assert work.image_addresses.get().image is None


# In the admin --------------------------------------------------------------------------------------------------------


@pytest.mark.rule("collections C25")
def test_a_curator_sees_the_addresses_and_sends_for_the_pictures(client: Any, house: SimpleNamespace) -> None:
    work = work_at(house, f"https://{HOST}/<vue>.jpg", "javascript:alert(1)")
    page = reverse("records:addresses", args=[work.pk])
    client.force_login(house.curator)
    shown = client.get(page)
    assert shown.status_code == 200
    assert f'href="https://{HOST}/&lt;vue&gt;.jpg"' in shown.content.decode()
    assert 'href="javascript' not in shown.content.decode()
    assert client.post(page).status_code == 302
    (task,) = DBTaskResult.objects.filter(task_path="cms.collections.tasks.fetch_images")
    assert task.args_kwargs["args"] == [work.pk, house.curator.pk]


def test_nobody_else_does(client: Any, house: SimpleNamespace) -> None:
    work = work_at(house, f"https://{HOST}/vue.jpg")
    page = reverse("records:addresses", args=[work.pk])
    client.force_login(house.stranger)
    assert client.get(page).status_code == 404
    assert client.post(page).status_code == 404
    assert not DBTaskResult.objects.filter(task_path="cms.collections.tasks.fetch_images").exists()


def test_a_work_without_addresses_says_so(client: Any, house: SimpleNamespace) -> None:
    client.force_login(house.curator)
    page = client.get(reverse("records:addresses", args=[work_at(house).pk]))
    assert page.status_code == 200
    assert '<form method="post"' not in page.content.decode()
