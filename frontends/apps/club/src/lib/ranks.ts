export interface Parts<Item> {
  head: readonly Item[];
  folded: readonly Item[];
  tail: readonly Item[];
}

/** Folding fewer rows than this hides more than it saves. */
const WORTH_FOLDING = 3;

/** The first rows, the last, and what lies folded between them. */
export function split<Item>(rows: readonly Item[], first: number, last: number): Parts<Item> {
  const end = rows.length - last;
  if (end - first < WORTH_FOLDING) return { head: rows, folded: [], tail: [] };
  return { head: rows.slice(0, first), folded: rows.slice(first, end), tail: rows.slice(end) };
}
