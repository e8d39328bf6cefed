import { timeLeft } from './format.js';
import { useLanguage, usePhrases } from './language.js';
import { uiPhrases } from './phrases.js';
import { useServerNow } from './server-time.js';

/** Time left until `until` (ISO 8601) by the platform's clock; says 已到期 when there is none. Not announced as it ticks. */
export function Countdown({ until }: { until: string }) {
  const { language } = useLanguage();
  const t = usePhrases(uiPhrases);
  const left = Date.parse(until) - useServerNow(1000);
  return <time dateTime={until} className="num">{timeLeft(left, language) ?? t.timeUp}</time>;
}
