import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { answered, api, isProblem, type Schemas } from '../app/api.ts';
import { useSaid, useTexts } from '../app/language.tsx';
import { signInTexts } from './texts.ts';

/** An account that owes a second factor enrols one here before it can do anything else. */
export function Enrol() {
  const texts = useTexts(signInTexts);
  const said = useSaid();
  const client = useQueryClient();
  const [begun, setBegun] = useState<Schemas['SecondFactor'] | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  const attempt = async (work: () => Promise<void>) => {
    setFault(null);
    await work().catch((error) => setFault(isProblem(error) ? said(error.said) : String(error)));
  };
  const begin = ({ password }: { password?: string }) =>
    attempt(async () => setBegun(await answered(api.POST('/v1/me/second-factor', { body: { password } }))));
  const confirm = ({ code }: { code: string }) =>
    attempt(async () => {
      const body = { code: code.trim(), as: 'cookie' } as const;
      await answered(api.POST('/v1/me/second-factor/confirm', { body }));
      await client.invalidateQueries();
    });

  const rules = [{ required: true, message: texts.required }];
  return (
    <section className="signin card">
      <h1>{texts.enrol}</h1>
      <p>{texts.owed}</p>
      {fault && <Alert type="error" title={fault} role="alert" />}
      {begun === null ? (
        <Form layout="vertical" requiredMark={false} onFinish={begin}>
          <Form.Item name="password" label={texts.password}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block>
            {texts.enrol}
          </Button>
        </Form>
      ) : (
        <Form layout="vertical" requiredMark={false} onFinish={confirm}>
          <p>{texts.enrolHow}</p>
          <p>
            {texts.secret}{' '}
            <Typography.Text copyable code>
              {begun.secret}
            </Typography.Text>
          </p>
          <p>
            {texts.backup}{' '}
            <Typography.Text copyable code>
              {begun.backupCodes.join(' ')}
            </Typography.Text>
          </p>
          <Form.Item name="code" label={texts.code} rules={rules}>
            <Input inputMode="numeric" autoComplete="one-time-code" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block>
            {texts.confirm}
          </Button>
        </Form>
      )}
    </section>
  );
}
