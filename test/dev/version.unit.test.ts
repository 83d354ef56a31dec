import { describe, expect, it } from 'vitest';
import { checkNode } from '../../dev/node-version.ts';
import { atLeast, parseVersion } from '../../dev/parts/version.ts';

describe('the version a program says of itself', () => {
  it.each([
    ['temporal version 0.0.0-DEV (Server 1.29.1, UI 2.42.1)', /server v?(\d+\.\d+\.\d+)/i, [1, 29, 1]],
    ['temporal version 0.13.2 (server 1.24.2) (ui 2.26.2)', /server v?(\d+\.\d+\.\d+)/i, [1, 24, 2]],
    ['db version v6.0.5\nBuild Info: {', /db version v?(\d+\.\d+\.\d+)/i, [6, 0, 5]],
    ['openjdk version "17" 2021-09-14', /version "(\d+(?:\.\d+)*)/, [17, 0, 0]],
    ['java version "1.8.0_202"', /version "(\d+(?:\.\d+)*)/, [1, 8, 0]],
    ['usage: temporal [options]', /server v?(\d+\.\d+\.\d+)/i, undefined],
  ] as const)('is read from %j', (text, pattern, expected) => {
    expect(parseVersion(text, pattern)).toEqual(expected);
  });

  it.each([
    [[6, 0, 0], [6, 0, 0], true],
    [[10, 0, 0], [6, 4, 9], true],
    [[5, 9, 9], [6, 0, 0], false],
    [[1, 28, 0], [1, 27, 9], true],
    [[1, 27, 9], [1, 28, 0], false],
    [[1, 28, 0], [1, 28, 1], false],
  ] as const)('%j against at least %j is %s', (version, least, expected) => {
    expect(atLeast(version, least)).toBe(expected);
  });
});

describe('the Node it runs on', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('%s will do', (version) => {
    expect(() => checkNode(version)).not.toThrow();
  });

  it.each(['20.18.3', '18.20.8', '16.0.0'])('%s is refused with the version that is needed', (version) => {
    expect(() => checkNode(version)).toThrow(`Node ${version} is too old: Huiyin needs Node 20.19`);
  });
});
