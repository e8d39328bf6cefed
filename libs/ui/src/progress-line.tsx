import type { Step } from '@netsign/contracts';
import { moment, span } from './format.js';
import { useLanguage, usePhrases, useTitles } from './language.js';
import { uiPhrases } from './phrases.js';

interface Props {
  readonly steps: readonly Step[];
  /** What a step is called for this reader: by its state, and by whether it is done, now or still to come. */
  readonly title: (step: Step) => string;
  /** The reader's own role: his step reads 在你这里. */
  readonly reader: string;
  readonly overdue?: boolean;
  /** What the owner of a step is called where the reader knows it by name: 计算机学院 instead of 院系. */
  readonly names?: Readonly<Partial<Record<string, string>>>;
}

/** Ends that are no success: done, but not well. */
const overs: ReadonlySet<string> = new Set(['refused', 'expired', 'withdrawn', 'discarded', 'taken_back', 'failed', 'ended', 'rejected']);
const markOf = (step: Step, index: number): string | number => (overs.has(step.state) ? '–' : step.mark === 'done' ? '✓' : index + 1);

/** The states a case goes through, who has it now and until when. State is word, mark and colour. */
export function ProgressLine({ steps, title, reader, overdue = false, names = {} }: Props) {
  const { language } = useLanguage();
  const t = usePhrases(uiPhrases);
  const roles: Record<string, string | undefined> = { ...useTitles().role, ...names };
  const usualOf = ({ usual }: Step): string => {
    if (usual === null) return '';
    const [half, most] = [span(usual.p50, language), span(usual.p90, language)];
    return t.usually(half, half === most ? null : most);
  };
  const note = (step: Step, index: number): string => {
    if (step.mark === 'done') {
      // `at` is when a state was entered; people ask when a step was over, which is when the next one began.
      const over = steps[index + 1]?.at ?? step.at;
      return over === null ? '' : moment(over, language);
    }
    const owner = step.owner === null ? '' : step.owner === reader ? t.withYou : step.mark === 'now' ? t.withRole(roles[step.owner] ?? step.owner) : roles[step.owner] ?? '';
    const until = step.mark === 'now' && step.until !== null ? t.until(moment(step.until, language)) : '';
    return [owner, until, usualOf(step), step.mark === 'now' && overdue ? t.overdue : ''].filter(text => text !== '').join(' · ');
  };
  return (
    <ol className="line">
      {steps.map((step, index) => (
        <li key={step.state} className={overs.has(step.state) ? 'over' : step.mark} data-mark={markOf(step, index)} aria-current={step.mark === 'now' ? 'step' : undefined}>
          {title(step)}<span className="unseen"> {t.stepMark[step.mark]}</span>
          <br /><small className="num">{note(step, index)}</small>
        </li>
      ))}
    </ol>
  );
}
