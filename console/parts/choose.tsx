import { Select, type SelectProps } from 'antd';
import type { KeyboardEvent } from 'react';

/**
 * The kit's select takes the marked choice when Tab leaves it. Somebody who works by keyboard would so choose a unit
 * without meaning to. Here Tab only leaves; Enter chooses.
 */
const leavesByTab = (event: KeyboardEvent): void => {
  if (event.key === 'Tab') event.stopPropagation();
};

export function Choose<Value>(props: SelectProps<Value>) {
  return <Select<Value> {...props} onInputKeyDown={leavesByTab} />;
}
