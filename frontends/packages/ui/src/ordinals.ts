export interface Run {
  text: string;
  raised: boolean;
}

/** Splits « le 1er, au XIXe siècle » so that the letters after the number can be raised. */
export function ordinals(text: string): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const found of text.matchAll(/(?<=\b(?:\d+|[IVX]+))(?:er|re|e|ème)(?![\p{L}\d])/gu)) {
    runs.push({ text: text.slice(from, found.index), raised: false }, { text: found[0], raised: true });
    from = found.index + found[0].length;
  }
  if (from < text.length) runs.push({ text: text.slice(from), raised: false });
  return runs;
}
