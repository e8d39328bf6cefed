import { useEffect, useRef } from 'react';

/** Single keys as shortcuts; silent while something is typed, a dialog is open, or a modifier is held. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  useEffect(() => { latest.current = keys; });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isDialogOpen()) return;
      const act = latest.current[event.key.toLowerCase()];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => { removeEventListener('keydown', press); };
  }, []);
}

/** A dialog that was closed may stay in the page unseen; it must not keep the keys. */
const isDialogOpen = (): boolean => [...document.querySelectorAll('[role="dialog"]')].some(dialog => dialog.checkVisibility());

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"], [role="combobox"]') !== null;
