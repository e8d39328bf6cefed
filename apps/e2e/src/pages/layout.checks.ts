/** What is wrong with a page: the rule it breaks, where, and how. */
export interface Fault { readonly rule: string; readonly element: string; readonly how: string }

/** Phrases that may not stand on a page, because they belong to the other language. */
export interface Asked { readonly width: number; readonly foreign: readonly string[]; readonly root: string }

/**
 * Runs in the page and reads what is drawn: nothing wider than the window, no text cut off or running out of its box, every part that
 * scrolls sideways named and reachable, no word that a person could not read. It is one function because the browser gets its text.
 */
export function layoutFaults({ width, foreign, root }: Asked): Fault[] {
  const faults: Fault[] = [];
  const styles = new Map<Element, CSSStyleDeclaration>();
  const styleOf = (element: Element) => {
    const known = styles.get(element) ?? getComputedStyle(element);
    styles.set(element, known);
    return known;
  };
  const nameOf = (element: Element): string => {
    const names = typeof element.className === 'string' ? element.className.split(/\s+/).filter((one) => one !== '' && !one.startsWith('css-')).slice(0, 2) : [];
    const parent = element.parentElement === null || element.parentElement === document.body ? '' : `${element.parentElement.tagName.toLowerCase()} > `;
    return `${parent}${[element.tagName.toLowerCase(), ...names].join('.')} “${(element.textContent ?? '').trim().slice(0, 24)}”`;
  };
  const add = (rule: string, element: Element, how: string) => { faults.push({ rule, element: nameOf(element), how }); };
  const scrolls = (way: string) => way === 'auto' || way === 'scroll';
  const cuts = (way: string) => way === 'hidden' || way === 'clip';
  const unseen = (element: Element) => {
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const box = at.getBoundingClientRect();
      const style = styleOf(at);
      if (style.position === 'absolute' && ((box.width <= 2 && box.height <= 2) || box.right < 0)) return true;
      if (at.getAttribute('aria-hidden') === 'true' && style.opacity === '0') return true;
    }
    return !element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };

  const wide = document.documentElement.scrollWidth;
  if (wide > width) faults.push({ rule: 'overflow', element: 'html', how: `${wide} px wide in a window of ${width} px` });

  const drawn = (element: Element) => {
    const style = styleOf(element);
    return (parseFloat(style.borderRightWidth) > 0 && style.borderRightStyle !== 'none') || !/rgba\(.*, 0\)|transparent/.test(style.backgroundColor);
  };
  const seen = (text: Text, own: Element) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const rect of range.getClientRects()) {
      if (rect.width === 0) continue;
      const slack = rect.height * 0.25;
      let [across, down, boxed] = [true, true, false];
      for (let at: Element | null = own; at !== null && at !== document.documentElement; at = at.parentElement) {
        const style = styleOf(at);
        const box = at.getBoundingClientRect();
        if (across && scrolls(style.overflowX)) across = false;
        if (down && scrolls(style.overflowY)) down = false;
        const inline = style.display === 'inline';
        if (across && !inline && cuts(style.overflowX) && (rect.right > box.right + 1.5 || rect.left < box.left - 1.5)) return add('clipped', own, `cut off at the side by ${nameOf(at)}`);
        if (down && !inline && cuts(style.overflowY) && (rect.bottom > box.bottom + slack || rect.top < box.top - slack)) return add('clipped', own, `cut off above or below by ${nameOf(at)}`);
        if (across && !inline && !boxed && drawn(at)) {
          boxed = true;
          if (rect.right > box.right + 1.5 || rect.left < box.left - 1.5) return add('spilled', own, `runs out of ${nameOf(at)}`);
        }
        if (style.position === 'fixed') break;
      }
      if (across && (rect.right > width + 1 || rect.left < -1)) return add('outside', own, `reaches from ${Math.round(rect.left)} to ${Math.round(rect.right)} px`);
    }
  };

  const forbidden = new Set(foreign);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const own = node.parentElement;
    const words = (node.textContent ?? '').trim();
    if (own === null || words === '' || own.closest('script, style, noscript, template') !== null || unseen(own)) continue;
    seen(node as Text, own);
    if (own.closest('code, kbd') !== null) continue;
    if (/\b(undefined|NaN|Invalid Date)\b|\[object |^null$/.test(words)) add('unreadable', own, words.slice(0, 60));
    if (/^[a-z]+(_[a-z]+)+$/.test(words) || /\b[A-Z]{2,}(_[A-Z]+)+\b/.test(words)) add('untranslated', own, words.slice(0, 60));
    const spoken = own.closest('[lang]')?.getAttribute('lang') ?? root;
    if (forbidden.has(words) && spoken.slice(0, 2) === root.slice(0, 2)) add('untranslated', own, words.slice(0, 60));
  }

  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    if (!scrolls(styleOf(element).overflowX) || element.scrollWidth <= element.clientWidth + 1 || unseen(element)) continue;
    const reached = element.tabIndex >= 0 || element.querySelector('a[href], button, input, select, textarea, [tabindex="0"]') !== null;
    if (!reached) add('scrolling', element, 'scrolls sideways and cannot be reached by keyboard');
    if (!element.hasAttribute('aria-label') && !element.hasAttribute('aria-labelledby')) add('scrolling', element, 'scrolls sideways and has no name');
  }
  return faults;
}
