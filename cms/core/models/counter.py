from __future__ import annotations

from django.db import models
from django.db.models import F


class CounterManager(models.Manager["Counter"]):
    def next(self, name: str) -> int:
        """The next number of a series, in commit order: the row stays locked until the transaction ends."""
        if not self.filter(name=name).update(value=F("value") + 1):
            self.get_or_create(name=name)
            self.filter(name=name).update(value=F("value") + 1)
        return self.values_list("value", flat=True).get(name=name)


class Counter(models.Model):
    name = models.CharField(max_length=40, primary_key=True)
    value = models.BigIntegerField(default=0)

    objects = CounterManager()

    def __str__(self) -> str:
        return f"{self.name} = {self.value}"
