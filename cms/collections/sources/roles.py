"""The closed list of what records say of a maker's part: the role it means, and whether the word names a craft (collections C9).

Words are compared folded: no accents, no capitals. Joconde writes French, Carnegie English; one list serves both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from cms.collections.enums import MakerRole
from cms.collections.folding import fold


@dataclass(frozen=True, slots=True)
class Part:
    """``craft`` as the record words it; empty where the role says it all. ``close``: it says how the work stands to the maker."""

    role: MakerRole
    craft: str = ""
    doubtful: bool = False
    close: bool = False


# How the work stands to the person named.
_STANDINGS: dict[MakerRole, str] = {
    MakerRole.AFTER: "after; copyist of; d'après; copie d'après; copie",
    MakerRole.WORKSHOP_OF: "workshop of; studio of; atelier; atelier de; atelier d'",
    MakerRole.SCHOOL_OF: "school of; école; école de",
    MakerRole.CIRCLE_OF: "circle of; entourage; entourage de; cercle; cercle de",
    MakerRole.FOLLOWER_OF: "follower of; suiveur; suiveur de",
    MakerRole.MANNER_OF: "manner of; manière; manière de; genre; genre de; dans le goût de",
    MakerRole.ATTRIBUTED_TO: "attributed to; attributed; attribué à; attribué",
    MakerRole.FORMERLY_ATTRIBUTED_TO: "formerly attributed to; ancienne attribution; anciennement attribué à",
}
# What the person did. Who only sold, ordered or edited made nothing; a people (« Kanak (population) ») did.
_CRAFTS: dict[MakerRole, str] = {
    MakerRole.DESIGNED_BY: """
        designer; designers; design collaborative; design firm; architect; architects; architects and planners; architect and designer;
        architectural firm; landscape architect; interior architects; designer and maker;
        auteur du modèle; créateur; créatrice; styliste; inventeur; architecte""",
    MakerRole.MANUFACTURED_BY: "manufacturer; fabricant; fabricante; fabrique; manufacture; usine",
    MakerRole.PRINTED_BY: "printer; imprimeur; imprimeuse",
    MakerRole.PUBLISHED_BY: "publisher; publishers; editor and publisher; éditeur; éditrice",
    MakerRole.WITH: """
        retailer; commissioner; commissioner and retailer; collaborator; author; editor; compiler;
        libraire; marchand; commanditaire; auteur; collaborateur""",
    MakerRole.MADE_BY: """
        artist; maker; printmaker; engraver; delineator; photographer; photographers; modelmaker; modeler; modeller; decorator; carver;
        copyist; painter; maestro; ceramicist; engineer; engineers; civil engineer; chief engineer; res'd engineer; silversmiths;
        illustrator; perspectivist; gilder; draftsman; cabinetmaker; clockworks maker; dial maker; lacquerer; producer and director;
        artisan; auteur du décor; bijoutier; bottier; brodeur; brodeuse; buronnier; céramiste; chapelier; ciseleur; cloutier; cordonnier;
        couturier; couturière; dentellière; dessinateur; dessinatrice; ébéniste; éventailliste; exécutant; graveur; horloger; ivoirier;
        joaillier; laqueur; lithographe; lunetier; maître-chapelier; modiste; orfèvre; peintre; photographe; population; sculpteur;
        tabletier; tailleur; tisseur; verrier""",
}
# « possible designer », « attributed manufacturer »
_DOUBTFUL = re.compile(r"(?:possibly|possible|probably|probable)\s+(?:by$)?")
_ATTRIBUTED = "attributed "


def _listed(words: dict[MakerRole, str]) -> Iterable[tuple[str, MakerRole]]:
    return ((fold(word), role) for role, line in words.items() for word in line.split(";"))


STANDINGS = dict(_listed(_STANDINGS))
CRAFTS = dict(_listed(_CRAFTS))


@lru_cache(maxsize=1_000)
def part_of(said: str) -> Part | None:
    """What a word or two say of a maker's part; nothing said is "made by". None if the list does not know them."""
    word = said.strip()
    folded = fold(word)
    if not folded:
        return Part(MakerRole.MADE_BY)
    if folded in STANDINGS:
        return Part(STANDINGS[folded], close=True)
    if folded in CRAFTS:
        return Part(CRAFTS[folded], craft=word)
    if folded.endswith("?"):
        return _doubtful(word[:-1])
    doubt = _DOUBTFUL.match(folded)
    if doubt:
        return _doubtful(word[doubt.end() :])
    if folded.startswith(_ATTRIBUTED) and folded.removeprefix(_ATTRIBUTED) in CRAFTS:
        return Part(MakerRole.ATTRIBUTED_TO, craft=word[len(_ATTRIBUTED) :], close=True)
    return None


def _doubtful(said: str) -> Part | None:
    part = part_of(said)
    return part and replace(part, doubtful=True)
