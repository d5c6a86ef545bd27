"""Several values in one cell, taken apart (collections C6): parentheses belong together."""

from __future__ import annotations

# As long as the column of a term's qualifier: more in parentheses is text, not a qualifier.
QUALIFIER_LENGTH = 255


def split(text: str, separator: str) -> list[str]:
    """The values between separators, trimmed, without empty ones.

    A separator inside a pair of parentheses does not split. Only pairs count: an opening parenthesis that nobody closes holds nothing
    together, or one slip of the pen would swallow the rest of the cell.
    """
    if "(" not in text:
        parts = text.split(separator)
    else:
        parts, start, position = [], 0, 0
        closing = _pairs(text)
        while position < len(text):
            if position in closing:
                position = closing[position] + 1
            elif text.startswith(separator, position):
                parts.append(text[start:position])
                start = position = position + len(separator)
            else:
                position += 1
        parts.append(text[start:])
    return [part.strip() for part in parts if part.strip()]


def qualified(text: str) -> tuple[str, str]:
    """A value and what stands in parentheses at its end: "laine (dessus)" is ("laine", "dessus").

    Nothing but parentheses, an unclosed pair, or more than a qualifier can hold: all of it is the value.
    """
    value = text.strip()
    if not value.endswith(")"):
        return value, ""
    opening = {end: start for start, end in _pairs(value).items()}.get(len(value) - 1)
    if not opening:
        return value, ""
    qualifier = value[opening + 1 : -1].strip()
    if not qualifier or len(qualifier) > QUALIFIER_LENGTH:
        return value, ""
    return value[:opening].strip(), qualifier


def _pairs(text: str) -> dict[int, int]:
    """Where each parenthesis that is closed opens, and where it closes."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for position, letter in enumerate(text):
        if letter == "(":
            waiting.append(position)
        elif letter == ")" and waiting:
            pairs[waiting.pop()] = position
    return pairs
