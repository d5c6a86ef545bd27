from __future__ import annotations

from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from cms.core.actions import Action
from cms.core.errors import DomainError
from cms.pages.models import HomePage, SectionPage
from cms.sites.actions import EstablishSite, SiteFacts, check_site
from cms.sites.enums import SiteKind, Theme
from cms.sites.models import SiteProfile


class PageInTheWay(DomainError):
    code = "page_in_the_way"
    message = _("A page at the top of the tree is called “%(slug)s” already.")
    field = "slug"


@dataclass(frozen=True, kw_only=True)
class FirstPage:
    """A section that a new site has, by language: title and slug. One that waits is a draft until somebody has written it."""

    titles: dict[str, str]
    slugs: dict[str, str]
    waits: bool = False


NEWS = FirstPage(titles={"fr": "Actualités", "en": "News"}, slugs={"fr": "actualites", "en": "news"})
EXHIBITIONS = FirstPage(titles={"fr": "Expositions", "en": "Exhibitions"}, slugs={"fr": "expositions", "en": "exhibitions"})
LEGAL_NOTICE = FirstPage(
    titles={"fr": "Mentions légales", "en": "Legal notice"}, slugs={"fr": "mentions-legales", "en": "legal-notice"}, waits=True
)
FIRST_PAGES = (NEWS, EXHIBITIONS, LEGAL_NOTICE)
LANGUAGES = ("fr", "en")


@dataclass(frozen=True, kw_only=True)
class ProvisionSite(Action[SiteProfile]):
    """Makes a whole site, or nothing: a home page for each language, its first sections, and all that EstablishSite makes.

    Run again for the same short name it adds groups and rights that are missing, and leaves pages and facts as people have made them.
    Raises what EstablishSite raises, or PageInTheWay.
    """

    kind: SiteKind
    slug: str
    name: str
    host: str
    theme: str = Theme.NATIONAL
    time_zone: str = "Europe/Paris"
    facts: SiteFacts = field(default_factory=SiteFacts)

    def check(self) -> None:
        check_site(kind=self.kind, slug=self.slug, name=self.name, host=self.host, theme=self.theme, time_zone=self.time_zone)
        if not SiteProfile.objects.filter(slug=self.slug).exists() and self._taken().exists():
            raise PageInTheWay(slug=self.slug)

    @transaction.atomic
    def execute(self) -> SiteProfile:
        known = SiteProfile.objects.select_related("site__root_page").filter(slug=self.slug).first()
        home = known.site.root_page if known else self._pages()
        return EstablishSite(
            kind=self.kind,
            slug=self.slug,
            name=self.name,
            host=self.host,
            root_page=home,
            theme=self.theme,
            time_zone=self.time_zone,
            facts=self.facts,
        ).run()

    def _page_slugs(self) -> dict[str, str]:
        """Of the home pages; an underscore cannot stand in a short name, so no two sites meet."""
        return {language: self.slug if language == LANGUAGES[0] else f"{self.slug}_{language}" for language in LANGUAGES}

    def _taken(self) -> QuerySet[Page]:
        return Page.objects.filter(depth=2, slug__in=self._page_slugs().values())

    def _pages(self) -> HomePage:
        """Wagtail keeps a translation as a sibling, so the home pages stand side by side below the root of the tree."""
        locales = {language: Locale.objects.get_or_create(language_code=language)[0] for language in LANGUAGES}
        root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=locales[LANGUAGES[0]])
        homes: dict[str, Page] = {}
        sections: dict[str, Page] = {}
        for language, slug in self._page_slugs().items():
            home = HomePage(title=self.name, slug=slug, locale=locales[language])
            homes[language] = _added(root, home, translates=homes.get(LANGUAGES[0]))
            for first in FIRST_PAGES:
                section = SectionPage(
                    title=first.titles[language],
                    slug=first.slugs[language],
                    locale=locales[language],
                    show_in_menus=not first.waits,
                )
                key = first.slugs[LANGUAGES[0]]
                made = _added(homes[language], section, translates=sections.get(key), waits=first.waits)
                sections.setdefault(key, made)
        return homes[LANGUAGES[0]]


def _added(parent: Page, page: Page, *, translates: Page | None, waits: bool = False) -> Page:
    """Published as an editor publishes, so that whoever hears Wagtail hears of these pages too."""
    if translates is not None:
        page.translation_key = translates.translation_key
    page.live = False
    parent.add_child(instance=page)
    revision = page.save_revision()
    if not waits:
        revision.publish()
    page.refresh_from_db()
    return page
