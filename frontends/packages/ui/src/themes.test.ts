import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** A theme is refused when one of its ratios falls under WCAG's 4.5 for text, 3 for controls. */
const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

type Mode = 0 | 1;

function tokens(block: string): Map<string, [string, string]> {
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*light-dark\(\s*(#\w+),\s*(#\w+)\s*\)/gu)].map(
      ([, name = '', light = '', dark = '']) => [name, [light, dark]],
    ),
  );
}

function luminance(written: string): number {
  const hex = written.length === 4 ? written.replace(/\w/gu, '$&$&') : written;
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const neutrals = tokens(css.slice(0, css.indexOf('[data-theme')));
const themes = [...css.matchAll(/\[data-theme=["'](\w+)["']\]\s*\{([^}]*)\}/gu)].map(
  ([, name = '', block = '']) => [name, new Map([...neutrals, ...tokens(block)])] as const,
);

const TEXT: [string, string][] = [
  ['encre', 'papier'],
  ['encre', 'fond'],
  ['encre-2', 'papier'],
  ['encre-2', 'fond'],
  ['faute', 'papier'],
  ['acquis', 'papier'],
  ['attente', 'papier'],
  ['mur-encre', 'mur'],
  ['mur-encre-2', 'mur'],
  ['accent', 'papier'],
  ['accent-encre', 'accent'],
];

it('finds every theme of the network', () => {
  expect(themes.map(([name]) => name)).toEqual(['national', 'abbaye', 'chateau', 'club']);
});

describe.each(themes)('theme %s', (_name, colours) => {
  const at = (name: string, mode: Mode): string => {
    const pair = colours.get(name);
    if (!pair) throw new Error(`no colour named ${name}`);
    return pair[mode];
  };

  it.each(TEXT)('%s on %s can be read, light and dark', (ink, ground) => {
    for (const mode of [0, 1] as const) {
      expect(ratio(at(ink, mode), at(ground, mode))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('outlines a control clearly', () => {
    for (const mode of [0, 1] as const) {
      expect(ratio(at('bord', mode), at('papier', mode))).toBeGreaterThanOrEqual(3);
    }
  });
});
