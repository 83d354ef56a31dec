/** Compares plain data, whatever the order of fields. */
export function isSameData(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return one === other;
  }
  const fields = Object.entries(one);
  return (
    fields.length === Object.keys(other).length &&
    fields.every(([name, value]) => isSameData(value, (other as Readonly<Record<string, unknown>>)[name]))
  );
}
