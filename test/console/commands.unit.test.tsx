// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CommandForm } from '../../console/commands/command-form.tsx';
import { commandsWithForms, formFor, formOf } from '../../console/commands/forms.ts';
import { answering, county, show } from './desk-kit.tsx';
import { darkStreet } from './sample-case.ts';

const commands = commandsWithForms.filter((command) => command !== 'register');

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const draw = (command: string, language: 'zh' | 'en') =>
  show(<CommandForm appeal={darkStreet} command={command} onDone={() => {}} onClose={() => {}} />, language);

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  beforeEach(() => {
    answering(county);
  });

  it.each(commands)('%s has a form in which each field has a label and a control', async (command) => {
    draw(command, language);
    const form = await screen.findByRole('form', {}, { timeout: 5000 });
    await within(form).findByText(language === 'zh' ? '内部备注' : 'Internal note');
    for (const field of formOf(command)) {
      const place = form.querySelector<HTMLElement>(`[data-field="${field.name}"]`);
      expect(place, field.name).not.toBeNull();
      const label = place?.querySelector('.label');
      const words = label?.firstChild?.textContent?.trim() ?? '';
      expect(words, field.name).toMatch(language === 'zh' ? /^[\p{Script=Han}]+$/u : /^[a-zA-Z][a-zA-Z -]+$/);
      const named = label?.id
        ? place?.querySelector(`[aria-labelledby="${label.id}"], input, textarea`)
        : place?.querySelector(`[id="${label?.getAttribute('for')}"]`);
      expect(named, `${field.name} has a control`).toBeTruthy();
    }
    expect(within(form).getAllByRole('button').length).toBeGreaterThan(0);
  });
});

it('asks for what makes sense for the case alone', () => {
  const plain = { ...darkStreet, requests: [], conference: null, participants: { count: 1 } } as never;
  const names = (command: string) => formFor(command, plain).map(({ name }) => name);
  expect(names('rule')).not.toContain('final');
  expect(names('record-call-back')).not.toContain('withdrawal');
  expect(names('record-call-back')).not.toContain('person');
  expect(formFor('rule', darkStreet)).toEqual(formOf('rule'));
});
