import { patched, setDefaultSignalHandler, setHandler, workflowInfo } from '@temporalio/workflow';
import { allRules, commandNames, rules } from '../domain/index.ts';
import { carryOut, validate } from './apply.ts';
import type { CaseFile } from './case-file.ts';
import { arrived, isTooLarge, leftOut } from './message-trust.ts';
import {
  allCommandNames,
  type CommandAnswer,
  messageName,
  signals,
  stateQuery,
  unpublishedQuery,
  updates,
  versionQuery,
} from './messages.ts';

/**
 * Registers all handlers before the first await, because messages may arrive before the start. Returns a function
 * that is true when no client expects an answer in this task.
 */
export function listen(file: CaseFile): () => boolean {
  let answeredIn = -1;
  const answered = (answer: CommandAnswer): CommandAnswer => {
    answeredIn = workflowInfo().historyLength;
    return answer;
  };
  // A history from before this limit goes on as it began.
  const queue = (name: string, input: unknown) =>
    file.queue(
      isTooLarge(input) && patched('large-signals')
        ? leftOut(name, Date.now())
        : arrived(name, input, Date.now()),
    );
  // Registers the default handler first. Waiting signals are then queued in order of arrival, whatever their names.
  setDefaultSignalHandler((name, input) => queue(name, input));
  for (const name of allCommandNames) {
    const description = `${allRules[name].zh} ${allRules[name].does}`;
    setHandler(updates[name], (input) => answered(carryOut(file, name, input)), {
      description,
      validator: (input) => validate(file, name, input),
    });
  }
  for (const name of commandNames) {
    const description = `${rules[name].zh} ${rules[name].does}`;
    setHandler(signals[name], (input) => queue(messageName(name), input), { description });
  }
  setHandler(stateQuery, () => file.state, { description: '完整状态 The whole state' });
  setHandler(versionQuery, () => file.state.seq, {
    description: '最后一个事件的编号 Number of the last event',
  });
  setHandler(unpublishedQuery, () => file.unpublished, {
    description: '尚未投影的事件 Events not yet confirmed by the projection',
  });
  return () => answeredIn !== workflowInfo().historyLength;
}
