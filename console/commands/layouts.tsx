import type { ComponentType } from 'react';
import type { Appeal } from '../app/api.ts';
import type { Values } from './body.ts';
import type { FieldsProps } from './context.ts';
import { RulingSentence } from './ruling.tsx';

/** Commands whose form reads as more than fields one below the other. */
const layouts: Readonly<Record<string, ComponentType<FieldsProps>>> = { rule: RulingSentence };

export const layoutOf = (command: string): ComponentType<FieldsProps> | undefined => layouts[command];

/** The values with which a form begins, from its case. */
export function beginningOf(command: string, appeal: Appeal): Values | undefined {
  switch (command) {
    case 'dispatch':
      return appeal.proposedLead ? { lead: appeal.proposedLead } : undefined;
    case 'split':
      return { parts: [whole(appeal), { ...whole(appeal), title: '', description: '' }] };
    case 'merge':
      return proposed(appeal, 'may-merge', 'into');
    case 'confirm-repeat':
      return proposed(appeal, 'may-repeat', 'of');
    case 'order-sweep':
      return { category: appeal.category };
    default:
      return undefined;
  }
}

/** Each part begins with the words and the place of the whole. */
const whole = ({ title, description, category, area, location }: Appeal): Values => ({
  title,
  description,
  category,
  ...(area ? { area } : {}),
  ...(location ? { location } : {}),
});

function proposed(appeal: Appeal, kind: string, field: string): Values | undefined {
  const link = appeal.links.find((one) => one.kind === kind);
  return link ? { [field]: link.appeal } : undefined;
}
