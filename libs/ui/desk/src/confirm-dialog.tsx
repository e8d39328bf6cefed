import type { ReactNode } from 'react';
import { Button, Modal } from 'antd';
import { ActNote, ProblemBanner, type ActState } from '@netsign/ui';

interface Props {
  readonly open: boolean;
  readonly title: string;
  /** One sentence: what will happen, to whom. */
  readonly essence: ReactNode;
  readonly children?: ReactNode;
  readonly confirm: string;
  readonly cancel: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly act: { readonly state: ActState; readonly busy: boolean; readonly problem: unknown };
  /** Names the places of a refusal for its summary. */
  readonly field?: (at: string) => { label: string; id?: string } | null;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before an act that binds: repeats the essence, shows how the act goes, stays open when it is refused. */
export function ConfirmDialog({ open, title, essence, children, confirm, cancel, danger = false, disabled = false, act, field, onConfirm, onCancel }: Props) {
  const close = () => { if (!act.busy) onCancel(); };
  return (
    <Modal open={open} title={title} onCancel={close} destroyOnHidden mask={{ closable: false }}
      footer={<>
        <Button onClick={close} disabled={act.busy}>{cancel}</Button>
        <Button type="primary" danger={danger} loading={act.busy} disabled={disabled} autoFocus={children === undefined} onClick={onConfirm}>{confirm}</Button>
      </>}>
      <div className="desk-stack">
        <div className="desk-essence">{essence}</div>
        {act.state === 'refused' && <ProblemBanner problem={act.problem} field={field} />}
        {children}
        <ActNote state={act.state} />
      </div>
    </Modal>
  );
}
