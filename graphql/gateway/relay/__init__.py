from gateway.relay.connections import PAGING, Count, Paging, connection_of, page_of
from gateway.relay.cursors import Order, by
from gateway.relay.ids import Ident, opaque, read_id
from gateway.relay.node import Node
from gateway.relay.types import PageInfo, connection_type

__all__ = [
    "PAGING",
    "Count",
    "Ident",
    "Node",
    "Order",
    "PageInfo",
    "Paging",
    "by",
    "connection_of",
    "connection_type",
    "opaque",
    "page_of",
    "read_id",
]
