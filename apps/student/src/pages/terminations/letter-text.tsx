import type { TerminationView } from '@netsign/contracts';
import { terminationPhrases, usePhrases } from '@netsign/ui';

/** The letter both sides sign by, clause by clause as it is hashed. */
export function LetterText({ text }: { text: TerminationView['text'] }) {
  const { letter } = usePhrases(terminationPhrases);
  return (
    <section className="card">
      <h2>{letter}</h2>
      <dl className="facts" lang="zh-CN">{text.map(({ key, label, value }) => <div key={key}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
    </section>
  );
}
