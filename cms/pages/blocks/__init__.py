from cms.pages.blocks.body import BodyBlock
from cms.pages.blocks.figure import FigureBlock
from cms.pages.blocks.heading import HeadingBlock
from cms.pages.blocks.quote import QuoteBlock
from cms.pages.blocks.rich_text import RichTextBlock
from cms.pages.blocks.works import WorksBlock

__all__ = ["BodyBlock", "FigureBlock", "HeadingBlock", "QuoteBlock", "RichTextBlock", "WorksBlock"]
