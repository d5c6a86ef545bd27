"""One mailbox has one canonical form, however it is written."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from workflows.people.addresses import LONGEST, BadAddress, canonical, deliverable

pytestmark = pytest.mark.rule("voting V23")

local_parts = st.text(st.sampled_from("abzéßIİΐΆǰ𝐀.1-_"), min_size=1, max_size=20).filter(lambda local: not set(local) & set("+@"))
hosts = st.sampled_from(["exemple.fr", "straße.de", "BÜCHER.example", "gmail.com", "GoogleMail.com", "xn--strae-oqa.de"])


@pytest.mark.parametrize(
    ("typed", "mailbox"),
    [
        ("ana@exemple.fr", "ana@exemple.fr"),
        ("  Ana@Exemple.FR \n", "ana@exemple.fr"),
        ("ana+vote@exemple.fr", "ana@exemple.fr"),
        ("ana+vote+2@exemple.fr", "ana@exemple.fr"),
        ("a.na@exemple.fr", "a.na@exemple.fr"),
        ("A.n.a+vote@gmail.com", "ana@gmail.com"),
        ("ana@GoogleMail.com", "ana@gmail.com"),
        ("ana@straße.de", "ana@xn--strae-oqa.de"),
        ("ana@STRASSE.de", "ana@strasse.de"),
        ("ana@xn--strae-oqa.de", "ana@xn--strae-oqa.de"),
        ("ana@bücher。example", "ana@xn--bcher-kva.example"),
        ("ana@exemple.fr.", "ana@exemple.fr"),
        ("ANDRE\u0301@exemple.fr", "andré@exemple.fr"),
        ("ANDRÉ@exemple.fr", "andré@exemple.fr"),
        ("Groß@exemple.de", "gross@exemple.de"),
        ("o'neil@exemple.fr", "o'neil@exemple.fr"),
    ],
)
def test_however_it_is_written(typed: str, mailbox: str) -> None:
    assert canonical(typed) == mailbox


@pytest.mark.parametrize(
    ("typed", "goes_to"),
    [
        (" A.n.a+vote@gmail.com ", "A.n.a+vote@gmail.com"),
        ("Ana@straße.de", "Ana@xn--strae-oqa.de"),
        ("ana@GoogleMail.com", "ana@googlemail.com"),
    ],
)
def test_mail_goes_to_what_was_typed(typed: str, goes_to: str) -> None:
    assert deliverable(typed) == goes_to


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ana",
        "@",
        "ana@",
        "@exemple.fr",
        "ana@exemple",
        "ana@localhost",
        "ana@127.0.0.1",
        "ana@[127.0.0.1]",
        "ana@exemple..fr",
        "ana@exemple.fr..",
        "ana@-exemple.fr",
        "ana@exem_ple.fr",
        "ana@xn--zz.fr",
        "ana@" + "b" * 64 + ".fr",
        ".ana@exemple.fr",
        "a..na@exemple.fr",
        "a na@exemple.fr",
        "ana@bob@exemple.fr",
        '"ana"@exemple.fr',
        "Ana <ana@exemple.fr>",
        "ana+<bob@exemple.org>,x@exemple.fr",
        "ana+,bob@exemple.fr",
        "ana+\r\nBcc: bob@exemple.fr",
        "ana+\x00@exemple.fr",
        "a\u200bna@exemple.fr",
        "a\u00a0na@exemple.fr",
        "a" * 250 + "@exemple.fr",
        "ana@exemple.fr" + " " * 9 + "x",
    ],
)
def test_what_is_no_address(typed: str) -> None:
    for read in (canonical, deliverable):
        with pytest.raises(BadAddress):
            read(typed)


@pytest.mark.parametrize("typed", ["+vote@exemple.fr", "ß" * 200 + "@exemple.fr"])
def test_what_is_nobodys(typed: str) -> None:
    """Mail could be sent there, but no name is left, or it is longer than an address may be."""
    with pytest.raises(BadAddress):
        canonical(typed)


@settings(deadline=None)
@given(local=local_parts, host=hosts)
@example(local="ΐ", host="exemple.fr")
@example(local="İ", host="exemple.fr")
def test_the_canonical_form_of_a_canonical_form_is_itself(local: str, host: str) -> None:
    try:
        mailbox = canonical(f"{local}@{host}")
    except BadAddress:
        return

    assert canonical(mailbox) == mailbox
    assert canonical(f"{local}+{local}@{host}") == mailbox
    assert canonical(f" {local}@{host.title() if host.isascii() else host}. ") == mailbox


@settings(deadline=None)
@given(typed=st.one_of(st.text(max_size=300), st.emails(), st.builds("{}@{}".format, st.text(max_size=20), st.text(max_size=20))))
@example(typed="\ud800@exemple.fr")
@example(typed="ana@\ud800.fr")
def test_whatever_is_typed_is_an_address_or_refused(typed: str) -> None:
    try:
        mailbox = canonical(typed)
    except BadAddress:
        return

    name, at, host = mailbox.partition("@")
    assert name
    assert at
    assert host.isascii()
    assert "." in host
    assert "+" not in name
    assert len(mailbox) <= LONGEST
    assert not any(sign.isspace() for sign in deliverable(typed))
