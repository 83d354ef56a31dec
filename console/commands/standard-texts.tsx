import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { answered, api } from '../app/api.ts';
import { useTexts } from '../app/language.tsx';
import { commandTexts } from './texts.ts';

interface StandardTextsProps {
  /** A command, or `filing`. */
  readonly use: string;
  readonly onChoose: (text: string) => void;
}

/** The unit's standard texts that suit this use. One that is chosen goes behind what is typed. */
export function StandardTexts({ use: wanted, onChoose }: StandardTextsProps) {
  const words = useTexts(commandTexts);
  const { data } = useQuery({
    queryKey: ['texts'],
    queryFn: () => answered(api.GET('/v1/texts')),
    staleTime: 300_000,
  });
  const texts = (data?.items ?? []).filter(({ use }) => use === null || use === wanted);
  if (texts.length === 0) return null;
  const items = texts.map(({ id, title, text }) => ({
    key: id,
    label: title,
    onClick: () => onChoose(text),
  }));
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="link" size="small">
        {words.standard}
      </Button>
    </Dropdown>
  );
}
