import { useEffect } from 'react';

/** Paper has nothing to unfold: what is folded on the screen is printed open, and folded again afterwards. */
export function useOpenForPrint(): void {
  useEffect(() => {
    let opened: HTMLDetailsElement[] = [];
    const before = () => {
      opened = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
      for (const folded of opened) folded.open = true;
    };
    const after = () => { for (const folded of opened) folded.open = false; };
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
}
