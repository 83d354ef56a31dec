import { Alert, Typography } from 'antd';
import { useTexts } from '../app/language.tsx';
import { commandTexts } from './texts.ts';

interface ToldCodeProps {
  readonly code: string;
  readonly onClose: () => void;
}

/** The further code of a corrected telephone. It stays until its reader has read it aloud. */
export function ToldCode({ code, onClose }: ToldCodeProps) {
  const texts = useTexts(commandTexts);
  return (
    <Alert
      type="info"
      role="status"
      title={texts.newCode}
      description={<Typography.Text copyable={{ tooltips: false }}>{code}</Typography.Text>}
      closable={{ onClose, 'aria-label': texts.close }}
    />
  );
}
