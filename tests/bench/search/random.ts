/** Numbers that look like chance and are the same in every run: the upper half of a linear congruence modulo 2^32. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 up to, but not including, `limit`. */
  below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor(((this.#state >>> 8) / 2 ** 24) * limit);
  }

  /** One of the values. */
  of<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new Error("there is nothing to choose from");
    return value;
  }

  /** So many of the values in another order, or all where there are fewer. */
  some<T>(values: readonly T[], count: number): T[] {
    const rest = [...values];
    for (let place = 0; place < Math.min(count, rest.length); place += 1) {
      const other = place + this.below(rest.length - place);
      [rest[place], rest[other]] = [rest[other] as T, rest[place] as T];
    }
    return rest.slice(0, count);
  }
}
