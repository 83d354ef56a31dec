import type { ComponentType } from 'react';
import type { ControlProps } from '../context.ts';
import { isListed } from '../labels.ts';
import type { Field, FieldKind } from '../shape.ts';
import { AttachmentsControl } from './attachments.tsx';
import { ChoiceControl, FlagControl } from './choice.tsx';
import { AppealControl, CategoryControl, ItemControl } from './county.tsx';
import { GroupControl, ListControl } from './group.tsx';
import { InstantControl } from './instant.tsx';
import { LimitControl } from './limit.tsx';
import { LocationControl } from './location.tsx';
import { PersonControl } from './person.tsx';
import { LineControl, LongTextControl, MeansControl, NumberControl } from './text.tsx';
import { UnitControl, UnitsControl } from './unit.tsx';

const controls: Readonly<Record<FieldKind, ComponentType<ControlProps>>> = {
  unit: UnitControl,
  units: UnitsControl,
  person: PersonControl,
  'catalogue-item': ItemControl,
  category: CategoryControl,
  appeal: AppealControl,
  instant: InstantControl,
  date: InstantControl,
  limit: LimitControl,
  'long-text': LongTextControl,
  line: LineControl,
  phone: LineControl,
  email: LineControl,
  attachments: AttachmentsControl,
  location: LocationControl,
  flag: FlagControl,
  number: NumberControl,
  choice: ChoiceControl,
  group: GroupControl,
  list: ListControl,
};

/** Lines that people mostly fill with one of a few words. */
const suggested = new Set(['means', 'contactMeans']);

/** The control of a field. Each kind has one. */
export function controlOf(command: string, field: Field): ComponentType<ControlProps> {
  if (isListed(command, field.name)) return ChoiceControl;
  if (field.kind === 'line' && suggested.has(field.name)) return MeansControl;
  return controls[field.kind];
}
