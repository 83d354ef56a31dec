/** A phone number as its digits, without China's country code; null where there are too few to be one. */
export function phoneKey(phone: string | undefined | null): string | null {
  const digits = (phone ?? '').normalize('NFKC').replace(/\D/g, '');
  const local = digits.replace(/^(?:00)?86(?=1\d{10}$)/, '');
  return local.length < 7 ? null : local;
}
