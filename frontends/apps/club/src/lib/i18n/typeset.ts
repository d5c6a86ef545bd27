import { typeset, type Locale } from '@cimaise/ui';

type Words = string | ((...given: never[]) => string) | { readonly [key: string]: Words };

/** Sets every sentence of a dictionary as its language prints it, those made by functions too. */
export function typesetAll<Tree extends Words>(tree: Tree, locale: Locale): Tree {
  if (typeof tree === 'string') return typeset(tree, locale) as Tree;
  if (typeof tree === 'function') {
    const make = tree as (...given: unknown[]) => string;
    return ((...given: unknown[]) => typeset(make(...given), locale)) as unknown as Tree;
  }
  return Object.fromEntries(
    Object.entries(tree).map(([key, branch]) => [key, typesetAll(branch, locale)]),
  ) as Tree;
}
