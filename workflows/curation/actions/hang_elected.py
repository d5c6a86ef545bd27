from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cms.core.actions import Action, RecordChange, Tell
from cms.core.errors import DomainError
from cms.pages.models import ExhibitionPage, HungWork
from cms.sites.enums import Role
from cms.sites.policies import users_with
from workflows.curation.selectors import Elected, elected_works, parent_for_exhibition
from workflows.voting.models import Edition

# Who writes and publishes the pages of a site, and who looks after its works.
TOLD = (Role.EDITOR, Role.PUBLISHER, Role.LEAD, Role.CURATOR)


class NothingElected(DomainError):
    code = "nothing_elected"
    message = gettext_lazy("This edition is not certified, so nothing is elected yet.")


@dataclass(frozen=True, kw_only=True)
class HangElected(Action[ExhibitionPage]):
    """Makes the exhibition of a certified edition: a draft on the organising site, with the elected works in their order.

    Its editors are told, write the rest and publish it. Run again, it finds the page and leaves it as they made it.
    Raises NothingElected before certification.
    """

    edition: Edition

    def check(self) -> None:
        if not elected_works(self.edition):
            raise NothingElected

    @transaction.atomic
    def execute(self) -> ExhibitionPage:
        # One at a time for an edition: the second finds what the first made.
        edition = Edition.objects.exclusive(self.edition.pk)
        page = ExhibitionPage.objects.filter(edition_uuid=edition.uuid).order_by("path").first()
        if page is None:
            page = self._draft(edition, elected_works(edition))
            RecordChange(kind="exhibition.drafted", subject=page, site=edition.site, data={"edition": str(edition.uuid)}).run()
        self._tell(edition, page)
        return page

    def _draft(self, edition: Edition, elected: list[Elected]) -> ExhibitionPage:
        parent = parent_for_exhibition(edition.site)
        with translation.override(parent.locale.language_code):
            page = ExhibitionPage(
                title=edition.title,
                locale=parent.locale,
                standfirst=_standfirst(len(elected)),
                edition_uuid=edition.uuid,
                live=False,
            )
        page.hung_works = [
            HungWork(work=one.work, caption=one.caption, votes=one.votes, sort_order=order, locale=parent.locale)
            for order, one in enumerate(elected)
        ]
        parent.add_child(instance=page)
        page.save_revision()
        return page

    def _tell(self, edition: Edition, page: ExhibitionPage) -> None:
        with translation.override("fr"):
            text = _("“%(title)s” is certified: its exhibition waits as a draft, with the elected works hung in order.") % {
                "title": edition.title
            }
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        Tell(users=users_with(edition.site, *TOLD), key=f"exhibition.{edition.uuid}", text=text, url=url).run()


def _standfirst(number: int) -> str:
    return ngettext(
        "%(number)s work, chosen by the public among those kept in storage.",
        "%(number)s works, chosen by the public among those kept in storage.",
        number,
    ) % {"number": number}
