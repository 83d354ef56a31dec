import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { type Appeal, type FieldFault, isProblem } from '../app/api.ts';
import { serverNow, useNow } from '../app/clock.ts';
import { useMe } from '../app/gate.tsx';
import { bodyOf, faultsOf, isEmpty, type Reading, type Values } from './body.ts';
import { type Done, type Foreseen, foresee, give, useForeseen } from './dry-run.ts';
import { formFor } from './forms.ts';
import type { Field } from './shape.ts';
import { offsetOf, typedNow } from './typed-instant.ts';
import { type FormDraft, useDraft } from './use-draft.ts';

export interface CommandState {
  readonly fields: readonly Field[];
  readonly draft: FormDraft;
  readonly reading: Reading;
  /** Faults to show: the page's own once somebody tried to send, and those that the API named. */
  readonly faults: readonly FieldFault[];
  readonly foreseen: Foreseen;
  readonly isComplete: boolean;
  readonly isSending: boolean;
  /** The refusal of the last sending. */
  readonly error: unknown;
  readonly uploads: number;
  readonly uploading: (by: number) => void;
  readonly send: () => void;
}

/** When something happened is mostly now. */
const presentAt: Readonly<Record<string, readonly string[]>> = {
  promise: ['contactedAt'],
  'record-call-back': ['at'],
  'record-ballot': ['at'],
};

interface Given {
  readonly appeal: Appeal;
  readonly command: string;
  readonly initial?: Values;
  readonly onDone: (done: Done) => void;
}

/** One command's form: its draft, what it would do, and its sending. */
export function useCommand({ appeal, command, initial, onDone }: Given): CommandState {
  const { account } = useMe();
  const client = useQueryClient();
  const minuteMs = Math.floor(useNow() / 60_000) * 60_000;
  const offset = offsetOf(appeal.registeredAt);
  const reading = useMemo(() => ({ nowMs: minuteMs, offset }), [minuteMs, offset]);
  const fields = useMemo(() => formFor(command, appeal), [command, appeal]);
  const draft = useDraft({ account, place: appeal.id, form: command }, begin(command, reading, initial));
  const [hasTried, tried] = useState(false);
  const [uploads, setUploads] = useState(0);
  const [waits, waitFor] = useState(false);
  const sent = useRef<string | null>(null);

  const own = useMemo(() => faultsOf(fields, draft.values, reading), [fields, draft.values, reading]);
  const body = useMemo(() => bodyOf(fields, draft.values, reading), [fields, draft.values, reading]);
  const isComplete = own.length === 0;
  const act = { id: appeal.id, command, body };
  const foreseen = useForeseen(['case', appeal.id, command, body], isComplete ? () => foresee(act) : null);

  const sending = useMutation({
    mutationFn: () => give(act, draft.key),
    onSuccess: async (done) => {
      await draft.discard();
      void client.invalidateQueries({ queryKey: ['case', appeal.id] });
      void client.invalidateQueries({ queryKey: ['lists'] });
      onDone(done);
    },
    onError: (error) => {
      if (isAnswer(error)) draft.renewKey();
      void client.invalidateQueries({ queryKey: ['case', appeal.id] });
    },
    onSettled: () => {
      sent.current = null;
    },
  });
  const send = () => {
    tried(true);
    if (!isComplete || sent.current !== null) return;
    // A form that is sent while a file is on its way waits for the file.
    if (uploads > 0) return waitFor(true);
    sent.current = draft.key;
    sending.mutate();
  };
  useEffect(() => {
    if (!waits || uploads > 0) return;
    waitFor(false);
    send();
  });
  const named = [...fieldFaults(sending.error), ...fieldFaults(foreseen.error)];
  const visible = hasTried ? own : own.filter((fault) => isFilled(fields, draft.values, fault.path));
  return {
    fields,
    draft,
    reading,
    faults: visible.length > 0 ? visible : named,
    foreseen,
    isComplete,
    isSending: sending.isPending || waits,
    error: sending.error,
    uploads,
    uploading: (by) => setUploads((now) => now + by),
    send,
  };
}

function begin(command: string, reading: Reading, initial: Values = {}): Values {
  const present = typedNow({ ...reading, nowMs: serverNow() });
  const now = (presentAt[command] ?? []).map((name) => [name, present]);
  return { ...Object.fromEntries(now), ...initial };
}

/** The server has decided. After a broken connection or a doubtful answer the same key must go again. */
const isAnswer = (error: unknown): boolean =>
  isProblem(error) && error.status >= 400 && error.status < 500 && ![401, 408, 429].includes(error.status);

const fieldFaults = (error: unknown): readonly FieldFault[] => (isProblem(error) ? error.fields : []);

/** The page names missing fields after the first try, and wrong ones at once. */
function isFilled(fields: readonly Field[], values: Values, path: string): boolean {
  const [name = ''] = path.split('.');
  const field = fields.find((one) => one.name === name);
  return field !== undefined && field.fields.length === 0 && !isEmpty(field, values[name]);
}
