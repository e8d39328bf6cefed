import type { ReactNode } from 'react';
import { Table, type TableProps } from 'antd';

/** What is wider than the screen scrolls by itself, also by keyboard. */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  return <div className="scroll" role="region" aria-label={label} tabIndex={0}>{children}</div>;
}

/** A table of rows; lists are paged by the server, so that there are no page numbers unless asked for. */
export function DeskTable<T extends object>({ label, pagination = false, ...props }: TableProps<T> & { label: string }) {
  return <Scroll label={label}><Table<T> {...props} pagination={pagination} /></Scroll>;
}
