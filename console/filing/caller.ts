/** A telephone system opens `…/file#caller=138…`. What stands behind `#` reaches no server and no log. */
export function takeCaller(): string | null {
  const [, number] = /^#caller=([+\d\s-]{3,40})$/.exec(decodeURIComponent(window.location.hash)) ?? [];
  if (number === undefined) return null;
  history.replaceState(history.state, '', window.location.pathname);
  return number;
}
