import { describe, expect, it } from 'vitest';
import { memoFrom } from '../../api/appeals/filing-memo.ts';
import { attachmentsNamed } from '../../domain/index.ts';
import { file } from '../support/domain-kit.ts';

const hashes = { keyHash: 'k', bodyHash: 'b' };

describe('what a start leaves on its workflow', () => {
  it('comes back with what was known of earlier cases', () => {
    const link = { kind: 'repeats', appeal: 'B2', registeredAtMs: 1, why: 'confirmed', settled: true };
    const background = { links: [link], proposedLead: 'power' };
    expect(memoFrom({ ...hashes, background })).toEqual({ ...hashes, background });
    expect(memoFrom(hashes)).toEqual(hashes);
  });

  it.each([undefined, {}, { keyHash: 'k' }, { ...hashes, background: { links: [{ kind: 'x' }] } }])(
    'is none where nobody filed it: %j',
    (memo) => {
      expect(memoFrom(memo)).toBeNull();
    },
  );
});

it('an attachment is shared with the case that was filed again, and with none that is only alike', () => {
  const [first] = file({ body: { attachments: ['photo'] } }).events;
  const link = (appeal: string, why?: string) => ({
    ...{ kind: 'repeats', appeal, registeredAtMs: 1 },
    ...(why ? { why } : {}),
  });
  const links = [
    link('OLD'),
    link('AGAIN', 'filed-again'),
    link('ALIKE', 'place-and-title'),
    link('SAID', 'confirmed'),
  ];
  const registered = { ...first!, data: { ...(first!.data as object), links } };
  expect(attachmentsNamed([registered])).toEqual([{ id: 'photo', seq: 1, sharedWith: ['OLD', 'AGAIN'] }]);
});
