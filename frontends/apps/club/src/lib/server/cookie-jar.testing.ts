import type { Cookies } from '@sveltejs/kit';

interface Kept {
  value: string;
  options: { path?: string; maxAge?: number; httpOnly?: boolean; sameSite?: unknown };
}

/** A browser's cookies, for tests: what was set, and how. */
export class CookieJar {
  readonly kept = new Map<string, Kept>();

  constructor(held: Record<string, string> = {}) {
    for (const [name, value] of Object.entries(held)) this.kept.set(name, { value, options: {} });
  }

  get = (name: string): string | undefined => this.kept.get(name)?.value;
  set = (name: string, value: string, options: Kept['options']): void => {
    this.kept.set(name, { value, options });
  };
  delete = (name: string): void => {
    this.kept.delete(name);
  };

  asCookies(): Cookies {
    return this as unknown as Cookies;
  }
}
