from __future__ import annotations

import pytest

from tests.factories.network import Network, small_network
from tests.gateway.conftest import ask

__all__ = ["ask", "network"]


@pytest.fixture
def network(db: None) -> Network:
    return small_network()
