import type { Locale } from '@cimaise/ui';
import { en } from './en.ts';
import { fr, type Dictionary } from './fr.ts';

export type { Dictionary } from './fr.ts';

const DICTIONARIES: Record<Locale, Dictionary> = { fr, en };

export const dictionary = (locale: Locale): Dictionary => DICTIONARIES[locale];
