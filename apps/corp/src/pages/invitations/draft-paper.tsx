import { findCode, positionCategories, type InvitationView, type Terms } from '@netsign/contracts';
import { format, useTitles } from '@netsign/ui';
import { AgreementPaper } from '@netsign/ui/desk';
import { useText } from '../../i18n/index.js';

const MONEY: readonly string[] = ['monthlyPay', 'probationPay', 'employerPenalty', 'graduatePenalty'];
const MONTHS: readonly string[] = ['contractMonths', 'probationMonths'];

/**
 * The agreement as it will read. Its wording comes from the platform, which composes it once every term is given; until then what
 * has been given stands here term by term, and what is missing is marked.
 */
export function DraftPaper({ view }: { view: InvitationView }) {
  const t = useText();
  const titles = useTitles();
  if (view.text.length > 0) return <AgreementPaper view={view} />;
  const valueOf = (key: keyof Terms): string => {
    const value = view.terms[key];
    if (key === 'contractMonths' && value === null) return t.editor.openEnded;
    if (key === 'positionCategory' && typeof value === 'string') return findCode(positionCategories, value)?.zh ?? value;
    if (typeof value === 'boolean') return value ? t.editor.yes : t.editor.no;
    if (typeof value === 'number') return MONEY.includes(key) ? format.money(value, 'zh-CN') : MONTHS.includes(key) ? `${value} ${t.editor.months}` : String(value);
    if (Array.isArray(value)) return (value as (keyof typeof titles.releaseGround)[]).map(ground => titles.releaseGround[ground]).join('、');
    return typeof value === 'string' ? value : '';
  };
  const shown = (Object.keys(titles.term) as (keyof Terms)[]).map(key => ({ key, label: titles.term[key], value: valueOf(key) })).filter(({ key, value }) => value !== '' || view.missing.includes(key));
  return <><p className="desk-quiet">{t.editor.paperLater}</p><AgreementPaper view={{ mode: view.mode, agreementNumber: null, text: shown }} /></>;
}
