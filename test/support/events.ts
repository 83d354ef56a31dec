/** One server-sent event. `end`: the stream is over. */
export interface Heard {
  readonly event: string;
  readonly id?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Reads a stream of events, one at a time. */
export function eventsOf(response: Response): { next(): Promise<Heard>; leave(): Promise<void> } {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  return {
    async next() {
      for (;;) {
        const at = text.indexOf('\n\n');
        if (at >= 0) {
          const block = text.slice(0, at);
          text = text.slice(at + 2);
          return eventIn(block);
        }
        const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
        if (done) return { event: 'end', data: {} };
        text += decoder.decode(value as Uint8Array, { stream: true });
      }
    },
    leave: async () => reader?.cancel(),
  };
}

function eventIn(block: string): Heard {
  const lines = block.split('\n').map((line) => line.split(/: (.*)/s));
  const of = (name: string) => lines.find(([field]) => field === name)?.[1];
  const id = of('id');
  return {
    event: of('event') ?? 'message',
    ...(id === undefined ? {} : { id }),
    data: JSON.parse(of('data') ?? '{}'),
  };
}
