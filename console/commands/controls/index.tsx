import type { ComponentType } from 'react';
import type { ControlProps } from '../context.ts';
import { isListed } from '../labels.ts';
import type { Field, FieldKind } from '../shape.ts';
import { AttachmentsControl } from './attachments.tsx';
import { ChoiceControl, FlagControl, FlagOrControl } from './choice.tsx';
import { AppealControl, AreaControl, CategoryControl, ItemControl } from './county.tsx';
import { GroupControl, ListControl } from './group.tsx';
import { InstantControl } from './instant.tsx';
import { LimitControl } from './limit.tsx';
import { LocationControl } from './location.tsx';
import { OwnFilesControl } from './own-files.tsx';
import { PersonControl } from './person.tsx';
import { SerialControl } from './serial.tsx';
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
  'flag-or': FlagOrControl,
  number: NumberControl,
  choice: ChoiceControl,
  group: GroupControl,
  list: ListControl,
};

/** Fields that a name tells more of than their kind. */
const byName: Readonly<Record<string, ComponentType<ControlProps>>> = {
  means: MeansControl,
  contactMeans: MeansControl,
  area: AreaControl,
};

/** The control of a field. Each kind has one. */
export function controlOf(command: string, field: Field, path: string): ComponentType<ControlProps> {
  if (isListed(command, field.name)) return ChoiceControl;
  if (path.startsWith('parts.') && field.kind === 'attachments') return OwnFilesControl;
  if (command === 'record-call-back' && path === 'person') return SerialControl;
  const named = field.kind === 'line' ? byName[field.name] : undefined;
  return named ?? controls[field.kind];
}
