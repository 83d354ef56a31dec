import { Button, Input, Modal } from 'antd';
import { useTexts } from '../app/language.tsx';
import { hookTexts } from './texts.ts';

/** Shows a secret this once. Only the button closes it, so that no stray click loses it. */
export function Secret({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  const texts = useTexts(hookTexts);
  return (
    <Modal
      open
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      title={texts.secretTitle}
      footer={
        <Button type="primary" onClick={onClose}>
          {texts.kept}
        </Button>
      }
    >
      <Input readOnly aria-label={texts.copied} value={secret} onFocus={({ target }) => target.select()} />
    </Modal>
  );
}
