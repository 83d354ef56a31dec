import { button, byId, loaded, say, sentences } from './dom.ts';
import { type Draft, dropDraft, findDraft, keepDraft } from './draft.ts';
import type { Kinds } from './photo.ts';
import { offerPlace, type Place } from './place.ts';
import { NoNetwork, RefusedFile, upload } from './upload.ts';

/** The page of a filing: a draft on the device, smaller photos, files in parts, and sending once the network is back. */

interface Said {
  readonly kept: boolean;
  readonly most: Kinds;
  readonly tooBig: string;
  readonly smaller: string;
  readonly offline: string;
  readonly draft: string;
  readonly drop: string;
  readonly sending: string;
  readonly uploading: string;
  readonly remove: string;
  readonly record: string;
  readonly stop: string;
  readonly sound: string;
}

const said = sentences<Said>();
const form = byId('filing', HTMLFormElement);
const input = byId('files', HTMLInputElement);
const list = byId('kept', HTMLUListElement);
let chosen: File[] = [];
let sending = false;
/** Photos that are still made smaller. The form waits for them. */
let choosing = Promise.resolve();

async function begin(form: HTMLFormElement, input: HTMLInputElement, said: Said): Promise<void> {
  const place = offerPlace(form);
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    input.value = '';
    choosing = choosing.then(() => choose(files, said));
  });
  offerVoice(said);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send(form, said);
  });
  if (!said.kept || !('indexedDB' in window)) return;
  form.addEventListener('change', () => void keep(form, said, false));
  // The server has answered. Whoever reads what is wrong decides when to send again.
  if (document.getElementById('problems')) await keep(form, said, false);
  if (await restored(form, said, place)) return;
  if ('serviceWorker' in navigator)
    await navigator.serviceWorker.register('/sw.js', { scope: '/file' }).catch(() => {});
}

/** A recorder, where the browser has one. WeChat's offers the phone's own by the file field. */
function offerVoice(said: Said): void {
  const button = byId('record', HTMLButtonElement);
  const has =
    'MediaRecorder' in window && navigator.mediaDevices && !/MicroMessenger/.test(navigator.userAgent);
  if (!button || !has) return;
  button.hidden = false;
  const begin = async () => {
    const { record } = await loaded<typeof import('./record.ts')>('record');
    await record(button, said, (file) => {
      choosing = choosing.then(() => choose([file], said));
    });
  };
  button.addEventListener('click', () => void begin(), { once: true });
}

/** Takes over what was chosen, so that several choices add up. A file that is too large is left out, and named. */
async function choose(files: readonly File[], said: Said): Promise<void> {
  const { mostOf, smaller } = await loaded<typeof import('./photo.ts')>('photo');
  const notes: string[] = [];
  for (const file of files) {
    const small = await smaller(file);
    const most = mostOf(small, said.most);
    if (small.size > most * 1024 * 1024) {
      notes.push(said.tooBig.replace('%', file.name).replace('0', String(most)));
      continue;
    }
    if (small !== file) notes.push(said.smaller);
    chosen.push(small);
  }
  say([...new Set(notes)].join(' '));
  showChosen(said);
  if (form) await keep(form, said, false);
}

function showChosen(said: Said): void {
  for (const old of list?.querySelectorAll('.chosen') ?? []) old.remove();
  for (const file of chosen) {
    const item = document.createElement('li');
    item.className = 'chosen';
    if (file.type.startsWith('image/')) {
      const image = document.createElement('img');
      image.src = URL.createObjectURL(file);
      image.alt = file.name;
      item.append(image);
    } else item.append(file.name);
    const remove = button(`${said.remove} ${file.name}`, () => {
      chosen = chosen.filter((other) => other !== file);
      showChosen(said);
    });
    item.append(remove);
    list?.append(item);
  }
}

const fieldsOf = (form: HTMLFormElement): Record<string, string> =>
  Object.fromEntries(
    [...new FormData(form)].filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string' && !['token', 'kept'].includes(pair[0]),
    ),
  );

async function keep(form: HTMLFormElement, said: Said, waiting: boolean): Promise<void> {
  if (!said.kept) return;
  const fields = fieldsOf(form);
  await keepDraft({ key: fields.key ?? '', fields, files: chosen, waiting, atMs: Date.now() }).catch(
    () => {},
  );
}

/** Puts a draft back into an empty form. One that waited for the network is sent at once. Returns whether it was sent. */
async function restored(form: HTMLFormElement, said: Said, place: Place): Promise<boolean> {
  const draft = await findDraft(Date.now()).catch(() => null);
  const title = byId('title', HTMLInputElement);
  if (!draft || !title || title.value !== '' || document.getElementById('problems')) return false;
  if (
    Object.values(draft.fields).every((text) => text === '' || text === draft.key) &&
    draft.files.length === 0
  )
    return false;
  fill(form, draft);
  place.show();
  showChosen(said);
  say(draft.waiting ? said.offline : said.draft, dropButton(said));
  if (!draft.waiting) return false;
  addEventListener('online', () => void send(form, said, true));
  if (!navigator.onLine) return false;
  return send(form, said, true);
}

function fill(form: HTMLFormElement, { fields, files }: Draft): void {
  for (const [name, value] of Object.entries(fields)) {
    const control = form.elements.namedItem(name);
    if (control instanceof RadioNodeList) control.value = value;
    else if (control instanceof HTMLInputElement && control.type === 'checkbox') control.checked = true;
    else if (control && 'value' in control) (control as HTMLInputElement).value = value;
  }
  chosen = [...files];
}

const dropButton = (said: Said): HTMLButtonElement =>
  button(said.drop, () => {
    void dropDraft().then(() => location.replace('/file'));
  });

/**
 * Sends the files, then the form. Without a network the draft waits on the device. `whole` files at once, because the
 * citizen has asked for that; otherwise the answers are shown once more.
 */
async function send(form: HTMLFormElement, said: Said, whole = false): Promise<boolean> {
  if (sending) return false;
  sending = true;
  await choosing;
  const key = fieldsOf(form).key ?? '';
  try {
    if (!navigator.onLine) throw new NoNetwork();
    for (const [index, file] of chosen.entries()) {
      const value = await upload(file, `${key}-${index}-${file.size}`, (percent) =>
        say(said.uploading.replace('%', file.name).replace('0', String(percent))),
      );
      hidden(form, 'kept', value);
    }
    say(said.sending);
    await freshToken(form);
    hidden(form, 'step', whole ? 'send' : 'check');
    form.submit();
    return true;
  } catch (error) {
    sending = false;
    for (const made of form.querySelectorAll('.made')) made.remove();
    if (error instanceof NoNetwork) await wait(form, said);
    else if (error instanceof RefusedFile) say(error.message);
    else throw error;
    return false;
  }
}

async function wait(form: HTMLFormElement, said: Said): Promise<void> {
  await keep(form, said, true);
  say(said.offline, dropButton(said));
  addEventListener('online', () => void send(form, said, true), { once: true });
}

/** A page out of the device's own store has an old token. The network's page has the present one. */
async function freshToken(form: HTMLFormElement): Promise<void> {
  const answer = await fetch('/file', { cache: 'no-store' }).catch(() => {
    throw new NoNetwork();
  });
  if (answer.status === 503) throw new NoNetwork();
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const token = page.querySelector<HTMLInputElement>('#filing input[name=token]')?.value;
  const own = form.elements.namedItem('token');
  if (token && own instanceof HTMLInputElement) own.value = token;
}

function hidden(form: HTMLFormElement, name: string, value: string): void {
  const field = document.createElement('input');
  field.type = 'hidden';
  field.className = 'made';
  field.name = name;
  field.value = value;
  form.append(field);
}

if (form && input && list && said) void begin(form, input, said);
