/**
 * Keeps values for a few seconds, a bounded number of them, oldest out first.
 * Those who ask while a value is being fetched wait for the same fetch; a failed one is not kept.
 */
export class BriefCache<Value> {
  readonly #kept = new Map<string, { until: number; value: Promise<Value> }>();
  readonly #options: { milliseconds: number; size: number; now: () => number };

  constructor(options: { milliseconds: number; size: number; now?: () => number }) {
    this.#options = { now: Date.now, ...options };
  }

  get(key: string, fetch: () => Promise<Value>): Promise<Value> {
    const now = this.#options.now();
    const found = this.#kept.get(key);
    if (found && found.until > now) return found.value;

    const value = fetch();
    this.#kept.delete(key);
    this.#kept.set(key, { until: now + this.#options.milliseconds, value });
    value.catch(() => {
      if (this.#kept.get(key)?.value === value) this.#kept.delete(key);
    });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#options.size && oldest !== undefined) this.#kept.delete(oldest);
    return value;
  }
}
