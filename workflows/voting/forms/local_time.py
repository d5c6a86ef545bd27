"""Wall-clock times of a site, as people write them (voting V10)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

FIRST, SECOND = "first", "second"
# Outside these years a date is a slip of the finger.
YEARS = range(2000, 2200)


class LocalTimeField(forms.DateTimeField):
    """A naive local time; ``at`` makes it an instant of a zone."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("widget", forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"))
        kwargs.setdefault("input_formats", ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])
        super().__init__(**kwargs)  # type: ignore[arg-type]

    def to_python(self, value: object) -> datetime | None:
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return value.replace(tzinfo=None)
        for form in self.input_formats or []:
            try:
                local = datetime.strptime(str(value), str(form))  # noqa: DTZ007 - local on purpose, see ``at``
            except ValueError:
                continue
            if local.year in YEARS:
                return local
        raise ValidationError(self.error_messages["invalid"], code="invalid")

    def prepare_value(self, value: object) -> object:
        return value


class LocalTimesForm(forms.Form):
    """A form with local times. Beside each stands the question ``<name>_which``, asked only where its time happens twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked: set[str] = set()
        for name in [name for name, field in self.fields.items() if isinstance(field, LocalTimeField)]:
            self.fields[f"{name}_which"] = forms.ChoiceField(
                label=_("Which of the two?"),
                required=False,
                choices=[(FIRST, FIRST), (SECOND, SECOND)],
                widget=forms.RadioSelect,
                help_text=_("On the night when the clocks go back one hour comes twice: first in summer time, then in winter time."),
            )

    def read_local(self, name: str, zone: str) -> datetime | None:
        """The instant of a local time that was typed; None where there is none or it has an error, which stands beside the field."""
        local: datetime | None = self.cleaned_data.get(name)
        if local is None:
            return None
        self.ask(name, local, zone)
        try:
            self.cleaned_data[name] = instant = at(local, zone, self.cleaned_data.get(f"{name}_which", ""))
        except ValidationError as error:
            self.add_error(name, error)
            return None
        return instant

    def ask(self, name: str, local: datetime, zone: str) -> None:
        """Asks which of the two instants is meant, if there are two."""
        found = instants(local, zone)
        if len(found) < 2:
            return
        words = {FIRST: gettext("the first: %(time)s UTC"), SECOND: gettext("the second: %(time)s UTC")}
        question: Any = self.fields[f"{name}_which"]
        question.choices = [(which, words[which] % {"time": f"{moment:%H:%M}"}) for which, moment in zip(words, found, strict=True)]
        self.asked.add(name)

    def shown(self, *names: str) -> list[forms.BoundField]:
        """The fields of these names, each local time followed by its question if it is asked."""
        return [self[shown] for name in names for shown in ((name, f"{name}_which") if name in self.asked else (name,))]


def instants(local: datetime, zone: str) -> tuple[datetime, ...]:
    """When the clocks of ``zone`` show ``local``, in UTC: never where they jump over it, twice where they run through it twice."""
    place = ZoneInfo(zone)
    first, second = (local.replace(tzinfo=place, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first == second:
        return (first,)
    return (first, second) if first.astimezone(place).replace(tzinfo=None) == local else ()


def at(local: datetime, zone: str, which: str = "") -> datetime:
    """The instant of a local time.

    Raises ValidationError: ``does_not_exist`` where the clocks jump over it, ``happens_twice`` where they run through it twice and
    ``which`` (first, second) does not say which.
    """
    found = instants(local, zone)
    if not found:
        message = _("This time does not exist in %(zone)s: the clocks jump over it.")
        raise ValidationError(message, code="does_not_exist", params={"zone": zone})
    if len(found) == 1:
        return found[0]
    if which not in {FIRST, SECOND}:
        message = _("This time happens twice in %(zone)s: at %(first)s UTC and at %(second)s UTC. Say below which of the two you mean.")
        params = {"zone": zone, "first": f"{found[0]:%H:%M}", "second": f"{found[1]:%H:%M}"}
        raise ValidationError(message, code="happens_twice", params=params)
    return found[0] if which == FIRST else found[1]


def local_of(moment: datetime, zone: str) -> tuple[datetime, str]:
    """The local time of an instant, to the minute, and which of the two it is where it happens twice."""
    there = moment.astimezone(ZoneInfo(zone)).replace(second=0, microsecond=0)
    local = there.replace(tzinfo=None, fold=0)
    twice = len(instants(local, zone)) > 1
    return local, (SECOND if there.fold else FIRST) if twice else ""
