import { useNames } from '../app/words.ts';

/** Marks an urgent or a critical case. An ordinary one has no mark. */
export function UrgencyMark({ urgency }: { readonly urgency: string | undefined }) {
  const name = useNames();
  if (!urgency || urgency === 'ordinary') return null;
  return <span className={`pill ${urgency}`}>{name('urgencies', urgency)}</span>;
}
