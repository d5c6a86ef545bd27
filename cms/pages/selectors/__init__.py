from cms.pages.selectors.content import body_of, card_of, digests_of
from cms.pages.selectors.exhibitions import ExhibitionState, exhibition_state
from cms.pages.selectors.preview import preview_page

__all__ = ["ExhibitionState", "body_of", "card_of", "digests_of", "exhibition_state", "preview_page"]
