import { CalendarOutlined } from '@ant-design/icons';
import { Button, Calendar, Input, Popover, Space } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { shortInstant, weekdayOf } from '../../parts/instants.ts';
import { isEnd } from '../body.ts';
import { type ControlProps, useForm } from '../context.ts';
import { commandTexts } from '../texts.ts';
import { readInstant, typedNow } from '../typed-instant.ts';

/** An instant to type, with a calendar beside it and below it how the text is read. */
export function InstantControl({ field, id, value, change, describedBy, isWrong }: ControlProps) {
  const texts = useTexts(commandTexts);
  const { language } = useLanguage();
  const { reading } = useForm();
  const [isOpen, open] = useState(false);
  const text = typeof value === 'string' ? value : '';
  const ending = isEnd(field.name);
  const read = text === '' ? null : readInstant(text, { ...reading, isEnd: ending });
  const at = read && 'iso' in read ? read.iso : null;
  const shown = at ? `${shortInstant(at)} ${weekdayOf(at, language)}` : null;
  const choose = (day: string) => {
    const time = /\s(\S+)$/.exec(text)?.[1] ?? (ending ? '' : '09:00');
    change(`${day} ${time}`.trim());
    open(false);
  };
  return (
    <div className="instant-control">
      <Space.Compact block>
        <Input
          id={id}
          value={text}
          onChange={(event) => change(event.target.value)}
          placeholder={ending ? texts.endHint : texts.instantHint}
          autoComplete="off"
          aria-describedby={[describedBy, shown ? `${id}-read` : ''].filter(Boolean).join(' ') || undefined}
          aria-invalid={isWrong}
          status={isWrong ? 'error' : undefined}
        />
        {!ending && <Button onClick={() => change(typedNow(reading))}>{texts.now_}</Button>}
        <Popover
          trigger="click"
          open={isOpen}
          onOpenChange={open}
          placement="bottomRight"
          destroyOnHidden
          content={
            <div className="small-calendar">
              <Calendar
                fullscreen={false}
                defaultValue={dayjs(at?.slice(0, 10) ?? typedNow(reading).slice(0, 10))}
                onSelect={(day, { source }) => source === 'date' && choose(day.format('YYYY-MM-DD'))}
              />
            </div>
          }
        >
          <Button icon={<CalendarOutlined aria-hidden />} aria-label={texts.pick} />
        </Popover>
      </Space.Compact>
      {shown && (
        <span className="soft read" id={`${id}-read`}>
          {ending ? texts.ends(shown) : texts.means(shown)}
        </span>
      )}
    </div>
  );
}
