import { byId } from './dom.ts';

/**
 * A link of a message has the code behind the #. It goes out of the address at once, so that neither the history nor
 * somebody beside the phone reads it, and opens the case by the form.
 */
const code = decodeURIComponent(location.hash.slice(1));
const form = byId('open', HTMLFormElement);
if (code !== '' && form) {
  history.replaceState(null, '', location.pathname);
  const field = byId('code', HTMLInputElement);
  if (field && /^[\w-]{10,40}$/.test(code)) {
    field.value = code;
    form.requestSubmit ? form.requestSubmit() : form.submit();
  }
}
