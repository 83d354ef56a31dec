/**
 * Every command: who may give it at which of the representative cases, or in brackets why nobody may. Left out:
 * where it is nobody's, another stage's, or the case is closed. A new command needs its line here, read against
 * the design before it is believed; HUIYIN_PRINT_TABLE=1 prints what the rules say.
 */
export const expected: Record<string, Record<string, string>> = {
  answer: { '(consultation-only)': 'registered, town triage, merging', centre: 'consultation' },
  decline: { '(merging)': 'merging', centre: 'registered, consultation', 'centre eastCentre': 'town triage' },
  object: {
    '(nothing-declined)': 'rating, a group rates, a number rates',
    citizen: 'declined',
    '(objected-already)': 'objected to',
  },
  'decide-objection': {
    '(nothing-requested)': 'rating, declined, a group rates, a number rates',
    supervision: 'objected to',
  },
  correct: {
    centre: 'all -closed -town triage -merging -misconduct',
    'centre eastCentre': 'town triage',
    '(merging)': 'merging',
    discipline: 'misconduct',
  },
  'report-up': {
    '(no-centre-above)': 'registered, consultation, merging',
    'clerk centre eastCentre': 'town triage',
  },
  settle: { clerk: 'town triage' },
  dispatch: {
    'centre supervision': 'registered, consultation, merging',
    'centre eastCentre supervision': 'town triage',
  },
  redispatch: {
    centre: 'assigned, asked and pressed, listed',
    '(promised-already)': 'handling',
    '(on-hold)': 'on hold',
    '(awaits-leader)': 'raised, taken over',
    '(not-by-dispatch)': 'ruled',
    '(in-confidence)': 'misconduct',
  },
  'open-to-claims': { centre: 'registered, consultation, merging', 'centre eastCentre': 'town triage' },
  classify: {
    'centre supervision':
      'all -rating -closed -town triage -declined -objected to -a group rates -a number rates -merging -misconduct',
    'centre eastCentre supervision': 'town triage',
    '(merging)': 'merging',
    '(in-confidence)': 'misconduct',
  },
  claim: { 'housing water': 'pooled' },
  split: {
    centre: 'registered, consultation',
    supervision: 'assigned, handling, asked and pressed, on hold, raised, taken over, ruled, listed',
    'centre eastCentre': 'town triage',
    '(merging)': 'merging',
  },
  merge: {
    centre: 'registered, pooled, assigned, handling, consultation, asked and pressed, on hold, listed',
    leaderUrban: 'raised, taken over, ruled',
    'centre eastCentre': 'town triage',
    '(merging)': 'merging',
    '(in-confidence)': 'misconduct',
  },
  'confirm-repeat': {
    centre: 'all -closed -town triage -merging -misconduct',
    'centre eastCentre': 'town triage',
    '(merging)': 'merging',
    '(in-confidence)': 'misconduct',
  },
  accept: {
    'housing water': 'assigned',
    '(already-accepted)': 'handling, asked and pressed, on hold, raised, taken over, ruled, misconduct',
    housing: 'listed',
  },
  reassign: {
    housing:
      'assigned, handling, reviewing, asked and pressed, on hold, raised, taken over, ruled, reviewing, ruled, listed',
    '(unknown-person)': 'misconduct',
  },
  promise: {
    housing: 'handling, asked and pressed, on hold, raised, taken over, ruled',
    discipline: 'misconduct',
  },
  'report-progress': {
    'housing water': 'assigned, ruled',
    housing: 'handling, asked and pressed, on hold, raised, taken over, listed',
    discipline: 'misconduct',
  },
  'deny-ownership': {
    water: 'assigned',
    housing: 'handling, asked and pressed, on hold',
    '(awaits-leader)': 'raised, taken over',
    '(bound-by-ruling)': 'ruled',
    '(in-confidence)': 'misconduct',
    '(accept-first)': 'listed',
  },
  'request-redispatch': {
    '(redispatch-unasked)':
      'assigned, handling, asked and pressed, on hold, raised, taken over, ruled, listed',
    '(in-confidence)': 'misconduct',
  },
  'decide-redispatch': {
    '(nothing-requested)':
      'assigned, handling, asked and pressed, on hold, raised, taken over, ruled, misconduct, listed',
  },
  transfer: {
    housing: 'handling',
    '(request-pending)': 'asked and pressed',
    '(on-hold)': 'on hold',
    '(awaits-leader)': 'raised, taken over',
    '(bound-by-ruling)': 'ruled',
    '(in-confidence)': 'misconduct',
  },
  'accept-transfer': { water: 'asked and pressed' },
  'refuse-transfer': { water: 'asked and pressed' },
  'request-help': {
    housing: 'handling, on hold, raised, taken over',
    '(request-pending)': 'asked and pressed',
    '(helps-already)': 'ruled',
    '(in-confidence)': 'misconduct',
  },
  'answer-help': { transport: 'asked and pressed' },
  'finish-part': { water: 'assigned, ruled' },
  excuse: {
    'centre leaderUrban': 'assigned, ruled',
    '(not-a-helper)': 'handling, asked and pressed, on hold, raised, taken over, misconduct, listed',
  },
  'request-extension': {
    housing: 'handling, on hold',
    '(request-pending)': 'asked and pressed',
    '(awaits-leader)': 'raised, taken over',
    '(not-later)': 'ruled, misconduct',
  },
  'decide-extension': {
    '(nothing-requested)': 'handling, on hold, raised, taken over, ruled, misconduct',
    'centre supervision': 'asked and pressed',
  },
  'request-pause': {
    housing: 'handling, ruled',
    '(request-pending)': 'asked and pressed',
    '(paused-already)': 'on hold',
    '(awaits-leader)': 'raised, taken over',
    discipline: 'misconduct',
  },
  'decide-pause': {
    '(nothing-requested)': 'handling, on hold, raised, taken over, ruled, misconduct',
    'centre supervision': 'asked and pressed',
  },
  resume: {
    '(not-on-hold)': 'handling, asked and pressed, raised, taken over, ruled, misconduct',
    'centre housing supervision': 'on hold',
  },
  complete: {
    housing: 'handling, asked and pressed, on hold, raised, taken over',
    '(helpers-at-work)': 'ruled',
    discipline: 'misconduct',
  },
  approve: { 'centre supervision': 'reviewing', leaderUrban: 'reviewing, ruled' },
  return: { 'centre supervision': 'reviewing', leaderUrban: 'reviewing, ruled' },
  rate: {
    citizen: 'rating',
    '(declined-object-only)': 'declined, objected to',
    '(group-votes)': 'a group rates, a number rates',
  },
  vote: {
    '(not-a-group)': 'rating',
    '(declined-object-only)': 'declined, objected to',
    neighbour: 'a group rates',
    '(meeting-votes)': 'a number rates',
  },
  'record-call-back': {
    centre: 'all -closed -town triage -merging -misconduct',
    'centre eastCentre': 'town triage',
    discipline: 'misconduct',
    '(merging)': 'merging',
  },
  'record-ballot': {
    '(not-a-group)': 'rating',
    '(declined-object-only)': 'declined, objected to',
    '(people-vote)': 'a group rates',
    centre: 'a number rates',
  },
  supplement: {
    citizen: 'all -closed -a group rates -merging',
    'citizen neighbour': 'a group rates',
    '(merging)': 'merging',
  },
  urge: {
    'citizen centre supervision':
      'registered, pooled, assigned, handling, consultation, on hold, raised, taken over, ruled, listed',
    '(merging)': 'merging',
    'citizen centre eastCentre supervision': 'town triage',
    '(urge-open)': 'asked and pressed',
    'citizen discipline': 'misconduct',
  },
  withdraw: {
    citizen: 'all -closed -asked and pressed -a group rates -merging',
    '(merging)': 'merging',
    '(request-pending)': 'asked and pressed',
    neighbour: 'a group rates',
  },
  escalate: {
    'centre supervision': 'all -closed -town triage -raised -taken over -merging -misconduct',
    '(merging)': 'merging',
    'centre eastCentre supervision': 'town triage',
    '(escalated-already)': 'raised, taken over',
    '(in-confidence)': 'misconduct',
  },
  'take-over': {
    leaderUrban: 'all -closed -taken over -merging -misconduct',
    '(taken-over-already)': 'taken over',
    '(merging)': 'merging',
  },
  convene: { '(take-over-first)': 'all -closed -taken over -misconduct', leaderUrban: 'taken over' },
  rule: { leaderUrban: 'all -closed -merging -misconduct', '(merging)': 'merging' },
  'order-sweep': {
    '(take-over-first)':
      'all -registered -pooled -closed -consultation -town triage -taken over -ruled -reviewing, ruled -merging -misconduct',
    leaderUrban: 'taken over, ruled, reviewing, ruled',
  },
  supervise: { supervision: 'all -closed -misconduct' },
  'reply-order': { '(no-order-open)': 'all -closed -asked and pressed', housing: 'asked and pressed' },
  'put-on-conference': {
    supervision: 'all -closed -misconduct -listed',
    '(on-conference-already)': 'listed',
  },
  'record-resolution': { '(not-on-conference)': 'all -closed -misconduct -listed', supervision: 'listed' },
  'record-sanction': { 'supervision discipline': 'all -closed -misconduct', discipline: 'misconduct' },
  reply: {
    '(confidential-only)':
      'handling, rating, asked and pressed, on hold, raised, taken over, ruled, declined, objected to, a group rates, a number rates',
    discipline: 'misconduct',
  },
  absorb: {
    system: 'all -closed -declined -objected to -merging -misconduct',
    '(declined-object-only)': 'declined, objected to',
    '(merging)': 'merging',
    '(in-confidence)': 'misconduct',
  },
  'settle-effect': { '(unknown-effect)': 'all -merging', system: 'merging' },
  'adopt-county': { '(nothing-changed)': 'all -closed' },
  'note-people': { '(nobody-changed)': 'all -closed' },
};
