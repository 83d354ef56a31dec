import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { answered, api, isProblem } from '../app/api.ts';
import { useSaid, useTexts } from '../app/language.tsx';
import { announceSession } from '../app/session.ts';
import { signInTexts } from './texts.ts';

interface SignInFormProps {
  /** The account whose session has expired. It stands in the form, and can be changed. */
  readonly account?: string;
  readonly onDone: (account: string) => void;
}

/** Password first, and the one-time code where the account owes one. */
export function SignInForm({ account, onDone }: SignInFormProps) {
  const texts = useTexts(signInTexts);
  const said = useSaid();
  const client = useQueryClient();
  const [challenge, setChallenge] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setFault(null);
    try {
      await work();
    } catch (error) {
      setFault(isProblem(error) ? said(error.said) : String(error));
    } finally {
      setBusy(false);
    }
  };
  const entered = async (signedIn: string | null) => {
    announceSession(signedIn);
    await client.invalidateQueries({ queryKey: ['me'] });
    onDone(signedIn ?? '');
  };
  const byPassword = (given: { account: string; password: string }) =>
    attempt(async () => {
      const body = { account: given.account.trim(), password: given.password, as: 'cookie' } as const;
      const answer = await answered(api.POST('/v1/sign-in', { body }));
      if (answer.type === 'signed-in') await entered(answer.account);
      else setChallenge(answer.challenge);
    });
  const byCode = ({ code }: { code: string }) =>
    attempt(async () => {
      const body = { code: code.trim(), challenge, as: 'cookie' } as const;
      const answer = await answered(api.POST('/v1/sign-in/second-factor', { body }));
      await entered(answer.account);
    });

  const rules = [{ required: true, message: texts.required }];
  const problem = fault ? <Alert type="error" title={fault} role="alert" /> : null;
  return challenge === null ? (
    <Form layout="vertical" requiredMark={false} onFinish={byPassword} initialValues={{ account }}>
      {problem}
      <Form.Item name="account" label={texts.account} rules={rules} extra={texts.accountHint}>
        <Input autoFocus={!account} autoComplete="username" spellCheck={false} />
      </Form.Item>
      <Form.Item name="password" label={texts.password} rules={rules}>
        <Input.Password autoFocus={Boolean(account)} autoComplete="current-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy} block size="large">
        {texts.signIn}
      </Button>
    </Form>
  ) : (
    <Form layout="vertical" requiredMark={false} onFinish={byCode}>
      {problem}
      <Form.Item name="code" label={texts.code} rules={rules} extra={texts.codeHint}>
        <Input autoFocus inputMode="numeric" autoComplete="one-time-code" />
      </Form.Item>
      <Space orientation="vertical" className="whole">
        <Button type="primary" htmlType="submit" loading={busy} block size="large">
          {texts.confirm}
        </Button>
        <Button type="link" onClick={() => setChallenge(null)}>
          {texts.back}
        </Button>
      </Space>
    </Form>
  );
}
