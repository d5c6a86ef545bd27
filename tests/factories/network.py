"""A small network with something of everything that a front end shows."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.test import override_settings
from wagtail.models import Locale, Page

from cms.collections.actions import MakeRenditions
from cms.collections.models import Museum, Work
from cms.core import clock
from cms.core.models import User
from cms.pages.models import ArticlePage, ExhibitionPage, HomePage, HungWork, SectionPage
from cms.sites.actions import EstablishSite
from cms.sites.actions.establish_site import SiteFacts
from cms.sites.enums import Role, SiteKind
from cms.sites.models import SiteProfile
from cms.sites.policies.roles import group_name
from gateway.relay import opaque
from tests.factories.collections import ImageFactory, MakerFactory, MuseumFactory, WorkFactory
from tests.factories.voting import RULES
from workflows.people.actions import RequestSignIn, SignIn
from workflows.people.models import SignInRequest
from workflows.voting.actions import (
    Announce,
    ArmOpening,
    CastBallot,
    CloseEdition,
    ConfirmBallot,
    CreateEdition,
    OpenEdition,
    PutForward,
    SignOutcome,
    TallyEdition,
)
from workflows.voting.actions.cast_ballot import Cast
from workflows.voting.actions.send_confirmation import SendConfirmation
from workflows.voting.keys import read_key
from workflows.voting.models import CastRequest, Edition


def published(page: Page) -> Page:
    """As an editor publishes it."""
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def add(parent: Page, kind: type[Page], slug: str, **values: Any) -> Page:
    """A published page below ``parent``, in its language unless ``locale`` says otherwise."""
    page = kind(slug=slug, **{"title": slug.replace("-", " ").capitalize(), "locale": parent.locale, "live": False, **values})
    parent.add_child(instance=page)
    return published(page)


def site_with_homes(slug: str, kind: SiteKind = SiteKind.MONUMENT, **values: Any) -> SiteProfile:
    """A site over published home pages in both languages."""
    french, english = (Locale.objects.get_or_create(language_code=code)[0] for code in ("fr", "en"))
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=french)
    home = root.add_child(instance=HomePage(title=slug.title(), slug=slug, locale=french))
    other = root.add_child(instance=HomePage(title=slug.title(), slug=f"{slug}-en", locale=english, translation_key=home.translation_key))
    profile = EstablishSite(kind=kind, slug=slug, name=slug.title(), host=f"{slug}.localhost", root_page=home, **values).run()
    for page in (home, other):
        published(page)
    return profile


def home_of(site: SiteProfile, locale: str = "fr") -> HomePage:
    home: HomePage = HomePage.objects.get(translation_key=site.site.root_page.translation_key, locale__language_code=locale)
    return home


@dataclass
class Waiting:
    """A ballot that waits for its confirmation, and what its mail said."""

    edition: Edition
    cast: Cast
    token: str
    code: str

    def by_code(self) -> dict[str, Any]:
        return {"edition": str(self.edition.uuid), "browserSecret": self.cast.browser_secret, "code": self.code}

    def receipt(self) -> dict[str, Any]:
        return {"edition": str(self.edition.uuid), "code": self.cast.receipt}


@dataclass
class Network:
    national: SiteProfile
    monument: SiteProfile
    museum: Museum
    works: list[Work]
    edition: Edition
    exhibition: ExhibitionPage
    sessions: list[str] = field(default_factory=list)

    @property
    def museum_uuid(self) -> str:
        return str(self.museum.uuid)

    @property
    def work_uuid(self) -> str:
        return str(self.works[0].uuid)

    def session(self) -> str:
        if not self.sessions:
            self.sessions.append(SignIn(token=self.sign_in_token()).run().session)
        return self.sessions[0]

    def sign_in_token(self) -> str:
        RequestSignIn(email="ana@exemple.fr").run()
        return SignInRequest.objects.latest("pk").token

    def preview_token(self) -> str:
        """The token that the admin's preview makes for the exhibition."""
        token: str = self.exhibition.create_page_preview().token
        return token

    def certified(self) -> dict[str, Any]:
        """Votes, waits, counts and certifies; answers where the result is shown."""
        waiting = self.waiting()
        ConfirmBallot(token=waiting.token).run()
        with override_settings(CLOCK_OFFSET="5d"):
            CloseEdition(edition=self.edition).run()
            outcome = TallyEdition(edition=self.edition).run().outcome_sha256
            for n in range(2):
                signer = staff(Role.CERTIFIER, self.monument, f"jury{n}@exemple.fr")
                SignOutcome(edition=self.edition, outcome_sha256=outcome, by=signer).run()
        return {"host": "reseau.localhost", "slug": self.edition.slug}

    def ballot(self) -> dict[str, Any]:
        return {
            "edition": opaque("Edition", self.edition.uuid),
            "choices": ["w01", "w02"],
            "key": secrets.token_hex(16),
            "email": "voter@exemple.fr",
        }

    def waiting(self) -> Waiting:
        cast = CastBallot(edition=self.edition, choices=["w01"], key=secrets.token_hex(16), email="voter@exemple.fr").run()
        key, request = read_key(self.edition.uuid), CastRequest.objects.select_related("confirmation").latest("pk")
        SendConfirmation(confirmation=request.confirmation.uuid).run()
        token, code = key.confirmation_token(request.key_sha256), key.confirmation_code(request.key_sha256)
        return Waiting(edition=self.edition, cast=cast, token=token, code=code)


def small_network() -> Network:
    """The national site, one monument with every kind of page, a museum with works and pictures, and one open edition."""
    national = site_with_homes("reseau", SiteKind.NATIONAL)
    facts = SiteFacts(official_name="Monastère royal de Brou", commune="Bourg-en-Bresse", latitude=46.2, longitude=5.2)
    monument = site_with_homes("brou", facts=facts)
    museum = MuseumFactory(name="Musée du monastère", sites=[monument])
    image = ImageFactory.cleared()
    MakeRenditions(image_id=image.pk).run()
    maker = MakerFactory()
    works = [WorkFactory.in_storage(museum=museum, images=[image], maker=maker, number=f"{n:03d}") for n in range(4)]
    edition = open_edition(monument, museum, works, slug="chambre")
    exhibition = add_pages(monument, works, image.pk, edition)
    return Network(national=national, monument=monument, museum=museum, works=works, edition=edition, exhibition=exhibition)


def open_edition(site: SiteProfile, museum: Museum, works: list[Work], *, slug: str) -> Edition:
    now = clock.now()
    edition = CreateEdition(
        site=site, title="Chambre", slug=slug, opens_at=now, closes_at=now + timedelta(days=3), by=None, museums=[museum], rules=RULES
    ).run()
    PutForward(edition=edition, works=works, by=None).run()
    Announce(edition=edition, by=None).run()
    ArmOpening(edition=edition, by=None).run()
    return OpenEdition(edition=edition).run()


def add_pages(site: SiteProfile, works: list[Work], image: int, edition: Edition) -> ExhibitionPage:
    home = home_of(site)
    figure = {"image": image, "alt": "Le cloître", "decorative": False, "caption": "Cloître"}
    text = f'<p data-block-key="a1">Lire <a linktype="page" id="{home.pk}">l’accueil</a>.</p>'
    body = [
        ("heading", {"text": "Un titre", "level": "2"}),
        ("text", text),
        ("figure", figure),
        ("quote", {"quote": "Une phrase", "attribution": "Anonyme"}),
        ("works", {"heading": "Œuvres", "works": [work.pk for work in works[:2]]}),
    ]
    raw = [{"type": kind, "value": value} for kind, value in body]
    picture = {"picture_id": image, "picture_alt": "Le cloître"}
    section = add(home, SectionPage, "visiter", show_in_menus=True, standfirst="Une section", body=raw)
    add(section, ArticlePage, "une-nuit", byline="Ana", published_on=date(2026, 3, 1), body=raw, **picture)
    exhibition = ExhibitionPage(
        title="Exposition", slug="exposition", locale=home.locale, live=False, edition_uuid=edition.uuid, body=raw, standfirst="Des œuvres"
    )
    exhibition.hung_works = [HungWork(work=work, caption=work.label, label="Un cartel", votes=3, locale=home.locale) for work in works]
    home.add_child(instance=exhibition)
    shown: ExhibitionPage = published(exhibition)
    return shown


def staff(role: Role, site: SiteProfile, email: str) -> User:
    user: User = User.objects.create_user(email=email, password="une phrase assez longue", first_name="Lou", last_name="Garance")
    user.groups.set(Group.objects.filter(name=group_name(site, role)))
    return user
