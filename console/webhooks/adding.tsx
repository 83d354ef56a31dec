import { Input, Modal } from 'antd';
import { useState } from 'react';
import { answered, api, isProblem } from '../app/api.ts';
import { useSaid, useTexts } from '../app/language.tsx';
import { useHookChange } from './changes.ts';
import { hookTexts } from './texts.ts';

interface AddingProps {
  readonly onClose: () => void;
  readonly onSecret: (secret: string) => void;
}

/** Asks for a name and an address. The API says what is wrong with them. */
export function Adding({ onClose, onSecret }: AddingProps) {
  const texts = useTexts(hookTexts);
  const said = useSaid();
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const adding = useHookChange((body: { readonly name: string; readonly url: string }) =>
    answered(api.POST('/v1/webhooks', { body: body as never })),
  );
  const add = () =>
    adding.mutate(
      { name: name.trim(), url: url.trim() },
      {
        onSuccess: ({ secret }) => {
          onClose();
          onSecret(secret);
        },
      },
    );
  return (
    <Modal
      open
      title={texts.add}
      okText={texts.add}
      cancelText={texts.cancel}
      okButtonProps={{ disabled: name.trim() === '' || url.trim() === '', loading: adding.isPending }}
      onOk={add}
      onCancel={onClose}
    >
      <p>
        <Input
          autoFocus
          aria-label={texts.name}
          placeholder={texts.name}
          maxLength={60}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </p>
      <p>
        <Input
          type="url"
          aria-label={texts.url}
          placeholder={texts.url}
          maxLength={500}
          value={url}
          onChange={({ target }) => setUrl(target.value)}
        />
      </p>
      {isProblem(adding.error) && <p role="alert">{said(adding.error.said)}</p>}
    </Modal>
  );
}
