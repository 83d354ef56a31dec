/**
 * Writes in groups: while one write is under way, the next values wait and then go together. Each caller waits for the
 * write that holds its value, and hears of that write's failure.
 */
export function grouped<T>(write: (values: readonly T[]) => Promise<void>): (value: T) => Promise<void> {
  let waiting: { readonly values: T[]; readonly done: Promise<void> } | null = null;
  let last: Promise<void> = Promise.resolve();
  return (value) => {
    if (waiting) {
      waiting.values.push(value);
      return waiting.done;
    }
    const values = [value];
    const begin = async () => {
      waiting = null;
      await write(values);
    };
    const done = last.then(begin, begin);
    waiting = { values, done };
    last = done;
    return done;
  };
}
