import { useEffect, useRef, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useT } from '../i18n/index.js';

interface Props { readonly title: string; readonly back?: string; readonly aside?: ReactNode; readonly children: ReactNode; readonly footer?: ReactNode }

let shownBefore = false;

/** One page: header with the one h1, content, and a footer that stays at the thumb. Takes the focus when it comes. */
export function Page({ title, back, aside, children, footer }: Props) {
  const t = useT();
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  useEffect(() => { document.title = `${title} · ${t.product}`; }, [title, t.product]);
  useEffect(() => {
    if (shownBefore) heading.current?.focus({ preventScroll: true });
    shownBefore = true;
    window.scrollTo(0, 0);
  }, [pathname]);
  return (
    <>
      <header className="top">
        {back !== undefined && <Link to={back} className="back" aria-label={t.back}>←</Link>}
        <h1 ref={heading} tabIndex={-1}>{title}</h1>
        {aside !== undefined && <span className="aside">{aside}</span>}
      </header>
      <main>{children}</main>
      {footer !== undefined && <footer className="thumb"><div>{footer}</div></footer>}
    </>
  );
}
