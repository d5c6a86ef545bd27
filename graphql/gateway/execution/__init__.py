"""Resolvers over all parents, run by graphql-core (gateway G1, G4)."""

from gateway.execution.batches import Batches, Pending
from gateway.execution.engine import execute
from gateway.execution.schema import NotOverParents, Schema

__all__ = ["Batches", "NotOverParents", "Pending", "Schema", "execute"]
