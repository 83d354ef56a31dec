/** For every page: a form is sent once, however often somebody presses, and a filing that waits is not forgotten. */

const busy = new WeakSet<HTMLFormElement>();

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (event.defaultPrevented) return;
  if (busy.has(form)) event.preventDefault();
  busy.add(form);
});

// Whoever comes back by the browser's button may send again.
addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  for (const form of document.forms) busy.delete(form);
});

document.getElementById('problems')?.focus();

const waiting = document.getElementById('waiting');
try {
  if (waiting && localStorage.getItem('huiyin.waiting') === 'yes') waiting.hidden = false;
} catch {
  // A browser without storage keeps no draft either.
}
