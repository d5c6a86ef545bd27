from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import transaction

from cms.core.errors import OutsideTransaction

logger = logging.getLogger(__name__)


@contextmanager
def one_transaction(what: str) -> Iterator[None]:
    """What Wagtail has just done and what follows from it, as one (gateway G23).

    Outside a transaction it raises OutsideTransaction, so that a door which forgot to open one is found before it is used; where
    REFUSE_OUTSIDE_TRANSACTION is off, as in the service profile, it opens one and logs an error.
    """
    if not transaction.get_connection().in_atomic_block:
        if settings.REFUSE_OUTSIDE_TRANSACTION:
            raise OutsideTransaction(what)
        logger.error("%s was begun outside a transaction", what)
    with transaction.atomic():
        yield
