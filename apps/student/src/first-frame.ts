import { firstLanguage, showKeptAppearance } from '@netsign/ui';
import { askAhead } from './ahead.js';
import { fourForbidden } from './i18n/four-forbidden.js';

/*
 * Runs from within the page, before any script has come (scripts/build.ts writes it there): colours and size as kept, the
 * first questions to the platform, and a first frame that is worth reading while one waits.
 */

const language = firstLanguage();
document.documentElement.lang = language;
showKeptAppearance();
askAhead(location.pathname, language);

/** As `FirstFrame` in `parts/answer.tsx` draws it, which takes over without a jump. */
const text = document.createElement('p');
text.textContent = fourForbidden[language];
const card = document.createElement('div');
card.className = 'card loading';
card.append(document.createElement('span'), text, document.createElement('span'));
const main = document.createElement('main');
main.className = 'first';
main.append(card);
document.getElementById('root')?.append(main);
