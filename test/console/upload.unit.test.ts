import { describe, expect, it } from 'vitest';
import { judge, sizeWords } from '../../console/commands/file-check.ts';

const rules = {
  mostMiB: { picture: 20, sound: 30, video: 200, document: 30 },
  perAppeal: 60,
  types: ['image/jpeg', 'audio/mpeg', 'video/mp4', 'application/pdf'],
};
const mib = 1024 * 1024;

describe('a file before it is sent', () => {
  it('is measured by the most of its own kind', () => {
    expect(judge({ size: 20 * mib, type: 'image/jpeg' }, rules).fault).toBeNull();
    expect(judge({ size: 20 * mib + 1, type: 'image/jpeg' }, rules)).toEqual({
      fault: 'too-large',
      mostBytes: 20 * mib,
    });
    expect(judge({ size: 150 * mib, type: 'video/mp4' }, rules).fault).toBeNull();
    expect(judge({ size: 150 * mib, type: 'application/pdf' }, rules).fault).toBe('too-large');
  });

  it('is refused where its type is none that the county takes, or it is empty', () => {
    expect(judge({ size: 5, type: 'video/x-matroska' }, rules).fault).toBe('wrong-type');
    expect(judge({ size: 0, type: 'image/jpeg' }, rules).fault).toBe('empty');
  });

  it('is left to the server where the browser does not know its type', () => {
    expect(judge({ size: 5, type: '' }, rules).fault).toBeNull();
    expect(judge({ size: 5, type: 'audio/mp3' }, rules).fault).toBeNull();
    expect(judge({ size: 5, type: 'text/csv' }, rules).fault).toBeNull();
  });

  it('has a size that people read', () => {
    expect([sizeWords(200), sizeWords(1_572_864), sizeWords(20 * mib)]).toEqual(['1 KB', '1.5 MB', '20 MB']);
  });
});
