import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useT } from '../i18n/index.js';

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** While an act is under way the sheet cannot be put away by accident. */
  readonly locked?: boolean;
  readonly children: ReactNode;
}

/** A sheet from below (a dialog on wide screens) on the native element: it keeps the focus, closes by Esc, gives the focus back; to the page's title where the act has taken its opener away. */
export function Sheet({ open, onClose, title, locked = false, children }: Props) {
  const t = useT();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current!;
    if (open && !element.open) element.showModal();
    if (open || !element.open) return;
    element.close();
    if (document.activeElement === document.body) document.querySelector('h1')?.focus({ preventScroll: true });
  }, [open]);
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby={id} onCancel={event => { if (locked) event.preventDefault(); }} onClose={onClose}>
      <div className="sheet-head">
        <h2 id={id} tabIndex={-1}>{title}</h2>
        <button type="button" className="close" aria-label={t.close} disabled={locked} onClick={onClose}>×</button>
      </div>
      {open && children}
    </dialog>
  );
}
