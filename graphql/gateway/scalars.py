from __future__ import annotations

import datetime
from typing import Any

import graphene
from graphql import GraphQLError


class DateTime(graphene.Scalar):
    """Date and time, ISO 8601, with its offset."""

    @staticmethod
    def serialize(value: Any) -> str:
        if not isinstance(value, datetime.datetime) or value.tzinfo is None:
            raise GraphQLError(f"not an aware date and time: {value!r}")
        return value.isoformat()


class Date(graphene.Scalar):
    """A calendar date, ISO 8601."""

    @staticmethod
    def serialize(value: Any) -> str:
        if isinstance(value, datetime.datetime) or not isinstance(value, datetime.date):
            raise GraphQLError(f"not a date: {value!r}")
        return value.isoformat()


class JSON(graphene.Scalar):
    """A JSON document."""

    @staticmethod
    def serialize(value: Any) -> Any:
        return value


class Locale(graphene.Enum):
    FR = "fr"
    EN = "en"


class Link(graphene.ObjectType):
    title = graphene.String(required=True)
    url = graphene.String(required=True)
