from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.collections.models import Work
from workflows.voting.models.edition import Edition


class Candidate(models.Model):
    """A stored work put forward. The page shows its live record; the count never reads it."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="candidates")
    work = models.ForeignKey(Work, models.PROTECT, related_name="candidacies", verbose_name=_("work"))
    storage_note = models.CharField(
        _("why it is in storage"), max_length=300, blank=True, help_text=_("One sentence for the public. Never where it is kept.")
    )

    class Meta:
        verbose_name = _("candidate")
        verbose_name_plural = _("candidates")
        constraints = [models.UniqueConstraint(fields=["edition", "work"], name="candidate_once")]

    def __str__(self) -> str:
        return str(self.work)


class CandidateCopy(models.Model):
    """What the count reads of a candidate, copied at opening: a later change of the record moves nothing (V4)."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="copies")
    candidate = models.OneToOneField(Candidate, models.CASCADE, related_name="copy")
    # The id on ballots: w01, w02 …, by accession number in UTF-8 order.
    number = models.CharField(max_length=8)
    accession = models.CharField(max_length=255)
    title = models.TextField()
    museum = models.CharField(max_length=36)
    museum_name = models.CharField(max_length=255)
    # Empty where the maker is unknown or anonymous: such works are in no group (V2).
    maker = models.CharField(max_length=36, blank=True)
    maker_name = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["edition", "number"], name="copy_number")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def as_opening(self) -> dict[str, str | None]:
        """The candidate as the opening and the dossier hold it (V53)."""
        return {
            "id": self.number,
            "accession": self.accession,
            "title": self.title,
            "museum": self.museum,
            "museum_name": self.museum_name,
            "maker": self.maker or None,
            "maker_name": self.maker_name or None,
        }
