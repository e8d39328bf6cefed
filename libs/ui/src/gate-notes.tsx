import type { End } from '@netsign/contracts';
import { useLanguage, usePhrases } from './language.js';
import { uiPhrases } from './phrases.js';
import { codeSentence } from './problem.js';
import { casSignOutAddress, type SignInRefusal } from './sign-in.js';

/** Why somebody could not be signed in, and whom to ask. */
export function RefusalNote({ refusal: { code, contacts } }: { refusal: SignInRefusal }) {
  const { language } = useLanguage();
  const t = usePhrases(uiPhrases);
  return (
    <>
      <p>{codeSentence(code, language)}</p>
      {contacts.length > 0 && <><p>{t.ask}</p><ul className="banner-fields">{contacts.map(contact => <li key={contact}>{contact}</li>)}</ul></>}
    </>
  );
}

/** A session has ended under somebody's hands: what was typed is still there. */
export function EndedNote() {
  const { language } = useLanguage();
  return <div className="banner wait" role="alert"><strong aria-hidden="true">…</strong><p>{codeSentence('SESSION_ENDED', language)}</p></div>;
}

/** After signing out here: the CAS may still know the person, and would let the next one in under that name. */
export function LeftNote({ end }: { end: End }) {
  const t = usePhrases(uiPhrases);
  return (
    <>
      <p role="status">{t.left(t.cas[end])}</p>
      <p><a className="btn" href={casSignOutAddress(end)}>{t.leaveCas(t.cas[end])}</a></p>
    </>
  );
}
