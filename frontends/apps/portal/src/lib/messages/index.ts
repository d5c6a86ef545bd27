import type { Language } from '#lib/language.ts';
import { en } from './en.ts';
import { fr, type Messages } from './fr.ts';

export type { Messages } from './fr.ts';

const MESSAGES: Record<Language, Messages> = { fr, en };

export const messagesFor = (language: Language): Messages => MESSAGES[language];
