import { localised, type Language } from '#lib/language.ts';
import type { Messages } from '#lib/messages/index.ts';
import { href, type Site } from '#lib/site.ts';

export interface MenuItem {
  title: string;
  href: string;
}

type MenuSite = Pick<Site, 'menuFr' | 'menuEn' | 'url' | 'locales' | 'defaultLocale' | 'works' | 'editions'>;

/** The pages of the menu, then what the portal itself serves. Nothing without a page behind it. */
export function menuOf(site: MenuSite, language: Language, messages: Messages): MenuItem[] {
  const pages = language === 'en' ? site.menuEn : site.menuFr;
  const items = pages.map((entry) => ({ title: entry.title, href: href(entry.url, site) }));
  if (site.works.nodes.length > 0) {
    items.push({ title: messages.works, href: localised('/oeuvres', language, site) });
  }
  const [newest] = site.editions;
  if (newest) items.push({ title: newest.title, href: newest.url });
  return items;
}

const bare = (path: string): string => path.replace(/\/+$/, '');

/** Whether a menu entry is where the visitor stands, or above it. The home page is above nothing. */
export function isCurrent(entry: string, path: string): boolean {
  const [at, here] = [bare(entry), bare(path)];
  if (at === here) return true;
  const isHome = at === '' || at === '/en' || at === '/fr';
  return !isHome && here.startsWith(`${at}/`);
}

/** The one entry to mark: the deepest of those that match. */
export function currentItem(items: readonly MenuItem[], path: string): MenuItem | undefined {
  return items
    .filter((item) => isCurrent(item.href, path))
    .sort((one, other) => other.href.length - one.href.length)[0];
}
