from cms.pages.models.article import ArticlePage
from cms.pages.models.base import ContentPage
from cms.pages.models.exhibition import ExhibitionPage, HungWork
from cms.pages.models.home import HomePage
from cms.pages.models.section import SectionPage

__all__ = ["ArticlePage", "ContentPage", "ExhibitionPage", "HomePage", "HungWork", "SectionPage"]
