"""The body of a page. Fields of one name have one type in every block (gateway G5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import graphene

from cms.collections.selectors import captions_of_gone
from cms.sites.models import SiteProfile
from gateway.collections.pictures import Figure, figures
from gateway.collections.works import Work, on_each_site
from gateway.context import Context
from gateway.fields import many, number, some, text
from gateway.pages.links import addresses_of_targets
from gateway.pages.rich_text import expand_all, nodes
from gateway.scalars import JSON

Rows = Sequence[dict[str, Any]]


class Block(graphene.Interface):
    key = text(description="Unique on this page and this site.")


class HeadingBlock(graphene.ObjectType):
    class Meta:
        interfaces = (Block,)

    heading = text()
    level = number(description="2 or 3.")


class RichText(graphene.ObjectType):
    html = text(description="Clean HTML: p, ul, ol, li, a, em, strong, sup, sub, br, h3, blockquote.")
    nodes = some(JSON, description="The same as nested objects: {type, text?, href?, children?}.")

    @staticmethod
    def resolve_nodes(parents: Rows, context: Context) -> list[Any]:
        return [nodes(parent["html"]) for parent in parents]


class RichTextBlock(graphene.ObjectType):
    class Meta:
        interfaces = (Block,)

    text = some(RichText)

    @staticmethod
    def resolve_text(parents: Rows, context: Context) -> list[Any]:
        texts = expand_all([(parent["html"], parent["site"]) for parent in parents], lambda wanted: addresses_of_targets(wanted, context))
        return [{"html": html} for html in texts]


class FigureBlock(graphene.ObjectType):
    class Meta:
        interfaces = (Block,)

    figure = graphene.Field(Figure)

    @staticmethod
    def resolve_figure(parents: Rows, context: Context) -> list[Any]:
        return figures([(parent["figure"], parent["site"]) for parent in parents], context)


class QuoteBlock(graphene.ObjectType):
    class Meta:
        interfaces = (Block,)

    quote = text()
    attribution = text()


class WorksBlock(graphene.ObjectType):
    class Meta:
        interfaces = (Block,)

    heading = text()
    works = many(Work)
    gone = many(graphene.String, description="Label and museum of cited works whose record has left; they lead nowhere.")

    @staticmethod
    def resolve_works(parents: Rows, context: Context) -> list[Any]:
        found = on_each_site(parents, lambda parent: parent["works"], context)
        keys = [[(parent["site"].pk, work) for work in parent["works"]] for parent in parents]
        return [[found[key] for key in row if key in found] for row in keys]

    @staticmethod
    def resolve_gone(parents: Rows, context: Context) -> list[Any]:
        found = on_each_site(parents, lambda parent: parent["works"], context)
        absent = [[work for work in parent["works"] if (parent["site"].pk, work) not in found] for parent in parents]
        captions = context.read("captions of gone works", [work for row in absent for work in row], captions_of_gone)
        return [[captions[work] for work in row if work in captions] for row in absent]


BLOCKS = {
    "heading": ("HeadingBlock", {"text": "heading"}),
    "text": ("RichTextBlock", {}),
    "figure": ("FigureBlock", {}),
    "quote": ("QuoteBlock", {}),
    "works": ("WorksBlock", {}),
}
BLOCK_TYPES = [HeadingBlock, RichTextBlock, FigureBlock, QuoteBlock, WorksBlock]


def block_rows(blocks: Sequence[dict[str, Any]], site: SiteProfile) -> list[dict[str, Any]]:
    """Published blocks as rows; a block of a kind that is not known any more is left out."""
    rows = []
    for block in blocks:
        if block["type"] in BLOCKS:
            name, renamed = BLOCKS[block["type"]]
            rows.append({"__typename": name, "site": site} | {renamed.get(key, key): value for key, value in block.items()})
    return rows
