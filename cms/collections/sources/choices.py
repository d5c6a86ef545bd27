"""Words that sources use for values of ours, where a profile gives none of its own."""

from __future__ import annotations

from cms.collections.enums import LocationState
from cms.collections.folding import fold
from cms.collections.rights import Right

# Only what says the state beyond doubt: « hors vue » may be anything, and votes ask for works that lie in storage (collections C19).
_STATES = {
    LocationState.ON_VIEW: ("exposé", "exposée", "en salle", "en exposition", "on view", "on display"),
    LocationState.IN_STORAGE: ("en réserve", "en réserves", "réserve", "réserves", "in storage", "storage"),
    LocationState.ON_LOAN: ("en prêt", "prêté", "prêtée", "on loan"),
    LocationState.IN_RESTORATION: ("en restauration", "in restoration", "in conservation"),
    LocationState.MISSING: ("manquant", "manquante", "non localisé", "volé", "volée", "missing", "stolen"),
    LocationState.UNKNOWN: ("inconnu", "inconnue", "unknown"),
}
_RIGHTS = {
    Right.CC0: ("CC0", "CC0 1.0", "CC0-1.0"),
    Right.PDM: ("domaine public", "public domain", "PDM 1.0"),
    Right.LICENCE_OUVERTE: ("Licence Ouverte", "Licence Ouverte 2.0", "LO 2.0", "etalab-2.0"),
    Right.CC_BY: ("CC BY", "CC BY 4.0", "CC-BY-4.0"),
    Right.CC_BY_SA: ("CC BY-SA", "CC BY-SA 4.0", "CC-BY-SA-4.0"),
    Right.CC_BY_NC: ("CC BY-NC", "CC BY-NC 4.0"),
    Right.CC_BY_NC_SA: ("CC BY-NC-SA", "CC BY-NC-SA 4.0"),
    Right.CC_BY_ND: ("CC BY-ND", "CC BY-ND 4.0"),
    Right.CC_BY_NC_ND: ("CC BY-NC-ND", "CC BY-NC-ND 4.0"),
}


def usual_choices(field: str) -> dict[str, str]:
    """{folded word: our value} for ``location`` or ``record_right``; our own codes are among the words, and the addresses of rights."""
    if field == "location":
        known = {fold(word): state.value for state, words in _STATES.items() for word in words}
        return {**known, **{state.value: state.value for state in LocationState}}
    known = {fold(word): right.value for right, words in _RIGHTS.items() for word in words}
    stated = [right for right in Right if right.value]
    return {
        **known,
        **{fold(right.value): right.value for right in stated},
        **{fold(right.uri): right.value for right in stated if right.uri},
    }
