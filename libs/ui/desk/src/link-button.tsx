import type { MouseEvent, ReactNode } from 'react';
import { Button } from 'antd';
import { useHref, useNavigate } from 'react-router';

/** A link that looks like a button: it can be opened in a new tab, and stays inside the app otherwise. */
export function LinkButton({ to, primary = false, children }: { to: string; primary?: boolean; children: ReactNode }) {
  const href = useHref(to);
  const navigate = useNavigate();
  const go = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    void navigate(to);
  };
  return <Button type={primary ? 'primary' : 'default'} href={href} onClick={go}>{children}</Button>;
}
