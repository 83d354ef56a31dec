import { useEffect, useRef } from 'react';

type Handlers = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const typing = 'input, textarea, select, [contenteditable=true], [role=combobox], [role=dialog] *';
/** Enter on these is a click on them. */
const clicked = 'a, button, summary, [role=button], [role=tab]';

/**
 * Shortcuts of one key. They rest while somebody types, while an input method composes and in dialogs. `Ctrl+Enter`
 * and function keys also work while somebody types.
 */
export function useKeys(handlers: Handlers): void {
  const current = useRef(handlers);
  current.current = handlers;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229 || event.altKey || event.defaultPrevented) return;
      const name = event.ctrlKey || event.metaKey ? `Ctrl+${event.key}` : event.key;
      const handler = current.current[name] ?? current.current[name.toUpperCase()];
      if (!handler) return;
      const anywhere = name.startsWith('Ctrl+') || /^F\d+$/.test(event.key);
      if (!anywhere && event.target instanceof Element && event.target.closest(typing)) return;
      if (name === 'Enter' && event.target instanceof Element && event.target.closest(clicked)) return;
      event.preventDefault();
      handler(event);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}
