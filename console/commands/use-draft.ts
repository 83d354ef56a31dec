import { useCallback, useEffect, useRef, useState } from 'react';
import { discardDraft, readDraft, saveDraft } from '../app/drafts.ts';
import { freshKey } from '../app/fresh-key.ts';
import type { Values } from './body.ts';

const saveAfterMs = 300;

export interface DraftPlace {
  readonly account: string;
  readonly place: string;
  readonly form: string;
}

export interface FormDraft {
  readonly values: Values;
  readonly change: (name: string, value: unknown) => void;
  /** One key for each draft, until an answer comes. */
  readonly key: string;
  readonly renewKey: () => void;
  /** The stored text of an earlier time has been looked for. */
  readonly isReady: boolean;
  readonly isKept: boolean;
  readonly isRestored: boolean;
  readonly isTouched: boolean;
  readonly discard: () => Promise<void>;
}

interface Held {
  readonly values: Values;
  readonly key: string;
  readonly isTouched: boolean;
}

/** Holds what is typed, and keeps it through a reload, an expired session and somebody else's change of the case. */
export function useDraft({ account, place, form }: DraftPlace, initial: Values): FormDraft {
  const start = useRef(initial);
  const [held, hold] = useState<Held>(() => ({ values: initial, key: freshKey(), isTouched: false }));
  const [isReady, setReady] = useState(false);
  const [isKept, setKept] = useState(false);
  const [isRestored, setRestored] = useState(false);
  const unsaved = useRef<Held | null>(null);
  const isTyped = useRef(false);

  useEffect(() => {
    let isHere = true;
    void readDraft({ account, place, form }).then((draft) => {
      if (!isHere) return;
      // Whoever types before the store has answered has nothing restored.
      if (draft && !isTyped.current) {
        hold((now) => ({ values: draft.values, key: draft.key ?? now.key, isTouched: true }));
        setRestored(true);
        setKept(true);
      }
      setReady(true);
    });
    return () => {
      isHere = false;
    };
  }, [account, place, form]);

  const save = useCallback(async () => {
    const now = unsaved.current;
    unsaved.current = null;
    if (!now) return;
    await saveDraft({ account, place, form, values: now.values, key: now.key });
    setKept(true);
  }, [account, place, form]);

  useEffect(() => {
    if (!unsaved.current) return;
    const timer = setTimeout(() => void save(), saveAfterMs);
    return () => clearTimeout(timer);
  });
  useEffect(() => {
    const leave = () => void save();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [save]);

  const update = (make: (now: Held) => Held) => {
    setKept(false);
    isTyped.current = true;
    hold((now) => {
      const next = make(now);
      if (next.isTouched) unsaved.current = next;
      return next;
    });
  };
  return {
    ...held,
    isReady,
    isKept,
    isRestored,
    change: (name, value) =>
      update((now) => ({ ...now, values: { ...now.values, [name]: value }, isTouched: true })),
    renewKey: () => update((now) => ({ ...now, key: freshKey() })),
    discard: async () => {
      unsaved.current = null;
      hold({ values: start.current, key: freshKey(), isTouched: false });
      setRestored(false);
      setKept(false);
      await discardDraft({ account, place, form });
    },
  };
}
