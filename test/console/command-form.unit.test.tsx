// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { discardDraftsOf, draftsOf } from '../../console/app/drafts.ts';
import { CommandForm } from '../../console/commands/command-form.tsx';
import { type Answers, answering, county, Refusal, type Sent, show } from './desk-kit.tsx';
import { darkStreet } from './sample-case.ts';

const address = `/v1/appeals/${darkStreet.id}/report-progress`;
const account = 'officer:housing';
const dry = {
  dryRun: true,
  status: 'handling',
  light: 'green',
  liable: { unit: 'housing', person: account },
  leader: null,
  opened: [],
  ended: [],
  citizenReads: { zh: '住建局已报告进展。', en: 'Housing has reported.' },
  warnings: [],
};

afterEach(async () => {
  cleanup();
  await discardDraftsOf(account);
  vi.unstubAllGlobals();
});

/** The API answers previews, and real sendings by what the test says. */
const sending = (real: (sent: Sent) => unknown): Answers => ({
  ...county,
  [`POST ${address}`]: (_, sent) => (sent.query.get('dryRun') === 'true' ? dry : real(sent)),
});
const isReal = ({ path, query }: Sent) => path === address && query.get('dryRun') === null;

const form = (version = 7, onDone: () => void = () => {}) => (
  <CommandForm
    appeal={{ ...darkStreet, version }}
    command="report-progress"
    onDone={onDone}
    onClose={() => {}}
  />
);
const typed = '已派人到现场，明天换灯。';

async function fill() {
  const field = await screen.findByLabelText(/进展情况/);
  await userEvent.type(field, typed);
  return field as HTMLTextAreaElement;
}
const button = () => screen.findByRole('button', { name: /报告进展$/ });

describe('a half-written text', () => {
  it('survives somebody else’s change of the case, which is said', async () => {
    answering(sending(() => ({ id: darkStreet.id, version: 8 })));
    const { showAgain } = show(form());
    const field = await fill();
    showAgain(form(8));
    await screen.findByText(/本件有了新变化/);
    expect(field.value).toBe(typed);
  });

  it('is kept for its account, and is there when the form opens again', async () => {
    answering(sending(() => ({ id: darkStreet.id, version: 8 })));
    const { unmount } = show(form());
    await fill();
    await screen.findByText('草稿已保存');
    unmount();
    expect((await draftsOf(account)).map(({ values }) => values.text)).toEqual([typed]);
    expect(await draftsOf('officer:water')).toEqual([]);
    show(form());
    await screen.findByText('已恢复上次未发出的内容');
    expect((screen.getByLabelText(/进展情况/) as HTMLTextAreaElement).value).toBe(typed);
  });

  it('is gone once it was sent', async () => {
    const done = vi.fn();
    answering(sending(() => ({ id: darkStreet.id, version: 8 })));
    show(form(7, done));
    await fill();
    await userEvent.click(await button());
    await waitFor(() => expect(done).toHaveBeenCalled());
    expect(await draftsOf(account)).toEqual([]);
  });
});

describe('sending', () => {
  it('happens once, however often the button is pressed', async () => {
    const done = vi.fn();
    const sent = answering(sending(() => ({ id: darkStreet.id, version: 8 })));
    show(form(7, done));
    await fill();
    const send = await button();
    fireEvent.click(send);
    fireEvent.click(send);
    await waitFor(() => expect(done).toHaveBeenCalledTimes(1));
    expect(sent.filter(isReal)).toHaveLength(1);
  });

  it('goes with the same key again after the connection broke, and with a new one after a refusal', async () => {
    const refused = new Refusal(409, { code: 'wrong-status', zh: '现在不能报告进展。', en: 'Not now.' });
    const answers = [
      () => {
        throw new TypeError('network');
      },
      () => refused,
      () => ({ id: darkStreet.id, version: 8 }),
    ];
    let turn = 0;
    const sent = answering(
      sending(() => {
        turn += 1;
        return answers[turn - 1]?.();
      }),
    );
    const done = vi.fn();
    show(form(7, done));
    await fill();
    await userEvent.click(await button());
    await screen.findByText(/再次提交不会重复办理/);
    await userEvent.click(await button());
    await screen.findByText('现在不能报告进展。');
    await userEvent.click(await button());
    await waitFor(() => expect(done).toHaveBeenCalled());
    const keys = sent.filter(isReal).map(({ headers }) => headers.get('idempotency-key'));
    expect(keys).toHaveLength(3);
    expect(keys[0]).toBeTruthy();
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[1]);
  });

  it('asks for what is missing at its field, and sends nothing', async () => {
    const sent = answering(sending(() => ({})));
    show(form());
    await screen.findByLabelText(/进展情况/);
    await userEvent.click(await button());
    await screen.findByText('请填写');
    expect(screen.getByLabelText(/进展情况/).getAttribute('aria-invalid')).toBe('true');
    expect(sent.filter(({ path }) => path === address)).toEqual([]);
  });

  it('shows the API’s fault at the field that it names', async () => {
    const fault = { path: 'text', message: '', zh: '不能以此开头', en: 'must not begin so' };
    const refused = new Refusal(400, {
      code: 'invalid-body',
      zh: '内容有误。',
      en: 'Wrong.',
      errors: [fault],
    });
    answering(sending(() => refused));
    show(form());
    const field = await fill();
    await userEvent.click(await button());
    await screen.findByText('不能以此开头');
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      '不能以此开头',
    );
  });
});

describe('the preview', () => {
  it('is asked for once the form is complete, and says who stays liable and what the citizen reads', async () => {
    const sent = answering(sending(() => ({})));
    show(form());
    await screen.findByText('填好必填项后，这里显示办理后果。');
    await fill();
    await screen.findByText('住建局已报告进展。');
    await screen.findByText('仍由住建局 李工负责。');
    const asked = sent.filter(({ query }) => query.get('dryRun') === 'true');
    expect(asked.at(-1)?.body).toEqual({ text: typed });
    expect(asked.every(({ headers }) => headers.get('idempotency-key') === null)).toBe(true);
  });
});
