import { describe, expect, it } from 'vitest';
import { type AppealEvent, canonicalJson } from '../../domain/index.ts';
import { hashOfEvent } from '../../store/evidence/hash.ts';
import { file } from './appeals.ts';

const [event] = file('20260302-HASH01').events as [AppealEvent];

describe('the hash of an event', () => {
  it('is the same whatever the order of the fields and whatever is left undefined', () => {
    const { seq, atMs, ...rest } = event;
    expect(hashOfEvent({ ...rest, note: undefined, atMs, seq })).toBe(hashOfEvent(event));
  });

  it('differs where any part of the fact differs', () => {
    const others: AppealEvent[] = [
      { ...event, atMs: event.atMs + 1 },
      { ...event, note: '' },
      { ...event, ledger: [...event.ledger].slice(1) },
      { ...event, actor: { ...event.actor, account: 'someone' } },
    ];
    const hashes = new Set([event, ...others].map(hashOfEvent));
    expect(hashes.size).toBe(others.length + 1);
  });

  it('is unchanged by a way through JSON', () => {
    expect(hashOfEvent(JSON.parse(JSON.stringify({ ...event, note: undefined })))).toBe(hashOfEvent(event));
  });

  it('is that of what can be stored where the text holds half a character', () => {
    expect(canonicalJson({ b: 1, a: 'x\ud800y' })).toBe('{"a":"x\ufffdy","b":1}');
    expect(canonicalJson('路灯😀')).toBe('"路灯😀"');
  });

  it('is over JSON that any language makes alike, also where names look like numbers', () => {
    expect(canonicalJson({ 9: [undefined, 1e21], 10: -0, a: undefined })).toBe('{"10":0,"9":[null,1e+21]}');
  });
});
