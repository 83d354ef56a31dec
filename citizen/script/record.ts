/** How long somebody may speak. */
const mostMs = 5 * 60 * 1000;
/** The forms that the county takes, the most common first. */
const forms = [
  { type: 'audio/mp4', ending: 'm4a' },
  { type: 'audio/ogg', ending: 'ogg' },
] as const;

interface Said {
  readonly record: string;
  readonly stop: string;
  readonly sound: string;
}

/** Records until the next press, and turns the button into a recorder for good. `done` gets each sound as a file. */
export async function record(
  button: HTMLButtonElement,
  said: Said,
  done: (file: File) => void,
): Promise<void> {
  const form = forms.find(({ type }) => MediaRecorder.isTypeSupported(type));
  const sound = form && (await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null));
  if (!form || !sound) {
    button.hidden = true;
    return;
  }
  const parts: Blob[] = [];
  const recorder = new MediaRecorder(sound, { mimeType: form.type });
  const stop = () => recorder.state === 'recording' && recorder.stop();
  const late = setTimeout(stop, mostMs);
  button.textContent = said.stop;
  button.addEventListener('click', stop, { once: true });
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  recorder.addEventListener('stop', () => {
    clearTimeout(late);
    for (const track of sound.getTracks()) track.stop();
    button.textContent = said.record;
    button.removeEventListener('click', stop);
    button.addEventListener('click', () => void record(button, said, done), { once: true });
    done(new File(parts, `${said.sound}.${form.ending}`, { type: form.type }));
  });
  recorder.start();
}
