from __future__ import annotations

from django.db import models

from workflows.people.models.person import Member


class MemberSession(models.Model):
    """A member signed in by a front end. The bearer token is only known as its hash."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="sessions")
    token_sha256 = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.member} until {self.expires_at:%Y-%m-%d}"
