import { useEffect, useRef, useState } from 'react';
import { discardDraft, readDraft, saveDraft } from '../app/drafts.ts';
import { emptyForm, type Typed } from './filing.ts';

const saveAfterMs = 300;

export interface FilingDraft {
  readonly typed: Typed;
  readonly change: (part: Partial<Typed>) => void;
  readonly clear: () => Promise<void>;
  /** The page came back with what was typed before. */
  readonly restored: boolean;
  readonly kept: boolean;
}

/** Holds what is typed, and keeps it through a reload and an expired session until it is filed or cleared. */
export function useFilingDraft(account: string): FilingDraft {
  const [typed, setTyped] = useState<Typed>(emptyForm);
  const [restored, setRestored] = useState(false);
  const [kept, setKept] = useState(false);
  const touched = useRef(false);
  const at = { account, place: 'new', form: 'register' };

  useEffect(() => {
    void readDraft({ account, place: 'new', form: 'register' }).then((draft) => {
      if (!draft || touched.current) return;
      setTyped({ ...emptyForm, ...(draft.values as Partial<Typed>) });
      setRestored(true);
    });
  }, [account]);

  useEffect(() => {
    if (!touched.current) return;
    const timer = setTimeout(() => {
      const draft = { account, place: 'new', form: 'register', values: { ...typed } };
      void saveDraft(draft).then(() => setKept(true));
    }, saveAfterMs);
    return () => clearTimeout(timer);
  }, [account, typed]);

  return {
    typed,
    restored,
    kept,
    change: (part) => {
      touched.current = true;
      setKept(false);
      setTyped((before) => ({ ...before, ...part }));
    },
    clear: async () => {
      touched.current = false;
      setTyped(emptyForm);
      setRestored(false);
      setKept(false);
      await discardDraft(at);
    },
  };
}
